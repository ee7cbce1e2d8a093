"""Meetings and outings for any calendar, as RFC 5545 asks, and the closed days of a hall out of its calendar.

No name of a person is in such a file: nobody is invited, nobody is the organiser.
"""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from groupkit.core.calendar import Rule, days
from groupkit.core.meetings import Meeting, Occasion
from groupkit.core.outings.inviting import Invitation, lines
from groupkit.core.outings.words.outside import PublicWords
from groupkit.core.privacy import leaks
from groupkit.core.problems import GroupkitError
from groupkit.core.weeks import ChangedDate, ClosedDays, Weeks
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.services.group import Group
from groupkit.services.outings import public
from groupkit.services.outings.known import telling
from groupkit.services.weeks import weeks

if TYPE_CHECKING:
    import icalendar
else:
    icalendar = lazily("icalendar")

BACK, AHEAD = timedelta(days=30), timedelta(days=365)
"""How far a file reaches: one without an end would show meetings long after they stop."""
_USUAL = timedelta(hours=3)
"""How long an outing takes whose end nobody wrote down."""
_TOLD = frozenset({"way", "cost", "bring", "access", "who"})
LARGEST = 1_000_000
_MAKER = "-//groupkit//meetings//EN"
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LONGEST_REASON = 80
_FIRST = datetime(2026, 1, 1, tzinfo=UTC)
_TOO_LARGE = N_("That calendar is larger than 1 MB. Save a shorter stretch of it, and try again.")
_UNREADABLE = N_("That file is not a calendar groupkit can read. Save it again as .ics, and try again.")


def calendar(group: Group, meetings: Iterable[Meeting] | None = None, *, neutral: bool = False) -> bytes:
    """Return an .ics file of the group's running meetings, or of those named, from 30 days back to a year ahead.

    `neutral` leaves out every word about the group, for a telephone that others look at.
    """
    made = _empty("" if neutral else group.profile.name)
    known, today = weeks(group), group.today()
    running = [one for one in (group.store.meetings if meetings is None else meetings) if one.state == "running"]
    for zone in sorted({meeting.zone or known.zone for meeting in running} - {"UTC"}):
        made.add_component(_clock(zone, today - 2 * BACK, today + 2 * AHEAD))
    for meeting in running:
        for event in _Series(group, meeting, known, neutral=neutral).events():
            made.add_component(event)
    today = group.today()
    made.add_missing_timezones(first_date=today - 2 * BACK, last_date=today + 2 * AHEAD)
    return bytes(made.to_ical())


def outing_calendar(group: Group, id: int, *, neutral: bool = False) -> bytes:  # noqa: A002
    """Return an .ics file of one outing; the public one says where, the `neutral` one that it is a day out.

    It is refused where a person stands in what it would tell. An outing without times takes the whole day.
    """
    told = public.inviting(group, id, neutral=neutral)
    made, event = _empty(""), _event(group, f"outing/{id}")
    if told.start is not None and group.zone != "UTC":
        made.add_component(_clock(group.zone, told.day - 2 * BACK, told.day + 2 * BACK))
    event.add("summary", _("A day out") if neutral else told.name)
    for name, moment in zip(("dtstart", "dtend"), _span(told, ZoneInfo(group.zone)), strict=True):
        event.add(name, moment)
    event.add("status", "CANCELLED" if told.called_off else "CONFIRMED")
    event.add("class", "PRIVATE" if neutral else "PUBLIC")
    poster = telling()(PublicWords).poster
    about = "\n".join(said for key, said in lines(told, poster, current()) if key in _TOLD)
    if not neutral and told.where:
        event.add("location", told.where)
    if not neutral and about:
        event.add("description", about)
    made.add_component(event)
    return bytes(made.to_ical())


