"""My file: its passphrase, how it locks, paper of it, where it is, and wiping it."""

from functools import partial

import pytest
from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from groupkit.core.pages import Bookmark
from groupkit.core.problems import GroupkitError
from groupkit.core.workbooks.exercises import Wording
from groupkit.qt import printing
from groupkit.qt.pages import choosing
from groupkit.qt.pages.room import FILE, Room
from groupkit.services import pages
from tests.qt import desks
from tests.qt.test_pages.rooms import BOOK, NEW, PROMPTS, WORDS, kept, titles


@pytest.fixture
def mine(opened):
    opened.sitting.turn(FILE)
    return opened.view


def test_the_passphrase_is_changed(mine, path, said):
    mine.change_button.click()
    assert mine.fields["old"].problem
    for entry, words in ((mine.old, WORDS), (mine.fresh, NEW), (mine.again, NEW)):
        entry.setText(words)
    mine.change_button.click()
    assert said == ["Your pages have a new passphrase."]
    assert mine.old.text() == ""
    assert kept(path, NEW) == {}


def test_a_passphrase_that_cannot_be_changed_says_why(mine, path, said, tmp_path):
    path.parent.chmod(0o500)
    mine._not_changed(GroupkitError("There is no room left."))
    path.parent.chmod(0o700)
    assert said == ["There is no room left."]
    with pytest.raises(ZeroDivisionError):
        mine._not_changed(ZeroDivisionError())


def test_how_it_locks_and_whose_words_it_uses_is_kept_in_the_file_alone(mine, opened, path):
    mine.lock_after.choose(2)
    mine.wording.choose(Wording.SECULAR)
    mine.wording.activated.emit(2)
    found = pages.open_pages(path, WORDS)
    assert (found.lock_after, found.wording) == (2, Wording.SECULAR)
    opened.sitting.turn(Bookmark(workbook=BOOK.key, chapter="step-13"))
    listed = titles(opened)
    assert listed.item(listed.count() - 1).text() == " Title of prompts"


def test_wiping_asks_and_says_honestly_what_it_can_do(mine, opened, path, said):
    mine.wipe_button.click()
    mine.leave_button.click()
    assert path.exists()
    mine.wipe_button.click()
    mine.surely_button.click()
    assert not path.exists()
    assert "A stick or a disk may still hold traces" in said[0]
    assert opened.sitting.path is None
    assert "Only you can open them" in desks.words(opened)


def test_pages_that_cannot_be_wiped_stay_and_it_is_said(mine, opened, path, said):
    path.unlink()
    mine.wipe()
    assert said == ["The disk or stick did not answer. Is it still plugged in? Nothing was changed."]
    assert opened.sitting.pages is not None


def test_what_was_pressed_after_the_lock_does_nothing(mine, opened, path):
    opened.sitting.pages, held = None, opened.sitting.pages
    mine.change()
    mine._choose()
    opened.keep_elsewhere = partial(Room.keep_elsewhere, opened)
    opened.sitting.pages = held
    assert kept(path) == {}


def test_a_page_is_printed_or_kept_as_a_pdf_where_the_person_says(opened, tmp_path, monkeypatch, said):
    opened.sitting.turn(PROMPTS)
    opened.view.places.entries["prompt-1"].setPlainText("on paper")
    monkeypatch.setattr(choosing, "to_keep", lambda *_asked: None)
    opened.buttons["save"].click()
    target = tmp_path / "page.pdf"
    monkeypatch.setattr(choosing, "to_keep", lambda *_asked: target)
    opened.buttons["save"].click()
    assert target.read_bytes().startswith(b"%PDF")
    assert sorted(each.name for each in tmp_path.iterdir() if each.is_file()) == ["mine.mypages", "page.pdf"]
    handed = []
    monkeypatch.setattr(printing, "print_on", lambda *given: handed.append(given))
    opened.buttons["print"].click()
    opened.sitting.turn(FILE)
    opened.view.print_button.click()
    assert [given[1] for given in handed] == ["A4", "A4"]
    opened.view.save_button.click()
    assert said == ["Saved as page.pdf.", "Saved as page.pdf."]


@pytest.fixture
def chosen(monkeypatch):
    """Answer the next dialog with a file, or leave it."""
    shown = []

    def answer(path):
        def run(dialog):
            shown.append(dialog)
            if path is not None:
                dialog.selectFile(str(path))
            return path is not None

        monkeypatch.setattr(QFileDialog, "exec", run)
        monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(path)] if path else [])
        return shown

    return answer


def test_a_file_is_chosen_in_a_dialog_that_remembers_nothing(room, chosen, path, tmp_path, monkeypatch):
    (tmp_path / "documents").mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(tmp_path / "documents"))
    shown = chosen(path)
    assert choosing.to_open(room, "Open", "(*.mypages)") == path
    assert choosing.to_keep(room, "Keep", "(*.mypages)", "Pages", ".mypages") == path
    assert shown[0].testOption(QFileDialog.Option.DontUseNativeDialog)
    assert [dialog.directory().path() for dialog in shown] == [str(tmp_path / "documents")] * 2
    assert [each for dialog in shown for each in dialog.history() if not each.endswith("documents")] == []
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(tmp_path / "gone"))
    assert choosing.documents() == QDir.homePath()
    chosen(tmp_path / "plain")
    assert choosing.to_keep(room, "Keep", "(*.mypages)", "Pages", ".mypages") == tmp_path / "plain.mypages"
    chosen(None)
    assert choosing.to_open(room, "Open", "(*.mypages)") is None


def test_a_stick_stands_at_the_side_of_the_dialog():
    assert choosing.sticks(["/", "/home", "/run/media/jo/STICK", "E:/"]) == ["/run/media/jo/STICK", "E:/"]
