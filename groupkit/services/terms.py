"""Roles held for months: who holds them, who comes next, who is put forward, and what is vacant since when."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from groupkit.core.people import Person
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.roles import Role
from groupkit.core.service import (
    CHOSEN,
    NOT_NOW,
    OPEN,
    Nomination,
    Term,
    Vacancy,
    eligibility_problems,
)
from groupkit.core.service import vacancies as vacant
from groupkit.i18n import N_, _, current
from groupkit.services import roles
from groupkit.services.group import Group

TOPIC = "service"
_MONTH = 30.44


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """A term that ends within four weeks, its last day, and who takes over, if that is known."""

    term: Term
    last: date
    role: Role
    person: Person
    next: Person | None


def terms(group: Group) -> tuple[Term, ...]:
    """Return the terms of roles, oldest first."""
    return tuple(group.store.terms)


def now(group: Group, key: str) -> tuple[Term, ...]:
    """Return the terms of a role that hold today, the newest of each meeting."""
    today = group.today()
    held = (each for each in terms(group) if each.role == key and each.person is not None)
    newest = {each.meeting: each for each in held if each.covers(each.meeting or 0, today)}
    return tuple(newest.values())


def hold(group: Group, term: Term) -> Term:
    """Write down who holds a role over time, or refuse with every problem found.

    Whoever held it before for the same meetings holds it until the day before.
    """
    refuse((*term.problems(roles.listing(group)), *_not_eligible(group, term)))
    with group.change(N_("Write down who holds a role"), TOPIC) as store:
        for before in now(group, term.role):
            if before.meeting == term.meeting and before.since < term.since and before.id != term.id:
                store.terms.change(before.id, replace(before, until=_earlier(before.until, term.since)))
        return replace(term, id=store.terms.add(term))


def change(group: Group, term: Term) -> Term:
    """Change a term: its end, its deputy, who comes next."""
    refuse((*term.problems(roles.listing(group)), *_not_eligible(group, term)))
    with group.change(N_("Change who holds a role"), TOPIC) as store:
        store.terms.change(term.id, term)
    return term


def end(group: Group, term: Term, last: date | None = None) -> Term:
    """End a term on a day, today when it is not said; whoever comes next takes over the day after."""
    day = last or group.today()
    ended = replace(term, until=max(day, term.since))
    with group.change(N_("End a term"), TOPIC) as store:
        store.terms.change(term.id, ended)
        if term.next is not None:
            follows = Term(role=term.role, person=term.next, meeting=term.meeting, since=day + timedelta(days=1))
            store.terms.add(replace(follows, until=usual_end(roles.get(group, term.role), follows.since)))
    return ended


def usual_end(role: Role, since: date) -> date | None:
    """Return the last day of a term as long as the card of the role suggests; None where it suggests no length."""
    return since + timedelta(days=round(role.term_months * _MONTH)) if role.term_months else None


def ending(group: Group) -> tuple[Ending, ...]:
    """Return the terms that end within four weeks, soonest first."""
    today, people = group.today(), {person.id: person for person in group.store.people}
    soon = sorted((each for each in terms(group) if each.ends_soon(today)), key=lambda each: str(each.until))
    return tuple(
        Ending(
            term=each,
            last=each.until,
            role=roles.get(group, each.role),
            person=people[each.person],
            next=people.get(each.next or 0),
        )
        for each in soon
        if each.person is not None and each.until is not None
    )


def announced(group: Group) -> Iterator[str]:
    """Yield a sentence for each term that ends within four weeks, in the language of the window."""
    words = current()
    for each in ending(group):
        said = (
            _("{role}: {name} until {day}, then {next}.")
            if each.next
            else _("{role}: {name} until {day}. Who would like it next?")
        )
        yield said.format(
            role=each.role.called(words),
            name=each.person.short_name,
            day=words.day(each.last),
            next=each.next.short_name if each.next else "",
        )


def vacancies(group: Group) -> tuple[Vacancy, ...]:
    """Return the roles that nobody holds, each with since when."""
    return vacant(roles.listing(group), terms(group), group.today())


def _earlier(until: date | None, since: date) -> date:
    before = since - timedelta(days=1)
    return before if until is None else min(until, before)


def _not_eligible(group: Group, term: Term) -> Iterator[Problem]:
    people = {person.id: person for person in group.store.people}
    if term.person not in people:
        yield Problem("person", N_("Choose who holds it."))
        return
    role = next((each for each in roles.listing(group) if each.key == term.role), None)
    for id_ in filter(None, (term.person, term.deputy, term.next)):
        if role is not None and id_ in people:
            yield from eligibility_problems(people[id_], role)


# putting somebody forward


def nominations(group: Group, *, waiting: bool = True) -> tuple[Nomination, ...]:
    """Return who is put forward; all that ever were unless only those `waiting` are asked for."""
    return tuple(each for each in group.store.nominations if not waiting or each.outcome == OPEN)


def put_forward(group: Group, nomination: Nomination) -> Nomination:
    """Put somebody forward for a role; refuse without their own yes."""
    person = next((each for each in group.store.people if each.id == nomination.person), None)
    role = roles.get(group, nomination.role)
    if person is None:
        raise RefusedError([Problem("person", N_("Choose who is put forward."))])
    refuse((*_consent(nomination, person), *eligibility_problems(person, role), *_twice(group, nomination, person)))
    with group.change(N_("Put somebody forward"), TOPIC) as store:
        return replace(nomination, id=store.nominations.add(nomination))


def _consent(nomination: Nomination, person: Person) -> Iterator[Problem]:
    if not (nomination.by_self or nomination.said_yes):
        said = N_("Ask {name} first. Nobody is put forward without their own yes.")
        yield Problem("said_yes", said, {"name": person.short_name})


def _twice(group: Group, nomination: Nomination, person: Person) -> Iterator[Problem]:
    same = (nomination.role, nomination.meeting, nomination.person)
    if any((each.role, each.meeting, each.person) == same for each in nominations(group)):
        yield Problem("person", N_("{name} is put forward for this already."), {"name": person.short_name})


def withdraw(group: Group, nomination: Nomination) -> None:
    """Take back that somebody is put forward; nothing of it is kept."""
    with group.change(N_("Take back a name"), TOPIC) as store:
        store.nominations.remove(id=nomination.id)


def choose(group: Group, nomination: Nomination, since: date | None = None) -> Term:
    """Write down whom the group chose by ballot; counts of votes are never kept.

    The term is as long as the card suggests. The others put forward for the same role are answered too.
    """
    day = group.today()
    first = since or day
    role = roles.get(group, nomination.role)
    term = Term(
        role=nomination.role,
        person=nomination.person,
        meeting=nomination.meeting,
        since=first,
        until=usual_end(role, first),
    )
    with group.change(N_("Write down whom the group chose"), TOPIC) as store:
        for each in nominations(group):
            if (each.role, each.meeting) == (nomination.role, nomination.meeting):
                outcome = CHOSEN if each.id == nomination.id else NOT_NOW
                store.nominations.change(each.id, replace(each, outcome=outcome, decided_on=day))
        return hold(group, term)
