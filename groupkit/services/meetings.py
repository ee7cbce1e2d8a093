"""What a group does with its meetings: which come next, how each runs, and how many came."""

from dataclasses import replace
from datetime import date, timedelta

from groupkit.core.formats import RunningOrder
from groupkit.core.formats import running_order as set_to_clock
from groupkit.core.meetings import Heads, Meeting, Occasion
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.weeks import following, occasions
from groupkit.i18n import N_
from groupkit.services import agreement, formats, service
from groupkit.services.group import Group
from groupkit.services.weeks import weeks

TOPIC = "meetings"


def listing(group: Group) -> tuple[Meeting, ...]:
    """Return the regular meetings of the group."""
    return tuple(group.store.meetings)


def add(group: Group, meeting: Meeting) -> Meeting:
    """Add a regular meeting, or refuse with every problem found."""
    refuse(meeting.problems())
    with group.change(N_("Add a meeting"), TOPIC) as store:
        return replace(meeting, id=store.meetings.add(meeting))


def change(group: Group, meeting: Meeting) -> Meeting:
    """Change a regular meeting, or refuse with every problem found."""
    refuse(meeting.problems())
    with group.change(N_("Change a meeting"), TOPIC) as store:
        formats.keep_past(group, store.meetings.where(id=meeting.id))
        store.meetings.change(meeting.id, meeting)
    return meeting


def tonight(group: Group) -> Occasion | None:
    """Return the meeting that is on now or comes next."""
    return following(group.store.meetings, group.now(), weeks(group))


def between(group: Group, first: date, last: date) -> tuple[Occasion, ...]:
    """Return every meeting from `first` to `last`, soonest first."""
    return occasions(group.store.meetings, first, last, weeks(group))


def coming(group: Group, weeks: int = 8) -> tuple[Occasion, ...]:
    """Return the meetings of the coming weeks, today's too."""
    return between(group, group.today(), group.today() + timedelta(weeks=weeks))


def on(group: Group, day: date, name: str = "") -> Occasion:
    """Return the meeting held on a day; `name` tells two of one day apart. Refuse when there is none."""
    found = [o for o in between(group, day, day) if name.casefold() in o.meeting.name.casefold()]
    if not found:
        raise RefusedError([Problem("day", N_("No meeting is held on that day. Check the date."))])
    return found[0]


def running_order(group: Group, occasion: Occasion) -> RunningOrder:
    """Return what happens at one meeting, minute by minute, and who does what."""
    profile = group.profile
    return set_to_clock(
        formats.of(group, occasion),
        occasion,
        service.duties(group, occasion),
        profile.name,
        texts=formats.texts_on(group, occasion),
        steps=profile.steps,
        agreement=agreement.own(group),
    )


def heads(group: Group, occasion: Occasion) -> Heads | None:
    """Return how many came to one meeting, if they were counted."""
    return group.store.heads.read(occasion.meeting.id, occasion.day)


def count_heads(group: Group, occasion: Occasion, counted: Heads) -> Heads:
    """Write down how many came; numbers only."""
    refuse(counted.problems())
    if occasion.starts - timedelta(hours=12) > group.now():
        raise RefusedError(
            [Problem("day", N_("That meeting has not come yet. Count heads when people are there."))]
        )
    with group.change(N_("Count heads"), TOPIC) as store:
        formats.keep_used(group, occasion)
        store.heads.write(occasion.meeting.id, occasion.day, counted)
    return counted


def contacts(group: Group, first: date, last: date) -> tuple[tuple[int, date, Heads], ...]:
    """Return (meeting, day, heads) from `first` to `last`. Contacts are visits, never people."""
    return tuple(group.store.heads.between(first, last))
