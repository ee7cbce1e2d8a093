"""Decides which counts of a report may be shown, so that all reports together never give away one kept back.

A count below the threshold is never shown. Any other is let in, one by one, if with everything shown so far each
count kept back for being small could still be nothing, and could still be as many as the threshold.

What that says of an attacker ends with sums. One who has this rule too, and tries every table it could have shown,
learns more: of all tables of two by two with counts up to six and a threshold of three, 6 % of the small counts are
known exactly then, and 25 % are known to be small (`tests/bench/test_packs.py` prints it).
"""

import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import highspy
import numpy as np
import numpy.typing as npt

from groupkit.core.packs.withheld import Counted, in_order
from groupkit.core.progress import CancelledError, Progress, Silent

_SECONDS, _EVERY, _POINTS = 5.0, 0.1, 200
_WHOLE = 1e-6
_LEAST, _MOST = highspy.ObjSense.kMinimize, highspy.ObjSense.kMaximize
Counts = npt.NDArray[Any]
Columns = tuple[int, ...]


def shown(
    counted: Sequence[Counted],
    before: Sequence[Counted],
    *,
    k: int,
    stale: Collection[frozenset[str]] = frozenset(),
    progress: Progress | None = None,
) -> frozenset[str]:
    """Return the keys of the counts that may be shown, given all that was ever shown before.

    Args:
        counted: every count of this report, also those that are only protected (not `asked`).
        before: every count that earlier reports showed, as the book has it now.
        k: the threshold; a count below it is never shown.
        stale: the finest counts of those of `before` that earlier reports showed otherwise. Nobody can tell
            whether somebody takes them for true, so both have to be safe.
        progress: hears of each step; its Cancel also ends a question to the solver.

    Raises:
        CancelledError: `progress` stopped the work.
    """
    parted = _parted((*counted, *before))
    small = tuple(dict.fromkeys(parted[each.atoms] for each in counted if each.small(k)))
    watch = _Watch(progress or Silent(), len(counted) + 1)
    sure = [each for each in before if each.atoms not in stale]
    beliefs = []
    for facts in (before, sure)[: 1 + (len(sure) < len(before))]:
        known = _Known(_width(parted), small, k, _ceiling(counted, before, k), watch)
        known.take({parted[each.atoms]: each.value for each in facts})
        beliefs.append(known)
    watch.step()
    told = {frozenset(parted[each.atoms]) for each in sure}
    found = set()
    for each in in_order(counted):
        watch.step()
        if each.small(k) or not each.asked:
            continue
        columns = parted[each.atoms]
        if frozenset(columns) in told or _let_in(beliefs, columns, each.value):
            found.add(each.key)
            told.add(frozenset(columns))
    return frozenset(found)


def bounds(asked: Counted, told: Sequence[Counted]) -> tuple[int, int]:
    """Return the fewest and the most a count can be for somebody who has the counts told, and nothing else."""
    parted = _parted((asked, *told))
    most = asked.value + 1
    known = _Known(_width(parted), (), most, _ceiling((asked,), told, most), _Watch(Silent(), 1))
    known.take({parted[each.atoms]: each.value for each in told})
    return known.range(parted[asked.atoms])


def _ceiling(counted: Iterable[Counted], before: Iterable[Counted], k: int) -> int:
    """Return more than any finest count can be, as far as anybody needs to look."""
    return k + max((each.value for each in (*counted, *before)), default=0)


def _parted(counted: Sequence[Counted]) -> dict[frozenset[str], Columns]:
    """Return the columns of each set of finest counts; those that are always told together share a column."""
    member: dict[str, list[int]] = {}
    sets = list(dict.fromkeys(each.atoms for each in counted))
    for at, atoms in enumerate(sets):
        for atom in atoms:
            member.setdefault(atom, []).append(at)
    alike: dict[tuple[int, ...], int] = {}
    columns: list[list[int]] = [[] for _each in sets]
    for atom in sorted(member):
        within = tuple(member[atom])
        if within not in alike:
            alike[within] = len(alike)
            for at in within:
                columns[at].append(alike[within])
    return {atoms: tuple(found) for atoms, found in zip(sets, columns, strict=True)}


