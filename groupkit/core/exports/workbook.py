"""The book as the pages of a spreadsheet: every line, what is where, and the coins of the last counts.

A page ends in rows that work its sums out again. Their results stand beside the formulas, because a
program that only reads does not work anything out.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from groupkit.core.exports.book import Book, posted
from groupkit.core.ledger import EntryType
from groupkit.i18n import N_, _

TYPES: Mapping[EntryType, str] = {
    EntryType.OPENING: N_("What we begin with"),
    EntryType.RECEIPT: N_("Money in"),
    EntryType.PAYMENT: N_("Paid out"),
    EntryType.MOVE: N_("Moved to another place"),
    EntryType.FUND_MOVE: N_("Moved to another pot"),
    EntryType.COUNT_DIFFERENCE: N_("Difference when counted"),
    EntryType.REVERSAL: N_("Put right"),
}
_LETTERS = 26
_LONGEST_TITLE = 31
_NOT_IN_TITLES = frozenset("[]:*?/\\'")


class Sort(StrEnum):
    """What stands in a column; money is whole pence."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DAY = "day"


Value = str | int | date | None


@dataclass(frozen=True, slots=True)
class Formula:
    """A sum that a spreadsheet works out again, and the pence it comes to."""

    text: str
    pence: int


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a page."""

    head: str
    sort: Sort


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a spreadsheet; `checks` are rows below the others, each under its own words."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    checks: tuple[tuple[str, Mapping[int, Formula]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What was found in one place when it was last counted; `coins` is empty where only the sum was typed."""

    place: int
    day: date
    coins: Mapping[int, int]
    pence: int


def pages(book: Book, counts: Iterable[Counted] = ()) -> tuple[Page, ...]:
    """Return the three pages of a book, in the language that is spoken now."""
    return _lines(book), _balances(book), _coins(book, tuple(counts))


def _lines(book: Book) -> Page:
    places = {place.id: book.place_name(place) for place in book.places}
    funds = {fund.id: book.fit(fund.name) for fund in book.funds}
    kinds = {kind.id: book.fit(kind.name) for kind in book.kinds}
    rows = tuple(
        (
            each.entry.seq,
            each.entry.day,
            _(TYPES[each.entry.type]),
            places[each.line.place],
            funds[each.line.fund],
            "" if each.line.kind is None else kinds[each.line.kind],
            book.fit(each.entry.wording("note")),
            each.line.pence,
            book.fit(each.entry.wording("receipt")),
            each.entry.reverses,
            each.held,
        )
        for each in posted(book)
    )
    columns = (
        *(Column(_("Entry"), Sort.NUMBER), Column(_("Day"), Sort.DAY), Column(_("What it was"), Sort.TEXT)),
        *(Column(_("Place"), Sort.TEXT), Column(_("Pot"), Sort.TEXT), Column(_("Kind"), Sort.TEXT)),
        *(Column(_("Note"), Sort.TEXT), Column(_("Amount"), Sort.MONEY), Column(_("Receipt"), Sort.TEXT)),
        *(Column(_("Puts right"), Sort.NUMBER), Column(_("Then in this place and pot"), Sort.MONEY)),
    )
    amount = 7
    total = Formula(_sum(amount, len(rows)), sum(each.line.pence for each in posted(book)))
    return Page(_titled(_("Lines")), columns, rows, ((_("Together"), {amount: total}),))


def _balances(book: Book) -> Page:
    """Return what is where and for what, whose sum is the sum of all lines."""
    held: dict[tuple[int, int], int] = defaultdict(int)
    for each in posted(book):
        held[each.line.place, each.line.fund] += each.line.pence
    funds = tuple(fund.id for fund in book.funds)
    rows: list[tuple[Value, ...]] = []
    for place in book.places:
        parts = [held[place.id, fund] for fund in funds]
        rows.append((book.place_name(place), *parts, sum(parts)))
    names = (*(book.fit(fund.name) for fund in book.funds), _("Together"))
    columns = (Column(_("Place"), Sort.TEXT), *(Column(name, Sort.MONEY) for name in names))
    totals = [sum(held[place.id, fund] for place in book.places) for fund in funds]
    sums = {at: Formula(_sum(at, len(rows)), pence) for at, pence in enumerate([*totals, sum(totals)], start=1)}
    last = len(funds) + 1
    count = sum(len(entry.lines) for entry in book.entries)
    lines = f"SUM('{_titled(_('Lines'))}'!{span(7, count)})"
    gap = Formula(f"=ROUND({letter(last)}{len(rows) + 3}-{lines},2)", 0)
    checks = ((_("Together"), sums), (_("Less the sum of all lines"), {last: gap}))
    return Page(_titled(_("What is where")), columns, tuple(rows), checks)


def _coins(book: Book, counts: tuple[Counted, ...]) -> Page:
    names = {place.id: book.place_name(place) for place in book.places}
    rows: list[tuple[Value, ...]] = []
    for count in counts:
        place, day = names[count.place], count.day
        for worth, many in sorted(count.coins.items(), reverse=True):
            if many:
                rows.append((place, day, worth, many, worth * many))
        if not count.coins:
            rows.append((place, day, None, None, count.pence))
    columns = (
        *(Column(_("Place"), Sort.TEXT), Column(_("Counted on"), Sort.DAY)),
        *(Column(_("Note or coin"), Sort.MONEY), Column(_("How many"), Sort.NUMBER), Column(_("Sum"), Sort.MONEY)),
    )
    total = Formula(_sum(4, len(rows)), sum(count.pence for count in counts))
    return Page(_titled(_("Coins")), columns, tuple(rows), ((_("Together"), {4: total}),))


def _sum(column: int, rows: int) -> str:
    return f"=SUM({span(column, rows)})"


def span(column: int, rows: int) -> str:
    """Return the cells of a column below its head, like H2:H40."""
    return f"{letter(column)}2:{letter(column)}{max(rows, 1) + 1}"


def letter(column: int) -> str:
    """Return what a spreadsheet calls a column; 0 is A and 26 is AA."""
    more, rest = divmod(column, _LETTERS)
    return (letter(more - 1) if more else "") + chr(ord("A") + rest)


def _titled(name: str) -> str:
    """Return a name as a page of a spreadsheet may have it: short, and without the letters of formulas."""
    return "".join(letter for letter in name if letter not in _NOT_IN_TITLES)[:_LONGEST_TITLE]
