"""Which slides a pack becomes: titles, lines, tables and charts, each small enough to be read from the back row.

Nothing here knows how slides are kept. Sizes are in points; a slide is 960 wide and 540 high.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from groupkit.core.packs import blocks
from groupkit.i18n import N_, Catalogue
from groupkit.pdf.packs.tables import SEVERAL
from groupkit.pdf.slides.measuring import BODY, ROOM, fitting, high, runs, table_rows, table_widths

_MADE = N_("Made on {day}")
_AGAIN = N_("{title} ({number} of {count})")
_ALL = N_("All")
MOST_BARS = 11
_WRITTEN = 34.0


class Role(StrEnum):
    """How a line of text is set."""

    HEADING = "heading"
    SUB = "sub"
    BODY = "body"
    POINT = "point"
    QUOTED = "quoted"
    NOTE = "note"


_HEADS = {Role.HEADING, Role.SUB}
_ROLES = {
    blocks.Manner.PLAIN: Role.BODY,
    blocks.Manner.POINTS: Role.POINT,
    blocks.Manner.QUOTED: Role.QUOTED,
    blocks.Manner.NOTE: Role.NOTE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paragraph."""

    words: str
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Paragraphs, one below the other."""

    lines: tuple[Line, ...]


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
    amounts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Bars, with the words for those that are not shown, and the longest of all that belong together."""

    bars: blocks.Bars
    most: float


Body = Texts | Table | Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One slide; `foot` stands small at its end, `notes` are for whoever leads."""

    title: str
    body: Body
    foot: str = ""
    notes: str = ""


def slides(pack: blocks.Pack, words: Catalogue) -> tuple[Slide, ...]:
    """Return the slides of a pack: its title, and one or more for each part."""
    made = words.gettext(_MADE).format(day=words.day(pack.made_on, "full"))
    first = Slide(title=pack.title, body=Texts(lines=(Line(words=made),)))
    return (first, *(slide for part in pack.parts for slide in _part(part, pack.words, words)))


def _part(part: blocks.Part, said: blocks.Words, words: Catalogue) -> Iterator[Slide]:
    bodies = list(_bodies(part, said, words)) or [Texts(lines=())]
    for at, body in enumerate(bodies):
        title = part.title
        if len(bodies) > 1:
            title = words.gettext(_AGAIN).format(title=title, number=at + 1, count=len(bodies))
        yield Slide(title=title, body=body, foot=part.caveat, notes=part.spoken)


def _bodies(part: blocks.Part, said: blocks.Words, words: Catalogue) -> Iterator[Body]:
    """Yield what stands on the slides of a part; texts that follow each other share a slide, and so do blanks."""
    for kind, run in groupby(part.blocks, key=_kind):
        if kind == "text":
            yield from _texts(line for block in run for line in _lines(block))
        elif kind == "blank":
            yield from _blanks(part, [block for block in run if isinstance(block, blocks.Blank)])
        else:
            for block in run:
                yield from _drawn(block, said, words)


def _kind(block: blocks.Block) -> str:
    if isinstance(block, blocks.Heading | blocks.Lines):
        return "text"
    return "blank" if isinstance(block, blocks.Blank) else "drawn"


def _lines(block: blocks.Block) -> Iterator[Line]:
    if isinstance(block, blocks.Heading):
        yield Line(words=block.words, role=Role.HEADING if block.level <= 2 else Role.SUB)  # noqa: PLR2004  the level under a title
    elif isinstance(block, blocks.Lines):
        yield from (Line(words=line, role=_ROLES[block.manner]) for line in block.lines)


def _texts(lines: Iterable[Line]) -> Iterator[Texts]:
    """Yield lines slide by slide; a heading goes with the line below it."""
    page: list[Line] = []
    used = 0.0
    for line in _broken(lines):
        room = high(line.words, line.role)
        if page and used + room > ROOM:
            held = [page.pop()] if page[-1].role in _HEADS and len(page) > 1 else []
            yield Texts(lines=tuple(page))
            page = held
            used = sum(high(each.words, each.role) for each in page)
        page.append(line)
        used += room
    if page:
        yield Texts(lines=tuple(page))


def _broken(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield lines, or their pieces where they are longer than a slide; a heading leaves less room below it."""
    above = 0.0
    for line in lines:
        yield from (replace(line, words=words) for words in fitting(line.words, line.role, above))
        above = high(line.words, line.role) if line.role in _HEADS else 0.0


def _drawn(block: blocks.Block, said: blocks.Words, words: Catalogue) -> Iterator[Body]:
    match block:
        case blocks.Grid():
            yield from _grid(block, said, words)
        case blocks.Path():
            rows = [Row(cells=(label, *cells)) for label, cells in zip(block.labels, block.cells, strict=True)]
            yield from _tables(block.title, (block.title, *block.columns), rows, amounts=False)
        case blocks.Bars():
            most = max((abs(point.figure.value or 0) for point in block.points), default=0)
            for at in range(0, len(block.points), MOST_BARS):
                yield Chart(bars=replace(block, points=block.points[at : at + MOST_BARS]), most=float(most or 1))


def _grid(grid: blocks.Grid, said: blocks.Words, words: Catalogue) -> Iterator[Body]:
    """Yield a table of figures, with what is said of it on a slide of its own where there is anything."""
    rows = [
        Row(cells=(label, *(blocks.spoken(figure, said, words) for figure in row)))
        for label, row in zip(grid.labels, grid.rows, strict=True)
    ]
    if grid.total:
        total = (blocks.spoken(figure, said, words) for figure in grid.total)
        rows.append(Row(cells=(words.gettext(_ALL), *total), total=True))
    yield from _tables(grid.title, (grid.title, *grid.columns), rows, amounts=True)
    notes = (words.gettext(SEVERAL) if grid.several else "", grid.note)
    yield from _texts(Line(words=note, role=Role.BODY) for note in notes if note)


def _tables(about: str, head: tuple[str, ...], rows: Sequence[Row], *, amounts: bool) -> Iterator[Table]:
    """Yield a table in pieces that fit: further columns first, then further rows, each with its head."""
    cells = [head, *(row.cells for row in rows)]
    label, wide = table_widths(cells, amounts=amounts)
    for first, last in runs(wide, label):
        place = (0, *range(first, last))
        widths = _shares(label, wide[first - 1 : last - 1], amounts=amounts)
        part = [replace(row, cells=tuple(row.cells[at] for at in place)) for row in rows]
        short = tuple(head[at] for at in place)
        for start, end in table_rows([short, *(row.cells for row in part)], widths, [row.least for row in part]):
            yield Table(about=about, head=short, rows=tuple(part[start:end]), widths=widths, amounts=amounts)


def _shares(label: float, wide: Sequence[float], *, amounts: bool) -> tuple[float, ...]:
    """Return the widths of the columns: figures leave the rest to the labels, words share it."""
    if amounts:
        return (BODY - sum(wide), *wide)
    rest = (BODY - label) / max(1, len(wide))
    return (label, *[rest] * len(wide))


def _blanks(part: blocks.Part, blanks: Sequence[blocks.Blank]) -> Iterator[Table]:
    """Yield tables with room to type while people talk."""
    rows = [Row(cells=(each.label, ""), least=min(each.lines * _WRITTEN, ROOM / 2)) for each in blanks]
    widths = (BODY * 0.42, BODY * 0.58)
    for start, end in table_rows([(), *(row.cells for row in rows)], widths, [row.least for row in rows]):
        yield Table(about=part.title, head=(), rows=tuple(rows[start:end]), widths=widths, amounts=False)
