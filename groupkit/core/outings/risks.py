"""What could go wrong on an outing and what is done about it, and who does what on the day."""

from dataclasses import dataclass

LITTLE, SOME, MUCH = 1, 2, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """A line of the risk sheet: who may be hurt, how likely and how bad (1 to 3), what is done, by which job."""

    id: int = 0
    outing: int
    key: str
    title: str
    whom: str = ""
    likely: int = SOME
    harm: int = SOME
    what: str = ""
    job: str = ""
    ready: bool = False
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayJob:
    """Who does a job on the day; nobody yet where `person` is None."""

    id: int = 0
    outing: int
    job: str
    person: int | None = None
    said_yes: bool = False
