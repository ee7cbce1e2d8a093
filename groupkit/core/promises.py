"""What the group said it would do: who sees to it, what came of it, and whether those who asked were told."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from groupkit.core.problems import Problem
from groupkit.i18n import N_

LONGEST: Mapping[str, int] = {"said": 300, "what": 300, "why": 300, "owner": 40}
"""The most letters of each text of a promise."""
_SAID = N_("Write what was said first: a promise answers something.")
_WHAT = N_("Write what the group will do.")
_OWNER = N_("Write who sees to it: a job in the group, or a first name.")
_AGAIN = N_("Choose the month in which you look at it again.")
_WHY = N_("Write why it could not be done. Those who asked would like to know.")
_TOLD = N_("Tell the group what came of it after it is settled, not before.")


class SourceKind(StrEnum):
    """Where something was said."""

    ROUND = "round"
    BOX = "box"
    OUTING = "outing"
    WORKSHOP = "workshop"
    MEETING = "meeting"


class State(StrEnum):
    """What came of a promise; none of them says that it is late."""

    OPEN = "open"
    DONE = "done"
    TRIED = "tried"
    COULD_NOT = "could_not"


SOURCES: dict[str, str] = {
    SourceKind.ROUND: N_("A round of talks"),
    SourceKind.BOX: N_("The feedback box"),
    SourceKind.OUTING: N_("After an outing"),
    SourceKind.WORKSHOP: N_("A half-day together"),
    SourceKind.MEETING: N_("A group meeting"),
}
STATES: dict[str, str] = {
    State.OPEN: N_("We are on it"),
    State.DONE: N_("Done"),
    State.TRIED: N_("We tried"),
    State.COULD_NOT: N_("We couldn't"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where it was said, and the key of that round, box, outing, workshop or meeting."""

    kind: SourceKind
    ref: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """One thing the group said it would do about something that was said.

    `again` is the first day of the month in which the group looks at it again. It is finished when it is settled
    and the group was told.
    """

    id: int = 0
    said: str
    source: Source
    what: str
    owner: str
    again: date
    made_on: date
    state: State = State.OPEN
    why: str = ""
    settled_on: date | None = None
    told_on: date | None = None

    @property
    def finished(self) -> bool:
        """Whether nothing is left to do about it: it is settled, and the group was told."""
        return self.state is not State.OPEN and self.told_on is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """The three parts of "You said, we did, we couldn't because", and what the group is still on."""

    did: tuple[Promise, ...]
    could_not: tuple[Promise, ...]
    still: tuple[Promise, ...]


def problems(promise: Promise) -> Iterator[Problem]:
    """Yield what is to be put right before a promise is kept in the book."""
    for field, sentence in (("said", _SAID), ("what", _WHAT), ("owner", _OWNER)):
        if not getattr(promise, field).strip():
            yield Problem(field, sentence)
    if promise.again < promise.made_on.replace(day=1):
        yield Problem("again", _AGAIN)
    if promise.state is State.COULD_NOT and not promise.why.strip():
        yield Problem("why", _WHY)
    if promise.told_on is not None and promise.state is State.OPEN:
        yield Problem("told_on", _TOLD)


def open_for(promises: Iterable[Promise], today: date) -> tuple[Promise, ...]:
    """Return the promises that are not finished: those it is time to look at again first, then the older first."""
    waiting = (promise for promise in promises if not promise.finished)
    return tuple(
        sorted(waiting, key=lambda each: (not time_to_look(each, today), each.again, each.made_on, each.id))
    )


def time_to_look(promise: Promise, today: date) -> bool:
    """Tell whether it is time to look at an open promise again."""
    return promise.state is State.OPEN and promise.again <= today


def poster(promises: Iterable[Promise]) -> Poster:
    """Return what a poster says of these promises, in the order they were made."""
    made = sorted(promises, key=lambda each: (each.made_on, each.id))
    return Poster(
        did=tuple(each for each in made if each.state in {State.DONE, State.TRIED}),
        could_not=tuple(each for each in made if each.state is State.COULD_NOT),
        still=tuple(each for each in made if each.state is State.OPEN),
    )
