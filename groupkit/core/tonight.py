"""What has to be done before, during and after a meeting, as a list that ticks itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from groupkit.i18n import N_


class Phase(StrEnum):
    """When something is done."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


class Task(StrEnum):
    """One thing to do on a meeting night."""

    FORMAT = "format"
    CHAIR = "chair"
    RUN_SHEET = "run-sheet"
    GREETER = "greeter"
    ROOM = "room"
    START = "start"
    HEADS = "heads"
    COUNT = "count"
    SEND = "send"
    NEXT_CHAIR = "next-chair"
    LOCK_UP = "lock-up"


PHASES: Mapping[Task, Phase] = {
    Task.FORMAT: Phase.BEFORE,
    Task.CHAIR: Phase.BEFORE,
    Task.RUN_SHEET: Phase.BEFORE,
    Task.GREETER: Phase.BEFORE,
    Task.ROOM: Phase.BEFORE,
    Task.START: Phase.DURING,
    Task.HEADS: Phase.DURING,
    Task.COUNT: Phase.AFTER,
    Task.NEXT_CHAIR: Phase.AFTER,
    Task.SEND: Phase.AFTER,
    Task.LOCK_UP: Phase.AFTER,
}
TITLES: Mapping[Task, str] = {
    Task.FORMAT: N_("The running order is chosen"),
    Task.CHAIR: N_("Somebody chairs tonight"),
    Task.RUN_SHEET: N_("Print the folder"),
    Task.GREETER: N_("Find a greeter"),
    Task.ROOM: N_("Kettle on, chairs in a circle"),
    Task.START: N_("Give the folder to the chair"),
    Task.HEADS: N_("Count heads"),
    Task.COUNT: N_("Count the tin with a second person"),
    Task.NEXT_CHAIR: N_("Ask who chairs next time"),
    Task.SEND: N_("Send the money sheet"),
    Task.LOCK_UP: N_("Cups washed, windows shut, key back"),
}
NOTES: Mapping[Task, str] = {
    Task.FORMAT: N_("Ticks itself when the meeting has a running order"),
    Task.CHAIR: N_("Or ask at the door: anybody may say yes"),
    Task.RUN_SHEET: N_("Ticks itself when it is printed or saved"),
    Task.GREETER: N_("Or leave it: the chair can say hello at the door"),
    Task.HEADS: N_("Numbers only, no names. Ticks itself"),
    Task.COUNT: N_("Ticks itself when both have counted"),
    Task.NEXT_CHAIR: N_("Or leave it open: somebody can say yes at the door"),
    Task.SEND: N_("Ticks itself when the sheet is sent"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A task and whether it is done; `on` is the day it ticked itself, if it did."""

    task: Task
    done: bool = False
    by_itself: bool = False
    on: date | None = None

    @property
    def phase(self) -> Phase:
        """When the task is done."""
        return PHASES[self.task]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """Tonight's tasks in order."""

    ticks: tuple[Tick, ...]

    def phase(self, phase: Phase) -> tuple[Tick, ...]:
        """Return the tasks of one phase."""
        return tuple(tick for tick in self.ticks if tick.phase is phase)

    @property
    def following(self) -> Tick | None:
        """The next thing to do, or None when everything is done."""
        return next((tick for tick in self.ticks if not tick.done), None)

    @property
    def current(self) -> Phase:
        """The phase of the next thing to do; AFTER when everything is done."""
        return self.following.phase if self.following else Phase.AFTER


def checklist(facts: Mapping[Task, date | None], by_hand: Mapping[Task, bool]) -> Checklist:
    """Return the list; `facts` ticked themselves (with the day, if known), `by_hand` is what a person set."""
    return Checklist(
        ticks=tuple(
            Tick(
                task=task,
                done=by_hand.get(task, task in facts),
                by_itself=task in facts and by_hand.get(task, True),
                on=facts.get(task),
            )
            for task in PHASES
        )
    )
