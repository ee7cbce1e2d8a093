"""Meetings: the ones a group holds, what happens in them minute by minute, and how many came."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from groupkit import extraction as forms
from groupkit.core.calendar import EVERY_WEEK, Rule, days
from groupkit.core.privacy import leaks
from groupkit.core.problems import Problem
from groupkit.i18n import N_, Catalogue, ngettext

STATES = ("running", "paused", "closed")
TALK = {
    "listen": N_("Listen only: we listen, and nobody replies to what was shared."),
    "ask": N_(
        "Ask first: at the end of your share, say if you would like replies. Two people may answer, "
        "a minute each, from their own life. Nobody tells anyone what to do."
    ),
    "conversation": N_("Conversation: talk freely, one voice at a time. Ask before you offer an idea."),
}
_LONGEST = 24 * 60
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# one day for each place a week can have in a month: 1st to 4th, 5th and last, 4th and last
_WEEKS = (*(date(2026, 1, day) for day in (1, 8, 15, 22, 29)), date(2026, 2, 22))
_AHEAD = timedelta(days=2 * 366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One part of a meeting: who leads it, how long it takes, what is read aloud and what is done."""

    key: str
    title: str
    leads: tuple[str, ...] = ()
    minutes: int
    read: str = ""
    do: str = ""
    needs: tuple[str, ...] = ()
    skippable: bool = False
    when: Rule = EVERY_WEEK

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before this part can be used."""
        if not _KEY.fullmatch(self.key):
            yield Problem("key", N_("A key has small letters, figures and hyphens, like opening-words."))
        if not self.title.strip():
            yield Problem("title", N_("Give this part a short title."))
        if self.minutes <= 0:
            yield Problem("minutes", N_("Give this part a minute at least."))
        if not self.read.strip() and not self.do.strip():
            yield Problem("read", N_("Say what is read aloud here, or what is done."))
        if self.when.dates or self.when.start:
            yield Problem("when", N_("Use weeks of the month here, like 1st or last, so it fits any group."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """How a kind of meeting runs, from set-up to close; `before` is minutes of set-up before the start."""

    id: str
    title: str
    summary: str
    talk: str
    source: str
    license: str
    language: str = "en"
    before: int = 0
    needs: tuple[str, ...] = ()
    segments: tuple[Segment, ...]
    limits: str
    medicine: str

    @property
    def minutes(self) -> int:
        """How long the meeting takes, in the longest week of the month."""
        return max(self.lengths)

    @property
    def lengths(self) -> tuple[int, ...]:
        """Every length in minutes that the weeks of a month lead to, shortest first."""
        return tuple(sorted({sum(segment.minutes for segment in self.on(day)) for day in _WEEKS}))

    def on(self, day: date) -> tuple[Segment, ...]:
        """Return the parts that are held on a day."""
        return tuple(segment for segment in self.segments if segment.when.holds(day))

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before a group can use this format."""
        if not _KEY.fullmatch(self.id):
            yield Problem("id", N_("An id has small letters, figures and hyphens, like open-meeting."))
        for name in ("title", "summary", "source", "license", "language", "limits", "medicine"):
            if not getattr(self, name).strip():
                yield Problem(name, N_("Write a few words for {field}."), {"field": name})
        if self.talk not in TALK:
            yield Problem("talk", N_("Choose how people may reply: listen, ask or conversation."))
        if self.before < 0:
            yield Problem("before", N_("Set-up takes 0 minutes or more."))
        if not self.segments:
            yield Problem("segments", N_("Add one part at least."))
        yield from self._problems_of_segments()

    def _problems_of_segments(self) -> Iterator[Problem]:
        for segment in self.segments:
            for problem in segment.problems():
                yield replace(problem, field=f"segments.{segment.key}.{problem.field}")
        keys = [segment.key for segment in self.segments]
        for key in sorted({key for key in keys if keys.count(key) > 1}):
            message = N_('Two parts have the key "{key}". Give each its own.')
            yield Problem(f"segments.{key}.key", message, {"key": key})


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A regular meeting of the group; `weekday` 0 is Monday, `doors` is minutes before the start.

    `place` is where its cash is kept.
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
        for name in ("name", "venue", "access"):
            if leaks(getattr(self, name)):
                yield Problem(name, N_("This goes on posters. Leave out numbers to ring, e-mail and passcodes."))


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A part of the meeting with its time by the clock."""

    segment: Segment
    begins: time
    ends: time


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A job on the night and the short name of who has it; nobody yet when `who` is empty."""

    role: str
    title: str
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningOrder:
    """What happens tonight, minute by minute; `over` is minutes beyond the time that was booked."""

    group: str
    occasion: Occasion
    format: Format
    items: tuple[Item, ...]
    duties: tuple[Duty, ...] = ()
    over: int = 0

    @property
    def chair(self) -> str:
        """The short name of who looks after the meeting, or nothing."""
        return next(iter(self.who("chair")), "")

    def who(self, role: str) -> tuple[str, ...]:
        """Return the short names of those who have a job on the night."""
        return tuple(duty.who for duty in self.duties if duty.role == role and duty.who)

    def note(self, words: Catalogue) -> str:
        """What the chair should know before the start, or nothing."""
        told = words.gettext("This runs {count} min past the time you booked. Skip a part, or book longer.")
        return told.format(count=self.over) if self.over else ""


def running_order(plan: Format, occasion: Occasion, duties: Iterable[Duty], group: str) -> RunningOrder:
    """Set a format to the clock of one occasion, with the parts that are held that day."""
    items, at = [], occasion.begins
    for segment in plan.on(occasion.day):
        until = at + timedelta(minutes=segment.minutes)
        items.append(Item(segment=segment, begins=at.time(), ends=until.time()))
        at = until
    over = max(0, (at - occasion.ends) // timedelta(minutes=1))
    return RunningOrder(
        group=group, occasion=occasion, format=plan, items=tuple(items), duties=tuple(duties), over=over
    )


def translated(plan: Format, words: Catalogue) -> Format:
    """Return the format with its texts in the language of a catalogue."""
    return forms.translated(plan, forms.FIELDS["formats"], f"formats/{plan.id}", words.pgettext)


def order_in(order: RunningOrder, words: Catalogue) -> RunningOrder:
    """Return a running order with the texts of its format in the language of a catalogue."""
    plan = translated(order.format, words)
    parts = {part.key: part for part in plan.segments}
    items = tuple(replace(item, segment=parts[item.segment.key]) for item in order.items)
    return replace(order, format=plan, items=items)


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
