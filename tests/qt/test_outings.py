"""An organiser starts an outing, says who comes, writes down what was paid, settles up, and puts it away."""

from dataclasses import replace
from io import BytesIO

import pytest
from PySide6.QtCore import Qt

from groupkit.core.outings.values import AMOUNTS, PARTS, Cost, Goer, Handed, Outing, Planned
from groupkit.core.progress import Silent
from groupkit.core.shares import POT, Payment
from groupkit.qt import printing
from groupkit.qt.outings.forms import OTHERS, POT_PAYS, UP_TO
from groupkit.qt.outings.money import settle
from groupkit.qt.outings.page import OutingsPage
from groupkit.qt.outings.parts import PARTS as ALL_PARTS
from groupkit.qt.outings.paying import ELSEWHERE, ENTRY, PERSON, PLACE
from groupkit.qt.places import PAGES, Places, place
from groupkit.services import ledger
from groupkit.services.outings import costs, planning, settling
from groupkit.services.outings.reckoning import listing, reckoning
from tests.evening import SATURDAY, named, open_with
from tests.qt import checks, desks


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        open_with(made)
        yield made


@pytest.fixture
def bowling(group):
    fund = named(group, fund="Outing pot")["fund"]
    return planning.start(group, Outing(name="Bowling", day=SATURDAY, fund=fund)).id


@pytest.fixture
def people(group, bowling):
    return [planning.person(group, Goer(outing=bowling, name=name)).id for name in ("Ann", "Ben", "Caz")]


def opened(qtbot, group, outing=0) -> OutingsPage:
    made = OutingsPage(desks.desk(group))
    qtbot.addWidget(made)
    made.draw()
    if outing:
        made.show_outing(outing, "money")
    return made


def choose(choice, value):
    choice.choose(value)
    assert choice.value() == value


def test_an_outing_is_started_from_the_list(qtbot, group):
    page = opened(qtbot, group)
    assert "No outing planned yet." in desks.words(page)
    assert "A walk and a flask of tea counts." in desks.words(page)
    page.primary.click()
    page.form.save_button.click()
    assert page.fields["name"].problem == "Give the outing a name, such as Bowling."
    page.form.name.setText("Bowling")
    with qtbot.waitSignal(page.desk.said) as said:
        page.form.save_button.click()
    assert said.args == ["The outing is saved.", True]
    assert [one.name for one in listing(group)] == ["Bowling"]
    page.turn("outing")
    assert page.form.fund.value() is None
    choose(page.form.fund, named(group, fund="Outing pot")["fund"])
    page.form.save_button.click()
    assert "Paid from this pot: Outing pot" in desks.words(page)
    assert page.primary.text().strip() == "Add who comes"
    page.back_button.click()
    page.following.button.click()
    assert page.shown == 1


def test_an_outing_is_planned_before_the_money_is_set_up_and_its_money_says_so(qtbot, tmp_path):
    with desks.empty(tmp_path) as empty:
        page = opened(qtbot, empty)
        page.primary.click()
        page.form.name.setText("Walk")
        page.form.save_button.click()
        assert [(one.name, one.fund) for one in listing(empty)] == [("Walk", None)]
        page.show_part("money")
        assert "Say first where the money is" in desks.words(page)
        with qtbot.waitSignal(page.desk.went) as went:
            page.beside.setup_button.click()
        assert went.args[0] == "money"


def test_it_has_a_line_in_the_list_of_places(group):
    assert place("outings") in PAGES
    assert PAGES[Places("outings").list.currentRow()].name == "outings"


