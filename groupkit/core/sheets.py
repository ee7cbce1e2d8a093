"""The money sheet of one meeting while it is being made: rows, two blind counts, and what should be there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from groupkit.core.money import MOST
from groupkit.core.problems import Problem
from groupkit.i18n import N_


class Part(StrEnum):
    """The part of the sheet a row stands in."""

    IN = "in"
    OUT = "out"
    MOVED = "moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One amount on a sheet, in pence above zero; in MOVED, − leaves the tin and + comes into it.

    `place` is where money in went, or the other place of a move; none means the tin of the sheet.
    """

    id: int = 0
    part: Part
    kind: int | None = None
    what: str = ""
    fund: int
    place: int | None = None
    who: str = ""
    receipt: str = ""
    no_receipt: str = ""
    second: str = ""
    claim: int | None = None
    pence: int

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before this row can stand on a sheet."""
        if not (-MOST <= self.pence <= MOST) or (self.part is not Part.MOVED and self.pence < 0):
            yield Problem("amount", N_("That is more than this book can hold."))
        if self.pence == 0 and self.part is not Part.IN:
            yield Problem("amount", N_("Type an amount above zero."))
        if self.part is not Part.MOVED and self.kind is None:
            yield Problem("kind", N_("Choose what it was."))
        if self.part is Part.OUT:
            yield from self._payment_problems()
        if self.part is Part.MOVED:
            if self.place is None:
                yield Problem("place", N_("Choose where the money went or came from."))
            if not self.who.strip():
                yield Problem("who", N_("Write who took it or gave it."))

    def _payment_problems(self) -> Iterator[Problem]:
        if not self.who.strip():
            yield Problem("who", N_("Write who was paid. A first name is enough."))
        if not self.receipt.strip() and not self.no_receipt.strip():
            yield Problem("receipt", N_("Write the receipt number, or say why there is none."))
        if self.no_receipt.strip() and not self.second.strip():
            yield Problem("second", N_("Without a receipt, a second person says it is all right. Who?"))
        if self.second.strip() and _same(self.second, self.who):
            yield Problem("second", N_("The second person has to be someone else."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What one person counted, by note and coin; `typed` is a total typed without counting by coin."""

    who: str
    coins: Mapping[int, int] = field(default_factory=dict)
    typed: int | None = None

    @property
    def total(self) -> int:
        """The pence counted."""
        if self.typed is not None:
            return self.typed
        return sum(worth * many for worth, many in self.coins.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an amount on a sheet was `before` it was changed or, with no `after`, taken off; pence."""

    sheet: int
    day: date
    part: Part
    kind: int | None
    before: int
    after: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The money of one meeting. `start` is what the last sheet ended with; amounts are pence."""

    id: int = 0
    number: int
    place: int
    meeting: int
    day: date
    made_by: str = ""
    start: int
    start_reason: str = ""
    rows: tuple[Row, ...] = ()
    tallies: tuple[Tally, ...] = ()
    alone_reason: str = ""
    explanation: str = ""

    def part(self, part: Part) -> tuple[Row, ...]:
        """Return the rows of one part."""
        return tuple(row for row in self.rows if row.part is part)

    @property
    def expected(self) -> int:
        """What the tin should hold: the start, and what the rows put into it or took from it."""
        return self.start + sum(self._into_tin(row) for row in self.rows)

    def _into_tin(self, row: Row) -> int:
        if row.part is Part.MOVED:
            return row.pence
        if row.place not in (None, self.place):
            return 0
        return row.pence if row.part is Part.IN else -row.pence

    @property
    def counted(self) -> int | None:
        """What was counted, once the count is done and both people agree."""
        totals = {tally.total for tally in self.tallies}
        whole = len(self.tallies) == 2 or (len(self.tallies) == 1 and self.alone_reason.strip())  # noqa: PLR2004
        return totals.pop() if whole and len(totals) == 1 else None

    @property
    def counters_differ(self) -> bool:
        """Whether both have counted and their totals are not the same."""
        return len({tally.total for tally in self.tallies}) > 1

    @property
    def difference(self) -> int | None:
        """Counted less expected; None until the count is done, so that the count stays blind."""
        return None if self.counted is None else self.counted - self.expected

    @property
    def collected(self) -> bool:
        """Whether the sheet says what was collected, even if that was nothing."""
        return bool(self.part(Part.IN))

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before the sheet can be sent."""
        if not self.made_by.strip():
            yield Problem("made_by", N_("Write who made the sheet."))
        if not self.collected:
            yield Problem("collection", N_("Say what was collected. If nothing was, type 0: “none taken”."))
        yield from (problem for row in self.rows for problem in row.problems())
        if self.counters_differ:
            yield Problem("count", N_("The two counts are not the same yet. Count once more, together."))
        elif self.counted is None:
            yield Problem("count", N_("Two people count before the sheet goes. Nobody else there? Say why."))
        if self.difference and not self.explanation.strip():
            yield Problem("explanation", N_("Please write a few words before sending. “Don’t know” is fine."))


def counter_problems(sheet: Sheet, who: str, names: tuple[str, ...] = ()) -> Iterator[Problem]:
    """Yield why this person cannot be the next to count; `names` are the people the group knows, if any."""
    if not who.strip():
        yield Problem("who", N_("Write who counts."))
    elif len(sheet.tallies) > 1:
        yield Problem("who", N_("Two people have counted. To count once more, start the count again."))
    elif any(_same(tally.who, who) for tally in sheet.tallies):
        yield Problem("who", N_("The second person has to be someone else. Nobody there? Say why."))
    elif names and not any(_same(name, who) for name in names):
        yield Problem("who", N_("Nobody on the list is called {name}. Add them first."), {"name": who})


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()
