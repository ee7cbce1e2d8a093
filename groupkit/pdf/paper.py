"""What every printed paper shares: the sheet, the sizes of type, and the pieces a page is made of.

Everything is black on white. People's own text goes through `marked`, so it never becomes markup.
`groupkit.pdf.press.document` makes a file of the pieces.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import Any

from reportlab.lib import pagesizes
from reportlab.lib.colors import black
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch, mm
from reportlab.platypus import (
    Flowable,
    HRFlowable,
    KeepTogether,
    PageBreak,
    Spacer,
    Table,
    TableStyle,
)

from groupkit.i18n import Catalogue, catalogue
from groupkit.pdf.fonts import BOLD, REGULAR, SEMIBOLD, marked, register, width
from groupkit.pdf.marks import CheckBox, Figure, Heading
from groupkit.pdf.paragraphs import Paragraph

MARGIN, FOOT = 16 * mm, 18 * mm
_SMALL_MARGIN = 11 * mm
PADDING = 7.0
# name: font, size in points, leading as a share of the size, space before and after in points
_TYPE = {
    "title": (BOLD, 22.0, 1.2, 0.0, 6.0),
    "heading": (BOLD, 15.0, 1.25, 12.0, 4.0),
    "part": (BOLD, 19.0, 1.25, 6.0, 2.0),
    "lead": (SEMIBOLD, 12.0, 1.35, 0.0, 2.0),
    "body": (REGULAR, 12.0, 1.4, 0.0, 5.0),
    "read": (REGULAR, 17.0, 1.36, 0.0, 6.0),
    "do": (REGULAR, 12.5, 1.35, 0.0, 0.0),
    "do-label": (BOLD, 12.5, 1.35, 0.0, 0.0),
    "small": (REGULAR, 10.0, 1.4, 0.0, 3.0),
    "huge": (BOLD, 30.0, 1.2, 0.0, 6.0),
}


class Paper(StrEnum):
    """A size of paper."""

    A4 = "A4"
    LETTER = "Letter"
    A5 = "A5"
    HALF_LETTER = "Half Letter"

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        return _SIZES[self]

    @property
    def half(self) -> "Paper":
        """Half a sheet of this paper."""
        return Paper.A5 if self is Paper.A4 else Paper.HALF_LETTER

    @property
    def margin(self) -> float:
        """The empty border, in points."""
        return MARGIN if self in (Paper.A4, Paper.LETTER) else _SMALL_MARGIN


_SIZES = {
    Paper.A4: pagesizes.A4,
    Paper.LETTER: pagesizes.letter,
    Paper.A5: pagesizes.A5,
    # not the one of reportlab, which is half an inch short
    Paper.HALF_LETTER: (5.5 * inch, 8.5 * inch),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """How one paper is set: its language, its sheet, and how much larger than usual its type is."""

    language: str = "en"
    paper: str = "A4"
    scale: float = 1.0

    @property
    def words(self) -> Catalogue:
        """The catalogue the paper is written in."""
        return catalogue(self.language)

    @property
    def rtl(self) -> bool:
        """Whether the paper is read from right to left."""
        return self.words.rtl

    @property
    def width(self) -> float:
        """The width between the margins, in points."""
        return Paper(self.paper).size[0] - 2 * Paper(self.paper).margin

    def style(self, name: str) -> ParagraphStyle:
        """Return a style by name: title, heading, part, lead, body, read, do, do-label, small or huge."""
        return _style(name, self.scale, self.rtl)

    def size(self, name: str) -> float:
        """Return the size of type of a style, in points."""
        return _TYPE[name][1] * self.scale


@cache
def _style(name: str, scale: float, rtl: bool) -> ParagraphStyle:  # noqa: FBT001  the key of the cache
    register()
    font, size, leading, before, after = _TYPE[name]
    return ParagraphStyle(
        name,
        fontName=font,
        fontSize=size * scale,
        leading=size * scale * leading,
        spaceBefore=before * scale,
        spaceAfter=after * scale,
        alignment=TA_RIGHT if rtl else TA_LEFT,
        textColor=black,
        allowWidows=0,
        allowOrphans=0,
        keepWithNext=name in {"title", "heading", "part"},
        rtl=rtl,
    )


def title(leaf: Leaf, text: str) -> Flowable:
    """The name of the paper, first in its outline."""
    return Heading(text, leaf.style("title"))


def heading(leaf: Leaf, text: str, style: str = "heading") -> Flowable:
    """A heading that stays with what follows and stands in the outline."""
    return Heading(text, leaf.style(style))


def text(leaf: Leaf, words: str, style: str = "body") -> Paragraph:
    """A paragraph of plain text."""
    chosen = leaf.style(style)
    return Paragraph(marked(words, chosen.fontName), chosen)


def beside(leaf: Leaf, label: str, pieces: Sequence[Flowable], side: float) -> Table:
    """Pieces with a label at their side; `side` is the room for the label, in points."""
    style = leaf.style("do-label")
    cells = [[Paragraph(marked(label, style.fontName), style), list(pieces)]]
    made = Table(_mirrored(leaf, cells), colWidths=_widths(leaf, [side, leaf.width - side]), splitInRow=1)
    made.setStyle(TableStyle([*_padded(PADDING), ("BOTTOMPADDING", (0, 0), (-1, -1), PADDING / 2)]))
    return made


def boxed(leaf: Leaf, label: str, words: str, side: float = 0) -> Flowable:
    """Words in a box with a label at their side, as for what is done and not read aloud."""
    made = beside(leaf, label, [text(leaf, words, "do")], side or label_width(leaf, label))
    made.setStyle(TableStyle([*_padded(PADDING), ("BOX", (0, 0), (-1, -1), 1.2, black)]))
    made.spaceBefore, made.spaceAfter = 2, 8 * leaf.scale
    return made


def framed(leaf: Leaf, pieces: Sequence[Flowable]) -> Flowable:
    """Pieces in a heavy frame across the page, for what nobody may overlook."""
    made = Table([[list(pieces)]], colWidths=[leaf.width], splitInRow=1)
    made.setStyle(TableStyle([*_padded(PADDING + 3), ("BOX", (0, 0), (-1, -1), 2.5, black)]))
    made.spaceBefore, made.spaceAfter = 8, 8
    return made


def label_width(leaf: Leaf, *labels: str) -> float:
    """Return the room the longest of some labels takes at the side, in points."""
    style = leaf.style("do-label")
    return max(width(label, style.fontName, style.fontSize) for label in labels) + 2 * PADDING + 1


def ruled(leaf: Leaf) -> Flowable:
    """A thin line across the page."""
    return HRFlowable(width=leaf.width, thickness=0.8, color=black, spaceBefore=6, spaceAfter=6)


def table(
    leaf: Leaf,
    rows: Sequence[Sequence[str]],
    shares: Sequence[float],
    figures: Sequence[int] = (),
    padding: float = 4,
) -> Flowable:
    """A table whose first row is its head and repeats on every page.

    `shares` are the widths of the columns among each other; `figures` are the columns of amounts;
    `padding` is the air above and below each row, in points.
    """
    cells = [
        [_cell(leaf, cell, head=not index, figure=place in figures) for place, cell in enumerate(row)]
        for index, row in enumerate(rows)
    ]
    amounts = [len(shares) - 1 - place if leaf.rtl else place for place in figures]
    made = Table(_mirrored(leaf, cells), colWidths=_widths(leaf, shares), repeatRows=1, splitInRow=1)
    made.spaceAfter = 8
    made.setStyle(
        TableStyle(
            [
                *_padded(padding),
                ("LINEBELOW", (0, 0), (-1, -1), 0.5, black),
                *(("ALIGN", (place, 0), (place, -1), "RIGHT") for place in amounts),
            ]
        )
    )
    return made


def columns(leaf: Leaf, cells: Sequence[Any], shares: Sequence[float]) -> Table:
    """Pieces side by side, without lines; the order follows the language."""
    made = Table(_mirrored(leaf, [cells]), colWidths=_widths(leaf, shares), splitInRow=1)
    made.setStyle(TableStyle(_padded(0)))
    return made


def ticks(leaf: Leaf, items: Iterable[str], style: str = "body") -> Flowable:
    """A list with a square to tick before each line."""
    side = leaf.size(style)
    rows = _mirrored(leaf, [[CheckBox(side), text(leaf, item, style)] for item in items])
    made = Table(rows, colWidths=_widths(leaf, [side * 1.8, leaf.width - side * 1.8]), splitInRow=1)
    made.setStyle(TableStyle([*_padded(2), ("ALIGN", (0, 0), (-1, -1), "RIGHT" if leaf.rtl else "LEFT")]))
    return made


def lines(leaf: Leaf, count: int, wide: float = 0) -> Flowable:
    """Empty lines to write on by hand, 10 mm apart; `wide` is their width in points, else that of the page."""
    made = Table([[""]] * count, colWidths=[wide or leaf.width], rowHeights=[10 * mm] * count, spaceAfter=6)
    made.setStyle(TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.6, black)]))
    made.hAlign = "RIGHT" if leaf.rtl else "LEFT"
    return made


def room(leaf: Leaf) -> float:
    """Return how high the part of a page is that can be printed on, in points."""
    return Paper(leaf.paper).size[1] - MARGIN - FOOT


def height(leaf: Leaf, story: Sequence[Flowable]) -> float:
    """Return the room a story takes, in points; pieces kept `together` cannot be measured."""
    high = sum(piece.wrap(leaf.width, room(leaf))[1] for piece in story)
    between = (max(above.getSpaceAfter(), below.getSpaceBefore()) for above, below in pairwise(story))
    return float(high + sum(between))


def fitted(
    leaf: Leaf, scales: Sequence[float], story: Callable[[Leaf], Iterable[Flowable]]
) -> tuple[Leaf, list[Flowable]]:
    """Return the leaf and its story at the first scale that fits on one page, or at the last when none does."""
    made: list[Flowable] = []
    for scale in scales:
        leaf = replace(leaf, scale=scale)
        made = list(story(leaf))
        if height(leaf, made) <= room(leaf):
            break
    return leaf, made


def gap(points: float) -> Flowable:
    """An empty space, in points."""
    return Spacer(1, points)


def together(pieces: Sequence[Flowable]) -> Flowable:
    """Pieces that stay on one page whenever they fit on one."""
    return KeepTogether(list(pieces))


class NextPage(PageBreak):
    """What follows begins on a new page."""


def _cell(leaf: Leaf, words: str, *, head: bool, figure: bool) -> Flowable:
    style = leaf.style("lead" if head else "body")
    return Figure(words, style) if figure else Paragraph(marked(words, style.fontName), style)


def _widths(leaf: Leaf, shares: Sequence[float]) -> list[float]:
    return [leaf.width * share / sum(shares) for share in _mirrored(leaf, [shares])[0]]


def _mirrored(leaf: Leaf, rows: Iterable[Sequence[Any]]) -> list[list[Any]]:
    return [list(reversed(row)) if leaf.rtl else list(row) for row in rows]


def _padded(points: float) -> list[Any]:
    """Return how a table is set when every cell begins at its top with the same padding."""
    sides = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
    return [("VALIGN", (0, 0), (-1, -1), "TOP"), *((side, (0, 0), (-1, -1), points) for side in sides)]
