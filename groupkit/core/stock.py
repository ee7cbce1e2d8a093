"""Literature in the cupboard: how much of each came, was sold and was given. It is counted, and is not money."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from groupkit.core.problems import Problem
from groupkit.i18n import N_

MOST = 9999
LONGEST = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """One thing the group keeps: a book, a leaflet, a workbook."""

    id: int = 0
    title: str

    def problems(self, taken: Iterable[str] = ()) -> Iterator[Problem]:
        """Yield everything to put right before it can be on the list."""
        words = self.title.strip()
        if not words or len(words) > LONGEST:
            yield Problem("name", N_("Write what it is called, in 80 letters at most."))
        elif words.casefold() in {known.strip().casefold() for known in taken}:
            yield Problem("name", N_("There is a {name} already. Choose it from the list."), {"name": words})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What came, was sold and was given away of one title on a day."""

    id: int = 0
    title: int
    day: date
    came: int = 0
    sold: int = 0
    given: int = 0

    @property
    def change(self) -> int:
        """By how much there is more (+) or less (−) than before."""
        return self.came - self.sold - self.given

    def problems(self, left: int, today: date) -> Iterator[Problem]:
        """Yield everything to put right; `left` is how many there were before."""
        if not (self.came or self.sold or self.given):
            yield Problem("came", N_("Type how many came, were sold or were given."))
        if max(self.came, self.sold, self.given) > MOST or min(self.came, self.sold, self.given) < 0:
            yield Problem("came", N_("Type a number from 0 to 9999."))
        if left + self.change < 0:
            said = N_("There were {left}. Look in the cupboard, and write down first what came.")
            yield Problem("sold", said, {"left": left})
        if self.day > today:
            yield Problem("day", N_("That day has not come yet. Choose the day it was."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """One title with all that came, was sold and was given, and how many are left."""

    title: Title
    came: int = 0
    sold: int = 0
    given: int = 0

    @property
    def left(self) -> int:
        """How many there are now."""
        return self.came - self.sold - self.given


@dataclass(frozen=True, slots=True, kw_only=True)
class Cupboard:
    """All the literature of a group on a day, and the pence it brought so far."""

    group: str
    currency: str
    day: date
    shelves: tuple[Shelf, ...]
    brought: int


def shelf(title: Title, tallies: Iterable[Tally]) -> Shelf:
    """Add up what was written down of one title."""
    mine = [tally for tally in tallies if tally.title == title.id]
    return Shelf(
        title=title,
        came=sum(tally.came for tally in mine),
        sold=sum(tally.sold for tally in mine),
        given=sum(tally.given for tally in mine),
    )
