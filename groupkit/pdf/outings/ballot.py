"""Ballots to cut and fold, with circles to fill, and the sheet on which two people count them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from reportlab.lib.colors import black
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Table, TableStyle

from groupkit.core.outings.choosing import Idea
from groupkit.core.outings.words.choosing import BallotWords
from groupkit.core.outings.words.form import Told
from groupkit.core.progress import Progress
from groupkit.pdf import paper as house
from groupkit.pdf.press import document
from groupkit.pdf.sheets.pieces import Page, by_hand, named, said

# across, down and how large; the first on which a ballot has room is taken, and large print stays large
_WAYS = ((2, 2, 1.15), (2, 2, 1.0), (2, 2, 0.88), (2, 2, 0.76), (1, 2, 1.0), (1, 2, 0.76), (1, 1, 1.0))
_LARGE_WAYS = ((2, 2, 1.15), (2, 2, 1.0), (1, 2, 1.0), (1, 1, 1.0))
_PAD, _ROW, _BORDER = 5 * mm, 12 * mm, 6.0
_SLIPS_DOWN = 5


class Circles(Flowable):
    """Circles in a row, to fill with a pen."""

    def __init__(self, count: int, size: float) -> None:
        super().__init__()
        self._count, self._size = count, size
        self.width, self.height = count * size * 1.35, size

    def draw(self) -> None:
        """Draw the circles."""
        self.canv.setLineWidth(1)
        for at in range(self._count):
            self.canv.circle(self._size * (at * 1.35 + 0.5), self._size / 2, self._size / 2)


def ballot(
    ideas: Sequence[Idea], told: Told, path: Path | BinaryIO, leaf: house.Leaf, progress: Progress | None = None
) -> None:
    """Print ballots for these ideas, four on a page where they have room, and after them the sheet to count on."""
    words = told(BallotWords)
    story = [*_sheet(leaf, words, ideas), house.NextPage(), *_tally(leaf, words, ideas)]
    document(path, words.title, story, leaf, progress, numbered=False)


def slips(told: Told, path: Path | BinaryIO, leaf: house.Leaf, progress: Progress | None = None) -> None:
    """Print slips on which anybody can write an idea, before there is anything to choose between."""
    words = told(BallotWords)
    wide, high = leaf.width / 2, (house.Paper(leaf.paper).size[1] - 2 * house.MARGIN - 1) / _SLIPS_DOWN
    made = [[list(_slip(leaf, words, wide - 2 * _PAD)) for _x in range(2)] for _y in range(_SLIPS_DOWN)]
    document(path, leaf.words.gettext("Slips for ideas"), [_cut(made, wide, high)], leaf, progress, numbered=False)


def _slip(leaf: house.Leaf, words: BallotWords, wide: float) -> Iterator[Flowable]:
    yield house.text(leaf, words.idea_slip.rstrip("_ "), "lead")
    yield house.lines(leaf, 2, wide)
    yield house.text(leaf, words.idea_no_name)


def _sheet(leaf: house.Leaf, words: BallotWords, ideas: Sequence[Idea]) -> list[Flowable]:
    high = house.Paper(leaf.paper).size[1] - 2 * house.MARGIN - 1
    for across, down, scale in _LARGE_WAYS if leaf.scale > 1 else _WAYS:
        small = replace(leaf, scale=leaf.scale * scale)
        wide = leaf.width / across - 2 * _PAD
        pieces = list(_one(small, words, ideas, wide))
        room = high / down - 2 * _PAD
        if _height(pieces, wide, room) <= room:
            made = [[list(_one(small, words, ideas, wide)) for _x in range(across)] for _y in range(down)]
            return [_cut(made, leaf.width / across, high / down)]
    return pieces


def _height(pieces: Sequence[Flowable], wide: float, room: float) -> float:
    return sum(piece.wrap(wide, room)[1] + piece.getSpaceBefore() + piece.getSpaceAfter() for piece in pieces)


def _cut(cells: list[list[Any]], wide: float, high: float) -> Flowable:
    """Put ballots side by side, with lines between them to cut along."""
    made = Table(cells, colWidths=[wide] * len(cells[0]), rowHeights=[high] * len(cells))
    sides = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
    dashed: list[Any] = [("INNERGRID", (0, 0), (-1, -1), 0.6, black, None, (4, 4))]
    looks = [("VALIGN", (0, 0), (-1, -1), "TOP"), *((side, (0, 0), (-1, -1), _PAD) for side in sides)]
    made.setStyle(TableStyle(looks + dashed))
    return made


def _one(leaf: house.Leaf, words: BallotWords, ideas: Sequence[Idea], wide: float) -> Iterator[Flowable]:
    """Lay out one ballot: no number, no mark and no place for a name."""
    yield house.text(leaf, words.title, "heading")
    yield house.text(leaf, words.intro)
    side = leaf.size("body")
    circles = Circles(words.dots, side)
    first = circles.width + side
    rows = [[Circles(words.dots, side), house.text(leaf, idea.title, "lead")] for idea in ideas]
    order = [list(reversed(row)) if leaf.rtl else row for row in rows]
    widths = [wide - first, first] if leaf.rtl else [first, wide - first]
    made = Table(order, colWidths=widths, splitInRow=1)
    at = 1 if leaf.rtl else 0
    made.setStyle(
        TableStyle([
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("ALIGN", (at, 0), (at, -1), "RIGHT" if leaf.rtl else "LEFT"),
            *((side_, (0, 0), (-1, -1), 0) for side_ in ("LEFTPADDING", "RIGHTPADDING")),
            *((side_, (0, 0), (-1, -1), side / 4) for side_ in ("TOPPADDING", "BOTTOMPADDING")),
        ])
    )  # fmt: skip
    made.spaceAfter = side / 2
    yield made
    yield house.text(leaf, words.none.rstrip("_ "))
    yield house.lines(leaf, 1, wide)
    yield house.text(leaf, words.fold)


def _tally(leaf: house.Leaf, words: BallotWords, ideas: Sequence[Idea]) -> Iterator[Flowable]:
    """Lay out the sheet for two who count: each alone, then what both agree on."""
    _ = leaf.words.gettext
    page = Page(leaf=leaf, size=11.0 * leaf.scale, padding=2)
    yield named(page, words.steward.paper)
    yield said(page, _("Each counts alone. Then compare, and count once more where it differs."))
    yield said(page, words.steward.two)
    yield house.gap(page.air)
    head = (_("Idea"), _("First count"), _("Second count"), _("Both agree"))
    rows = [(idea.title, "", "", "") for idea in ideas]
    rows.append((_("How many papers have dots on them"), "", "", ""))
    widths = [page.width * share for share in (0.46, 0.18, 0.18, 0.18)]
    tallest = max(said(page, row[0]).wrap(widths[0] - _BORDER, page.height)[1] for row in rows)
    yield by_hand(page, head, rows, widths, max(_ROW * leaf.scale, tallest + _BORDER))
    yield house.gap(page.air)
    few = _("Where fewer than {count} papers have dots on them, tell nobody the sums, and talk it over instead.")
    yield said(page, few.format(count=words.fewest))
    yield said(page, words.result.quiet)
