"""Formats: how a kind of meeting runs, part by part, and the running order of one evening by the clock."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time

from groupkit import extraction as forms
from groupkit.core.agreement import Agreement
from groupkit.core.calendar import EVERY_WEEK, Rule
from groupkit.core.meetings import Occasion
from groupkit.core.problems import Problem
from groupkit.core.readings import EXTRA_STEPS, SLOTS, OwnText
from groupkit.core.roles import called
from groupkit.i18n import N_, Catalogue

TALK = {
    "listen": N_("Listen only: we listen, and nobody replies to what was shared."),
    "ask": N_(
        "Ask first: at the end of your share, say if you would like replies. Two people may answer, "
        "a minute each, from their own life. Nobody tells anyone what to do."
    ),
    "conversation": N_("Conversation: talk freely, one voice at a time. Ask before you offer an idea."),
}
TALK_TITLES = {
    "listen": N_("Listen only"),
    "ask": N_("Ask first"),
    "conversation": N_("Conversation"),
}
PACKS = {"": N_("Words for everybody"), "spiritual": N_("Spiritual words"), "secular": N_("Words without faith")}
LENGTHS = {"standard": N_("Full text"), "short": N_("Short text")}
CHANNELS = ("room", "online", "hybrid", "phone")
# The part in which a group hears what it agrees.
AGREEMENT = "agreement"
# What a new meeting runs like until somebody chooses.
USUAL = "open-dual-recovery"
_HEAVIEST = 3
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# one day for each place a week can have in a month: 1st to 4th, 5th and last, 4th and last
_WEEKS = (*(date(2026, 1, day) for day in (1, 8, 15, 22, 29)), date(2026, 2, 22))


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One part of a meeting: who leads it, how long it takes, what is read aloud and what is done.

    `slot` is where the group's own words go; `weight` is how far it shrinks when the meeting is late (0: not
    at all); `holds` keeps its place at the end; `feedback` marks a round of replies, `urgent` where the
    chair asks for anything that can't wait.
    """

    key: str
    title: str
    leads: tuple[str, ...] = ()
    minutes: int
    read: str = ""
    read_short: str = ""
    read_spiritual: str = ""
    read_spiritual_short: str = ""
    read_secular: str = ""
    read_secular_short: str = ""
    do: str = ""
    needs: tuple[str, ...] = ()
    skippable: bool = False
    when: Rule = EVERY_WEEK
    slot: str = ""
    weight: int = 1
    holds: bool = False
    feedback: bool = False
    urgent: bool = False

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
        if self.when.dates or self.when.start or self.when.excluding:
            yield Problem("when", N_("Use weeks of the month here, like 1st or last, so it fits any group."))
        if self.slot and self.slot not in SLOTS:
            yield Problem("slot", N_("Choose which of your own words are read here, or none."))
        if not 0 <= self.weight <= _HEAVIEST:
            yield Problem("weight", N_("Say how much this part may shrink, from 0 to 3."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """How a kind of meeting runs, from set-up to close; `before` is minutes of set-up before the start.

    `identity` names who it is for, where that is some; `codes` are those of public listings. `version` counts
    how often a group has changed its own one; 0 comes with groupkit.
    """

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
    kind: str = ""
    codes: tuple[str, ...] = ()
    channel: str = "room"
    identity: str = ""
    feedback: bool = True
    site_rules: bool = False
    version: int = 0

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
        if self.channel not in CHANNELS:
            yield Problem("channel", N_("Choose how people join: room, online, hybrid or phone."))
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


def read_of(segment: Segment, pack: str = "", length: str = "standard") -> str:
    """Return what is read aloud in a wording pack and length; where there is none, the nearest there is."""
    of_pack = f"read_{pack}" if pack in ("spiritual", "secular") else "read"
    full = getattr(segment, of_pack) or segment.read
    if length != "short":
        return str(full)
    if getattr(segment, of_pack):
        return str(getattr(segment, f"{of_pack}_short") or full)
    return segment.read_short or full


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
    title: str = ""
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
    talk: str = ""
    texts: tuple[OwnText, ...] = ()
    agreement: Agreement | None = None

    @property
    def chair(self) -> str:
        """The short name of who looks after the meeting, or nothing."""
        return next(iter(self.who("chair")), "")

    @property
    def spoken(self) -> str:
        """How people may reply tonight, as the meeting has it or else its format."""
        return self.talk or self.format.talk

    def read(self, segment: Segment) -> str:
        """Return what is read aloud in a part, in the words and the length this meeting has chosen."""
        if segment.key == AGREEMENT and self.agreement is not None:
            return self.agreement.read
        meeting = self.occasion.meeting
        return read_of(segment, meeting.pack, meeting.length)

    @property
    def limits(self) -> str:
        """What does not stay here, as the group settled it or else as the format says."""
        settled = self.agreement is not None and self.agreement.limits_on is not None
        return self.agreement.limits if settled and self.agreement else self.format.limits

    def own_text(self, segment: Segment) -> OwnText | None:
        """Return the group's own words for a part, where it has a place for them and the group has some."""
        return next((text for text in self.texts if segment.slot and text.slot == segment.slot), None)

    def who(self, role: str) -> tuple[str, ...]:
        """Return the short names of those who have a job on the night."""
        return tuple(duty.who for duty in self.duties if duty.role == role and duty.who)

    def job(self, role: str, words: Catalogue) -> str:
        """Return what a role is called, by the group's own name where it has one."""
        return called(role, words, next((duty.title for duty in self.duties if duty.role == role), ""))

    def note(self, words: Catalogue) -> str:
        """What the chair should know before the start, or nothing."""
        told = words.gettext("This runs {count} min past the time you booked. Skip a part, or book longer.")
        said = [told.format(count=self.over)] if self.over else []
        if self.format.identity and self.occasion.meeting.hosted == "no":
            said.append(words.gettext("Nobody it is held for looks after this meeting yet. Ask who would like to."))
        return "\n".join(said)


def running_order(
    plan: Format,
    occasion: Occasion,
    duties: Iterable[Duty],
    group: str,
    *,
    texts: tuple[OwnText, ...] = (),
    steps: str = "12+5",
    agreement: Agreement | None = None,
) -> RunningOrder:
    """Set a format to the clock of one occasion, with the parts that are held that day.

    Where nobody replies to a share, a round of replies is left out; where a group has twelve steps, so is the
    part for five more. The longest part has their minutes.
    """
    talk = occasion.meeting.talk or plan.talk
    replies = plan.feedback and talk != "listen"
    planned = plan.on(occasion.day)
    held = tuple(
        part for part in planned if (replies or not part.feedback) and (steps == "12+5" or part.slot != EXTRA_STEPS)
    )
    items, gone = [], 0
    for segment in _with_minutes(held, sum(part.minutes for part in planned)):
        begins, gone = occasion.after(gone), gone + segment.minutes
        items.append(Item(segment=segment, begins=begins.time(), ends=occasion.after(gone).time()))
    return RunningOrder(
        group=group,
        occasion=occasion,
        format=plan,
        items=tuple(items),
        duties=tuple(duties),
        over=max(0, gone - occasion.meeting.minutes),
        talk=talk,
        texts=texts,
        agreement=agreement,
    )


def _with_minutes(parts: tuple[Segment, ...], minutes: int) -> tuple[Segment, ...]:
    """Give the longest part that can grow the minutes of those that fell away."""
    free = minutes - sum(part.minutes for part in parts)
    longest = max(parts, key=lambda part: (not part.holds, part.minutes), default=None)
    return tuple(replace(part, minutes=part.minutes + free) if part is longest else part for part in parts)


def translated(plan: Format, words: Catalogue) -> Format:
    """Return the format with its texts in the language of a catalogue."""
    return forms.translated(plan, forms.FIELDS["formats"], f"formats/{plan.id}", words.pgettext)


def order_in(order: RunningOrder, words: Catalogue) -> RunningOrder:
    """Return a running order with the texts of its format in the language of a catalogue."""
    plan = translated(order.format, words)
    parts = {part.key: part for part in plan.segments}
    items = tuple(
        replace(item, segment=replace(parts[item.segment.key], minutes=item.segment.minutes))
        for item in order.items
    )
    return replace(order, format=plan, items=items)
