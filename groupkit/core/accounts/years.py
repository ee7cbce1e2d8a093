"""Which days an account is for: a month, a year that begins on the day the group chose, the year before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_, Catalogue

Span = tuple[date, date]
CALENDAR, TAX = "01-01", "04-06"
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One month of one year."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """Return the month a day is in."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> "Month":
        """Read a month like 2026-11; raise RefusedError where it is none."""
        found = _MONTH.fullmatch(text.strip())
        if found is None or not int(found[1]):
            raise RefusedError([Problem("month", N_("Write the month like 2026-11."))])
        return cls(int(found[1]), int(found[2]))

    @property
    def start(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def end(self) -> date:
        """Its last day."""
        return month_of(self.start)[1]

    @property
    def before(self) -> "Month":
        """The month before it."""
        return Month.of(self.start - timedelta(days=1))

    @property
    def after(self) -> "Month":
        """The month after it."""
        return Month.of(self.end + timedelta(days=1))

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"


def month_of(day: date) -> Span:
    """Return the first and last day of the month a day is in."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def year_of(day: date, starts: str = TAX) -> Span:
    """Return the first and last day of the year a day is in; `starts` is a month and day like 04-06."""
    first = date.fromisoformat(f"{day.year}-{starts}")
    if first > day:
        first = first.replace(year=day.year - 1)
    return first, first.replace(year=first.year + 1) - timedelta(days=1)


def year_before(span: Span) -> Span:
    """Return the same days a year before; whole months stay whole where February differs."""
    start, end = span
    after = end + timedelta(days=1)
    return _earlier(start, "02-28"), _earlier(after, "03-01") - timedelta(days=1)


def months(span: Span) -> Iterator[Span]:
    """Yield the months of a span, cut to its first and last day."""
    start, end = span
    while start <= end:
        last = min(month_of(start)[1], end)
        yield start, last
        start = last + timedelta(days=1)


def is_month(span: Span) -> bool:
    """Tell whether a span is one whole month."""
    return span == month_of(span[0])


def named(words: Catalogue, span: Span) -> str:
    """Write the days of a span: the name of a month, or its first and last day."""
    start, end = span
    if is_month(span):
        return words.month(start)
    until = words.gettext("{start} to {end}")
    return until.format(start=words.day(start, "sheet"), end=words.day(end, "sheet"))


def _earlier(day: date, instead: str) -> date:
    """Return the day a year before; `instead` is for 29 February."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return date.fromisoformat(f"{day.year - 1}-{instead}")