def test_its_parts_are_chosen_by_the_row_at_the_top_with_the_keyboard_too(qtbot, group, bowling):
    page = OutingsPage(desks.desk(group))
    page.show_outing(bowling, "money")
    assert list(page.row.buttons) == [part.key for part in ALL_PARTS]
    frame = desks.framed(qtbot, page)
    page.row.buttons["papers"].setFocus()
    qtbot.keyClick(page.row.buttons["papers"], Qt.Key.Key_Space)
    assert page.part == "papers"
    assert [key for key, each in page.row.buttons.items() if each.isChecked()] == ["papers"]
    assert page.row.buttons["papers"].accessibleDescription() == "This part is open."
    checks.settle(frame)
    assert page.focusWidget() is page.row.buttons["papers"]
    assert page.row.buttons["money"].accessibleDescription() == "Opens this part."


def test_people_are_added_one_after_another_and_changed(qtbot, group, bowling):
    page = opened(qtbot, group, bowling)
    page.primary.click()
    for name in ("Ann", "Ben"):
        page.form.name.setEditText(name)
        page.form.save_button.click()
    assert page.opened == "person"
    page.form.name.setEditText("ann")
    page.form.save_button.click()
    assert "is on the list already" in page.fields["name"].problem
    page.form.leave_button.click()
    page.body.people.table.opened.emit(page.known.people[1])
    assert not page.fields["most"].isVisibleTo(page)
    choose(page.form.how, UP_TO)
    assert page.fields["most"].isVisibleTo(page)
    page.form.most.setText("2,5")
    page.form.save_button.click()
    assert "Did you mean" in page.fields["most"].problem
    page.form.most.setText("2.50")
    page.form.save_button.click()
    assert reckoning(group, bowling).people[1].most == 250
    for how, kept in ((POT_PAYS, (1, 0)), (OTHERS, (0, None)), ("part", (1, None))):
        page.turn("person", page.known.people[1].id)
        choose(page.form.how, how)
        page.form.save_button.click()
        who = reckoning(group, bowling).people[1]
        assert (who.parts, who.most) == kept
        page.turn("person", who.id)
        assert page.form.how.value() == how
    page.form.remove_button.click()
    assert [who.name for who in reckoning(group, bowling).people] == ["Ann"]


def test_parts_and_amounts_are_asked_where_they_count(qtbot, group, bowling, people):
    planning.start(group, replace(listing(group)[0], way=PARTS))
    page = opened(qtbot, group, bowling)
    page.turn("person", people[0])
    page.form.parts.setText("")
    page.form.save_button.click()
    assert page.fields["parts"].problem == "Type how many parts, or 0."
    page.form.parts.setText("2")
    page.form.save_button.click()
    page.beside.sharing.change_button.click()
    assert not page.form.pot_meets.isVisibleTo(page)
    choose(page.form.way, AMOUNTS)
    assert page.form.pot_meets.isVisibleTo(page)
    page.form.save_button.click()
    costs.cost(group, Cost(outing=bowling, what="Lanes", pence=4850))
    for who, typed in zip(people, ("30", "17", "0"), strict=True):
        page.turn("person", who)
        page.form.sum.setText(typed)
        page.form.save_button.click()
    said = "The shares come to £47.00. That is £1.50 less than the cost (£48.50)."
    assert said in desks.words(page)
    assert page.primary.text().strip() == "Change how it is shared"
    page.primary.click()
    page.form.pot_meets.click()
    page.form.save_button.click()
    assert "The pot meets" in desks.words(page)
    assert reckoning(group, bowling).people[0].parts == 2


