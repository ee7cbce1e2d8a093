"""Who does what: roles for one meeting, roles held for a term, and who could chair the next meeting."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from groupkit.core.people import Person
from groupkit.core.problems import Problem
from groupkit.i18n import N_, _

CHAIR = "chair"
ROLES: Mapping[str, str] = {
    CHAIR: N_("Chair"),
    "secretary": N_("Secretary"),
    "treasurer": N_("Treasurer"),
    "timekeeper": N_("Timekeeper"),
    "reader": N_("Reader"),
    "greeter": N_("Greeter"),
    "hospitality": N_("Tea and cups"),
    "safety": N_("Safety contact"),
    "online-host": N_("Online host"),
    "facilitator": N_("Facilitator"),
    "feedback-steward": N_("Feedback keeper"),
    "outings-lead": N_("Outings lead"),
}
PER_MEETING = (CHAIR, "timekeeper", "reader", "greeter", "hospitality")
FOR_A_TERM = ("secretary", "treasurer", "safety")
# jobs of those meetings only whose format has a part that they lead
SOME_MEETINGS = ("online-host", "facilitator", "feedback-steward", "outings-lead")


def title(role: str) -> str:
    """Return the name of a role in the language of the window."""
    return _(ROLES.get(role, role))


def jobs(leads: Collection[str] = ()) -> tuple[str, ...]:
    """Return the roles of a meeting: the usual ones, and those of some meetings that are in `leads`."""
    return tuple(role for role in ROLES if role not in SOME_MEETINGS or role in leads)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One person doing one role at one meeting."""

    id: int = 0
    meeting: int
    day: date
    role: str
    person: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One person holding a role over time, for one meeting or (none) for the whole group."""

    id: int = 0
    role: str
    person: int
    meeting: int | None = None
    since: date
    until: date | None = None

    def covers(self, meeting: int, day: date) -> bool:
        """Tell whether the term holds at a meeting on a day."""
        here = self.meeting in (None, meeting)
        return here and self.since <= day and (self.until is None or day <= self.until)

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before the term can stand."""
        if self.role not in ROLES:
            yield Problem("role", N_("Choose a role from the list."))
        if self.until is not None and self.until < self.since:
            yield Problem("until", N_("The end comes before the start. Check the two days."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A role at a meeting and who does it; `person` is None when it is vacant."""

    role: str
    person: Person | None = None


def holders(
    people: Iterable[Person],
    turns: Iterable[Turn],
    terms: Iterable[Term],
    meeting: int,
    day: date,
    leads: Collection[str] = (),
) -> tuple[Holder, ...]:
    """Return who does each role at a meeting; a turn comes before a term.

    `leads` are the roles its format is led by. A role somebody does there is always among them.
    """
    known = {person.id: person for person in people}
    doing = {term.role: term.person for term in terms if term.covers(meeting, day)}
    doing |= {turn.role: turn.person for turn in turns if (turn.meeting, turn.day) == (meeting, day)}
    listed = jobs({*leads, *doing})
    return tuple(Holder(role=role, person=known.get(doing.get(role, 0))) for role in listed)


def willing(people: Iterable[Person], role: str) -> tuple[Person, ...]:
    """Return those who would like to do a role and are not resting, in the order of the list."""
    return tuple(person for person in people if role in person.willing and not person.resting)


def nomination_problems(person: Person | None, role: str, name: str) -> Iterator[Problem]:
    """Yield why a person cannot be nominated for a role."""
    if person is None:
        yield Problem("person", N_("Nobody on the list is called {name}. Add them first."), {"name": name})
    elif person.resting:
        yield Problem("person", N_("{name} is resting. Ask somebody else this time."), {"name": name})
    elif role not in person.willing:
        yield Problem(
            "person",
            N_("{name} has not said yes to this. Ask first, then mark it beside the name."),
            {"name": name},
        )
