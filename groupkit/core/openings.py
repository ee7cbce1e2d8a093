"""The board of things to do outside the group: helping out, sport, courses, and places to be."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """An offer of a place outside the group; `reach` is the place's own, and `checked_by` a job, not a name."""

    id: int = 0
    kind: str
    name: str
    what: str = ""
    place: str = ""
    times: str = ""
    cost: str = ""
    access: str = ""
    ask: str = ""
    benefits: str = ""
    drink: str = ""
    reach: str = ""
    ends_on: date | None = None
    checked_on: date | None = None
    checked_by: str = ""
    ended: bool = False
