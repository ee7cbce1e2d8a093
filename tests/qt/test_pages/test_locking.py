"""Pages lock by themselves, and nothing typed is lost, also where the stick was pulled out."""

from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget

from groupkit.core.workbooks.answers import places
from groupkit.qt.pages import choosing
from groupkit.qt.pages.around import Around
from groupkit.qt.pages.entries import Words
from groupkit.qt.pages.room import Room
from groupkit.qt.pages.sitting import Sitting
from groupkit.services import pages
from tests.qt import desks
from tests.qt.test_pages.rooms import BOOK, PROMPTS, SCALE, TODAY, WORDS, kept, spot, unlock


def test_pages_lock_after_no_use_and_nothing_typed_is_lost(opened, path, clock):
    opened.sitting.turn(PROMPTS)
    opened.view.places.entries["prompt-1"].setPlainText("typed last")
    clock.now += 5 * 60 - 1
    opened.sitting.look()
    assert opened.sitting.pages is not None
    held = opened.sitting.pages
    clock.now += 1
    opened.sitting._looks.timeout.emit()
    assert opened.sitting.pages is None
    assert (held.held, held.answers) == (None, {})
    assert "These pages are locked" in desks.words(opened)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not opened.findChildren(Words)
    assert kept(path) == {spot(PROMPTS, "prompt-1"): "typed last"}
    opened.sitting.look()
    opened.sitting.write(spot(PROMPTS, "prompt-1"), "nobody is there", places(BOOK.chapters[1].exercises[0])[0])


def test_a_laptop_that_slept_is_locked_at_the_first_touch(opened, clock, qtbot):
    clock.now += 3_600
    qtbot.keyClick(opened.window().windowHandle(), Qt.Key.Key_Shift)
    assert opened.sitting.pages is None


def test_use_keeps_pages_open(opened, clock, qtbot):
    for _minute in range(9):
        clock.now += 60
        qtbot.keyClick(opened.window().windowHandle(), Qt.Key.Key_Shift)
    opened.sitting.look()
    assert opened.sitting.pages is not None


@pytest.mark.parametrize("leave", [QWidget.hide, QWidget.showMinimized, QWidget.close])
def test_pages_lock_when_the_window_leaves_the_screen(opened, path, leave):
    opened.sitting.turn(PROMPTS)
    opened.view.places.entries["prompt-1"].setPlainText("typed last")
    leave(opened)
    QCoreApplication.processEvents()
    assert opened.sitting.pages is None
    assert kept(path) == {spot(PROMPTS, "prompt-1"): "typed last"}


def test_pages_lock_a_minute_after_another_program_came_to_the_front(opened, clock):
    QCoreApplication.sendEvent(opened.window(), QEvent(QEvent.Type.WindowDeactivate))
    clock.now += 30
    QCoreApplication.sendEvent(opened.window(), QEvent(QEvent.Type.WindowActivate))
    clock.now += 40
    opened.sitting.look()
    assert opened.sitting.pages is not None
    QCoreApplication.sendEvent(opened.window(), QEvent(QEvent.Type.WindowDeactivate))
    clock.now += 60
    opened.sitting.look()
    assert opened.sitting.pages is None


def test_pages_stay_open_while_their_page_is_drawn_anew_and_lock_when_it_goes(qtbot, clock, said, path):
    around, held = Around(books=(BOOK,), contacts=(), today=TODAY), Sitting(clock)
    first = Room(held, around)
    held.begin(pages.new(path, WORDS, WORDS))
    held.turn(PROMPTS)
    second: Any = Room(held, around)
    desks.close(first)
    assert held.pages is not None
    assert second.view.places.entries.keys() == {"prompt-1"}
    desks.close(second)
    assert held.pages is None


def test_pages_opened_after_everybody_left_are_locked_at_once(clock, path):
    held = Sitting(clock)
    room = Room(held, Around(books=(), contacts=(), today=TODAY))
    desks.close(room)
    held.begin(pages.new(path, WORDS, WORDS))
    assert held.pages is None


def test_words_that_cannot_be_kept_are_said_and_wait_until_they_can(opened, path, tmp_path, qtbot):
    opened.sitting.turn(PROMPTS)
    away = path.rename(tmp_path / "away")
    opened.view.places.entries["prompt-1"].setPlainText("not in the file yet")
    opened.sitting.turn(SCALE)
    assert "The file of these pages is not where it was." in desks.words(opened)
    assert not opened.again_button.isHidden()
    opened.sitting.lock()
    assert "They wait here, locked too." in desks.words(opened)
    unlock(opened)
    assert "The file of these pages is not where it was." in desks.words(opened)
    away.rename(path)
    opened.again_button.click()
    assert opened._trouble.isHidden()
    assert kept(path) == {spot(PROMPTS, "prompt-1"): "not in the file yet"}
    opened.sitting.lock()
    assert "They wait here" not in desks.words(opened)


def test_words_that_cannot_be_kept_go_to_another_file(opened, path, tmp_path, monkeypatch):
    opened.sitting.turn(PROMPTS)
    path.unlink()
    opened.view.places.entries["prompt-1"].setPlainText("saved elsewhere")
    opened.sitting.keep()
    for chosen in (None, tmp_path / "no folder" / "x.mypages", tmp_path / "second.mypages"):
        monkeypatch.setattr(choosing, "to_keep", lambda *_asked, chosen=chosen: chosen)
        opened.elsewhere_button.click()
    assert opened._trouble.isHidden()
    assert opened.sitting.path == tmp_path / "second.mypages"
    assert kept(tmp_path / "second.mypages") == {spot(PROMPTS, "prompt-1"): "saved elsewhere"}
    assert not path.exists()


def test_the_window_asks_once_before_it_closes_over_words_that_are_not_kept(opened, path):
    opened.sitting.turn(PROMPTS)
    path.unlink()
    opened.view.places.entries["prompt-1"].setPlainText("not kept")
    assert not opened.window().close()
    assert "close the window once more to leave without them" in desks.words(opened)
    opened.sitting.lock()
    opened.sitting._told = False
    assert not opened.window().close()
    assert "close the window once more to leave without them" in opened.view.field.problem
    assert opened.window().close()
    assert opened.sitting.pages is None
