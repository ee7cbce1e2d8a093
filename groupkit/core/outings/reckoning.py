"""What an outing comes to: who shares what, budget against actual, and who pays whom afterwards.

What people bear is worked out anew each time from the costs and the people, in whole pence. Settling up is
no spending: it only moves what was spent already.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from groupkit.core.money import MOST
from groupkit.core.outings.values import AMOUNTS, EQUAL, IN, OUT, Cost, Goer, Outing, Planned, Settled
from groupkit.core.problems import Problem, refuse
from groupkit.core.shares import POT, Bill, Payment, Shared, amount_problems, nets, settle, share
from groupkit.i18n import N_, Catalogue

FEW = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the result in pence; `planned` is None for what nobody planned."""

    what: str
    planned: int | None
    actual: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Budget against what it came to. What people do not pay is the pot's: `pot_planned`, `pot_meets`.

    Both `people` and `pot_meets` are None as long as the costs cannot be shared.
    """

    rows: tuple[Row, ...]
    planned: int
    cost: int
    people_planned: int
    people: int | None

    @property
    def pot_planned(self) -> int:
        """The pence the pot was planned to meet; below zero where more was to come in than to go out."""
        return self.planned - self.people_planned

    @property
    def pot_meets(self) -> int | None:
        """The pence the pot meets."""
        return None if self.people is None else self.cost - self.people


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What everybody may see of an outing: no names, and no one's part.

    `together` and `pot_meets` stay empty where so few people pay that a total would tell what one of them pays.
    """

    name: str
    day: date
    currency: str
    people: int
    rows: tuple[Row, ...]
    others: int
    planned: int
    cost: int
    together: int | None
    pot_meets: int | None


@dataclass(frozen=True, kw_only=True)
class Reckoning:
    """All that is known of the money of one outing."""

    outing: Outing
    plan: tuple[Planned, ...] = ()
    people: tuple[Goer, ...] = ()
    costs: tuple[Cost, ...] = ()
    settled: tuple[Settled, ...] = ()
    currency: str = "GBP"

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

    def problems(self) -> Iterator[Problem]:
        """Yield why the costs cannot be shared yet; nothing where all is well.

        As long as nobody is on the list, the pot meets everything.
        """
        if not self.people:
            return
        if self.outing.way == AMOUNTS:
            yield from self._amount_problems()
            return
        for cost, bill in zip(self.costs, self.bills, strict=True):
            if not any(bill.parts.values()):
                yield Problem(
                    "shares", N_("{what}: choose at least one person to share this."), {"what": cost.what}
                )

    def _amount_problems(self) -> Iterator[Problem]:
        if not self.costs:
            return
        amounts = [who.amount or 0 for who in self.people]
        if not self.outing.pot_meets or sum(amounts) > self.cost:
            yield from amount_problems(self.cost, amounts, self.currency)

    @cached_property
    def shared(self) -> Shared:
        """What each person pays, and what the pot meets; raise RefusedError where it cannot be shared."""
        refuse(self.problems())
        if self.outing.way != AMOUNTS and self.people:
            return share(self.bills, [who.sharer for who in self.people])
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
        """Return the pence a person has paid: for the costs, and to settle up, less what they got back."""
        given = [one.payment for one in self.settled]
        return sum(cost.pence for cost in self.costs if cost.payer == who) + sum(
            one.pence * ((one.payer == who) - (one.payee == who)) for one in given
        )

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
            people=None if any(self.problems()) else sum(self.shared.pays.values()),
        )

    @property
    def totals(self) -> Totals:
        """What everybody may see; costs that nobody planned are one sum, because their words may name somebody."""
        result = self.result
        few = result.people is None or sum(pence > 0 for pence in self.shared.pays.values()) < FEW
        return Totals(
            name=self.outing.name,
            day=self.outing.day,
            currency=self.currency,
            people=len(self.people),
            rows=tuple(row for row in result.rows if row.planned is not None),
            others=sum(row.actual for row in result.rows if row.planned is None),
            planned=result.planned,
            cost=result.cost,
            together=None if few else result.people,
            pot_meets=None if few else result.pot_meets,
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
        yield Problem("amount", N_("Type an amount above zero."))


def name_of(who: int, people: Sequence[Goer], words: Catalogue) -> str:
    """Return the name of a person on the outing, or of the pot; a number where there is no name."""
    if who == POT:
        return words.gettext(N_("The pot"))
    at = next((at for at, each in enumerate(people, start=1) if each.id == who), 0)
    known = people[at - 1].name if at else ""
    return known or words.gettext(N_("Place {number}")).format(number=at)


def in_words(payment: Payment, people: Sequence[Goer], words: Catalogue, currency: str) -> str:
    """Say who gives whom how much."""
    said = N_("{payer} gives {payee} {amount}.")
    if payment.payee == POT:
        said = N_("{payer} gives {amount} to the pot.")
    if payment.payer == POT:
        said = N_("The pot gives {payee} {amount}.")
    return words.gettext(said).format(
        payer=name_of(payment.payer, people, words),
        payee=name_of(payment.payee, people, words),
        amount=words.money(payment.pence, currency),
    )
