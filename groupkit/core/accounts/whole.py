"""A whole account, as it is read aloud, shown and printed: figures by number, and the words that go with them.

The figures hold no name, so those of a closed month can be written into the book for good; the words stand
beside them and can be erased.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from groupkit.core.accounts.lines import Account, by_line
from groupkit.core.accounts.period import Cells, Report, ReportRow, added, beside
from groupkit.core.ledger import seal
from groupkit.i18n import Catalogue

_SENT_ON = ("group", "fund", "kind", "place")
LOST = "…"
"""What stands where a name or note was erased."""


class Proof(StrEnum):
    """What a figure in the book is held against."""

    COUNT = "count"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What was counted in a tin, or stood on the statement of a bank, beside what the book says.

    `since` is what the book has for the place after the last day of the account up to `on`; `waiting` are the
    entries the bank has not seen yet, as (entry, pence). `booked` is what the book says for the last day.
    """

    place: int
    proof: Proof
    on: date
    pence: int
    since: int = 0
    waiting: tuple[tuple[int, int], ...] = ()
    booked: int

    @property
    def not_yet(self) -> int:
        """What the bank has not seen yet, in pence; below zero for what is still to be taken off."""
        return sum(pence for _, pence in self.waiting)

    @property
    def comes_to(self) -> int:
        """What was counted or stated, brought to the last day of the account."""
        return self.pence + self.not_yet - self.since

    @property
    def difference(self) -> int:
        """What there is less what the book says."""
        return self.comes_to - self.booked


@dataclass(frozen=True, slots=True, kw_only=True)
class Owing:
    """What is agreed and not paid out of one pot."""

    fund: int
    claims: int
    pence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Money the group moved from pot to pot, as (pot, pence)."""

    entry: int
    decided_on: date | None
    moved: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Everything in an account that is a number, a day or a key.

    `then` is the same time a year before. `order` are the kinds in the group's own order; `goes` and `scottish`
    name the line and the heading of a kind, `tied` the pots that can be used for one thing only, `differences` the
    kinds that hold what a count was over or short, `hands` the places that are a person's hands.
    """

    now: Report
    then: Report
    places: tuple[tuple[int, Cells], ...]
    checks: tuple[Check, ...] = ()
    owed: tuple[Owing, ...] = ()
    decisions: tuple[Decision, ...] = ()
    order: tuple[int, ...] = ()
    goes: tuple[tuple[int, str], ...] = ()
    scottish: tuple[tuple[int, str], ...] = ()
    tied: tuple[int, ...] = ()
    differences: tuple[int, ...] = ()
    hands: tuple[int, ...] = ()

    @property
    def rows(self) -> tuple[tuple[ReportRow, int], ...]:
        """Every row of this time or the year before, with what it came to then."""
        return beside(self.now, self.then, self.order)

    @property
    def held(self) -> Cells:
        """What all places hold at the end, pot by pot."""
        return added((cells for _, cells in self.places), len(self.now.funds))

    @property
    def agrees(self) -> bool:
        """Whether the places hold what the account ends with, pot by pot."""
        return self.held == self.now.carried

    @property
    def lines(self) -> Account:
        """The lines of the simple yearly account."""
        owed = {each.fund: each.pence for each in self.owed}
        return by_line(self.now, self.tied, dict(self.goes), dict(self.places), owed)

    @property
    def lines_before(self) -> Account:
        """The lines a year before, as far as the book knows them."""
        return by_line(self.then, self.tied, dict(self.goes), {}, {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """Two people closed the month: the day, and the entry."""

    on: date
    entry: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened:
    """Two people opened the month again after it was closed, and why."""

    on: date
    entry: int
    by: str
    second: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeAccount:
    """An account ready to be shown or printed, with the newest hash of the book it was made from.

    `words` are names and notes: "group", "by" and "second", "fund_2", "kind_5", "place_1", "note_409" of an
    entry and "why_1" of a place whose check differs.
    """

    currency: str
    figures: Figures
    words: Mapping[str, str] = field(default_factory=dict)
    closed: Closed | None = None
    reopened: tuple[Reopened, ...] = ()
    head: bytes = bytes(32)
    after_entry: int = 0

    @property
    def group(self) -> str:
        """The name of the group."""
        return self.words.get("group") or LOST

    @property
    def seal(self) -> str:
        """The code that proves which book this came from."""
        return seal(self.head)

    def nameless(self, words: Catalogue) -> "WholeAccount":
        """Return the account without names and without what people wrote, to be sent on; `words` speak instead."""
        kept = {what: text for what, text in self.words.items() if what.partition("_")[0] in _SENT_ON}
        one, other = words.gettext("one of us"), words.gettext("another of us")
        hand = words.gettext("In somebody’s hands ({number})")
        hands = {f"place_{place}": hand.format(number=at) for at, place in enumerate(self.figures.hands, start=1)}
        again = tuple(replace(each, by=one, second=other, why="") for each in self.reopened)
        return replace(self, words={**kept, "by": one, "second": other, **hands}, reopened=again)

    def named(self, what: str, number: int) -> str:
        """Return the name of a "fund", "kind" or "place", or the "note" of an entry."""
        return self.words.get(f"{what}_{number}") or LOST

    @property
    def funds(self) -> tuple[str, ...]:
        """The names of the pots, in the order of the columns."""
        return tuple(self.named("fund", fund) for fund in self.figures.now.funds)

    @property
    def closers(self) -> tuple[str, str]:
        """Who closed the month."""
        return self.words.get("by") or LOST, self.words.get("second") or LOST
