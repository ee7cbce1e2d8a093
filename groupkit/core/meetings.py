"""Meetings: the ones a group holds, the days they fall on, and how many came."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from groupkit.core.calendar import EVERY_WEEK, Rule, days
from groupkit.core.privacy import leaks
from groupkit.core.problems import Problem
from groupkit.i18n import N_, ngettext

STATES = ("running", "paused", "closed")
TALKS = ("listen", "ask", "conversation")
PACKS, LENGTHS = ("", "spiritual", "secular"), ("standard", "short")
_LONGEST = 24 * 60
_AHEAD = timedelta(days=2 * 366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A regular meeting of the group; `weekday` 0 is Monday, `doors` is minutes before the start.

    `place` is where its cash is kept. `talk` is how people may reply ("" as the format says), `pack` the
    wording of what is read ("" for everybody) and `length` the full or the short text.
    """

    id: int = 0
    name: str
    weekday: int
    start: time
    minutes: int
    doors: int = 30
    venue: str = ""
    access: str = ""
    format: str
    when: Rule = EVERY_WEEK
    is_open: bool = True
    online: bool = False
    place: int | None = None
    state: str = "running"
    talk: str = ""
    pack: str = ""
    length: str = "standard"

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before this meeting can be held."""
        if not self.name.strip():
            yield Problem("name", N_("Give the meeting a name, like Saturday group."))
        if self.weekday not in range(7):
            yield Problem("weekday", N_("Choose a day of the week."))
        if not 0 < self.minutes <= _LONGEST:
            yield Problem("minutes", N_("Say how many minutes the meeting lasts, like 60."))
        if not 0 <= self.doors <= _LONGEST:
            yield Problem("doors", N_("Say how many minutes before the start the doors open, like 30."))
        if not self.format.strip():
            yield Problem("format", N_("Choose how the meeting runs."))
        if self.state not in STATES:
            yield Problem("state", N_("Choose running, paused or closed."))
        yield from self._problems_of_words()
        for name in ("name", "venue", "access"):
            if leaks(getattr(self, name)):
                yield Problem(name, N_("This goes on posters. Leave out numbers to ring, e-mail and passcodes."))

    def _problems_of_words(self) -> Iterator[Problem]:
        if self.talk not in ("", *TALKS):
            yield Problem("talk", N_("Choose how people may reply: listen, ask or conversation."))
        if self.pack not in PACKS or self.length not in LENGTHS:
            yield Problem("pack", N_("Choose which words are read, and the full or the short text."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One meeting on one day; it may end after midnight."""

    meeting: Meeting
    day: date

    @property
    def begins(self) -> datetime:
        """When the meeting starts."""
        return datetime.combine(self.day, self.meeting.start)

    @property
    def ends(self) -> datetime:
        """When the meeting is over."""
        return self.begins + timedelta(minutes=self.meeting.minutes)

    @property
    def doors(self) -> datetime:
        """When the doors open."""
        return self.begins - timedelta(minutes=self.meeting.doors)


def occasions(meetings: Iterable[Meeting], first: date, last: date) -> tuple[Occasion, ...]:
    """Return every time a running meeting is held from `first` to `last`, soonest first."""
    found = (
        Occasion(meeting=meeting, day=day)
        for meeting in meetings
        if meeting.state == "running"
        for day in days(meeting.weekday, meeting.when, first, last)
    )
    return tuple(sorted(found, key=lambda occasion: (occasion.begins, occasion.meeting.name)))


def following(meetings: Iterable[Meeting], after: datetime) -> Occasion | None:
    """Return the meeting that is on or comes next, within two years; one is on until it ends."""
    yesterday = after.date() - timedelta(days=1)
    coming = occasions(meetings, yesterday, yesterday + _AHEAD)
    return next((occasion for occasion in coming if occasion.ends > after), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """How many came to one meeting, as numbers; `online` are those who joined from afar."""

    regulars: int = 0
    first_timers: int = 0
    visitors: int = 0
    online: int = 0

    @property
    def contacts(self) -> int:
        """How many visits that makes. Visits are never people: one person comes many times."""
        return self.regulars + self.first_timers + self.visitors + self.online

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before these numbers can be kept."""
        names = ("regulars", "first_timers", "visitors", "online")
        yield from (Problem(name, N_("Count from 0 upwards.")) for name in names if getattr(self, name) < 0)


def contacts(heads: Iterable[Heads]) -> int:
    """Return the visits of several meetings together; no count of people comes out of it."""
    return sum(head.contacts for head in heads)


def visits(count: int) -> str:
    """Say a number of visits so that nobody takes it for a number of people."""
    said = ngettext(
        "{count} visit. One person may visit many times.",
        "{count} visits. One person may visit many times.",
        count,
    )
    return said.format(count=count)
