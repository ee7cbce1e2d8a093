"""The way through the door to a book that is looked at only, and back."""

import pytest

from groupkit.core.settings import Settings
from groupkit.qt.application import Program
from groupkit.qt.jobs import run_at_once
from groupkit.qt.lock import LockPage
from groupkit.qt.safety import SafetyPage
from groupkit.qt.welcome import WelcomePage
from tests.evening import PASSPHRASE, furnish, new_book


@pytest.fixture
def book(tmp_path, quick_keys):
    with new_book(tmp_path / "book.groupkit") as group:
        furnish(group)
    return group.path


@pytest.fixture
def program(qtbot, qapp):
    made = Program(qapp, Settings(), run_at_once)
    qtbot.addWidget(made.window)
    made.show_welcome()
    yield made
    made.window.close()


def unlock(program):
    """Type the passphrase on the page that asks for it."""
    page = program.window.page
    assert isinstance(page, LockPage)
    page.entry.setText(PASSPHRASE)
    page.open_button.click()
    return program.window.desk.group


def test_whoever_looks_keeps_looking_until_another_book_is_opened(program, book):
    assert isinstance(program.window.page, WelcomePage)
    program.window.page.looked_at.emit(book)
    assert unlock(program).looking_only
    assert program.last_book is None
    program.window.lock()
    assert unlock(program).looking_only
    program.window.lock()
    program.window.help_now()
    assert not isinstance(program.window.page, LockPage)
    program.show_welcome()
    program.window.page.opened.emit(book)
    assert not unlock(program).looking_only
    assert program.last_book == book.resolve()


def test_a_book_that_was_shown_to_somebody_is_opened_again_to_be_changed(program, book):
    program.ask(book)
    unlock(program).only_look()
    program.window.lock()
    assert not unlock(program).looking_only
    program.window.go("safety")
    assert isinstance(program.window.page, SafetyPage)
