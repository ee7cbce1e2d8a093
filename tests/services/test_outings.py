"""An outing is written down, shared and settled up; what group money moves stands in the book for good."""

from dataclasses import replace

import pytest

from groupkit.core.ledger import EntryType
from groupkit.core.outings.values import AMOUNTS, PARTS, Cost, Goer, Handed, Outing, Planned
from groupkit.core.problems import RefusedError
from groupkit.core.shares import POT, Payment
from groupkit.core.sheets import Part, Row
from groupkit.services import check, ledger, meetings, money, records
from groupkit.services.claims import known
from groupkit.services.outings import costs, planning, pots, settling
from groupkit.services.outings.reckoning import SETTLED, listing, outing, reckoning
from tests import evening
from tests.evening import SATURDAY, named


@pytest.fixture
def bowling(book):
    fund = named(book, fund="Outing pot")["fund"]
    return planning.start(book, Outing(name=" Bowling ", day=SATURDAY, fund=fund)).id


@pytest.fixture
def people(book, bowling):
    return tuple(planning.person(book, Goer(outing=bowling, name=name)).id for name in ("Ann", "Ben", "Caz"))


def lanes(about, pence=900, **more):
    return Cost(outing=about, what="Lanes", pence=pence, **more)


def refused(said, does, *args, **more):
    with pytest.raises(RefusedError, match=said):
        does(*args, **more)


def test_an_outing_is_started_changed_and_removed(book, bowling):
    planning.start(book, replace(outing(book, bowling), way=PARTS))
    assert [(one.name, one.way) for one in listing(book)] == [("Bowling", PARTS)]
    book.undo()
    assert outing(book, bowling).way == "equal"
    planning.remove(book, bowling)
    assert listing(book) == ()
    refused("There is no outing with the number 9", outing, book, 9)
    refused("Choose which pot", planning.start, book, Outing(name="Walk", day=SATURDAY, fund=99))


def test_newest_comes_first_and_what_is_put_away_last(book, bowling):
    fund = outing(book, bowling).fund
    walk = planning.start(book, Outing(name="Walk", day=SATURDAY.replace(day=1), fund=fund)).id
    assert [one.id for one in listing(book)] == [bowling, walk]
    planning.put_away(book, bowling)
    assert [one.id for one in listing(book)] == [walk, bowling]


def test_the_budget_is_written_changed_and_taken_off(book, bowling):
    line = planning.plan(book, Planned(outing=bowling, what=" Lanes ", pence=1000))
    made = costs.cost(book, lanes(bowling, line=line.id))
    planning.plan(book, replace(line, pence=1100))
    assert [(row.planned, row.actual) for row in reckoning(book, bowling).result.rows] == [(1100, 900)]
    planning.unplan(book, line)
    known = reckoning(book, bowling)
    assert (known.plan, [each.line for each in known.costs]) == ((), [None])
    assert known.costs[0].id == made.id


def test_people_are_told_apart_and_can_be_left_out(book, bowling, people):
    refused("ann is on the list already", planning.person, book, Goer(outing=bowling, name="ann"))
    ann, ben, caz = reckoning(book, bowling).people
    planning.person(book, replace(ann, most=100))
    costs.cost(book, lanes(bowling, payer=ben.id, sharers=frozenset(people)))
    costs.cost(book, lanes(bowling, 100, sharers=frozenset({ben.id})))
    refused("Ben has paid or was paid", planning.leave_out, book, ben)
    planning.leave_out(book, caz)
    known = reckoning(book, bowling)
    assert [(who.name, who.most) for who in known.people] == [("Ann", 100), ("Ben", None)]
    assert known.costs[0].sharers == frozenset({ann.id, ben.id})
    assert reckoning(book, bowling).shared.pays == {ann.id: 100, ben.id: 550}


def test_the_odd_penny_goes_to_somebody_else_on_the_next_outing(book, bowling, people):
    costs.cost(book, lanes(bowling, 100))
    assert list(reckoning(book, bowling).shared.pays.values()) == [34, 33, 33]
    fund = outing(book, bowling).fund
    walk = planning.start(book, Outing(name="Walk", day=SATURDAY, fund=fund)).id
    goers = [planning.person(book, Goer(outing=walk, name=name)) for name in ("ann", "Ben", "Dee")]
    assert [who.odd_before for who in goers] == [1, 0, 0]
    costs.cost(book, lanes(walk, 100))
    assert list(reckoning(book, walk).shared.pays.values()) == [33, 34, 33]


def test_an_outing_that_cannot_be_shared_yet_counts_no_odd_pence(book, bowling, people):
    planning.start(book, replace(outing(book, bowling), way=AMOUNTS))
    costs.cost(book, lanes(bowling, 100))
    assert any(reckoning(book, bowling).problems())
    other = planning.start(book, Outing(name="Walk", day=SATURDAY, fund=outing(book, bowling).fund)).id
    assert planning.person(book, Goer(outing=other, name="Ann")).odd_before == 0


