"""The book as it stands on one day: what every export is written from."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from groupkit.core.ledger import Entry, EntryType, Fund, Kind, Line, Place, PlaceKind
from groupkit.core.privacy import veiled
from groupkit.i18n import N_, _

_SOMEBODY = N_("Person {number}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Places, funds, kinds and all entries up to a day.

    `veil` keeps names of people who hold money, and private details in notes, out of what is written;
    only the treasurer's own copy goes without.
    """

    title: str
    currency: str
    as_of: date
    places: tuple[Place, ...]
    funds: tuple[Fund, ...]
    kinds: tuple[Kind, ...]
    entries: tuple[Entry, ...]
    veil: bool = True

    def fit(self, text: str) -> str:
        """Return a text as it may leave the group."""
        return veiled(text) if self.veil else text

    def place_name(self, place: Place) -> str:
        """Return what a place is called; a person is a number when names stay here."""
        if self.veil and place.kind is PlaceKind.PERSON:
            return _(_SOMEBODY).format(number=place.id)
        return self.fit(place.name)


@dataclass(frozen=True, slots=True)
class Posted:
    """A line in the order it happened, with the pence then held in that place for that fund.

    `type` is what the entry did; a correction did the same as what it corrects.
    """

    entry: Entry
    type: EntryType
    line: Line
    held: int


def in_order(book: Book) -> tuple[Entry, ...]:
    """Return the entries by day, and within a day as they were written."""
    return tuple(sorted(book.entries, key=lambda entry: (entry.day, entry.seq)))


def posted(book: Book) -> Iterator[Posted]:
    """Yield every line with the balance after it."""
    types = {entry.seq: entry.type for entry in book.entries}
    held: dict[tuple[int, int], int] = defaultdict(int)
    for entry in in_order(book):
        type_ = types.get(entry.reverses, entry.type) if entry.reverses else entry.type
        for line in entry.lines:
            held[line.place, line.fund] += line.pence
            yield Posted(entry, type_, line, held[line.place, line.fund])


def amount(pence: int) -> str:
    """Return pence as every program reads them: -12.50, whatever the language."""
    return f"{'-' if pence < 0 else ''}{abs(pence) // 100}.{abs(pence) % 100:02}"


def one_line(text: str) -> str:
    """Return a text on one line, without the marks that steer a printer or a screen."""
    seen = "".join(" " if letter.isspace() else letter for letter in text)
    return " ".join("".join(letter for letter in seen if unicodedata.category(letter) not in ("Cc", "Cs")).split())
