"""What an outing comes to: who shares what, budget against actual, and who pays whom afterwards.

What people bear is worked out anew each time from the costs and the people, in whole pence. Settling up is
no spending: it only moves what was spent already. Whoever waits, or cannot come after all, bears nothing, and
gets back what they gave.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from groupkit.core.money import MOST
from groupkit.core.outings.results import Met, Result, Row, Totals
from groupkit.core.outings.sharing import as_sharers, leaves, parts, set_for
from groupkit.core.outings.values import (
    AMOUNTS,
    COMING,
    IN,
    OUT,
    PRICE,
    Cost,
    Goer,
    Outing,
    Planned,
    Settled,
)
from groupkit.core.problems import Problem, refuse
from groupkit.core.shares import POT, Bill, Payment, Shared, amount_problems, nets, settle, share
from groupkit.i18n import N_, Catalogue

FEW = 3


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
    def coming(self) -> tuple[Goer, ...]:
        """Those on the list who come."""
        return tuple(who for who in self.people if who.standing == COMING)

    @property
    def heads(self) -> int:
        """How many come: a party counts with everybody in it."""
        return sum(who.party for who in self.coming)

    @cached_property
    def concerned(self) -> tuple[Goer, ...]:
        """Those whom the money is about: who comes, and anybody else who gave, paid or got something."""
        moved = {cost.payer for cost in self.costs}
        moved |= {who for each in self.settled for who in (each.payment.payer, each.payment.payee)}
        return tuple(who for who in self.people if who.standing == COMING or who.id in moved or leaves(who))

    @cached_property
    def bills(self) -> tuple[Bill, ...]:
        """The costs, each with the parts of those who share it; parts on a free place stand under minus the number.

        The pot meets what is shared by a free place, so that it costs nobody else more.
        """
        return tuple(
            Bill(pence=cost.pence, payer=cost.payer, parts=parts(self.outing.way, self._sharers(cost)))
            for cost in self.costs
        )

    def _sharers(self, cost: Cost) -> Sequence[Goer]:
        return [who for who in self.coming if not cost.sharers or who.id in cost.sharers]

    def problems(self) -> Iterator[Problem]:
        """Yield why the costs cannot be shared yet; nothing where all is well.

        As long as nobody comes, the pot meets everything.
        """
        if not self.coming or self.outing.way == PRICE:
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
        amounts = [set_for(self.outing, who, costs=bool(self.costs)) for who in self.people]
        if not self.outing.pot_meets or sum(amounts) > self.cost:
            yield from amount_problems(self.cost, amounts, self.currency)

    @cached_property
    def shared(self) -> Shared:
        """What each person pays, and what the pot meets; raise RefusedError where it cannot be shared."""
        refuse(self.problems())
        pays = {who.id: set_for(self.outing, who, costs=bool(self.costs)) for who in self.people}
        odd: frozenset[int] = frozenset()
        if self.outing.way not in (AMOUNTS, PRICE) and self.coming:
            found = share(self.bills, list(as_sharers(self.coming)))
            pays |= {who.id: found.pays[who.id] for who in self.coming}
            odd = found.odd
        return Shared(pays=pays, pot_meets=self.cost - sum(pays.values()), odd=odd)

    @cached_property
    def left(self) -> dict[int, int]:
        """What each person, and the pot, still gets back (+) or gives (−), in pence."""
        return nets(self.bills, self.shared, (each.payment for each in self.settled))

    @property
    def payments(self) -> tuple[Payment, ...]:
        """Who pays whom now: at most one fewer than there are people and the pot.

        Where a place has a price, it is paid to the pot, and the pot gives back.
        """
        if self.outing.way != PRICE:
            return settle(self.left)
        open_ = [(who.id, self.left[who.id]) for who in self.people]
        gives = (Payment(who, POT, -pence) for who, pence in open_ if pence < 0)
        return (*gives, *(Payment(POT, who, pence) for who, pence in open_ if pence > 0))

    def paid(self, who: int) -> int:
        """Return the pence a person has paid: for the costs, and to settle up, less what they got back."""
        given = [one.payment for one in self.settled]
        return sum(cost.pence for cost in self.costs if cost.payer == who) + sum(
            one.pence * ((one.payer == who) - (one.payee == who)) for one in given
        )

    @property
    def places(self) -> int:
        """How many places the budget counts with: all there are, or where there is no end, those who come."""
        return self.outing.places or self.heads

    @property
    def paid_places(self) -> int:
        """How many of the places in the budget are not free."""
        return max(0, self.places - (self.outing.free_places or sum(who.free for who in self.coming)))

    def planned(self, line: Planned) -> int:
        """Return the pence a line of the budget comes to; one for each place counts with all that it is for."""
        by_people = line.direction == IN and line.fund is None
        return line.pence * ((self.paid_places if by_people else self.places) if line.each else 1)

    @property
    def people_planned(self) -> int:
        """The pence people were to pay: what the budget says, or else the price of the places that are paid."""
        said = [self.planned(line) for line in self.plan if line.direction == IN and line.fund is None]
        return sum(said) if said or self.outing.way != PRICE else self.outing.price * self.paid_places

    @property
    def result(self) -> Result:
        """Budget against actual, line by line, and what people, pots and grants bear of it."""
        out = [line for line in self.plan if line.direction == OUT]
        known = {line.id for line in out}
        rows = [
            Row(
                what=line.what,
                planned=self.planned(line),
                actual=sum(c.pence for c in self.costs if c.line == line.id),
            )
            for line in out
        ]
        rows += [Row(what=c.what, planned=None, actual=c.pence) for c in self.costs if c.line not in known]
        planned = sum(self.planned(line) for line in out)
        people = None if any(self.problems()) else sum(self.shared.pays.values())
        return Result(
            rows=tuple(rows),
            planned=planned,
            cost=self.cost,
            people_planned=self.people_planned,
            people=people,
            met=tuple(self._met(planned - self.people_planned, None if people is None else self.cost - people)),
        )

    def _met(self, planned: int, actual: int | None) -> Iterator[Met]:
        """Yield what the pot of the outing meets, and what each other pot or grant does."""
        given, gave = self._given(), self._gave()
        others = sorted({*given, *gave} - {self.outing.fund})
        rest = None if actual is None else actual - sum(gave[fund] for fund in others)
        yield Met(fund=self.outing.fund, planned=planned - sum(given[fund] for fund in others), actual=rest)
        for fund in others:
            yield Met(fund=fund, planned=given[fund], actual=None if actual is None else gave[fund])

    def _given(self) -> dict[int, int]:
        return _sums((line.fund, self.planned(line)) for line in self.plan if line.direction == IN)

    def _gave(self) -> dict[int, int]:
        """Return the pence that went out of each pot or grant that is named, less what went into it."""
        paid = [(cost.fund, cost.pence) for cost in self.costs if cost.payer == POT]
        for each in self.settled:
            one = each.payment
            paid.append((each.fund, one.pence * ((one.payer == POT) - (one.payee == POT))))
        return _sums(paid)

    @property
    def totals(self) -> Totals:
        """What everybody may see; costs that nobody planned are one sum, because their words may name somebody."""
        result = self.result
        few = result.people is None or sum(pence > 0 for pence in self.shared.pays.values()) < FEW
        return Totals(
            name=self.outing.name,
            day=self.outing.day,
            currency=self.currency,
            people=self.heads,
            rows=tuple(row for row in result.rows if row.planned is not None),
            others=sum(row.actual for row in result.rows if row.planned is None),
            planned=result.planned,
            cost=result.cost,
            together=None if few else result.people,
            pot_meets=None if few else result.met[0].actual,
            grants=result.met[1:],
        )


def _sums(parts: Iterable[tuple[int | None, int]]) -> dict[int, int]:
    found: dict[int, int] = defaultdict(int)
    for fund, pence in parts:
        if fund is not None:
            found[fund] += pence
    return found


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


def with_party(who: Goer, known: Reckoning, words: Catalogue) -> str:
    """Return the name of somebody, with how many come under it where they are more than one."""
    name = name_of(who.id, known.people, words)
    if who.party == 1 or who.standing != COMING:
        return name
    return words.gettext(N_("{name} ({count} people)")).format(name=name, count=who.party)


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
