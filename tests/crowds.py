"""Groups with people who would like to do something, to plan rotas for."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from groupkit.core.meetings import Occasion
from groupkit.core.people import Away, Person
from groupkit.core.service import Turn
from groupkit.services import meetings, service
from groupkit.services.group import Group

JOBS = ("chair", "timekeeper", "reader", "greeter", "hospitality")


def person(group: Group, name: str) -> Person:
    """Return somebody by name."""
    return next(each for each in service.people(group) if each.short_name == name)


def add(group: Group, name: str, *willing: str, knows: str = "", **more: Any) -> Person:
    """Put somebody on the list who would like to do these jobs, all of them where none is said."""
    wishes = frozenset(willing or JOBS)
    made = Person(short_name=name, willing=wishes, knows=frozenset(knows.split()))
    return service.add_person(group, replace(made, **more))


def gather(group: Group, names: str = "Ali Bo Cy Dee Eve Flo") -> None:
    """Put some people on the list who would like to do every job, and have done it."""
    for name in names.split():
        add(group, name, knows=" ".join(JOBS))


def away(group: Group, name: str, weeks: int = 1, *, after: int = 0) -> None:
    """Let somebody be away for some weeks, from today or later."""
    first = group.today() + timedelta(weeks=after)
    days = Away(first=first, last=first + timedelta(weeks=weeks) - timedelta(days=1))
    known = person(group, name)
    service.change_person(group, replace(known, away=(*known.away, days)))


def held(group: Group, week: int) -> Occasion:
    """Return the meeting of a week, from this one on; it may be past."""
    day = group.today() + timedelta(weeks=week)
    return meetings.between(group, day, day + timedelta(days=6))[0]


def did(group: Group, name: str, role: str, weeks_ago: int) -> None:
    """Write down that somebody did a job some weeks ago."""
    occasion = held(group, -weeks_ago)
    turn = Turn(meeting=occasion.meeting.id, day=occasion.day, role=role, person=person(group, name).id)
    with group.change("did", "service") as store:
        store.turns.add(turn)
