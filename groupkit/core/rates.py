"""What a mile is paid at on the day it was driven: rates with the days they hold for, never a rate in code."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_, current

MOST_TENTHS = 9_999
MOST_MILES = 99_999


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """What one mile is paid at with one sort of vehicle (`key`), in tenths of a penny.

    `since` and `until` are both days it holds on; no `until` means it still holds. Past `year_miles` in one
    tax year a mile is paid at `tenths_above`. A rate that is not `confirmed` is shown, and never used.
    """

    key: str
    since: date
    until: date | None = None
    tenths: int
    source: str
    seen_on: date
    year_miles: int | None = None
    tenths_above: int = 0
    confirmed: bool = True

    def holds(self, day: date) -> bool:
        """Tell whether the rate is in force on a day."""
        return self.since <= day and (self.until is None or day <= self.until)

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before this rate can be kept."""
        if not 0 < self.tenths <= MOST_TENTHS or not 0 <= self.tenths_above <= MOST_TENTHS:
            yield Problem("rate", N_("Type what one mile is paid at, like 45p or 4.5p."))
        if self.until is not None and self.until < self.since:
            yield Problem("until", N_("The last day comes before the first day."))
        if self.year_miles is not None and self.year_miles <= 0:
            yield Problem("year_miles", N_("Type after how many miles the rate changes, or leave it empty."))
        if not self.source.strip():
            yield Problem("source", N_("Write where you saw this rate."))


def in_force(rates: Iterable[Rate], key: str, day: date) -> Rate | None:
    """Return the confirmed rate of the day of travel, or None.

    Where two hold, the one that began later counts; of two that began together, the one given last.
    """
    holding = [rate for rate in rates if rate.key == key and rate.confirmed and rate.holds(day)]
    return max(reversed(holding), key=lambda rate: rate.since, default=None)


def rate_on(rates: Iterable[Rate], key: str, day: date) -> Rate:
    """Return the rate of the day of travel; refuse, and say what to do, when none is known for it."""
    found = in_force(rates, key, day)
    if found is None:
        message = N_("We know no rate for {day}. Type the one that held that day, and where you saw it.")
        raise RefusedError([Problem("rate", message, {"day": current().day(day, "full")})])
    return found


def to_confirm(rates: Iterable[Rate], key: str, day: date) -> Rate | None:
    """Return the newest rate seen for a day that nobody has confirmed, where no confirmed one holds."""
    known = tuple(rates)
    if in_force(known, key, day):
        return None
    waiting = [rate for rate in known if rate.key == key and not rate.confirmed and rate.holds(day)]
    return max(reversed(waiting), key=lambda rate: rate.since, default=None)


def overlaps(rates: Iterable[Rate]) -> tuple[tuple[Rate, Rate], ...]:
    """Return each two confirmed rates of one vehicle that both hold on some day."""
    confirmed = sorted((rate for rate in rates if rate.confirmed), key=lambda rate: (rate.key, rate.since))
    return tuple(
        (one, other) for one, other in combinations(confirmed, 2) if one.key == other.key and one.holds(other.since)
    )


def mileage(miles: int, rate: Rate, before: int = 0) -> int:
    """Return the pence for a journey, half a penny rounded up, once.

    Args:
        miles: tenths of a mile of this journey.
        rate: the rate of the day of travel.
        before: tenths of a mile already driven in the same tax year.
    """
    left = miles if rate.year_miles is None else min(miles, max(0, rate.year_miles * 10 - before))
    return (left * rate.tenths + (miles - left) * rate.tenths_above + 50) // 100


def mileage_problems(miles: int) -> Iterator[Problem]:
    """Yield why a number of tenths of a mile cannot be claimed."""
    if not 0 < miles <= MOST_MILES:
        yield Problem("miles", N_("Type how many miles, like 12 or 12.5."))