def _width(parted: Mapping[frozenset[str], Columns]) -> int:
    return max((at + 1 for columns in parted.values() for at in columns), default=0)


def _let_in(beliefs: Iterable["_Known"], columns: Columns, value: int) -> bool:
    """Take a figure in if every guarded count keeps its range whatever somebody believes, else leave all as is."""
    taken: list[_Known] = []
    for known in beliefs:
        if not known.keeps(columns, value):
            for one in taken:
                one.unlearn()
            return False
        taken.append(known)
    return True


class _Watch:
    """Tells how far the work is, and lets Cancel end a question to the solver."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._done, self._total = progress, 0, total
        self._at = time.monotonic()
        self._stopped: CancelledError | None = None

    def step(self) -> None:
        """Tell that one more is done."""
        self._done += 1
        self._at = time.monotonic()
        self._progress.step(min(self._done, self._total), self._total)

    def listen(self, solver: highspy.Highs) -> None:
        """Hear from a solver while it works."""
        for heard in (solver.cbSimplexInterrupt, solver.cbMipInterrupt):
            heard.subscribe(self._beat)

    def stop(self) -> None:
        """Raise what the solver could not."""
        if self._stopped is not None:
            raise self._stopped

    def _beat(self, event: highspy.HighsCallbackEvent) -> None:
        if time.monotonic() - self._at < _EVERY:
            return
        self._at = time.monotonic()
        try:
            self._progress.step(min(self._done, self._total), self._total)
        except CancelledError as stopped:
            self._stopped = stopped
            event.interrupt()


class _Known:
    """What somebody knows who has everything that was shown, and counts that fit it all.

    A count that is guarded keeps its range: from nothing to k, or what is left of that. Counts found on the way
    answer most questions, and one question asks for as many guarded counts as it can, so that few are asked.
    """

    def __init__(self, width: int, guarded: Sequence[Columns], k: int, ceiling: int, watch: _Watch) -> None:
        self._width, self._watch = width, watch
        self._solver = highspy.Highs()  # type: ignore[no-untyped-call]  # the package tells no types here
        for name, value in {"output_flag": False, "threads": 1, "time_limit": _SECONDS}.items():
            self._solver.setOptionValue(name, value)
        self._solver.passModel(_model(width, guarded, k, ceiling))
        watch.listen(self._solver)
        self._points = np.zeros((0, width))
        self._guarded = np.zeros((len(guarded), width))
        for at, columns in enumerate(guarded):
            self._guarded[at, list(columns)] = 1
        self._least, self._most = np.zeros(len(guarded)), np.full(len(guarded), float(k))

    def take(self, facts: Mapping[Columns, int]) -> None:
        """Take in what was shown before; a guarded count that it narrows keeps what is left."""
        for columns, value in facts.items():
            self.learn(columns, value)
        if self._open(range(len(self._guarded))):
            return
        for at, members in enumerate(self._guarded):
            if not self._open([at]):
                ends = self.range(tuple(np.flatnonzero(members)))
                self._least[at], self._most[at] = ends[0], min(ends[1], self._most[at])

    def learn(self, columns: Columns, value: int) -> None:
        """Take in that some counts make up a figure that was shown."""
        self._solver.addRow(value, value, len(columns), np.array(columns, dtype=np.int32), np.ones(len(columns)))
        self._points = self._points[self._points[:, columns].sum(axis=1) == value]

    def unlearn(self) -> None:
        """Forget what was learnt last."""
        self._solver.deleteRows(1, np.array([self._solver.getNumRow() - 1], dtype=np.int32))

    def range(self, columns: Columns) -> tuple[int, int]:
        """Return the fewest and the most that some counts can be together; (0, 0) where nothing fits."""
        ends = [self._reach(dict.fromkeys(columns, 1.0), way) for way in (_LEAST, _MOST)]
        least, most = (0 if point is None else int(point[list(columns)].sum()) for point in ends)
        return least, most

    def keeps(self, columns: Columns, value: int) -> bool:
        """Take a figure in if every guarded count keeps its range, else leave all as it was; tell which."""
        points = self._points
        self.learn(columns, value)
        if self._open(range(len(self._guarded))):
            return True
        self.unlearn()
        self._points = points
        return False

    def _open(self, which: Iterable[int]) -> bool:
        """Tell whether each of some guarded counts can still be its fewest, and its most."""
        every = np.array(list(which), dtype=int)
        for way in (_LEAST, _MOST):
            shut = self._shut(every, way)
            # all at once, for as long as that opens some; then the first by itself, which decides
            together = len(shut) > 1
            while len(shut):
                asked = shut if together else shut[:1]
                self._reach(self._costs(asked, way), way)
                left = self._shut(shut, way)
                if not together and shut[0] in left:
                    return False
                together = len(left) > 1 and (len(left) < len(shut) or not together)
                shut = left
        return True

    def _shut(self, which: Counts, way: highspy.ObjSense) -> Counts:
        """Return the guarded counts that are at their end in none of the counts found so far."""
        totals = self._points @ self._guarded[which].T
        if way is _LEAST:
            reached = (totals <= self._least[which]).any(axis=0)
        else:
            reached = (totals >= self._most[which]).any(axis=0)
        return which[~reached]

    def _costs(self, which: Counts, way: highspy.ObjSense) -> dict[int, float]:
        """Return what to ask for: few in all of them, or as many as k in each."""
        if way is _MOST:
            return {self._width + int(at): 1.0 for at in which}
        weights = self._guarded[which].sum(axis=0)
        return {int(at): float(weights[at]) for at in np.flatnonzero(weights)}

    def _reach(self, costs: Mapping[int, float], way: highspy.ObjSense) -> Counts | None:
        """Return counts with the fewest, or the most, of some; None where nothing fits or time ran out."""
        for column, cost in costs.items():
            self._solver.changeColCost(column, cost)
        self._solver.changeObjectiveSense(way)
        point = self._solved()
        for column in costs:
            self._solver.changeColCost(column, 0.0)
        if point is not None:
            self._points = np.vstack((self._points[-_POINTS:], point))
        return point

    def _solved(self) -> Counts | None:
        # most often the best of all numbers are whole, and those are found much faster
        found = self._ran(fractions=True)
        if found is not None and np.abs(np.round(found) - found).max(initial=0.0) >= _WHOLE:
            found = self._ran(fractions=False)
        return None if found is None else np.round(found)

    def _ran(self, *, fractions: bool) -> Counts | None:
        self._solver.setOptionValue("solve_relaxation", fractions)
        self._solver.run()
        self._watch.stop()
        if self._solver.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return None
        return np.array(self._solver.getSolution().col_value[: self._width])


def _model(width: int, guarded: Sequence[Columns], k: int, ceiling: int) -> highspy.HighsLp:
    """Return counts of which nothing is known, and beside them for each guarded one how far it is towards k."""
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = width + len(guarded), len(guarded)
    lp.col_cost_, lp.col_lower_ = np.zeros(lp.num_col_), np.zeros(lp.num_col_)
    lp.col_upper_ = np.array([float(ceiling)] * width + [float(k)] * len(guarded))
    lp.row_lower_, lp.row_upper_ = np.full(len(guarded), -highspy.kHighsInf), np.zeros(len(guarded))
    rows = [((*columns, width + at), (*(-1.0 for _each in columns), 1.0)) for at, columns in enumerate(guarded)]
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.cumsum([0, *(len(columns) for columns, _values in rows)])
    lp.a_matrix_.index_ = np.array([column for columns, _values in rows for column in columns], dtype=np.int32)
    lp.a_matrix_.value_ = np.array([value for _columns, values in rows for value in values])
    whole, any_ = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
    lp.integrality_ = [whole] * width + [any_] * len(guarded)
    return lp
