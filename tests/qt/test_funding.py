"""A treasurer sets up a grant, writes down what came, says yes to another cost, and prints the statement."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest

from groupkit.core.funding.awards import Award, Budget, Instalment, LeftOver, Sort
from groupkit.core.progress import Silent
from groupkit.qt import printing
from groupkit.qt.funding.page import FundingPage
from groupkit.qt.money.page import MoneyPage
from groupkit.qt.places import Places, place
from groupkit.services import ledger
from groupkit.services.funding import awards
from groupkit.services.funding.awards import Arrival
from groupkit.services.group import Group
from tests.evening import SATURDAY, named
from tests.pdf import reading
from tests.qt import desks

ENDS = SATURDAY + timedelta(days=50)


def granted(tmp_path) -> Group:
    """Return the typical group with a grant, half of which came."""
    group = desks.typical(tmp_path)
    room, fares = named(group, "Room")["kind"] or 0, named(group, "Fares")["kind"] or 0
    made = Award(
        funder="Borough Fund",
        pence=50000,
        starts=date(2026, 4, 1),
        ends=ENDS,
        lines=(Budget(room, 30000), Budget(fares)),
        instalments=(Instalment(due=SATURDAY, pence=30000), Instalment(due=ENDS, pence=20000)),
        stops="The Tuesday room",
    )
    awards.set_up(group, made, "Borough grant")
    return group


def full(tmp_path) -> Group:
    """Return a group with several grants and the longest words."""
    group = granted(tmp_path)
    with group.change("Long words", "money"):
        group.store.funds.change(4, replace(ledger.funds(group)[3], name=f"{desks.LONG} pot"))
        first = awards.award(group, 1)
        awards.change(
            group, replace(first, funder=f"{desks.LONG} {desks.LONG} council", stops=f"{desks.LONG} " * 9)
        )
        more = replace(first, id=0, fund=0, host=named(group, place="Bank")["place"], report_due=ENDS)
        for at in range(2):
            awards.set_up(group, replace(more, instalments=(), funder=f"{desks.LONG} {at}"), f"Pot {at}")
    where = named(group, place="Bank")["place"] or 0
    awards.received(
        group, awards.award(group, 2), Arrival(pence=9_999_999, day=SATURDAY, place=where, made_by="Sam")
    )
    return group


@pytest.fixture
def group(tmp_path):
    with granted(tmp_path) as made:
        yield made


@pytest.fixture
def page(qtbot, group):
    return opened(qtbot, group)


def opened(qtbot, group) -> Any:
    made = FundingPage(desks.desk(group))
    qtbot.addWidget(made)
    made.draw()
    return made


def test_without_money_the_tin_comes_first(qtbot, tmp_path):
    with desks.empty(tmp_path) as group:
        page = opened(qtbot, group)
        with qtbot.waitSignal(page.desk.went) as went:
            page.primary.click()
        assert went.args[0] == "money"
        page.turn("new")
        assert page.form is None


def test_a_first_grant_is_set_up(qtbot, tmp_path):
    with desks.typical(tmp_path) as group:
        page = opened(qtbot, group)
        assert "No grant yet" in desks.words(page)
        page.primary.click()
        form = page.form
        form.save_button.click()
        assert page.fields["amount"].problem
        form.funder.setText("Health board")
        form.amount.setText("600")
        form.save_button.click()
        assert page.fields["pot"].problem == "Give it a name."
        form.pot.setText("Health grant")
        room = named(group, "Room")["kind"]
        form.amounts[room].setFocus()
        form.amounts[room].setText("700")
        form.amounts[room].textEdited.emit("700")
        assert form.ticks[room].isChecked()
        form.comes[1][1].setText("x")
        form.own_money.setText("y")
        form.save_button.click()
        assert page.fields["instalments"].problem
        assert page.fields["own_money"].problem
        assert all(form.folds[name].line.isChecked() for name in ("instalments", "more"))
        assert not form.folds["lines"].line.isChecked()
        form.comes[1][1].setText("250")
        form.own_money.setText("20")
        form.save_button.click()
        assert "more than the award" in page.fields["lines"].problem
        assert form.folds["lines"].line.isChecked()
        form.amounts[room].setText("500")
        form.sort.choose(Sort.CONTRACT)
        form.reference.setText("HB-1")
        form.reports.setChecked(True)
        form.left_over.choose(LeftOver.KEEP)
        form.stops.setPlainText("The room")
        form.proposal.setPlainText("We go on")
        form.new_host.setText("Town Hall")
        with qtbot.waitSignal(page.desk.said) as said:
            form.save_button.click()
        assert said.args == ["The grant is kept.", True]
        (kept,) = awards.awards(group)
        assert (kept.funder, kept.pence, kept.lines) == ("Health board", 60000, (Budget(room, 50000),))
        assert (kept.sort, kept.left_over, kept.own_money) == (Sort.CONTRACT, LeftOver.KEEP, 2000)
        assert [part.pence for part in kept.instalments] == [25000]
        assert (kept.report_due, kept.stops, kept.proposal) == (kept.ends, "The room", "We go on")
        assert ledger.places(group)[-1].name == "Town Hall"
        assert "Health grant, from Health board" in desks.words(page)


def test_two_funders_fill_one_pot(group, page):
    page.new_button.click()
    form = page.form
    form.fund.choose(awards.awards(group)[0].fund)
    form.funder.setText("Health")
    form.amount.setText("100")
    form.parts.set_count(3)
    assert page.fields["pot"].isHidden()
    form.save_button.click()
    first, second = awards.awards(group)
    assert (second.fund, second.parts) == (first.fund, 3)


def test_what_was_agreed_is_changed(group, page):
    page.grants.cards[1].change_button.click()
    form = page.form
    assert (form.funder.text(), form.comes[0][1].text()) == ("Borough Fund", "300.00")
    form.funder.setText("Borough")
    form.save_button.click()
    (kept,) = awards.awards(group)
    assert (kept.funder, len(kept.instalments), kept.stops) == ("Borough", 2, "The Tuesday room")
    page.grants.cards[1].change_button.click()
    page.form.leave_button.click()
    assert page.form is None


def test_money_that_is_due_is_the_next_thing(qtbot, group, page):
    assert page.primary.text().strip() == "Write down money that came"
    page.primary.click()
    form = page.form
    assert (form.amount.text(), form.place.currentText()) == ("300.00", "Bank")
    form.save_button.click()
    assert page.fields["made_by"].problem
    form.made_by.setEditText("Sam")
    with qtbot.waitSignal(page.desk.said) as said:
        form.save_button.click()
    assert said.args == ["It is in the book.", False]
    assert awards.awards(group)[0].instalments[0].entry == 1
    assert page.primary.text().strip() == "Print a statement"
    assert "£300.00" in desks.words(page)
    assert "Came, due Sat 14 Nov 2026" in desks.words(page)


def test_some_goes_back(group, page):
    where = named(group, place="Bank")["place"]
    awards.received(group, awards.awards(group)[0], Arrival(pence=500, day=SATURDAY, place=where, made_by="Sam"))
    page.grants.cards[1].back_button.click()
    form = page.form
    form.amount.setText("5")
    form.place.choose(where)
    form.made_by.setEditText("Sam")
    form.save_button.click()
    assert awards.used_on(group, awards.awards(group)[0], SATURDAY).back == 500
    assert "Went back" in desks.words(page)


def test_the_coordinator_says_yes_to_another_cost(group, page):
    page.grants.cards[1].allow_button.click()
    form = page.form
    assert "Room" not in [form.kind.itemText(at) for at in range(form.kind.count())]
    form.amount.setText("10")
    form.save_button.click()
    assert page.fields["by"].problem
    assert page.fields["why"].problem
    form.by.setEditText("Coordinator")
    form.why.setText("They agreed.")
    form.save_button.click()
    assert page.form is None
    fund = awards.pot(group, awards.awards(group)[0])
    assert awards.may_pay(group, fund, named(group, "Refreshments")["kind"], 1000)


def test_the_statement_is_printed_and_saved(monkeypatch, group, page):
    made: list[bytes] = []

    def print_out(_desk, _parent, make):
        into = BytesIO()
        make(into, Silent())
        made.append(into.getvalue())

    monkeypatch.setattr(printing, "print_out", print_out)
    monkeypatch.setattr(printing, "save", lambda desk, parent, name, make: print_out(desk, parent, make))
    page.grants.cards[1].state_button.click()
    page.form.print_button.click()
    page.form.large.setChecked(True)
    page.form.receipts.setChecked(False)
    page.form.save_button.click()
    assert ["Grant statement for Borough Fund" in reading.words(data) for data in made] == [True, True]
    page.show_this(page.found[0])
    assert page.form.about.award.id == 1
    page.show_this(None)


def test_what_was_typed_is_there_again_after_the_book_was_locked(qtbot, group, page):
    page.grants.cards[1].allow_button.click()
    page.form.why.setText("They agreed.")
    typed = page.typed()
    again = FundingPage(desks.desk(group))
    qtbot.addWidget(again)
    again.draw(typed)
    assert again.form.why.text() == "They agreed."
    again.form.leave_button.click()
    assert again.typed() == {}


def test_one_comes_from_the_money_and_goes_back(qtbot, page):
    with qtbot.waitSignal(page.desk.went) as went:
        page.back_button.click()
    assert went.args[0] == "treasury"
    assert isinstance(place("funding").make(page.desk), FundingPage)
    places = Places("funding")
    qtbot.addWidget(places)
    assert places.list.currentItem().text() == "Money"


@pytest.mark.parametrize(
    ("fill", "form", "language", "scale"),
    [
        *((full, "-", *dress) for dress in desks.DRESSES if dress not in desks.BETWEEN),
        *((full, "new", *dress) for dress in (("en", 1.0), ("ar-XB", 2.0), ("en-XA", 2.0))),
        *((full, form, "en-XA", 2.0) for form in ("change", "came", "back", "allow", "state")),
        *((fill, "-", "en-XA", 2.0) for fill in (desks.empty, desks.typical)),
    ],
)
def test_everything_can_be_read_and_reached(qtbot, tmp_path, fill, form, language, scale):
    with fill(tmp_path) as group:
        desks.wear(language, scale)
        page = FundingPage(desks.desk(group))
        page.draw()
        if form != "-":
            page.turn(form, 0 if form == "new" else page.found[0].award.id)
            for fold in getattr(page.form, "folds", {}).values():
                fold.line.setChecked(True)
        assert desks.faults(qtbot, page, scale) == []


def test_the_money_page_says_what_ends_soon(qtbot, group):
    page = MoneyPage(desks.desk(group))
    qtbot.addWidget(page)
    page.draw()
    assert "Borough grant ends on Sunday 3 January" in desks.words(page)
