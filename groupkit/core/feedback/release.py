"""The one way from answers to figures: what is shown depends on how many answered, and every figure is rounded.

A figure that is not shown looks the same whether few answered, nobody did, or it would tell too much.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NoReturn

from groupkit.core.feedback.cards import Carried, Links, card_of, links, moves
from groupkit.core.feedback.composite import FEWEST_ITEMS, own_mean, own_third, third
from groupkit.core.feedback.forms import RATHER_NOT, Answers, Form, Scale
from groupkit.core.feedback.items import Item, composite, items
from groupkit.core.feedback.rounding import WIDER, rounded, tens

LEAST = 3
"""No box opens for fewer people than this, whatever a group chooses."""
USUAL, ROOMY, MANY_ABLE = 5, 8, 12
BANDS_FROM, CELLS_FROM, PERCENT_FROM = 8, 10, 20
MOVED = "card_moved"
"""What stands for a question in the table of how people moved."""
_ALL = ""


class Shape(StrEnum):
    """How much of a question is shown."""

    HIDDEN = "hidden"
    BANDS = "bands"
    CELLS = "cells"
    PERCENT = "percent"


OF = {Shape.BANDS: (9, 9), Shape.CELLS: (9, 18), Shape.PERCENT: (18, None)}
"""The fewest and the most people a figure is said to be of: about so many answered where it is shown at all."""
BANDS = ((0, 1), (2,), (3, 4))
"""The steps that are put together as low, middle and high."""


class Level(StrEnum):
    """One word for a whole form."""

    HIDDEN = "hidden"
    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


class Extent(StrEnum):
    """How much of a round may be shown beside earlier rounds: the one word, no groups, or all of it."""

    WORD = "word"
    WHOLE = "whole"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What is shown of one question for all, or for those who gave one answer to another question.

    Where several answers could be marked there is a table for each `option`, with one figure. `of` is about how
    many answered, `rather_not` about how many would rather not say, `middle` the middle of the steps, from 0.
    """

    item: str
    option: int | None = None
    part: str = _ALL
    shape: Shape = Shape.HIDDEN
    figures: tuple[int, ...] = ()
    rather_not: int = 0
    of: int = 0
    percents: tuple[int, ...] = ()
    middle: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """All that is ever shown of a round.

    `moved` are about how many of those with a card went down, stayed and went up since the round before.
    """

    tables: tuple[Table, ...]
    level: Level
    moved: Table = Table(item=MOVED)


class Ballots:
    """What people put into a box, for `release` alone: it cannot be looked into, counted, copied or kept.

    Only ballots on which something was answered belong here. `pages` are those of forms in large print, whose
    pages are ballots of their own.
    """

    __slots__ = ("_pages", "_whole")

    def __init__(self, whole: Iterable[Answers], pages: Mapping[int, Iterable[Answers]] | None = None) -> None:
        self._whole = tuple(whole)
        self._pages = {page: tuple(ballots) for page, ballots in (pages or {}).items()}

    def __repr__(self) -> str:
        return "Ballots()"

    def __reduce__(self) -> NoReturn:
        raise TypeError(repr(self))


def suggested(able: int) -> int:
    """Return how many answers a box should wait for in a group in which so many could answer."""
    return ROOMY if able >= MANY_ABLE else USUAL


def release(
    form: Form,
    ballots: Ballots,
    scales: Sequence[Scale],
    *,
    k: int,
    key: bytes,
    extent: Extent = Extent.ALL,
    cards: Carried | None = None,
) -> Release | None:
    """Return what may be shown of a round, or None where fewer than `k` answered and nothing may.

    The same ballots in any order, with the same secret `key`, are the same release. What `cards` hold until the
    next round is handed to whoever seals it, and to nobody else.
    """
    # nothing else looks into the ballots
    whole, pages = ballots._whole, ballots._pages  # noqa: SLF001
    least = max(k, LEAST)
    if len(whole) + max(map(len, pages.values()), default=0) < least:
        return None
    every = (*whole, *(page for sheets in pages.values() for page in sheets))
    tables = tuple(table for item in items(form, scales) for table in _tables(every, item, least, key, extent))
    behind = composite(form, scales)
    # one page of each form in large print, so that each person has one voice
    told = max(pages.values(), key=lambda sheets: _given(sheets, behind), default=())
    level = _level((*whole, *told), behind, least, key)
    if cards is None:
        return Release(tables=tables, level=level)
    # pages of one person are never put together, so a card counts with what is on its own page
    with_card = max(
        pages.values(), key=lambda sheets: sum(card_of(sheet) is not None for sheet in sheets), default=()
    )
    now = _links((*whole, *with_card), len(whole) + max(map(len, pages.values()), default=0), behind, least)
    cards.keep(now)
    return Release(tables=tables, level=level, moved=_moved(cards.before, now, key))


def _given(sheets: Sequence[Answers], behind: Sequence[Item]) -> int:
    return sum(item.key in sheet for sheet in sheets for item in behind)


