"""Finds what cannot be in a table before it is printed. It marks what it finds, and puts nothing right.

A figure that is kept back or was never counted may be anything: a sum with one in it is looked at only where the
figures that are shown are more than the whole already.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise

from groupkit.core.packs.blocks import Figure, Grid, Pack, Unit, figures


class FaultKind(StrEnum):
    """What is amiss: a row, a column, a part that is more than its whole, or two places that do not agree."""

    ROW = "row"
    COLUMN = "column"
    MORE_THAN = "more-than"
    TWO_PLACES = "two-places"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that cannot be: in which grid, at which row, column or figure, what was made and what was said.

    For a part that is more than its whole, `made` is the part and `said` the whole; for two places that do not
    agree they are what each of them says.
    """

    kind: FaultKind
    place: str
    made: int | str
    said: int | str
    grid: str = ""
    unit: Unit = Unit.NUMBER


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one place says of a thing: its figure, or its words."""

    what: str
    said: int | str


def faults(grid: Grid) -> tuple[Fault, ...]:
    """Return what does not add up in a table: its rows, its columns, then parts that are more than their whole."""
    return (*_rows(grid), *_columns(grid), *_parts(grid))


def of_pack(pack: Pack) -> tuple[Fault, ...]:
    """Return what does not add up in any table of a pack, and the figures that stand in two places and differ."""
    grids = (block for part in pack.parts for block in part.blocks if isinstance(block, Grid))
    return (*(fault for grid in grids for fault in faults(grid)), *_twice(pack))


def contradictions(places: Iterable[Said]) -> tuple[Fault, ...]:
    """Return where two places say different things of one thing, each pair of neighbours once."""
    ordered = sorted(places, key=lambda each: each.what)
    found = []
    for what, told in groupby(ordered, key=lambda each: each.what):
        said = tuple(dict.fromkeys(each.said for each in told))
        found += [
            Fault(kind=FaultKind.TWO_PLACES, place=what, made=one, said=other) for one, other in pairwise(said)
        ]
    return tuple(found)


def _rows(grid: Grid) -> Iterator[Fault]:
    if grid.across is None:
        return
    labels = (*grid.labels, *((_TOTAL,) if grid.total else ()))
    for label, row in zip(labels, _lines(grid), strict=True):
        parts = [figure for at, figure in enumerate(row) if at != grid.across]
        yield from _sum(parts, row[grid.across], FaultKind.ROW, label, grid.key)


def _columns(grid: Grid) -> Iterator[Fault]:
    for at, said in enumerate(() if grid.several else grid.total):
        yield from _sum([row[at] for row in grid.rows], said, FaultKind.COLUMN, grid.columns[at], grid.key)


def _parts(grid: Grid) -> Iterator[Fault]:
    labels = (*grid.labels, *((_TOTAL,) if grid.total else ()))
    for part, whole in grid.within:
        for label, row in zip(labels, _lines(grid), strict=True):
            few, many = row[part].value, row[whole].value
            if few is not None and many is not None and few > many:
                unit = row[part].unit
                yield Fault(kind=FaultKind.MORE_THAN, place=label, made=few, said=many, grid=grid.key, unit=unit)


def _lines(grid: Grid) -> tuple[tuple[Figure, ...], ...]:
    return (*grid.rows, *((grid.total,) if grid.total else ()))


def _sum(parts: Sequence[Figure], said: Figure, kind: FaultKind, place: str, grid: str) -> Iterator[Fault]:
    if said.value is None:
        return
    known = [part.value for part in parts if part.value is not None]
    made = sum(known)
    # a part that nobody shows is nothing or more, but money may also go down
    off = made != said.value if len(known) == len(parts) else said.unit is not Unit.MONEY and made > said.value
    if off:
        yield Fault(kind=kind, place=place, made=made, said=said.value, grid=grid, unit=said.unit)


def _twice(pack: Pack) -> Iterator[Fault]:
    first: dict[str, Figure] = {}
    for figure in figures(pack):
        known = first.setdefault(figure.key, figure)
        if known.value is not None and figure.value is not None and known.value != figure.value:
            yield Fault(
                kind=FaultKind.TWO_PLACES,
                place=figure.key,
                made=known.value,
                said=figure.value,
                unit=figure.unit,
            )


_TOTAL = ""
"""The place of a fault in the row of totals."""
