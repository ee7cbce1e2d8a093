"""What a rota is asked: the places to fill, who could take each, and what would be fair.

People, meetings and roles are numbers here, in a fixed order, so that the same group gives the same rota.
Weeks count from the first week that is planned; weeks before it are negative.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

MOST_A_WEEK = 2
FOUR_WEEKS = 4
_LEAST_SHARE = 0.05
_REGULAR, _OFTEN_ENOUGH = 4, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each wish counts, in one unit: a place left empty (by its priority), balance, and small wishes."""

    empty: int = 400
    balance: int = 4
    never: int = 60
    growth: int = 15
    wish: int = 1
    two_weeks_running: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A role as the rota sees it.

    `effort` is 1 to 3, `rest` the weeks between two turns. `beside` asks a first-timer to serve beside somebody
    who has done it before, `new` says that a first turn at it is a step for somebody.
    """

    key: str
    effort: int = 1
    priority: int = 5
    rest: int = 0
    beside: bool = False
    new: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A person as the rota sees them.

    `rate` is how often they come (0 to 1); `most` is their own limit in any four weeks (0: none); `before` is
    the effort they gave lately; `done` are roles they have done, `last` the week they last did each.
    """

    rate: float = 1.0
    most: int = 0
    before: int = 0
    done: frozenset[int] = frozenset()
    last: Mapping[int, int] = field(default_factory=dict)
    dislike: Mapping[int, int] = field(default_factory=dict)
    weeks_before: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A place to fill: one role at one meeting, and who is eligible, comes that day and is in no office there."""

    meeting: int
    job: int
    fits: frozenset[int]


@dataclass(frozen=True, kw_only=True)
class Question:
    """One rota to be planned.

    `weeks` gives the week of each meeting, `coming` who comes to it and holds no office there, `offices` who
    holds one there. `locked` places are kept as they are, even against a rule.
    """

    jobs: tuple[Job, ...]
    servers: tuple[Server, ...]
    weeks: tuple[int, ...]
    seats: tuple[Seat, ...]
    coming: tuple[frozenset[int], ...]
    offices: tuple[frozenset[int], ...]
    locked: Mapping[int, int] = field(default_factory=dict)
    weights: Weights = Weights()

    @cached_property
    def week_of(self) -> tuple[int, ...]:
        """The week of each seat."""
        return tuple(self.weeks[seat.meeting] for seat in self.seats)

    @cached_property
    def horizon(self) -> int:
        """How many weeks are planned."""
        return max(self.weeks, default=-1) + 1

    @cached_property
    def candidates(self) -> tuple[frozenset[int], ...]:
        """Who could take each seat, once rest since the last turn before the plan is counted."""
        return tuple(
            frozenset(who for who in seat.fits if not self.resting_until(who, seat.job, self.weeks[seat.meeting]))
            for seat in self.seats
        )

    def resting_until(self, who: int, job: int, week: int) -> bool:
        """Tell whether a person still rests in a week from the last turn they had before the plan."""
        last, rest = self.servers[who].last.get(job), self.jobs[job].rest
        return last is not None and rest > 0 and week - last <= rest

    @cached_property
    def of_meeting(self) -> Mapping[int, tuple[int, ...]]:
        """The seats of each meeting."""
        found: dict[int, list[int]] = defaultdict(list)
        for at, seat in enumerate(self.seats):
            found[seat.meeting].append(at)
        return {meeting: tuple(seats) for meeting, seats in found.items()}

    @cached_property
    def attendance(self) -> tuple[float, ...]:
        """How many times each person is likely to be free to serve; 0 for whoever no seat fits."""
        could = frozenset().union(*self.candidates) if self.seats else frozenset()
        return tuple(
            server.rate * sum(who in coming for coming in self.coming) if who in could else 0.0
            for who, server in enumerate(self.servers)
        )

    @cached_property
    def active(self) -> tuple[int, ...]:
        """The people among whom service is shared."""
        return tuple(who for who, likely in enumerate(self.attendance) if likely > 0)

    @cached_property
    def fair(self) -> tuple[float, ...]:
        """The load that would be each person's fair part, with what they gave before the plan."""
        likely = sum(self.attendance[who] for who in self.active)
        load = sum(self.jobs[seat.job].effort for seat in self.seats)
        load += sum(self.servers[who].before for who in self.active)
        return tuple(each / likely * load if each > 0 else 0.0 for each in self.attendance)

    @cached_property
    def share(self) -> tuple[float, ...]:
        """How often each person comes, against the mean of those who can serve."""
        if not self.active:
            return (1.0,) * len(self.servers)
        mean = sum(self.attendance[who] for who in self.active) / len(self.active)
        return tuple(max(each / mean, _LEAST_SHARE) for each in self.attendance)

    def imbalance(self, who: int, load: int) -> int:
        """Return how far a load is from a person's fair part, squared and weighed; a whole number."""
        return round(self.weights.balance * (load - self.fair[who]) ** 2 / self.share[who])

    @cached_property
    def hoping(self) -> frozenset[int]:
        """Those who come often enough that a plan without a turn for them would forget them."""
        fitting = [sum(who in could for could in self.candidates) for who in range(len(self.servers))]
        office = [sum(who in held for held in self.offices) for who in range(len(self.servers))]
        return frozenset(
            who
            for who in self.active
            if self.servers[who].rate * (sum(who in coming for coming in self.coming) + office[who]) >= _REGULAR
            and fitting[who] >= _OFTEN_ENOUGH
        )

    @cached_property
    def new_jobs(self) -> Mapping[int, frozenset[int]]:
        """The roles each person said yes to, could be given and has not done before."""
        found: dict[int, set[int]] = defaultdict(set)
        for could, seat in zip(self.candidates, self.seats, strict=True):
            for who in could:
                if self.jobs[seat.job].new and seat.job not in self.servers[who].done:
                    found[who].add(seat.job)
        return {who: frozenset(jobs) for who, jobs in found.items() if who in self.active}

    def wish(self, who: int, job: int) -> int:
        """Return how much a person would rather not do a role, and how often they cannot come."""
        server = self.servers[who]
        return self.weights.wish * (server.dislike.get(job, 0) + round(3 * (1 - server.rate)))

    def price(self, seat: int) -> int:
        """Return what it costs to leave a seat empty."""
        return self.jobs[self.seats[seat].job].priority * self.weights.empty
