"""Attackers of feedback figures who know the law of the noise, and how people in general answer."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache, reduce
from math import factorial, prod

import numpy as np

from groupkit.core.feedback.release import BANDS, Level, Shape, Table
from groupkit.core.feedback.rounding import BASE, MOVES, highest

LIKELY = (0.05, 0.10, 0.20, 0.40, 0.25)
"""How people in general answer, from the lowest step to the highest."""
STEPS = len(LIKELY)
Law = Mapping[int, float]


@cache
def law(count: int, of: int, moves: tuple[int, ...] = MOVES) -> Law:
    """Return how likely each figure is for a count among so many."""
    found: dict[int, float] = {}
    for move in moves:
        moved = max(0, count + move)
        rest = moved % BASE
        for figure, chance in ((moved - rest, 1 - rest / BASE), (moved - rest + BASE, rest / BASE)):
            if chance:
                kept = min(figure, highest(of))
                found[kept] = found.get(kept, 0) + chance / len(moves)
    return found


def cells_of(shape: Shape) -> Sequence[tuple[int, ...]]:
    """Return the steps behind each figure."""
    return BANDS if shape is Shape.BANDS else [(step,) for step in range(STEPS)]


def chances(shape: Shape) -> list[float]:
    """Return how likely people in general give the answers behind each figure."""
    return [sum(LIKELY[step] for step in steps) for steps in cells_of(shape)]


def place(answer: int, shape: Shape) -> int:
    """Return behind which figure an answer is."""
    return next(at for at, steps in enumerate(cells_of(shape)) if answer in steps)


def counted(answers: Sequence[int], shape: Shape) -> list[int]:
    """Return how many gave the answers behind each figure."""
    places = [place(answer, shape) for answer in answers]
    return [places.count(at) for at in range(len(cells_of(shape)))]


def weights(table: Table, others: Sequence[int], guesses: Sequence[int] = range(STEPS)) -> list[float]:
    """Return how likely a table is for each answer one person may have given, knowing everybody else's."""
    shape, of = table.shape, len(others) + 1
    known = counted(others, shape)
    places = [place(guess, shape) for guess in guesses]
    return [
        prod(law(count + (at == own), of).get(table.figures[at], 0) for at, count in enumerate(known))
        for own in places
    ]


def insider(tables: Sequence[tuple[Table, Sequence[int]]]) -> int:
    """Guess behind which figure of the first table one person's answer is, knowing all others' in each table."""
    shape = tables[0][0].shape
    together = [prod(each) for each in zip(LIKELY, *(weights(*one) for one in tables), strict=True)]
    sums = [sum(together[step] for step in steps) for steps in cells_of(shape)]
    return sums.index(max(sums))


def best_insider(others: Sequence[int], shape: Shape) -> float:
    """Return how often the best of all insiders is right about one person, over all draws of the noise."""
    of = len(others) + 1
    vectors = []
    for count in counted(others, shape):
        without, within = law(count, of), law(count + 1, of)
        figures = sorted({*without, *within})
        vectors.append([np.array([one.get(figure, 0) for figure in figures]) for one in (without, within)])
    every = [
        likely * reduce(np.multiply.outer, [both[at == guess] for at, both in enumerate(vectors)])
        for guess, likely in enumerate(chances(shape))
    ]
    return float(np.max(every, axis=0).sum())


def best_of_several(others_marked: int, of: int, likely: float) -> float:
    """Return how often the best of all insiders is right about whether one person marked one of several answers."""
    without, within = law(others_marked, of), law(others_marked + 1, of)
    figures = {*without, *within}
    return sum(max((1 - likely) * without.get(one, 0), likely * within.get(one, 0)) for one in figures)


def watcher(first: Table, second: Table, stayed: int) -> int:
    """Guess what somebody said who left, knowing that all who stayed said the same again, but not what."""
    every = [likely * _both(first, second, stayed, guess) for guess, likely in enumerate(chances(first.shape))]
    return every.index(max(every))


def _both(first: Table, second: Table, stayed: int, guess: int) -> float:
    """Return how likely two tables are if who left gave this answer, up to a factor that is the same for all."""
    ways: dict[int, float] = {0: 1.0}
    for at, likely in enumerate(chances(first.shape)):
        terms = {
            count: likely**count / factorial(count) * both
            for count in range(stayed + 1)
            if (
                both := law(count + (at == guess), stayed + 1).get(first.figures[at], 0)
                * law(count, stayed).get(second.figures[at], 0)
            )
        }
        more: dict[int, float] = {}
        for used, weight in ways.items():
            for count, term in terms.items():
                more[used + count] = more.get(used + count, 0) + weight * term
        ways = more
    return ways.get(stayed, 0)


def chance_of_word(level: Level, middle: Fraction, widest: Fraction) -> float:
    """Return how likely one word is where the middle person's mean is this, and its nudge so wide at most."""
    low, high = (_below(float(Fraction(edge, 3) - middle) / float(widest)) for edge in (4, 8))
    return {Level.LOW: low, Level.MIDDLE: high - low, Level.HIGH: 1 - high}[level]


def _below(edge: float) -> float:
    """Return how likely the difference of two even chances is below an edge."""
    if edge <= 0:
        return max(0.0, 1 + edge) ** 2 / 2
    return 1 - max(0.0, 1 - edge) ** 2 / 2
