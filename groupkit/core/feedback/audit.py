"""Looks at figures the way a curious member would, for what two tables together tell of a few people.

Two tables overlap: some people are in both, some in the first alone, some in the second alone. The worst case is
taken, in which whoever is in both said the same both times and everybody knows how many they are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from groupkit.core.feedback.rounding import could_be

NARROW = 2
"""A range of fewer than so many steps tells too much of a few people."""
Split = tuple[int, int, int]
"""How many people are in both tables, in the first alone and in the second alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What two tables tell: that among `size` people, from `least` to `most` gave the answer of a cell."""

    cell: int
    size: int
    least: int
    most: int

    @property
    def too_much(self) -> bool:
        """Whether that is narrow, and narrower than what is known without any table."""
        width = self.most - self.least
        return width < NARROW and width < self.size


def audit(first: Sequence[int], second: Sequence[int], people: Split, *, k: int) -> tuple[Told, ...]:
    """Return what two tables with the same cells tell too exactly of any set of fewer than `k` people.

    Both are figures as they were shown. It is taken that everybody answered, or else, where the figures do not fit
    that, that somebody did not. Figures that fit no answers at all tell nothing here.
    """
    ways = [tuple(_ways(one, two, people)) for one, two in zip(first, second, strict=True)]
    found = _ranges(ways, people) or _ranges([*ways, _all_ways(people)], people)[: len(ways) * len(people)]
    return tuple(told for told in found if 0 < told.size < k and told.too_much)


def _ranges(ways: Sequence[Sequence[Split]], people: Split) -> tuple[Told, ...]:
    """Return the range of each cell and set, cell by cell; nothing where no answers fit."""
    before = _reached(ways, people)
    after = _reached(ways[::-1], people)[::-1]
    found = []
    for cell, choices in enumerate(ways):
        possible = [way for way in choices if _fits(way, before[cell], after[cell + 1], people)]
        for at, size in enumerate(people):
            counts = [way[at] for way in possible]
            if counts:
                found.append(Told(cell=cell, size=size, least=min(counts), most=max(counts)))
    return tuple(found)


def _all_ways(people: Split) -> tuple[Split, ...]:
    """Return how many of each set may not have answered: any number."""
    both, alone, other = people
    return tuple(product(range(both + 1), range(alone + 1), range(other + 1)))


def could_tell(people: Split, *, k: int) -> bool:
    """Whether two rounded tables of such people could tell too much, whatever the answers were.

    A choice made by this gives nothing away itself, as one made by the answers may.
    """
    return any(0 < size < k for size in people)


def _ways(one: int, two: int, people: Split) -> Iterator[Split]:
    """Yield how many of each set may have given one answer."""
    least, most = could_be(one)
    fewest, largest = could_be(two)
    for both, alone, other in product(*(range(size + 1) for size in people)):
        if least <= both + alone <= most and fewest <= both + other <= largest:
            yield both, alone, other


def _reached(ways: Sequence[Sequence[Split]], people: Split) -> list[set[Split]]:
    """Return, before each cell and after the last, how many of each set may have been used up."""
    reached: list[set[Split]] = [{(0, 0, 0)}]
    for choices in ways:
        sums = {_plus(used, way) for used in reached[-1] for way in choices}
        reached.append({used for used in sums if all(map(int.__le__, used, people))})
    return reached


def _fits(way: Split, before: set[Split], after: set[Split], people: Split) -> bool:
    return any(_minus(people, _plus(used, way)) in after for used in before)


def _plus(one: Split, two: Split) -> Split:
    return one[0] + two[0], one[1] + two[1], one[2] + two[2]


def _minus(one: Split, two: Split) -> Split:
    return one[0] - two[0], one[1] - two[1], one[2] - two[2]
