"""Exercises that are tables: inventories, logs, two views, plans of if and then, signs from well to worse."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from groupkit.core.workbooks.exercises import Exercise, Kind
from groupkit.pdf.fonts import width
from groupkit.pdf.workbooks.blocks import Asked, Block, said
from groupkit.pdf.workbooks.pens import FINE, FIRM, Pen, Rect
from groupkit.pdf.workbooks.sheets import Sheet
from groupkit.pdf.workbooks.stacked_tables import one_by_one
from groupkit.pdf.workbooks.writing import more

PAD = 5.0
_NARROWEST = 60.0
_NARROWEST_MARK = 34.0
"""The least width of a column to write in, and of one for a word or a mark, in points."""
_MOST_LABEL = 0.34
_MOST_ROW = 118.0
_TALL = 1.35
Table = dict[tuple[int, int], Asked]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table to fill in: the heads of its columns, the labels of its rows, and its cells by row and column from 1.

    Where `within` the labels stand in the first column, else before it.
    """

    heads: tuple[str, ...]
    labels: tuple[str, ...]
    cells: Table
    within: bool = False

    def turned(self) -> "Grid":
        """Return the table with its rows as columns."""
        cells = {(column, row): each for (row, column), each in self.cells.items()}
        return Grid(heads=self.labels, labels=self.heads, cells=cells)


def filled_in(sheet: Sheet, exercise: Exercise, asked: Sequence[Asked]) -> list[Block]:
    """Return a table whose first column may begin some rows, and what is asked after it."""
    layout = exercise.layout
    labels = (*layout.labels, *[""] * layout.rows)
    grid = Grid(heads=layout.columns, labels=labels, cells=_cells(asked), within=True)
    return [*_drawn(sheet, grid, _NARROWEST), *more(sheet, asked)]


def labelled(sheet: Sheet, exercise: Exercise, asked: Sequence[Asked]) -> list[Block]:
    """Return a table whose rows all begin with a label, and what is asked after it."""
    layout = exercise.layout
    grid = Grid(heads=layout.columns, labels=layout.labels, cells=_cells(asked))
    least = _NARROWEST_MARK if exercise.kind is Kind.WEEK_LOG else _NARROWEST
    return [*_drawn(sheet, grid, least), *more(sheet, asked)]


def _cells(asked: Sequence[Asked]) -> Table:
    found: Table = {}
    for each in asked:
        if each.key.startswith("cell-"):
            _cell, row, column = each.key.split("-")
            found[int(row), int(column)] = each
    return found


def _drawn(sheet: Sheet, grid: Grid, least: float) -> list[Block]:
    """Return a table as it is, or turned, or row by row, whichever has room for every word and every hand."""
    for way in (grid, grid.turned()) if not grid.within else (grid,):
        widths = _widths(sheet, way, least)
        if widths:
            return _rows(sheet, way, widths)
    return one_by_one(sheet, grid.heads, grid.labels, grid.cells, within=grid.within)


def _widths(sheet: Sheet, grid: Grid, least: float) -> list[float]:
    """Return the width of each column, that of the labels first; nothing where they do not fit side by side."""
    label = max((_longest(sheet, each) for each in grid.labels if each), default=0.0)
    wants = [max(least, _longest(sheet, head)) for head in grid.heads]
    if grid.within:
        wants[0] = max(wants[0], label)
    elif label > sheet.width * _MOST_LABEL:
        return []
    else:
        wide = max(width(each, sheet.style("label").fontName, sheet.points("label")) for each in grid.labels)
        wants.insert(0, min(max(label, sheet.width * 0.24), max(label, wide + 2 * PAD + 1)))
    spare = sheet.width - sum(wants)
    if spare < 0:
        return []
    start = 0 if grid.within else 1
    return [*wants[:start], *(want + spare / (len(wants) - start) for want in wants[start:])]


def _longest(sheet: Sheet, words: str) -> float:
    """Return the room of the longest word of a head."""
    style = sheet.style("label")
    return max((width(each, style.fontName, style.fontSize) for each in words.split()), default=0) + 2 * PAD + 1


def _rows(sheet: Sheet, grid: Grid, widths: Sequence[float]) -> list[Block]:
    """Return the head and each row of a table; where it goes on overleaf its head stands there again."""
    head = _head(sheet, grid, widths) if any(grid.heads) else None
    count = len(grid.labels)
    blocks = [
        replace(_row(sheet, grid, row, widths, last=row == count), kept=row < count, head=head)
        for row in range(1, count + 1)
    ]
    return [head, *blocks] if head else blocks


def _head(sheet: Sheet, grid: Grid, widths: Sequence[float]) -> Block:
    heads = grid.heads if grid.within else ("", *grid.heads)
    cells = [said(sheet, head, "label", wide - 2 * PAD) for head, wide in zip(heads, widths, strict=True)]
    high = max(cell.height for cell in cells) + 2 * PAD

    def draw(pen: Pen, rect: Rect) -> None:
        left = rect.x
        for cell, wide in zip(cells, widths, strict=True):
            # a short head stands at the foot of its cell, beside the longer ones
            box = Rect(left + PAD, rect.y + PAD, wide - 2 * PAD, cell.height)
            pen.words(cell, box)
            left += wide
        pen.line((rect.x, rect.y), (rect.end, rect.y), thick=FIRM)

    return Block(high=high, draw=draw, kept=True)


def _row(sheet: Sheet, grid: Grid, row: int, widths: Sequence[float], *, last: bool) -> Block:
    label = grid.labels[row - 1]
    first = 1 if grid.within else 0
    name = said(sheet, label, "label", widths[0] - 2 * PAD) if label else None
    least = sheet.row * (_TALL if len(grid.labels) <= 6 else 1)  # noqa: PLR2004  few rows get more room
    high = max(least, name.height + 2 * PAD if name else 0)

    def draw(pen: Pen, rect: Rect) -> None:
        left = rect.x
        for at, wide in enumerate(widths):
            box = Rect(left, rect.y, wide, rect.high)
            each = grid.cells.get((row, at + first))
            if at == 0 and name:
                pen.words(name, box.inset(PAD))
            elif each:
                pen.place(each.name, each.place, box.inset(2))
            if at:
                pen.line((left, rect.y), (left, rect.top), faint=True, thick=FINE)
            left += wide
        pen.line((rect.x, rect.y), (rect.end, rect.y), faint=not last, thick=FIRM if last else FINE)

    return Block(high=high, draw=draw, step=3, most=max(high * 1.4, _MOST_ROW))


TABLES = {
    Kind.TABLE: filled_in,
    Kind.URGE_LOG: filled_in,
    Kind.MEDICINE_LOG: filled_in,
    Kind.IF_THEN: filled_in,
    Kind.TWO_VIEWS: filled_in,
    Kind.COST_BENEFIT: labelled,
    Kind.WEEK_LOG: labelled,
    Kind.EARLY_WARNING: labelled,
}
