"""How a person gets their money back: what they claim line by line, and how far the claim has come.

How far a claim is stands nowhere by itself: it is what the steps taken so far come to. Nobody agrees their
own claim, and nobody hands in, agrees and pays one claim alone.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from groupkit.core.money import MOST
from groupkit.core.problems import GroupkitError, Problem
from groupkit.i18n import N_, Catalogue


class State(StrEnum):
    """How far a claim has come."""

    DRAFT = "draft"
    HANDED_IN = "handed-in"
    SENT_BACK = "sent-back"
    AGREED = "agreed"
    NOT_AGREED = "not-agreed"
    PAID = "paid"
    WAIVED = "waived"


class Deed(StrEnum):
    """What a person does with a claim."""

    CHANGE = "change"
    HAND_IN = "hand-in"
    SEND_BACK = "send-back"
    ADD = "add"
    AGREE = "agree"
    NOT_AGREE = "not-agree"
    PAY = "pay"
    WAIVE = "waive"


class Sort(StrEnum):
    """What is claimed: what something cost, a thank-you for time, or the spending of an advance."""

    COST = "cost"
    TIME = "time"
    ADVANCE = "advance"


_LEADS: Mapping[tuple[State, Deed], State] = {
    (State.DRAFT, Deed.CHANGE): State.DRAFT,
    (State.DRAFT, Deed.HAND_IN): State.HANDED_IN,
    (State.HANDED_IN, Deed.CHANGE): State.HANDED_IN,
    (State.HANDED_IN, Deed.AGREE): State.AGREED,
    (State.HANDED_IN, Deed.SEND_BACK): State.SENT_BACK,
    (State.HANDED_IN, Deed.NOT_AGREE): State.NOT_AGREED,
    (State.SENT_BACK, Deed.CHANGE): State.SENT_BACK,
    (State.SENT_BACK, Deed.ADD): State.HANDED_IN,
    (State.AGREED, Deed.CHANGE): State.HANDED_IN,
    (State.AGREED, Deed.PAY): State.PAID,
    (State.AGREED, Deed.WAIVE): State.WAIVED,
}
STEPS: Mapping[State, frozenset[State]] = {
    state: frozenset(to for (start, _), to in _LEADS.items() if start is state and to is not state)
    for state in State
}
OTHER = "other"
NO_RECEIPT = frozenset({"bus", "machine", "lost", "faded", "shared", "market", "small", "mileage", OTHER})
"""Why there can be no receipt, by key; the words stand in the form of claims."""
_NUMBERS = re.compile(
    r"\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"
    r"|\b\d{2}[- ]?\d{2}[- ]?\d{2}\b.{0,30}\b\d{8}\b"
    r"|\b[A-Z]{2}\d{2} ?[A-Z]{4} ?\d{4}",
    re.IGNORECASE,
)
"""A National Insurance number, a sort code with an account, or the beginning of an IBAN."""
_MAKES = (Deed.CHANGE, Deed.HAND_IN, Deed.ADD)


def leads_to(state: State, deed: Deed) -> State | None:
    """Return the state a deed leads to, or None when it cannot be done from there."""
    return _LEADS.get((state, deed))


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who does something: a name, the names they had before, and whose work they do while that one is away."""

    name: str
    id: int | None = None
    before: tuple[str, ...] = ()
    stands_in_for: str = ""

    def told(self, words: Catalogue) -> str:
        """Return their name, and whose work they do where it is that of somebody who is away."""
        if not self.stands_in_for:
            return self.name
        return words.gettext("{name}, for {other}").format(name=self.name, other=self.stands_in_for)

    def is_same(self, other: "Person") -> bool:
        """Tell whether both are one person, by number or by a name of now or earlier, however it is typed."""
        if self.id is not None and self.id == other.id:
            return True
        return not _own_names(self).isdisjoint(_own_names(other))


def may_be_one(one: Person, other: Person) -> bool:
    """Tell whether two may be the same person, or one does the work of the other."""
    return one.is_same(other) or not _names(one).isdisjoint(_names(other))


def _own_names(person: Person) -> set[str]:
    return {_plain(name) for name in (person.name, *person.before)} - {""}