def test_what_somebody_paid_is_shared_and_settled_in_parts(qtbot, group, bowling, people):
    page = opened(qtbot, group, bowling)
    page.primary.click()
    page.form.what.setText("Lanes")
    page.form.amount.setText("9")
    assert page.form.fold.line.text().strip() == "Everybody"
    page.form.sharers[people[2]].click()
    assert page.form.fold.line.text().strip() == "Ann and Ben"
    page.form.save_button.click()
    assert reckoning(group, bowling).shared.pays == {people[0]: 450, people[1]: 450, people[2]: 0}
    page.body.paid.table.opened.emit(page.known.costs[0])
    for tick in page.form.sharers.values():
        tick.setChecked(False)
    page.form.save_button.click()
    assert page.fields["sharers"].problem == "Choose at least one person to share this."
    for tick in page.form.sharers.values():
        tick.setChecked(True)
    page.form.save_button.click()
    assert reckoning(group, bowling).costs[0].sharers == frozenset()
    shown = desks.words(page)
    assert "Ben gives Ann £3.00." in shown
    assert page.primary.text().strip() == "Write down a payment"
    page.body.to_settle.buttons[0].click()
    assert page.form.payment() == page.known.payments[0]
    page.form.amount.setText("1")
    with qtbot.waitSignal(page.desk.said) as said:
        page.form.save_button.click()
    assert said.args == ["The payment is written down.", False]
    (made,) = reckoning(group, bowling).settled
    page.body.to_settle.back_buttons[made.seq].click()
    page.form.save_button.click()
    assert page.fields["why"].problem == "Write why, in a few words."
    page.form.why.setText("it was Caz")
    page.form.save_button.click()
    assert reckoning(group, bowling).settled == ()


def test_what_the_pot_pays_says_from_where_and_who_does_it(qtbot, group, bowling, people):
    tin = named(group, place="Tin")["place"]
    page = opened(qtbot, group, bowling)
    page.body.paid.add_button.click()
    assert not page.form.hands.isVisibleTo(page)
    page.form.what.setText("Shoes")
    page.form.amount.setText("6.00")
    choose(page.form.payer, (PLACE, tin))
    assert page.form.hands.isVisibleTo(page)
    page.form.save_button.click()
    assert page.fields["made_by"].problem == "Write who does this. A first name is enough."
    page.form.hands.made_by.setEditText("Sam")
    page.form.save_button.click()
    (made,) = reckoning(group, bowling).costs
    assert ledger.balances(group)[tin, listing(group)[0].fund or 0] == 400
    page.turn("cost", made.id)
    assert page.form.payer.value() == (ENTRY, made.entry)
    page.form.remove_button.click()
    page.form.why.setText("brought back")
    page.form.made_by.setEditText("Sam")
    page.form.save_button.click()
    assert reckoning(group, bowling).costs == ()
    assert ledger.balances(group)[tin, listing(group)[0].fund or 0] == 1000


def test_a_cost_written_down_elsewhere_is_taken_back_at_once(qtbot, group, bowling, people):
    made = costs.cost(group, Cost(outing=bowling, what="Lanes", pence=900))
    page = opened(qtbot, group, bowling)
    page.turn("cost", made.id)
    assert page.form.payer.value() == (ELSEWHERE, POT)
    page.form.remove_button.click()
    assert reckoning(group, bowling).costs == ()
    other = costs.cost(group, Cost(outing=bowling, what="Lanes", pence=900, payer=people[1]))
    page.turn("cost", other.id)
    assert page.form.payer.value() == (PERSON, people[1])
    page.form.leave_button.click()
    assert page.form is None


def test_money_into_the_pot_says_where_it_went(qtbot, group, bowling, people):
    tin = named(group, place="Tin")["place"]
    page = opened(qtbot, group, bowling)
    page.body.to_settle.other_button.click()
    choose(page.form.payer, people[0])
    choose(page.form.payee, POT)
    page.form.amount.setText("5")
    assert page.form.hands.isVisibleTo(page)
    choose(page.form.place, 0)
    assert not page.form.hands.isVisibleTo(page)
    choose(page.form.place, tin)
    page.form.hands.made_by.setEditText("Sam")
    page.form.save_button.click()
    assert ledger.balances(group)[tin, listing(group)[0].fund or 0] == 1500
    settle(page, None)
    choose(page.form.payee, people[1])
    assert not page.fields["place"].isVisibleTo(page)


