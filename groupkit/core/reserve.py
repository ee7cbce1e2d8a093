"""What the group keeps by and why: its ordinary month, the reserve it agreed, what is free, and cash in hand.

Nothing here moves money; it says what there is, and people decide.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, takewhile

from groupkit.core.ledger import Entry, EntryType

MOST_MONTHS = 6
_LOOKED_AT = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserve:
    """What the group keeps by, in pence, and what is left to decide about.

    `ordinary` is the cost of an ordinary month, None while no whole month is in the book. `is_typed` tells that the
    group wrote the amount itself; otherwise it is so many (`months`) ordinary months. `held` is all of General,
    `owed` what is agreed and not paid yet, `advances` what was given before it is spent.
    """

    ordinary: int | None
    months: int
    target: int
    is_typed: bool
    held: int
    owed: int
    advances: int

    @property
    def free(self) -> int:
        """What is free to spend or pass on; below zero the reserve is short by as much."""
        return self.held - self.target - self.owed - self.advances


def target(typed: int, months: int, ordinary: int | None) -> int:
    """Return the pence to keep by: the amount the group typed, else so many ordinary months as far as known."""
    return typed or months * (ordinary or 0)


def whole_months(began: date | None, today: date) -> tuple[date, ...]:
    """Return the first day of each of the last six months that are over and wholly in a book that began so."""
    began = began or today
    first = began if began.day == 1 else _next(began)
    found: list[date] = []
    month = today.replace(day=1)
    while len(found) < _LOOKED_AT and (month := (month - timedelta(days=1)).replace(day=1)) >= first:
        found.append(month)
    return tuple(reversed(found))


def _next(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def ordinary_month(
    entries: Iterable[Entry],
    months: Iterable[date],
    general: int,
    *,
    apart: Collection[int] = (),
    kinds_apart: Collection[int] = (),
) -> int | None:
    """Return the pence an ordinary month costs: the median of the last six of these months, or None.

    Args:
        entries: all since the first of these months; a payment that a reversal put right does not count.
        months: any day of each month to look at.
        general: the fund for everyday costs.
        apart: the numbers of payments that were one-offs or for an outing.
        kinds_apart: the kinds that never are an ordinary cost, such as outings and money passed on.
    """
    book = tuple(entries)
    left_out = {entry.reverses for entry in book} | set(apart)
    costs = dict.fromkeys(sorted({_month(day) for day in months})[-_LOOKED_AT:], 0)
    for entry in book:
        month = _month(entry.day)
        if entry.type is EntryType.PAYMENT and month in costs and entry.seq not in left_out:
            costs[month] -= sum(
                line.pence for line in entry.lines if line.fund == general and line.kind not in kinds_apart
            )
    return _median(sorted(costs.values())) if costs else None


def _median(pence: Sequence[int]) -> int:
    # Half a penny goes up: a reserve that is a penny high does no harm.
    return (pence[(len(pence) - 1) // 2] + pence[len(pence) // 2] + 1) // 2


def _month(day: date) -> tuple[int, int]:
    return (day.year, day.month)


@dataclass(frozen=True, slots=True, kw_only=True)
class InHand:
    """Cash in one place: the pence, since when the oldest of it is there, and what is worth a word."""

    place: int
    pence: int
    since: date
    is_much: bool = False
    is_long: bool = False


def in_hand(
    moves: Mapping[int, Sequence[tuple[date, int]]], today: date, *, limit: int = 10_000, days: int = 14
) -> tuple[InHand, ...]:
    """Return the cash in tins and in people's hands, place by place.

    Money goes out in the order it came in, so that a float that turns over every week is never old.

    Args:
        moves: for each place the day and the pence of what went in (+) and out (−), in order; what was put right,
            and what put it right, are not among them.
        today: the day it is asked.
        limit: the pence the group wants in one place at most.
        days: for how long cash may stay before it is handed on.
    """
    found = []
    for place, all_ in moves.items():
        known = [(day, pence) for day, pence in all_ if day <= today]
        held = sum(pence for _, pence in known)
        if held > 0:
            since = _oldest(known, held)
            is_long = since < today - timedelta(days=days)
            found.append(InHand(place=place, pence=held, since=since, is_much=held > limit, is_long=is_long))
    return tuple(found)


def _oldest(moves: Sequence[tuple[date, int]], held: int) -> date:
    """Return the day the oldest of what is held came in."""
    came = [(day, pence) for day, pence in reversed(moves) if pence > 0]
    so_far = accumulate(pence for _, pence in came)
    return next(day for (day, _), pence in zip(came, so_far, strict=True) if pence >= held)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """How the counts of a tin went: how many of the last were short (−) or over (+) in a row, and the month's sum.

    `run` has the sign of what was found; `month` is in pence, over less short.
    """

    run: int = 0
    month: int = 0
    is_run: bool = False
    is_much: bool = False


def trend(counts: Iterable[tuple[date, int]], today: date, *, run: int = 3, month: int = 500) -> Trend:
    """Return whether the differences of counts go in one direction.

    Args:
        counts: the day and the difference in pence of each count of one tin, in order; a good count has 0.
        today: the day it is asked.
        run: so many of one direction in a row are worth a word.
        month: more pence than this in one month are worth a word.
    """
    book = tuple(counts)
    last = book[-1][1] if book else 0
    same = takewhile(lambda count: count[1] * last > 0, reversed(book))
    many = sum(1 for _ in same) * (1 if last > 0 else -1)
    pence = sum(found for day, found in book if _month(day) == _month(today))
    return Trend(run=many, month=pence, is_run=abs(many) >= run, is_much=abs(pence) > month)
