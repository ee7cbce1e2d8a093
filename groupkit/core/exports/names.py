"""What the accounts are called in other bookkeeping programs: the place or kind first, the fund last."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from groupkit.core.exports.book import Book, Posted
from groupkit.core.ledger import EntryType

TRANSFERS = "Equity:Fund-transfers"
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Names:
    """The parts of account names by the number of the place, fund or kind."""

    places: Mapping[int, str]
    funds: Mapping[int, str]
    kinds: Mapping[int, str]

    def asset(self, posted: Posted) -> str:
        """Return the account the money itself is in."""
        return f"{self.places[posted.line.place]}:{self.funds[posted.line.fund]}"

    def other(self, posted: Posted) -> str | None:
        """Return the account on the other side, or None when the entry holds both sides itself."""
        fund = self.funds[posted.line.fund]
        if posted.line.kind is not None:
            return f"{self.kinds[posted.line.kind]}:{fund}"
        if posted.type is EntryType.FUND_MOVE:
            return f"{TRANSFERS}:{fund}"
        return None if posted.type is EntryType.MOVE else f"Equity:Opening:{fund}"


def names(book: Book) -> Names:
    """Return the names of a book's accounts; the number at the end keeps two of one name apart."""
    return Names(
        {place.id: f"Assets:{slug(book.place_name(place), place.id)}" for place in book.places},
        {fund.id: slug(book.fit(fund.name), fund.id) for fund in book.funds},
        {kind.id: f"{_side(kind.direction)}:{slug(book.fit(kind.name), kind.id)}" for kind in book.kinds},
    )


def _side(direction: str) -> str:
    return "Income" if direction == "in" else "Expenses"


def slug(name: str, number: int) -> str:
    """Return a name in the letters every program takes, beginning with a capital or digit."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = _NOT_PLAIN.sub("-", bare).strip("-")
    return f"{words[:1].upper()}{words[1:]}-{number}" if words else str(number)
