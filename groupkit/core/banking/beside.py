"""The lists of one bank and the book side by side: what agrees, what waits, and what is still unexplained."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from groupkit.core.banking.lines import BankLine
from groupkit.core.banking.matching import Match, apart, suggest, uncleared, unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenList:
    """A list of a bank that was taken in: its days, and what the bank says was there at its end."""

    id: int = 0
    place: int
    sha256: str
    first: date
    last: date
    closing: int | None = None
    closing_on: date | None = None
    taken_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """One place at a bank: its lists, their lines, the entries of the book, and which are the same.

    Lines go by the number they are kept under. `entries` are day and pence by the number of the entry; those before
    `since`, the first day of the first list, are taken to have been at the bank already; so is `opened`, the pence
    the book began with there.
    """

    lists: tuple[TakenList, ...] = ()
    lines: tuple[BankLine, ...] = ()
    entries: Mapping[int, tuple[date, int]]
    matches: tuple[Match, ...] = ()
    opened: int = 0

    def book(self, on: date) -> int:
        """Return the pence the book has there at the end of a day."""
        return self.opened + sum(pence for day, pence in self.entries.values() if day <= on)

    @property
    def since(self) -> date | None:
        """The first day of the first list."""
        return min((each.first for each in self.lists), default=None)

    @property
    def left(self) -> dict[int, int]:
        """The pence of each line that is not, or not wholly, in the book."""
        return unknown(self.lines, self.matches)

    @property
    def waiting(self) -> dict[int, int]:
        """The pence of each entry that is not, or not wholly, on a list; older entries are among them."""
        held = {seq: pence for seq, (_day, pence) in self.entries.items()}
        for match in self.matches:
            if match.entry in held:
                held[match.entry] -= match.pence
        return {seq: pence for seq, pence in held.items() if pence}

    @property
    def suggested(self) -> tuple[Match, ...]:
        """Which of the lines that are left are likely which of the entries that wait."""
        left, waiting = self.left, self.waiting
        lines = [_with(line, left[line.n]) for line in self.lines if line.n in left]
        entries = {seq: (self.entries[seq][0], pence) for seq, pence in waiting.items()}
        return suggest(lines, entries)

    def uncleared(self, on: date) -> dict[int, int]:
        """Return the pence of each entry since the first list that the bank did not have by a day."""
        since = self.since
        if since is None:
            return {}
        recent = {seq: found for seq, found in self.entries.items() if found[0] >= since}
        return uncleared(self.lines, recent, self.matches, on)

    def unexplained(self, on: date, bank: int) -> int:
        """Return the pence still unexplained between the book and what the bank says it held on a day."""
        seen = [line for line in self.lines if line.day <= on]
        known = {line.n for line in seen}
        not_in_book = unknown(seen, [match for match in self.matches if match.line in known])
        return apart(self.book(on), bank, self.uncleared(on), not_in_book)

    @property
    def newest(self) -> TakenList | None:
        """The list with the newest closing figure."""
        told = [each for each in self.lists if each.closing is not None and each.closing_on is not None]
        return max(told, key=lambda each: (each.last, each.id), default=None)


def _with(line: BankLine, pence: int) -> BankLine:
    return BankLine(n=line.n, day=line.day, pence=pence, words=line.words)
