"""What a group makes its own in a workbook: the order, the exercises, and its fellowship's words for a step."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from groupkit.core.problems import Problem, RefusedError
from groupkit.core.workbooks.chapters import MOST_STEPS
from groupkit.i18n import N_

LONGEST = {"words": 2000, "credit": 300, "license": 300}
"""The most letters of each part of the words for a step: they stand in one box."""
_NOT_OURS = N_("This was not in the workbook that came with groupkit.")


class Keyed(Protocol):
    """Anything with a key of its own."""

    @property
    def key(self) -> str:
        """The key, which nothing beside it has."""


_Row = TypeVar("_Row", bound=Keyed)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepWording:
    """The fellowship's own words for a step by its number, whose they are, and on what terms they are printed."""

    id: int = 0
    step: int
    words: str
    credit: str
    license: str = ""

    @property
    def said_of_it(self) -> str:
        """The line under the words: whose they are, and on what terms."""
        return " · ".join(filter(None, (self.credit, self.license)))

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before these words can be printed."""
        if not 0 < self.step <= MOST_STEPS:
            yield Problem("step", N_("Choose the step these words are for."))
        if not self.words.strip():
            yield Problem("words", N_("Write or paste the words of this step."))
        if not self.credit.strip():
            yield Problem("credit", N_("Say whose words these are, and that you may copy them."))
        for name, longest in LONGEST.items():
            if len(getattr(self, name)) > longest:
                yield Problem(name, N_("Use fewer words here, {longest} letters at most."), {"longest": longest})


def moved(rows: tuple[_Row, ...], key: str, by: int) -> tuple[_Row, ...]:
    """Return rows with one moved up (by -1) or down (by 1); at the end it stays where it is."""
    at = place_of(rows, key)
    to = at + by
    if at < 0 or not 0 <= to < len(rows):
        return rows
    order = list(rows)
    order.insert(to, order.pop(at))
    return tuple(order)


def put(rows: tuple[_Row, ...], row: _Row, after: str = "") -> tuple[_Row, ...]:
    """Return rows with one in the place of that of its key; a new one comes after another, or last."""
    if place_of(rows, row.key) >= 0:
        return tuple(row if each.key == row.key else each for each in rows)
    at = place_of(rows, after) + 1 or len(rows)
    return (*rows[:at], row, *rows[at:])


def without(rows: tuple[_Row, ...], key: str) -> tuple[_Row, ...]:
    """Return rows without one."""
    return tuple(each for each in rows if each.key != key)


def put_back(rows: tuple[_Row, ...], ours: tuple[_Row, ...], key: str) -> tuple[_Row, ...]:
    """Return rows with one as it came; one that was left out comes after what it came after.

    Raises:
        RefusedError: nothing came with that key.
    """
    at = place_of(ours, key)
    if at < 0:
        raise RefusedError([Problem("key", _NOT_OURS)])
    if place_of(rows, key) >= 0:
        return put(rows, ours[at])
    before = next((each.key for each in reversed(ours[:at]) if place_of(rows, each.key) >= 0), "")
    return put(rows, ours[at], before) if before else (ours[at], *rows)


def left_out(rows: tuple[_Row, ...], ours: tuple[_Row, ...]) -> tuple[_Row, ...]:
    """Return those that came with the workbook and are not among the rows any more."""
    return tuple(each for each in ours if place_of(rows, each.key) < 0)


def place_of(rows: tuple[_Row, ...], key: str) -> int:
    """Return the place of a row, from 0, or -1 where it is not."""
    return next((at for at, each in enumerate(rows) if each.key == key), -1)
