from datetime import time
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt

from groupkit.core.ledger import Kind
from groupkit.core.meetings import Meeting
from groupkit.core.sheets import Part
from groupkit.services import ledger, meetings, money
from tests import evening
from tests.qt import checks, desks
from tests.qt.money_page import drawn, furnished, occasion, opened, press, reads, sheet


@pytest.fixture
def group(tmp_path):
    with evening.new_book(tmp_path / "group.groupkit") as made:
        yield furnished(made)


@pytest.fixture
def page(group, qtbot):
    made = opened(group, qtbot)
    made.show_sheet(occasion(group))
    checks.settle(made)
    return made


def test_the_secretary_of_that_meeting_makes_the_sheet(page):
    assert page.view.made_by.name() == "Sam"
    assert page.view.collection.hasFocus()


def test_what_was_collected_is_written_down_with_enter(qtbot, page: Any):
    page.view.collection.setText("18.40")
    qtbot.keyClick(page.view.collection, Qt.Key.Key_Return)
    (row,) = sheet(page.group).rows
    assert (row.part, row.pence, row.fund) == (Part.IN, 1840, ledger.general(page.group).id)
    assert not reads(page, "What was collected?")
    assert page.talk.said[-1] == ("Written down.", True)
    page.desk.undo()
    assert sheet(page.group).rows == ()
    assert page.view.collection.text() == ""


def test_nothing_collected_is_a_statement_too(page):
    page.view.collection.setText("0")
    press(page, page.primary)
    assert [row.pence for row in sheet(page.group).rows] == [0]
    press(page, page.view.rows_button)
    assert reads(page, "none taken")


def test_an_amount_nobody_can_read_stays_with_its_sentence(page):
    page.view.collection.setText("18,40")
    press(page, page.primary)
    assert page.fields["collection"].problem == "Did you mean £18.40? Use a dot for pence."
    assert page.view.collection.text() == "18,40"
    assert sheet(page.group).rows == ()


def test_an_empty_collection_asks_for_a_nought(page):
    press(page, page.primary)
    said = "Type how much. If nothing was collected, type 0 and we will write “none taken”."
    assert page.fields["collection"].problem == said


def test_an_unusual_collection_is_asked_about_once(page):
    page.view.collection.setText("1250")
    press(page, page.primary)
    asked = "£1,250.00 is a lot for this group. If it is right, press the same button once more."
    assert page.fields["collection"].problem == asked
    assert page.view.collection.text() == "1250"
    assert sheet(page.group).rows == ()
    page.view.collection.setText("1350")
    press(page, page.primary)
    assert "£1,350.00" in page.fields["collection"].problem
    assert sheet(page.group).rows == ()
    press(page, page.primary)
    assert [row.pence for row in sheet(page.group).rows] == [135000]


def test_an_unusual_payment_is_asked_about_once_and_nothing_beside_it_is_written_twice(page):
    page.view.collection.setText("18.40")
    press(page, page.view.add_buttons[Part.OUT])
    page.view.form.amount.setText("600")
    page.view.form.receipt.setText("R-88")
    page.view.form.second.setEditText("Jo")
    for rows in ([], [1840, 60000]):
        press(page, page.primary)
        assert sorted(row.pence for row in sheet(page.group).rows) == rows


def test_the_second_person_is_asked_for_where_a_payment_is_large(page):
    press(page, page.view.add_buttons[Part.OUT])
    page.view.form.amount.setText("60")
    page.view.form.receipt.setText("R-88")
    press(page, page.view.form.save_button)
    assert page.fields["second"].problem == "This is over £50.00, so two people agree it. Who is the second?"
    assert page.fields["second"].isVisibleTo(page)
    assert sheet(page.group).rows == ()
    page.view.form.second.setEditText("Jo")
    press(page, page.view.form.save_button)
    assert [row.second for row in sheet(page.group).rows] == ["Jo"]


def test_a_payment_needs_its_amount_and_its_receipt_only(page):
    press(page, page.view.add_buttons[Part.OUT])
    assert page.view.form.amount.hasFocus()
    page.view.form.amount.setText("4.35")
    page.view.form.receipt.setText("R-88")
    press(page, page.view.form.save_button)
    (row,) = sheet(page.group).rows
    assert (row.part, row.pence, row.who, row.receipt) == (Part.OUT, 435, "Sam", "R-88")
    assert reads(page, "To Sam, receipt R-88, from General.")
    assert page.view.form is None


