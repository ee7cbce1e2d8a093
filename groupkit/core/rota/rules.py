"""The judge of a rota: which rules a plan breaks and what it costs, worked out from the plan alone.

It shares nothing with the methods that make plans, so that it finds their mistakes.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from groupkit.core.rota.question import FOUR_WEEKS, MOST_A_WEEK, Question

Plan = Sequence[int | None]
"""Who takes each seat, in the order of the question's seats; None where it is empty."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that a plan breaks: its name, the person, and the seat or week it is about."""

    rule: str
    who: int
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a plan costs, part by part; `soft` is everything but the empty places."""

    empty: int
    balance: int
    never: int
    growth: int
    wishes: int
    two_weeks_running: int

    @property
    def soft(self) -> int:
        """The cost of what is filled."""
        return self.balance + self.never + self.growth + self.wishes + self.two_weeks_running


def breaches(question: Question, plan: Plan) -> Iterator[Breach]:
    """Yield every rule the plan breaks; a locked place may stand against eligibility, but counts in the rest."""
    yield from _of_seats(question, plan)
    yield from _of_rest(question, plan)
    yield from _of_weeks(question, plan)
    yield from _of_first_turns(question, plan)


def _of_seats(question: Question, plan: Plan) -> Iterator[Breach]:
    once: set[tuple[int, int]] = set()
    for at, who in enumerate(plan):
        locked = question.locked.get(at)
        if locked is not None and who != locked:
            yield Breach("locked", locked, at)
        if who is None:
            continue
        if who != locked and who not in question.candidates[at]:
            yield Breach("eligible", who, at)
        meeting = question.seats[at].meeting
        if (who, meeting) in once or who in question.offices[meeting]:
            yield Breach("one role", who, at)
        once.add((who, meeting))


def _of_rest(question: Question, plan: Plan) -> Iterator[Breach]:
    turns: dict[tuple[int, int], list[int]] = defaultdict(list)
    for at, who in enumerate(plan):
        if who is not None:
            turns[who, question.seats[at].job].append(question.week_of[at])
    for (who, job), weeks in turns.items():
        weeks.sort()
        rest = question.jobs[job].rest
        for early, late in pairwise(weeks):
            if rest and late - early <= rest:
                yield Breach("rest", who, late)


def _of_weeks(question: Question, plan: Plan) -> Iterator[Breach]:
    served = Counter((who, question.week_of[at]) for at, who in enumerate(plan) if who is not None)
    for (who, week), turns in served.items():
        if turns > MOST_A_WEEK:
            yield Breach("week", who, week)
    for who, server in enumerate(question.servers):
        if not server.most:
            continue
        for first in range(1 - FOUR_WEEKS, question.horizon - FOUR_WEEKS + 1):
            weeks = range(first, first + FOUR_WEEKS)
            turns = sum(served[who, week] + server.weeks_before.get(week, 0) for week in weeks)
            if turns > server.most and any(served[who, week] for week in weeks):
                yield Breach("own limit", who, first)


def _of_first_turns(question: Question, plan: Plan) -> Iterator[Breach]:
    seen: set[tuple[int, int]] = set()
    for at in sorted(range(len(plan)), key=lambda at: (question.week_of[at], at)):
        who, seat = plan[at], question.seats[at]
        if who is None or not question.jobs[seat.job].beside or seat.job in question.servers[who].done:
            continue
        if (who, seat.job) not in seen and not experienced_beside(question, plan, at, who):
            yield Breach("first turn", who, at)
        seen.add((who, seat.job))


def experienced_beside(question: Question, plan: Plan, at: int, who: int) -> bool:
    """Tell whether somebody other than `who` with a duty at the same meeting has done the role of a seat before."""
    seat = question.seats[at]
    beside = {plan[other] for other in question.of_meeting[seat.meeting] if other != at}
    beside |= question.offices[seat.meeting]
    return any(seat.job in question.servers[each].done for each in beside - {who} if each is not None)


def cost(question: Question, plan: Plan) -> Cost:
    """Return what a plan costs, part by part."""
    weights = question.weights
    load = [server.before for server in question.servers]
    weeks: dict[int, set[int]] = defaultdict(set)
    jobs: dict[int, set[int]] = defaultdict(set)
    empty = wishes = 0
    for at, who in enumerate(plan):
        job = question.seats[at].job
        if who is None:
            empty += question.price(at)
            continue
        load[who] += question.jobs[job].effort
        wishes += question.wish(who, job)
        weeks[who].add(question.week_of[at])
        jobs[who].add(job)
    return Cost(
        empty=empty,
        balance=sum(question.imbalance(who, load[who]) for who in question.active),
        never=weights.never * sum(not weeks[who] for who in question.hoping),
        growth=weights.growth * sum(not hoped & jobs[who] for who, hoped in question.new_jobs.items()),
        wishes=wishes,
        two_weeks_running=weights.two_weeks_running
        * sum(week + 1 in served for served in weeks.values() for week in served),
    )
