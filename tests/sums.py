"""An attacker who has every report that was ever given out, and works out what a figure kept back can be."""

from collections.abc import Iterable, Sequence
from itertools import product

import highspy

Told = tuple[frozenset[str], int]
MOST = 200


def tried(names: Sequence[str], told: Iterable[Told], asked: frozenset[str], most: int) -> tuple[int, int]:
    """Return the fewest and the most by trying every table whose finest counts are `most` or less."""
    told = tuple(told)
    found = []
    for counts in product(range(most + 1), repeat=len(names)):
        table = dict(zip(names, counts, strict=True))
        if all(sum(table[name] for name in part) == value for part, value in told):
            found.append(sum(table[name] for name in asked))
    return min(found), max(found)


class Sums:
    """The same for larger tables, by a solver of its own that is built anew for each attack."""

    def __init__(self, names: Iterable[str], told: Iterable[Told]) -> None:
        self._solver = highspy.Highs()
        self._solver.silent()
        self._of = {name: self._solver.addIntegral(lb=0, ub=MOST) for name in sorted(names)}
        for part, value in told:
            self._solver.addConstr(self._sum(part) == value)

    def _sum(self, part: frozenset[str]) -> highspy.highs_linear_expression:
        return sum((self._of[name] for name in sorted(part)), start=highspy.highs_linear_expression())

    def bounds(self, asked: frozenset[str]) -> tuple[int, int]:
        """Return the fewest and the most that what is asked about can be."""
        ends = []
        for reach in (self._solver.minimize, self._solver.maximize):
            reach(self._sum(asked))
            assert self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
            ends.append(round(self._solver.getObjectiveValue()))
        return ends[0], ends[1]
