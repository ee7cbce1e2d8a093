"""Counts that may have to be kept back, each as a sum of the finest counts there are."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from groupkit.core.progress import Progress

LEAST, USUAL, HIGHEST = 3, 5, 20
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


def in_order(counted: Iterable[Counted]) -> tuple[Counted, ...]:
    """Return counts in the order they are let in: wholes, margins, cells, each by its key."""
    return tuple(sorted(counted, key=lambda each: (each.rank, each.key)))


def apart(
    counted: Sequence[Counted],
    before: Sequence[Counted],
    *,
    k: int,
    stale: Collection[frozenset[str]] = frozenset(),
    progress: Progress | None = None,
) -> frozenset[str]:
    """Return the keys of counts that may be shown where each stands by itself, so that no sum tells more.

    It needs no solver and shows less: a count is let in if it shares nothing with any other that is shown, or was
    shown before. One of `before` that is not `stale` may be shown again.

    Raises:
        CancelledError: `progress` stopped the work.
    """
    told = {each.atoms for each in before}
    taken = frozenset[str]().union(*told)
    found, again = set(), told - set(stale)
    for done, each in enumerate(in_order(counted), start=1):
        if progress is not None:
            progress.step(done, len(counted))
        if each.small(k) or not each.asked:
            continue
        if each.atoms in again or not each.atoms & taken:
            found.add(each.key)
            again.add(each.atoms)
            taken |= each.atoms
    return frozenset(found)
