"""The pieces of papers that are ticked and written on while an outing is planned, set as close as one page asks."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, HRFlowable, Spacer, Table, TableStyle

from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.plans import Checked
from groupkit.pdf import paper as house
from groupkit.pdf.marks import CheckBox, TickedBox
from groupkit.pdf.sheets.pieces import Page, fitted, in_order, named, padded, said, signing, titled

BLANK = "________"
"""What stands in the words of outings where something is to be written in."""
Cell = str | Flowable | list[Flowable]
_BLANK = re.compile(r"\s*_{3,}\s*$")
# size of type in points, leading as a share of it, and padding; the first that fits on one page is used
_SETTINGS = ((12.0, 1.3, 4.0), (11.5, 1.25, 3.0), (11.0, 1.22, 2.2), (10.5, 1.2, 1.6), (10.0, 1.17, 1.2))
_CLOSE = ((9.7, 1.14, 1.0), (9.4, 1.12, 0.7), (9.2, 1.1, 0.4))
# a row is parted between two pages only where this many lines of it stand on the first
_FEWEST_LINES = 6
# the air above a line that ends a group, in points
_BELOW = 2.0


def one_page(leaf: house.Leaf, story: Callable[[Page], Iterable[Flowable]]) -> Sequence[Flowable]:
    """Return a story on one page, as roomy as it fits; large print takes the pages it needs."""
    settings = _SETTINGS[1:2] if leaf.scale > 1 else (*_SETTINGS, *_CLOSE)
    pages = [
        Page(leaf=leaf, size=size * leaf.scale, leading=leading, padding=padding)
        for size, leading, padding in settings
    ]
    return fitted(pages, lambda page: list(story(page)))


def head(page: Page, title: str, known: KnownOuting, intro: str) -> Iterator[Flowable]:
    """Lay out what the paper is, for which outing, and how it is used.

    The group is not named: the paper is carried about and lies on the counters of others.
    """
    yield named(page, title)
    yield said(page, of_outing(page, known), "bold")
    yield Spacer(1, page.air)
    yield said(page, intro)


def of_outing(page: Page, known: KnownOuting) -> str:
    """Return which outing it is, and when."""
    about, day = page.words.gettext("{name}, {day}"), page.words.day(known.outing.day, "full")
    return about.format(name=known.outing.name, day=day)


def section(page: Page, words: str) -> Iterator[Flowable]:
    """Lay out the name of a part of the paper."""
    yield Spacer(1, page.air + page.padding * 2)
    yield said(page, words, "bold")


def line(page: Page, words: str) -> Iterator[Flowable]:
    """Lay out a sentence with a little air below it."""
    yield said(page, words)
    yield Spacer(1, page.padding)


def box(page: Page, *, ticked: bool = False) -> Flowable:
    """Return a square to tick, or one that is ticked already."""
    return TickedBox(page.size) if ticked else CheckBox(page.size)


def found(known: KnownOuting, sheet: str) -> dict[str, Checked]:
    """Return what was found so far, by the key of the question it answers."""
    return {each.key: each for each in known.checks if each.sheet == sheet}


def told(page: Page, title: str, about: str) -> list[Flowable]:
    """Return a cell with a title in bold and what it means below."""
    return [said(page, title, "bold"), *([said(page, about)] if about else [])]


def listed(
    page: Page,
    titles: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    shares: Sequence[float],
    boxes: Sequence[int] = (),
    groups: Sequence[int] = (),
) -> Flowable:
    """Return rows to tick and to write in, each above a line; `boxes` are the columns of squares.

    An empty cell is room to write. The head repeats on every page. With `groups`, the numbers of rows that belong
    together, a line stands only below each group.
    """
    cells: list[list[Cell]] = [
        [said(page, cell) if isinstance(cell, str) else cell for cell in row] for row in rows
    ]
    if any(titles):
        cells.insert(0, [said(page, title, "bold") for title in titles])
    wide = [page.width * share / sum(shares) for share in shares]
    made = Table(
        [in_order(page, row) for row in cells],
        colWidths=in_order(page, wide),
        repeatRows=int(any(titles)),
        splitInRow=round(page.size * _FEWEST_LINES),
    )
    last = len(shares) - 1
    columns = [last - place if page.leaf.rtl else place for place in boxes]
    looks: list[Any] = [
        *padded(page.padding),
        *(("LINEBELOW", (0, at), (-1, at), 0.4, black) for at in _ends(len(cells), groups)),
        *(
            ("BOTTOMPADDING", (0, at), (-1, at), page.padding + _BELOW)
            for at in _ends(len(cells), groups)
            if groups
        ),
        *(("ALIGN", (place, 0), (place, -1), "RIGHT" if page.leaf.rtl else "LEFT") for place in columns),
    ]
    made.setStyle(TableStyle(looks))
    made.spaceBefore = page.air
    return made


def _ends(rows: int, groups: Sequence[int]) -> Iterable[int]:
    """Return the rows below which a line stands; a head is one of them."""
    if not groups:
        return range(rows)
    head = rows - sum(groups)
    return [end - 1 for end in accumulate(groups, initial=head) if end]


def ticks(page: Page, items: Iterable[tuple[bool, str | Flowable]]) -> Flowable:
    """Return lines with a square before each, ticked where it holds already."""
    rows = [
        [box(page, ticked=ticked), said(page, item) if isinstance(item, str) else item] for ticked, item in items
    ]
    side = page.size * 1.8
    made = Table(
        [in_order(page, row) for row in rows], colWidths=in_order(page, [side, page.width - side]), splitInRow=1
    )
    align = ("ALIGN", (0, 0), (-1, -1), "RIGHT" if page.leaf.rtl else "LEFT")
    made.setStyle(TableStyle([*padded(page.padding), align]))
    return made


def across(page: Page, items: Sequence[str]) -> Flowable:
    """Return lines with a square before each, two beside each other."""
    pairs = [items[at : at + 2] for at in range(0, len(items), 2)]
    side = page.size * 1.8
    half = page.width / 2 - side
    rows = [[piece for item in pair for piece in (box(page), said(page, item))] for pair in pairs]
    widths = [side, half] * 2
    made = Table([in_order(page, row) for row in rows], colWidths=in_order(page, widths), splitInRow=1)
    align = ("ALIGN", (0, 0), (-1, -1), "RIGHT" if page.leaf.rtl else "LEFT")
    made.setStyle(TableStyle([*padded(page.padding), align]))
    return made


def cut(page: Page) -> Iterator[Flowable]:
    """Lay out a dashed line to cut along; in large print what is cut off has a page of its own."""
    if page.leaf.scale > 1:
        yield house.NextPage()
        return
    around = page.size * 0.8
    yield Spacer(1, around)
    yield HRFlowable(width=page.width, thickness=0.6, color=black, dash=(4, 4), spaceBefore=0, spaceAfter=around)


def room(page: Page) -> Spacer:
    """Return room for two lines written by hand."""
    return Spacer(1, max(page.size * 2 * page.leading, 9 * mm))


def written(page: Page, label: str, words: str = "") -> Iterator[Flowable]:
    """Lay out a label with what is known after it, or else with a line to write on."""
    label = _BLANK.sub("", label)
    if words:
        yield titled(page, label, words)
    else:
        yield signing(page, [label], page.width)
        yield Spacer(1, page.padding)
