"""An organiser sets a price, plans with a grant, gives money back, and sees that the book agrees."""

from dataclasses import replace

import pytest

from groupkit.core.ledger import Fund, FundKind
from groupkit.core.outings.values import EQUAL, IN, NOT_COMING, OUT, PRICE, Cost, Goer, Outing, Planned
from groupkit.core.shares import POT, Payment
from groupkit.qt.outings.budgeting import GRANT
from groupkit.qt.outings.page import OutingsPage
from groupkit.qt.outings.paying import ENTRY, PLACE
from groupkit.services import ledger
from groupkit.services.outings import costs, planning, settling
from groupkit.services.outings.agreeing import agreement
from groupkit.services.outings.reckoning import outing, reckoning
from tests.evening import SATURDAY, named, open_with
from tests.outings import handed, pot
from tests.qt import desks


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        open_with(made)
        yield made


@pytest.fixture
def seaside(group):
    """A priced outing without a pot, with three people who come."""
    about = planning.start(group, Outing(name="Seaside", day=SATURDAY, way=PRICE, price=600, places=5)).id
    for name in ("Ann", "Ben", "Caz"):
        planning.person(group, Goer(outing=about, name=name))
    return about


def opened(qtbot, group, about) -> OutingsPage:
    made = OutingsPage(desks.desk(group))
    qtbot.addWidget(made)
    made.draw()
    made.show_outing(about, "money")
    return made


def choose(choice, value):
    choice.choose(value)
    assert choice.value() == value


def test_a_price_and_free_places_are_set_and_shown(qtbot, group, seaside):
    planning.start(group, replace(outing(group, seaside), way=EQUAL, price=0))
    page = opened(qtbot, group, seaside)
    page.beside.sharing.change_button.click()
    assert page.form.fund.value() is None
    assert not page.fields["price"].isVisibleTo(page)
    choose(page.form.way, PRICE)
    assert page.fields["price"].isVisibleTo(page)
    page.form.price.setText("x")
    page.form.save_button.click()
    assert "Use numbers like" in page.fields["price"].problem
    page.form.price.setText("6")
    page.form.places.setText("14")
    page.form.free_places.setText("15")
    page.form.save_button.click()
    assert page.fields["free_places"].problem == "Type how many places are free, from 0 to 14."
    page.form.free_places.setText("3")
    page.form.save_button.click()
    made = outing(group, seaside)
    assert (made.price, made.places, made.free_places) == (600, 14, 3)
    shown = desks.words(page)
    for said in ("Price of one place", "Free places", "No pot is chosen yet.", "Ann gives £6.00 to the pot."):
        assert said in shown
    assert page.primary.text().strip() == "Write down a payment"


def test_a_party_and_its_free_places_are_written_down(qtbot, group, seaside):
    page = opened(qtbot, group, seaside)
    page.turn("person", 1)
    page.form.party.setText("")
    page.form.save_button.click()
    assert page.fields["party"].problem == "Type how many of you come, from 1 to 99."
    page.form.party.setText("2")
    page.form.free.setText("3")
    page.form.save_button.click()
    assert page.fields["free"].problem == "Type how many of their places are free, from 0 to 2."
    page.form.free.setText("1")
    page.form.save_button.click()
    assert "Is that right" in page.fields["free"].problem
    page.form.save_button.click()
    who = reckoning(group, seaside).people[0]
    assert (who.party, who.free, who.parts) == (2, 1, 1)
    assert page.body.people.table.model().index(0, 0).data() == "Ann (2 people)"


