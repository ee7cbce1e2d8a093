"""The letters on paper: registers the fonts, and turns people's own text into safe marked-up text."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics

from groupkit.pdf import lines
from groupkit.pdf.faces import Face
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
# letters that run to the left or join, and marks that stand on the letter before
_WOVEN = re.compile(
    "[\u0300-\u036f\u0590-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufb1d-\ufdff\ufe20-\ufe2f\ufe70-\ufefe]"
)
# all that may have to be tidied: what is neither a plain space nor drawn in the scripts that have no joins
_ODD = re.compile("[^\n -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u20a0-\u20bf]")
_READY_MADE = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_JOINING = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_KEPT = _JOINING + lines.UNSEEN


@cache
def face(font: str) -> Face:
    """Register a font of the house with the press when first asked for, and return it."""
    made = Face(font, str(folder("look") / "fonts" / _FILES[font]))
    pdfmetrics.registerFont(made)
    return made


@cache
def letters(font: str) -> frozenset[str]:
    """Return the letters a font can draw."""
    # letters of our own, added later for glyphs, are not letters anybody can type
    return frozenset(map(chr, face(font).face.charToGlyph))


def register() -> None:
    """Register every font of the house, once."""
    for font in _FILES:
        letters(font)


def woven(text: str) -> bool:
    """Return whether a text has letters that join or run to the left, or marks that stand on others."""
    return not text.isascii() and _WOVEN.search(unicodedata.normalize("NFC", text)) is not None


def marked(text: str, font: str = REGULAR) -> str:
    """Return text as markup for a paragraph: nothing a person typed is read as markup.

    A letter the font lacks is drawn by the second font, or as a question mark; a new line is kept.
    """
    return "<br/>".join(_line(line, font) for line in _tidy(text).split("\n"))


def plain(text: str, font: str = REGULAR) -> str:
    """Return text as one line that the font can draw by itself."""
    line = _tidy(text).replace("\n", " ")
    known = letters(font)
    return line if known.issuperset(line) else "".join(letter if letter in known else _UNKNOWN for letter in line)


def named(text: str, font: str = REGULAR) -> str:
    """Return text as one line for a list of contents, where letters of every font of the house can stand."""
    return "".join(letter for letter, _ in _spelled(text, font)) if woven(text) else plain(text, font)


def one_line(text: str, font: str = REGULAR, *, rtl: bool = False) -> lines.Line:
    """Return a text of any script as one line; `rtl` is how the paper is read, for a text with both directions."""
    pairs = _spelled(text, font)
    words = "".join(letter for letter, _ in pairs)
    return lines.pieces(words, [name for _, name in pairs], rtl=lines.runs_left(words, rtl=rtl))


def width(text: str, font: str, size: float) -> float:
    """Return how wide a line of text is, in points."""
    if woven(text):
        return lines.width(one_line(text, font)) * size / 1000
    return float(pdfmetrics.stringWidth(plain(text, font), font, size))


def _spelled(text: str, font: str) -> list[tuple[str, str]]:
    """Return the letters of one line, each with the font that draws it."""
    line = _tidy(text).replace("\n", " ")
    return [(letter, name) if name else (_UNKNOWN, font) for letter, name in _drawn(line, font)]


def _line(line: str, font: str) -> str:
    if letters(font).issuperset(line):
        return escape(line)
    pieces = []
    for name, run in groupby(_drawn(line, font), key=lambda pair: pair[1]):
        words = "".join(letter for letter, _ in run)
        if name == font:
            pieces.append(escape(words))
        elif name is None:
            pieces.append(_UNKNOWN * len(words))
        else:
            pieces.append(f'<font name="{name}">{escape(words)}</font>')
    return "".join(pieces)


def _drawn(line: str, font: str) -> Iterator[tuple[str, str | None]]:
    """Yield each letter with its font; what joins or stands on a letter goes with that letter."""
    before: str | None = font
    for letter in line:
        follows = letter in lines.UNSEEN or (before and letter in letters(before) and _clings(letter))
        before = before if follows else _drawn_by(letter, font)
        yield letter, before


def _clings(letter: str) -> bool:
    return letter in _JOINING or unicodedata.category(letter) == "Mn"


def _drawn_by(letter: str, font: str) -> str | None:
    second = _SECOND[font]
    if letter in letters(font):
        return font
    return second if letter in letters(second) else None


def _tidy(text: str) -> str:
    """Compose accents, turn odd spaces into plain ones, and drop marks that draw nothing.

    Where letters join, the marks that join and part them stay, and ready-made joined forms become letters.
    """
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if composed.isascii() or not _WOVEN.search(composed):
        return _ODD.sub(lambda found: _seen(found[0]), composed)
    spread = _READY_MADE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), composed)
    return "".join(letter if letter in _KEPT else _seen(letter) for letter in spread)


def _seen(letter: str) -> str:
    kind = unicodedata.category(letter)
    if letter == "\n":
        return letter
    if kind in {"Zs", "Zl", "Zp"} or letter == "\t":
        return "\N{NO-BREAK SPACE}" if letter in "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}" else " "
    variation = "\N{VARIATION SELECTOR-1}" <= letter <= "\N{VARIATION SELECTOR-16}"
    return "" if variation or kind in {"Cc", "Cf", "Cs", "Cn"} else letter