def _span(told: Invitation, zone: ZoneInfo) -> tuple[date, date]:
    """Return when it begins and ends: a whole day where no time is known, else moments, past midnight too."""
    if told.start is None:
        return told.day, told.day + timedelta(days=1)
    begins = datetime.combine(told.day, told.start)
    ends = begins + _USUAL if told.finish is None else datetime.combine(told.day, told.finish)
    if ends <= begins:
        ends += timedelta(days=1)
    return begins.replace(tzinfo=zone), ends.replace(tzinfo=zone)


def _empty(name: str) -> "icalendar.Calendar":
    """Return a calendar without events."""
    made = icalendar.Calendar()
    for key, value in {"prodid": _MAKER, "version": "2.0", "calscale": "GREGORIAN", "method": "PUBLISH"}.items():
        made.add(key, value)
    if name:
        made.add("x-wr-calname", name)
    return made


def _event(group: Group, about: str, part: str = "") -> "icalendar.Event":
    """Return an event that calendars know again: what it is `about` in this group, and which part of that."""
    event, now = icalendar.Event(), group.now().astimezone(UTC)
    whose = hashlib.sha256(f"{group.profile.identity}/{about}".encode()).hexdigest()[:32]
    event.add("uid", f"{whose}{part}@groupkit")
    event.add("dtstamp", now)
    event.add("last-modified", now)
    # A later file is never taken for an older one: minutes only go up.
    event.add("sequence", int((now - _FIRST) / timedelta(minutes=1)))
    return event


def _clock(zone: str, first: date, last: date) -> "icalendar.Timezone":
    """Describe a time zone: the clock of the first day, and each time it is put forward or back."""
    there, found = ZoneInfo(zone), icalendar.Timezone()
    found.add("tzid", zone)
    at, until = (datetime.combine(day, time(), tzinfo=UTC) for day in (first, last))
    found.add_component(_phase(at.astimezone(there), at.astimezone(there).utcoffset()))
    while at < until:
        before, after = at, at + timedelta(days=1)
        at, offset = after, before.astimezone(there).utcoffset()
        if after.astimezone(there).utcoffset() == offset:
            continue
        while after - before > timedelta(seconds=1):
            middle = before + (after - before) // 2
            same = middle.astimezone(there).utcoffset() == offset
            before, after = (middle, after) if same else (before, middle)
        found.add_component(_phase(after.replace(microsecond=0).astimezone(there), offset))
    return found


def _phase(begins: datetime, before: timedelta | None) -> "icalendar.Component":
    """Describe one stretch of a clock; its first moment is told by the clock that held before."""
    phase = icalendar.TimezoneDaylight() if begins.dst() else icalendar.TimezoneStandard()
    phase.add("dtstart", (begins.astimezone(UTC) + (before or timedelta(0))).replace(tzinfo=None))
    phase.add("tzoffsetfrom", before)
    phase.add("tzoffsetto", begins.utcoffset())
    phase.add("tzname", begins.tzname())
    return phase


