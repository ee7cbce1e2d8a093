"""A member works through a workbook on screen, for themselves alone."""

import re
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QDir, QEvent, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from groupkit.core.pages import LONGEST, Bookmark, Spot
from groupkit.core.problems import GroupkitError
from groupkit.core.settings import Settings
from groupkit.core.workbooks.answers import Way, places
from groupkit.core.workbooks.chapters import Chapter, Sort, Word
from groupkit.core.workbooks.exercises import Kind, Wording
from groupkit.i18n import catalogue
from groupkit.qt import printing
from groupkit.qt.application import Program
from groupkit.qt.jobs import run_at_once
from groupkit.qt.pages import choosing, sitting
from groupkit.qt.pages.around import Around, beside
from groupkit.qt.pages.entries import Scale, Words
from groupkit.qt.pages.listing import Titles
from groupkit.qt.pages.page import PagesDoor, PagesPage
from groupkit.qt.pages.room import FILE, HELP, Room
from groupkit.qt.pages.sitting import Sitting
from groupkit.qt.ticks import Tick
from groupkit.services import pages
from groupkit.storage import pages as shelf
from tests import workpages
from tests.qt import checks, desks

TODAY = date(2026, 11, 21)
WORDS, NEW = "four calm private words", "another four private words"
BOOK = workpages.workbook()
PROMPTS = Bookmark(workbook=BOOK.key, chapter="step-01", exercise="ex-prompts")
SCALE = Bookmark(workbook=BOOK.key, chapter="step-01", exercise="ex-scale")


def spot(mark: Bookmark, place: str) -> Spot:
    return Spot(workbook=mark.workbook, chapter=mark.chapter, exercise=mark.exercise, place=place)


class Clock:
    """A clock that goes when it is told to."""

    now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def _nothing_waits():
    yield
    sitting._unkept.clear()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "mine.mypages"


@pytest.fixture
def said():
    return []


@pytest.fixture
def room(qtbot, clock, said):
    return made(qtbot, clock, said)


def made(qtbot, clock, said, book=BOOK) -> Any:
    around = Around(books=(book,), contacts=(), today=TODAY, runner=run_at_once, said=said.append)
    shown = Room(Sitting(clock), around)
    qtbot.addWidget(shown)
    shown.show()
    return shown


@pytest.fixture
def opened(room, path):
    """Return a room in which pages lie open."""
    room.sitting.begin(pages.new(path, WORDS, WORDS))
    return room


def kept(path, passphrase=WORDS):
    return pages.open_pages(path, passphrase).answers


