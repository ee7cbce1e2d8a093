"""A plan while it is being made: what may go where, and what each move would cost, kept up to date move by move."""

from collections import Counter

from groupkit.core.rota.question import FOUR_WEEKS, MOST_A_WEEK, Question

Filled = list[int | None]


class Board:
    """One plan of a question, and the price of each move.

    Its moves keep every rule but one, that a first turn is beside somebody who knows the role:
    `first_turns_stand` tells whether that one holds, since a move elsewhere can bring it down.
    """

    def __init__(self, question: Question) -> None:
        self.question = question
        self.plan: Filled = [None] * len(question.seats)
        people = len(question.servers)
        self.load = [server.before for server in question.servers]
        self._at_meeting: list[set[int]] = [set(office) for office in question.offices]
        self._weeks: list[Counter[int]] = [Counter(server.weeks_before) for server in question.servers]
        self._turns: list[dict[int, list[int]]] = [{} for _ in range(people)]
        self._new = [question.new_jobs.get(who, frozenset()) for who in range(people)]
        self._grown = [0] * people
        self._served = [0] * people
        self._balance: list[dict[int, int]] = [{} for _ in range(people)]
        self._wish = [[question.wish(who, job) for job in range(len(question.jobs))] for who in range(people)]
        self._first_timers = tuple(
            (who, job)
            for job, each in enumerate(question.jobs)
            if each.beside
            for who, server in enumerate(question.servers)
            if job not in server.done
        )
        self._new_here = frozenset(self._first_timers)

    def may(self, who: int, at: int) -> bool:
        """Tell whether a person can take an empty seat as the plan stands, first turns apart."""
        question = self.question
        seat, week = question.seats[at], question.week_of[at]
        if who not in question.candidates[at] or who in self._at_meeting[seat.meeting]:
            return False
        rest = question.jobs[seat.job].rest
        if rest and any(abs(week - other) <= rest for other in self._turns[who].get(seat.job, ())):
            return False
        weeks = self._weeks[who]
        if weeks[week] >= MOST_A_WEEK:
            return False
        most = question.servers[who].most
        return not most or not self._at_limit(weeks, week, most)

    def _at_limit(self, weeks: Counter[int], week: int, most: int) -> bool:
        span = [weeks[week + by] for by in range(1 - FOUR_WEEKS, FOUR_WEEKS)]
        return any(sum(span[first : first + FOUR_WEEKS]) >= most for first in range(FOUR_WEEKS))

    def knows_or_beside(self, who: int, at: int) -> bool:
        """Tell whether a person taking this seat would know the role by then, or serve beside somebody who does."""
        job = self.question.seats[at].job
        if (who, job) not in self._new_here:
            return True
        if any(week < self.question.week_of[at] for week in self._turns[who].get(job, ())):
            return True
        return self._partner(who, at)

    def _partner(self, who: int, at: int) -> bool:
        seat, servers = self.question.seats[at], self.question.servers
        return any(seat.job in servers[other].done for other in self._at_meeting[seat.meeting] if other != who)

    def first_turns_stand(self) -> bool:
        """Tell whether every first turn at a role that asks for it is beside somebody who has done it."""
        return not self.broken_first_turns()

    def broken_first_turns(self) -> tuple[int, ...]:
        """Return the seats of first turns with nobody beside them who knows the role."""
        found = []
        for who, job in self._first_timers:
            weeks = self._turns[who].get(job)
            if not weeks:
                continue
            first = min(weeks)
            at = min(
                at
                for at, holder in enumerate(self.plan)
                if holder == who and self.question.seats[at].job == job and self.question.week_of[at] == first
            )
            if self.question.locked.get(at) != who and not self._partner(who, at):
                found.append(at)
        return tuple(found)

    def price(self, who: int, at: int) -> int:
        """Return what it would cost to give a seat to a person, beside the seat's own price."""
        question = self.question
        job, week = question.seats[at].job, question.week_of[at]
        load = self.load[who]
        cost = self._wish[who][job]
        cost += self._imbalance(who, load + question.jobs[job].effort) - self._imbalance(who, load)
        weeks = self._weeks[who]
        if not weeks[week]:
            cost += question.weights.two_weeks_running * ((weeks[week - 1] > 0 < week) + (weeks[week + 1] > 0))
        if not self._served[who] and who in question.hoping:
            cost -= question.weights.never
        if job in self._new[who] and not self._grown[who]:
            cost -= question.weights.growth
        return cost

    def _imbalance(self, who: int, load: int) -> int:
        known = self._balance[who]
        if load not in known:
            known[load] = self.question.imbalance(who, load) if who in self.question.active else 0
        return known[load]

    def put(self, who: int, at: int) -> None:
        """Give a seat to a person."""
        seat, week = self.question.seats[at], self.question.week_of[at]
        self.plan[at] = who
        self._at_meeting[seat.meeting].add(who)
        self._weeks[who][week] += 1
        self._turns[who].setdefault(seat.job, []).append(week)
        self.load[who] += self.question.jobs[seat.job].effort
        self._served[who] += 1
        self._grown[who] += seat.job in self._new[who]

    def take(self, at: int) -> int:
        """Empty a seat and return who had it."""
        who = self.plan[at]
        if who is None:
            raise ValueError(at)
        seat, week = self.question.seats[at], self.question.week_of[at]
        self.plan[at] = None
        self._at_meeting[seat.meeting].discard(who)
        self._weeks[who][week] -= 1
        self._turns[who][seat.job].remove(week)
        self.load[who] -= self.question.jobs[seat.job].effort
        self._served[who] -= 1
        self._grown[who] -= seat.job in self._new[who]
        return who
