"""A round of talks as somebody plans it: what was chosen so far, as plain words that can be put by."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date

from groupkit.core.evaluation.rounds import USUAL, Kind, Plan, usual_until

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
class Planned:
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

    def packed(self) -> dict[str, str]:
        """Return it as words."""
        return {name: str(value) for name, value in asdict(self).items()}


def unpacked(words: Mapping[str, str]) -> Planned:
    """Return what `packed` made words of; what does not belong there is left out."""
    fresh = Planned()
    known = {name: type(value) for name, value in asdict(fresh).items()}
    found: dict[str, object] = {
        name: int(words[name]) if kind is int else words[name]
        for name, kind in known.items()
        if name in words and (kind is not int or words[name].isdecimal())
    }
    return replace(fresh, **found)  # type: ignore[arg-type]  # each value has the type of its field


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
