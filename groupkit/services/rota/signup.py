"""The sign-up sheet: numbered lines for the wall, and the names on them typed back in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from groupkit.core.meetings import Occasion
from groupkit.core.people import Person
from groupkit.core.problems import Problem, refuse
from groupkit.core.roles import Role
from groupkit.core.service import ASKED, Job, Turn, eligibility_problems
from groupkit.i18n import N_
from groupkit.services.group import Group
from groupkit.services.rota.offers import so_far

TOPIC = "service"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the sheet; its number depends on the first day and the jobs alone, not on who is on it."""

    number: int
    occasion: Occasion
    job: Job
    role: Role
    name: str


def rows(group: Group, first: date, weeks: int = 4) -> tuple[Row, ...]:
    """Return the lines of the sheet that begins on a day, filled or not."""
    rota = so_far(group, weeks, first=first)
    return tuple(
        Row(
            number=at + 1,
            occasion=rota.asked.occasion(at),
            job=place,
            role=rota.asked.role(at),
            name=rota.name(at),
        )
        for at, place in enumerate(rota.asked.places)
    )


def write(group: Group, sheet: tuple[Row, ...], names: Mapping[int, str]) -> int:
    """Type names back in by the number of their line; "" leaves a line open. Return how many lines changed.

    Everything wrong comes back at once, each by the number of its line, and nothing is written then.
    """
    people = {person.short_name.casefold(): person for person in group.store.people}
    by_number = {row.number: row for row in sheet}
    refuse(_problems(by_number, people, names))
    written = {number: name.strip().casefold() for number, name in names.items()}
    changed = [number for number, name in written.items() if by_number[number].name.casefold() != name]
    with group.change(N_("Type a sign-up sheet back in"), TOPIC, "tonight") as store:
        for number in changed:
            row = by_number[number]
            meeting, day, (role, place) = row.occasion.meeting.id, row.occasion.day, row.job
            store.turns.remove(meeting=meeting, day=day, role=role, place=place)
            person = people.get(written[number])
            if person is not None:
                store.turns.add(Turn(meeting=meeting, day=day, role=role, place=place, person=person.id, how=ASKED))
    return len(changed)


def _problems(
    sheet: Mapping[int, Row], people: Mapping[str, Person], names: Mapping[int, str]
) -> Iterator[Problem]:
    for number, name in names.items():
        field, person = f"line {number}", people.get(name.strip().casefold())
        if number not in sheet:
            said = N_("There is no line {number} on this sheet. Check the first day it was printed for.")
            yield Problem(field, said, {"number": number})
        elif name.strip() and person is None:
            said = N_("Line {number}: nobody on the list is called {name}. Add them first.")
            yield Problem(field, said, {"number": number, "name": name})
        elif person is not None:
            for problem in eligibility_problems(person, sheet[number].role):
                yield Problem(field, problem.message, problem.values)