def test_a_budget_begins_with_a_starter_and_a_grant(qtbot, group, seaside):
    page = opened(qtbot, group, seaside)
    page.beside.budget.add_button.click()
    assert page.fields["starter"].isVisibleTo(page)
    choose(page.form.starter, "tickets")
    assert (page.form.what.text(), page.form.each.isChecked()) == ("Way in", True)
    choose(page.form.starter, "")
    assert page.form.what.text() == "Way in"
    page.form.amount.setText("4.50")
    page.form.save_button.click()
    page.beside.budget.add_button.click()
    choose(page.form.direction, GRANT)
    assert page.fields["fund"].isVisibleTo(page)
    assert not page.fields["starter"].isVisibleTo(page)
    page.form.amount.setText("20")
    page.form.save_button.click()
    way_in, grant = reckoning(group, seaside).plan
    assert (way_in.direction, way_in.each, way_in.fund) == (OUT, True, None)
    assert (grant.direction, grant.what, grant.fund) == (IN, "ICB grant", pot(group, "ICB grant"))
    shown = desks.words(page)
    for said in ("5 × £4.50", "£22.50", "A little by, for what nobody thought of", "What is left over stays"):
        assert said in shown
    page.beside.budget.buttons[grant.id].click()
    assert page.form.direction.value() == GRANT
    page.form.leave_button.click()
    page.beside.budget.buttons[way_in.id].click()
    assert page.form.direction.value() == OUT
    choose(page.form.direction, IN)
    page.form.save_button.click()
    assert reckoning(group, seaside).plan[0].direction == IN


def test_the_pot_is_asked_for_when_group_money_first_moves(qtbot, group, seaside):
    page = opened(qtbot, group, seaside)
    page.body.to_settle.buttons[0].click()
    assert page.form.hands.fund.value() is None
    assert pot(group, "ICB grant") not in page.form.hands.fund._values
    page.form.hands.made_by.setEditText("Sam")
    page.form.save_button.click()
    assert page.fields["fund"].problem == "Choose which pot it is paid from."
    choose(page.form.hands.fund, pot(group, "Outing pot"))
    page.form.save_button.click()
    assert outing(group, seaside).fund == pot(group, "Outing pot")
    shown = desks.words(page)
    assert "Paid from this pot: Outing pot" in shown
    assert "The outing and the book agree, to the penny." in shown
    page.body.to_settle.buttons[0].click()
    assert page.form.hands.fund.value() == pot(group, "Outing pot")


def test_a_grant_pays_for_what_it_is_for(qtbot, group, seaside):
    fares, tin = named(group, "Fares")["kind"], named(group, place="Tin")["place"]
    ends = SATURDAY.replace(year=2027)
    grant = Fund(name="Travel grant", kind=FundKind.RESTRICTED, ends_on=ends, buys=frozenset({fares}))
    made = ledger.add_fund(group, grant)
    ledger.opening(group, SATURDAY, {(tin, made.id): 2000}, "Sam")
    page = opened(qtbot, group, seaside)
    page.body.paid.add_button.click()
    page.form.what.setText("Bus")
    page.form.amount.setText("20")
    choose(page.form.payer, (PLACE, tin))
    assert not page.fields["kind"].isVisibleTo(page)
    assert not page.fields["sharers"].isVisibleTo(page)
    choose(page.form.hands.fund, made.id)
    assert page.fields["kind"].isVisibleTo(page)
    assert page.form.hands.note.text() == (
        "The grant can be used until Sunday 14 November 2027. The outing is on Saturday 14 November.\n"
        "The grant is for: Fares"
    )
    page.form.hands.made_by.setEditText("Sam")
    page.form.save_button.click()
    (cost,) = reckoning(group, seaside).costs
    assert (cost.fund, outing(group, seaside).fund) == (made.id, None)
    assert agreement(group, seaside).difference == 0
    shown = desks.words(page)
    assert "Travel grant" in shown
    page.turn("cost", cost.id)
    assert page.form.payer.value() == (ENTRY, cost.entry)
    page.form.what.setText("Bus there")
    page.form.save_button.click()
    assert reckoning(group, seaside).costs[0].fund == made.id


def test_who_dropped_out_is_given_back_and_the_rest_is_shared_anew_or_met(qtbot, group, seaside):
    planning.start(group, replace(outing(group, seaside), places=3, fund=pot(group, "Outing pot")))
    planning.plan(group, Planned(outing=seaside, what="Coach", pence=1800))
    ben = reckoning(group, seaside).people[1]
    settling.settle(group, seaside, Payment(ben.id, POT, 600), handed(group))
    planning.person(group, replace(ben, standing=NOT_COMING, amount=0))
    page = opened(qtbot, group, seaside)
    assert "1 fewer, and it comes to £9.00 each, or the pot meets £6.00. Choose." in desks.words(page)
    (back,) = [each for each in page.body.to_settle.buttons if "Give back £6.00" in each.text()]
    back.click()
    page.form.hands.made_by.setEditText("Sam")
    page.form.save_button.click()
    assert reckoning(group, seaside).left[ben.id] == 0
    page.beside.sharing.anew_button.click()
    assert page.form.price.text() == "9.00"
    page.form.save_button.click()
    assert outing(group, seaside).price == 900
    assert page.beside.sharing.anew_button is None


