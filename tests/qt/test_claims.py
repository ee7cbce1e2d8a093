"""A tired person gets their money back: one obvious next thing at each step, and nothing typed is lost."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from PySide6.QtWidgets import QPushButton

from groupkit.core.claims import Deed, Sort, State
from groupkit.core.progress import Silent
from groupkit.qt import printing
from groupkit.qt.claims.page import ClaimsPage
from groupkit.qt.money.page import MoneyPage
from groupkit.qt.places import Places, place
from groupkit.qt.tables import RowsModel
from groupkit.services.claims import advances, drafts, known, paying, rates, steps
from tests import evening
from tests.evening import SATURDAY, claimed, drafted, named
from tests.qt import desks


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        evening.open_with(made)
        yield made


@pytest.fixture
def page(qtbot, group):
    return opened(qtbot, group)


def opened(qtbot, group, number=0) -> ClaimsPage:
    made = ClaimsPage(desks.desk(group))
    qtbot.addWidget(made)
    made.draw()
    if number:
        made.show_this(number)
    return made


def state(group, number=1):
    return known.case(group, number).state


def said(qtbot, page, press):
    """Press a button, and return what was said and whether Undo goes with it."""
    with qtbot.waitSignal(page.desk.said) as heard:
        press.click()
    return heard.args


def test_somebody_starts_a_claim_puts_a_line_on_it_and_hands_it_in(qtbot, group, page):
    assert "Nobody should be out of pocket." in desks.words(page)
    assert "No claim yet" in desks.words(page)
    page.primary.click()
    page.form.save_button.click()
    assert page.fields["who"].problem == "Write whose claim it is. A first name is enough."
    page.form.who.setEditText("Kim")
    page.form.save_button.click()
    assert "Claim 1: Kim" in desks.words(page)
    form = page.form
    form.what.setText("Bus to open up")
    form.amount.setText("4")
    form.save_button.click()
    assert page.fields["receipt"].problem == "Write the receipt number, or choose why there is none."
    assert page.form.what.text() == "Bus to open up"
    form.without.line.click()
    form.no_receipt.choose("other")
    form.why_none.setText("The wind took it")
    assert said(qtbot, page, form.save_button) == ["It is on the claim.", True]
    (line,) = known.case(group, 1).claim.lines
    assert (line.pence, line.no_receipt, line.why_none) == (400, "other", "The wind took it")
    assert page.primary.text().strip() == "Hand it in"
    page.primary.click()
    assert "I spent this on group business" in desks.words(page)
    assert page.form.by.name() == "Kim"
    assert said(qtbot, page, page.form.save_button) == ["Handed in. Someone else will look at it.", False]
    assert state(group) is State.HANDED_IN


def test_what_was_typed_in_a_line_is_there_again_after_the_book_was_locked(page):
    drafts.start(page.group, "Kim")
    page.show_claim(1)
    page.primary.click()
    page.form.what.setText("Milk")
    typed = page.typed()
    page.show_claim(0)
    page.draw(typed)
    assert page.form.what.text() == "Milk"
    page.form.leave_button.click()
    assert page.typed() == {}


def test_somebody_else_agrees_it_line_by_line(qtbot, group, page):
    line = claimed(group, 1, "Kim", 400)
    page.show_claim(1)
    page.primary.click()
    form = page.form
    assert form.amounts[line].text() == "4.00"
    form.amounts[line].setText("4.50")
    form.by.setEditText("Kim")
    form.save_button.click()
    assert page.fields["by"].problem == "Someone else needs to agree this one."
    assert page.fields["amounts"].problem.startswith("You claimed £4.00 and the agreed amount says £4.50.")
    assert form.fold.line.isChecked()
    form.amounts[line].setText("x")
    form.save_button.click()
    assert page.fields["amounts"].problem.startswith("That is not an amount")
    form.amounts[line].setText("3.50")
    form.by.setEditText("Jo")
    form.second.setEditText("Sam")
    form.why.setText("One way only")
    form.far_on.setCurrentIndex(1)
    assert said(qtbot, page, form.save_button) == ["Agreed – not paid yet.", False]
    shown = desks.words(page)
    assert "Agreed – not paid yet" in shown
    assert "Jo agreed it on 14 Nov. It is less because: One way only" in shown
    assert known.case(group, 1).steps[-1].far_on == SATURDAY


def test_a_question_comes_back_and_one_plain_button_answers_it(qtbot, group, page):
    claimed(group, 1, "Kim", 400)
    page.show_claim(1)
    page.beside[Deed.SEND_BACK].click()
    page.form.why.setPlainText("Which bus was it?")
    page.form.by.setEditText("Jo")
    assert said(qtbot, page, page.form.save_button) == ["Your question is on the claim now.", False]
    assert "Jo asks: Which bus was it?" in desks.words(page)
    assert page.primary.text().strip() == "I have added what was asked"
    (line,) = known.case(group, 1).claim.lines
    page.claim.change_buttons[line.id].click()
    page.form.what.setText("Bus 52")
    page.form.save_button.click()
    assert said(qtbot, page, page.primary) == ["Handed in again.", False]
    assert known.case(group, 1).claim.lines[0].what == "Bus 52"


def test_not_this_time_says_why_and_nothing_more_is_asked(group, page):
    claimed(group, 1, "Kim", 400)
    page.show_claim(1)
    page.beside[Deed.NOT_AGREE].click()
    page.form.save_button.click()
    assert page.fields["why"].problem
    page.form.why.setPlainText("The council pays it")
    page.form.by.setEditText("Jo")
    page.form.save_button.click()
    assert "Jo said not this time on 14 Nov: The council pays it" in desks.words(page)
    assert page.primary.text().strip() == "Print it"
    assert page.claim.add_button is None


def test_it_is_paid_in_cash_with_a_mark_or_by_bank_with_a_reference(qtbot, group, page):
    for number in (1, 2):
        claimed(group, number, "Kim", 400)
        steps.agree(group, number, "Jo", second="Sam")
    page.show_claim(1)
    page.primary.click()
    form = page.form
    form.by.setEditText("Jo")
    form.save_button.click()
    assert page.fields["received"].problem == "Ask Kim to mark that the money has come."
    form.received.click()
    assert said(qtbot, page, form.save_button) == ["Paid. It is in the book.", False]
    assert "Jo paid £4.00 on 14 Nov. It is entry" in desks.words(page)
    page.show_claim(2)
    page.primary.click()
    form = page.form
    form.how.choose("bank")
    form.place.choose(named(group, place="Bank")["place"])
    form.by.setEditText("Jo")
    form.reference.setText("BACS 7")
    form.save_button.click()
    assert state(group, 2) is State.PAID


def test_it_can_be_given_to_the_group(qtbot, group, page):
    claimed(group, 1, "Kim", 400)
    steps.agree(group, 1, "Jo", second="Sam")
    page.show_claim(1)
    page.beside[Deed.WAIVE].click()
    assert "Nobody will think less of you either way." in desks.words(page)
    assert said(qtbot, page, page.form.save_button) == ["Thank you. Nothing was paid.", False]
    assert "Kim gave it to the group on 14 Nov." in desks.words(page)


def test_a_change_after_it_was_agreed_says_that_it_is_agreed_again(qtbot, group, page):
    line = claimed(group, 1, "Kim", 400)
    steps.agree(group, 1, "Jo", second="Sam")
    page.show_claim(1)
    page.claim.change_buttons[line].click()
    assert "If you change this, someone agrees it again." in desks.words(page)
    page.form.amount.setText("3")
    page.form.save_button.click()
    assert page.fields["by"].problem == "Write who does this. A first name is enough."
    page.form.by.setEditText("Kim")
    assert said(qtbot, page, page.form.save_button) == ["Changed. Somebody else agrees it once more.", False]
    assert state(group) is State.HANDED_IN
    assert "Kim changed it on 14 Nov." in desks.words(page)
    page.claim.out_buttons[line].click()
    page.form.save_button.click()
    assert known.case(group, 1).claim.lines == ()


def test_a_draft_is_taken_apart_and_thrown_away(qtbot, group, page):
    line = drafted(group, 1, "Kim", 400)
    page.show_claim(1)
    assert said(qtbot, page, page.claim.out_buttons[line]) == ["It is off the claim.", True]
    assert "Nothing is on it yet." in desks.words(page)
    assert said(qtbot, page, page.remove_button) == ["The claim is thrown away.", True]
    assert "No claim yet" in desks.words(page)
    group.undo()
    page.show_claim(1)
    page.show_claim(99)
    assert page.case is None


def test_what_may_be_a_slip_is_asked_once(group, page):
    drafted(group, 1, "Kim", 400)
    page.show_claim(1)
    page.claim.add_button.click()
    form = page.form
    form.what.setText("A kettle")
    form.receipt.setText("R-1")
    form.amount.setText("600")
    form.save_button.click()
    assert "£600.00 is a lot for this group." in page.fields["amount"].problem
    form.save_button.click()
    assert known.case(group, 1).total == 60_400


def test_a_drive_is_worked_out_and_a_rate_that_is_not_known_is_asked_for(group, page):
    drafts.start(group, "Kim")
    page.show_claim(1)
    page.primary.click()
    form = page.form
    form.kind.choose(named(group, "Fares")["kind"])
    form.what.setText("Books to the ward")
    form.drive.line.click()
    form.miles.setText("ten")
    form.work_out_button.click()
    assert page.fields["miles"].problem == "Type how many miles, like 12 or 12.5."
    form.miles.setText("12.4")
    form.work_out_button.click()
    assert page.fields["rate"].problem.startswith("We know no rate for Saturday 14 November 2026.")
    assert form.typed_rate.isVisibleTo(form)
    form.rate.setText("50p")
    form.source.setText("gov.uk")
    form.work_out_button.click()
    assert form.amount.text() == "6.20"
    assert form.worked.text() == "12.4 miles at 50p each come to £6.20."
    form.start.setText("Hall")
    form.end.setText("Elm Ward")
    form.save_button.click()
    (line,) = known.case(group, 1).claim.lines
    assert (line.miles, line.rate, line.from_place, line.no_receipt) == (124, "car", "Hall", "mileage")
    assert "Hall to Elm Ward, 12.4 miles" in desks.words(page)
    page.claim.change_buttons[line.id].click()
    assert page.form.miles.text() == "12.4"
    page.form.day.show_day(date(2010, 1, 1))
    page.form.rate.setText("30")
    page.form.source.setText("an old page")
    page.form.work_out_button.click()
    assert [rate.tenths for rate in rates.rates(group) if rate.since == date(2010, 1, 1)] == [300]


def test_thanks_for_time_begin_with_the_note_and_no_is_one_press(qtbot, group, page):
    page.primary.click()
    page.form.who.setEditText("Kim")
    page.form.sort.choose(Sort.TIME)
    page.form.save_button.click()
    shown = desks.words(page)
    assert "talk to a benefits adviser before you say yes" in shown
    assert "It is your choice" in shown
    told = said(qtbot, page, page.form.decline_button)
    assert told == ["That is fine. You are as welcome as before, and your fare is still paid.", False]
    assert known.cases(group) == ()
    page.primary.click()
    page.form.who.setEditText("Kim")
    page.form.sort.choose(Sort.TIME)
    page.form.save_button.click()
    page.form.accept_button.click()
    assert page.form.kind.currentText() == "Thanks for time"
    page.form.what.setText("A morning of talks")
    page.form.amount.setText("25")
    page.form.save_button.click()
    assert known.case(group, 1).claim.sort is Sort.TIME


def test_cash_is_given_before_spent_and_brought_back(qtbot, group, page):
    page.advances.give_button.click()
    form = page.form
    form.who.setEditText("Dee")
    form.amount.setText("10")
    form.by.setEditText("Dee")
    form.save_button.click()
    assert page.fields["by"].problem.startswith("Let someone else give it out")
    form.by.setEditText("Sam")
    form.save_button.click()
    assert "Dee, advance: still out £10.00" in desks.words(page)
    held = next(each.place.id for each in advances.advances(group) if each.place.name == "Dee, advance")
    page.advances.spent_buttons[held].click()
    assert (page.form.who.name(), page.form.sort.value()) == ("Dee", Sort.ADVANCE)
    page.form.save_button.click()
    page.form.what.setText("Tea")
    page.form.amount.setText("6.50")
    page.form.receipt.setText("R-1")
    page.form.save_button.click()
    steps.hand_in(group, 1, "Dee")
    steps.agree(group, 1, "Jo")
    page.primary.click()
    page.form.by.setEditText("Sam")
    page.form.save_button.click()
    assert state(group) is State.PAID
    page.back_button.click()
    page.advances.back_buttons[held].click()
    assert page.form.amount.text() == "3.50"
    page.form.by.setEditText("Sam")
    assert said(qtbot, page, page.form.save_button) == ["The change is back.", False]
    page.turn("back", named(group, place="Tin")["place"])
    assert page.form.amount.text() == "0.00"


def test_the_list_shows_what_waits_first_and_opens_a_claim(qtbot, group):
    claimed(group, 1, "Kim", 400)
    steps.not_agree(group, 1, "Jo", "No")
    claimed(group, 2, "Ali", 300)
    page = opened(qtbot, group)
    assert [case.claim.number for case in model_of(page).rows] == [2, 1]
    page.table.clicked.emit(page.table.model().index(0, 0))
    assert "Claim 2: Ali" in desks.words(page)
    page.back_button.click()
    with qtbot.waitSignal(page.desk.went) as went:
        page.back_button.click()
    assert went.args[0] == "treasury"
    page.table.opened.emit(model_of(page).rows[1])
    assert "Claim 1: Kim" in desks.words(page)


def test_what_an_older_book_had_agreed_and_paid_is_told_as_far_as_it_is_known(qtbot, group):
    drafted(group, 1, "Kim", 400)
    with group.store.quietly():
        group.store._db.execute_sql("UPDATE claim SET brought = 'paid'")
    shown = desks.words(opened(qtbot, group, 1))
    assert "It was agreed on 7 Nov." in shown
    assert "It was paid." in shown


def test_the_money_page_leads_to_the_claims(qtbot, group):
    made = MoneyPage(desks.desk(group))
    qtbot.addWidget(made)
    made.draw()
    with qtbot.waitSignal(made.desk.went) as went:
        next(each for each in made.findChildren(QPushButton) if "Claims and adv" in each.text()).click()
    assert went.args[0] == "claims"
    assert place("claims").under == "money"
    assert isinstance(place("claims").make(desks.desk(group)), ClaimsPage)
    assert Places("claims").list.currentItem().text() == "Money"


def test_claims_are_printed_and_saved(qtbot, group, monkeypatch):
    made: list[tuple[str, bytes]] = []

    def keep(name, make):
        data = BytesIO()
        make(data, Silent())
        made.append((name, data.getvalue()))

    monkeypatch.setattr(printing, "print_out", lambda _desk, _page, make: keep("print", make))
    monkeypatch.setattr(printing, "save", lambda _desk, _page, name, make: keep(name, make))
    page = opened(qtbot, group)
    page.blank_button.click()
    drafted(group, 1, "Kim", 400)
    page.show_claim(1)
    page.print_button.click()
    page.save_button.click()
    assert [name for name, _data in made] == ["print", "print", "Claim 1"]
    assert all(data.startswith(b"%PDF") for _name, data in made)


def model_of(page):
    """Return the rows of the table of claims."""
    model = page.table.model()
    assert isinstance(model, RowsModel)
    return model


def busy(group):
    """Give a group claims in every state, long texts among them."""
    for number in range(1, 9):
        drafted(group, number, "Abcdefghijklmnopqrstuvwx" if number == 2 else "Kim", 400)
        line = replace(known.case(group, number).claim.lines[0], id=0, receipt=f"R-{number}", no_receipt="")
        drafts.add_line(group, number, replace(line, what="word " * 60 if number == 2 else "Tea"))
    for number in range(2, 9):
        steps.hand_in(group, number, "Kim")
    steps.send_back(group, 3, "Jo", "Which bus was it? " * 8)
    for number in (4, 5, 6):
        steps.agree(group, number, "Jo", second="Sam")
    paying.pay(group, 5, "Jo", place=named(group, place="Tin")["place"], received=True)
    steps.waive(group, 6, "Kim")
    steps.not_agree(group, 7, "Jo", "Not ours")
    advances.give(group, advances.Giving(who="Dee", pence=1000, fund=1, place=1, by="Sam"))


SHOWN = [
    (0, ""), (0, "new"), (0, "time"), (0, "give"), (0, "back"), (1, "line"), (2, ""), (2, "agree"),
    (2, "send-back"), (3, ""), (4, "pay"), (5, ""),
]  # fmt: skip


@pytest.mark.parametrize("wear", [("en", 1.0), ("en", 2.0), ("ar-XB", 2.0)], ids=str)
def test_a_busy_book_can_be_read_in_every_dress(qtbot, group, wear):
    busy(group)
    desks.wear(*wear)
    held = advances.advances(group)[0].place.id
    for number, form in SHOWN:
        page = ClaimsPage(desks.desk(group))
        page.show_claim(number)
        page.turn(form, held if form == "back" else 0)
        assert desks.faults(qtbot, page, wear[1]) == [], (number, form)


@pytest.mark.proof
@pytest.mark.parametrize("wear", desks.BETWEEN, ids=str)
def test_a_busy_book_can_be_read_in_the_dresses_between(qtbot, group, wear):
    test_a_busy_book_can_be_read_in_every_dress(qtbot, group, wear)


def test_an_empty_book_can_be_read(qtbot, tmp_path):
    with desks.typical(tmp_path) as group:
        page = ClaimsPage(desks.desk(group))
        page.draw()
        assert desks.faults(qtbot, page) == []