def test_everything_wrong_with_a_payment_is_said_at_once_and_kept(page):
    press(page, page.view.add_buttons[Part.OUT])
    page.view.form.amount.setText("4,35")
    page.view.form.who.setEditText("")
    page.view.form.what.setText("Tea")
    press(page, page.view.form.save_button)
    problems = {name: field.problem for name, field in page.fields.items() if field.problem}
    assert set(problems) == {"amount", "who", "receipt"}
    assert page.view.form.what.text() == "Tea"
    assert page.view.form.amount.hasFocus()


def test_a_payment_without_a_receipt_needs_a_second_person(page):
    press(page, page.view.add_buttons[Part.OUT])
    page.view.form.amount.setText("4")
    page.view.form.who.setEditText("Member 7")
    page.view.form.no_receipt.setText("driver gave none")
    press(page, page.view.form.save_button)
    assert page.fields["second"].problem == "Without a receipt, a second person says it is all right. Who?"
    page.view.form.second.setEditText("Jo")
    press(page, page.view.form.save_button)
    assert sheet(page.group).rows[0].second == "Jo"


def test_one_press_pays_an_agreed_claim_on_the_sheet(page):
    press(page, page.view.owed.pay_buttons[22])
    (row,) = sheet(page.group).rows
    assert (row.claim, row.who, row.pence, row.receipt) == (22, "Ali", 670, "with claim 22")
    assert reads(page, "It is on this sheet.")
    assert 22 not in page.view.owed.pay_buttons
    press(page, page.view.change_buttons[row.id])
    page.view.form.amount.setText("6.00")
    press(page, page.view.form.save_button)
    assert page.talk.last.startswith("For claim 22 this was agreed: £6.70 from General.")
    assert sheet(page.group).rows == (row,)


def test_money_is_handed_to_somebody_new(page):
    press(page, page.view.add_buttons[Part.MOVED])
    form = page.view.form
    form.amount.setText("20")
    form.place.choose(0)
    form.who.setEditText("Rosa")
    press(page, form.save_button)
    assert page.fields["place_name"].problem == "Give it a name."
    assert len(ledger.places(page.group)) == 4
    form.place_name.setText("Rosa, to bank")
    press(page, form.save_button)
    (row,) = sheet(page.group).rows
    assert row.pence == -2000
    assert ledger.places(page.group)[-1].id == row.place
    assert reads(page, "Out of the tin to Rosa, to bank, taken by Rosa. Pot: General.")


def test_a_row_is_changed_and_taken_off(page):
    row = money.add_row(page.group, sheet(page.group), next(evening.rows(page.group)))
    press(page, page.view.change_buttons[row.id])
    assert page.view.form.amount.text() == "18.40"
    page.view.form.amount.setText("18.90")
    press(page, page.view.form.save_button)
    assert sheet(page.group).rows[0].pence == 1890
    press(page, page.view.remove_buttons[row.id])
    assert sheet(page.group).rows == ()
    page.desk.undo()
    assert sheet(page.group).rows[0].pence == 1890


def test_a_form_that_is_left_changes_nothing(page):
    row = money.add_row(page.group, sheet(page.group), next(evening.rows(page.group)))
    press(page, page.view.change_buttons[row.id])
    page.view.form.amount.setText("99")
    press(page, page.view.form.leave_button)
    assert sheet(page.group).rows[0].pence == 1840
    press(page, page.view.change_buttons[row.id])
    assert page.view.form.amount.text() == "18.40"


def test_a_half_filled_form_survives_what_others_change_and_a_visit_to_the_list(page):
    press(page, page.view.add_buttons[Part.IN])
    page.view.form.amount.setText("6")
    page.view.form.fund.setCurrentText("Outing pot")
    page.view.made_by.setEditText("Jo")
    ledger.add_kind(page.group, Kind(direction="in", name="Raffle"))
    assert page.view.form.amount.text() == "6"
    page.show_list()
    page.show_sheet(sheet(page.group))
    press(page, page.view.add_buttons[Part.IN])
    assert page.view.form.amount.text() == "6"
    assert page.view.form.fund.currentText() == "Outing pot"
    assert page.view.made_by.name() == "Jo"


