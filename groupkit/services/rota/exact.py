"""Asks the solver HiGHS for the best rota and for proof of how good it can be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import highspy
import numpy as np

from groupkit.core.rota.question import Question
from groupkit.services.rota.rows import Model, model

ONE_PERCENT = 0.01
_HALF = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A plan, its cost as the solver has it, and the least any plan could cost; `proved` says they meet."""

    plan: tuple[int | None, ...]
    cost: float
    bound: float
    proved: bool


def fewest_empty(question: Question, *, seconds: float = 30, start: Sequence[int | None] | None = None) -> Answer | None:
    """Return a plan with the least price of empty places; None where time ran out before there was one."""
    made = model(question)
    return _solved(question, made, made.empty_costs, seconds=seconds, gap=0, start=start)


def best(
    question: Question,
    empty: float,
    *,
    seconds: float = 30,
    gap: float = ONE_PERCENT,
    start: Sequence[int | None] | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> Answer | None:
    """Return the fairest plan whose empty places cost no more than `empty`, within `gap` of the best there is."""
    made = model(question)
    made.row({at: cost for at, cost in enumerate(made.empty_costs) if cost}, high=empty + _HALF)
    return _solved(question, made, made.soft_costs, seconds=seconds, gap=gap, start=start, stop=stop)


def _solved(
    question: Question,
    made: Model,
    costs: Sequence[float],
    *,
    seconds: float,
    gap: float,
    start: Sequence[int | None] | None,
    stop: Callable[[], bool] = lambda: False,
) -> Answer | None:
    solver = highspy.Highs()
    for name, value in {
        "output_flag": False,
        "threads": 1,
        "time_limit": seconds,
        "mip_rel_gap": gap,
        "mip_abs_gap": 0.99,
        "mip_heuristic_effort": 0.3,
    }.items():
        solver.setOptionValue(name, value)
    solver.passModel(_passed(made, costs))
    if start is not None:
        _begin(solver, made, start)
    _watch(solver, stop)
    solver.run()
    info = solver.getInfo()
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return None
    values = solver.getSolution().col_value
    plan: list[int | None] = [None] * len(question.seats)
    for (who, at), column in made.places.items():
        if values[column] > _HALF:
            plan[at] = who
    return Answer(
        plan=tuple(plan),
        cost=info.objective_function_value,
        bound=info.mip_dual_bound,
        proved=solver.getModelStatus() == highspy.HighsModelStatus.kOptimal,
    )


def _passed(made: Model, costs: Sequence[float]) -> highspy.HighsLp:
    lp = highspy.HighsLp()
    lp.offset_ = made.given if costs is made.soft_costs else 0.0
    lp.num_col_, lp.num_row_ = len(made.upper), len(made.low)
    lp.col_cost_ = np.array(costs, dtype=float)
    lp.col_lower_ = np.zeros(len(made.upper))
    lp.col_upper_ = np.array(made.upper, dtype=float)
    lp.row_lower_ = np.array(made.low, dtype=float)
    lp.row_upper_ = np.array(made.high, dtype=float)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.array(made.starts)
    lp.a_matrix_.index_ = np.array(made.columns)
    lp.a_matrix_.value_ = np.array(made.values, dtype=float)
    kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
    lp.integrality_ = [kinds[whole] for whole in made.whole]
    return lp


def _begin(solver: highspy.Highs, made: Model, start: Sequence[int | None]) -> None:
    """Hand over a plan to begin from: the seats alone are enough, the solver works out the rest."""
    columns = [made.places[who, at] for who, at in made.places]
    values = [1.0 if start[at] == who else 0.0 for who, at in made.places]
    solver.setSolution(len(columns), np.array(columns, dtype=np.int32), np.array(values))


def _watch(solver: highspy.Highs, stop: Callable[[], bool]) -> None:
    def asked(event: highspy.HighsCallbackEvent) -> None:
        if stop():
            event.interrupt()

    solver.cbMipInterrupt += asked
