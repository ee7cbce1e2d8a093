"""The way of an outing: which step comes next, from when each can be taken, and days that are good for going out.

Nothing here is ever late. What could have been done before simply comes first, until it is done or not needed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from groupkit.core.outings.plans import StepTaken

if TYPE_CHECKING:  # an open book needs no words
    from groupkit.core.outings.words.planning import Step

WEEKS_AHEAD = 6
_EVENING, _NIGHT, _MORNING = time(17), time(22), time(10)
_SATURDAY = 5


def due(step: "Step", day: date) -> date:
    """Return the day from which a step can be taken."""
    return day + timedelta(days=step.days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far an outing on a `day` is on its way; `over` where it is called off or put away."""

    steps: "tuple[Step, ...]"
    taken: tuple[StepTaken, ...]
    day: date
    today: date
    small: bool = False
    over: bool = False

    @property
    def needed(self) -> "tuple[Step, ...]":
        """The steps of this outing in their order; a small one has fewer."""
        return tuple(step for step in self.steps if step.small or not self.small)

    def state(self, key: str) -> str:
        """Return whether a step is done or not needed; "" while it is open."""
        return next((each.state for each in self.taken if each.key == key), "")

    @property
    def open(self) -> "tuple[Step, ...]":
        """The steps that are still open, the next one first.

        Once the day is past, the steps of the day and after it come before those that led to it.
        """
        found = [step for step in self.needed if not self.state(step.key)]
        if self.today <= self.day:
            return tuple(found)
        return tuple(sorted(found, key=lambda step: step.days < 0))

    @property
    def next(self) -> "Step | None":
        """The step that comes next; None where all are taken, or the outing is over."""
        return None if self.over else next(iter(self.open), None)

    @property
    def behind(self) -> "tuple[Step, ...]":
        """The steps that are done or not needed."""
        return tuple(step for step in self.needed if self.state(step.key))


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodTime:
    """A day on which the group could go out, and from when on."""

    day: date
    start: time


def good_days(today: date, meetings: Iterable[tuple[datetime, datetime]]) -> tuple[GoodTime, ...]:
    """Return the evenings and the days of the weekends of the coming weeks in which no meeting falls.

    Each meeting is when it begins and ends, as the clock on the wall shows it. These are the hours when many are
    most alone.
    """
    busy = [(begins.replace(tzinfo=None), ends.replace(tzinfo=None)) for begins, ends in meetings]
    found: list[GoodTime] = []
    for ahead in range(1, WEEKS_AHEAD * 7 + 1):
        day = today + timedelta(days=ahead)
        parts = [(_MORNING, _EVENING)] if day.weekday() >= _SATURDAY else []
        for start, finish in (*parts, (_EVENING, _NIGHT)):
            if _free(datetime.combine(day, start), datetime.combine(day, finish), busy):
                found.append(GoodTime(day=day, start=start))
    return tuple(found)


def _free(start: datetime, finish: datetime, busy: Sequence[tuple[datetime, datetime]]) -> bool:
    return all(ends <= start or begins >= finish for begins, ends in busy)
