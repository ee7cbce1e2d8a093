"""Private pages in the window of a group, and in one without."""

from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from groupkit.core.settings import Settings
from groupkit.qt.application import Program
from groupkit.qt.jobs import run_at_once
from groupkit.qt.pages.page import PagesDoor, PagesPage
from groupkit.qt.pages.room import FILE
from groupkit.services import pages
from tests.qt import desks
from tests.qt.test_pages.rooms import WORDS


@pytest.fixture
def program(qtbot, qapp):
    made = Program(qapp, Settings(), run_at_once)
    qtbot.addWidget(made.window)
    made.show_welcome()
    made.window.show()
    yield made
    made.window.close()


def test_without_a_group_pages_are_reached_from_the_welcome_and_survive_larger_text(program, path):
    program.window.page.pages_button.click()
    page = program.window.page
    assert isinstance(page, PagesDoor)
    page.sitting.begin(pages.new(path, WORDS, WORDS))
    program.window.frame.topbar.larger_button.click()
    again = program.window.page
    assert again is not page
    assert again.sitting is page.sitting
    assert again.sitting.pages is not None
    program.window.help_now()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert again.sitting.pages is None
    program.window.page.focusProxy().click()
    assert "These pages are locked" in desks.words(program.window.page)
    program.window.page.room.view.close_button.click()
    program.window.page.room.around.say("A word.")
    assert "A word." in desks.words(program.window.page)
    assert program.window.frame.toast.sentence == ""
    program.window.page.room.view.back_button.click()
    assert program.last_book is None


def test_the_key_that_locks_a_group_locks_pages_where_none_is_open(program, path):
    program.window.lock()
    program.window.page.pages_button.click()
    held = program.window.page.sitting
    held.begin(pages.new(path, WORDS, WORDS))
    program.window.lock()
    assert held.pages is None
    assert "These pages are locked" in desks.words(program.window.page)


def test_in_a_group_the_place_shows_a_way_in_and_nothing_else(program, tmp_path, path):
    program.show(desks.typical(tmp_path))
    window: Any = program.window
    window.go("workbooks")
    window.page.ways.buttons["pages"].click()
    page = window.page
    assert isinstance(page, PagesPage)
    assert window.page.room.view.back_button.isHidden()
    page.sitting.begin(pages.new(path, WORDS, WORDS))
    held = window.page.sitting
    assert held.pages is not None
    held.turn(FILE)
    window.frame.topbar.larger_button.click()
    assert window.page.sitting is held
    assert held.pages is not None
    assert window.page.typed() == {}
    window.go("money")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert held.pages is None
    window.go("pages")
    assert "Only you can open them" in desks.words(window.page)
    assert "mine" not in desks.words(window.page)


def test_locking_the_group_locks_the_pages_too(program, tmp_path, path):
    program.show(desks.typical(tmp_path))
    program.window.go("pages")
    program.window.page.sitting.begin(pages.new(path, WORDS, WORDS))
    held = program.window.page.sitting
    program.window.lock()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert held.pages is None
