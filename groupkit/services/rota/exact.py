"""Asks the solver HiGHS for the best rota, for proof of how good it can be, and for the fewest changes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import highspy
import numpy as np

from groupkit.core.rota.question import Question
from groupkit.services.rota.rows import Model, model

_HALF = 0.5
# more than all the small wishes of a rota together, so that one change fewer always comes first
_CHANGE = 5000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A plan, its cost as the solver has it, and the least any plan could cost.

    `proved` says they meet as far as was asked; `fused` that the clock ended the search, so that another run may
    end elsewhere.
    """

    plan: tuple[int | None, ...]
    cost: float
    bound: float
    proved: bool
    fused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How long to look: at most so many seconds and so many nodes, and how near the best is near enough."""

    seconds: float = 30
    nodes: int = 0
    gap: float = 0.0


def fewest_empty(
    question: Question, *, effort: Effort | None = None, start: Sequence[int | None] | None = None
) -> Answer | None:
    """Return a plan with the least price of empty places; None where time ran out before there was one."""
    made = model(question)
    return _solved(question, made, made.empty_costs, effort or Effort(), start)


def best(
    question: Question,
    empty: float,
    *,
    effort: Effort | None = None,
    start: Sequence[int | None] | None = None,
) -> Answer | None:
    """Return the fairest plan whose empty places cost no more than `empty`."""
    made = model(question)
    _at_most_empty(question, made, empty)
    return _solved(question, made, made.soft_costs, effort or Effort(gap=0.01), start)


def fewest_changes(
    question: Question, before: Sequence[int | None], *, effort: Effort | None = None
) -> Answer | None:
    """Return the plan that fills most of what was filled before, with the fewest changes, then the fairest.

    A place that was empty before stays empty: filling it is no reason to ask others to change.
    """
    how = effort or Effort(gap=0.01)
    made = model(question)
    for at, who in enumerate(before):
        if who is None and at in made.empty:
            made.empty_costs[made.empty[at]] = 0
    filled = _solved(question, made, made.empty_costs, Effort(seconds=how.seconds), None)
    if filled is None:
        return None
    _at_most_empty(question, made, filled.cost)
    for at, who in enumerate(before):
        # somebody in a seat they did not have is a change; so is nobody in a seat somebody had
        for (other, seat), column in made.places.items():
            if seat == at and other != who:
                made.soft_costs[column] += _CHANGE
        if who is not None and at in made.empty:
            made.soft_costs[made.empty[at]] += _CHANGE
    return _solved(question, made, made.soft_costs, replace(how, gap=0), filled.plan)


def _at_most_empty(question: Question, made: Model, empty: float) -> None:
    """Let empty places cost no more than this, in small whole numbers; where none may be empty, say so outright."""
    unit = question.weights.empty
    most = round(empty / unit)
    terms = {at: cost / unit for at, cost in enumerate(made.empty_costs) if cost}
    if most:
        made.row(terms, high=most)
        return
    for at in terms:
        made.upper[at] = 0


def _solved(
    question: Question,
    made: Model,
    costs: Sequence[float],
    effort: Effort,
    start: Sequence[int | None] | None,
) -> Answer | None:
    solver = highspy.Highs()  # type: ignore[no-untyped-call]  # the package tells no types here
    for name, value in {
        "output_flag": False,
        "threads": 1,
        "time_limit": float(effort.seconds),
        "mip_rel_gap": effort.gap,
        "mip_abs_gap": 0.99,
        "mip_heuristic_effort": 0.3,
        **({"mip_max_nodes": effort.nodes} if effort.nodes else {}),
    }.items():
        solver.setOptionValue(name, value)
    solver.passModel(_passed(made, costs))
    if start is not None:
        _begin(solver, made, start)
    solver.run()
    info, status = solver.getInfo(), solver.getModelStatus()
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
        proved=status == highspy.HighsModelStatus.kOptimal,
        fused=status == highspy.HighsModelStatus.kTimeLimit,
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
