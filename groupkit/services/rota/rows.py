"""The rota as numbers for a solver: a column for each choice, a row for each rule."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from groupkit.core.rota.question import FOUR_WEEKS, MOST_A_WEEK, Question

INFINITE = float("inf")
Terms = Mapping[int, float]


@dataclass(slots=True)
class Model:
    """Columns with costs and bounds, and rows over them.

    `places` is the column of a person in a seat, `empty` that of nobody, `locked` the columns of places that are
    kept, `given` a cost that no choice changes.
    """

    empty_costs: list[float] = field(default_factory=list)
    soft_costs: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    columns: list[int] = field(default_factory=list)
    values: list[float] = field(default_factory=list)
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    places: dict[tuple[int, int], int] = field(default_factory=dict)
    empty: dict[int, int] = field(default_factory=dict)
    locked: set[int] = field(default_factory=set)
    given: float = 0

    def column(self, *, soft: float = 0, empty: float = 0, whole: bool = False, upper: float = 1) -> int:
        """Add a column from 0 to `upper` and return its number."""
        self.soft_costs.append(soft)
        self.empty_costs.append(empty)
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.upper) - 1

    def row(self, terms: Terms, *, low: float = -INFINITE, high: float = INFINITE) -> None:
        """Add a row: the terms together lie from `low` to `high`."""
        self.columns.extend(terms)
        self.values.extend(terms.values())
        self.starts.append(len(self.columns))
        self.low.append(low)
        self.high.append(high)


def model(question: Question) -> Model:
    """Return the whole question as columns and rows."""
    made = Model()
    _seats(made, question)
    _meetings(made, question)
    _rest(made, question)
    _weeks(made, question)
    _first_turns(made, question)
    _balance(made, question)
    _forgotten(made, question)
    return made


def _seats(made: Model, question: Question) -> None:
    """Give every seat one person, or declare it empty."""
    for at, seat in enumerate(question.seats):
        locked = question.locked.get(at)
        could = sorted(question.candidates[at]) if locked is None else [locked]
        terms: dict[int, float] = {}
        for who in could:
            made.places[who, at] = made.column(soft=question.wish(who, seat.job), whole=True)
            terms[made.places[who, at]] = 1
            if locked is not None:
                made.locked.add(made.places[who, at])
        if locked is None:
            made.empty[at] = made.column(empty=question.price(at), whole=True)
            terms[made.empty[at]] = 1
        made.row(terms, low=1, high=1)


def _grouped(made: Model) -> dict[int, list[tuple[int, int]]]:
    """Return (seat, column) pairs by person."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (who, at), column in made.places.items():
        found[who].append((at, column))
    return found


def _at_most(made: Model, columns: Iterable[int], high: int) -> None:
    """Let no more than `high` of these happen; where more than that are locked, let none be added."""
    terms = dict.fromkeys(columns, 1.0)
    high = max(high, len(made.locked & terms.keys()))
    if len(terms) > high:
        made.row(terms, high=high)


def _meetings(made: Model, question: Question) -> None:
    """One role a person at one meeting."""
    at_one: dict[tuple[int, int], list[int]] = defaultdict(list)
    for (who, at), column in made.places.items():
        at_one[who, question.seats[at].meeting].append(column)
    for columns in at_one.values():
        _at_most(made, columns, 1)


def _rest(made: Model, question: Question) -> None:
    """Rest between two turns at a role; two locked places may stand closer."""
    turns: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for (who, at), column in made.places.items():
        turns[who, question.seats[at].job].append((question.week_of[at], column))
    for (_who, job), found in turns.items():
        rest = question.jobs[job].rest
        for week in sorted({week for week, _ in found}) if rest else ():
            _at_most(made, [column for other, column in found if week <= other <= week + rest], 1)


def _weeks(made: Model, question: Question) -> None:
    """No more than two turns a week, each person's own limit in four weeks, and a wish for weeks off between."""
    for who, found in _grouped(made).items():
        of_week: dict[int, list[int]] = defaultdict(list)
        at_meeting: dict[int, list[int]] = defaultdict(list)
        for at, column in found:
            of_week[question.week_of[at]].append(column)
            at_meeting[question.seats[at].meeting].append(column)
        for columns in of_week.values():
            _at_most(made, columns, MOST_A_WEEK)
        server = question.servers[who]
        if server.most:
            for first in range(1 - FOUR_WEEKS, question.horizon):
                weeks = range(first, first + FOUR_WEEKS)
                left = server.most - sum(server.weeks_before.get(week, 0) for week in weeks)
                _at_most(made, [column for week in weeks for column in of_week.get(week, ())], max(left, 0))
        _running(made, question, at_meeting)


