"""Money for a purpose, as rules for a machine that has a book: grants, outings, and what a mile is paid at."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import rule

from groupkit.core.claims import ClaimLine, State
from groupkit.core.funding.awards import Award, Budget
from groupkit.core.ledger import EntryType
from groupkit.core.outings.reckoning import Reckoning
from groupkit.core.outings.values import PARTS, Cost, Goer, Handed, Outing
from groupkit.core.problems import RefusedError
from groupkit.core.rates import Rate, mileage
from groupkit.core.shares import POT, Payment
from groupkit.services.claims import drafts, known, rates
from groupkit.services.funding import awards
from groupkit.services.funding.awards import Arrival
from groupkit.services.outings import costs, planning, settling
from groupkit.services.outings.reckoning import reckoning
from tests.evening import SATURDAY
from tests.services.bookrules import GRANT, KINDS_OUT, Book, days, pence, places
from tests.services.claimrules import FARES, ClaimRules

CAR, OUTING_POT = "car", 2
COMERS = (("Ali", 2), ("Bo", 1), ("Cy", 1), ("Di", 0))
bills = st.integers(1, 9) | st.integers(1, 5000)


class GrantRules(Book):
    """Rules for two grants that fill one pot; the second pays for one kind only. Begin with `begin_grants`."""

    def begin_grants(self) -> None:
        """Set both up."""
        first = Award(fund=GRANT, funder="ICB", pence=90_000, starts=date(2026, 4, 1), ends=date(2027, 3, 31))
        second = replace(first, funder="Borough", parts=2, lines=(Budget(KINDS_OUT[0], 40_000),))
        self.awards = (awards.set_up(self.group, first), awards.set_up(self.group, second))

    @rule(nth=st.integers(0, 1), place=places, amount=pence, day=days, back=st.booleans())
    def grant_money_comes_or_goes_back(self, nth, place, amount, day, back):
        kind = KINDS_OUT[0] if back else 0
        arrival = Arrival(pence=amount, day=day, place=place, made_by="Sam", kind=kind)
        verb = awards.give_back if back else awards.received
        self.note(self.attempt(lambda: verb(self.group, self.awards[nth], arrival)))

    @rule(day=days)
    def grants_hold_what_their_pot_does(self, day):
        """What came less what was spent is what the pot holds, on every day (I21)."""
        for on in (day, SATURDAY):
            mine = [line for line in self.model if line.fund == GRANT and line.day <= on]
            used = [awards.used_on(self.group, award, on) for award in self.awards]
            assert sum(each.left for each in used) == sum(line.pence for line in mine)
            came = sum(line.pence for line in mine if line.type is EntryType.RECEIPT)
            own = sum(line.pence for line in mine if line.type is EntryType.FUND_MOVE)
            assert (sum(each.received for each in used), sum(each.own for each in used)) == (came, own)
            gone = -sum(line.pence for line in mine) + came + own
            assert sum(each.spent + each.back for each in used) == gone


class OutingRules(Book):
    """Rules for one outing of four people and the pot. Begin with `begin_outing`."""

    def begin_outing(self) -> None:
        """Let four people come along; one of them pays nothing."""
        made = Outing(name="Bowling", day=SATURDAY, fund=OUTING_POT, way=PARTS)
        self.outing = planning.start(self.group, made).id
        for name, parts in COMERS:
            planning.person(self.group, Goer(outing=self.outing, name=name, parts=parts))
        self.comers = [who.id for who in reckoning(self.group, self.outing).people]
        self.costs: list[tuple[int, int, frozenset[int]]] = []
        self.handed: dict[int, tuple[Payment, int | None]] = {}

    @rule(payer=st.integers(0, 4), amount=bills, sharing=st.sets(st.integers(0, 3)), place=places)
    def an_outing_costs_something(self, payer, amount, sharing, place):
        who = self.comers[payer - 1] if payer else POT
        handed = None if payer else Handed(place=place, made_by="Sam", second="Jo")
        sharers = frozenset(self.comers[at] for at in sharing)
        cost = Cost(outing=self.outing, what="Lanes", pence=amount, payer=who, sharers=sharers)

        def write() -> int:
            return costs.cost(self.group, cost, handed, sure=True).entry or 0

        entry = self.attempt(write)
        self.note(entry or None)
        assert (entry is None) <= (sharers == {self.comers[3]} or not payer)
        if entry is not None:
            self.costs.append((who, amount, sharers or frozenset(self.comers)))
            self.everybody_pays_their_part()

    @rule(nth=st.integers(0, 3), place=places, part=st.integers(1, 3), own=st.booleans())
    def an_outing_is_settled(self, nth, place, part, own):
        known = reckoning(self.group, self.outing)
        if not known.payments:
            return
        said = known.payments[nth % len(known.payments)]
        paid = replace(said, pence=max(1, said.pence // part), payee=said.payer if own else said.payee)
        handed = Handed(place=place, made_by="Sam", second="Jo") if POT in (said.payer, said.payee) else None
        before = self.group.store.ledger.head()[0]
        seq = self.attempt(lambda: settling.settle(self.group, self.outing, paid, handed, sure=True))
        assert not (own and seq)
        if seq is not None:
            self.handed[seq] = (paid, before + 1 if handed else None)
            self.note(before + 1 if handed else None)
            self.everybody_pays_their_part()

    def put_right(self, target):
        """Take out of the model a payment whose entry was put right."""
        super().put_right(target)
        self.handed = {seq: (paid, at) for seq, (paid, at) in self.handed.items() if at != target.seq}

    def everybody_pays_their_part(self) -> None:
        """Hold the parts against exact fractions (I16), and the payments proposed against what is left (I17)."""
        known = reckoning(self.group, self.outing)
        parts = dict(zip(self.comers, (parts for _, parts in COMERS), strict=True))
        exact: dict[int, Fraction] = defaultdict(Fraction)
        for _, amount, sharers in self.costs:
            whole = sum(parts[who] for who in sharers)
            for who in sharers:
                exact[who] += Fraction(amount * parts[who], whole)
        pays = known.shared.pays
        assert sum(pays.values()) == known.cost == sum(amount for _, amount, _ in self.costs)
        assert all(pays[who] >= 0 and abs(pays[who] - exact[who]) < 1 for who in self.comers)
        assert pays[self.comers[3]] == 0
        assert (
            abs(pays[self.comers[1]] - pays[self.comers[2]]) <= 1 or exact[self.comers[1]] != exact[self.comers[2]]
        )
        self._settles(known)

    def _settles(self, known: Reckoning) -> None:
        left = {POT: 0, **{who: -part for who, part in known.shared.pays.items()}}
        for payer, amount, _ in self.costs:
            left[payer] += amount
        done = (paid for paid, _ in self.handed.values())
        for payment in (*done, *known.payments):
            assert payment.pence > 0
            assert payment.payer != payment.payee
            left[payment.payer] += payment.pence
            left[payment.payee] -= payment.pence
        assert not any(left.values())
        assert len(known.payments) <= len(self.comers)


class MileRules(ClaimRules, Book):
    """Rules for journeys, which are lines of claims. Begin with `begin_miles`."""

    def begin_miles(self) -> None:
        """Begin with the rates that come with groupkit, and one that was looked up."""
        self.rates = [rate for rate in rates.rates(self.group) if rate.key == CAR and rate.confirmed]
        self._type(40, 450, 250, 20)

    @rule(
        back=st.integers(0, 60),
        tenths=st.integers(1, 999),
        above=st.integers(0, 300),
        most=st.sampled_from([None, 20]),
    )
    def a_rate_is_typed(self, back, tenths, above, most):
        self._type(back, tenths, above, most)

    def _type(self, back: int, tenths: int, above: int, most: int | None) -> None:
        made = Rate(
            key=CAR,
            since=SATURDAY - timedelta(days=back),
            tenths=tenths,
            source="The official page",
            seen_on=SATURDAY,
            year_miles=most,
            tenths_above=above,
        )
        rates.own(self.group, made)
        shipped = [each for each in self.rates if each.source != made.source]
        own = [each for each in self.rates if each.source == made.source and each.since != made.since]
        self.rates = [*shipped, *own, made]

    @rule(nth=st.integers(0, 9), back=st.integers(0, 60), miles=st.integers(1, 500), cut=st.integers(0, 500))
    def a_journey_is_claimed(self, nth, back, miles, cut):
        """Pay each mile at the rate of its day (I20), held against a sum mile by mile."""
        number = self._claim(State.DRAFT, nth)
        if number is None:
            return
        day, claim = SATURDAY - timedelta(days=back), known.case(self.group, number).claim
        holding = [each for each in self.rates if each.since <= day and (each.until is None or day <= each.until)]
        if not holding:
            with pytest.raises(RefusedError):
                rates.driven(self.group, claim, day, miles, CAR)
            return
        amount, rate = rates.driven(self.group, claim, day, miles, CAR)
        newest = max(each.since for each in holding)
        assert rate == [each for each in holding if each.since == newest][-1]
        before = rates._before(self.group, claim, day, CAR)
        assert amount == _by_tenths(miles, rate, before)
        assert amount <= rates.driven(self.group, claim, day, miles + 1, CAR)[0]
        first = min(cut, miles)
        apart = mileage(first, rate, before) + mileage(miles - first, rate, before + first)
        assert abs(apart - amount) <= 1
        line = ClaimLine(
            day=day,
            kind=FARES,
            fund=1,
            what="To the hall",
            pence=amount,
            miles=miles,
            rate=CAR,
            from_place="Home",
            to_place="The hall",
            no_receipt="mileage",
        )
        if amount:
            made = drafts.add_line(self.group, number, line, sure=True)
            self.told[number].lines[made.id] = amount


def _by_tenths(miles: int, rate: Rate, before: int) -> int:
    """Return the pence of a journey, a tenth of a mile after another."""
    most = None if rate.year_miles is None else rate.year_miles * 10
    each = (rate.tenths if most is None or before + at < most else rate.tenths_above for at in range(miles))
    return (sum(each) + 50) // 100
