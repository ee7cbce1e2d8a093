"""How service is shared, in counts: how many serve, which jobs always fall to one person, and who could step in.

No list here ranks anybody: what is shown is the work, not the people (000:149, 002:1307).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from groupkit.core.people import Person
from groupkit.core.roles import CHAIR, FACILITATOR, SECRETARY, TREASURER, Role
from groupkit.core.service import Term, Turn

SPAN = timedelta(weeks=13)
_ENOUGH = 3
KEY_ROLES = (CHAIR, SECRETARY, TREASURER, FACILITATOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How a job was shared in a span of days: its turns, by how many people, and the most by one of them."""

    role: Role
    turns: int
    people: int
    most: int

    @property
    def always_one(self) -> bool:
        """Whether the same person did it every time, often enough to notice."""
        return self.turns >= _ENOUGH and self.people == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Could:
    """How many people could do a job: those who said yes, and those of them who have done it."""

    role: Role
    willing: int
    done: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """How service was shared from `first` to `last`.

    `serving` people had a turn or a term, `helping` of them had none before this span, `listed` are on the list.
    """

    first: date
    last: date
    listed: int
    serving: int
    helping: int
    turns: int
    shares: tuple[Share, ...]
    could: tuple[Could, ...]


def sharing(
    people: Iterable[Person], roles: Iterable[Role], turns: Iterable[Turn], terms: Iterable[Term], last: date
) -> Sharing:
    """Return how service was shared in the thirteen weeks up to a day."""
    first = last - SPAN + timedelta(days=1)
    people, roles, turns, terms = tuple(people), tuple(roles), tuple(turns), tuple(terms)
    counted = [turn for turn in turns if first <= turn.day <= last]
    holding = {term.person for term in terms if term.since <= last and (term.until is None or term.until >= first)}
    serving = ({turn.person for turn in counted} | holding) - {None}
    before = {turn.person for turn in turns if turn.day < first} | {
        term.person for term in terms if term.since < first
    }
    return Sharing(
        first=first,
        last=last,
        listed=len(people),
        serving=len(serving),
        helping=len(serving - before),
        turns=len(counted),
        shares=_shares(roles, counted),
        could=tuple(_could(role, people, turns, terms) for role in roles if role.key in KEY_ROLES),
    )


def _shares(roles: Iterable[Role], turns: Iterable[Turn]) -> tuple[Share, ...]:
    by_role: Mapping[str, Counter[int | None]] = defaultdict(Counter)
    for turn in turns:
        by_role[turn.role][turn.person] += 1
    return tuple(
        Share(
            role=role,
            turns=sum(by_role[role.key].values()),
            people=len(by_role[role.key]),
            most=max(by_role[role.key].values()),
        )
        for role in roles
        if by_role[role.key]
    )


def _could(role: Role, people: Iterable[Person], turns: Iterable[Turn], terms: Iterable[Term]) -> Could:
    """Count who would do a job: those who said yes to it or hold it, rest from nothing, and may."""
    held = {term.person for term in terms if term.role == role.key}
    done = {turn.person for turn in turns if turn.role == role.key} | held
    able = [
        person
        for person in people
        if not person.resting
        and (role.key in person.willing or person.id in held)
        and (person.may_lead or not role.members_only)
    ]
    return Could(
        role=role,
        willing=len(able),
        done=sum(person.id in done or role.key in person.knows for person in able),
    )
