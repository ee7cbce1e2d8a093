"""At the kiosk one person after another gives dots in private, by mouse or keyboard, and finds an empty ballot."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest

from groupkit.qt.outings.kiosk import LEFT_ALONE, KioskPage
from groupkit.qt.places import place
from groupkit.services.outings import ideas
from tests.qt import checks, desks


@pytest.fixture
def group(tmp_path):
    with desks.empty(tmp_path) as made:
        for title in ("Bowling", "A walk", "Tea"):
            ideas.suggest(made, title, "Words about it")
        yield made


@pytest.fixture
def held(group):
    return ideas.open_box(group)


@pytest.fixture
def kiosk(qtbot, group, held):
    desk = desks.desk(group)
    desk.boxes[group.profile.identity] = held
    made = KioskPage(desk)
    qtbot.addWidget(made)
    made.draw()
    return made


@pytest.fixture
def rows(kiosk):
    kiosk.begin_button.click()
    return list(kiosk.rows.values())


def test_it_fills_the_screen_and_says_first_that_nobody_can_see(kiosk):
    assert (place("kiosk").alone, place("kiosk").under) == (True, "outings")
    said = desks.words(kiosk)
    assert "Nobody can see what you chose" in said
    assert "A helper can press the keys for you." in said
    assert kiosk.first is kiosk.begin_button


def test_three_dots_are_given_and_taken_back(kiosk, rows):
    walk, bowling, _tea = rows
    assert (walk.idea.title, kiosk.left.text()) == ("A walk", "Dots left: 3")
    assert not walk.back_button.isEnabled()
    for _press in range(5):
        walk.give_button.click()
    assert (walk.circles.filled, kiosk.left.text()) == (3, "Dots left: 0")
    bowling.give_button.click()
    assert bowling.circles.filled == 0
    walk.back_button.click()
    assert (walk.circles.filled, kiosk.left.text()) == (2, "Dots left: 1")
    assert walk.give_button.accessibleName() == "A walk\nGive a dot"
    assert walk.give_button.accessibleDescription() == "2 dots"
    kiosk.change(bowling.idea.id, -1)
    assert not kiosk.given.get(bowling.idea.id)


def test_a_ballot_goes_into_the_box_and_the_next_person_finds_an_empty_one(kiosk, rows, held):
    walk, bowling, _tea = rows
    walk.give_button.click()
    bowling.give_button.click()
    kiosk.own.setText(" Crazy golf ")
    kiosk.done_button.click()
    assert (held.box.sums, held.own) == ({walk.idea.id: 1, bowling.idea.id: 1}, {"Crazy golf"})
    assert kiosk.words.kiosk.thanks in desks.words(kiosk)
    kiosk.begin_button.click()
    assert kiosk.left.text() == "Dots left: 3"
    assert kiosk.own.text() == ""
    kiosk.nothing_button.click()
    assert held.box.voters == 1
    assert kiosk.words.kiosk.thanks in desks.words(kiosk)


def test_leaving_it_empty_leaves_what_was_tried_out_of_the_box(kiosk, rows, held):
    rows[0].give_button.click()
    kiosk.own.setText("Crazy golf")
    kiosk.nothing_button.click()
    assert (held.box.voters, held.own) == (0, frozenset())


def test_what_cannot_go_in_stays_on_the_ballot(kiosk, rows, held):
    rows[0].give_button.click()
    kiosk.own.setMaxLength(200)
    kiosk.own.setText("a" * 81)
    kiosk.done_button.click()
    assert kiosk.fields["title"].problem == "Use fewer letters: 80 at most."
    assert (kiosk.given, held.box.voters) == ({rows[0].idea.id: 1}, 0)


def test_the_keyboard_alone_is_enough(qtbot, kiosk, held):
    with qtbot.waitActive(kiosk):
        kiosk.show()
        kiosk.activateWindow()
    kiosk.begin_button.setFocus()
    QTest.keyClick(kiosk.begin_button, Qt.Key.Key_Return)
    walk = next(iter(kiosk.rows.values()))
    QCoreApplication.processEvents()
    assert kiosk.focusWidget() is walk.give_button
    QTest.keyClick(walk.give_button, Qt.Key.Key_Space)
    QTest.keyClick(walk.give_button, Qt.Key.Key_Tab)
    assert kiosk.focusWidget() is walk.back_button
    QTest.keyClick(walk.back_button, Qt.Key.Key_Space)
    assert kiosk.focusWidget() is walk.give_button
    QTest.keyClick(walk.give_button, Qt.Key.Key_Space)
    QTest.keyClick(kiosk.done_button, Qt.Key.Key_Return)
    assert kiosk.focusWidget() is kiosk.begin_button
    assert held.box.voters == 1


def test_a_ballot_left_alone_is_wiped_for_the_next_person(kiosk, rows, held):
    assert kiosk._alone.interval() == LEFT_ALONE
    assert kiosk._alone.isActive()
    rows[0].give_button.click()
    kiosk._alone.timeout.emit()
    assert kiosk.first is kiosk.begin_button
    assert kiosk.words.kiosk.thanks not in desks.words(kiosk)
    assert (kiosk.given, held.box.voters) == ({}, 0)
    assert not kiosk._alone.isActive()


@pytest.mark.parametrize(("button", "where"), [("leave_button", "ideas"), ("help_button", "safety")])
def test_leaving_asks_no_passphrase_and_leaves_nothing_behind(qtbot, kiosk, rows, held, button, where):
    rows[0].give_button.click()
    kiosk.own.setText("Crazy golf")
    kiosk.own.selectAll()
    kiosk.own.copy()
    with qtbot.waitSignal(kiosk.desk.went) as went:
        getattr(kiosk, button).click()
    assert went.args[0] == where
    assert (kiosk.given, kiosk.own.text(), kiosk.typed()) == ({}, "", {})
    assert QGuiApplication.clipboard().text() == ""
    assert kiosk.desk.boxes


def test_without_a_box_it_says_who_opens_it(qtbot, group):
    page = KioskPage(desks.desk(group))
    qtbot.addWidget(page)
    page.draw()
    assert "The box is not open." in desks.words(page)
    assert page.first is page.leave_button


@pytest.mark.parametrize(
    ("key", "more", "held_back"),
    [
        (Qt.Key.Key_Z, Qt.KeyboardModifier.NoModifier, True),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ShiftModifier, True),
        (Qt.Key.Key_L, Qt.KeyboardModifier.NoModifier, False),
    ],
)
def test_the_keys_of_undo_do_not_reach_the_book(kiosk, key, more, held_back):
    pressed = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier | more)
    pressed.ignore()
    QCoreApplication.sendEvent(kiosk.begin_button, pressed)
    assert pressed.isAccepted() is held_back


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
@pytest.mark.parametrize("choosing", [False, True])
def test_everything_can_be_read_and_reached(qtbot, group, language, scale, choosing):
    desks.wear(language, scale)
    for at in range(3):
        ideas.suggest(group, f"{desks.LONG} {at}", "Words about it. " * 18)
    desk = desks.desk(group)
    desk.boxes[group.profile.identity] = ideas.open_box(group)
    page = KioskPage(desk)
    page.draw()
    if choosing:
        page.begin()
        page.change(next(iter(page.rows)), 1)
    checks.settle(page)
    assert desks.faults(qtbot, page, scale) == []
