"""A round of talks as somebody plans it: what was chosen so far, as plain words that can be put by."""

from dataclasses import dataclass
from datetime import date

from groupkit.core.evaluation.rounds import USUAL, Kind, Plan, usual_until
from groupkit.qt.feedback.chosen import Chosen

STEPS = ("purpose", "kind", "few", "keys", "read")
"""The five steps, in their order."""
FIELDS: dict[str, tuple[str, ...]] = {
    "purpose": ("title", "purpose", "what_happens"),
    "kind": ("kind", "approval"),
    "few": ("k", "keep_until"),
    "keys": ("reader", "first_coder", "second_coder"),
    "read": (),
}
"""What is asked for at each step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned(Chosen):
    """What was chosen so far; 0 and an empty text are not chosen yet."""

    step: str = STEPS[0]
    title: str = ""
    purpose: str = ""
    what_happens: str = ""
    kind: str = Kind.SERVICE.value
    approval: str = ""
    k: int = USUAL
    keep_until: str = ""
    reader: int = 0
    first: int = 0
    second: int = 0


def until(planned: Planned, today: date) -> date:
    """Return the day until which it is kept: the one chosen, or the usual one."""
    return date.fromisoformat(planned.keep_until) if planned.keep_until else usual_until(Kind(planned.kind), today)


def plan_of(planned: Planned, today: date) -> Plan:
    """Return the round as it was planned."""
    return Plan(
        title=planned.title,
        purpose=planned.purpose,
        what_happens=planned.what_happens,
        kind=Kind(planned.kind),
        approval=planned.approval if planned.kind == Kind.RESEARCH else "",
        k=planned.k,
        reader=planned.reader,
        coders=(planned.first, planned.second),
        keep_until=until(planned, today),
    )
