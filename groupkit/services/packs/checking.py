"""Reads a table of figures somebody was given, to see whether it adds up before anybody relies on it."""

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from groupkit.core.packs.adding import Fault, Said, contradictions
from groupkit.core.packs.blocks import Figure, Grid, Shown
from groupkit.core.problems import GroupkitError, Problem, RefusedError
from groupkit.i18n import N_, _

_MOST_BYTES, _MOST_ROWS, _MOST_COLUMNS, _LONGEST = 1_000_000, 2_000, 60, 12
_UNREAD = N_("The file {name} could not be read. Check its name, and save it as CSV in UTF-8.")
_LARGE = N_("The file {name} holds more than a table that people print. Save one table by itself.")
_SHAPE = N_("The first line names the columns, and each line below has one cell for each of them.")
_NUMBERS = N_("In line {line} stands {cell}. Type whole numbers, or leave the cell empty.")
_COLUMN = N_("There is no column called {name} in this table.")
_TOTALS, _WHOLE = ("total", "totals"), ("sum", "all", "overall")
_THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+")


def table(path: Path, *, across: str = "", parts: Sequence[tuple[str, str]] = ()) -> Grid:
    """Read a table from a CSV file: what stands before each row is in its first column.

    Args:
        path: the file.
        across: the column that the others of its row make up, where there is one.
        parts: pairs of columns, of which the first holds a part of the second.

    Raises:
        GroupkitError: the file cannot be read.
        RefusedError: it is no table of whole numbers.
    """
    lines = _lines(path)
    heading, *rows = lines
    columns = tuple(heading[1:])
    made = [(row[0].strip(), _figures(at, row)) for at, row in enumerate(rows, start=2)]
    below = [figures for label, figures in made if _is_total(label)]
    above = [(label, figures) for label, figures in made if not _is_total(label)]
    return Grid(
        key="table",
        title=path.stem,
        columns=columns,
        labels=tuple(label for label, _figures in above),
        rows=tuple(figures for _label, figures in above),
        total=below[-1] if below else (),
        across=_place(columns, across) if across else None,
        within=tuple((_place(columns, part), _place(columns, whole)) for part, whole in parts),
    )


def beside(one: Grid, other: Grid) -> tuple[Fault, ...]:
    """Return what two tables say of a row and a column that both of them have, where that is not the same."""
    return contradictions((*_said(one), *_said(other)))


def _said(grid: Grid) -> Iterator[Said]:
    rows = (*zip(grid.labels, grid.rows, strict=True), *(((_("Total"), grid.total),) if grid.total else ()))
    for label, row in rows:
        for column, figure in zip(grid.columns, row, strict=True):
            if figure.value is not None:
                yield Said(what=f"{label.strip()}, {column.strip()}", said=figure.value)


def _lines(path: Path) -> list[list[str]]:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise GroupkitError(_LARGE, name=path.name)
        with path.open(encoding="utf-8-sig", newline="") as file:
            found = [row for row in csv.reader(file) if any(cell.strip() for cell in row)]
    except (OSError, UnicodeDecodeError, csv.Error) as why:
        raise GroupkitError(_UNREAD, name=path.name) from why
    if len(found) > _MOST_ROWS or any(len(row) > _MOST_COLUMNS for row in found):
        raise GroupkitError(_LARGE, name=path.name)
    if not found or len(found[0]) <= 1 or any(len(row) != len(found[0]) for row in found):
        raise RefusedError([Problem("file", _SHAPE)])
    return found


def _figures(line: int, row: Sequence[str]) -> tuple[Figure, ...]:
    return tuple(_figure(f"table/{line}/{at}", line, cell.strip()) for at, cell in enumerate(row[1:], start=1))


def _figure(key: str, line: int, cell: str) -> Figure:
    plain = cell.replace("\u202f", "").replace("\u00a0", "")
    plain = plain.replace(",", "") if _THOUSANDS.fullmatch(plain) else plain
    if not plain:
        return Figure(key=key, value=None, shown=Shown.BLANK)
    if not (plain.isascii() and plain.isdigit() and len(plain) <= _LONGEST):
        raise RefusedError([Problem("file", _NUMBERS, {"line": line, "cell": cell})])
    return Figure(key=key, value=int(plain))


def _is_total(label: str) -> bool:
    """Return whether a row is called a total, like "Total", "Total north" or "All"; the last one is of all rows."""
    words = label.casefold().split()
    return bool(words) and (
        not {words[0], words[-1]}.isdisjoint({*_TOTALS, _("Total").casefold()}) or label.casefold() in _WHOLE
    )


def _place(columns: Sequence[str], name: str) -> int:
    wanted = name.strip().casefold()
    found = next((at for at, column in enumerate(columns) if column.strip().casefold() == wanted), None)
    if found is None:
        raise RefusedError([Problem("column", _COLUMN, {"name": name})])
    return found