def test_an_unusual_amount_is_asked_about_once(qtbot, group, bowling, people):
    tin = named(group, place="Tin")["place"]
    page = opened(qtbot, group, bowling)
    settle(page, Payment(people[0], POT, 60_000))
    choose(page.form.place, tin)
    page.form.hands.made_by.setEditText("Sam")
    page.form.save_button.click()
    assert "is a lot for this group" in page.fields["amount"].problem
    page.form.save_button.click()
    assert reckoning(group, bowling).settled[0].payment.pence == 60_000


def test_the_budget_is_planned_beside_what_it_came_to(qtbot, group, bowling, people):
    page = opened(qtbot, group, bowling)
    page.beside.budget.add_button.click()
    page.form.what.setText("Coach")
    page.form.amount.setText("60")
    page.form.save_button.click()
    (line,) = reckoning(group, bowling).plan
    costs.cost(group, Cost(outing=bowling, what="Coach", pence=5500, line=line.id))
    shown = desks.words(page)
    assert "£60.00" in shown
    assert "It cost" in shown
    page.turn("cost", 1)
    assert page.form.line.value() == line.id
    page.form.leave_button.click()
    page.beside.budget.buttons[line.id].click()
    page.form.remove_button.click()
    assert reckoning(group, bowling).plan == ()


def test_an_outing_is_removed_or_put_away_after_a_second_look(qtbot, group, bowling, people):
    costs.cost(group, Cost(outing=bowling, what="Lanes", pence=900, payer=people[0]))
    page = opened(qtbot, group, bowling)
    assert page.beside.away.asked.isHidden()
    page.beside.away.ask_button.click()
    assert not page.beside.away.asked.isHidden()
    assert "Some of it is not settled yet." in desks.words(page)
    page.beside.away.leave_button.click()
    assert page.beside.away.asked.isHidden()
    page.beside.away.ask_button.click()
    page.beside.away.sure_button.click()
    shown = desks.words(page)
    assert "It is put away." in shown
    assert page.known.people[0].name == ""
    assert page.primary.text().strip() == "Print the totals"
    page.show_outing(0)
    assert page.list.folds[SATURDAY.year].line.isChecked()
    other = planning.start(group, replace(listing(group)[0], id=0, name="Walk", put_away=False)).id
    page.show_outing(other, "money")
    page.turn("outing")
    page.form.remove_button.click()
    assert [one.id for one in listing(group)] == [bowling]


def test_what_was_typed_is_kept_when_the_page_is_drawn_again(qtbot, group, bowling, people):
    page = opened(qtbot, group, bowling)
    assert page.typed() == {}
    page.body.paid.add_button.click()
    page.form.what.setText("Lanes")
    kept = page.typed()
    again = opened(qtbot, group)
    again.draw(kept)
    assert (again.shown, again.opened, again.form.what.text()) == (bowling, "cost", "Lanes")
    again.show_this(listing(group)[0])
    assert again.form is None
    again.show_this("else")
    assert again.shown == bowling


def test_the_papers_are_printed_and_saved(qtbot, group, bowling, people, monkeypatch):
    costs.cost(group, Cost(outing=bowling, what="Lanes", pence=900, payer=people[0]))
    made: list[bytes] = []

    def taken(_desk, _page, *told):
        into = BytesIO()
        told[-1](into, Silent())
        made.append(into.getvalue())

    monkeypatch.setattr(printing, "print_out", taken)
    monkeypatch.setattr(printing, "save", taken)
    page = opened(qtbot, group, bowling)
    page.show_part("papers")
    page.body.large.click()
    for which in ("sheet", "public"):
        page.body.print_buttons[which].click()
        page.body.save_buttons[which].click()
    assert page.large
    assert len(made) == 4
    assert all(data.startswith(b"%PDF") for data in made)
    for payment in page.known.payments:
        settling.settle(group, bowling, payment)
    page.show_part("money")
    page.primary.click()
    assert len(made) == 5


