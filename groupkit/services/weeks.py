"""What a group does about its weeks: moves a meeting, leaves one out, closes days, says it is all still right."""

from dataclasses import replace
from datetime import date, time

from groupkit.core.calendar import days
from groupkit.core.meetings import Meeting, Occasion
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.weeks import ChangedDate, ClosedDays, NotHeld, Weeks, not_held, occasions
from groupkit.i18n import N_
from groupkit.services.group import Group

TOPIC = "meetings"
_NONE_THEN = N_("No meeting is held on that day. Check the date.")
_TAKEN = N_("This meeting is held on that day already. Choose another day.")


def weeks(group: Group) -> Weeks:
    """Return what makes the weeks of the group its own."""
    store = group.store
    return Weeks(changes=tuple(store.changes), closed=tuple(store.closed), zone=group.zone)


def move(
    group: Group, occasion: Occasion, to_day: date, to_start: time | None = None, reason: str = ""
) -> Occasion:
    """Move one meeting to another day or time, with who does what; refuse with every reason against it."""
    meeting, known = occasion.meeting, weeks(group)
    start = None if to_start == meeting.start else to_start
    change = ChangedDate(
        meeting=meeting.id,
        day=occasion.moved_from or occasion.day,
        to_day=to_day,
        to_start=start,
        reason=reason.strip(),
    )
    elsewhere = to_day != occasion.day
    refuse(
        (
            *change.problems(),
            *_unplanned(meeting, change.day),
            *_written_down(group, occasion),
            *(_taken(meeting, to_day, known) if elsewhere else ()),
        )
    )
    if change.day == to_day and start is None:
        restore(group, occasion)
        return weeks(group).occasion(meeting, to_day)
    with group.change(N_("Move a meeting"), TOPIC, "service", "tonight"):
        _change(group, change)
        _carry(group, occasion, to_day)
    return weeks(group).occasion(meeting, to_day)


def cancel(group: Group, occasion: Occasion, reason: str = "") -> None:
    """Leave out one meeting; refuse where something of it is written down already."""
    change = ChangedDate(
        meeting=occasion.meeting.id, day=occasion.moved_from or occasion.day, reason=reason.strip()
    )
    refuse((*change.problems(), *_unplanned(occasion.meeting, change.day), *_written_down(group, occasion)))
    with group.change(N_("Leave out a meeting"), TOPIC, "service", "tonight"):
        _change(group, change)
        _carry(group, occasion, change.day)


def restore(group: Group, occasion: Occasion) -> Occasion:
    """Hold a meeting that was moved or left out on its usual day after all."""
    meeting, usual = occasion.meeting, occasion.moved_from or occasion.day
    if occasion.moved_from is not None:
        refuse(_written_down(group, occasion))
    there = occasions((replace(meeting, state="running"),), usual, usual, weeks(group))
    if any((other.moved_from or other.day) != usual for other in there):
        refuse((Problem("day", _TAKEN),))
    with group.change(N_("Hold a meeting as usual"), TOPIC, "service", "tonight") as store:
        store.changes.remove(meeting=meeting.id, day=usual)
        _carry(group, occasion, usual)
    return weeks(group).occasion(meeting, usual)


def put_back(group: Group, gone: NotHeld) -> Occasion:
    """Hold a meeting as usual that a list shows as left out or moved away."""
    meeting, known = gone.occasion.meeting, weeks(group)
    if known.change_of(meeting.id, gone.occasion.day) is None:
        refuse((Problem("day", N_("That day is on the list of closed days. Open it there.")),))
    return restore(group, known.occasion(meeting, gone.moved_to) if gone.moved_to else gone.occasion)


