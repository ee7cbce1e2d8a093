"""The pieces papers of service are made of: lists with dots, lines to write on, slips to cut, pages that fit."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepInFrame, Table, TableStyle

from groupkit.core.leaflets import BLANK
from groupkit.core.roles import Role
from groupkit.i18n import Catalogue
from groupkit.pdf.fonts import marked, width
from groupkit.pdf.marks import CheckBox
from groupkit.pdf.paper import Leaf, Paper, text
from groupkit.pdf.paragraphs import Paragraph

LARGE = 1.25
_MOST_LABEL = 0.55
_DOT = 0.9
_BOX, _BESIDE_BOX = 0.95, 1.7
_WRITING = 1.9
_EDGE = 6.0
Story = Sequence[Flowable]


def bullets(leaf: Leaf, items: Iterable[str], wide: float, style: str = "body") -> Flowable:
    """Return a list with a dot before each line, `wide` points wide."""
    side = leaf.size(style) * _DOT
    return _marked_rows(leaf, [[text(leaf, "•", style), text(leaf, item, style)] for item in items], side, wide)


def boxes(leaf: Leaf, items: Iterable[str], wide: float, style: str = "body", air: float = 0.5) -> Flowable:
    """Return a list with a square to cross before each line, `wide` points wide; `air` stands above and below."""
    size = leaf.size(style)
    rows = [[CheckBox(size * _BOX), written(leaf, item, wide - size * _BESIDE_BOX, style)] for item in items]
    return _marked_rows(leaf, rows, size * _BESIDE_BOX, wide, air)


def _marked_rows(leaf: Leaf, rows: Sequence[Sequence[Any]], side: float, wide: float, air: float = 0.5) -> Flowable:
    made = Table([ordered(leaf, row) for row in rows], colWidths=ordered(leaf, (side, wide - side)), splitInRow=1)
    mark = -1 if leaf.rtl else 0
    made.setStyle(TableStyle([*bare(air), ("ALIGN", (mark, 0), (mark, -1), "RIGHT" if leaf.rtl else "LEFT")]))
    return made


def written(leaf: Leaf, words: str, wide: float, style: str = "body") -> Flowable:
    """Return a sentence; where it ends in a blank, a line to write on that takes the rest of the width.

    The line goes below where the words leave too little room beside them.
    """
    if not words.endswith(BLANK):
        return text(leaf, words, style)
    label = words.removesuffix(BLANK).rstrip()
    look = leaf.style(style)
    side = width(label, look.fontName, look.fontSize) + look.fontSize * 0.5
    high = look.fontSize * _WRITING
    if side > wide * _MOST_LABEL:
        made = Table([[text(leaf, label, style)], [""]], colWidths=[wide], rowHeights=[None, high])
        made.setStyle(TableStyle([*bare(0), ("LINEBELOW", (0, 1), (0, 1), 0.6, black)]))
        made.hAlign = "RIGHT" if leaf.rtl else "LEFT"
        return made
    row = ordered(leaf, [text(leaf, label, style), ""])
    made = Table([row], colWidths=ordered(leaf, (side, wide - side)), rowHeights=[high])
    made.hAlign = "RIGHT" if leaf.rtl else "LEFT"
    line = 0 if leaf.rtl else 1
    looks: list[Any] = [*bare(0), ("VALIGN", (0, 0), (-1, -1), "BOTTOM")]
    made.setStyle(TableStyle([*looks, ("LINEBELOW", (line, 0), (line, 0), 0.6, black)]))
    return made


def spaced(leaf: Leaf, words: str, style: str = "body") -> Flowable:
    """Return a sentence whose lines stand so far apart that a hand can write into its blanks."""
    look = leaf.style(style)
    open_look = ParagraphStyle("spaced", parent=look, leading=look.fontSize * _WRITING)
    return Paragraph(marked(words, look.fontName), open_look)


def longer_blank(words: str, letters: int) -> str:
    """Return words whose blank is as many letters long."""
    return re.sub("_{3,}", "_" * letters, words)


def term_said(role: Role, words: Catalogue, one_by_one: str) -> str:
    """Return how long a job is held: a number of months, or the words for one meeting at a time."""
    if not role.term_months:
        return one_by_one
    said = words.ngettext("About {number} month", "About {number} months", role.term_months)
    return said.format(number=role.term_months)


def room(leaf: Leaf) -> tuple[float, float]:
    """Return the width and height between the borders of a page without a number, in points."""
    sheet = Paper(leaf.paper)
    return leaf.width, sheet.size[1] - 2 * sheet.margin


def height(story: Story, wide: float) -> float:
    """Return the most room a story can take, in points; nothing stands above the first of its pieces."""
    room = sum(each.wrap(wide, 10_000)[1] + each.getSpaceBefore() + each.getSpaceAfter() for each in story)
    return room - sum(each.getSpaceBefore() for each in story[:1])


def fitted(leaf: Leaf, scales: Sequence[float], story: Callable[[Leaf], Story], size: tuple[float, float]) -> Story:
    """Return a story in the largest of some sizes of type, large to small, that fits a width and height.

    Where none is small enough it is set in the last of them.
    """

    def fits(scale: float) -> bool:
        return height(story(replace(leaf, scale=scale)), size[0]) <= size[1]

    at = bisect_left(scales, x=True, key=fits)
    return story(replace(leaf, scale=scales[min(at, len(scales) - 1)]))


def ordered(leaf: Leaf, row: Sequence[Any]) -> list[Any]:
    """Return a row in the order of the language."""
    return list(reversed(row)) if leaf.rtl else list(row)


def bare(points: float) -> list[Any]:
    """Return how a table without lines is set, with some points above and below each row."""
    sides = (("TOPPADDING", points), ("BOTTOMPADDING", points), ("LEFTPADDING", 0), ("RIGHTPADDING", 0))
    return [("VALIGN", (0, 0), (-1, -1), "TOP"), *((side, (0, 0), (-1, -1), room) for side, room in sides)]


class Slips(Flowable):
    """A sheet of slips that are all of one size, so that no slip can be told by its edge, with lines to cut along.

    The sheet is divided right to its edges; `border` is the empty border of each slip, in points.
    """

    def __init__(self, leaf: Leaf, slips: Sequence[Story], across: int, down: int) -> None:
        super().__init__()
        self._leaf, self._slips, self._grid = leaf, slips, (across, down)

    def wrap(self, wide: float, high: float) -> tuple[float, float]:
        """Take a whole page."""
        return wide, high

    def draw(self) -> None:
        """Draw every slip, and the lines between them."""
        sheet, (across, down) = Paper(self._leaf.paper), self._grid
        (wide, high), canvas = sheet.size, self.canv
        border = slip_border(self._leaf)
        canvas.translate(-sheet.margin, -sheet.margin)
        for at, slip in enumerate(self._slips):
            row, column = divmod(at, across)
            place = across - 1 - column if self._leaf.rtl else column
            left, low = wide / across * place, high / down * (down - 1 - row)
            _draw(canvas, slip, (left + border, low + border), inner(self._leaf, across, down))
        canvas.setLineWidth(0.5)
        canvas.setDash(4, 4)
        for at in range(1, across):
            canvas.line(wide / across * at, 0, wide / across * at, high)
        for at in range(1, down):
            canvas.line(0, high / down * at, wide, high / down * at)


class Strips(Flowable):
    """A row of slips to tear off at the foot of a page, turned by a quarter, right to the edge of the sheet."""

    def __init__(self, leaf: Leaf, strip: Callable[[], Story], count: int, high: float) -> None:
        super().__init__()
        self._leaf, self._strip, self._count, self._high = leaf, strip, count, high

    def wrap(self, wide: float, _high: float) -> tuple[float, float]:
        """Take the room above the lower border."""
        return wide, self._high - Paper(self._leaf.paper).margin

    def draw(self) -> None:
        """Draw the strips with a line to cut along between them."""
        sheet, canvas = Paper(self._leaf.paper), self.canv
        canvas.translate(-sheet.margin, -sheet.margin)
        wide = sheet.size[0] / self._count
        canvas.setLineWidth(0.5)
        canvas.setDash(4, 4)
        canvas.line(0, self._high, sheet.size[0], self._high)
        for at in range(self._count):
            if at:
                canvas.line(wide * at, 0, wide * at, self._high)
            canvas.saveState()
            canvas.translate(wide * (at + 1), 0)
            canvas.rotate(90)
            canvas.setDash()
            self._draw_one(wide)
            canvas.restoreState()

    def _draw_one(self, wide: float) -> None:
        """Draw one strip half-way between the lines, away from the edge that no printer reaches."""
        story, edge = list(self._strip()), Paper(self._leaf.paper).margin / 2 + _EDGE
        long, high = self._high - edge - _EDGE, wide - 2 * _EDGE
        rest = max(0, high - height(story, long)) / 2
        _draw(self.canv, story, (edge, _EDGE), (long, high - rest))


def slip_border(leaf: Leaf) -> float:
    """Return the empty border of each slip of a sheet, in points."""
    return Paper(leaf.paper).half.margin


def inner(leaf: Leaf, across: int, down: int) -> tuple[float, float]:
    """Return the width and height inside the border of each slip of a sheet, in points."""
    (wide, high), border = Paper(leaf.paper).size, 2 * slip_border(leaf)
    return wide / across - border, high / down - border


def _draw(canvas: Canvas, story: Story, corner: tuple[float, float], size: tuple[float, float]) -> None:
    """Draw a story from the top of a rectangle; should it be too long it is made smaller, and no word is lost."""
    kept = KeepInFrame(*size, list(story), mode="shrink")
    _wide, high = kept.wrapOn(canvas, *size)
    kept.drawOn(canvas, corner[0], corner[1] + size[1] - high)
