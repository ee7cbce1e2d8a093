"""The copy in whole pounds: totals are rounded from pence and never added again from what was rounded."""

from collections.abc import Iterable
from dataclasses import dataclass

from groupkit.core.accounts.period import Cells, Report, Side, added

_POUND = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounded:
    """Pounds of each row, by its name, with the sum of every row at its end.

    `most_off` is the most by which a column or row differs from its own total, in pounds.
    """

    rows: tuple[tuple[str, int, Cells], ...]
    most_off: int


def pounds(pence: int) -> int:
    """Return pence in whole pounds, a half away from nothing."""
    whole = (abs(pence) + _POUND // 2) // _POUND
    return whole if pence >= 0 else -whole


def rounded(report: Report) -> Rounded:
    """Return the report in whole pounds, rows and totals in the order of the report."""
    rows = [("brought", 0, report.brought), ("begun", 0, report.begun)]
    for side in Side:
        rows.extend((side.value, row.kind, row.cells) for row in report.rows if row.side is side)
        rows.append((f"{side.value}-total", 0, report.total(side)))
    rows += [("net", 0, report.net), ("moved", 0, report.moved), ("carried", 0, report.carried)]
    shown = tuple((name, kind, tuple(map(pounds, (*cells, sum(cells))))) for name, kind, cells in rows)
    return Rounded(rows=shown, most_off=max(_off(shown)))


def _off(rows: tuple[tuple[str, int, Cells], ...]) -> Iterable[int]:
    """Yield by how much each row and column differs from its total."""
    totals = {name: cells for name, kind, cells in rows if not kind}
    width = len(rows[0][2])
    for _, _, cells in rows:
        yield abs(sum(cells[:-1]) - cells[-1])
    for side in Side:
        found = added((cells for name, _, cells in rows if name == side.value), width)
        yield from _apart(found, totals[f"{side.value}-total"])
    paid = tuple(-pound for pound in totals[f"{Side.PAYMENTS.value}-total"])
    yield from _apart(added((totals[f"{Side.RECEIPTS.value}-total"], paid), width), totals["net"])
    parts = (totals[name] for name in ("brought", "begun", "net", "moved"))
    yield from _apart(added(parts, width), totals["carried"])


def _apart(found: Cells, told: Cells) -> Iterable[int]:
    return (abs(one - other) for one, other in zip(found, told, strict=True))
