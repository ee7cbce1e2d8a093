"""Papers that protect whoever looks after the money: the trail of the book, and handing the money over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from groupkit.core.ledger import EntryType
from groupkit.core.letters import Holding
from groupkit.core.seals import Sealed
from groupkit.i18n import N_

TYPES: Mapping[EntryType, str] = {
    EntryType.OPENING: N_("What we began with"),
    EntryType.RECEIPT: N_("Money in"),
    EntryType.PAYMENT: N_("Paid out"),
    EntryType.MOVE: N_("Moved"),
    EntryType.FUND_MOVE: N_("Moved between pots"),
    EntryType.COUNT_DIFFERENCE: N_("Cash over or short"),
    EntryType.REVERSAL: N_("Put right"),
    EntryType.RECORD: N_("Written down"),
    EntryType.CLOSE: N_("Month closed"),
    EntryType.REOPEN: N_("Month opened again"),
    EntryType.REDACTION: N_("Names taken out"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """Pence into (+) or out of (−) a pot in a place, by their names."""

    place: str
    fund: str
    pence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One entry of the book as it stands in the trail.

    `what` is its note or kind in the group's own words, or what it is about where it moves no money. `puts_right`
    is the entry it unmakes, `put_right_by` the one that unmakes it.
    """

    entry: int
    day: date
    written: datetime
    type: EntryType
    what: str = ""
    who: str = ""
    made_by: str = ""
    second: str = ""
    receipt: str = ""
    sheet: int | None = None
    puts_right: int | None = None
    put_right_by: int | None = None
    amounts: tuple[Amount, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Redone:
    """An amount, in pence, that was changed or taken off (`after` is None) while a sheet was made."""

    sheet: int
    day: date
    what: str
    before: int
    after: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """Everything the book says of some days; `began` and `ended` are pence by the name of each place."""

    group: str
    currency: str
    first: date
    last: date
    steps: tuple[Step, ...]
    began: tuple[tuple[str, int], ...]
    ended: tuple[tuple[str, int], ...]
    printed: date
    sealed: Sealed
    redone: tuple[Redone, ...] = ()

    @property
    def inside(self) -> tuple[Step, ...]:
        """The entries about these days: what was there, and all of them, come to what is there."""
        return tuple(step for step in self.steps if self.first <= step.day <= self.last)

    @property
    def outside(self) -> tuple[Step, ...]:
        """The entries written on these days about other days."""
        return tuple(step for step in self.steps if not self.first <= step.day <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owing:
    """Money that somebody waits for, or was given before it is spent: `number` is that of a claim."""

    number: int | None = None
    who: str
    what: str = ""
    since: date | None = None
    pence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A grant that still runs: what is left of it, and what comes next, each with its day."""

    name: str
    pence: int
    dates: tuple[tuple[str, date], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What was counted together: by note and coin where it was, and by whom."""

    place: str
    day: date
    by: tuple[str, ...]
    coins: tuple[tuple[int, int], ...]
    pence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Handing:
    """The money as it passes from one treasurer to the next; every figure follows from the book.

    `ticks` are the papers, keys and boxes, each with whether it was handed over. `sign_now` and `sign_change` say
    who can sign at the bank and who is to, `open` what is not settled yet; they are words and may be empty.
    """

    group: str
    currency: str
    day: date
    giver: str
    taker: str
    third: str = ""
    counted: tuple[Counted, ...]
    funds: tuple[str, ...]
    holdings: tuple[Holding, ...]
    claims: tuple[Owing, ...]
    advances: tuple[Owing, ...]
    grants: tuple[Promise, ...]
    sign_now: str = ""
    sign_change: str = ""
    open: str = ""
    ticks: tuple[tuple[str, bool], ...]
    closed: date | None = None
    sealed: Sealed
