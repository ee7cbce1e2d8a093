"""A rota by another solver, CP-SAT, in a process of its own: the same columns and rows, for as long as it is given.

It reads a wish from standard input and writes what it found to standard output, both as JSON.
"""

import json
import sys
import time
from typing import Any

from ortools.sat.python import cp_model  # type: ignore[import-not-found, unused-ignore]

from groupkit.core.rota.rules import cost
from groupkit.services.rota.rows import INFINITE, Model, model
from tests.bench.instances import instance


def posed(made: Model, costs: list[float], start: list[int | None] | None) -> tuple[cp_model.CpModel, list[Any]]:
    """Return the columns and rows as CP-SAT takes them; every one of our columns is a yes or a no."""
    asked = cp_model.CpModel()
    columns = [asked.new_bool_var(f"x{at}") for at in range(len(made.upper))]
    for at, high in enumerate(made.upper):
        if high == 0:
            asked.add(columns[at] == 0)
    for row, (low, high) in enumerate(zip(made.low, made.high, strict=True)):
        span = range(made.starts[row], made.starts[row + 1])
        total = sum(int(made.values[at]) * columns[made.columns[at]] for at in span)
        if low > -INFINITE:
            asked.add(total >= int(low))
        if high < INFINITE:
            asked.add(total <= int(high))
    asked.minimize(sum(int(each) * columns[at] for at, each in enumerate(costs) if each))
    if start is not None:
        for (who, at), column in made.places.items():
            asked.add_hint(columns[column], int(start[at] == who))
    return asked, columns


def found(made: Model, costs: list[float], seconds: float, start: list[int | None] | None) -> dict[str, Any]:
    """Return what CP-SAT finds for one objective: the value, the bound, the processor time, and the plan."""
    asked, columns = posed(made, costs, start)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = seconds
    begun = time.process_time()
    status = solver.solve(asked)
    spent = time.process_time() - begun
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return {"seconds": spent, "plan": None}
    plan: list[int | None] = [None] * (1 + max(at for _who, at in made.places))
    for (who, at), column in made.places.items():
        if solver.value(columns[column]):
            plan[at] = who
    return {
        "seconds": spent,
        "value": solver.objective_value,
        "bound": solver.best_objective_bound,
        "proved": status == cp_model.OPTIMAL,
        "plan": plan,
    }


def main() -> None:
    """Answer one wish: the name of a group, how many seconds, and a plan to begin from."""
    wish = json.load(sys.stdin)
    question = instance(wish["name"])
    made = model(question)
    coverage = found(made, made.empty_costs, wish["seconds"], None)
    empty = wish["empty"]
    terms = {at: each / question.weights.empty for at, each in enumerate(made.empty_costs) if each}
    made.row(terms, high=empty)
    fair = found(made, made.soft_costs, wish["seconds"], wish["start"])
    if fair["plan"] is not None:
        padded = [*fair["plan"], *[None] * (len(question.seats) - len(fair["plan"]))]
        fair["soft"] = cost(question, padded).soft
        fair["bound"] += made.given
    json.dump({"coverage": coverage, "fair": fair}, sys.stdout)


if __name__ == "__main__":
    main()