def test_what_the_pot_pays_is_a_payment_and_is_put_right_by_a_new_entry(book, bowling, people):
    tin, pot = named(book, fund="Outing pot", place="Tin")["place"], named(book, fund="Outing pot")["fund"]
    made = costs.cost(book, lanes(bowling), Handed(place=tin, made_by="Sam"))
    assert ledger.balances(book)[tin, pot] == 100
    entry = book.store.ledger.entry(made.entry)
    assert (entry.type, entry.facts, entry.wording("note")) == (EntryType.PAYMENT, {"outing": bowling}, "Lanes")
    assert book.next_undo is None
    costs.cost(book, replace(made, what="Two lanes"))
    refused("Take it back first", costs.cost, book, replace(made, pence=5))
    refused("Money has moved", planning.remove, book, bowling)
    refused("Write why", costs.drop_cost, book, made, made_by="Sam")
    costs.drop_cost(book, made, why="typed twice", made_by="Sam")
    assert ledger.balances(book)[tin, pot] == 1000
    assert reckoning(book, bowling).costs == ()
    assert check.check(book).holds


def test_the_pot_cannot_pay_what_the_tin_does_not_hold(book, bowling):
    tin = named(book, place="Tin")["place"]
    refused("Tin had", costs.cost, book, lanes(bowling, 9_999), Handed(place=tin, made_by="Sam", second="Jo"))
    assert reckoning(book, bowling).costs == ()


def test_what_is_much_is_agreed_by_two_and_asked_about_once(book, bowling, people):
    bank = named(book, place="Bank")["place"]
    pot = outing(book, bowling).fund or 0
    ledger.opening(book, SATURDAY, {(bank, pot): 90_000}, "Sam")
    alone = Handed(place=bank, made_by="Sam")
    refused("Over £50.00, two people agree", costs.cost, book, lanes(bowling, 5_001), alone)
    refused("Over £50.00", settling.settle, book, bowling, Payment(POT, people[0], 5_001), alone)
    refused("has to be someone else", costs.cost, book, lanes(bowling), replace(alone, second="sam"))
    both = replace(alone, second="Jo")
    refused("is a lot for this group", costs.cost, book, lanes(bowling, 60_000), both)
    refused("is a lot for this group", settling.settle, book, bowling, Payment(people[0], POT, 60_000), alone)
    assert reckoning(book, bowling).costs == ()
    costs.cost(book, lanes(bowling, 60_000), both, sure=True)
    settling.settle(book, bowling, Payment(people[0], POT, 60_000), alone, sure=True)
    assert ledger.balances(book)[bank, pot] == 90_000


def test_a_cost_says_what_to_put_right(book, bowling, people):
    tin = named(book, place="Tin")["place"]
    refused("Choose somebody who is on", costs.cost, book, lanes(bowling, payer=99))
    refused(
        "only the pot pays", costs.cost, book, lanes(bowling, payer=people[0]), Handed(place=tin, made_by="Sam")
    )
    refused("Write who does this", costs.cost, book, lanes(bowling), Handed(place=tin, made_by=" "))
    planning.person(book, replace(reckoning(book, bowling).people[0], parts=0))
    said = "Choose at least one person to share this."
    refused(said, costs.cost, book, lanes(bowling, sharers=frozenset(people[:1])))
    refused(said, costs.cost, book, lanes(bowling, sharers=frozenset({99})))


def test_a_payment_on_a_money_sheet_is_linked_and_stays_when_the_cost_goes(book, bowling):
    evening.agreed(book)
    sheet = money.sheet(book, meetings.on(book, SATURDAY))
    money.about(book, sheet, made_by="Sam")
    money.add_row(book, sheet, Row(part=Part.IN, **named(book, "Collection"), pence=0))
    pot = named(book, "Outing", "Outing pot")
    ids = {"kind": pot["kind"], "fund": pot["fund"]}
    for what in ("Lanes", "Shoes"):
        row = Row(part=Part.OUT, **ids, what=what, who="Hall", receipt=f"R-{what}", pence=200)
        money.add_row(book, sheet, row)
    coins = {2000: 1, 1000: 1, 500: 1, 200: 1, 100: 1, 10: 1, 5: 1}
    money.count(book, sheet, "Sam", coins)
    money.send(book, money.count(book, sheet, "Jo", coins))
    shoes, found = costs.unlinked(book, bowling)
    assert (shoes.wording("note"), found.wording("note")) == ("Shoes", "Lanes")
    made = costs.cost(book, lanes(bowling, 200, entry=found.seq))
    assert costs.unlinked(book, bowling) == (shoes,)
    held = ledger.balances(book)
    costs.drop_cost(book, made)
    assert ledger.balances(book) == held
    ledger.reverse(book, shoes.seq, "brought back", "Sam")
    assert costs.unlinked(book, bowling) == (found,)


