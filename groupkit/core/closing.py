"""Closing a month: two people say what was counted and what the bank says, and why where the book says else."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from groupkit.core.accounts.whole import Check, Proof
from groupkit.core.accounts.years import Month
from groupkit.core.money import MOST
from groupkit.core.problems import Problem
from groupkit.i18n import N_, current


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is said of one place when a month is closed: pence counted, or on the statement of a day.

    `waiting` are the entries the bank has not seen yet; `why` is what the two think happened where the figure
    is another than the book's.
    """

    place: int
    pence: int
    on: date | None = None
    waiting: frozenset[int] = frozenset()
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToProve:
    """A tin to be counted or a bank to be looked at before a month is closed.

    `recent` are the entries of a bank that its statement may not show yet, newest first, as (entry, day, pence),
    and `waiting` those of them that the lists taken in from it do not have. `overdraft` lets it be below zero.
    """

    place: int
    name: str
    proof: Proof
    recent: tuple[tuple[int, date, int], ...] = ()
    waiting: frozenset[int] = frozenset()
    overdraft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What it takes to close a month.

    `unsent` are sheets of the month that have not been sent, as (number, day): afterwards they cannot be.
    `along` are earlier months that are open and are closed with it.
    """

    month: Month
    to_prove: tuple[ToProve, ...]
    unsent: tuple[tuple[int, date], ...] = ()
    along: tuple[Month, ...] = ()


def said_problems(draft: Draft, said: Mapping[int, Said], today: date) -> Iterator[Problem]:
    """Yield what has not been counted or looked at yet, or cannot be."""
    for place in draft.to_prove:
        told = said.get(place.place)
        values: dict[str, object] = {"place": place.name}
        field_ = f"place-{place.place}"
        if told is None:
            counting = place.proof is Proof.COUNT
            message = _COUNT if counting else _STATEMENT
            yield Problem(field_, message, values)
        elif abs(told.pence) > MOST:
            yield Problem(field_, N_("That is more than this book can hold."))
        elif told.on is not None and not draft.month.end <= told.on <= today:
            yield Problem(field_, N_("{place}: choose the last day of the month or a day since then."), values)


_COUNT = N_("{place} has to be counted by two people first.")
_STATEMENT = N_("{place}: type what the statement says. It is on the last line of the month.")


def difference_problems(checks: Mapping[Check, str], names: Mapping[int, str], currency: str) -> Iterator[Problem]:
    """Yield each difference that nobody has explained; `checks` come with the reason given."""
    for check, why in checks.items():
        if check.difference and not why.strip():
            message = _LESS if check.difference < 0 else _MORE
            amount = current().money(abs(check.difference), currency)
            yield Problem(f"why-{check.place}", message, {"place": names[check.place], "amount": amount})


_LESS = N_("{place} has {amount} less than the book says. Write what you think happened. “We do not know” is fine.")
_MORE = N_("{place} has {amount} more than the book says. Write what you think happened. “We do not know” is fine.")


def two_problems(by: str, second: str) -> Iterator[Problem]:
    """Yield why these are not two people."""
    if not by.strip():
        yield Problem("by", N_("Write your name. A first name is enough."))
    if not second.strip():
        yield Problem("second", N_("A second person agrees to it. Who?"))
    elif _plain(by) == _plain(second):
        yield Problem("second", N_("The second person has to be someone else."))


def reopen_problems(by: str, second: str, why: str) -> Iterator[Problem]:
    """Yield what is still to be said before a month can be opened again."""
    yield from two_problems(by, second)
    if not why.strip():
        yield Problem("why", N_("Write why, in a few words."))


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthState:
    """How one month stands: open, or closed on a day, perhaps along with a later one, and how often reopened."""

    month: Month
    closed_on: date | None = None
    entry: int | None = None
    along: Month | None = None
    reopened: int = field(default=0)
