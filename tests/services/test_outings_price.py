"""An outing with a price, free places, a grant and a drop-out agrees with the book to the penny."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from groupkit.core.ledger import Fund, FundKind
from groupkit.core.outings.budget import Pot
from groupkit.core.outings.results import Met
from groupkit.core.outings.values import IN, NOT_COMING, PRICE, Cost, Goer, Handed, Outing, Planned
from groupkit.core.problems import RefusedError
from groupkit.core.shares import POT, Payment
from groupkit.core.sheets import Part, Row
from groupkit.services import check, ledger, meetings, money
from groupkit.services.outings import costs, planning, pots, settling
from groupkit.services.outings.agreeing import agreement
from groupkit.services.outings.reckoning import outing, reckoning
from tests import evening
from tests.evening import SATURDAY, named
from tests.outings import handed, played, pot


def refused(said, does, *args, **more):
    with pytest.raises(RefusedError, match=said):
        does(*args, **more)


@pytest.fixture
def seaside(book):
    """An outing with a price and no pot yet."""
    return planning.start(book, Outing(name="Seaside", day=SATURDAY, way=PRICE, price=600)).id


@pytest.fixture
def ann(book, seaside):
    return planning.person(book, Goer(outing=seaside, name="Ann")).id


def test_fourteen_places_three_free_a_grant_and_a_drop_out_agree_to_the_penny(book):
    about = played(book)
    known = reckoning(book, about)
    result, purse, grant = known.result, pot(book, "Outing pot"), pot(book, "ICB grant")
    assert (result.people, result.cost, known.heads) == (6000, 16685, 13)
    assert result.met == (Met(fund=purse, planned=150, actual=1085), Met(fund=grant, planned=9600, actual=9600))
    assert (known.payments, set(known.left.values())) == ((), {0})
    found = agreement(book, about)
    assert (found.difference, found.marked, found.sheets, found.apart) == (0, (), (), 0)
    assert {one.fund: (one.book, one.outing) for one in found.pots} == {
        purse: (-1085, -1085),
        grant: (-9600, -9600),
    }
    entries = [entry for entry in book.store.ledger.of_outing(about) for line in entry.lines if line.fund == purse]
    moved = [line.pence for entry in entries for line in entry.lines]
    assert (sum(p for p in moved if p > 0), sorted(p for p in moved if p < 0)) == (6600, [-5850, -1235, -600])
    planning.put_away(book, about)
    assert agreement(book, about).difference == 0
    assert check.check(book).holds


def test_who_drops_out_is_given_back_what_they_paid(book, seaside, ann):
    hands = handed(book, fund="Outing pot")
    settling.settle(book, seaside, Payment(ann, POT, 600), hands)
    refused("There is nothing to give back", settling.refund, book, seaside, ann, hands)
    (who,) = reckoning(book, seaside).people
    planning.person(book, replace(who, standing=NOT_COMING, amount=0))
    known = reckoning(book, seaside)
    assert (known.payments, settling.owed(known, ann)) == ((Payment(POT, ann, 600),), 600)
    settling.refund(book, seaside, ann, hands)
    assert (settling.owed(reckoning(book, seaside), ann), agreement(book, seaside).difference) == (0, 0)
    assert settling.owed(reckoning(book, seaside), 99) == 0


def test_the_first_pot_that_money_moves_from_becomes_that_of_the_outing(book, seaside, ann):
    assert outing(book, seaside).fund is None
    no_pot = Handed(place=named(book, place="Tin")["place"], made_by="Sam")
    refused("Choose which pot", costs.cost, book, Cost(outing=seaside, what="Coach", pence=100), no_pot)
    refused("Choose which pot", settling.settle, book, seaside, Payment(ann, POT, 600), no_pot)
    refused("Choose which pot", pots.pot_of, outing(book, seaside), no_pot)
    made = costs.cost(book, Cost(outing=seaside, what="Coach", pence=100), handed(book, fund="ICB grant"))
    assert (made.fund, outing(book, seaside).fund) == (pot(book, "ICB grant"), None)
    settling.settle(book, seaside, Payment(ann, POT, 600), replace(no_pot, fund=pot(book, "General")))
    assert outing(book, seaside).fund == pot(book, "General")
    assert costs.cost(book, Cost(outing=seaside, what="Tea", pence=50), no_pot).fund == pot(book, "General")
    assert [met.actual for met in reckoning(book, seaside).result.met] == [150 - 600 - 100, 100]


def test_what_people_pay_does_not_go_to_a_grant(book, seaside, ann):
    grant = handed(book, fund="ICB grant")
    refused("ICB grant is a grant", settling.settle, book, seaside, Payment(ann, POT, 600), grant)
    planning.start(book, replace(outing(book, seaside), fund=pot(book, "ICB grant")))
    settling.settle(book, seaside, Payment(ann, POT, 600), grant)
    assert agreement(book, seaside).difference == 0


def test_a_grant_pays_for_what_it_is_for_until_it_ends(book, seaside):
    fares, tin = named(book, "Fares")["kind"], named(book, place="Tin")["place"]
    ends = SATURDAY - timedelta(days=1)
    made = ledger.add_fund(
        book, Fund(name="Travel grant", kind=FundKind.RESTRICTED, ends_on=ends, buys=frozenset({fares}))
    )
    ledger.opening(book, date(2026, 11, 7), {(tin, made.id): 5000}, "Sam")
    coach = Cost(outing=seaside, what="Coach", pence=4000)
    late = Handed(place=tin, made_by="Sam", fund=made.id)
    with pytest.raises(RefusedError) as told:
        costs.cost(book, coach, late)
    assert [str(each) for each in told.value.problems] == [
        "Travel grant is for Fares. This looks like Outing. Choose another pot.",
        "Travel grant could be used until Friday 13 November 2026. Choose another pot.",
    ]
    refused("Choose what it was", costs.cost, book, coach, replace(late, day=ends, kind=999))
    in_time = replace(late, day=ends, kind=fares)
    refused("had £50.00", costs.cost, book, replace(coach, pence=5001), replace(in_time, second="Jo"))
    paid = costs.cost(book, coach, in_time)
    entry = book.store.ledger.entry(paid.entry)
    assert [(line.fund, line.kind, line.pence) for line in entry.lines] == [(made.id, fares, -4000)]
    known = next(each for each in pots.pots(book) if each.id == made.id)
    assert known == Pot(id=made.id, name="Travel grant", grant=True, ends_on=ends, buys=("Fares",))


def test_an_entry_put_right_in_the_book_is_marked(book, seaside):
    hands = handed(book, fund="Outing pot")
    tea = costs.cost(book, Cost(outing=seaside, what="Tea", pence=300), hands)
    ices = costs.cost(book, Cost(outing=seaside, what="Ices", pence=200), hands)
    ledger.reverse(book, tea.entry or 0, "not ours", "Sam")
    found = agreement(book, seaside)
    assert (found.difference, found.book, found.outing) == (300, -200, -500)
    assert [(line.entry, line.what, line.book, line.outing, line.on_sheet) for line in found.marked] == [
        (tea.entry, "Tea", 0, -300, False)
    ]
    assert [(one.book, one.outing, one.difference) for one in found.pots] == [(-200, -500, 300)]
    costs.drop_cost(book, tea)
    assert agreement(book, seaside).difference == 0
    with book.change("Lose a cost", "outings") as store:
        store.outing_costs.remove(id=ices.id)
    assert [(line.entry, line.what, line.outing) for line in agreement(book, seaside).marked] == [
        (ices.entry, "", 0)
    ]


def test_each_outing_knows_its_own_entries(book, seaside):
    others = [planning.start(book, Outing(name="Walk", day=SATURDAY)).id for _ in range(10)]
    made = costs.cost(book, Cost(outing=others[-1], what="Tea", pence=300), handed(book, fund="Outing pot"))
    assert str(others[-1]).startswith(str(seaside))
    assert agreement(book, seaside).lines == ()
    assert [entry.seq for entry in book.store.ledger.of_outing(others[-1])] == [made.entry]


def test_what_stands_on_a_money_sheet_is_told_by_itself(book, seaside, ann):
    evening.agreed(book)
    sheet = money.sheet(book, meetings.on(book, SATURDAY))
    money.about(book, sheet, made_by="Sam")
    row = Row(part=Part.IN, **named(book, "Collection"), pence=0)
    money.add_row(book, sheet, row)
    for fund in ("Outing pot", "ICB grant"):
        ids = {name: named(book, "Outing", fund)[name] for name in ("kind", "fund")}
        money.add_row(book, sheet, Row(part=Part.OUT, **ids, what=fund, who="Hall", receipt=fund, pence=200))
    coins = {2000: 1, 1000: 1, 500: 1, 200: 1, 100: 1, 10: 1, 5: 1}
    money.count(book, sheet, "Sam", coins)
    money.send(book, money.count(book, sheet, "Jo", coins))
    assert {one.wording("note") for one in costs.unlinked(book, seaside)} == {"Outing pot", "ICB grant"}
    planning.start(book, replace(outing(book, seaside), fund=pot(book, "Outing pot")))
    (purse,) = costs.unlinked(book, seaside)
    planning.plan(
        book,
        Planned(outing=seaside, direction=IN, what="Grant", pence=200, fund=pot(book, "ICB grant")),
    )
    grant = next(one for one in costs.unlinked(book, seaside) if one != purse)
    made = costs.cost(book, Cost(outing=seaside, what="Way in", pence=150, entry=purse.seq))
    other = costs.cost(book, Cost(outing=seaside, what="Coach", pence=200, entry=grant.seq))
    assert (made.fund, other.fund) == (pot(book, "Outing pot"), pot(book, "ICB grant"))
    assert costs.cost(book, replace(other, what="Bus", fund=None)).fund == other.fund
    settling.settle(book, seaside, Payment(ann, POT, 600))
    settling.settle(book, seaside, Payment(ann, planning.person(book, Goer(outing=seaside, name="Ben")).id, 5))
    settling.settle(book, seaside, Payment(ann, POT, 1), handed(book, fund="Outing pot"))
    found = agreement(book, seaside)
    assert [(line.what, line.book, line.outing) for line in found.sheets] == [
        ("Way in", -200, -150),
        ("Bus", -200, -200),
    ]
    assert (found.difference, found.apart, [one.difference for one in found.pots]) == (50, 600, [0])
    refused("There is no entry 999", costs.cost, book, Cost(outing=seaside, what="x", pence=1, entry=999))
