"""The one way from answers to figures: what is shown depends on how many answered, and every figure is rounded.

A figure that is not shown looks the same whether few answered, nobody did, or it would tell too much.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from statistics import median

from groupkit.core.feedback.rounding import nudge, rounded

LEAST = 3
"""No box opens for fewer people than this, whatever a group chooses."""
USUAL, ROOMY, MANY_ABLE = 5, 8, 12
BANDS_FROM, CELLS_FROM, PERCENT_FROM = 8, 10, 20
STEPS = 5
"""How many steps a scale has that is put into bands or into one word."""
FEWEST_ITEMS = 5
"""The fewest questions one word may stand for."""
_ALL, _WHOLE = "", "composite"
_TENTH, _TOP = 10, 100
_NUDGE = Fraction(1, 2)

Ballot = Mapping[str, int]
"""The step chosen for each question that was answered; a question left out was not answered."""


class Shape(StrEnum):
    """How much of a question is shown."""

    HIDDEN = "hidden"
    BANDS = "bands"
    CELLS = "cells"
    PERCENT = "percent"


class Level(StrEnum):
    """One word for a whole form."""

    HIDDEN = "hidden"
    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A question that may be released: its key, how many steps it has, whether they are in order, low to high.

    `by` is the question whose answers part it into `parts` groups, as the form said before anybody answered.
    """

    key: str
    steps: int = STEPS
    ordered: bool = True
    by: str = ""
    parts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What is shown of one question for all, or for those who gave one answer to another question."""

    item: str
    part: str = _ALL
    shape: Shape = Shape.HIDDEN
    figures: tuple[int, ...] = ()
    percents: tuple[int, ...] = ()
    middle: Fraction | None = None

    @property
    def of(self) -> int:
        """The sum of the figures, which is not how many answered."""
        return sum(self.figures)


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """All that is ever shown of a round."""

    tables: tuple[Table, ...]
    level: Level


def suggested(able: int) -> int:
    """Return how many answers a box should wait for in a group in which so many could answer."""
    return ROOMY if able >= MANY_ABLE else USUAL


def release(
    ballots: Sequence[Ballot], items: Sequence[Item], composite: Sequence[str], *, k: int, key: bytes
) -> Release | None:
    """Return what may be shown of a round, or None where fewer than `k` answered and nothing may.

    The same ballots in any order, with the same key, are the same release.
    """
    if len(ballots) < max(k, LEAST):
        return None
    tables = tuple(table for item in items for table in _tables(ballots, item, max(k, LEAST), key))
    scales = {item.key for item in items if item.ordered and item.steps == STEPS}
    level = _level(ballots, [name for name in composite if name in scales], max(k, LEAST), key)
    return Release(tables=tables, level=level)


def _tables(ballots: Sequence[Ballot], item: Item, k: int, key: bytes) -> Iterator[Table]:
    """Yield a question for all and for each group; the groups are shown all together or not at all."""
    yield _table(ballots, item, k, key)
    if item.by:
        answered = [ballot for ballot in ballots if item.key in ballot]
        sides: dict[int | None, list[Ballot]] = {}
        for ballot in answered:
            sides.setdefault(ballot.get(item.by), []).append(ballot)
        whole = len(answered) >= PERCENT_FROM and min(map(len, sides.values())) >= k
        for side in range(item.parts):
            part = f"{item.by}={side}"
            yield _table(sides.get(side, []) if whole else [], item, k, key, part)


def _table(ballots: Sequence[Ballot], item: Item, k: int, key: bytes, part: str = _ALL) -> Table:
    counts = Counter(ballot[item.key] for ballot in ballots if item.key in ballot)
    answered = counts.total()
    cells = [counts[step] for step in range(item.steps)]
    if answered < max(k, BANDS_FROM):
        return Table(item=item.key, part=part)
    if answered < CELLS_FROM:
        if not (item.ordered and item.steps == STEPS):
            return Table(item=item.key, part=part)
        bands = (cells[0] + cells[1], cells[2], cells[3] + cells[4])
        return Table(
            item=item.key, part=part, shape=Shape.BANDS, figures=_figures(bands, key, item.key, part, "band")
        )
    figures = _figures(cells, key, item.key, part, "cell")
    middle = _middle(figures) if item.ordered else None
    if answered < PERCENT_FROM:
        return Table(item=item.key, part=part, shape=Shape.CELLS, figures=figures, middle=middle)
    return Table(
        item=item.key, part=part, shape=Shape.PERCENT, figures=figures, percents=_percents(figures), middle=middle
    )


def _figures(counts: Sequence[int], key: bytes, *place: str) -> tuple[int, ...]:
    return tuple(rounded(key, count, *place, str(at)) for at, count in enumerate(counts))


# Both are worked out of the figures that are shown, so that they tell nothing the figures do not
def _middle(figures: Sequence[int]) -> Fraction | None:
    if not (whole := sum(figures)):
        return None
    mean = Fraction(sum(at * figure for at, figure in enumerate(figures)), whole)
    return Fraction(round(mean * 2), 2)


def _percents(figures: Sequence[int]) -> tuple[int, ...]:
    whole = sum(figures)
    return tuple(round(Fraction(_TOP * figure, whole * _TENTH)) * _TENTH for figure in figures) if whole else ()


def _level(ballots: Sequence[Ballot], names: Sequence[str], k: int, key: bytes) -> Level:
    """Return one word for a form: the middle person's, nudged, so that no single answer decides it."""
    full = [ballot for ballot in ballots if any(name in ballot for name in names)]
    if len(names) < FEWEST_ITEMS or len(full) < k:
        return Level.HIDDEN
    own = [_own_mean(ballot, names) for ballot in full]
    highest = STEPS - 1
    middle = median(own) + nudge(key, _NUDGE, _WHOLE)
    if middle * 3 < highest:
        return Level.LOW
    return Level.MIDDLE if middle * 3 < highest * 2 else Level.HIGH


def _own_mean(ballot: Ballot, names: Sequence[str]) -> Fraction:
    given = [ballot[name] for name in names if name in ballot]
    return Fraction(sum(given), len(given))
