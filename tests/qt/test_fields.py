from collections.abc import Iterator
from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QLabel, QWidget

from groupkit.core.problems import Problem, RefusedError
from groupkit.qt.entries import Amount, Choice, Clock, Count, Day, line, notes
from groupkit.qt.fields import Field, show_problems
from groupkit.qt.look import dress
from groupkit.qt.pieces import box, stack
from groupkit.qt.tokens import Dress
from tests.qt import checks, desks

Form = dict[str, Field[Any]]


def _form() -> Form:
    amount = Amount("GBP")
    return {
        "amount": Field("How much?", amount, hint="Look at the receipt.", check=amount.complaint),
        "purpose": Field("What for?", line(example="For example: tea")),
        "notes": Field("Anything to add?", notes()),
        "count": Field("How many 20p", Count()),
        "fund": Field("Which fund?", Choice((("tea", "Tea"), ("rent", "Rent")))),
        "day": Field("Which day?", Day(date(2026, 11, 14))),
        "time": Field("When?", Clock(time(19, 30))),
    }


@pytest.fixture
def form(qtbot) -> Iterator[Form]:
    fields = _form()
    window = box(stack(*fields.values(), None))
    qtbot.addWidget(window)
    window.resize(600, 1400)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield fields
    window.hide()


def _window(form: Form) -> QWidget:
    return form["amount"].window()


@pytest.mark.parametrize(
    "wear",
    [
        Dress(scale=scale, rtl=rtl, contrast=c)
        for scale in (1.0, 2.0)
        for rtl in (False, True)
        for c in (False, True)
    ],
)
def test_a_form_can_be_read_and_reached_at_every_size(qapp, qtbot, wear):
    dress(qapp, wear)
    window = box(stack(*_form().values(), None))
    qtbot.addWidget(window)
    window.resize(600, 2400)
    window.show()
    checks.settle(window)
    assert len(checks.tab_stops(window)) == 7
    assert not checks.unnamed_tab_stops(window)
    assert not checks.small_targets(window)
    assert not checks.clipped(window)


def test_the_label_is_the_name_and_the_hint_the_description(form):
    entry = form["amount"].entry
    read = QAccessible.queryAccessibleInterface(entry)
    assert read.text(QAccessible.Text.Name) == "How much?"
    assert entry.accessibleDescription() == "Look at the receipt."
    label = next(each for each in form["amount"].findChildren(QLabel) if each.text() == "How much?")
    assert label.buddy() is entry


def test_an_ampersand_in_a_label_is_kept(qtbot):
    field = Field("For R&D?", line())
    qtbot.addWidget(field)
    assert field.entry.accessibleName() == "For R&D?"
    assert field.findChildren(QLabel)[0].text() == "For R&&D?"


def test_an_amount_nobody_can_read_is_explained_when_leaving_it_and_kept(form):
    field = form["amount"]
    field.entry.setFocus()
    checks.type_text(field.entry, "12,5o")
    assert field.problem == ""
    form["purpose"].entry.setFocus()
    assert field.problem == "That is not an amount we can read. Use numbers like 4.35."
    assert field.entry.accessibleDescription().startswith(field.problem)
    assert field.entry.text() == "12,5o"
    assert field.entry.property("problem") == "true"
    field.entry.setText("12.50")
    field.entry.setFocus()
    form["purpose"].entry.setFocus()
    assert field.problem == ""
    assert field.entry.property("problem") == "false"
    assert field.entry.accessibleDescription() == "Look at the receipt."
    assert field.entry.pence() == 1250


def test_an_empty_amount_waits_for_the_button(form):
    amount = form["amount"].entry
    assert amount.complaint() == ""
    with pytest.raises(RefusedError):
        amount.pence()