def _tables(ballots: Sequence[Answers], item: Item, least: int, key: bytes, extent: Extent) -> Iterator[Table]:
    """Yield a question for all and for each group; the groups are shown all together or not at all."""
    yield _table(ballots if extent is not Extent.WORD else (), item, least, key)
    if item.by:
        sides: dict[object, list[Answers]] = {}
        for ballot in (ballot for ballot in ballots if _said(ballot, item) is not None):
            sides.setdefault(ballot.get(item.by), []).append(ballot)
        sizes = [len(side) for side in sides.values()]
        whole = extent is Extent.ALL and sum(sizes) >= PERCENT_FROM and min(sizes) >= max(least, _fewest(item))
        for side in range(item.parts):
            yield _table(sides.get(side, []) if whole else (), item, least, key, f"{item.by}={side}")


def _said(ballot: Answers, item: Item) -> int | None:
    """Return the cell of an answer, or None where there is none; for one of several, 0 is that it was marked."""
    answer = ballot.get(item.key)
    if isinstance(answer, tuple):
        return int(item.option not in answer) if answer and item.option is not None else None
    return answer if answer is not None and item.option is None and 0 <= answer < item.steps else None


def _table(ballots: Sequence[Answers], item: Item, least: int, key: bytes, part: str = _ALL) -> Table:
    said = [_said(ballot, item) for ballot in ballots]
    answered = len(said) - said.count(None)
    shape = _shape(answered)
    if answered < max(least, _fewest(item)):
        return Table(item=item.key, option=item.option, part=part)
    place = (item.key, part, shape)
    figures = tuple(rounded(key, count, answered, *place, str(at)) for at, count in _cells(said, item, shape))
    whole = sum(figures) if item.option is None else rounded(key, answered, answered + 1, *place)
    fewest, most = OF[shape]
    of = max(whole if most is None else min(whole, most), *figures, fewest)
    refused = sum(ballot.get(item.key) == RATHER_NOT for ballot in ballots)
    banded = shape is Shape.BANDS
    return Table(
        item=item.key,
        option=item.option,
        part=part,
        shape=shape,
        figures=figures,
        rather_not=0 if banded else rounded(key, refused, len(ballots), *place, "rather not"),
        of=of,
        percents=tens(figures, of) if shape is Shape.PERCENT else (),
        middle=_middle(figures, shape) if item.ordered and not banded else None,
    )


def _cells(said: Sequence[int | None], item: Item, shape: Shape) -> Iterator[tuple[int, int]]:
    """Yield where each figure stands and the count behind it."""
    if shape is Shape.BANDS:
        yield from enumerate(sum(map(said.count, steps)) for steps in BANDS)
    elif item.option is not None:
        yield item.option, said.count(0)
    else:
        yield from enumerate(map(said.count, range(item.steps)))


def _fewest(item: Item) -> int:
    """Return how many answers a question needs: only what goes from low to high can be put into bands."""
    return BANDS_FROM if item.rated else CELLS_FROM


def _shape(answered: int) -> Shape:
    if answered < CELLS_FROM:
        return Shape.BANDS
    return Shape.CELLS if answered < PERCENT_FROM else Shape.PERCENT


# Worked out of the figures that are shown, so that it tells nothing the figures do not; out of few it would mislead
def _middle(figures: Sequence[int], shape: Shape) -> float | None:
    whole = sum(figures)
    if whole * 3 < OF[shape][0] * 2:
        return None
    return round(Fraction(2 * sum(at * figure for at, figure in enumerate(figures)), whole)) / 2


def _level(ballots: Sequence[Answers], behind: Sequence[Item], least: int, key: bytes) -> Level:
    """Return one word for a form: the middle person's, nudged, so that no single answer decides it."""
    means = [mean for ballot in ballots if (mean := own_mean(ballot, behind)) is not None]
    if len(behind) < FEWEST_ITEMS or len(means) < least:
        return Level.HIDDEN
    return (Level.LOW, Level.MIDDLE, Level.HIGH)[third(means, key)]


def _links(ballots: Sequence[Answers], people: int, behind: Sequence[Item], least: int) -> Links:
    """Return the third of each card; no third where the form has no word of its own."""
    means = [own_mean(ballot, behind) if len(behind) >= FEWEST_ITEMS else None for ballot in ballots]
    thirds = (None if mean is None else own_third(mean) for mean in means)
    return links(zip(map(card_of, ballots), thirds, strict=True), people, least)


def _moved(before: Links | None, now: Links, key: bytes) -> Table:
    """Return about how many moved which way; few, none and too telling look alike."""
    counts = None if before is None else moves(before, now, fewest=BANDS_FROM)
    if counts is None:
        return Table(item=MOVED)
    linked = sum(counts)
    figures = tuple(rounded(key, count, linked, MOVED, str(at), moves=WIDER) for at, count in enumerate(counts))
    fewest, most = OF[_shape(linked)]
    of = max(sum(figures) if most is None else min(sum(figures), most), *figures, fewest)
    return Table(item=MOVED, shape=Shape.BANDS, figures=figures, of=of)
