"""What could go wrong with a book after it was saved, done to the text of it: one change at a time."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from groupkit.core.exports.book import Book
from groupkit.core.exports.names import slug
from groupkit.core.ledger import EntryType
from tests import books

_POSTING = re.compile(r"(?P<before>\s+\S+  )(?P<amount>-?\d+\.\d\d)(?P<after> GBP.*)")
_NUMBER = re.compile(r"\* \((\d+)\)|^  entry: (\d+)$", re.MULTILINE)
FIRST, SECOND = 1000, 1001


def book(seed: int) -> Book:
    """Return a random book that ends in two payments alike but for the amount, and the day before one more."""
    made = books.random_book(seed)
    begins = date(made.as_of.year + 1, 1, 2)
    lines = ((FIRST, -435), (SECOND, -670 - seed))
    more = tuple(
        books.entry(seq, begins + timedelta(days=at), EntryType.PAYMENT, (1, 1, 3, pence))
        for at, (seq, pence) in enumerate(lines)
    )
    return books.book((*made.entries, *more))


@dataclass(frozen=True)
class Text:
    """A saved book cut into pieces; a piece with a number is the entry of that number."""

    pieces: tuple[tuple[int | None, str], ...]

    @classmethod
    def of(cls, whole: str) -> "Text":
        """Cut a book where an entry begins, or a line that belongs to none."""
        cut = re.findall(r"^\d{4}-\d\d-\d\d \* .*\n(?:[ ]+.*\n)+|^.*\n", whole, re.MULTILINE)
        assert "".join(cut) == whole
        return cls(tuple((_number(piece), piece) for piece in cut))

    def __str__(self) -> str:
        return "".join(piece for _, piece in self.pieces)

    def entry(self, seq: int) -> str:
        """Return the text of an entry."""
        return next(piece for number, piece in self.pieces if number == seq)

    def with_entry(self, seq: int, text: str) -> "Text":
        """Return the book with the text of an entry replaced."""
        return Text(tuple((number, text if number == seq else piece) for number, piece in self.pieces))


def _number(piece: str) -> int | None:
    found = _NUMBER.search(piece) if "\n " in piece else None
    return int(found[1] or found[2]) if found else None


def _more(text: str, *pence: int) -> str:
    """Add pence to the first amounts of an entry."""
    left = list(pence)

    def changed(found: re.Match[str]) -> str:
        more = left.pop(0) if left else 0
        now = int(found["amount"].replace(".", "")) + more
        told = f"{'-' if now < 0 else ''}{abs(now) // 100}.{abs(now) % 100:02}"
        return f"{found['before']}{told}{found['after']}"

    return _POSTING.sub(changed, text)


def _swapped(text: Text) -> Text:
    one, other = text.entry(FIRST), text.entry(SECOND)
    gap = _first(other) - _first(one)
    changed = text.with_entry(FIRST, _more(one, gap, -gap))
    return changed.with_entry(SECOND, _more(other, -gap, gap))


def _first(entry: str) -> int:
    found = _POSTING.search(entry)
    assert found is not None
    return int(found["amount"].replace(".", ""))


def _moved(entry: str, fund: int) -> str:
    into = books.FUNDS[fund % len(books.FUNDS)]
    return entry.replace(f":{slug(books.FUNDS[fund - 1].name, fund)}  ", f":{slug(into.name, into.id)}  ")


@dataclass(frozen=True)
class Change:
    """One thing that can happen to a book, and to which entry of it."""

    name: str
    made: Callable[[Text, int, int], Text]


def target(of: Book, draw: Random) -> tuple[int, int]:
    """Choose an entry of one line, and say which fund it is about."""
    plain = [each for each in of.entries if len(each.lines) == 1]
    found = draw.choice(plain)
    return found.seq, found.lines[0].fund


CHANGES = (
    Change("one amount +1p", lambda text, seq, _: text.with_entry(seq, _more(text.entry(seq), 1))),
    Change("both sides +1p", lambda text, seq, _: text.with_entry(seq, _more(text.entry(seq), 1, -1))),
    Change("drop a transaction", lambda text, seq, _: text.with_entry(seq, "")),
    Change("duplicate a transaction", lambda text, seq, _: text.with_entry(seq, text.entry(seq) * 2)),
    Change("move to another fund", lambda text, seq, fund: text.with_entry(seq, _moved(text.entry(seq), fund))),
    Change("swap two amounts in a month", lambda text, _seq, _fund: _swapped(text)),
)
