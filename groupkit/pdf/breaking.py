"""Breaks plain text of one type into lines: the same lines as the press breaks, in a part of its time."""

import re
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any

from reportlab import platypus
from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus.paragraph import cleanBlockQuotedText

# what has to be parsed: markup, more than one line, words that may be parted, nothing but white
_PARSED = re.compile(r"[<&\n\u00ad]|^\s*$")
_SPACES = re.compile("[^\\S\N{NO-BREAK SPACE}]+")
# what of a style the press needs to see to itself
_special = attrgetter(
    "wordWrap", "shaping", "hyphenationLang", "uriWasteReduce", "embeddedHyphenation", "endDots",
    "textTransform", "backColor", "borderWidth", "borderColor", "firstLineIndent",
)  # fmt: skip
Line = tuple[float, list[str]]
"""What is left of the room beside a line, in points, and its words."""


def piece(text: str, style: ParagraphStyle) -> Any:  # noqa: ANN401  reportlab's own
    """Return what the press reads in a text, as if it were parsed; nothing where it has to be, or is not plain."""
    if _PARSED.search(text) or not usual(style):
        return None
    return _piece(style.fontName, style.fontSize, style.textColor).clone(text=cleanBlockQuotedText(text))


def usual(style: ParagraphStyle) -> bool:
    """Return whether a style has nothing that the press needs to see to itself."""
    plain = not any(_special(style)) and style.alignment != TA_JUSTIFY
    return plain and not getattr(style, "bulletText", None)


@lru_cache(maxsize=4096)
def broken(text: str, font: str, size: float, room: float, shrinkage: float) -> tuple[Line, ...]:
    """Return the lines of a text; none where a word has to be parted, which is left to the press."""
    space = _wide(" ", font, size)
    made: list[Line] = []
    words: list[str] = []
    taken = -space
    for word in _words(text):
        wide = _wide(word, font, size)
        wider = taken + space + wide
        if wider <= room + shrinkage * space * len(words):
            words.append(word)
            taken = wider
        elif wide > room or not words:
            return ()
        else:
            made.append((room - taken, words))
            words, taken = [word], wide
    return (*made, (room - taken, words))


def _words(text: str) -> list[str]:
    """Return the words of a text; a space that does not break holds two together."""
    return _SPACES.split(text) if "\N{NO-BREAK SPACE}" in text else text.split()


@lru_cache(maxsize=8192)
def _wide(word: str, font: str, size: float) -> float:
    return float(pdfmetrics.stringWidth(word, font, size))


@cache
def _piece(font: str, size: float, colour: Color) -> Any:  # noqa: ANN401  reportlab's own
    """Return what the press makes of a text without markup in one type."""
    style = ParagraphStyle("plain", fontName=font, fontSize=size, textColor=colour)
    return platypus.Paragraph("x", style).frags[0]
