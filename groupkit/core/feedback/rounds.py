"""Rounds of feedback: who could answer, what was promised beforehand, and how far a round has come."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from groupkit.core.feedback.forms import Form


class State(StrEnum):
    """How far a round has come."""

    OPEN = "open"
    CLOSED = "closed"
    OPENED = "opened"
    MERGED = "merged"
    DESTROYED = "destroyed"


class Below(StrEnum):
    """What becomes of the answers when too few came in, as was said beforehand."""

    MERGE = "merge"
    DESTROY = "destroy"


class Room(StrEnum):
    """How small the room is, which is told honestly before anybody writes."""

    CLOSED = "closed"
    TIGHT = "tight"
    SMALL = "small"
    MIDDLING = "middling"
    AMPLE = "ample"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeper:
    """Somebody who holds one of the two keys of a box: a reader or a trustee; `public` is no secret."""

    id: int = 0
    name: str
    public: bytes
    salt: bytes
    wrapped: bytes
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One round: its form as it stood, how many could answer, what was promised, and who opens the box.

    `joined` and `left` are how many came to the group or left it since the round it `follows`. `k` is the least
    number of answers the box opens for. `reader` and `trustee` are numbers of keepers.
    """

    id: int = 0
    key: str
    form: Form
    label: str = ""
    purpose: str
    what_happens: str
    able: int
    joined: int = 0
    left: int = 0
    k: int
    below: Below = Below.DESTROY
    reader: int
    trustee: int
    state: State = State.OPEN
    opened_on: date
    closed_on: date | None = None
    keep_until: date
    follows: int | None = None
