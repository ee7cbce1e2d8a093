"""A half-day together: who is invited by kind, what is done when, and who does what next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from groupkit.core.problems import Problem
from groupkit.i18n import N_

MOST_MINUTES = 210
"""The longest half-day, in minutes."""
_PLACE = N_("Write where you meet.")
_START = N_("Choose when you begin.")
_EMPTY = N_("Put at least one thing in the plan.")
_LONG = N_("The plan takes {minutes} minutes. Keep it to {most} or less: a half-day, so that people can stay.")
_LATE = N_("It would go on past midnight. Begin earlier.")
_MINUTES = N_("Give each part of the plan at least one minute.")
_SAID = N_("Write what was said first: a step answers something.")
_WHAT = N_("Write what you do.")
_WHO = N_("Write who takes it on: a job, a body or a first name.")
_MONTH = N_("Choose the month in which you look at it again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One part of the plan, by its key, and its minutes."""

    key: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One time a group goes through the statements; a half-day has a start and a plan, and may follow another."""

    id: int = 0
    day: date
    title: str
    place: str = ""
    start: time | None = None
    agenda: tuple[Segment, ...] = ()
    follows: int | None = None
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of people to invite, and how few would be a gap."""

    key: str
    title: str
    least: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Guests:
    """How many of one kind were asked, are coming and came; no name is kept."""

    kind: str
    asked: int = 0
    coming: int = 0
    came: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited(Guests):
    """The guests of one kind in one run."""

    id: int = 0
    run: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """A half-day: its run, and its guests by kind."""

    run: Run
    guests: tuple[Guests, ...] = ()

    def of(self, kind: str) -> Guests:
        """Return how many of one kind there are."""
        return next((each for each in self.guests if each.kind == kind), Guests(kind=kind))


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """One part of the plan with the times it begins and ends."""

    segment: Segment
    begins: time
    ends: time


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Who does what next about something that was said; with `why`, it is something they cannot do."""

    said: str
    what: str
    who: str
    month: date
    why: str = ""


def minutes(run: Run) -> int:
    """Return how long the plan takes, in minutes."""
    return sum(segment.minutes for segment in run.agenda)


def timed(run: Run) -> tuple[Timed, ...]:
    """Return the plan with its times; nothing where no start was chosen."""
    if run.start is None:
        return ()
    at, rows = datetime.combine(run.day, run.start), []
    for segment in run.agenda:
        until = at + timedelta(minutes=segment.minutes)
        rows.append(Timed(segment=segment, begins=at.time(), ends=until.time()))
        at = until
    return tuple(rows)


def gaps(workshop: Workshop, kinds: Iterable[Kind]) -> tuple[Kind, ...]:
    """Return the kinds of whom fewer are coming than make a gap, or fewer came once it is over."""
    over = workshop.run.closed_on is not None
    return tuple(
        kind
        for kind in kinds
        if (workshop.of(kind.key).came if over else workshop.of(kind.key).coming) < kind.least
    )


def problems(run: Run) -> Iterator[Problem]:
    """Yield what is to be put right before a half-day is planned."""
    if not run.place.strip():
        yield Problem("place", _PLACE)
    if not run.agenda:
        yield Problem("agenda", _EMPTY)
    if any(segment.minutes < 1 for segment in run.agenda):
        yield Problem("agenda", _MINUTES)
    if (total := minutes(run)) > MOST_MINUTES:
        yield Problem("agenda", _LONG, {"minutes": total, "most": MOST_MINUTES})
    if run.start is None:
        yield Problem("start", _START)
    elif run.start.hour * 60 + run.start.minute + total >= 24 * 60:
        yield Problem("start", _LATE)


def step_problems(step: Step, today: date) -> Iterator[Problem]:
    """Yield what is to be put right before a step becomes a promise."""
    for field, sentence in (("said", _SAID), ("what", _WHAT), ("who", _WHO)):
        if not getattr(step, field).strip():
            yield Problem(field, sentence)
    if step.month < today.replace(day=1):
        yield Problem("month", _MONTH)
