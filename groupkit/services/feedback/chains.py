"""Asks the solver HiGHS what several overlapping tables tell together of any few people, exactly."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import highspy
import numpy as np

from groupkit.core.feedback.audit import NARROW, Told
from groupkit.core.feedback.seen import Bound, Seen, small_sets

_SECONDS = 5.0
_WHOLE = 1e-6
_WAYS = (highspy.ObjSense.kMinimize, highspy.ObjSense.kMaximize)
Counts = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who is asked about and which cells, and the columns their counts stand in."""

    size: int
    cells: frozenset[int]
    columns: tuple[int, ...]

    @property
    def wide(self) -> int:
        """How far apart the fewest and the most have to be for this to tell nothing much."""
        return min(NARROW, self.size)

    def of(self, counts: Counts) -> int:
        return sum(counts[column] for column in self.columns)


def told(sizes: Mapping[int, int], tables: Sequence[Seen], *, k: int) -> tuple[Told, ...]:
    """Return what all tables together tell too exactly of any set of fewer than `k` people.

    `sizes` are how many people are in each set that no table parts. It is taken that everybody answered, or else,
    where the figures do not fit that, that somebody did not. What could not be worked out in time counts as told.
    """
    places = {at: place for place, at in enumerate(sizes)}
    width = 2 + max((max(cells) for table in tables for cells, *_ in table.bounds), default=0)
    questions = tuple(_questions(sizes, tables, places, width, k))
    if not questions:
        return ()
    for silent in (False, True):
        solver = _solver(sizes, tables, places, width, silent=silent)
        if (first := _counts(solver)) is not None:
            return tuple(_narrow(solver, questions, first))
        if solver.getModelStatus() != highspy.HighsModelStatus.kInfeasible:
            return tuple(Told(cell=min(asked.cells), size=asked.size, least=0, most=0) for asked in questions)
    return ()


def _questions(
    sizes: Mapping[int, int], tables: Sequence[Seen], places: Mapping[int, int], width: int, k: int
) -> Iterator[_Asked]:
    targets = sorted({cells for table in tables for cells, *_ in table.bounds}, key=sorted)
    for union, cells in product(small_sets(sizes, k), targets):
        columns = tuple(places[at] * width + cell for at in union for cell in cells)
        yield _Asked(sum(sizes[at] for at in union), cells, columns)


def _solver(
    sizes: Mapping[int, int], tables: Sequence[Seen], places: Mapping[int, int], width: int, *, silent: bool
) -> highspy.Highs:
    """Return a solver that knows everything but what is asked; the last cell is of those who did not answer."""
    people = list(sizes.values())
    upper = [size if silent or cell < width - 1 else 0 for size in people for cell in range(width)]
    rows = [([at * width + cell for cell in range(width)], size, size) for at, size in enumerate(people)]
    for table in tables:
        rows.extend(_row(table, bound, places, width) for bound in table.bounds)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(upper), len(rows)
    lp.col_cost_, lp.col_lower_ = np.zeros(len(upper)), np.zeros(len(upper))
    lp.col_upper_ = np.array(upper, dtype=float)
    lp.row_lower_ = np.array([least for _, least, _ in rows], dtype=float)
    lp.row_upper_ = np.array([most for _, _, most in rows], dtype=float)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.cumsum([0, *(len(columns) for columns, *_ in rows)])
    lp.a_matrix_.index_ = np.array([column for columns, *_ in rows for column in columns])
    lp.a_matrix_.value_ = np.ones(sum(len(columns) for columns, *_ in rows))
    lp.integrality_ = [highspy.HighsVarType.kInteger] * len(upper)
    solver = highspy.Highs()  # type: ignore[no-untyped-call]  # the package tells no types here
    for name, value in {"output_flag": False, "threads": 1, "time_limit": _SECONDS}.items():
        solver.setOptionValue(name, value)
    solver.passModel(lp)
    return solver


def _row(table: Seen, bound: Bound, places: Mapping[int, int], width: int) -> tuple[list[int], int, int]:
    cells, least, most = bound
    return [places[at] * width + cell for at in table.who for cell in cells], least, most


def _narrow(solver: highspy.Highs, questions: Sequence[_Asked], first: Counts) -> Iterator[Told]:
    """Yield each question whose answer is narrow; counts found on the way often answer the next one too."""
    known = [first]
    for asked in questions:
        for way in _WAYS:
            if _width(asked, known) < asked.wide:
                known += _reached(solver, asked, way)
        if _width(asked, known) < asked.wide:
            counts = [asked.of(counts) for counts in known]
            yield Told(cell=min(asked.cells), size=asked.size, least=min(counts), most=max(counts))


def _width(asked: _Asked, known: Sequence[Counts]) -> int:
    counts = [asked.of(counts) for counts in known]
    return max(counts) - min(counts)


def _reached(solver: highspy.Highs, asked: _Asked, way: highspy.ObjSense) -> list[Counts]:
    """Return the counts with the fewest, or the most, people who could have chosen some cells."""
    for column in asked.columns:
        solver.changeColCost(column, 1.0)
    solver.changeObjectiveSense(way)
    counts = _counts(solver)
    for column in asked.columns:
        solver.changeColCost(column, 0.0)
    return [counts] if counts is not None else []


def _counts(solver: highspy.Highs) -> Counts | None:
    """Return the best counts of what is asked, or None where there are none or time ran out."""
    # most often the best of all numbers are whole, and those are found much faster
    for fractions in (True, False):
        solver.setOptionValue("solve_relaxation", fractions)
        solver.run()
        if solver.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return None
        values = solver.getSolution().col_value
        counts = tuple(map(round, values))
        if all(abs(count - value) < _WHOLE for count, value in zip(counts, values, strict=True)):
            return counts
    return None
