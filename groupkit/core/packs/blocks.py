"""What a pack is made of: parts with headings, lines, tables, bars and room to write, and figures with a trace.

Paper, slides, notebooks and the window draw these and nothing else, and `spoken` is the only way in which a figure
becomes text: so they cannot say different things.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from groupkit.i18n import Catalogue, current


class Shown(StrEnum):
    """Whether a figure is shown, kept back, or was never counted."""

    SHOWN = "shown"
    WITHHELD = "withheld"
    BLANK = "blank"


class Unit(StrEnum):
    """What a figure counts."""

    NUMBER = "number"
    MONEY = "money"
    MINUTES = "minutes"


class Manner(StrEnum):
    """How lines are set."""

    PLAIN = "plain"
    POINTS = "points"
    QUOTED = "quoted"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the book that a figure was made from: its table, its number and its day."""

    table: str
    id: int
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure: a count, an amount in pence, or minutes. A figure that is kept back holds neither value nor rows.

    `key` is the same for the same figure wherever it stands.
    """

    key: str
    value: int | None
    shown: Shown = Shown.SHOWN
    unit: Unit = Unit.NUMBER
    rows: tuple[Row, ...] = ()

    def __post_init__(self) -> None:
        if (self.value is not None) != (self.shown is Shown.SHOWN):
            raise ValueError(self.key)
        if self.rows and self.shown is Shown.WITHHELD:
            raise ValueError(self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What stands in the place of a figure that is not shown, and the currency of amounts."""

    withheld: str
    blank: str
    currency: str = "GBP"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading inside a part; level 2 stands under the title of the part, level 3 under level 2."""

    words: str
    level: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Sentences, one below the other."""

    lines: tuple[str, ...]
    manner: Manner = Manner.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table of figures: what stands over each column, before each row, and under them when there is a total.

    In a grid with `several`, one thing may count in several rows, so rows do not make up the total. `across` is the
    place of the column that the others of its row make up, `within` are pairs of columns, a part and its whole.
    """

    key: str
    title: str
    columns: tuple[str, ...]
    labels: tuple[str, ...]
    rows: tuple[tuple[Figure, ...], ...]
    total: tuple[Figure, ...] = ()
    several: bool = False
    note: str = ""
    across: int | None = None
    within: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        widths = {len(row) for row in (*self.rows, *((self.total,) if self.total else ()))}
        if len(self.labels) != len(self.rows) or widths - {len(self.columns)}:
            raise ValueError(self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One bar: what stands under it, and its figure."""

    label: str
    figure: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """A chart of bars; a figure not shown has its words where its bar would be. `about` tells it all in words."""

    key: str
    title: str
    points: tuple[Point, ...]
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """How themes went from wave to wave, in words only: a cell is never a number and has no colour."""

    key: str
    title: str
    columns: tuple[str, ...]
    labels: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if len(self.labels) != len(self.cells) or {len(row) for row in self.cells} - {len(self.columns)}:
            raise ValueError(self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """Room to write by hand, with what it is for."""

    label: str
    lines: int


Block = Heading | Lines | Grid | Bars | Path | Blank


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a pack: a page or more on paper, a slide or more. `spoken` is for whoever leads, never on show."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    caveat: str = ""
    spoken: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A whole pack, as it stood on one day."""

    title: str
    language: str
    made_on: date
    words: Words
    parts: tuple[Part, ...]


def spoken(figure: Figure, words: Words, catalogue: Catalogue | None = None) -> str:
    """Return a figure as text, in the language of a catalogue or of the screen."""
    if figure.value is None:
        return words.withheld if figure.shown is Shown.WITHHELD else words.blank
    said = current() if catalogue is None else catalogue
    if figure.unit is Unit.MONEY:
        return said.money(figure.value, words.currency)
    if figure.unit is Unit.MINUTES:
        hours, minutes = divmod(figure.value, 60)
        return f"{said.whole(hours)}:{minutes:02}"
    return said.whole(figure.value)


def figures(pack: Pack) -> Iterator[Figure]:
    """Yield every figure of a pack, in the order of its pages."""
    for part in pack.parts:
        for block in part.blocks:
            if isinstance(block, Grid):
                for row in block.rows:
                    yield from row
                yield from block.total
            elif isinstance(block, Bars):
                yield from (point.figure for point in block.points)
