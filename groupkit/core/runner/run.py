"""A meeting that is on: the moments its parts began, as they were, so that the clock alone tells the rest.

Every time is a moment in UTC. How long a part has is settled when it begins; what it still had when it was left
is kept, so that going back finds it as it was. Nothing says who spoke, or for how long.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from groupkit.core.formats import RunningOrder

NOTHING = timedelta()
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a meeting as it was planned when the meeting began.

    `weight` is how far it shrinks when time is short, `holds` that it keeps its time, `urgent` that anything that
    can't wait is asked for here, `shares` that people speak in turn.
    """

    key: str
    title: str
    leads: tuple[str, ...] = ()
    minutes: int
    weight: int = 1
    holds: bool = False
    urgent: bool = False
    shares: bool = False

    @property
    def long(self) -> timedelta:
        """How long it was planned to take."""
        return self.minutes * MINUTE


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Somebody speaks: since when, and how long a share is tonight; nothing else is known of it."""

    since: datetime
    long: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """How people take turns in a part: the mode, minutes for each share (0: no clock), and counts."""

    mode: str = "round-robin"
    minutes: int = 3
    turns: int = 0
    passes: int = 0
    people: int = 0
    bell: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A meeting from its start to its end.

    `at` is the number of the part it is in, `entered` when that began (later by every pause since), `granted` how
    long it has. `taken` is what each part took before, `left` what each still had when it was left.
    """

    parts: tuple[Part, ...]
    planned: datetime
    ends: datetime
    started: datetime
    at: int = 0
    entered: datetime
    granted: timedelta
    taken: tuple[timedelta, ...]
    left: tuple[timedelta | None, ...]
    out: frozenset[int] = frozenset()
    paused_at: datetime | None = None
    paused: timedelta = NOTHING
    seen: datetime
    sharing: Sharing = Sharing()
    turn: Turn | None = None
    finished: datetime | None = None

    @property
    def part(self) -> Part:
        """The part the meeting is in, or was in last."""
        return self.parts[self.at]

    def spent(self, now: datetime) -> timedelta:
        """How long the part the meeting is in has taken since it was entered, without pauses."""
        return max((self.finished or self.paused_at or now) - self.entered, NOTHING)

    def took(self, now: datetime) -> tuple[timedelta, ...]:
        """How long each part has taken up to now; together, the time since the start without pauses."""
        now_taken = self.taken[self.at] + self.spent(now)
        return (*self.taken[: self.at], now_taken, *self.taken[self.at + 1 :])

    def remaining(self, now: datetime) -> timedelta:
        """What the part still has; less than nothing once it is over its time."""
        return self.granted - self.spent(now)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartTime:
    """How long one part was planned and how long it took, in whole seconds; nothing about who spoke."""

    part: str
    planned: int
    seconds: int


def parts_of(order: RunningOrder) -> tuple[Part, ...]:
    """Return the parts of a running order as a meeting that is run live has them."""
    return tuple(
        Part(
            key=item.segment.key,
            title=item.segment.title,
            leads=item.segment.leads,
            minutes=item.segment.minutes,
            weight=item.segment.weight,
            holds=item.segment.holds,
            urgent=item.segment.urgent,
            shares="timekeeper" in item.segment.leads,
        )
        for item in order.items
    )


def begun(parts: tuple[Part, ...], planned: datetime, ends: datetime, at: datetime, now: datetime) -> Run:
    """Return a meeting that began at a moment, now or a little while ago."""
    first = Run(
        parts=parts,
        planned=planned,
        ends=ends,
        started=at,
        entered=at,
        granted=NOTHING,
        taken=(NOTHING,) * len(parts),
        left=(None,) * len(parts),
        seen=now,
    )
    return replace(first, granted=shares_of_time(first, at)[0])


def shares_of_time(run: Run, now: datetime, since: int | None = None) -> tuple[timedelta, ...]:
    """Return how long each part has from the one named on (the one the meeting is in), were that to begin now.

    Where time is short, parts shrink by their weight and length, down to a minute each; those that hold, and those
    of no weight, keep theirs, so that the end stands. Where there is time to spare nobody is given more.
    """
    first = run.at if since is None else since
    coming = range(first, len(run.parts))
    wanted = {at: NOTHING if at in run.out else _wanted(run, at) for at in coming}
    short = sum(wanted.values(), NOTHING) - (run.ends - now)
    shrinking = {at for at in coming if _shrinks(run.parts[at]) and wanted[at] > MINUTE}
    while short > NOTHING and shrinking:
        weights = {at: run.parts[at].weight * wanted[at] for at in shrinking}
        whole = sum(weights.values(), NOTHING)
        cut = {at: min(short * (weights[at] / whole), wanted[at] - MINUTE) for at in shrinking}
        for at, by in cut.items():
            wanted[at] -= by
        short -= sum(cut.values(), NOTHING)
        shrinking = {at for at in shrinking if wanted[at] > MINUTE} if short > timedelta(milliseconds=1) else set()
    return tuple(wanted[at] for at in coming)


def _wanted(run: Run, at: int) -> timedelta:
    left = run.left[at]
    return run.parts[at].long if left is None else max(left, NOTHING)


def _shrinks(part: Part) -> bool:
    return part.weight > 0 and not part.holds
