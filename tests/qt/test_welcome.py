from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from groupkit.qt.welcome import WelcomePage
from tests.qt import desks

BOOK = Path("/somewhere/Our group.groupkit")


def _opened(qtbot, last=None) -> WelcomePage:
    made = WelcomePage(last)
    qtbot.addWidget(made)
    return made


def test_the_file_that_was_open_last_is_named_and_opened_with_one_press(qtbot):
    page = _opened(qtbot, BOOK)
    assert "Our group.groupkit" in desks.words(page)
    assert "somewhere" not in desks.words(page)
    assert page.focusProxy() is page.last_button
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.mouseClick(page.last_button, Qt.MouseButton.LeftButton)
    assert opened.args == [BOOK]


def test_the_first_time_starting_a_group_has_the_keyboard(qtbot):
    page = _opened(qtbot)
    assert page.last_button is None
    assert page.focusProxy() is page.new_button
    with qtbot.assertNotEmitted(page.opened):
        page.go_on()


def test_a_new_group_and_a_made_up_one_are_asked_for(qtbot):
    page = _opened(qtbot)
    with qtbot.waitSignal(page.wants_new):
        page.new_button.click()
    with qtbot.waitSignal(page.wants_sample):
        page.sample_button.click()


def test_a_file_is_chosen(monkeypatch, qtbot):
    page = _opened(qtbot)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(BOOK), ""))
    with qtbot.waitSignal(page.opened) as opened:
        page.open_button.click()
    assert opened.args == [BOOK]


def test_a_file_is_chosen_to_be_looked_at(monkeypatch, qtbot):
    page = _opened(qtbot)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(BOOK), ""))
    with qtbot.waitSignal(page.looked_at) as looked_at:
        page.look_button.click()
    assert looked_at.args == [BOOK]


def test_leaving_the_dialog_opens_nothing(monkeypatch, qtbot):
    page = _opened(qtbot)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: ("", ""))
    with qtbot.assertNotEmitted(page.opened):
        page.open_button.click()


@pytest.mark.parametrize("last", [None, BOOK, Path(f"/x/{'a' * 40}.groupkit")])
@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_everything_can_be_read_and_reached(qtbot, last, language, scale):
    desks.wear(language, scale)
    assert desks.faults(qtbot, WelcomePage(last), scale) == []
