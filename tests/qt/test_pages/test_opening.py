"""The way in: a file is made or opened, and nobody can open it without its passphrase."""

import pytest

from groupkit.core.problems import GroupkitError
from groupkit.qt.pages import choosing
from groupkit.services import pages
from tests.qt import desks
from tests.qt.test_pages.rooms import NEW, WORDS, kept, unlock


def test_it_says_before_a_file_is_made_that_nobody_can_open_it_without_the_passphrase(room):
    assert "If you forget the passphrase, nobody can open them." in desks.words(room)
    assert "There is no recovery sheet." in desks.words(room)


def test_a_file_is_made_where_the_person_says(room, path, monkeypatch):
    room.view.new_button.click()
    room.view.new_button.click()
    card = room.view.making
    card.make_button.click()
    assert card.fields["passphrase"].problem
    card.passphrase.setText(WORDS)
    card.again.setText(WORDS)
    card.make_button.click()
    assert "Tick the line above first." in card.trouble.text()
    card.sure.click()
    monkeypatch.setattr(choosing, "to_keep", lambda *_asked: None)
    card.make_button.click()
    assert not path.exists()
    monkeypatch.setattr(choosing, "to_keep", lambda *_asked: path)
    card.make_button.click()
    assert kept(path) == {}
    assert "Any page, in any order." in desks.words(room)


def test_a_name_that_is_taken_is_said_on_the_form(room, path, monkeypatch):
    path.write_text("something else")
    room.view.make()
    card = room.view.making
    card.passphrase.setText(WORDS)
    card.again.setText(WORDS)
    card.sure.click()
    monkeypatch.setattr(choosing, "to_keep", lambda *_asked: path)
    card.make_button.click()
    assert "There is already a file called mine.mypages." in card.trouble.text()
    assert card.passphrase.text() == WORDS
    assert path.read_text() == "something else"


def test_a_file_is_opened_with_its_passphrase_and_never_named_on_the_page(room, path, monkeypatch):
    pages.new(path, WORDS, WORDS)
    monkeypatch.setattr(choosing, "to_open", lambda *_asked: None)
    room.view.open_button.click()
    assert room.sitting.path is None
    monkeypatch.setattr(choosing, "to_open", lambda *_asked: path)
    room.view.open_button.click()
    assert "These pages are locked" in desks.words(room)
    assert "mine" not in desks.words(room)
    unlock(room, "")
    assert room.view.field.problem == "Type your passphrase."
    unlock(room, NEW)
    assert "That passphrase does not open these pages." in room.view.field.problem
    assert room.view.entry.text() == NEW
    unlock(room)
    assert room.sitting.pages is not None
    room.sitting.lock()
    room.view.close_button.click()
    assert room.sitting.path is None


def test_a_mistake_of_ours_is_not_shown_as_a_sentence(room):
    with pytest.raises(ZeroDivisionError):
        room.sitting.refuse(ZeroDivisionError())
    room.sitting.refuse(GroupkitError("Nobody asked."))