def test_problems_stand_by_their_fields_and_the_first_gets_the_focus(form):
    problems = (
        Problem("count", "Count the coins again."),
        Problem("purpose", "Say what it was for: {example}.", {"example": "tea"}),
        Problem("purpose", "A second thing."),
        Problem("sheet", "The sheet was sent already."),
    )
    rest = show_problems(form, problems)
    assert rest == (problems[3],)
    assert form["purpose"].problem == "Say what it was for: tea."
    assert form["count"].problem == "Count the coins again."
    assert form["purpose"].entry.hasFocus()
    assert not checks.clipped(_window(form))
    assert show_problems(form, ()) == ()
    assert {field.problem for field in form.values()} == {""}


def test_a_count_takes_digits_only_and_tells_none_from_nothing(qtbot, form):
    count = form["count"].entry
    assert count.count() is None
    count.setFocus()
    qtbot.keyClicks(count, "1a2,-3")
    assert count.count() == 123
    count.set_count(0)
    assert count.count() == 0
    count.set_count(None)
    assert count.text() == ""


def test_arrow_keys_change_a_count_and_enter_goes_onwards(qtbot, form):
    count = form["count"].entry
    count.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down):
        qtbot.keyClick(count, key)
    assert count.count() == 1
    count.set_count(9999)
    qtbot.keyClick(count, Qt.Key.Key_Up)
    assert count.count() == 9999
    qtbot.keyClick(count, Qt.Key.Key_Return)
    assert form["fund"].entry.hasFocus()


def test_words_of_any_alphabet_can_be_typed(form):
    for key in ("purpose", "notes"):
        form[key].entry.setFocus()
        checks.type_text(form[key].entry, "Ćwiczenia – شاي")
    assert form["purpose"].entry.text() == "Ćwiczenia – شاي"
    assert form["notes"].entry.toPlainText() == "Ćwiczenia – شاي"


def test_tab_leaves_the_longer_text(qtbot, form):
    form["notes"].entry.setFocus()
    qtbot.keyClick(form["notes"].entry, Qt.Key.Key_Tab)
    assert form["count"].entry.hasFocus()


def test_a_choice_gives_back_its_value():
    choice = Choice(((1, "Tea"), (2, "Rent")), chosen=2)
    assert choice.value() == 2
    choice.choose(7)
    assert choice.value() == 2
    choice.choose(1)
    assert choice.currentText() == "Tea"
    assert Choice(()).value() is None


def test_a_day_and_a_time_come_back_as_they_were_in_both_directions(qapp):
    for rtl in (False, True):
        dress(qapp, Dress(rtl=rtl))
        assert Day(date(2026, 11, 14)).day() == date(2026, 11, 14)
        assert Day(date(2026, 11, 14)).text() == "Sat 14 Nov 2026"
        assert Clock(time(19, 30)).moment() == time(19, 30)
        assert Clock(time(19, 30)).text() == "19:30"


def test_every_entry_starts_where_its_label_starts_in_right_to_left(qapp, qtbot):
    dress(qapp, Dress(rtl=True))
    fields = _form()
    window = box(stack(*fields.values(), None))
    qtbot.addWidget(window)
    window.resize(600, 1400)
    window.show()
    checks.settle(window)
    assert {field.entry.geometry().right() for field in fields.values()} == {599}


def test_scrolling_the_page_changes_no_answer(qapp, form):
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    for key in ("fund", "day", "time"):
        form[key].entry.setFocus()
        qapp.sendEvent(form[key].entry, turn)
    assert form["fund"].entry.value() == "tea"
    assert form["day"].entry.day() == date(2026, 11, 14)
    assert form["time"].entry.moment() == time(19, 30)


def test_room_for_a_few_lines_shows_them_all_in_large_text(qtbot):
    desks.wear("en", 2.0)
    written = notes("\n".join("abcdefghi"), lines=9)
    window = box(stack(written, None))
    qtbot.addWidget(window)
    window.resize(600, 900)
    window.show()
    checks.settle(window)
    assert written.verticalScrollBar().maximum() == 0
