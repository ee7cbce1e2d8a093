"""What everybody has seen of a question over all its rounds, as ranges of counts among known sets of people."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from groupkit.core.feedback.release import BANDS, Shape, Table
from groupkit.core.feedback.rounding import could_be

Bound = tuple[frozenset[int], int, int]
"""Some cells, and the fewest and the most people who can have chosen any of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A table as it was shown: which sets of people were in it, and what its figures can stand for."""

    who: frozenset[int]
    bounds: tuple[Bound, ...]


def seen(table: Table, who: frozenset[int], steps: int) -> Seen:
    """Return what a table tells of people in `who`; who would rather not say stands after the last step."""
    return Seen(who=who, bounds=tuple(_bounds(table, steps)))


def _bounds(table: Table, steps: int) -> Iterator[Bound]:
    for cells, figure in zip(_cells(table), table.figures, strict=True):
        yield frozenset(cells), *could_be(figure)
    if table.shape is not Shape.BANDS:
        yield frozenset({steps}), *could_be(table.rather_not)


def _cells(table: Table) -> Sequence[tuple[int, ...]]:
    if table.shape is Shape.BANDS:
        return BANDS
    # what was not marked of several is not shown
    return [(0,)] if table.option is not None else [(step,) for step in range(len(table.figures))]


def small_sets(sizes: Mapping[int, int], k: int) -> tuple[frozenset[int], ...]:
    """Return every union of sets of people that is fewer than `k` people and not nobody."""
    found: list[frozenset[int]] = [frozenset()]
    for at, size in sizes.items():
        found += [union | {at} for union in found if size and sum(map(sizes.__getitem__, union)) + size < k]
    return tuple(found[1:])