def test_part_of_what_is_left_can_be_paid_and_taken_back(book, bowling, people):
    ann, ben, caz = people
    costs.cost(book, lanes(bowling, payer=ann))
    seq = settling.settle(book, bowling, Payment(ben, ann, 100))
    assert book.next_undo is None
    known = reckoning(book, bowling)
    assert known.payments == (Payment(caz, ann, 300), Payment(ben, ann, 200))
    assert [(each.seq, each.day, each.payment.pence) for each in known.settled] == [(seq, SATURDAY, 100)]
    assert known.result.cost == 900
    (entry,) = records.records(book, SETTLED, bowling)
    assert entry.lines == ()
    assert not {"Ann", "Ben"} & {wording.text for wording in entry.wordings}
    refused("Write why", settling.take_back, book, bowling, seq, why=" ", made_by="Sam")
    settling.take_back(book, bowling, seq, why="it was Caz", made_by="Sam")
    assert reckoning(book, bowling).settled == ()
    refused("There is no payment", settling.take_back, book, bowling, seq, why="again", made_by="Sam")
    refused("There is no payment", settling.take_back, book, bowling, 1, why="again", made_by="Sam")
    refused("Nobody pays themselves", settling.settle, book, bowling, Payment(ann, ann, 5))


def test_what_goes_through_the_tin_is_a_receipt_or_a_payment_of_the_pot(book, bowling, people):
    tin, pot = named(book, place="Tin")["place"], named(book, fund="Outing pot")["fund"]
    ann, ben, caz = people
    costs.cost(book, lanes(bowling, payer=ann))
    came = settling.settle(book, bowling, Payment(ben, POT, 300), Handed(place=tin, made_by="Sam"))
    assert ledger.balances(book)[tin, pot] == 1300
    settling.settle(book, bowling, Payment(POT, ann, 300), Handed(place=tin, made_by="Sam", day=SATURDAY))
    assert ledger.balances(book)[tin, pot] == 1000
    known = reckoning(book, bowling)
    assert (known.result.cost, known.payments) == (900, (Payment(caz, ann, 300),))
    kinds = {kind.id: kind.name for kind in ledger.kinds(book)}
    moved = [
        link.entry for link in book.store.ledger.links() if link.entry.facts.get("outing") and link.entry.lines
    ]
    assert [(one.type.value, kinds[one.lines[0].kind]) for one in moved] == [
        ("receipt", "Towards an outing"),
        ("payment", "Outing"),
    ]
    settling.take_back(book, bowling, came, why="he has it still", made_by="Sam")
    assert ledger.balances(book)[tin, pot] == 700
    assert [each.payment for each in reckoning(book, bowling).settled] == [Payment(POT, ann, 300)]
    refused(
        "Leave the place out",
        settling.settle,
        book,
        bowling,
        Payment(ben, caz, 5),
        Handed(place=tin, made_by="Sam"),
    )
    refused(
        "Write who does this", settling.settle, book, bowling, Payment(ben, POT, 5), Handed(place=tin, made_by="")
    )
    assert check.check(book).holds


def test_an_entry_put_right_in_the_book_takes_the_payment_back(book, bowling, people):
    tin = named(book, place="Tin")["place"]
    settling.settle(book, bowling, Payment(people[0], POT, 300), Handed(place=tin, made_by="Sam"))
    (entry,) = records.records(book, SETTLED, bowling)
    ledger.reverse(book, int(str(entry.facts["entry"])), "wrong pot", "Sam")
    assert reckoning(book, bowling).settled == ()


def test_an_outing_put_away_keeps_its_figures_and_no_names(book, bowling, people):
    costs.cost(book, lanes(bowling, payer=people[0]))
    settling.settle(book, bowling, Payment(people[1], people[0], 100))
    before = reckoning(book, bowling)
    planning.put_away(book, bowling)
    after = reckoning(book, bowling)
    assert after.outing.put_away
    assert [who.name for who in after.people] == ["", "", ""]
    assert (after.result, after.left) == (before.result, before.left)
    assert book.next_undo is None
    for does in (
        lambda: planning.start(book, replace(after.outing, name="Again")),
        lambda: planning.put_away(book, bowling),
        lambda: settling.settle(book, bowling, Payment(people[2], people[0], 100)),
        lambda: costs.cost(book, lanes(bowling)),
        lambda: costs.drop_cost(book, after.costs[0]),
    ):
        refused("is put away", does)
    assert check.check(book).holds


def test_the_kind_of_money_is_found_by_name_or_is_the_last_one(book, tmp_path):
    assert pots.kind_of(book, "out") == named(book, "Outing")["kind"]
    with book.change("Rename", "money") as store:
        found = store.kinds.first(name="Outing")
        store.kinds.change(found.id, replace(found, name="Days out"))
    assert pots.kind_of(book, "out") == named(book, "Other money out")["kind"]
    with evening.new_book(tmp_path / "empty.groupkit") as empty:
        refused("Set up the tin first", pots.kind_of, empty, "out")


def test_removing_is_refused_once_somebody_paid(book, bowling, people):
    settling.settle(book, bowling, Payment(people[0], POT, 100))
    refused("Put it away instead", planning.remove, book, bowling)
    assert known.to_pay(book) == ()
