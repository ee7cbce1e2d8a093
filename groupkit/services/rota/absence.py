"""Somebody falls ill or drops out: one action lists all their coming duties and offers them to others (000:160)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from groupkit.core.meetings import Occasion
from groupkit.core.people import Away, Person
from groupkit.core.problems import Problem, refuse
from groupkit.core.roles import TREASURER, Role
from groupkit.core.service import ASKED, Job, Term, Turn
from groupkit.i18n import N_, _, current
from groupkit.services import roles, service
from groupkit.services.group import Group
from groupkit.services.rota.asking import ask
from groupkit.services.rota.mending import mend_out
from groupkit.services.rota.offers import Offer, offers

TOPIC = "service"
_LONGEST = 53


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One job somebody has at a meeting while they are away: whom it would suit, and whom the plan suggests."""

    occasion: Occasion
    role: Role
    job: Job
    suggested: Person | None
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """Everything that rests on somebody from `first` to `last`.

    `terms` are roles they hold for longer, each with the deputy who steps in, or None where nobody does.
    """

    person: Person
    first: date
    last: date
    duties: tuple[Duty, ...]
    terms: tuple[tuple[Role, Person | None], ...]


def absence(group: Group, person: Person, last: date, *, first: date | None = None) -> Absence:
    """Return what rests on somebody while they are away, and who could take it; nothing is written."""
    begins = first or group.today()
    refuse(_problems(begins, last))
    people = {each.id: each for each in service.people(group)}
    held = [term for term in group.store.terms if term.person == person.id and _meets(term, begins, last)]
    return Absence(
        person=person,
        first=begins,
        last=last,
        duties=tuple(_duties(group, person, begins, last)),
        terms=tuple((roles.get(group, term.role), people.get(term.deputy or 0)) for term in held),
    )


def steps_in(away: Person, role: Role, deputy: Person | None) -> str:
    """Say who does a role while somebody is away, and how the book says so where the role is about money."""
    said = _("{role}: {name} steps in.") if deputy else _("{role}: nobody steps in yet. Ask somebody.")
    if deputy and role.key == TREASURER:
        said = _("{role}: {name} steps in. On those days the book says “{name}, for {other}”.")
    name = deputy.short_name if deputy else ""
    return said.format(role=role.called(current()), name=name, other=away.short_name)


def _problems(first: date, last: date) -> Iterable[Problem]:
    if last < first:
        yield Problem("last", N_("The last day away comes before the first. Check the two days."))
    elif (last - first).days > _LONGEST * 7:
        yield Problem("last", N_("That is more than a year. Mark the name as resting instead."))


def _meets(term: Term, first: date, last: date) -> bool:
    return term.since <= last and (term.until is None or term.until >= first)


def _duties(group: Group, person: Person, first: date, last: date) -> Sequence[Duty]:
    """Return the jobs they have, with the fewest changes that would fill them all."""
    with group.store.looking():
        _write_away(group, person, first, last)
        asked = ask(group, first, (last - first).days // 7 + 1)
    mended = mend_out(asked, exactly=False)
    found = []
    for at, who in enumerate(asked.before):
        held = asked.occasion(at)
        if who is None or asked.people[who].id != person.id or not first <= held.day <= last:
            continue
        taker = mended.plan[at]
        found.append(
            Duty(
                occasion=held,
                role=asked.role(at),
                job=asked.places[at],
                suggested=None if taker is None else asked.people[taker],
                offers=offers(mended, at),
            )
        )
    return found


def _write_away(group: Group, person: Person, first: date, last: date) -> None:
    known = next(each for each in group.store.people if each.id == person.id)
    group.store.people.change(replace(known, away=(*known.away, Away(first=first, last=last))))


def pass_on(group: Group, told: Absence, takers: Sequence[Person | None]) -> int:
    """Write down that somebody is away, and who takes each of their duties, in their order; None leaves it open.

    Return how many of the duties are open now: they stand on the list of open jobs.
    """
    with group.change(N_("Pass on what somebody does"), TOPIC, "tonight", "meetings") as store:
        _write_away(group, told.person, told.first, told.last)
        for duty, taker in zip(told.duties, takers, strict=True):
            where = {
                "meeting": duty.occasion.meeting.id,
                "day": duty.occasion.day,
                "role": duty.job.role,
                "place": duty.job.place,
            }
            store.turns.remove(**where)
            if taker is not None:
                store.turns.add(_turn(duty, taker))
    return sum(taker is None for taker in takers)


def _turn(duty: Duty, taker: Person) -> Turn:
    return Turn(
        meeting=duty.occasion.meeting.id,
        day=duty.occasion.day,
        role=duty.job.role,
        person=taker.id,
        place=duty.job.place,
        how=ASKED,
    )
