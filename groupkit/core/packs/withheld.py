"""Counts that may have to be kept back, each as a sum of the finest counts there are."""

from collections.abc import Iterable
from dataclasses import dataclass

LEAST, USUAL = 3, 5
WHOLE, MARGIN, CELL = 0, 1, 2
"""The ranks of a figure: a whole is let in before the margins of a table, and these before its cells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A count of people or visits, and the finest counts it is the sum of, each by its name.

    `asked` is unset for one that nobody wants to show: it is still protected.
    """

    key: str
    atoms: frozenset[str]
    value: int
    rank: int = CELL
    asked: bool = True

    def small(self, k: int) -> bool:
        """Whether it is below the threshold, and so never shown; nothing at all counts as below."""
        return self.value < k


def atoms(counted: Iterable[Counted]) -> tuple[str, ...]:
    """Return all finest counts these are made of, in order."""
    return tuple(sorted({atom for each in counted for atom in each.atoms}))


def in_order(counted: Iterable[Counted]) -> tuple[Counted, ...]:
    """Return counts in the order they are let in: wholes, margins, cells, each by its key."""
    return tuple(sorted(counted, key=lambda each: (each.rank, each.key)))
