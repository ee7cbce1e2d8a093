"""Paragraphs in any script: plain Latin text is set by the press itself, any other as lines of our own."""

from collections.abc import Iterator
from copy import copy
from itertools import groupby
from typing import Any

from reportlab import platypus
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics

from groupkit.pdf import lines
from groupkit.pdf.breaking import broken, piece
from groupkit.pdf.fonts import woven

_THOUSAND = 1000
_FULL = -1e-8
# the fewest lines of a paragraph that stand alone at the foot or the head of a page
_FEWEST = 2


class Paragraph(platypus.Paragraph):
    """A paragraph; its style says by `rtl` how the paper around it is read.

    A text that runs to the left begins at the right of a paper read so. On any other paper it does where it
    takes more than one line; a single line keeps to the side of the paper, beside its box or number.
    """

    def __init__(self, text: str | None, style: ParagraphStyle, **parsed: Any) -> None:  # noqa: ANN401  reportlab's
        plain = piece(text, style) if text and not parsed else None
        parsed |= {"frags": [plain]} if plain else {}
        super().__init__(text, style, **parsed)  # type: ignore[arg-type]  # None where it comes parsed
        self._texts: list[lines.Line] = []
        self._lines: list[lines.Line] = []
        self._left = False
        if text is not None and woven(text):
            self._texts = list(self._read())
        self._plain = None if self._texts else plain

    def wrap(self, wide: float, high: float) -> tuple[float, float]:
        """Return the room the paragraph takes."""
        if self._plain and self._break(self._plain, wide):
            return wide, self.height
        if not self._texts:
            room: tuple[float, float] = super().wrap(wide, high)
            return room
        self.width, inner = wide, max(self._inner(wide), self.style.fontSize)
        share = inner * _THOUSAND / self.style.fontSize
        self._lines = [line for text in self._texts for line in lines.broken(text, share)]
        self.height = len(self._lines) * self.style.leading
        return self.width, self.height

    def minWidth(self) -> float:  # noqa: N802  reportlab's own name
        """Return the width of the longest word, in points."""
        if not self._texts:
            return super().minWidth()
        widest = max((piece.run.width for text in self._texts for piece in text), default=0)
        return widest * self.style.fontSize / _THOUSAND

    def split(self, wide: float, high: float) -> list[Any]:
        """Return the part that fits a height, and the rest."""
        if not self._texts:
            return list(super().split(wide, high))
        if not self._lines:
            self.wrap(wide, high)
        fit, count = int((high + 0.001) / self.style.leading), len(self._lines)
        if fit >= count:
            return [self]
        fit = min(fit, count - _FEWEST)
        return [self._part(0, fit), self._part(fit, count)] if fit >= _FEWEST else []

    def draw(self) -> None:
        """Draw the paragraph."""
        if self._even():
            self.canv.setFillColor(self.style.textColor)
            self._write(self.canv, 0, 0)
            return
        if not self._texts:
            super().draw()
            return
        style = self.style
        ascent, _descent = pdfmetrics.getAscentDescent(style.fontName, style.fontSize)
        y, inner = self.height - ascent, self._inner(self.width)
        for line in self._lines:
            rest = inner - lines.width(line) * style.fontSize / _THOUSAND
            lines.draw(self.canv, line, style.leftIndent + rest * self._share(), y, style.fontSize)
            y -= style.leading

    def _break(self, plain: Any, wide: float) -> bool:  # noqa: ANN401  reportlab's own
        """Break a plain text into lines; return whether that could be done here."""
        style, inner = self.style, self._inner(wide)
        lines = broken(plain.text, style.fontName, style.fontSize, inner, style.spaceShrinkage)
        if lines:
            self.width, self.height = wide, len(lines) * style.leading
            ascent, descent = pdfmetrics.getAscentDescent(style.fontName, style.fontSize)
            self._wrapWidths = [inner, inner]
            self.blPara = plain.clone(kind=0, lines=list(lines), ascent=ascent, descent=descent)
        return bool(lines)

    def put(self, canvas: Any, x: float, y: float) -> None:  # noqa: ANN401  reportlab's canvas
        """Draw the paragraph at a place as `drawOn` does, but plain text in the ink the canvas has."""
        if self._even():
            self._write(canvas, x, y)
        else:
            self.drawOn(canvas, x, y)

    def _write(self, canvas: Any, x: float, y: float) -> None:  # noqa: ANN401  reportlab's canvas
        """Draw the lines of a plain text."""
        style, share = self.style, self._share()
        left, top = x + style.leftIndent, y + self.height - style.fontSize
        pen = canvas.beginText(left, top)
        pen.setFont(style.fontName, style.fontSize, style.leading)
        for at, (rest, words) in enumerate(self.blPara.lines):
            if share:
                pen.setTextOrigin(left + rest * share, top - at * style.leading)
            pen.textLine(" ".join(words))
        canvas.drawText(pen)

    def _even(self) -> bool:
        """Return whether a plain text is broken, and no line is so full that its spaces have to be narrower."""
        return self._plain is not None and all(rest > _FULL for rest, _words in self.blPara.lines)

    def _share(self) -> float:
        """Return how much of the room beside a line stands at its left."""
        if self.style.alignment == TA_CENTER:
            return 0.5
        right = self.style.alignment == TA_RIGHT or (self._left and len(self._lines) > 1)
        return 1.0 if right else 0.0

    def _inner(self, wide: float) -> float:
        return wide - self.style.leftIndent - self.style.rightIndent

    def _part(self, first: int, last: int) -> "Paragraph":
        part = copy(self)
        # a part is not put off to the next page because the whole was
        part.__dict__.pop("_postponed", None)
        part._texts = self._lines[first:last]  # noqa: SLF001  of this very class
        part.wrap(self.width, 0)
        return part

    def _read(self) -> Iterator[lines.Line]:
        """Yield the text between two new lines, with the font of each letter."""
        rtl = getattr(self.style, "rtl", False)
        for new, frags in groupby(self.frags, key=lambda frag: bool(getattr(frag, "lineBreak", False))):
            if new:
                yield from ((),) * (len(list(frags)) - 1)
                continue
            pairs = _single_spaced([(letter, frag.fontName) for frag in frags for letter in frag.text])
            text = "".join(letter for letter, _ in pairs)
            left = lines.runs_left(text, rtl=rtl)
            self._left = self._left or left
            yield lines.pieces(text, [font for _, font in pairs], rtl=left)


def _single_spaced(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return letters without the spaces that follow another."""
    before = [" ", *(letter for letter, _ in pairs)]
    return [pair for pair, last in zip(pairs, before, strict=False) if pair[0] != " " or last != " "]
