"""What a group puts on the papers of service: their words, and what one member did."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from groupkit.core.leaflets import Record, Service, Words, half_hours
from groupkit.core.people import Person
from groupkit.core.roles import Role
from groupkit.core.service import Term, Turn
from groupkit.core.weeks import not_held
from groupkit.services.group import Group
from groupkit.services.weeks import weeks
from groupkit.storage import leaflets as storage

_WEEK = 7


def words(kind: type[Words]) -> Words:
    """Return the words of one kind of paper, as they come with groupkit."""
    return storage.words(kind)


def record(group: Group, person: Person, roles: Sequence[Role]) -> Record:
    """Return what a member did up to today in each of the group's roles, first begun first.

    The group is not named; who prints it adds the name when the member wants that.
    """
    today = group.today()
    turns = served(group, [turn for turn in group.store.turns.where(person=person.id) if turn.day <= today])
    terms = [term for term in group.store.terms.where(person=person.id) if term.since <= today]
    services = [_service(role, turns, terms, today) for role in roles]
    found = sorted((each for each in services if each is not None), key=lambda each: each.since)
    return Record(name=person.short_name, services=tuple(found))


def served(group: Group, turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Return turns without those at meetings that were not held."""
    days = [turn.day for turn in turns]
    if not days:
        return ()
    running = (replace(meeting, state="running") for meeting in group.store.meetings)
    gone = not_held(running, min(days), max(days), weeks(group))
    left_out = {(each.occasion.meeting.id, each.occasion.day) for each in gone if each.moved_to is None}
    return tuple(turn for turn in turns if (turn.meeting, turn.day) not in left_out)


def _service(role: Role, turns: Iterable[Turn], terms: Iterable[Term], today: date) -> Service | None:
    """Count one job: a term by its weeks, and a turn on a day outside them by itself."""
    served = [turn.day for turn in turns if turn.role == role.key]
    held = [term for term in terms if term.role == role.key]
    if not served and not held:
        return None
    still = any(term.until is None or term.until > today for term in held)
    in_term = {day for term in held for day in _days(term.since, min(term.until or today, today))}
    weekly = len(in_term) / _WEEK + sum(day not in in_term for day in served)
    return Service(
        role=role,
        turns=len(served),
        hours=half_hours(role.minutes_a_week * weekly),
        since=min((*served, *in_term)),
        until=None if still else max((*served, *in_term)),
    )


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=at) for at in range((last - first).days + 1)]
