"""Reads amounts and names against one group file, and keeps every problem until all is read."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol, TypeVar

from groupkit.core.calendar import EVERY_WEEK, Rule
from groupkit.core.ledger import Fund, Kind, Place
from groupkit.core.meetings import Meeting, Occasion
from groupkit.core.money import parse
from groupkit.core.people import Person
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.roles import Role
from groupkit.i18n import N_, current
from groupkit.services import ledger, meetings, roles, service
from groupkit.services.group import Group

_UNKNOWN = N_("There is no “{name}” here. Choose one of these: {known}.")
_NONE = N_("There is no “{name}” here, and nothing like it yet. Add it first.")


class _Named(Protocol):
    @property
    def name(self) -> str: ...


_Thing = TypeVar("_Thing", bound=_Named)


class Reading:
    """One reading of what was typed; `refuse` says everything that is to be put right, all at once."""

    def __init__(self, group: Group) -> None:
        self._group = group
        self._problems: list[Problem] = []

    @property
    def today(self) -> date:
        """The day where the group is."""
        return self._group.today()

    def amount(self, text: str, field: str = "amount") -> int:
        """Read an amount as pence."""
        try:
            return parse(text, self._group.profile.currency, field)
        except RefusedError as told:
            self._problems.extend(told.problems)
            return 0

    def coins(self, typed: Iterable[str]) -> dict[int, int]:
        """Read counted notes and coins, like 20x0 10x1 50px6."""
        found: dict[int, int] = {}
        for text in typed:
            worth, _x, many = text.replace("×", "x").replace("=", "x").rpartition("x")
            if not worth or not many.isdecimal():
                said = N_("“{text}” cannot be read. Write each as worth x how many, like 5x2 or 50px6.")
                self._problems.append(Problem("coins", said, {"text": text}))
                continue
            pence = self.amount(worth, "coins")
            found[pence] = found.get(pence, 0) + int(many)
        return found

    def place(self, name: str, field: str = "place") -> Place | None:
        """Find a place for money by its name."""
        return self._find(ledger.places(self._group), name, field)

    def fund(self, name: str) -> Fund | None:
        """Find a pot by its name; without one, the pot that is for anything."""
        if not name:
            return ledger.general(self._group)
        return self._find(ledger.funds(self._group), name, "fund")

    def kind(self, name: str, direction: str = "") -> Kind | None:
        """Find a kind of money by its name."""
        return self._find(ledger.kinds(self._group, direction), name, "kind")

    def meeting(self, name: str) -> Meeting | None:
        """Find a regular meeting by its name."""
        return self._find(meetings.listing(self._group), name, "meeting")

    def person(self, name: str) -> Person | None:
        """Find a person by short name."""
        people = service.people(self._group)
        found = next((each for each in people if each.short_name.casefold() == name.strip().casefold()), None)
        if found is None:
            said = N_("Nobody on the list is called {name}. Add them first.")
            self._problems.append(Problem("person", said, {"name": name}))
        return found

    def role(self, words: str) -> Role | None:
        """Find a job by its key or by what it is called here."""
        wanted = words.strip().casefold()
        known = roles.listing(self._group)
        for role in known:
            if wanted in (role.key, role.called(current()).casefold()):
                return role
        keys = ", ".join(role.key for role in known)
        self._problems.append(Problem("role", _UNKNOWN, {"name": words, "known": keys}))
        return None

    def held(self, text: str) -> tuple[tuple[int, int], int] | None:
        """Read what a pot holds in a place, like Tin/General=28.15."""
        names, _is, amount = text.rpartition("=")
        place, _in, fund = names.partition("/")
        where, what = self.place(place), self.fund(fund)
        pence = self.amount(amount)
        return ((where.id, what.id), pence) if where and what else None

    def rule(self, text: str) -> Rule:
        """Read the weeks a meeting is held."""
        try:
            return Rule.parse(text)
        except RefusedError as told:
            self._problems.extend(told.problems)
            return EVERY_WEEK

    def _find(self, things: Sequence[_Thing], name: str, field: str) -> _Thing | None:
        for thing in things:
            if thing.name.casefold() == name.strip().casefold():
                return thing
        known = ", ".join(thing.name for thing in things)
        self._problems.append(Problem(field, _UNKNOWN if known else _NONE, {"name": name, "known": known}))
        return None

    def refuse(self, further: Iterable[Problem] = ()) -> None:
        """Refuse with everything found, and with what else is wrong in other fields."""
        fields = {problem.field for problem in self._problems}
        if self._problems:
            refuse((*self._problems, *(problem for problem in further if problem.field not in fields)))


def occasion(group: Group, day: date | None, name: str) -> Occasion:
    """Return the meeting a line is about: on a day, or the one that is on or comes next."""
    if day is not None:
        return meetings.on(group, day, name)
    found = meetings.tonight(group)
    if found is None:
        raise RefusedError([Problem("meeting", N_("No meeting is planned yet. Add one first."))])
    return found
