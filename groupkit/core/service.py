"""Who does what: roles for one meeting, roles held for a term, and who is put forward for one."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from groupkit.core.people import Person
from groupkit.core.problems import Problem
from groupkit.core.roles import ON, SOMETIMES, Role
from groupkit.i18n import N_

NOTICE = timedelta(weeks=4)
ASKED, NOMINATED, PLANNED = "asked", "nominated", "planned"
OPEN, CHOSEN, NOT_NOW = "", "chosen", "not now"


def jobs(roles: Iterable[Role], leads: Collection[str] = (), doing: Collection[str] = ()) -> tuple[Role, ...]:
    """Return the roles of a meeting: those on the list, those of some meetings in `leads`, those somebody does."""
    return tuple(
        role
        for role in roles
        if role.used == ON or role.key in doing or (role.key in leads and role.used == SOMETIMES)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One person doing one role at one meeting; `person` is None once they left the list.

    `place` counts from 1 where a role takes several people. `how` says whether somebody was "asked", "nominated"
    by the secretary, or "planned" by the rota, which may plan it anew.
    """

    id: int = 0
    meeting: int
    day: date
    role: str
    person: int | None
    place: int = 1
    how: str = ASKED


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One person holding a role over time, for one meeting or (none) for the whole group.

    `person` is None once they left the list. `deputy` steps in for them, `next` takes over from them.
    """

    id: int = 0
    role: str
    person: int | None
    meeting: int | None = None
    since: date
    until: date | None = None
    deputy: int | None = None
    next: int | None = None

    def covers(self, meeting: int, day: date) -> bool:
        """Tell whether the term holds at a meeting on a day."""
        return self.meeting in (None, meeting) and self.holds(day)

    def holds(self, day: date) -> bool:
        """Tell whether the term holds on a day."""
        return self.since <= day and (self.until is None or day <= self.until)

    def ends_soon(self, today: date) -> bool:
        """Tell whether the term ends within four weeks."""
        return self.until is not None and self.since <= today <= self.until <= today + NOTICE

    def problems(self, roles: Iterable[Role]) -> Iterator[Problem]:
        """Yield everything to put right before the term can stand."""
        if self.role not in {role.key for role in roles}:
            yield Problem("role", N_("Choose a role from the list."))
        if self.until is not None and self.until < self.since:
            yield Problem("until", N_("The end comes before the start. Check the two days."))
        for field in ("deputy", "next"):
            if self.person is not None and self.person == getattr(self, field):
                yield Problem(field, N_("Choose somebody else here: this person holds the role now."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Nomination:
    """Somebody put forward for a role, by themselves or (with their yes) by another.

    `outcome` is "" until the group has chosen, then "chosen" or "not now", on `decided_on`.
    """

    id: int = 0
    role: str
    meeting: int | None = None
    person: int
    by_self: bool
    said_yes: bool
    named_on: date
    outcome: str = OPEN
    decided_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A role at a meeting and who does it; `person` is None when it is vacant."""

    role: Role
    person: Person | None = None
    place: int = 1

    @property
    def job(self) -> "Job":
        """The line this stands on in a list of roles."""
        return Job(self.role.key, self.place)

    @property
    def name(self) -> str:
        """The short name, "" when the role is vacant."""
        return self.person.short_name if self.person else ""


class Job(NamedTuple):
    """One line of a list of roles: a role by its key, and which of its places, from 1."""

    role: str
    place: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacancy:
    """A role held for a term that nobody holds now; `since` is the first day without anybody, if that is known."""

    role: Role
    meeting: int | None = None
    since: date | None = None


def holders(
    people: Iterable[Person],
    turns: Iterable[Turn],
    terms: Iterable[Term],
    roles: Iterable[Role],
    where: tuple[int, date],
    leads: Collection[str] = (),
) -> tuple[Holder, ...]:
    """Return who does each role at a meeting on a day (`where`); a turn comes before a term.

    `leads` are the roles its format is led by. A role somebody does there is always among them. Where the
    holder of a term is away that day, their deputy steps in.
    """
    meeting, day = where
    known = {person.id: person for person in people}
    doing: dict[str, dict[int, int]] = defaultdict(dict)
    for term in terms:
        if term.covers(meeting, day) and (who := _stands_in(term, known, day)):
            doing[term.role][1] = who
    for turn in turns:
        if (turn.meeting, turn.day) == (meeting, day) and turn.person is not None:
            doing[turn.role][turn.place] = turn.person
    return tuple(
        Holder(role=role, person=known.get(doing[role.key].get(place, 0)), place=place)
        for role in jobs(roles, leads, doing)
        for place in range(1, max(1 if role.is_term else role.needed, *doing[role.key], 1) + 1)
    )


def _stands_in(term: Term, known: dict[int, Person], day: date) -> int:
    """Return who does the job of a term on a day: its holder, or the deputy while the holder is away or rests.

    Somebody who rests and has no deputy is shown still: the job is theirs until the group says otherwise.
    """
    holder, deputy = known.get(term.person or 0), known.get(term.deputy or 0)
    there = [who for who in (holder, deputy) if who is not None and not who.is_away(day)]
    awake = [who for who in there if not who.resting]
    return next((who.id for who in (*awake, *there)), 0)


def vacancies(roles: Iterable[Role], terms: Iterable[Term], today: date) -> tuple[Vacancy, ...]:
    """Return the term roles on the list that nobody holds today, with the first day without anybody."""
    terms = tuple(terms)
    found = []
    for role in roles:
        mine = [term for term in terms if term.role == role.key]
        if not role.is_term or role.used != ON or any(_holds(term, today) for term in mine):
            continue
        ended = [term.until for term in mine if term.until is not None and term.until < today]
        found.append(Vacancy(role=role, since=max(ended) + timedelta(days=1) if ended else None))
    return tuple(found)


def _holds(term: Term, today: date) -> bool:
    return term.person is not None and term.covers(term.meeting or 0, today)


def willing(people: Iterable[Person], role: str) -> tuple[Person, ...]:
    """Return those who would like to do a role and are not resting, in the order of the list."""
    return tuple(person for person in people if role in person.willing and not person.resting)


def eligibility_problems(person: Person, role: Role) -> Iterator[Problem]:
    """Yield why a person cannot have a role that is for members (000:186)."""
    if role.members_only and not person.may_lead:
        said = N_(
            "{name} comes as a worker, and this job is for members. If the group decided otherwise, "
            "write the day of that decision beside the name first."
        )
        yield Problem("person", said, {"name": person.short_name})


def nomination_problems(person: Person | None, role: Role, name: str) -> Iterator[Problem]:
    """Yield why a person cannot be nominated for a role."""
    if person is None:
        yield Problem("person", N_("Nobody on the list is called {name}. Add them first."), {"name": name})
        return
    if person.resting:
        yield Problem("person", N_("{name} is resting. Ask somebody else this time."), {"name": name})
    elif role.key not in person.willing:
        yield Problem(
            "person",
            N_("{name} has not said yes to this. Ask first, then mark it beside the name."),
            {"name": name},
        )
    yield from eligibility_problems(person, role)
