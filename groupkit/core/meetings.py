"""Meetings: the ones a group holds, one of them on its day, and how many came."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from groupkit.core.calendar import EVERY_WEEK, Rule
from groupkit.core.privacy import leaks
from groupkit.core.problems import Problem
from groupkit.core.zones import instant, wall
from groupkit.core.zones import problems as zone_problems
from groupkit.i18n import N_, ngettext

STATES = ("running", "paused", "closed")
TALKS = ("listen", "ask", "conversation")
PACKS, LENGTHS = ("", "spiritual", "secular"), ("standard", "short")
HOSTED = ("", "yes", "no")
_LONGEST, _LONGEST_RULES = 24 * 60, 1500


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A regular meeting of the group; `weekday` 0 is Monday, `doors` is minutes before the start.

    `place` is where its cash is kept. `talk` is how people may reply ("" as the format says), `pack` the
    wording of what is read ("" for everybody) and `length` the full or the short text. `zone` is where its
    clock hangs ("" where the group is), `confirmed_on` when somebody last said that all this is still right.
    `hosted` says whether somebody it is held for looks after it ("" not said, "yes", "no"), `site_rules` are those
    of a ward, a prison or another house.
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
    zone: str = ""
    confirmed_on: date | None = None
    hosted: str = ""
    site_rules: str = ""

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
        yield from zone_problems(self.zone)
        for name in ("name", "venue", "access"):
            if leaks(getattr(self, name)):
                yield Problem(name, N_("This goes on posters. Leave out numbers to ring, e-mail and passcodes."))

    def _problems_of_words(self) -> Iterator[Problem]:
        if self.hosted not in HOSTED:
            yield Problem("hosted", N_("Say yes or no, or leave it open."))
        if len(self.site_rules) > _LONGEST_RULES:
            too_long = N_("Use fewer words here, {longest} letters at most.")
            yield Problem("site_rules", too_long, {"longest": _LONGEST_RULES})
        if self.talk not in ("", *TALKS):
            yield Problem("talk", N_("Choose how people may reply: listen, ask or conversation."))
        if self.pack not in PACKS or self.length not in LENGTHS:
            yield Problem("pack", N_("Choose which words are read, and the full or the short text."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One meeting on one day; it may end after midnight.

    `zone` is where its clock hangs. A meeting moved here has the day it is `moved_from`, maybe its own `start`,
    and a `reason` in a few words.
    """

    meeting: Meeting
    day: date
    zone: str = ""
    start: time | None = None
    moved_from: date | None = None
    reason: str = ""

    @property
    def starts(self) -> datetime:
        """The moment the meeting starts, in UTC."""
        return instant(datetime.combine(self.day, self.start or self.meeting.start), self.zone)

    @property
    def finishes(self) -> datetime:
        """The moment the meeting is over, in UTC."""
        return self.starts + timedelta(minutes=self.meeting.minutes)

    @property
    def begins(self) -> datetime:
        """What the clock on the wall shows when the meeting starts."""
        return self.after(0)

    @property
    def ends(self) -> datetime:
        """What the clock on the wall shows when the meeting is over."""
        return self.after(self.meeting.minutes)

    @property
    def doors(self) -> datetime:
        """What the clock on the wall shows when the doors open."""
        return self.after(-self.meeting.doors)

    def after(self, minutes: int) -> datetime:
        """What the clock on the wall shows so many minutes after the start."""
        return wall(self.starts + timedelta(minutes=minutes), self.zone)


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