def test_where_the_book_says_something_else_it_is_told_entry_by_entry(qtbot, group, seaside):
    made = costs.cost(group, Cost(outing=seaside, what="Tea", pence=300), handed(group, fund="Outing pot"))
    settling.settle(group, seaside, Payment(1, POT, 600))
    settling.settle(group, seaside, Payment(2, POT, 500), handed(group))
    page = opened(qtbot, group, seaside)
    assert "£6.00 more was written down without an entry" in desks.words(page)
    ledger.reverse(group, made.entry or 0, "not ours", "Sam")
    other = costs.cost(group, Cost(outing=seaside, what="Ices", pence=100), handed(group))
    with group.change("Lose a cost", "outings") as store:
        store.outing_costs.remove(id=other.id)
    page.draw({})
    shown = desks.words(page).replace("\N{WORD JOINER}", "")
    for said in (
        "The book says £4.00, and the outing says £2.00. Look at the lines with a mark.",
        f"Entry {made.entry}, Tea: the book says £0.00, and the outing says −£3.00.",
        f"Entry {other.entry}, A payment: the book says −£1.00, and the outing says £0.00.",
    ):
        assert said in shown


def _full(tmp_path):
    """An outing with every field at its longest, a grant, a drop-out, and a book that says something else."""
    group = desks.typical(tmp_path)
    open_with(group)
    long = f"{desks.LONG} " * 8
    grant = ledger.add_fund(
        group,
        Fund(
            name=long[:80],
            kind=FundKind.RESTRICTED,
            ends_on=SATURDAY,
            buys=frozenset({named(group, "Fares")["kind"]}),
        ),
    )
    made = Outing(name=long[:80], day=SATURDAY, fund=pot(group, "Outing pot"), way=PRICE, price=600, places=14)
    about = planning.start(group, made).id
    planning.plan(group, Planned(outing=about, what=long, pence=9_999_999, each=True))
    planning.plan(group, Planned(outing=about, direction=IN, what=long, pence=9_999_999, fund=grant.id))
    goers = [planning.person(group, Goer(outing=about, name=f"{desks.LONG} {at}", party=2)) for at in range(3)]
    settling.settle(group, about, Payment(goers[0].id, POT, 600), handed(group))
    planning.person(group, replace(goers[0], standing=NOT_COMING, amount=0))
    paid = costs.cost(group, Cost(outing=about, what=long, pence=900), handed(group))
    ledger.reverse(group, paid.entry or 0, "not ours", "Sam")
    settling.settle(group, about, Payment(goers[1].id, POT, 600))
    return group


def _cost_from_grant(page):
    page.turn("cost")
    page.form.payer.choose((PLACE, 1))
    page.form.hands.fund.choose(max(fund.id for fund in ledger.funds(page.group)))


def _grant_line(page):
    page.turn("plan")
    page.form.direction.choose(GRANT)


SHOWN = {
    "one": lambda page: None,
    "cost": _cost_from_grant,
    "plan": _grant_line,
    "outing": lambda page: page.turn("outing"),
    "person": lambda page: page.turn("person", 2),
}


@pytest.mark.parametrize(
    ("shown", "language", "scale"),
    [
        ("one", "en-XA", 2.0),
        ("cost", "ar-XB", 2.0),
        *(pytest.param("one", *dress, marks=pytest.mark.proof) for dress in desks.DRESSES),
        *(
            pytest.param(form, *dress, marks=pytest.mark.proof)
            for form in ("cost", "plan", "outing", "person")
            for dress in (("en-XA", 2.0), ("en", 1.5))
        ),
    ],
)
def test_everything_can_be_read_and_reached(qtbot, tmp_path, shown, language, scale):
    with _full(tmp_path) as group:
        desks.wear(language, scale)
        page = OutingsPage(desks.desk(group))
        page.draw()
        page.show_outing(1, "money")
        SHOWN[shown](page)
        assert desks.faults(qtbot, page, scale) == []