def _names(person: Person) -> set[str]:
    return _own_names(person) | ({_plain(person.stands_in_for)} - {""})


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """One thing the money was spent on, in pence; `miles` are tenths of a mile, `rate` names the rate used.

    `no_receipt` is one of NO_RECEIPT, `why_none` a few words on it; `second` is who says that it is all right.
    """

    id: int = 0
    day: date
    kind: int
    fund: int
    what: str
    pence: int
    receipt: str = ""
    no_receipt: str = ""
    why_none: str = ""
    second: str = ""
    from_place: str = ""
    to_place: str = ""
    miles: int | None = None
    rate: str = ""
    meeting: int | None = None
    outing: int | None = None

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before this line can be handed in."""
        if not 0 < self.pence <= MOST:
            yield Problem("amount", N_("One line has no amount yet. Type what it cost, or take the line out."))
        yield from self._told()
        if not self.receipt.strip() and self.no_receipt not in NO_RECEIPT:
            yield Problem("receipt", N_("Write the receipt number, or choose why there is none."))
        if self.no_receipt == OTHER and not self.why_none.strip():
            yield Problem("why_none", N_("Write a few words on why there is no receipt."))

    def _told(self) -> Iterator[Problem]:
        if not self.what.strip():
            yield Problem("what", N_("Write what it was, and what it was for."))
        if self.miles is not None and not (self.from_place.strip() and self.to_place.strip()):
            yield Problem("from_place", N_("Write where the journey began, and where it went."))
        for name in ("what", "from_place", "to_place", "why_none"):
            if _NUMBERS.search(getattr(self, name)):
                yield Problem(name, N_("Leave out bank and National Insurance numbers. We never keep them."))

    @property
    def without_receipt(self) -> bool:
        """Whether a second person has to say that the line is all right."""
        return not self.receipt.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one person asks to have back; `how` is "cash" or "bank".

    `advance` is the place of the cash they got before, where this tells what became of it.
    """

    id: int = 0
    number: int
    who: Person
    day: date
    how: str = "cash"
    sort: Sort = Sort.COST
    advance: int | None = None
    lines: tuple[ClaimLine, ...] = ()

    def problems(self, on: date) -> Iterator[Problem]:
        """Yield everything to put right before the claim can be handed in on a day."""
        if not self.who.name.strip():
            yield Problem("who", N_("Write whose claim it is. A first name is enough."))
        if not self.lines:
            yield Problem("lines", N_("Add what the money was spent on."))
        for line in self.lines:
            yield from (p for p in line.problems() if self.sort is not Sort.TIME or p.field != "receipt")
            if line.day > on:
                yield Problem("day", N_("That date has not come yet. Put in the day the money was spent."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing done with a claim, on a day, by a person.

    `amounts` are the pence agreed for each line, by its id. `second` also agrees. `far_on` is the day somebody
    far away said yes. A payment was in `how`; `reference` is the bank's, `received` the claimant's mark for cash,
    `entries` are its numbers in the book.
    """

    deed: Deed
    by: Person
    day: date
    why: str = ""
    amounts: Mapping[int, int] = field(default_factory=dict)
    second: Person | None = None
    far_on: date | None = None
    pence: int = 0
    reference: str = ""
    received: bool = False
    how: str = ""
    entries: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the steps of a claim come to: its state, who made it, what is agreed by whom, what was paid."""

    state: State = State.DRAFT
    makers: tuple[Person, ...] = ()
    agreed_by: Person | None = None
    amounts: Mapping[int, int] = field(default_factory=dict)
    handed_in_on: date | None = None
    paid: int = 0

    @property
    def agreed(self) -> int:
        """The pence agreed in all."""
        return sum(self.amounts.values())


def standing(steps: Iterable[Step]) -> Standing:
    """Return what the steps come to; any change takes the agreement away."""
    now = Standing()
    for step in steps:
        state = leads_to(now.state, step.deed)
        if state is None:
            raise GroupkitError(N_("The steps of this claim are not in a row. Call your facilitator."))
        now = replace(now, state=state)
        if step.deed in _MAKES:
            now = replace(now, makers=(*now.makers, step.by), agreed_by=None, amounts={})
        if step.deed in (Deed.HAND_IN, Deed.ADD):
            now = replace(now, handed_in_on=step.day)
        if step.deed is Deed.AGREE:
            now = replace(now, agreed_by=step.by, amounts=dict(step.amounts))
        if step.deed is Deed.PAY:
            now = replace(now, paid=step.pence)
    return now


def fold(steps: Iterable[Step]) -> State:
    """Return how far the claim has come."""
    return standing(steps).state
