from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from groupkit.qt.lock import LockPage
from tests.qt import checks, desks

BOOK = Path("/somewhere/Our group.groupkit")


@pytest.fixture
def page(qtbot):
    made = LockPage(BOOK)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def test_the_file_is_named_and_nothing_else(page):
    assert page.book == BOOK
    assert "Our group.groupkit" in desks.words(page)
    assert "somewhere" not in desks.words(page)


def test_the_keyboard_starts_in_the_passphrase_which_is_hidden(page):
    assert page.focusProxy() is page.entry
    assert page.entry.echoMode() is QLineEdit.EchoMode.Password


def test_enter_hands_the_passphrase_over(qtbot, page):
    checks.type_text(page.entry, "vier Wörter Glück heute")
    with qtbot.waitSignal(page.unlocked) as unlocked:
        qtbot.keyClick(page.entry, Qt.Key.Key_Return)
    assert unlocked.args == ["vier Wörter Glück heute"]
    assert not page.open_button.isEnabled()


def test_an_empty_passphrase_is_asked_for_again(qtbot, page):
    with qtbot.assertNotEmitted(page.unlocked):
        page.open_button.click()
    assert page.field.problem == "Type the passphrase of this group."


def test_a_wrong_passphrase_is_said_under_it_and_stays_ready_to_type_over(page):
    page.entry.setText("not this one")
    page.unlock()
    page.refuse("That is not the passphrase of this file.")
    assert page.field.problem == "That is not the passphrase of this file."
    assert page.entry.selectedText() != ""
    assert page.entry.text() == "not this one"
    assert page.open_button.isEnabled()
    page.unlock()
    assert page.field.problem == ""


def test_what_is_typed_can_be_shown_and_hidden(page):
    page.beside.shown.setChecked(True)
    assert page.entry.echoMode() is QLineEdit.EchoMode.Normal
    page.beside.shown.setChecked(False)
    assert page.entry.echoMode() is QLineEdit.EchoMode.Password


def test_capitals_are_noticed(qtbot, page):
    shift = Qt.KeyboardModifier.ShiftModifier
    for letter, held, said in (
        ("A", Qt.KeyboardModifier.NoModifier, True),
        ("a", Qt.KeyboardModifier.NoModifier, False),
        ("A", shift, False),
        ("a", shift, True),
    ):
        page.entry.capitals.emit(not said)
        _press(page.entry, letter, held)
        assert page.beside.capitals.isVisibleTo(page) is said
    _press(page.entry, "5", Qt.KeyboardModifier.NoModifier)
    assert page.beside.capitals.isVisibleTo(page)


def _press(entry, letter, held) -> None:
    key = QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), held, letter)
    QCoreApplication.sendEvent(entry, key)


def test_another_group_can_be_opened(qtbot, page):
    with qtbot.waitSignal(page.left):
        page.other_button.click()


@pytest.mark.parametrize("refused", [False, True])
@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_everything_can_be_read_and_reached(qtbot, refused, language, scale):
    desks.wear(language, scale)
    page = LockPage(Path(f"/x/{'a' * 40}.groupkit"))
    if refused:
        page.beside.capitals.show()
        page.refuse("That is not the passphrase of this file. Look at Caps Lock and try again.")
    assert desks.faults(qtbot, page, scale) == []
