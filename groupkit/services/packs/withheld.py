"""Decides which counts of a report may be shown, so that all reports together never give away one kept back.

A count below the threshold is never shown. Any other is let in, one by one, if with everything shown so far each
count kept back for being small could still be nothing, and could still be as many as the threshold. What that says
of an attacker ends with sums: one who also tries which tables this rule would have shown may learn a little more.
"""

import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import highspy
import numpy as np

from groupkit.core.packs.withheld import Counted, in_order
from groupkit.core.progress import CancelledError, Progress, Silent

_SECONDS, _EVERY = 5.0, 0.1
_WHOLE = 1e-6
_LEAST, _MOST = highspy.ObjSense.kMinimize, highspy.ObjSense.kMaximize
Point = tuple[int, ...]
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
    watch = _Watch(progress or Silent(), len(counted) + len(small))
    sure = [each for each in before if each.atoms not in stale]
    beliefs = []
    for facts in (before, sure)[: 1 + (len(sure) < len(before))]:
        known = _Known(_width(parted), _ceiling(counted, before, k), watch)
        for each in facts:
            known.learn(parted[each.atoms], each.value)
        beliefs.append((known, known.guarded(small, k)))
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
    known = _Known(_width(parted), _ceiling((asked,), told, asked.value + 1), _Watch(Silent(), 1))
    for each in told:
        known.learn(parted[each.atoms], each.value)
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


def _let_in(beliefs: Iterable[tuple["_Known", tuple["_Guarded", ...]]], columns: Columns, value: int) -> bool:
    """Take a figure in if every guarded count keeps its range whatever somebody believes, else leave all as is."""
    taken: list[_Known] = []
    for known, guarded in beliefs:
        if not known.keeps(guarded, columns, value):
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


@dataclass(frozen=True, slots=True)
class _Guarded:
    """A count that is kept back, and the range that nobody may narrow."""

    columns: Columns
    least: int
    most: int


class _Known:
    """What somebody knows who has everything that was shown, and counts that fit it all.

    Counts found on the way answer most questions, so that the solver is asked seldom.
    """

    def __init__(self, width: int, ceiling: int, watch: _Watch) -> None:
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = width, 0
        lp.col_cost_, lp.col_lower_ = np.zeros(width), np.zeros(width)
        lp.col_upper_ = np.full(width, float(ceiling))
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.array([0])
        lp.integrality_ = [highspy.HighsVarType.kInteger] * width
        self._solver = highspy.Highs()  # type: ignore[no-untyped-call]  # the package tells no types here
        for name, value in {"output_flag": False, "threads": 1, "time_limit": _SECONDS}.items():
            self._solver.setOptionValue(name, value)
        self._solver.passModel(lp)
        self._watch = watch
        watch.listen(self._solver)
        self._points: list[Point] = []

    def learn(self, columns: Columns, value: int) -> None:
        """Take in that some counts make up a figure that was shown."""
        self._solver.addRow(value, value, len(columns), np.array(columns, dtype=np.int32), np.ones(len(columns)))
        self._points = [point for point in self._points if _of(point, columns) == value]

    def range(self, columns: Columns) -> tuple[int, int]:
        """Return the fewest and the most that some counts can be together; (0, 0) where nothing fits."""
        ends = [self._reach(columns, way) for way in (_LEAST, _MOST)]
        least, most = (0 if point is None else _of(point, columns) for point in ends)
        return least, most

    def guarded(self, small: Iterable[Columns], k: int) -> tuple[_Guarded, ...]:
        """Return the range that each small count has to keep: from nothing to k, or what is left of that."""
        found = []
        for columns in small:
            self._watch.step()
            wanted = _Guarded(columns, 0, k)
            if not self._open(wanted):
                least, most = self.range(columns)
                wanted = _Guarded(columns, least, min(most, k))
            found.append(wanted)
        return tuple(found)

    def keeps(self, guarded: Iterable[_Guarded], columns: Columns, value: int) -> bool:
        """Take a figure in if every guarded count keeps its range, else leave all as it was; tell which."""
        points = self._points
        self.learn(columns, value)
        if all(map(self._open, guarded)):
            return True
        self.unlearn()
        self._points = points
        return False

    def unlearn(self) -> None:
        """Forget what was learnt last."""
        self._solver.deleteRows(1, np.array([self._solver.getNumRow() - 1], dtype=np.int32))

    def _open(self, guarded: _Guarded) -> bool:
        """Tell whether a count can still be its fewest and its most."""
        totals = [_of(point, guarded.columns) for point in self._points]
        if min(totals, default=guarded.least + 1) > guarded.least:
            point = self._reach(guarded.columns, _LEAST)
            if point is None or _of(point, guarded.columns) > guarded.least:
                return False
        if max(totals, default=guarded.most - 1) >= guarded.most:
            return True
        point = self._reach(guarded.columns, _MOST)
        return point is not None and _of(point, guarded.columns) >= guarded.most

    def _reach(self, columns: Columns, way: highspy.ObjSense) -> Point | None:
        """Return counts with the fewest, or the most, of some; None where nothing fits or time ran out."""
        for column in columns:
            self._solver.changeColCost(column, 1.0)
        self._solver.changeObjectiveSense(way)
        point = self._solved()
        for column in columns:
            self._solver.changeColCost(column, 0.0)
        if point is not None:
            self._points.append(point)
        return point

    def _solved(self) -> Point | None:
        # most often the best of all numbers are whole, and those are found much faster
        for fractions in (True, False):
            self._solver.setOptionValue("solve_relaxation", fractions)
            self._solver.run()
            self._watch.stop()
            if self._solver.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
                return None
            values = self._solver.getSolution().col_value
            point = tuple(map(round, values))
            if all(abs(count - value) < _WHOLE for count, value in zip(point, values, strict=True)):
                return point
        return None


def _of(point: Point, columns: Iterable[int]) -> int:
    return sum(point[column] for column in columns)
