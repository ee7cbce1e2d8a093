"""What travels between secretary and facilitator inside a PDF: a money sheet with its proof, and the answer.

A letter holds every figure that is printed and every entry since the letter before, with the hash of
each, so that the one who receives it can work everything out again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from groupkit.core.ledger import Entry, EntryType, Line, Link, Wording
from groupkit.core.problems import Problem
from groupkit.core.states import ANSWERS, Note, State
from groupkit.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A row as it is printed, with the number of its entry."""

    entry: int
    what: str
    fund: str
    place: str = ""
    who: str = ""
    receipt: str = ""
    no_receipt: str = ""
    second: str = ""
    claim: int | None = None
    pence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Where money is now: pence in each fund, in the order of the statement's `funds`."""

    place: str
    since: date | None = None
    statement: bool = False
    pence: tuple[int, ...]

    @property
    def total(self) -> int:
        """The pence in this place, whatever they are for."""
        return sum(self.pence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Every figure and word printed on one money sheet; amounts are pence."""

    identity: str
    group: str
    currency: str
    place: str
    number: int
    meeting: str
    begins: datetime
    made_by: str
    sent_to: str
    sent_on: date
    started: int
    start_reason: str = ""
    money_in: tuple[Printed, ...]
    paid_out: tuple[Printed, ...]
    moved: tuple[Printed, ...]
    coins: tuple[tuple[int, int], ...]
    counted: int
    explanation: str = ""
    difference_entry: int | None = None
    owed: int = 0
    owed_pence: int = 0
    advances: int = 0
    advances_pence: int = 0
    funds: tuple[str, ...]
    holdings: tuple[Holding, ...]
    general: int
    reserve: int = 0
    reserve_months: int = 0
    owed_general: int = 0
    advances_general: int = 0
    made_for: str = ""
    counted_by: tuple[str, ...]
    alone_reason: str = ""
    next_chair: str = ""
    after_entry: int
    seal: str

    @property
    def rows(self) -> tuple[tuple[Printed, EntryType, int], ...]:
        """Every row, with the type of its entry and the sign of the entry's first line."""
        parts = ((self.money_in, EntryType.RECEIPT, 1), (self.paid_out, EntryType.PAYMENT, -1))
        return tuple(
            (row, kind, sign) for part, kind, sign in (*parts, (self.moved, EntryType.MOVE, 1)) for row in part
        )

    @property
    def in_total(self) -> int:
        """Money in."""
        return sum(row.pence for row in self.money_in)

    @property
    def out_total(self) -> int:
        """Money paid out."""
        return sum(row.pence for row in self.paid_out)

    @property
    def moved_total(self) -> int:
        """Money moved into (+) or out of (−) the tin."""
        return sum(row.pence for row in self.moved)

    @property
    def expected(self) -> int:
        """What the tin should hold."""
        in_tin = sum(row.pence for row in self.money_in if row.place == self.place)
        out_of_tin = sum(row.pence for row in self.paid_out if row.place == self.place)
        return self.started + in_tin - out_of_tin + self.moved_total

    @property
    def difference(self) -> int:
        """Counted less expected."""
        return self.counted - self.expected

    @property
    def free(self) -> int:
        """What is free in General after the reserve, what is still to pay and advances; may be negative."""
        return self.general - self.reserve - self.owed_general - self.advances_general


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedEntry:
    """An entry as it travels: its values, its wordings with their salts, its hash."""

    seq: int
    day: date
    recorded_at: datetime
    type: EntryType
    lines: tuple[Line, ...]
    sheet: int | None
    reverses: int | None
    decided_on: date | None
    wordings: tuple[Wording, ...]
    prev: bytes
    hash: bytes

    @classmethod
    def of(cls, made: Link) -> "SealedEntry":
        """Return a chained entry as it travels; of one that moves no money only the digests go along."""
        entry = made.entry
        wordings = entry.wordings if entry.type.moves_money else tuple(w.erased() for w in entry.wordings)
        return cls(
            seq=entry.seq,
            day=entry.day,
            recorded_at=entry.recorded_at,
            type=entry.type,
            lines=entry.lines,
            sheet=entry.sheet,
            reverses=entry.reverses,
            decided_on=entry.decided_on,
            wordings=wordings,
            prev=made.prev,
            hash=made.hash,
        )

    def link(self) -> Link:
        """Return the entry in its place in the chain."""
        entry = Entry(
            seq=self.seq,
            day=self.day,
            recorded_at=self.recorded_at,
            type=self.type,
            lines=self.lines,
            sheet=self.sheet,
            reverses=self.reverses,
            decided_on=self.decided_on,
            wordings=self.wordings,
        )
        return Link(entry, self.prev, self.hash)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A money sheet on its way to the facilitator. `follows` is the number of the sheet before, if any."""

    statement: Statement
    entries: tuple[SealedEntry, ...]
    head_before: bytes
    follows: int | None = None
    notes: tuple[Note, ...] = ()

    @property
    def head(self) -> bytes:
        """The hash of the newest entry."""
        return self.entries[-1].hash if self.entries else self.head_before


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A sheet that came from another book, with what was said about it."""

    id: int
    letter: Letter
    notes: tuple[Note, ...]

    @property
    def state(self) -> State:
        """How far the sheet has come."""
        return self.notes[-1].state


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the facilitator says to a sheet, on its way back."""

    identity: str
    group: str
    place: str
    number: int
    seal: str
    state: State
    by: str
    words: str = ""
    on: date

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before the answer can go back."""
        if self.state not in ANSWERS:
            yield Problem("state", N_("Choose accept, ask a question, or paid."))
        if not self.by.strip():
            yield Problem("by", N_("Write who answers. A first name is enough."))
        if self.state is State.QUERIED and not self.words.strip():
            yield Problem("words", N_("Write the question, so that the secretary can answer it."))