def test_an_open_form_is_kept_when_going_on_to_count(page):
    page.view.collection.setText("18.40")
    press(page, page.view.add_buttons[Part.IN])
    page.view.form.amount.setText("6")
    press(page, page.primary)
    assert sorted(row.pence for row in sheet(page.group).rows) == [600, 1840]
    assert sheet(page.group).made_by == "Sam"


def test_claims_that_are_agreed_wait_beside_the_sheet(page):
    assert reads(page, "Agreed – not paid yet")
    assert reads(page, "Claim 22: Ali")
    assert page.view.owed.claims_button.text().strip() == "Claims and advances"


def test_the_next_sheet_waits_until_this_one_is_sent(page):
    later = next(one for one in meetings.coming(page.group) if one.day > evening.SATURDAY)
    page.show_sheet(later)
    assert page.shown.what == "list"
    assert page.talk.last.startswith("Sheet 37 has not been sent yet.")


def test_a_group_without_a_tin_sets_it_up_first(tmp_path, qtbot):
    with evening.new_book(tmp_path / "new.groupkit") as group:
        meetings.add(
            group,
            Meeting(name="Sat", weekday=5, start=time(11), minutes=60, format="open-dual-recovery"),
        )
        page = opened(group, qtbot)
        page.show_sheet(occasion(group))
        press(page, page.primary)
        assert {name for name, field in page.fields.items() if field.problem} == {"amount", "made_by"}
        page.view.amount.setText("42.15")
        page.view.pot.setText("Outing pot")
        page.view.set_aside.setText("10")
        page.view.counted_by.setEditText("Sam")
        page.view.before.set_count(36)
        press(page, page.primary)
        made = sheet(group)
        assert (made.number, made.start) == (37, 4215)
        assert page.shown.what == "sheet"
        assert sorted(ledger.balances(group).values()) == [1000, 3215]
        page.close()


def test_a_pot_whose_name_is_taken_leaves_no_half_made_tin_behind(tmp_path, qtbot):
    with evening.new_book(tmp_path / "new.groupkit") as group:
        page = opened(group, qtbot)
        page.open_form("setup")
        page.view.amount.setText("42.15")
        page.view.pot.setText("General")
        page.view.set_aside.setText("10")
        page.view.counted_by.setEditText("Sam")
        press(page, page.primary)
        assert ledger.places(group) == ()
        assert page.talk.last
        assert (page.view.amount.text(), page.view.pot.text()) == ("42.15", "General")
        page.view.pot.setText("Outing pot")
        press(page, page.primary)
        assert sorted(ledger.balances(group).values()) == [1000, 3215]


def test_a_place_that_is_known_already_is_not_made_twice(page):
    press(page, page.view.add_buttons[Part.MOVED])
    page.view.form.amount.setText("20")
    page.view.form.place.choose(0)
    page.view.form.place_name.setText("jo, to bank")
    page.view.form.who.setEditText("Jo")
    press(page, page.view.form.save_button)
    assert len(ledger.places(page.group)) == 4
    assert sheet(page.group).rows[0].place == evening.named(page.group, place="Jo, to bank")["place"]


def test_a_form_that_opens_below_is_brought_into_view(group, qtbot):
    page = drawn(group)
    frame = desks.framed(qtbot, page)
    page.show_sheet(occasion(group))
    press(page, page.view.add_buttons[Part.MOVED])
    amount = page.view.form.amount
    qtbot.waitUntil(lambda: frame.view.viewport().rect().contains(_within(amount, frame.view.viewport())))


def _within(widget, viewport) -> QRect:
    return QRect(widget.mapTo(viewport, QPoint(0, 0)), widget.size())


def test_a_sheet_is_given_up_and_a_new_one_started(qtbot, group):
    page = opened(group, qtbot)
    page.show_sheet(occasion(group))
    page.view.why.setText("The wrong day")
    press(page, page.view.void_button)
    assert page.talk.last == "Sheet 37 is void now."
    assert reads(page, "Start tonight’s sheet")
    (line,) = page.view.own
    assert line.see == 38
    table = page.view.tables[0]
    assert table.rows.data(table.rows.index(0, 2)) == "Void, see 38"
    table.opened.emit(line)
    press(page, page.primary)
    assert sheet(group).number == 38
