"""Vouchers the group keeps: what was bought, handed out, came back or is gone; never to whom or why."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from groupkit.core.money import MOST
from groupkit.core.problems import Problem
from groupkit.i18n import N_

SOON = timedelta(days=30)
_CODE = re.compile(r"(?=[\w-]*\d)[\w-]{10,}")


class Sort(StrEnum):
    """What sort of voucher it is."""

    GIFT = "gift"
    PHONE_DATA = "phone-data"
    TRAVEL = "travel"
    FOOD = "food"


class Step(StrEnum):
    """What became of some vouchers."""

    BOUGHT = "bought"
    GIVEN = "given"
    BACK = "back"
    GONE = "gone"


SORTS: Mapping[str, str] = {
    Sort.GIFT: N_("Gift voucher"),
    Sort.PHONE_DATA: N_("Phone data"),
    Sort.TRAVEL: N_("Travel card or ticket"),
    Sort.FOOD: N_("Food voucher"),
}
STEPS: Mapping[str, str] = {
    Step.BOUGHT: N_("Bought"),
    Step.GIVEN: N_("Handed out"),
    Step.BACK: N_("Came back"),
    Step.GONE: N_("Out of date, or not to be found"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Voucher:
    """A kind of voucher: from which shop or network, what one is worth in pence, and until when it is good."""

    id: int = 0
    sort: Sort
    issuer: str
    worth: int
    until: date | None = None
    fund: int | None = None

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before it can be on the list."""
        if not self.issuer.strip():
            yield Problem("issuer", N_("Write which shop or network it is for."))
        elif _CODE.search(self.issuer):
            said = N_(
                "Keep the long code off this list: whoever reads it could spend it. The last four signs will do."
            )
            yield Problem("issuer", said)
        if not 0 < self.worth <= MOST:
            yield Problem("worth", N_("Type what one of them is worth, above zero."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """How many were bought, handed out, came back or are gone; `entry` is the line of the book that paid.

    `by` and `second` are who did it and who saw it, `record` where it stands in the book.
    """

    record: int = 0
    voucher: int
    day: date
    step: Step
    many: int
    by: str
    second: str = ""
    entry: int | None = None

    @property
    def change(self) -> int:
        """How many more or fewer there are by it."""
        return self.many if self.step in (Step.BOUGHT, Step.BACK) else -self.many

    def problems(self, before: Sequence["Move"]) -> Iterator[Problem]:
        """Yield everything to put right before it can be written down after what was written before."""
        if self.many <= 0:
            yield Problem("many", N_("Type how many, 1 or more."))
        if not self.by.strip():
            yield Problem("by", N_("Write who did it. A first name is enough."))
        elif self.by.strip().casefold() == self.second.strip().casefold():
            yield Problem("second", N_("The second person has to be someone else."))
        out = sum(each.many * (each.step is Step.GIVEN) - each.many * (each.step is Step.BACK) for each in before)
        if self.step is Step.BACK and self.many > out:
            yield Problem(
                "many",
                N_("The list shows {number} handed out of this kind. Count them once more."),
                {"number": out},
            )
        short = lowest((*before, self))
        if self.change < 0 and short < 0:
            said = N_("The list shows {number} left of this kind. Add the ones you bought first, or pick another.")
            yield Problem("many", said, {"number": self.many + short})


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A kind of voucher with everything that became of it, oldest first."""

    voucher: Voucher
    moves: tuple[Move, ...]

    def many(self, step: Step) -> int:
        """How many were bought, handed out, came back or are gone."""
        return sum(move.many for move in self.moves if move.step is step)

    @property
    def left(self) -> int:
        """How many there are now."""
        return sum(move.change for move in self.moves)

    @property
    def worth(self) -> int:
        """What those that are left are worth together, in pence."""
        return self.left * self.voucher.worth

    def ends_soon(self, today: date) -> bool:
        """Tell whether some are left that are good for a few weeks only."""
        until = self.voucher.until
        return until is not None and self.left > 0 and timedelta(0) <= until - today <= SOON


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The whole list as it is printed, and whose it is."""

    group: str
    currency: str
    held: tuple[Held, ...]


def lowest(moves: Iterable[Move]) -> int:
    """Return the least there ever were at the end of a day."""
    left, least = 0, 0
    by_day: dict[date, int] = {}
    for move in moves:
        by_day[move.day] = by_day.get(move.day, 0) + move.change
    for day in sorted(by_day):
        left += by_day[day]
        least = min(least, left)
    return least
