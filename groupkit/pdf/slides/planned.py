"""What stands on a slide, before anybody draws it. Sizes are in points; a slide is 960 wide and 540 high."""

from dataclasses import dataclass
from enum import StrEnum

from groupkit.core.packs import blocks


class Role(StrEnum):
    """How a line of text is set."""

    HEADING = "heading"
    SUB = "sub"
    BODY = "body"
    POINT = "point"
    QUOTED = "quoted"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paragraph."""

    words: str
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What stands below the title of the whole."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Paragraphs, one below the other, set smaller than usual by `scale`."""

    lines: tuple[Line, ...]
    scale: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table; `least` is how high it is at least."""

    cells: tuple[str, ...]
    total: bool = False
    least: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: the first cell of each row says what it is about; `amounts` tells that the others are figures."""

    about: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    size: float
    amounts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Bars, and the longest of all that belong together; one without `titled` has the name of its slide."""

    bars: blocks.Bars
    most: float
    titled: bool = True


Body = Opening | Texts | Table | Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One slide; `foot` stands small at its end, `notes` are for whoever leads."""

    title: str
    body: Body
    foot: str = ""
    notes: str = ""
