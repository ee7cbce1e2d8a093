"""The weeks a group really has: every date its meetings are held, moved or left out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from groupkit.core.calendar import days
from groupkit.core.meetings import Meeting, Occasion
from groupkit.core.privacy import leaks
from groupkit.core.problems import Problem
from groupkit.i18n import N_, Catalogue

_AHEAD = timedelta(days=2 * 366)
_DAY = timedelta(days=1)
_PUBLIC = N_("This goes on posters. Leave out numbers to ring, e-mail and passcodes.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedDate:
    """One date of a meeting that is not as usual: moved to another day or time, or (no `to_day`) not held."""

    id: int = 0
    meeting: int
    day: date
    to_day: date | None = None
    to_start: time | None = None
    reason: str = ""

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before the change can be kept."""
        if leaks(self.reason):
            yield Problem("reason", _PUBLIC)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedDays:
    """Days on which no meeting is held, the first and the last among them; moving one there is still possible."""

    id: int = 0
    first: date
    last: date
    reason: str = ""

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before these days can be closed."""
        if self.last < self.first:
            yield Problem("last", N_("The last day comes before the first. Check the two days."))
        if leaks(self.reason):
            yield Problem("reason", _PUBLIC)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotHeld:
    """A date on which a meeting would be held and is not, and why, where somebody said."""

    occasion: Occasion
    reason: str = ""
    moved_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weeks:
    """What makes the weeks of a group its own: changed dates, closed days, and where its clock hangs."""

    changes: tuple[ChangedDate, ...] = ()
    closed: tuple[ClosedDays, ...] = ()
    zone: str = ""

    def change_of(self, meeting: int, day: date) -> ChangedDate | None:
        """Return how one date of a meeting is changed, if it is."""
        return next((each for each in self.changes if (each.meeting, each.day) == (meeting, day)), None)

    def closing(self, day: date) -> ClosedDays | None:
        """Return what closes a day, if anything does."""
        return next((each for each in self.closed if each.first <= day <= each.last), None)

    def occasion(self, meeting: Meeting, day: date) -> Occasion:
        """Return a meeting on a day, with the time and the reason of a move that led there."""
        moved = next((each for each in self.changes if (each.meeting, each.to_day) == (meeting.id, day)), None)
        zone = meeting.zone or self.zone
        if moved is None:
            return Occasion(meeting=meeting, day=day, zone=zone)
        return Occasion(
            meeting=meeting, day=day, zone=zone, start=moved.to_start, moved_from=moved.day, reason=moved.reason
        )


AS_USUAL = Weeks()


def occasions(
    meetings: Iterable[Meeting], first: date, last: date, weeks: Weeks = AS_USUAL
) -> tuple[Occasion, ...]:
    """Return every time a running meeting is held from `first` to `last`, soonest first."""
    found = (
        weeks.occasion(meeting, day)
        for meeting in meetings
        if meeting.state == "running"
        for day in _held(meeting, first, last, weeks)
    )
    return tuple(sorted(found, key=lambda occasion: (occasion.starts, occasion.meeting.name)))


def _held(meeting: Meeting, first: date, last: date, weeks: Weeks) -> set[date]:
    usual = {
        day
        for day in days(meeting.weekday, meeting.when, first, last)
        if weeks.change_of(meeting.id, day) is None and weeks.closing(day) is None
    }
    moved = {
        change.to_day for change in weeks.changes if change.meeting == meeting.id and change.to_day is not None
    }
    return usual | {day for day in moved if first <= day <= last}


def not_held(meetings: Iterable[Meeting], first: date, last: date, weeks: Weeks = AS_USUAL) -> tuple[NotHeld, ...]:
    """Return every date from `first` to `last` on which a running meeting is left out or moved away."""
    found = []
    for meeting in meetings:
        if meeting.state != "running":
            continue
        for day in days(meeting.weekday, meeting.when, first, last):
            change, closed = weeks.change_of(meeting.id, day), weeks.closing(day)
            usual = Occasion(meeting=meeting, day=day, zone=meeting.zone or weeks.zone)
            if change is not None and change.to_day != day:
                found.append(NotHeld(occasion=usual, reason=change.reason, moved_to=change.to_day))
            elif change is None and closed is not None:
                found.append(NotHeld(occasion=usual, reason=closed.reason))
    return tuple(sorted(found, key=lambda each: (each.occasion.starts, each.occasion.meeting.name)))


def following(meetings: Iterable[Meeting], after: datetime, weeks: Weeks = AS_USUAL) -> Occasion | None:
    """Return the meeting that is on or comes next, within two years; one is on until it ends."""
    # Where it is yesterday still, or already tomorrow, depends on the zone of each meeting.
    early = after.date() - 2 * _DAY
    coming = occasions(meetings, early, early + _AHEAD, weeks)
    return next((occasion for occasion in coming if occasion.finishes > after), None)


def moved_here(occasion: Occasion, words: Catalogue) -> str:
    """Say that a meeting was moved to where it stands, and why; nothing where it is as usual."""
    if occasion.moved_from is None:
        return ""
    told = {"day": words.day(occasion.moved_from, "long"), "reason": occasion.reason}
    if occasion.moved_from == occasion.day:
        said = words.gettext("At another time: {reason}") if occasion.reason else words.gettext("At another time")
    elif occasion.reason:
        said = words.gettext("Moved from {day}: {reason}")
    else:
        said = words.gettext("Moved from {day}")
    return said.format(**told)


def gone(not_held: NotHeld, words: Catalogue) -> str:
    """Say that a meeting is not held when it usually is, where it went, and why."""
    told = {"day": words.day(not_held.moved_to, "long") if not_held.moved_to else "", "reason": not_held.reason}
    if not_held.moved_to is not None:
        said = words.gettext("Moved to {day}: {reason}") if not_held.reason else words.gettext("Moved to {day}")
    else:
        said = words.gettext("Not held: {reason}") if not_held.reason else words.gettext("Not held")
    return said.format(**told)
