"""Who could take one place, best first, with what speaks for each: the question that needs no solver."""

from dataclasses import dataclass
from datetime import date

from groupkit.core.meetings import Occasion
from groupkit.core.people import Person
from groupkit.core.roles import Role
from groupkit.core.rota.complete import on_board
from groupkit.core.rota.reasons import could
from groupkit.core.service import Job
from groupkit.services.group import Group
from groupkit.services.rota.asking import Asked, ask
from groupkit.services.rota.planning import Rota


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Somebody who could take a place: the day of their last turn at it, and whether it would be the first."""

    person: Person
    last: date | None
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A job nobody has yet: anybody may offer to do it (000:145)."""

    occasion: Occasion
    role: Role
    job: Job


def so_far(group: Group, weeks: int = 13, *, first: date | None = None) -> Rota:
    """Return the rota as it stands in the book; nothing is planned."""
    asked = ask(group, first or group.today(), weeks)
    return Rota(asked=asked, plan=asked.before)


def offers(rota: Rota, at: int) -> tuple[Offer, ...]:
    """Return who could take a place beside the rest of the plan, whom it suits best first."""
    asked, question = rota.asked, rota.asked.question
    rest = tuple(None if other == at else who for other, who in enumerate(rota.plan))
    board = on_board(question, rest)
    ranked = sorted(could(question, rest, at), key=lambda who: (board.price(who, at), who))
    return tuple(_offer(asked, at, who) for who in ranked)


def _offer(asked: Asked, at: int, who: int) -> Offer:
    person, role = asked.people[who], asked.role(at)
    known = asked.question.seats[at].job in asked.question.servers[who].done
    return Offer(person=person, last=asked.last_turns.get((person.id, role.key)), first=not known)


def open_jobs(group: Group, weeks: int = 4) -> tuple[Open, ...]:
    """Return the jobs of the coming weeks that nobody has yet, soonest first."""
    rota = so_far(group, weeks)
    return tuple(
        Open(occasion=rota.asked.occasion(at), role=rota.asked.role(at), job=rota.asked.places[at])
        for at in rota.empty
    )
