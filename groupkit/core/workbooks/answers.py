"""Where an exercise is answered: its places to write, tick or mark, in the order they are read.

Blank paper, the form to fill in and the page on screen are all drawn from the same places.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from groupkit.core.workbooks.exercises import Exercise, Kind, Layout

LOWEST, HIGHEST = 0, 10
"""The ends of every scale."""
LINES = 3
"""The lines to write on where an exercise says nothing else."""


class Way(StrEnum):
    """How a place is answered."""

    LINE = "line"
    TEXT = "text"
    TICK = "tick"
    SCALE = "scale"
    DRAWING = "drawing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place to answer: `key` is its name within the exercise, `label` what it asks, as a screen reader says it.

    `under` is the heading of its column, "" where it has none; `lines` is the room for a text.
    """

    key: str
    way: Way
    label: str
    under: str = ""
    lines: int = 1


def places(exercise: Exercise) -> tuple[Place, ...]:
    """Return every place to answer in an exercise, in reading order."""
    return tuple(_PLACES[exercise.kind](exercise.layout))


def _texts(name: str, labels: tuple[str, ...], lines: int) -> Iterator[Place]:
    for at, label in enumerate(labels, start=1):
        yield Place(key=f"{name}-{at}", way=Way.TEXT, label=label, lines=lines)


def _prompts(layout: Layout) -> Iterator[Place]:
    yield from _texts("prompt", layout.prompts, layout.lines or LINES)


def _table(layout: Layout) -> Iterator[Place]:
    """Yield the cells of a table; a row that begins with a label has no cell in its first column."""
    rows = [*layout.labels, *[""] * layout.rows]
    for row, label in enumerate(rows, start=1):
        for column, head in enumerate(layout.columns, start=1):
            if not (label and column == 1):
                yield Place(key=f"cell-{row}-{column}", way=Way.TEXT, label=label, under=head, lines=2)


def _grid(layout: Layout) -> Iterator[Place]:
    """Yield the cells of a table whose rows all begin with a label, which stands before the first column."""
    for row, label in enumerate(layout.labels, start=1):
        for column, head in enumerate(layout.columns, start=1):
            yield Place(key=f"cell-{row}-{column}", way=Way.TEXT, label=label, under=head, lines=2)


def _grid_and_prompts(layout: Layout) -> Iterator[Place]:
    yield from _grid(layout)
    yield from _prompts(layout)


def _table_and_prompts(layout: Layout) -> Iterator[Place]:
    yield from _table(layout)
    yield from _prompts(layout)


def _scales(layout: Layout) -> Iterator[Place]:
    for at, label in enumerate(layout.scales, start=1):
        yield Place(key=f"scale-{at}", way=Way.SCALE, label=label)
    yield from _prompts(layout)


def _boxes(layout: Layout) -> Iterator[Place]:
    yield from _texts("box", layout.boxes, layout.lines or LINES)
    yield from _prompts(layout)


def _labels(layout: Layout) -> Iterator[Place]:
    yield from _texts("label", layout.labels, layout.lines or LINES)
    yield from _prompts(layout)


def _ladder(layout: Layout) -> Iterator[Place]:
    """Yield the rungs of a ladder, each with room for a number where it is weighed."""
    for at, label in enumerate(layout.labels, start=1):
        yield Place(key=f"label-{at}", way=Way.TEXT, label=label, lines=layout.lines or LINES)
        if layout.low and layout.high:
            yield Place(key=f"sure-{at}", way=Way.LINE, label=label, under=f"{LOWEST}–{HIGHEST}")
    yield from _prompts(layout)


def _ticks(layout: Layout) -> Iterator[Place]:
    for at, item in enumerate(layout.items, start=1):
        for column, head in enumerate(layout.columns or ("",), start=1):
            yield Place(key=f"tick-{at}-{column}", way=Way.TICK, label=item, under=head)
    for at in range(1, layout.rows + 1):
        yield Place(key=f"row-{at}", way=Way.LINE, label="")
    yield from _prompts(layout)


def _drawing(layout: Layout) -> Iterator[Place]:
    yield Place(key="drawing", way=Way.DRAWING, label="", lines=8)
    yield from _labels(layout)


def _timeline(layout: Layout) -> Iterator[Place]:
    yield from _texts("label", layout.labels or ("",), layout.lines or LINES)
    yield from _prompts(layout)


def _steps(layout: Layout) -> Iterator[Place]:
    """Yield a tick for each part of a settling strip."""
    for at, box in enumerate(layout.boxes, start=1):
        yield Place(key=f"tick-{at}-1", way=Way.TICK, label=box)
    yield from _prompts(layout)


_PLACES: Mapping[Kind, Callable[[Layout], Iterator[Place]]] = MappingProxyType(
    {
        Kind.PROMPTS: _prompts,
        Kind.TABLE: _table,
        Kind.SCALE: _scales,
        Kind.FOUR_BOX: _boxes,
        Kind.COST_BENEFIT: _grid_and_prompts,
        Kind.TRIGGER_MAP: _labels,
        Kind.BODY_CHECK: _ticks,
        Kind.THOUGHT_CHAIN: _boxes,
        Kind.URGE_LOG: _table,
        Kind.DAY_PLAN: _labels,
        Kind.WEEK_LOG: _grid_and_prompts,
        Kind.MEDICINE_LOG: _table_and_prompts,
        Kind.EARLY_WARNING: _grid,
        Kind.CRISIS_PLAN: _boxes,
        Kind.SUPPORT_RINGS: _labels,
        Kind.GOOD_THINGS: _prompts,
        Kind.TIMELINE: _timeline,
        Kind.LETTER: _prompts,
        Kind.VALUE_CARDS: _ticks,
        Kind.SCRIPT: _prompts,
        Kind.IF_THEN: _table,
        Kind.CHECKLIST: _ticks,
        Kind.DRAWING: _drawing,
        Kind.TWO_VIEWS: _table,
        Kind.SETTLING: _steps,
        Kind.POCKET_CARD: _prompts,
        Kind.GOAL_LADDER: _ladder,
        Kind.REVIEW: _prompts,
    }
)
