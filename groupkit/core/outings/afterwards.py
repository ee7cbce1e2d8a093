"""What is written down after an outing: heads, what worked, and what happened."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Afterwards:
    """How an outing went, in numbers of people and in words about the day; None is not counted."""

    id: int = 0
    outing: int
    heads_out: int | None = None
    heads_back: int | None = None
    heads_early: int | None = None
    first_time: int | None = None
    free_taken: int | None = None
    well: str = ""
    change: str = ""
    left_out: str = ""
    tip: str = ""
    again: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """A note of what happened, facts only, kept until a day; `job` is that of the writer, never a name."""

    id: int = 0
    outing: int
    at: str
    place: str
    what: str
    done: str = ""
    told: str = ""
    follow: str = ""
    change: str = ""
    job: str = ""
    kept_until: date
