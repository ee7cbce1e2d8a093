"""What every part of a pack is made with: the book, the days, the language, and which counts may be shown."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from groupkit.core.packs.blocks import Block, Figure, Lines, Manner, Row, Shown, Unit
from groupkit.core.packs.words import MeetingWords, ReportWords
from groupkit.core.roles import TITLES
from groupkit.core.visits import month_of, months_before
from groupkit.i18n import Catalogue
from groupkit.services import roles
from groupkit.services.group import Group
from groupkit.services.packs.deciding import Decided

_MOST_MONTHS = 24
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """A pack of some days, both included, while it is being made."""

    group: Group
    first: date
    last: date
    words: Catalogue
    meeting: MeetingWords
    report: ReportWords
    decided: Decided

    def nothing(self) -> tuple[Block, ...]:
        """Return what stands where there is nothing to show yet."""
        return (Lines(lines=(self.meeting.nothing_yet,), manner=Manner.NOTE),)

    def count(self, key: str) -> Figure:
        """Return a count of people or visits as it may be shown."""
        return self.decided.figure(key)

    def money(self, key: str, pence: int, rows: Iterable[Row] = ()) -> Figure:
        """Return an amount in pence."""
        return Figure(key=key, value=pence, unit=Unit.MONEY, rows=tuple(rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A month of the days of a pack, or a year where they are many; the first and last may be cut short."""

    key: str
    first: date
    last: date
    year: bool = False
    whole: bool = True

    def called(self, words: Catalogue) -> str:
        """Name it; one that is cut short is named by its days."""
        name = str(self.first.year) if self.year else words.month(self.first)
        if self.whole:
            return name
        said = words.gettext("{month} ({first} to {last})")
        first, last = (words.day(day, "short") for day in (self.first, self.last))
        return said.format(month=name, first=first, last=last)


def stretches(first: date, last: date) -> tuple[Stretch, ...]:
    """Return the months between two days, both included; the years where there are more than two of them."""
    if (last.year - first.year) * 12 + last.month - first.month < _MOST_MONTHS:
        return tuple(_months(first, last))
    return tuple(_years(first, last))


def segments(first: date, last: date, cuts: Iterable[date]) -> Iterator[tuple[date, date]]:
    """Yield the months between two days, both included, cut before each of some days."""
    begins = sorted(
        {first, *(each.first for each in _months(first, last)), *(day for day in cuts if first < day <= last)}
    )
    yield from zip(begins, [*(day - _DAY for day in begins[1:]), last], strict=True)


def _months(first: date, last: date) -> Iterator[Stretch]:
    at = month_of(first)
    while at <= last:
        end = months_before(at, -1) - _DAY
        low, high = max(first, at), min(last, end)
        yield Stretch(key=f"{at:%Y-%m}", first=low, last=high, whole=(low, high) == (at, end))
        at = end + _DAY


def _years(first: date, last: date) -> Iterator[Stretch]:
    for year in range(first.year, last.year + 1):
        begins, ends = date(year, 1, 1), date(year, 12, 31)
        low, high = max(first, begins), min(last, ends)
        yield Stretch(key=str(year), first=low, last=high, year=True, whole=(low, high) == (begins, ends))


def titles(made: Making) -> Mapping[str, str]:
    """Return what each role is called in the language of the pack, by its key."""
    own = {role.key: role.called(made.words) for role in roles.listing(made.group)}
    return {key: made.words.gettext(title) for key, title in TITLES.items()} | own


def number(key: str, value: int, rows: Iterable[Row] = ()) -> Figure:
    """Return a number of things, which are no people and no visits."""
    return Figure(key=key, value=value, rows=tuple(rows))


def blank(key: str, unit: Unit = Unit.NUMBER) -> Figure:
    """Return a figure that nobody counted."""
    return Figure(key=key, value=None, shown=Shown.BLANK, unit=unit)