def _running(made: Model, question: Question, at_meeting: Mapping[int, Sequence[int]]) -> None:
    # One row a meeting, not one a seat: nobody has two roles at one, and the sum tells the solver far more.
    served: dict[int, int] = {}
    for meeting, columns in sorted(at_meeting.items(), key=lambda found: question.weeks[found[0]]):
        week = question.weeks[meeting]
        first = week not in served
        if first:
            served[week] = made.column()
        made.row({served[week]: 1.0} | dict.fromkeys(columns, -1.0), low=0)
        if first and week - 1 in served:
            both = made.column(soft=question.weights.two_weeks_running)
            made.row({both: 1, served[week]: -1, served[week - 1]: -1}, low=-1)


def _first_turns(made: Model, question: Question) -> None:
    """A first turn at a role that asks for it stands beside somebody who has done it before."""
    turns: dict[tuple[int, int], list[int]] = defaultdict(list)
    for who, at in made.places:
        job = question.seats[at].job
        if question.jobs[job].beside and job not in question.servers[who].done:
            turns[who, job].append(at)
    for (who, job), seats in turns.items():
        known: int | None = None
        for at in sorted(seats, key=lambda at: (question.week_of[at], at)):
            column = made.places[who, at]
            if question.locked.get(at) != who and not _knows(question, who, job, question.seats[at].meeting):
                terms: dict[int, float] = {column: 1}
                if known is not None:
                    terms[known] = -1
                terms |= dict.fromkeys(_beside(made, question, who, at), -1)
                made.row(terms, high=0)
            later = made.column()
            made.row({later: 1, column: -1} | ({known: -1} if known is not None else {}), high=0)
            known = later


def _knows(question: Question, who: int, job: int, meeting: int) -> bool:
    return any(job in question.servers[other].done for other in question.offices[meeting] if other != who)


def _beside(made: Model, question: Question, who: int, at: int) -> Iterable[int]:
    job = question.seats[at].job
    for other in question.of_meeting[question.seats[at].meeting]:
        for person, server in enumerate(question.servers):
            if person != who and job in server.done and (person, other) in made.places:
                yield made.places[person, other]


def _balance(made: Model, question: Question) -> None:
    """Price each person's load step by step: the steps rise, so the sum is exact without any whole numbers."""
    grouped = _grouped(made)
    for who in question.active:
        found = grouped.get(who, [])
        efforts = {column: float(question.jobs[question.seats[at].job].effort) for at, column in found}
        before = question.servers[who].before
        made.given += question.imbalance(who, before)
        most = _most_load(question, [at for at, _ in found])
        terms = dict(efforts)
        for step in range(before, before + most):
            terms[made.column(soft=question.imbalance(who, step + 1) - question.imbalance(who, step))] = -1.0
        if efforts:
            made.row(terms, low=0, high=0)


def _most_load(question: Question, seats: Iterable[int]) -> int:
    """Return the most effort a person could give: one role a meeting, the heaviest each time."""
    heaviest: dict[int, int] = defaultdict(int)
    for at in seats:
        meeting = question.seats[at].meeting
        heaviest[meeting] = max(heaviest[meeting], question.jobs[question.seats[at].job].effort)
    return sum(sorted(heaviest.values(), reverse=True)[: MOST_A_WEEK * max(question.horizon, 1)])


def _forgotten(made: Model, question: Question) -> None:
    """Price leaving somebody without a turn, or without a first turn at what they said yes to."""
    grouped = _grouped(made)
    for who in sorted(question.hoping):
        terms = {column: 1.0 for _, column in grouped.get(who, ())}
        made.row(terms | {made.column(soft=question.weights.never): 1.0}, low=1)
    for who, hoped in sorted(question.new_jobs.items()):
        terms = {column: 1.0 for at, column in grouped.get(who, ()) if question.seats[at].job in hoped}
        made.row(terms | {made.column(soft=question.weights.growth): 1.0}, low=1)
