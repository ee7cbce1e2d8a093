"""The money of an outing agrees with the book to the penny, whoever comes, drops out, pays or is paid back."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groupkit.core.accounts.period import Side
from groupkit.core.funding.awards import Award
from groupkit.core.outings.results import Met
from groupkit.core.outings.values import (
    COMING,
    IN,
    NOT_COMING,
    WAITING,
    WAYS,
    Cost,
    Goer,
    Outing,
    Planned,
)
from groupkit.core.problems import RefusedError
from groupkit.core.shares import POT, Payment
from groupkit.pdf.outings import sheets
from groupkit.services import accounts, check, ledger
from groupkit.services.funding import awards, stating
from groupkit.services.outings import costs, planning, settling
from groupkit.services.outings.agreeing import agreement
from groupkit.services.outings.known import gathered, telling
from groupkit.services.outings.reckoning import reckoning
from tests.evening import SATURDAY
from tests.outings import NAMES, handed, played, pot
from tests.pdf import reading

pytestmark = pytest.mark.proof
FUNDS = ("Outing pot", "ICB grant")


def test_accounts_fund_statement_and_printed_sheet_say_the_same(book):
    grant = pot(book, "ICB grant")
    award = awards.set_up(
        book,
        Award(funder="Board", fund=grant, pence=50_000, starts=date(2026, 4, 1), ends=date(2027, 3, 31)),
    )
    about = played(book)
    assert agreement(book, about).difference == 0
    figures = accounts.between(book, SATURDAY, SATURDAY).figures
    at = {fund: figures.now.funds.index(pot(book, fund)) for fund in FUNDS}
    came, went = (figures.now.total(side) for side in (Side.RECEIPTS, Side.PAYMENTS))
    assert (came[at["Outing pot"]], went[at["Outing pot"]]) == (6600, 600 + 5850 + 1235)
    assert (came[at["ICB grant"]], went[at["ICB grant"]]) == (0, 9600)
    assert figures.now.net[at["Outing pot"]] == -1085
    told = stating.statement(book, award)
    assert (told.spent, [(paid.what, paid.pence) for paid in told.paid]) == (9600, [("Coach", 9600)])
    pages: dict[str, str] = {}
    for key in ("sheet", "public", "budget"):
        written = BytesIO()
        sheets.make(key, gathered(book, about), telling("en"), written, sheets.leaf("en"))
        pages[key] = reading.words(written.getvalue())
    for words in ("Coach £96.00 £96.00", "Way in £63.00 £58.50", "Ices £4.50 £12.35", "together £163.50 £166.85"):
        assert words in pages["sheet"]
        assert words in pages["public"]
    assert not [name for name in NAMES if name in pages["public"]]
    for words in ("What people pay £66.00 £60.00", "What the pot meets £1.50 £10.85", "ICB grant £96.00 £96.00"):
        assert words in pages["sheet"]
    for words in ("What people pay together £60.00", "A grant pays £96.00", "What the pot meets £10.85"):
        assert words in pages["public"]


def amounts(most):
    return st.integers(1, most)


class Play:
    """One outing, and the moves that are drawn for it."""

    def __init__(self, book, data):
        self.book, self.draw = book, data.draw
        made = Outing(
            name="Day out",
            day=SATURDAY,
            fund=pot(book, "Outing pot"),
            way=self.draw(st.sampled_from(sorted(WAYS))),
            price=self.draw(st.integers(0, 2_500)),
            pot_meets=True,
            places=self.draw(st.integers(3, 14)),
            free_places=self.draw(st.integers(0, 3)),
        )
        self.about = planning.start(book, made).id
        line = Planned(outing=self.about, direction=IN, what="Grant", pence=9600, fund=pot(book, "ICB grant"))
        planning.plan(book, line)

    @property
    def known(self):
        return reckoning(self.book, self.about)

    def hands(self, *, grant=True):
        funds = FUNDS if grant else FUNDS[:1]
        return handed(self.book, fund=self.draw(st.sampled_from(funds)), place="Bank", second="Jo")

    def somebody(self):
        people = self.known.people
        return self.draw(st.sampled_from(people)) if people else None

    def joins(self):
        party, number = self.draw(st.integers(1, 3)), len(self.known.people)
        amount = self.draw(st.none() | st.integers(0, 2_000))
        who = Goer(outing=self.about, name=f"P{number}", party=party, amount=amount)
        planning.person(self.book, replace(who, free=self.draw(st.integers(0, party))), sure=True)

    def changes(self):
        who = self.somebody()
        if who is not None:
            standing = self.draw(st.sampled_from((COMING, WAITING, NOT_COMING)))
            amount = self.draw(st.sampled_from((0, 200))) if standing == NOT_COMING else who.amount
            planning.person(self.book, replace(who, standing=standing, amount=amount), sure=True)

    def pays_in(self):
        who = self.somebody()
        if who is not None:
            hands = self.draw(st.sampled_from((None, self.hands(grant=False))))
            payment = Payment(who.id, POT, self.draw(amounts(3_000)))
            settling.settle(self.book, self.about, payment, hands)

    def costs(self):
        who = self.somebody()
        if who is not None and self.draw(st.booleans()):
            made = Cost(outing=self.about, what="Ices", pence=self.draw(amounts(4_000)), payer=who.id)
            costs.cost(self.book, made)
            return
        made = Cost(outing=self.about, what="Coach", pence=self.draw(amounts(20_000)))
        costs.cost(self.book, made, self.hands())

    def takes_back(self):
        settled, paid = self.known.settled, self.known.costs
        if settled and self.draw(st.booleans()):
            seq = self.draw(st.sampled_from(settled)).seq
            settling.take_back(self.book, self.about, seq, why="typed twice", made_by="Sam")
        elif paid:
            costs.drop_cost(self.book, self.draw(st.sampled_from(paid)), why="typed twice", made_by="Sam")

    def refunds(self):
        who = self.somebody()
        if who is not None and settling.owed(self.known, who.id):
            settling.refund(self.book, self.about, who.id, self.hands())

    def corrects(self):
        """Put the entry of a payment right in the book itself."""
        entry = next((each.entry for each in self.known.settled if each.entry), None)
        if entry is not None:
            ledger.reverse(self.book, entry, "wrong pot", "Sam")

    def settles(self):
        for one in () if any(self.known.problems()) else self.known.payments:
            pays = one.payer == POT
            hands = self.hands(grant=pays) if POT in (one.payer, one.payee) else None
            settling.settle(self.book, self.about, one, hands)


MOVES = ("joins", "joins", "joins", "changes", "pays_in", "costs", "takes_back", "refunds", "corrects")


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_is_played_the_outing_and_the_book_never_differ(played_in, data):
    before, play = ledger.balances(played_in), Play(played_in, data)
    for move in data.draw(st.lists(st.sampled_from(MOVES), max_size=18)):
        try:
            getattr(play, move)()
        except RefusedError as told:
            assert "at least one person to share" in str(told)
        known = play.known
        assert agreement(played_in, play.about).difference == 0
        if not any(known.problems()):
            result = known.result
            assert result.people + result.pot_meets == known.cost
            assert sum(met.actual for met in result.met) == result.pot_meets
            assert all(type(pence) is int and pence >= 0 for pence in known.shared.pays.values())
            assert sum(known.left.values()) == 0
    if any(play.known.problems()):
        return
    play.settles()
    known, found = play.known, agreement(played_in, play.about)
    assert not any(known.left.values())
    assert (known.payments, found.difference) == ((), 0)
    moved = {
        fund: sum(p for (_, of), p in ledger.balances(played_in).items() if of == fund)
        - sum(p for (_, of), p in before.items() if of == fund)
        for fund in (pot(played_in, name) for name in FUNDS)
    }
    assert {one.fund: one.book for one in found.pots if one.book} == {f: p for f, p in moved.items() if p}
    own, *grants = known.result.met
    assert own == Met(fund=own.fund, planned=own.planned, actual=-moved[own.fund] - found.apart)
    assert all(met.actual == -moved[met.fund] for met in grants)


@pytest.fixture
def played_in(book):
    """A book with money enough in the bank, and afterwards a chain that holds."""
    bank = next(place.id for place in ledger.places(book) if place.name == "Bank")
    ledger.opening(book, SATURDAY, {(bank, pot(book, fund)): 9_000_000 for fund in FUNDS}, "Sam")
    yield book
    assert check.check(book).holds
