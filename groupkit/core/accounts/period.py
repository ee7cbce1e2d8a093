"""Receipts and payments between two days, by kind and by fund, with what there was before and after.

Every figure is pence and every row is as long as the columns: one cell a fund.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from groupkit.core.ledger import Entry, EntryType, Fund, Kind

Cells = tuple[int, ...]
_Row = tuple[str, int]
_BROUGHT, _BEGUN, _MOVED = ("brought", 0), ("begun", 0), ("moved", 0)


class Side(StrEnum):
    """Whether money came in or went out."""

    RECEIPTS = "receipts"
    PAYMENTS = "payments"


class Movement(NamedTuple):
    """One line of an entry; `type` is that of the entry, or of the one it corrects."""

    seq: int
    day: date
    type: EntryType
    corrects: int | None
    place: int
    fund: int
    kind: int | None
    pence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """What one kind came to on one side, above zero in the usual way of things.

    `used` are the columns in which anything moved, even where it comes to nothing; `days` are those on which
    a count was over or short.
    """

    side: Side
    kind: int
    cells: Cells
    used: tuple[int, ...] = ()
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Receipts and payments from `start` to `end`, both days with it.

    `begun` is what the book itself began with in these days. `corrections` are pairs of entry numbers:
    what was put right, and by which.
    """

    start: date
    end: date
    funds: tuple[int, ...]
    rows: tuple[ReportRow, ...]
    brought: Cells
    begun: Cells
    moved: Cells
    corrections: tuple[tuple[int, int], ...] = ()

    def total(self, side: Side) -> Cells:
        """Return what one side comes to, fund by fund."""
        return added((row.cells for row in self.rows if row.side is side), len(self.funds))

    @property
    def net(self) -> Cells:
        """Receipts less payments."""
        sides = (self.total(Side.RECEIPTS), negated(self.total(Side.PAYMENTS)))
        return added(sides, len(self.funds))

    @property
    def carried(self) -> Cells:
        """What there was at the end."""
        return added((self.brought, self.begun, self.net, self.moved), len(self.funds))


def added(rows: Iterable[Cells], width: int) -> Cells:
    """Return the sum of rows, cell by cell."""
    return tuple(map(sum, zip((0,) * width, *rows, strict=True)))


def negated(cells: Cells) -> Cells:
    """Return a row with every sign turned."""
    return tuple(-pence for pence in cells)


def movements(entries: Iterable[Entry]) -> Iterator[Movement]:
    """Yield every line of some entries with what a report needs to know of it."""
    known = tuple(entries)
    types = {entry.seq: entry.type for entry in known}
    for entry in known:
        kind = types.get(entry.reverses, entry.type) if entry.reverses else entry.type
        for line in entry.lines:
            yield Movement(entry.seq, entry.day, kind, entry.reverses, line.place, line.fund, line.kind, line.pence)


def report(
    moved: Iterable[Movement], kinds: Sequence[Kind], funds: Sequence[Fund], start: date, end: date
) -> Report:
    """Return the receipts and payments of some days, out of all lines.

    Kinds and funds keep their order; a fund that is not named has no column.
    """
    columns = {fund.id: place for place, fund in enumerate(funds)}
    directions = {kind.id: kind.direction for kind in kinds}
    sums: dict[_Row, dict[int, int]] = defaultdict(dict)
    days: dict[_Row, set[date]] = defaultdict(set)
    corrections: set[tuple[int, int]] = set()
    for line in moved:
        if line.day > end or line.fund not in columns:
            continue
        row = row_of(line, directions)
        if line.day < start:
            row = _BROUGHT
        elif line.corrects:
            corrections.add((line.corrects, line.seq))
        elif directions.get(row[1]) == "difference":
            days[row].add(line.day)
        cells = sums[row]
        cells[columns[line.fund]] = cells.get(columns[line.fund], 0) + line.pence
    whole = {row: tuple(sums[row].get(at, 0) for at in range(len(columns))) for row in (_BROUGHT, _BEGUN, _MOVED)}
    return Report(
        start=start,
        end=end,
        funds=tuple(columns),
        rows=tuple(_rows(sums, days, kinds, len(columns))),
        brought=whole[_BROUGHT],
        begun=whole[_BEGUN],
        moved=whole[_MOVED],
        corrections=tuple(sorted(corrections)),
    )


def row_of(line: Movement, directions: Mapping[int, str]) -> _Row:
    """Return the row a line belongs to.

    A correction stands in the row of what it corrects, so that a penny over put right is no penny short.
    """
    if line.kind is None:
        return _BEGUN if line.type is EntryType.OPENING else _MOVED
    pence = -line.pence if line.corrects else line.pence
    direction = directions[line.kind]
    out = direction == "out" or (direction == "difference" and pence < 0)
    return Side.PAYMENTS if out else Side.RECEIPTS, line.kind


def _rows(
    sums: Mapping[_Row, Mapping[int, int]], days: Mapping[_Row, set[date]], kinds: Iterable[Kind], width: int
) -> Iterator[ReportRow]:
    for side, sign in ((Side.RECEIPTS, 1), (Side.PAYMENTS, -1)):
        for kind in kinds:
            found = sums.get((side, kind.id))
            if found is not None:
                yield ReportRow(
                    side=side,
                    kind=kind.id,
                    cells=tuple(sign * found.get(at, 0) for at in range(width)),
                    used=tuple(sorted(found)),
                    days=tuple(sorted(days.get((side, kind.id), ()))),
                )


def held(moved: Iterable[Movement], funds: Sequence[Fund], end: date) -> dict[int, Cells]:
    """Return what each place held at the end of a day, fund by fund, counted apart from the report."""
    columns = {fund.id: place for place, fund in enumerate(funds)}
    places: dict[int, list[int]] = defaultdict(lambda: [0] * len(columns))
    for line in moved:
        if line.day <= end and line.fund in columns:
            places[line.place][columns[line.fund]] += line.pence
    return {place: tuple(cells) for place, cells in sorted(places.items())}


def beside(now: Report, then: Report, order: Iterable[int]) -> tuple[tuple[ReportRow, int], ...]:
    """Return every row of one or the other report with what it came to over all funds `then`.

    `order` is the group's own order of kinds; a row of kinds that moved nothing in either is left out.
    """
    new = {(row.side, row.kind): row for row in now.rows}
    old = {(row.side, row.kind): row for row in then.rows}
    none = (0,) * len(now.funds)
    found = []
    for side, kind in ((side, kind) for side in Side for kind in order):
        this, last = new.get((side, kind)), old.get((side, kind))
        if this is None and last is None:
            continue
        row = this or ReportRow(side=side, kind=kind, cells=none)
        used = {*row.used, *(last.used if last else ())}
        found.append((replace(row, used=tuple(sorted(used))), sum(last.cells) if last else 0))
    return tuple(found)