def test_the_keyboard_alone_opens_a_line(qtbot, group, bowling, people):
    page = OutingsPage(desks.desk(group))
    page.draw()
    page.show_outing(bowling, "money")
    frame = desks.framed(qtbot, page)
    page.body.people.table.setFocus()
    qtbot.keyClick(page.body.people.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.body.people.table, Qt.Key.Key_Return)
    assert (page.opened, page.on) == ("person", people[1])
    assert page.form.name.name() == "Ben"
    checks.settle(frame)


def _full(tmp_path):
    group = desks.typical(tmp_path)
    open_with(group)
    fund = named(group, fund="Outing pot")["fund"]
    long = f"{desks.LONG} " * 3
    about = planning.start(group, Outing(name=long[:80], day=SATURDAY, fund=fund)).id
    goers = [planning.person(group, Goer(outing=about, name=f"{desks.LONG} {at}")) for at in range(14)]
    line = planning.plan(group, Planned(outing=about, what=long, pence=9_999_999))
    costs.cost(group, Cost(outing=about, what=long * 2, pence=9_999_999, payer=goers[0].id, line=line.id))
    tin = named(group, place="Tin")["place"]
    costs.cost(group, Cost(outing=about, what=long, pence=900), Handed(place=tin, made_by="Sam"))
    settling.settle(group, about, Payment(goers[1].id, goers[0].id, 500))
    return group


def _typical(tmp_path):
    group = desks.typical(tmp_path)
    planning.start(group, Outing(name="Walk", day=SATURDAY, fund=named(group, fund="Outing pot")["fund"]))
    return group


def _put_away(tmp_path):
    group = _full(tmp_path)
    planning.put_away(group, 1)
    return group


def _show(page, form="", on=0, about=None):
    page.show_outing(1, "money")
    if form:
        page.turn(form, on, about)


SHOWN = {
    "list": lambda page: None,
    "start": lambda page: page.turn("start"),
    "one": lambda page: (
        _show(page),
        page.body.to_settle.fold.line.setChecked(True),
        page.beside.away.ask_button.click(),
    ),
    "none": _show,
    "outing": lambda page: _show(page, "outing"),
    "person": lambda page: _show(page, "person", 1),
    "cost": lambda page: (_show(page, "cost"), page.form.fold.line.setChecked(True)),
    "pot": lambda page: (_show(page, "cost"), page.form.payer.choose((PLACE, 1))),
    "plan": lambda page: _show(page, "plan", 1),
    "settle": lambda page: _show(page, "settle", 0, Payment(POT, 1, 500)),
    "drop": lambda page: _show(page, "drop", 2),
    "papers": lambda page: page.show_outing(1, "papers"),
}


@pytest.mark.parametrize(
    ("fill", "shown", "language", "scale"),
    [
        *((_full, "one", *dress) for dress in desks.DRESSES),
        *((_full, form, "en-XA", 2.0) for form in ("outing", "person", "cost", "plan", "settle", "drop")),
        (_full, "cost", "ar-XB", 2.0),
        (_full, "papers", "en-XA", 2.0),
        *(pytest.param(_full, form, "ar-XB", 2.0, marks=pytest.mark.proof) for form in ("pot", "list")),
        *(pytest.param(fill, "list", "en", 2.0, marks=pytest.mark.proof) for fill in (desks.empty, _full)),
        *(
            pytest.param(fill, shown, "en", 2.0, marks=pytest.mark.proof)
            for fill, shown in ((_typical, "none"), (_put_away, "none"), (_typical, "start"))
        ),
        (desks.typical, "list", "en", 2.0),
    ],
)
def test_everything_can_be_read_and_reached(qtbot, tmp_path, fill, shown, language, scale):
    with fill(tmp_path) as group:
        desks.wear(language, scale)
        page = OutingsPage(desks.desk(group))
        page.draw()
        SHOWN[shown](page)
        assert desks.faults(qtbot, page, scale) == []
