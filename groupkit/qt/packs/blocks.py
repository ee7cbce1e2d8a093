"""The blocks of a pack on a page: headings, lines, tables, bars, and what is left blank to write on by hand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from groupkit.core.packs.blocks import (
    Bars,
    Blank,
    Block,
    Figure,
    Grid,
    Heading,
    Lines,
    Manner,
    Pack,
    Part,
    Path,
    Point,
)
from groupkit.i18n import _
from groupkit.qt.columns import Columns
from groupkit.qt.feedback.bars import Bar
from groupkit.qt.look import gap
from groupkit.qt.packs import tables
from groupkit.qt.packs.saying import Saying, saying
from groupkit.qt.packs.tables import Line, Sheet
from groupkit.qt.pieces import Item, box, button, figure, mark, row, stack, text
from groupkit.qt.sections import Fold, LateFold

_LETTERS = 30
_ROLES = {2: "heading", 3: "lead"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Of which figures somebody wants to know where they come from: what they are called, and the figures."""

    title: str
    figures: tuple[tuple[str, Figure], ...]


Ask = Callable[[Asked], object]


def folded(pack: Pack, ask: Ask) -> list[QWidget]:
    """Make one line for each part of a pack, which opens on what stands in it; the first is open."""
    made: list[QWidget] = []
    for part in pack.parts:
        make = partial(whole, part, saying(pack), ask)
        made.append(LateFold(part.title, make) if made else Fold(part.title, make(), opened=True))
    return made


def whole(part: Part, says: Saying, ask: Ask) -> QWidget:
    """Make all of one part: what its figures do not show stands first, as on paper."""
    first = [row(mark("info", "accent"), (text(part.caveat, "body", "soft"), 1))] if part.caveat else []
    inside = stack(*first, *(each for block in part.blocks for each in _drawn(block, says, ask)), space="m")
    # what stands under a fold begins where its words begin
    inside.setContentsMargins(gap("xl"), 0, 0, gap("l"))
    return box(inside)


def _drawn(block: Block, says: Saying, ask: Ask) -> Iterator[Item]:
    match block:
        case Heading():
            yield text(block.words, _ROLES.get(block.level, "lead"))
        case Lines():
            yield from _lines(block)
        case Grid():
            yield from _grid(block, says, ask)
        case Bars():
            yield from _bars(block, says, ask)
        case Path():
            yield text(block.title, "lead")
            yield tables.path(block)
        case Blank():
            yield text(_("{label} (room to write)").format(label=block.label), "body", "soft")


def _lines(block: Lines) -> Iterator[Item]:
    for line in block.lines:
        match block.manner:
            case Manner.POINTS:
                yield row(text("•", wrap=False), (text(line), 1), space="s")
            case Manner.QUOTED:
                yield row(mark("message-circle", "accent"), (text(line), 1), space="m")
            case Manner.NOTE:
                yield text(line, "small", "soft")
            case _:
                yield text(line)


def _grid(block: Grid, says: Saying, ask: Ask) -> Iterator[Item]:
    sheet = tables.grid(block, says)

    def show(line: Line) -> None:
        ask(Asked(title=line.label, figures=tuple(zip(block.columns, line.figures, strict=True))))

    sheet.opened.connect(show)
    yield text(block.title, "lead")
    yield sheet
    if block.note:
        yield text(block.note, "small", "soft")
    yield _where(lambda: _chosen(sheet, show), block.title)


def _chosen(sheet: Sheet, show: Callable[[Line], object]) -> None:
    if (line := sheet.chosen()) is not None:
        show(line)


def _bars(block: Bars, says: Saying, ask: Ask) -> Iterator[Item]:
    yield text(block.title, "lead")
    yield text(block.about, "small", "soft")
    most = max((point.figure.value or 0 for point in block.points), default=0)
    yield from (_bar(point, most, says) for point in block.points)
    figures = tuple((point.label, point.figure) for point in block.points)
    yield _where(lambda: ask(Asked(title=block.title, figures=figures)), block.title)


def _bar(point: Point, most: int, says: Saying) -> QWidget:
    """Make one bar with its figure; one that is not shown has its words there and no bar."""
    said = says.figure(point.figure)
    if point.figure.value is None:
        return Columns((text(point.label), 2), (text(said, "body", "soft"), 3), letters=_LETTERS, space="s")
    drawn = box(row((Bar(point.figure.value / most if most else 0.0), 1), figure(said)))
    return Columns((text(point.label), 2), (drawn, 3), letters=_LETTERS, space="s")


def _where(does: Callable[[], object], title: str) -> QWidget:
    made = button(_("Where this comes from"), "plain", "search", does=does)
    made.setAccessibleDescription(title)
    return made
