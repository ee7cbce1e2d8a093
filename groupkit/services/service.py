"""What a group does about its people and their roles."""

import unicodedata
from dataclasses import replace
from datetime import date

from groupkit.core.formats import Duty
from groupkit.core.meetings import Meeting, Occasion
from groupkit.core.people import Person
from groupkit.core.problems import GroupkitError, Problem, RefusedError, refuse
from groupkit.core.roles import CHAIR, SOMETIMES
from groupkit.core.service import (
    ASKED,
    NOMINATED,
    Holder,
    Turn,
    eligibility_problems,
    holders,
    nomination_problems,
    willing,
)
from groupkit.core.weeks import occasions
from groupkit.i18n import N_
from groupkit.services import formats, roles
from groupkit.services.group import Group
from groupkit.services.weeks import weeks

TOPIC = "service"
_FURTHEST = 366


def people(group: Group) -> tuple[Person, ...]:
    """Return the people the group knows, by name."""
    return tuple(sorted(group.store.people, key=lambda person: person.short_name.casefold()))


def add_person(group: Group, person: Person) -> Person:
    """Put a person on the list, or refuse with every problem found."""
    refuse((*person.problems(), *_taken(group, person)))
    with group.change(N_("Add somebody to the list"), TOPIC) as store:
        id = store.people.add(_tidy(person))  # noqa: A001  the field's own name
    return next(known for known in group.store.people if known.id == id)


def change_person(group: Group, person: Person) -> Person:
    """Change what the group knows of a person, or refuse with every problem found."""
    refuse((*person.problems(), *_taken(group, person)))
    with group.change(N_("Change somebody on the list"), TOPIC) as store:
        store.people.change(_tidy(person))
    return _tidy(person)


def _tidy(person: Person) -> Person:
    """Return the person with the name as it will be looked for: no spaces around it, one way to write it."""
    return replace(person, short_name=unicodedata.normalize("NFC", person.short_name.strip()))


def _taken(group: Group, person: Person) -> tuple[Problem, ...]:
    known = group.store.people.named(_tidy(person).short_name)
    if known is None or known.id == person.id:
        return ()
    said = N_("There is somebody called {name} already. Add a letter, like {name}B.")
    return (Problem("short_name", said, {"name": person.short_name.strip()}),)


def who(group: Group, occasion: Occasion) -> tuple[Holder, ...]:
    """Return who does each role at one meeting, vacant ones too."""
    store, where = group.store, (occasion.meeting.id, occasion.day)
    turns = store.turns.where(meeting=occasion.meeting.id, day=occasion.day)
    led = leads(group, occasion.meeting, occasion.day)
    return holders(store.people, turns, store.terms, roles.listing(group), where, led)


def leads(group: Group, meeting: Meeting, day: date | None = None) -> frozenset[str]:
    """Return the roles that lead a part of a meeting, on a day those of that day's parts alone.

    A role goes by the rule of the parts it leads. There is none where the format is not known here.
    """
    try:
        plan = formats.get(group, meeting.format)
    except GroupkitError:
        return frozenset()
    parts = plan.segments if day is None else plan.on(day)
    return frozenset(role for part in parts for role in part.leads)


def some_jobs(group: Group) -> tuple[str, ...]:
    """Return the roles that only some meetings have and that one of ours has."""
    ours = {role for meeting in group.store.meetings for role in leads(group, meeting)}
    return tuple(role.key for role in roles.listing(group) if role.used == SOMETIMES and role.key in ours)


def duties(group: Group, occasion: Occasion) -> tuple[Duty, ...]:
    """Return the roles of one meeting as they are printed, by short name; a title only where it is the group's."""
    return tuple(
        Duty(
            role=holder.role.key,
            title=holder.role.title,
            who=holder.person.short_name if holder.person else "",
        )
        for holder in who(group, occasion)
    )


def assign(
    group: Group, occasion: Occasion, role: str, name: str | None, *, place: int = 1, how: str = ASKED
) -> None:
    """Give a role at one meeting to a person by short name, or (None) leave it vacant.

    It holds against the plan: what is said by hand stays when the rota is planned anew.
    """
    job = roles.get(group, role)
    person = group.store.people.named(name) if name else None
    if name and person is None:
        refuse(nomination_problems(None, job, name))
    if person is not None:
        refuse(eligibility_problems(person, job))
    meeting, day = occasion.meeting.id, occasion.day
    with group.change(N_("Say who does what"), TOPIC) as store:
        store.turns.remove(meeting=meeting, day=day, role=role, place=place)
        if person is not None:
            store.turns.add(Turn(meeting=meeting, day=day, role=role, person=person.id, place=place, how=how))


def after(group: Group, occasion: Occasion) -> Occasion | None:
    """Return the next time the same meeting is held, within a year."""
    last = date.fromordinal(occasion.day.toordinal() + _FURTHEST)
    later = occasions((occasion.meeting,), occasion.day, last, weeks(group))
    return next((other for other in later if other.day > occasion.day), None)


def could_chair(group: Group) -> tuple[Person, ...]:
    """Return those who said they would like to chair and are not resting, by name."""
    return willing(people(group), CHAIR)


def next_chair(group: Group, occasion: Occasion) -> Person | None:
    """Return who chairs the same meeting next time, or None when nobody does yet."""
    following = after(group, occasion)
    if following is None:
        return None
    return next(holder.person for holder in who(group, following) if holder.role.key == CHAIR)


def nominate(group: Group, occasion: Occasion, name: str) -> Person:
    """Nominate the chair of the next meeting from those willing; refuse with the reason."""
    following = after(group, occasion)
    if following is None:
        raise RefusedError([Problem("meeting", N_("There is no next meeting to chair yet."))])
    person = group.store.people.named(name)
    refuse(nomination_problems(person, roles.get(group, CHAIR), name))
    assign(group, following, CHAIR, name, how=NOMINATED)
    return next(known for known in group.store.people if known == person)
