"""Why somebody cannot take a place as a plan stands: every reason there is, from a closed list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from groupkit.core.rota.question import FOUR_WEEKS, MOST_A_WEEK, Question
from groupkit.core.rota.rules import experienced_beside

Plan = Sequence[int | None]


class Reason(StrEnum):
    """Why a person cannot take a place."""

    RESTING = "resting"
    WORKER = "worker"
    NOT_ASKED = "not asked"
    AWAY = "away"
    NOT_THERE = "not there"
    OFFICE = "office"
    BUSY = "busy"
    REST = "rest"
    WEEK = "week"
    LIMIT = "limit"
    ALONE = "alone"


# what a group could let go of once; the others are facts
COULD_GIVE = frozenset({Reason.REST, Reason.WEEK, Reason.LIMIT, Reason.ALONE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One reason why a person cannot take a place.

    `week` is the week of the other turn where rest is the reason; `seat` is that turn, or what they do instead
    where they are busy; -1 where the turn was before the plan.
    """

    who: int
    reason: Reason
    week: int = 0
    seat: int = -1


def blocks(question: Question, plan: Plan, at: int, who: int) -> Iterator[Block]:
    """Yield every reason why a person who fits a seat cannot take it beside the rest of the plan."""
    seat, week = question.seats[at], question.week_of[at]
    for other in question.of_meeting[seat.meeting]:
        if other != at and plan[other] == who:
            yield Block(who=who, reason=Reason.BUSY, seat=other)
    yield from _resting(question, plan, at, who)
    served = _served(question, plan, who, at)
    if sum(each == week for each in served) >= MOST_A_WEEK:
        yield Block(who=who, reason=Reason.WEEK)
    most = question.servers[who].most
    if most and any(
        sum(first <= each < first + FOUR_WEEKS for each in served) >= most
        for first in range(week - FOUR_WEEKS + 1, week + 1)
    ):
        yield Block(who=who, reason=Reason.LIMIT)
    if _first_turn(question, plan, at, who):
        yield Block(who=who, reason=Reason.ALONE)


def _resting(question: Question, plan: Plan, at: int, who: int) -> Iterator[Block]:
    job, week = question.seats[at].job, question.week_of[at]
    if question.resting_until(who, job, week):
        yield Block(who=who, reason=Reason.REST, week=question.servers[who].last[job])
    rest = question.jobs[job].rest
    for other, holder in enumerate(plan):
        if holder != who or other == at or question.seats[other].job != job or not rest:
            continue
        if abs(question.week_of[other] - week) <= rest:
            yield Block(who=who, reason=Reason.REST, week=question.week_of[other], seat=other)


def _served(question: Question, plan: Plan, who: int, but: int) -> list[int]:
    """Return the week of each turn of a person, before the plan and in it."""
    before = [week for week, turns in question.servers[who].weeks_before.items() for _ in range(turns)]
    return before + [question.week_of[at] for at, holder in enumerate(plan) if holder == who and at != but]


def _first_turn(question: Question, plan: Plan, at: int, who: int) -> bool:
    """Tell whether this would be a first turn at a role that asks for company, with nobody there who knows it."""
    seat = question.seats[at]
    if not question.jobs[seat.job].beside or seat.job in question.servers[who].done:
        return False
    earlier = (
        holder == who and question.seats[other].job == seat.job and question.week_of[other] < question.week_of[at]
        for other, holder in enumerate(plan)
    )
    return not any(earlier) and not experienced_beside(question, plan, at, who)


def could(question: Question, plan: Plan, at: int) -> tuple[int, ...]:
    """Return who could take a seat as it is, or instead of whoever has it, breaking no rule."""
    return tuple(who for who in sorted(question.seats[at].fits) if not any(blocks(question, plan, at, who)))


def witness(question: Question, plan: Plan, at: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return empty and filled seats of one meeting, and the few people there are for all of them together.

    A search along who could swap with whom: every person reached has one of the seats, so these people are too
    few for these seats (Hall). Nobody is reached where nobody at all fits.
    """
    seats, people = [at], set[int]()
    for seat in seats:
        for who in sorted(question.candidates[seat]):
            taken = next((s for s in question.of_meeting[question.seats[at].meeting] if plan[s] == who), None)
            if who in people or taken is None:
                continue
            people.add(who)
            seats.append(taken)
    return tuple(seats), tuple(sorted(people))