def titles(room):
    """Return the list of pages that is shown."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    (listed,) = room.findChildren(Titles)
    return listed


def unlock(room, passphrase=WORDS):
    room.view.entry.setText(passphrase)
    room.view.open_button.click()


# the way in


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


# writing


def test_every_place_of_every_kind_is_answered_saved_and_shown_again(opened, path):
    wanted = {}
    for part in BOOK.chapters:
        for exercise in part.exercises:
            mark = Bookmark(workbook=BOOK.key, chapter=part.key, exercise=exercise.key)
            opened.sitting.turn(mark)
            for place in places(exercise):
                wanted[spot(mark, place.key)] = answered(opened.view.places.entries[place.key], place)
    assert opened.sitting.keep()
    assert kept(path) == wanted
    opened.sitting.lock()
    unlock(opened)
    for part in BOOK.chapters:
        for exercise in part.exercises:
            mark = Bookmark(workbook=BOOK.key, chapter=part.key, exercise=exercise.key)
            opened.sitting.turn(mark)
            for place in places(exercise):
                entry = opened.view.places.entries[place.key]
                assert shown(entry) == wanted.pop(spot(mark, place.key))
    assert wanted == {}


def answered(entry, place):
    match place.way:
        case Way.TICK:
            entry.click()
            return "yes"
        case Way.SCALE:
            entry.numbers["7"].click()
            return "7"
        case _:
            QTest.keyClicks(entry, f"words for {place.key}")
            return f"words for {place.key}"


def shown(entry):
    match entry:
        case Tick():
            return "yes" if entry.isChecked() else ""
        case Scale():
            return next((number for number, ring in entry.numbers.items() if ring.isChecked()), "")
        case _:
            return entry.toPlainText()


def test_a_mark_on_a_scale_is_taken_away_again(opened, path):
    opened.sitting.turn(SCALE)
    scale = opened.view.places.entries["scale-1"]
    assert scale.away_button.isHidden()
    scale.numbers["0"].click()
    scale.numbers["10"].click()
    assert shown(scale) == "10"
    scale.away_button.setFocus()
    scale.away_button.click()
    assert shown(scale) == ""
    opened.sitting.keep()
    assert kept(path) == {}
    assert scale.numbers["0"].accessibleName() == "0, low end: scales 1"


def test_typing_is_saved_quietly_a_moment_later_and_at_the_latest_after_ten_seconds(opened, path, clock):
    opened.sitting.turn(PROMPTS)
    entry = opened.view.places.entries["prompt-1"]
    entry.setPlainText("one")
    assert kept(path) == {}
    assert opened.sitting._quiet.isActive()
    assert opened.sitting._quiet.interval() == sitting.QUIET
    opened.sitting._quiet.timeout.emit()
    assert kept(path) == {spot(PROMPTS, "prompt-1"): "one"}
    entry.setPlainText("two")
    clock.now += sitting.LONGEST
    entry.setPlainText("two and more")
    assert kept(path) == {spot(PROMPTS, "prompt-1"): "two and more"}


def test_a_place_holds_so_much_and_says_so(opened, qtbot):
    opened.sitting.turn(PROMPTS)
    entry = opened.view.places.entries["prompt-1"]
    low = entry.height()
    entry.setPlainText("a\n" * (LONGEST // 2) + "too much")
    assert len(entry.toPlainText()) == LONGEST
    assert "There is room for 8000 letters here." in desks.words(opened)
    assert entry.height() > low
    entry.setPlainText("less")
    assert "There is room for" not in desks.words(opened)


def test_words_copied_are_marked_private_and_taken_back_at_the_lock(opened, qapp):
    opened.sitting.turn(PROMPTS)
    entry = opened.view.places.entries["prompt-1"]
    entry.setPlainText("mine alone")
    entry.moveCursor(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    entry.selectAll()
    entry.copy()
    board = QGuiApplication.clipboard()
    assert board.text() == "mine alone"
    assert board.mimeData().data(sitting.SECRET) == b"secret"
    opened.sitting.lock()
    assert board.text() == ""
    board.setText("somebody else’s")
    opened.sitting.choose(None)
    assert board.text() == "somebody else’s"


def test_keyboards_are_asked_not_to_learn_the_words(opened):
    opened.sitting.turn(PROMPTS)
    hints = opened.view.places.entries["prompt-1"].inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText


# going about


def test_one_goes_through_the_book_in_its_order_and_comes_back_to_the_open_page(opened, path):
    listed = titles(opened)
    assert listed.item(1).text() == "Step 1:  First"
    listed.chosen.emit(1)
    assert opened.sitting.shown == Bookmark(workbook=BOOK.key, chapter="step-01")
    opened.buttons["next"].click()
    assert opened.sitting.shown == PROMPTS
    assert "back" in opened.buttons
    opened.buttons["back"].click()
    opened.buttons["back"].click()
    assert opened.sitting.shown == Bookmark(workbook=BOOK.key, chapter="safe-use")
    assert "back" not in opened.buttons
    opened.sitting.turn(PROMPTS)
    opened.buttons["close"].click()
    opened.buttons["next"].click()
    assert opened.sitting.shown == PROMPTS
    opened.sitting.lock()
    unlock(opened)
    assert opened.sitting.shown == PROMPTS


def test_the_last_page_leads_no_further_and_a_page_for_others_still_has_its_neighbours():
    own = Bookmark(workbook=BOOK.key, chapter="step-13", exercise="ex-own")
    review = Bookmark(workbook=BOOK.key, chapter="step-13", exercise="ex-review")
    assert beside(BOOK, Wording.OPEN, review)[1] is None
    assert beside(BOOK, Wording.SECULAR, review)[1] == own
    assert beside(BOOK, Wording.OPEN, own) == (review, None)
    called = [each.called(catalogue("en")) for each in BOOK.chapters]
    assert called == ["Safe use", "Step 1:  First", "Step +1:  Second"]


def test_the_keys_go_through_the_list_and_the_page_scrolls_with_them(room, qtbot, path):
    frame = desks.framed(qtbot, room)
    room.sitting.begin(pages.new(path, WORDS, WORDS))
    room.sitting.turn(Bookmark(workbook=BOOK.key, chapter="step-01"))
    listed = titles(room)
    checks.settle(frame)
    assert frame.view.verticalScrollBar().value() == 0
    listed.setFocus()
    qtbot.keyClick(listed, Qt.Key.Key_End)
    assert frame.view.verticalScrollBar().value() > 0
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert room.sitting.shown.exercise == BOOK.chapters[1].exercises[-1].key


def test_a_list_in_no_frame_has_nothing_to_scroll(opened):
    opened.sitting.turn(Bookmark(workbook=BOOK.key, chapter="step-01"))
    titles(opened).setCurrentRow(3)
    assert opened.sitting.shown.exercise == ""


def test_a_page_chosen_in_its_chapter_opens(opened):
    opened.sitting.turn(Bookmark(workbook=BOOK.key, chapter="step-01"))
    listed = titles(opened)
    listed.itemClicked.emit(listed.item(1))
    assert opened.sitting.shown == Bookmark(workbook=BOOK.key, chapter="step-01", exercise="ex-table")


@pytest.mark.parametrize(
    "mark",
    [
        Bookmark(workbook="gone", chapter="step-01"),
        Bookmark(workbook=BOOK.key, chapter="gone"),
        Bookmark(workbook=BOOK.key, chapter="step-01", exercise="gone"),
    ],
)
def test_a_bookmark_of_a_page_that_is_gone_leads_to_the_list(opened, mark):
    opened.sitting.turn(mark)
    assert "Any page, in any order." in desks.words(opened)
    assert "next" not in opened.buttons


def test_no_page_counts_anything(opened):
    for mark in (PROMPTS, SCALE, Bookmark(workbook=BOOK.key, chapter="step-01"), ""):
        opened.sitting.turn(mark)
        assert "%" not in desks.words(opened)
        assert not re.search(r"\d+ of \d+|\d+/\d+", desks.words(opened))


def test_help_is_one_press_away_on_every_page_and_leads_back(opened, qtbot, clock, said):
    opened.sitting.turn(PROMPTS)
    opened.buttons["help"].click()
    assert opened.sitting.shown == HELP
    assert "Call" in desks.words(opened) or "If someone" in desks.words(opened) or opened.view is not None
    opened.buttons["back"].click()
    assert opened.sitting.shown == PROMPTS
    for view in ("", FILE, SCALE, Bookmark(workbook=BOOK.key, chapter="step-01")):
        opened.sitting.turn(view)
        assert opened.buttons["help"].text().strip() == "If it gets too much"


def test_the_card_shows_the_people_somebody_wrote_on_it(qtbot, clock, said, path):
    card = Chapter(
        key="back-card",
        sort=Sort.PAGE,
        title="When it is too much",
        sections=BOOK.chapters[0].sections,
        exercises=(workpages.exercise(Kind.POCKET_CARD, key="my-people"),),
        words=(Word(key="w", word="Slip", meaning="A use that was not planned."),),
        **workpages.SOURCE,
    )
    book = replace(BOOK, chapters=(*BOOK.chapters, card))
    room = made(qtbot, clock, said, book)
    room.sitting.begin(pages.new(path, WORDS, WORDS))
    mark = Bookmark(workbook=book.key, chapter="back-card", exercise="my-people")
    room.sitting.turn(mark)
    room.view.places.entries["prompt-1"].setPlainText("My sister, after six")
    assert room.buttons["help"].text().strip() == "When it is too much"
    room.buttons["help"].click()
    assert "My sister, after six" in desks.words(room)
    assert "A use that was not planned." in desks.words(room)


def test_without_a_workbook_it_says_so(qtbot, clock, said, path):
    room = Room(Sitting(clock), Around(books=(), contacts=(), today=TODAY))
    qtbot.addWidget(room)
    room.sitting.begin(pages.new(path, WORDS, WORDS))
    assert "No workbook is here" in desks.words(room)
    room.around.say("Nobody listens.")


# locking


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


# a stick that was pulled out


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


# the file


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


# paper


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


# choosing a file


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


# in the window


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


# looks

LONG_BOOK = workpages.workbook(words="Aaaa bbbbbbbbbbb " * 8)


@pytest.mark.parametrize("view", ["start", "make", "lock", "", FILE, HELP, "chapter", "trouble"])
@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_everything_can_be_read_and_reached(qtbot, clock, said, path, view, language, scale):
    desks.wear(language, scale)
    room = made(qtbot, clock, said, LONG_BOOK)
    if view == "make":
        room.view.make()
        room.view.making.make_button.click()
    elif view != "start":
        room.sitting.begin(pages.new(path, WORDS, WORDS))
        chapter = Bookmark(workbook=BOOK.key, chapter="step-01")
        room.sitting.turn(chapter if view in ("chapter", "trouble") else view)
        if view == "trouble":
            path.unlink()
            room.sitting.turn(PROMPTS)
        if view == "lock":
            room.sitting.lock()
            room.view.refuse(shelf.WRONG)
    assert desks.faults(qtbot, room, scale) == []


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_every_kind_of_exercise_can_be_read_and_reached(qtbot, clock, said, path, language, scale):
    desks.wear(language, scale)
    room = made(qtbot, clock, said, LONG_BOOK)
    room.sitting.begin(pages.new(path, WORDS, WORDS))
    frame = desks.framed(qtbot, room, scale=scale)
    for part in LONG_BOOK.chapters:
        for exercise in part.exercises:
            room.sitting.turn(Bookmark(workbook=BOOK.key, chapter=part.key, exercise=exercise.key))
            checks.settle(frame)
            assert (exercise.key, desks.faults_in(frame)) == (exercise.key, [])
