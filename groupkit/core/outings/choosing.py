"""Ideas for outings, and how a group chooses among them without showing who chose what."""

from dataclasses import dataclass

OPEN, KEPT, CHOSEN = "open", "kept", "chosen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea:
    """An idea for an outing, with nobody's name; `bank` is its key where it comes from the idea bank."""

    id: int = 0
    bank: str = ""
    title: str
    about: str = ""
    standing: str = OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many dots an idea got in all, written once, when the box was closed."""

    id: int = 0
    idea: int
    dots: int
