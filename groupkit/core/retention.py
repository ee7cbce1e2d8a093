"""How long each thing about money is kept: the first day on which a year may be removed, and why not before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_NATIONS = {"UK": frozenset({"England and Wales", "Scotland", "Northern Ireland", "UK"})}
_ELSEWHERE = frozenset({"Elsewhere"})
_YEAR_END = "year-end"

Year = tuple[date, date]
"""The first and the last day of a year of accounts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep:
    """How long one thing is kept, where, counted from what, and whether the law says so or the group chooses it."""

    key: str
    title: str
    nation: str
    years: int
    months: int
    counted_from: str
    by_law: bool
    why: str
    source: str
    seen_on: date
    law: str = ""
    until_what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionWords:
    """What is said about how long things are kept."""

    id: str
    language: str
    source: str
    license: str
    title: str
    intro: str
    names: str
    other_rules: str
    unsure: str
    keep: tuple[Keep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptYear:
    """A year of accounts, the first day on which it may be removed, and whether it was."""

    first: date
    last: date
    may_go_from: date
    removed: bool = False


def rules(words: RetentionWords, region: str) -> tuple[Keep, ...]:
    """Return what counts in a region; the country alone is known, so that all its nations count."""
    nations = _NATIONS.get(region, _ELSEWHERE)
    return tuple(keep for keep in words.keep if keep.nation in nations)


def years_kept(kept: Iterable[Keep]) -> int:
    """Return for how many years after its end a year of the book is kept: the longest of the rules."""
    return max(keep.years for keep in kept if keep.counted_from == _YEAR_END)


def first_day(last: date, years: int) -> date:
    """Return the day after a number of years from the last day of a year of accounts."""
    later = last.year + years
    try:
        return last.replace(year=later) + timedelta(days=1)
    except ValueError:  # 29 February, in a year that has none
        return date(later, 3, 1)


def year_of(day: date, starts: tuple[int, int]) -> Year:
    """Return the year of accounts in which a day falls; `starts` is the month and the day it begins on."""
    first = date(day.year, *starts)
    if day < first:
        first = date(day.year - 1, *starts)
    return first, date(first.year + 1, *starts) - timedelta(days=1)