def close_days(group: Group, closed: ClosedDays) -> ClosedDays:
    """Close days to every meeting, or refuse with every problem found."""
    tidy = replace(closed, reason=closed.reason.strip())
    refuse(tidy.problems())
    held = occasions(group.store.meetings, tidy.first, tidy.last, weeks(group))
    if any(_written_down(group, each) for each in held):
        refuse((Problem("first", N_("One of those meetings was held: its heads or its money are written down.")),))
    with group.change(N_("Close some days"), TOPIC, "service", "tonight") as store:
        return replace(tidy, id=store.closed.add(tidy))


def open_days(group: Group, closed: ClosedDays) -> None:
    """Open closed days again."""
    with group.change(N_("Open days again"), TOPIC, "service", "tonight") as store:
        store.closed.remove(id=closed.id)


def closed_days(group: Group) -> tuple[ClosedDays, ...]:
    """Return the days that are closed from today on, soonest first."""
    coming = (closed for closed in group.store.closed if closed.last >= group.today())
    return tuple(sorted(coming, key=lambda closed: (closed.first, closed.last)))


def left_out(group: Group, first: date, last: date) -> tuple[NotHeld, ...]:
    """Return the dates from `first` to `last` on which a meeting is left out or moved away, and why."""
    return not_held(group.store.meetings, first, last, weeks(group))


def confirm(group: Group, meeting: Meeting) -> Meeting:
    """Write down that what stands here about a meeting is still right today."""
    confirmed = replace(meeting, confirmed_on=group.today())
    with group.change(N_("Say a meeting is still right"), TOPIC) as store:
        store.meetings.change(meeting.id, confirmed)
    return confirmed


def _change(group: Group, change: ChangedDate) -> None:
    group.store.changes.remove(meeting=change.meeting, day=change.day)
    group.store.changes.add(change)


def _carry(group: Group, occasion: Occasion, to_day: date) -> None:
    """Take who does what, and what is ticked, along to the other day."""
    store = group.store
    if occasion.day == to_day:
        return
    # What was said about a day that is left out gives way to the meeting that takes its place.
    store.turns.remove(meeting=occasion.meeting.id, day=to_day)
    for turn in tuple(store.turns.where(meeting=occasion.meeting.id, day=occasion.day)):
        store.turns.change(turn.id, replace(turn, day=to_day))
    store.ticks.move(occasion.meeting.id, occasion.day, to_day)


def _written_down(group: Group, occasion: Occasion) -> tuple[Problem, ...]:
    counted = group.store.heads.read(occasion.meeting.id, occasion.day)
    sheet = group.store.sheets.first(meeting=occasion.meeting.id, day=occasion.day)
    if counted is None and sheet is None:
        return ()
    return (
        Problem("day", N_("Heads or money of that meeting are written down already, so it stays where it is.")),
    )


def _taken(meeting: Meeting, day: date, known: Weeks) -> tuple[Problem, ...]:
    """Say where the same meeting is held on that day already: its chair and its count would get mixed up."""
    if occasions((replace(meeting, state="running"),), day, day, known):
        return (Problem("day", _TAKEN),)
    return ()


def _unplanned(meeting: Meeting, day: date) -> tuple[Problem, ...]:
    return () if any(days(meeting.weekday, meeting.when, day, day)) else (Problem("day", _NONE_THEN),)


def as_it_stands(group: Group, occasion: Occasion) -> Occasion | None:
    """Return a meeting that is shown as it is held by now; None when it is left out, or its meeting is gone."""
    meeting, known = group.store.meetings.first(id=occasion.meeting.id), weeks(group)
    usual = occasion.moved_from or occasion.day
    if meeting is None:
        return None
    change = known.change_of(meeting.id, usual)
    if change is not None and change.to_day is None:
        return None
    if change is None and known.closing(usual) is not None:
        return None
    return known.occasion(meeting, usual if change is None or change.to_day is None else change.to_day)


def find(group: Group, meeting: Meeting, day: date) -> Occasion:
    """Return a meeting on a day it is held, or refuse."""
    held = occasions((meeting,), day, day, weeks(group))
    if not held:
        raise RefusedError([Problem("day", _NONE_THEN)])
    return held[0]
