"""The table of an account: rows that add down and across; many pots stand in blocks one below the other."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import black
from reportlab.platypus import Flowable, Table, TableStyle

from groupkit.core.accounts.rows import PaperRow, Sort
from groupkit.pdf.fonts import BOLD, width
from groupkit.pdf.sheets.pieces import Page, figure, in_order, padded, said

_LABEL, _LEAST_LABEL = 0.34, 0.24
_APART, _WIDEST_WORD = 9.0, 84.0
_LONGEST_HEAD = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its head, and what stands in it row by row; a row without a figure is empty there."""

    head: str
    cells: tuple[str, ...]


def columns(
    rows: Sequence[PaperRow],
    pots: Sequence[str],
    others: tuple[str, str, str],
    shown: Callable[[int], str],
) -> tuple[Column, ...]:
    """Return a column for each pot, then those of all pots, of the year before and of the line on the form.

    `others` are the heads of the last three; one without a head is left out.
    """
    made = [
        Column(
            head=_short(pot), cells=tuple(_cell(row, row.cells[at] if row.cells else None, shown) for row in rows)
        )
        for at, pot in enumerate(pots)
    ]
    all_, before, line = others
    made.append(Column(head=all_, cells=tuple(_cell(row, row.all, shown) for row in rows)))
    if before:
        made.append(Column(head=before, cells=tuple(_cell(row, row.before, shown) for row in rows)))
    if line:
        made.append(Column(head=line, cells=tuple(row.line for row in rows)))
    return tuple(made)


def _short(head: str) -> str:
    """Return the name of a pot so that it stays in the head of its column."""
    return head if len(head) <= _LONGEST_HEAD else f"{head[: _LONGEST_HEAD - 1].rstrip()}…"


def _cell(row: PaperRow, pence: int | None, shown: Callable[[int], str]) -> str:
    return "" if row.sort is Sort.PART or pence is None else shown(pence)


def table(page: Page, title: str, rows: Sequence[PaperRow], of: Sequence[Column]) -> Iterator[Flowable]:
    """Yield the rows with as many columns abreast as the paper takes; each block repeats the titles."""
    for block in _blocks(page, of):
        yield _block(page, title, rows, block)


def _blocks(page: Page, of: Sequence[Column]) -> Iterator[Sequence[Column]]:
    rooms = [_room(page, column) for column in of]
    if sum(rooms) <= page.width * (1 - _LEAST_LABEL):
        yield of
        return
    block: list[Column] = []
    wide = 0.0
    for column, room in zip(of, rooms, strict=True):
        if block and wide + room > page.width * (1 - _LABEL):
            yield block
            block, wide = [], 0.0
        block.append(column)
        wide += room
    yield block


def _room(page: Page, column: Column) -> float:
    """Return the width a column takes: its widest figure, or the longest word of its head."""
    figures = (figure(page, cell, "bold").width for cell in column.cells)
    word = max(width(word, BOLD, page.size) for word in column.head.split() or ("",))
    return max(*figures, min(word, _WIDEST_WORD)) + _APART


def _block(page: Page, title: str, rows: Sequence[PaperRow], of: Sequence[Column]) -> Table:
    cells: list[list[Flowable]] = [[said(page, title, "bold"), *(said(page, each.head, "amount") for each in of)]]
    looks: list[Any] = [*padded(page.padding), ("LINEABOVE", (0, 0), (-1, 0), 0.6, black)]
    looks.append(("VALIGN", (0, 0), (-1, 0), "BOTTOM"))
    for at, row in enumerate(rows, start=1):
        kind = "text" if row.sort is Sort.ROW else "bold"
        cells.append([said(page, row.title, kind), *(figure(page, each.cells[at - 1], kind) for each in of)])
        if row.sort in (Sort.SUM, Sort.END):
            looks.append(("LINEABOVE", (0, at), (-1, at), 0.6 if row.sort is Sort.END else 0.3, black))
    looks.append(("LINEBELOW", (0, len(rows)), (-1, len(rows)), 0.6, black))
    widths = _widths(page, of)
    looks += [("ALIGN", (at, 0), (at, -1), "RIGHT") for at in _figures(page, len(of))]
    made = Table(
        [in_order(page, row) for row in cells], colWidths=in_order(page, widths), repeatRows=1, splitInRow=1
    )
    made.setStyle(TableStyle(looks))
    made.spaceBefore = page.air
    return made


def _figures(page: Page, many: int) -> range:
    return range(many) if page.leaf.rtl else range(1, many + 1)


def _widths(page: Page, of: Sequence[Column]) -> list[float]:
    """Return the widths in points: the titles get what the figures leave, up to a third more for each figure."""
    rooms = [_room(page, column) for column in of]
    spare = page.width * (1 - _LABEL) - sum(rooms)
    grown = [room + max(0.0, min(room / 3, spare / len(rooms))) for room in rooms]
    return [page.width - sum(grown), *grown]
