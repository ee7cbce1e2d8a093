"""Gathers from the book what stands on one of the papers of service, so that it can be made later."""

from collections.abc import Iterator
from dataclasses import dataclass

from groupkit.core.leaflets import (
    Ballot,
    BallotWords,
    Poster,
    PosterWords,
    Record,
    RecordWords,
    Signup,
    SignupWords,
    Spot,
    SwapWords,
)
from groupkit.core.problems import Problem, refuse
from groupkit.core.roles import OFF, Role
from groupkit.i18n import N_
from groupkit.services import leaflets, roles, service, terms
from groupkit.services.group import Group
from groupkit.services.rota import signup

CARDS, JOBS, SIGNUP, SWAPS, POSTER, BALLOTS, RECORD = (
    "cards",
    "jobs",
    "signup",
    "swaps",
    "poster",
    "ballots",
    "record",
)
KINDS = (CARDS, JOBS, SIGNUP, SWAPS, POSTER, BALLOTS, RECORD)
_MOST_BALLOTS = 60
_SLIPS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which paper is asked for, and what it is about: a job by its key, a short name, how many, how far ahead."""

    kind: str
    role: str = ""
    name: str = ""
    count: int = 0
    weeks: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class CardsTold:
    """Cards of jobs, or (`in_short`) all of them on one page."""

    roles: tuple[Role, ...]
    in_short: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SwapsTold:
    """Swap slips for the turns that come."""

    words: SwapWords
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTold:
    """A paper with words of its own, and what is filled in."""

    words: SignupWords | PosterWords | BallotWords | RecordWords
    told: Signup | Poster | Ballot | Record


Told = CardsTold | SwapsTold | PaperTold


def tell(group: Group, asked: Asked) -> Told:
    """Return what stands on a paper, or refuse with everything that is to be put right first."""
    refuse(_problems(group, asked))
    if asked.kind in (CARDS, JOBS):
        listed = tuple(role for role in roles.listing(group) if role.used != OFF)
        return CardsTold(roles=listed, in_short=asked.kind == JOBS)
    if asked.kind == SWAPS:
        filled = (spot for spot in _spots(group, asked.weeks) if spot.who)
        return SwapsTold(words=leaflets.words(SwapWords), spots=tuple(filled)[:_SLIPS])
    if asked.kind == SIGNUP:
        told = Signup(group=group.profile.name, spots=tuple(_spots(group, asked.weeks)))
        return PaperTold(words=leaflets.words(SignupWords), told=told)
    if asked.kind == RECORD:
        return PaperTold(words=leaflets.words(RecordWords), told=_record(group, asked.name))
    role = roles.get(group, asked.role)
    if asked.kind == POSTER:
        since = next((each.since for each in terms.vacancies(group) if each.role.key == role.key), None)
        return PaperTold(words=leaflets.words(PosterWords), told=Poster(role=role, since=since, ask=asked.name))
    names = tuple(_put_forward(group, role))
    told_ballot = Ballot(role=role, day=group.today(), names=names, count=asked.count)
    return PaperTold(words=leaflets.words(BallotWords), told=told_ballot)


def _problems(group: Group, asked: Asked) -> Iterator[Problem]:
    if asked.kind not in KINDS:
        yield Problem("kind", N_("Choose a paper from the list."))
    if asked.kind in (POSTER, BALLOTS) and asked.role not in {role.key for role in roles.listing(group)}:
        yield Problem("role", N_("Choose a role from the list."))
    if asked.kind == BALLOTS and not 1 <= asked.count <= _MOST_BALLOTS:
        yield Problem("count", N_("Print 1 to 60 papers."))
    if asked.kind == RECORD:
        person = group.store.people.named(asked.name)
        if person is None:
            said = N_("Nobody on the list is called {name}. Add them first.")
            yield Problem("person", said, {"name": asked.name})
        elif not _record(group, asked.name).services:
            yield Problem("person", N_("Nothing is written down for this person yet."))


def _record(group: Group, name: str) -> Record:
    person = next(each for each in service.people(group) if each.short_name.casefold() == name.strip().casefold())
    return leaflets.record(group, person, roles.listing(group))


def _spots(group: Group, weeks: int) -> Iterator[Spot]:
    for row in signup.rows(group, group.today(), weeks):
        yield Spot(day=row.occasion.day, meeting=row.occasion.meeting.name, role=row.role, who=row.name)


def _put_forward(group: Group, role: Role) -> Iterator[str]:
    names = {person.id: person.short_name for person in service.people(group)}
    for each in terms.nominations(group):
        if each.role == role.key:
            yield names[each.person]
