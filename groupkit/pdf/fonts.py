"""The letters on paper: registers the fonts, and turns people's own text into safe marked-up text."""

import unicodedata
from functools import cache
from itertools import groupby
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from groupkit.resources import folder

REGULAR, SEMIBOLD, BOLD = "Atkinson", "Atkinson-SemiBold", "Atkinson-Bold"
_ARABIC, _ARABIC_BOLD = "Vazirmatn", "Vazirmatn-Bold"
_FILES = {
    REGULAR: "AtkinsonHyperlegibleNext-Regular.ttf",
    SEMIBOLD: "AtkinsonHyperlegibleNext-SemiBold.ttf",
    BOLD: "AtkinsonHyperlegibleNext-Bold.ttf",
    _ARABIC: "Vazirmatn-Regular.ttf",
    _ARABIC_BOLD: "Vazirmatn-Bold.ttf",
}
_SECOND = {REGULAR: _ARABIC, SEMIBOLD: _ARABIC_BOLD, BOLD: _ARABIC_BOLD}
_UNKNOWN = "?"


@cache
def letters(font: str) -> frozenset[str]:
    """Register a font with the press when first asked for, and return the letters it can draw."""
    face = TTFont(font, str(folder("look") / "fonts" / _FILES[font]))
    pdfmetrics.registerFont(face)
    return frozenset(map(chr, face.face.charToGlyph))


def register() -> None:
    """Register every font of the house, once."""
    for font in _FILES:
        letters(font)


def marked(text: str, font: str = REGULAR) -> str:
    """Return text as markup for a paragraph: nothing a person typed is read as markup.

    A letter the font lacks is drawn by the second font, or as a question mark; a new line is kept.
    """
    lines = _tidy(text).split("\n")
    return "<br/>".join(_line(line, font) for line in lines)


def plain(text: str, font: str = REGULAR) -> str:
    """Return text as one line that the font can draw by itself."""
    return "".join(letter if letter in letters(font) else _UNKNOWN for letter in _tidy(text).replace("\n", " "))


def width(text: str, font: str, size: float) -> float:
    """Return how wide a line of text is, in points."""
    return float(pdfmetrics.stringWidth(plain(text, font), font, size))


def _line(line: str, font: str) -> str:
    pieces = []
    for name, run in groupby(line, key=lambda letter: _drawn_by(letter, font)):
        words = "".join(run)
        if name == font:
            pieces.append(escape(words))
        elif name is None:
            pieces.append(_UNKNOWN * len(words))
        else:
            pieces.append(f'<font name="{name}">{escape(words)}</font>')
    return "".join(pieces)


def _drawn_by(letter: str, font: str) -> str | None:
    second = _SECOND[font]
    if letter in letters(font):
        return font
    return second if letter in letters(second) else None


def _tidy(text: str) -> str:
    """Compose accents, turn odd spaces into plain ones, and drop marks that draw nothing."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(_seen(letter) for letter in composed)


def _seen(letter: str) -> str:
    kind = unicodedata.category(letter)
    if letter == "\n":
        return letter
    if kind in {"Zs", "Zl", "Zp"} or letter == "\t":
        return "\N{NO-BREAK SPACE}" if letter in "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}" else " "
    variation = "\N{VARIATION SELECTOR-1}" <= letter <= "\N{VARIATION SELECTOR-16}"
    return "" if variation or kind in {"Cc", "Cf", "Cs", "Cn"} else letter
