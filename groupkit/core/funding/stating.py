"""The statement to a funder: everything it says, in names and pence, and the sums anyone can check on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from groupkit.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the award that came, or is still to come where there is no entry."""

    day: date
    what: str
    pence: int
    entry: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A kind of cost: what was set for it, spent, and in how many payments."""

    name: str
    budget: int
    spent: int
    payments: int

    @property
    def left(self) -> int:
        """What is left of the amount set for it."""
        return self.budget - self.spent


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid:
    """One payment, or the putting right of one; never who was paid."""

    entry: int
    day: date
    what: str
    receipt: str
    pence: int
    puts_right: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """A kind of cost outside the award that the coordinator said yes to, up to an amount, and why."""

    entry: int
    day: date
    kind: str
    pence: int
    by: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a funder is told about its award on a day; amounts in pence.

    In a pot that several awards fill, `shared` names them all, `parts` and `of` say how large this one's share is,
    and the payments are those of the whole pot.
    """

    group: str
    currency: str
    pot: str
    funder: str
    sort: str
    reference: str
    host: str
    starts: date
    ends: date
    on: date
    report_due: date | None
    award: int
    parts: tuple[Part, ...]
    lines: tuple[Line, ...]
    paid: tuple[Paid, ...]
    allowed: tuple[Allowed, ...]
    received: int
    own: int
    own_agreed: int
    back: int
    spent: int
    left: int
    left_of_others: int
    balance: int
    left_over: str
    proposal: str
    shared: tuple[str, ...]
    share: int
    of: int
    files: int
    seal: str
    head: bytes
    after_entry: int

    @property
    def to_come(self) -> int:
        """What of the award has not come yet."""
        return max(0, self.award - self.received)


def checks(told: Statement) -> Iterator[tuple[str, bool]]:
    """Yield what has to agree on a statement, in words, and whether it does."""
    said = N_("We spent no more than came in, or our own money is shown.")
    yield said, told.spent <= told.received - told.back or told.own > 0
    yield N_("The lines add up to what we spent."), sum(line.spent for line in told.lines) == told.spent
    if len(told.shared) > 1:
        said = N_("What is left for each funder adds up to what the book holds in this pot.")
        yield said, told.left + told.left_of_others == told.balance
    else:
        said = N_("What came in, less what we spent, is what the book holds in this pot.")
        listed = told.received + told.own - told.back - sum(each.pence for each in told.paid)
        yield said, told.left == told.balance == listed