class _Series:
    """The events of one meeting: the rule, and each date that is not as the rule says."""

    def __init__(self, group: Group, meeting: Meeting, known: Weeks, *, neutral: bool) -> None:
        self._meeting, self._known, self._neutral = meeting, known, neutral
        self._zone = meeting.zone or known.zone
        self._group, today = group, group.today()
        self._last = today + AHEAD
        usual = Rule(weeks=meeting.when.weeks, last=meeting.when.last, step=meeting.when.step,
                     start=meeting.when.start, dates=meeting.when.dates)  # fmt: skip
        self._days = tuple(days(meeting.weekday, usual, today - BACK, self._last))

    def events(self) -> Iterator["icalendar.Event"]:
        if self._days:
            yield self._rule()
        for change in self._known.changes:
            if change.meeting == self._meeting.id:
                yield from self._changed(change)

    def _rule(self) -> "icalendar.Event":
        rule, first = self._meeting.when, self._usual(self._days[0])
        event = self._event(first)
        if rule.dates:
            for day in self._days[1:]:
                event.add("rdate", self._local(self._usual(day).starts))
        else:
            event.add("rrule", self._recurrence(rule))
        for day in self._days:
            change = self._known.change_of(self._meeting.id, day)
            shut = day in rule.excluding or self._known.closing(day) is not None
            # A date that is left out is taken off the rule too: some calendars know nothing of CANCELLED.
            if shut if change is None else change.to_day is None:
                event.add("exdate", self._local(self._usual(day).starts))
        return event

    def _recurrence(self, rule: Rule) -> dict[str, object]:
        day, until = _DAYS[self._meeting.weekday], self._usual(self._days[-1]).starts
        if rule.start is not None:
            return {"freq": "weekly", "interval": rule.step, "byday": day, "until": until}
        if rule.weeks or rule.last:
            which = [f"{week}{day}" for week in rule.weeks] + ([f"-1{day}"] if rule.last else [])
            return {"freq": "monthly", "byday": which, "until": until}
        return {"freq": "weekly", "byday": day, "until": until}

    def _changed(self, change: ChangedDate) -> Iterator["icalendar.Event"]:
        """Yield a date that was moved or left out; one moved in from beyond the file is an event of its own."""
        usual, inside = self._usual(change.day), change.day in self._days
        if change.to_day is None:
            if inside:
                event = self._event(usual, reason=change.reason, status="CANCELLED")
                event.add("recurrence-id", self._local(usual.starts))
                yield event
            return
        moved = self._known.occasion(self._meeting, change.to_day)
        if inside:
            event = self._event(moved, reason=change.reason)
            event.add("recurrence-id", self._local(usual.starts))
            yield event
        elif self._days and self._days[0] <= change.to_day <= self._last:
            yield self._event(moved, f"-{change.day:%Y%m%d}", reason=change.reason)

    def _event(
        self, held: Occasion, part: str = "", *, reason: str = "", status: str = "CONFIRMED"
    ) -> "icalendar.Event":
        meeting = self._meeting
        event = _event(self._group, str(meeting.id), part)
        event.add("summary", _("Meeting") if self._neutral else meeting.name)
        event.add("dtstart", self._local(held.starts))
        event.add("dtend", self._local(held.finishes))
        event.add("status", status)
        event.add("class", "PRIVATE")
        told = "\n".join(filter(None, (reason, meeting.access)))
        if not self._neutral and meeting.venue:
            event.add("location", meeting.venue)
        if not self._neutral and told:
            event.add("description", told)
        return event

    def _usual(self, day: date) -> Occasion:
        return Occasion(meeting=self._meeting, day=day, zone=self._zone)

    def _local(self, moment: datetime) -> datetime:
        return moment.astimezone(ZoneInfo(self._zone))


def closed_days(data: bytes) -> tuple[ClosedDays, ...]:
    """Return the whole days that stand in a calendar, such as those a hall is shut, soonest first.

    Times of day and events that repeat are passed over. Raise GroupkitError where it cannot be read.
    """
    if len(data) > LARGEST:
        raise GroupkitError(_TOO_LARGE)
    try:
        found = [_closed(event) for event in icalendar.Calendar.from_ical(data).walk("VEVENT")]
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as reason:
        raise GroupkitError(_UNREADABLE) from reason
    whole = {closed for closed in found if closed is not None and not tuple(closed.problems())}
    return tuple(sorted(whole, key=lambda closed: (closed.first, closed.last, closed.reason)))


def _closed(event: "icalendar.Component") -> ClosedDays | None:
    if event.errors:
        raise ValueError(event.errors)
    first = event.decoded("dtstart")
    if isinstance(first, datetime) or "rrule" in event or "rdate" in event:
        return None
    day = timedelta(days=1)
    end = event.decoded("dtend", first + event.decoded("duration", day))
    reason = " ".join(str(event.get("summary", "")).split())[:_LONGEST_REASON]
    return ClosedDays(first=first, last=end - day, reason="" if leaks(reason) else reason)
