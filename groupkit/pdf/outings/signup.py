"""The list on which people put themselves down, row by row, and then those who wait; nobody on it is named."""

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, Table, TableStyle

from groupkit.core.outings.contacts import gone_on
from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.places import heads, of_standing, taken
from groupkit.core.outings.values import PRICE, WAITING
from groupkit.core.outings.words.form import Told
from groupkit.core.outings.words.people import SignupWords
from groupkit.pdf import paper as house
from groupkit.pdf.outings import ticking
from groupkit.pdf.sheets.pieces import Page, in_order, padded, said

ROWS, WAITING_ROWS = 20, 4
"""How many rows there are where there are as many places as people like, and how many for those who wait."""
_ROW = 9 * mm
_SHARES = (9, 25, 12, 17, 17, 20)


def signup(leaf: house.Leaf, known: KnownOuting, told: Told) -> Sequence[Flowable]:
    """Lay out a row for each place nobody has yet, and below them some for those who wait."""
    return ticking.one_page(leaf, lambda page: _story(page, known, told(SignupWords)))


def _story(page: Page, known: KnownOuting, words: SignupWords) -> Iterator[Flowable]:
    destroy = page.words.day(gone_on(known.plan, known.outing.day), "long")
    yield from ticking.head(page, words.title, known, words.intro)
    for line in (*_places(page, known, words), *_price(page, known, words)):
        yield said(page, line)
    yield _grid(page, words, *_rows(known))
    yield Spacer(1, page.air + page.padding * 2)
    for line in (*words.notes, words.own_slip, words.never):
        yield said(page, line)
    yield said(page, words.seen.format(destroy=destroy), "bold")


def _places(page: Page, known: KnownOuting, words: SignupWords) -> Iterator[str]:
    """Say how many places there are, and how many are taken, without a name."""
    have, count = taken(known.people), known.outing.places
    if count:
        yield words.places.format(places=count)
    if count and have:
        more = page.words.ngettext("{count} place is taken already.", "{count} places are taken already.", have)
        yield more.format(count=have)


def _price(page: Page, known: KnownOuting, words: SignupWords) -> Iterator[str]:
    """Say what a place costs, and how to ask for one that costs nothing."""
    about = known.outing
    if about.way != PRICE or not about.price:
        return
    price = page.words.money(about.price, known.currency)
    if about.free_places:
        yield words.price.format(price=price, free=about.free_places, ask=page.words.gettext("the second"))
    else:
        yield page.words.gettext("{price} each.").format(price=price)


def _rows(known: KnownOuting) -> tuple[range, range]:
    """Return the numbers of the rows for the places nobody has yet, and of those for whoever waits."""
    count = known.outing.places
    if not count:
        return range(1, ROWS + 1), range(0)
    first = taken(known.people) + 1
    waiting = max(first, count + 1) + heads(of_standing(known.people, WAITING))
    return range(first, count + 1), range(waiting, waiting + WAITING_ROWS)


def _grid(page: Page, words: SignupWords, rows: range, waiting: range) -> Flowable:
    """Return boxed rows to write in, each with its number; those for whoever waits stay together."""
    columns = (
        words.column_row,
        words.column_name,
        words.column_party,
        words.column_way,
        words.column_company,
        words.column_helps,
    )
    cells: list[list[Any]] = [in_order(page, [said(page, column, "bold") for column in columns])]
    cells += [in_order(page, [said(page, str(number), "bold"), *[""] * 5]) for number in rows]
    high = _ROW * max(1.0, page.leaf.scale)
    heights: list[float | None] = [None, *([high] * len(rows))]
    looks: list[Any] = [*padded(page.padding), ("GRID", (0, 1), (-1, len(rows)), 0.5, black)]
    if waiting:
        at = len(cells)
        cells.append([said(page, words.waiting, "bold"), *[""] * 5])
        cells += [in_order(page, [said(page, str(number), "bold"), *[""] * 5]) for number in waiting]
        heights += [None, *([high] * len(waiting))]
        looks += [("SPAN", (0, at), (-1, at)), ("TOPPADDING", (0, at), (-1, at), page.size)]
        looks += [("GRID", (0, at + 1), (-1, -1), 0.5, black), ("NOSPLIT", (0, at), (-1, -1))]
    made = Table(
        cells,
        colWidths=in_order(page, [page.width * share / sum(_SHARES) for share in _SHARES]),
        rowHeights=heights,
        repeatRows=1,
    )
    made.setStyle(TableStyle([*looks, ("VALIGN", (0, 1), (-1, -1), "MIDDLE")]))
    made.spaceBefore = page.air
    return made
