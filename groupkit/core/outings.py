"""The money of an outing: what was planned, what it cost, who shares it, and who pays whom afterwards.

What people bear is worked out anew each time from the costs and the people, in whole pence. Settling up is
no spending: it only moves what was spent already.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from groupkit.core.money import MOST
from groupkit.core.problems import Problem, refuse
from groupkit.core.shares import (
    POT,
    Bill,
    Payment,
    Shared,
    Sharer,
    amount_problems,
    nets,
    settle,
    share,
)
from groupkit.i18n import N_, current

EQUAL, PARTS, AMOUNTS = "equal", "parts", "amounts"
WAYS = {
    EQUAL: N_("Everybody pays the same"),
    PARTS: N_("By parts, such as 2 for an adult and 1 for a child"),
    AMOUNTS: N_("An amount is set for each person"),
}
OPEN, PUT_AWAY = "open", "put-away"
IN, OUT = "in", "out"
MOST_PARTS = 99
_NAME, _WORDS = 80, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Outing:
    """Something the group does together away from its meetings; `fund` is the pot it is paid from.

    With `pot_meets`, amounts set by hand may come to less than the cost, and the pot meets the rest.
    """

    id: int = 0
    name: str
    day: date
    fund: int
    way: str = EQUAL
    pot_meets: bool = False
    state: str = OPEN

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before this can be an outing."""
        if not self.name.strip():
            yield Problem("name", N_("Give the outing a name, such as Bowling."))
        elif len(self.name) > _NAME:
            yield _long("name", _NAME)
        if self.way not in WAYS:
            yield Problem("way", N_("Choose how it is shared."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A line of the budget in pence: money in, such as what people pay, or money out, such as the coach."""

    id: int = 0
    outing: int
    direction: str = OUT
    what: str
    pence: int

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before this can be a line of the budget."""
        if not self.what.strip():
            yield Problem("what", N_("Say what it is for."))
        elif len(self.what) > _WORDS:
            yield _long("what", _WORDS)
        if self.direction not in (IN, OUT):
            yield Problem("direction", N_("Choose money in or money out."))
        if not 0 < self.pence <= MOST:
            yield Problem("pence", N_("Type an amount above zero."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Goer:
    """A person who comes along, and how they share.

    `parts` 0 leaves their part to the others; `most` is the most they pay, and the pot meets what is above.
    `amount` is what they pay where amounts are set. `odd_before` are the odd pence they carried before.
    """

    id: int = 0
    outing: int
    name: str
    parts: int = 1
    amount: int | None = None
    most: int | None = None
    odd_before: int = 0

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before this person can be on the outing."""
        if not self.name.strip():
            yield Problem("name", N_("Write who comes along. A first name is enough."))
        elif len(self.name) > _NAME:
            yield _long("name", _NAME)
        if not 0 <= self.parts <= MOST_PARTS:
            yield Problem("parts", N_("Type how many parts, from 0 to {most}."), {"most": MOST_PARTS})
        if self.amount is not None and not 0 <= self.amount <= MOST:
            yield Problem("amount", N_("Type what they pay, or 0."))
        yield from self.sharer.problems()

    @property
    def sharer(self) -> Sharer:
        """This person as one who shares the bills."""
        return Sharer(id=self.id, most=self.most, odd_before=self.odd_before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Something that was paid for: by whom (the pot, unless said) and for whom.

    No `sharers` means everybody who comes. `line` is the line of the budget it belongs to, and `entry` the
    number of the entry in the book, where group money paid.
    """

    id: int = 0
    outing: int
    what: str
    pence: int
    payer: int = POT
    sharers: frozenset[int] = frozenset()
    line: int | None = None
    entry: int | None = None

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before this can be a cost."""
        if not self.what.strip():
            yield Problem("what", N_("Say what it is for."))
        elif len(self.what) > _WORDS:
            yield _long("what", _WORDS)
        if not 0 < self.pence <= MOST:
            yield Problem("pence", N_("Type an amount above zero."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A payment that was made to settle up; `seq` is the number of its record in the book."""

    seq: int
    day: date
    payment: Payment


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the result in pence; `planned` is None for what nobody planned."""

    what: str
    planned: int | None
    actual: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Budget against what it came to. What people do not pay is the pot's: `pot_planned`, `pot_meets`."""

    rows: tuple[Row, ...]
    planned: int
    cost: int
    people_planned: int
    people: int

    @property
    def pot_planned(self) -> int:
        """The pence the pot was planned to meet; below zero where more was to come in than to go out."""
        return self.planned - self.people_planned

    @property
    def pot_meets(self) -> int:
        """The pence the pot meets."""
        return self.cost - self.people


@dataclass(frozen=True, kw_only=True)
class Reckoning:
    """All that is known of the money of one outing."""

    outing: Outing
    plan: tuple[Planned, ...] = ()
    people: tuple[Goer, ...] = ()
    costs: tuple[Cost, ...] = ()
    settled: tuple[Settled, ...] = ()

    @property
    def cost(self) -> int:
        """What the outing cost in all, in pence."""
        return sum(cost.pence for cost in self.costs)

    @cached_property
    def bills(self) -> tuple[Bill, ...]:
        """The costs, each with the parts of those who share it."""
        return tuple(
            Bill(pence=cost.pence, payer=cost.payer, parts=_parts(self.outing.way, self._sharers(cost)))
            for cost in self.costs
        )

    def _sharers(self, cost: Cost) -> Sequence[Goer]:
        return [who for who in self.people if not cost.sharers or who.id in cost.sharers]

    def problems(self, currency: str) -> Iterator[Problem]:
        """Yield why the costs cannot be shared yet; nothing where all is well."""
        if self.outing.way == AMOUNTS:
            yield from self._amount_problems(currency)
            return
        for cost, bill in zip(self.costs, self.bills, strict=True):
            if not any(bill.parts.values()):
                yield Problem("shares", N_("{what}: choose at least one person to share this."), {"what": cost.what})

    def _amount_problems(self, currency: str) -> Iterator[Problem]:
        if not self.costs:
            return
        amounts = [who.amount or 0 for who in self.people]
        if not self.outing.pot_meets or sum(amounts) > self.cost:
            yield from amount_problems(self.cost, amounts, currency)

    @cached_property
    def shared(self) -> Shared:
        """What each person pays, and what the pot meets; raise RefusedError where it cannot be shared."""
        if self.outing.way != AMOUNTS:
            return share(self.bills, [who.sharer for who in self.people])
        refuse(self._amount_problems("GBP"))
        pays = {who.id: who.amount or 0 if self.costs else 0 for who in self.people}
        return Shared(pays=pays, pot_meets=self.cost - sum(pays.values()))

    @cached_property
    def left(self) -> dict[int, int]:
        """What each person, and the pot, still gets back (+) or gives (−), in pence."""
        return nets(self.bills, self.shared, (each.payment for each in self.settled))

    @property
    def payments(self) -> tuple[Payment, ...]:
        """Who pays whom now: at most one fewer than there are people and the pot."""
        return settle(self.left)

    def paid(self, who: int) -> int:
        """Return the pence a person paid for the costs."""
        return sum(cost.pence for cost in self.costs if cost.payer == who)

    def given(self, who: int) -> int:
        """Return the pence a person gave to settle up, less what they got."""
        each = [one.payment for one in self.settled]
        return sum(one.pence * ((one.payer == who) - (one.payee == who)) for one in each)

    @property
    def result(self) -> Result:
        """Budget against actual, line by line, and what people and the pot bear of it."""
        out = [line for line in self.plan if line.direction == OUT]
        known = {line.id for line in out}
        rows = [
            Row(what=line.what, planned=line.pence, actual=sum(c.pence for c in self.costs if c.line == line.id))
            for line in out
        ]
        rows += [Row(what=c.what, planned=None, actual=c.pence) for c in self.costs if c.line not in known]
        return Result(
            rows=tuple(rows),
            planned=sum(line.pence for line in out),
            cost=self.cost,
            people_planned=sum(line.pence for line in self.plan if line.direction == IN),
            people=sum(self.shared.pays.values()),
        )


def _parts(way: str, sharers: Sequence[Goer]) -> dict[int, Fraction]:
    return {who.id: Fraction(min(who.parts, 1) if way == EQUAL else who.parts) for who in sharers}


def pay_problems(payment: Payment, people: Sequence[Goer]) -> Iterator[Problem]:
    """Yield why somebody cannot pay somebody else to settle up."""
    known = {POT, *(who.id for who in people)}
    if not {payment.payer, payment.payee} <= known:
        yield Problem("payer", N_("Choose somebody who is on this outing."))
    if payment.payer == payment.payee:
        yield Problem("payee", N_("Nobody pays themselves. Choose who gets it."))
    if not 0 < payment.pence <= MOST:
        yield Problem("pence", N_("Type an amount above zero."))


def name_of(who: int, people: Sequence[Goer]) -> str:
    """Return the name of a person on the outing, or of the pot; a number where the name was erased."""
    words = current()
    if who == POT:
        return words.gettext(N_("The pot"))
    at = next((at for at, each in enumerate(people, start=1) if each.id == who), 0)
    known = people[at - 1].name if at else ""
    return known or words.gettext(N_("Person {number}")).format(number=at)


def _long(field: str, most: int) -> Problem:
    return Problem(field, N_("Use fewer letters: {most} at most."), {"most": most})
