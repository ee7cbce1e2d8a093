"""What the window does by itself: places, locking, undo, text size, light and dark, and keeping what was typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from groupkit import i18n
from groupkit.core.meetings import Heads
from groupkit.core.problems import GroupkitError
from groupkit.core.settings import Settings
from groupkit.qt.jobs import run_at_once
from groupkit.qt.look import worn
from groupkit.qt.page import Page
from groupkit.qt.places import BEHIND, HELP, PAGES
from groupkit.qt.window import Window
from groupkit.services import meetings, preferences
from groupkit.storage.world import FULL
from tests.evening import SATURDAY, furnish, new_book, reopened
from tests.qt import checks


@pytest.fixture
def book(tmp_path, quick_keys):
    group = new_book(tmp_path / "book.groupkit")
    furnish(group)
    group.close()
    return tmp_path / "book.groupkit"


@pytest.fixture
def window(qtbot, qapp, book, monkeypatch, tmp_path):
    monkeypatch.setenv("GROUPKIT_SETTINGS", str(tmp_path / "settings.toml"))
    made = Window(qapp, Settings(), run_at_once)
    qtbot.addWidget(made)
    made.show_group(reopened(book))
    made.show()
    yield made
    made.close()


def page_name(window) -> str:
    assert isinstance(window.page, Page)
    return window.page.name


def test_tonight_is_home_and_every_place_is_one_key_away(window):
    assert page_name(window) == "tonight"
    keys = {shortcut.key().toString() for shortcut in window.findChildren(QShortcut)}
    assert {"Ctrl+L", "Ctrl+Z", "Ctrl+Shift+Z", "F1", "Alt+1", "Alt+5"} <= keys
    for each in (*PAGES, *BEHIND, HELP):
        window.go(each.name)
        assert page_name(window) == each.name


@pytest.mark.parametrize("language", i18n.languages()[1:])
def test_every_page_opens_in_every_language(window, language):
    window.change_settings(Settings(language=language))
    for each in (*PAGES, *BEHIND, HELP):
        window.go(each.name)
        checks.settle(window)
        assert page_name(window) == each.name
        view = window.frame.view
        assert not checks.too_wide(view.widget(), view.viewport())


def test_help_now_is_one_click_away_on_every_page(qtbot, window):
    for each in PAGES:
        window.go(each.name)
        qtbot.mouseClick(window.frame.topbar.help_button, Qt.MouseButton.LeftButton)
        assert page_name(window) == "safety"


def test_the_list_of_places_is_walked_with_the_arrow_keys(window):
    QTest.keyClick(window.frame.places.list, Qt.Key.Key_Down)
    assert page_name(window) == "meetings"
    assert window.frame.places.list.currentRow() == 1


def test_text_size_scheme_and_language_change_the_whole_window_and_are_remembered(qtbot, window):
    qtbot.mouseClick(window.frame.topbar.larger_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(window.frame.topbar.scheme_button, Qt.MouseButton.LeftButton)
    assert (worn().scale, worn().scheme) == (1.25, "dark")
    assert page_name(window) == "tonight"
    kept = preferences.read()
    assert (kept.text_size, kept.scheme) == (125, "dark")
    qtbot.mouseClick(window.frame.topbar.smaller_button, Qt.MouseButton.LeftButton)
    assert not window.frame.topbar.smaller_button.isEnabled()
    window.change_settings(Settings(language="ar-XB"))
    assert worn().rtl
    assert window.frame.topbar.help_button.text().strip() == "Help now"


def test_at_large_text_the_places_fold_into_a_menu(window):
    window.change_settings(Settings(text_size=200))
    checks.settle(window)
    assert window.frame.places is None
    assert window.frame.topbar.menu_button.isVisibleTo(window)
    actions = window.frame.menu().actions()
    names = ["Tonight", "Meetings", "People and roles", "Money", "Outings", "Feedback", "Workbooks", "Settings"]
    assert [action.text() for action in actions] == names
    actions[3].trigger()
    assert page_name(window) == "money"


def test_locking_keeps_what_was_typed_closes_the_file_and_forgets_the_key(qtbot, window, book):
    heard = []
    window.locked.connect(lambda: heard.append(True))
    window.page.counts["regulars"].setText("11")
    window.lock()
    assert heard == [True]
    assert window.desk is None
    window.show_group(reopened(book))
    assert window.page.counts["regulars"].text() == "11"


def test_the_window_locks_by_itself_after_minutes_of_no_use(window):
    assert window._idle.interval() == 10 * 60_000
    window._idle.timeout.emit()
    assert window.desk is None


def test_what_was_typed_survives_a_look_at_another_page(window):
    window.page.counts["visitors"].setText("3")
    window.go("meetings")
    window.go("tonight")
    assert window.page.counts["visitors"].text() == "3"


def test_undo_is_said_at_the_bottom_and_can_be_taken_back(window):
    group = window.desk.group
    occasion = meetings.on(group, SATURDAY)
    meetings.count_heads(group, occasion, Heads(regulars=9))
    window.undo()
    assert window.frame.toast.sentence == "Undone: Count heads"
    assert meetings.heads(group, occasion) is None
    window.redo()
    assert window.frame.toast.sentence == "Done again: Count heads"
    assert meetings.heads(group, occasion) == Heads(regulars=9)
    window.undo()
    window.undo()
    assert window.frame.toast.sentence == "There is nothing to undo."


def test_preferences_that_cannot_be_kept_are_said_and_still_worn(window, monkeypatch):
    def full(_settings):
        raise GroupkitError(FULL)

    monkeypatch.setattr(preferences, "write", full)
    window.change_settings(Settings(scheme="dark"))
    assert worn().scheme == "dark"
    assert window.frame.toast.sentence.startswith("There is no room left on this disk.")


def test_a_page_that_needs_no_group_fills_the_window_and_focus_follows(qtbot, window):
    window.lock()
    window.show_door(lambda: QLineEdit("door"))
    assert window.page.text() == "door"
    assert window.frame.places is None
    asked = []
    window.help_wanted.connect(lambda: asked.append(True))
    qtbot.mouseClick(window.frame.topbar.help_button, Qt.MouseButton.LeftButton)
    assert asked == [True]


@pytest.mark.parametrize("language", ["en", "en-XA", "ar-XB"])
@pytest.mark.parametrize("size", [100, 150, 200])
def test_the_frame_is_named_large_enough_and_never_scrolls_sideways(window, language, size):
    window.change_settings(Settings(language=language, text_size=size))
    checks.settle(window)
    assert checks.unnamed_tab_stops(window) == []
    assert checks.small_targets(window) == []
    view = window.frame.view
    assert not checks.too_wide(view.widget(), view.viewport())
    assert window.frame.topbar.minimumSizeHint().width() <= window.width()


def test_the_name_of_a_group_is_never_markup(window):
    labels = [label for label in window.frame.topbar.findChildren(QLabel) if label.text()]
    assert labels
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


@pytest.fixture(autouse=True)
def _english_again():
    yield
    i18n.use("en")


def test_a_book_that_is_looked_at_says_so_over_every_page(window):
    assert window.desk is not None
    sentence = "This book is open for looking only."
    assert not said_on(window, sentence)
    window.desk.group.only_look()
    for place in PAGES:
        window.go(place.name)
        assert said_on(window, sentence), place.name
        assert checks.unnamed_tab_stops(window) == []
    window.undo()
    window.lock()
    assert window.desk is None


def test_a_file_that_cannot_be_written_to_says_so_too(window):
    assert window.desk is not None
    window.desk.group.store.read_only = True
    window.go("money")
    assert said_on(window, "This file cannot be written to where it is.")
    window.desk.group.store.read_only = False


def said_on(window, sentence) -> bool:
    """Whether a sentence stands in the window."""
    return any(label.text().startswith(sentence) for label in window.frame.findChildren(QLabel))
