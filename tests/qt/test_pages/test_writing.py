"""Every place is answered, saved and shown again, and words copy themselves nowhere."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest

from groupkit.core.pages import LONGEST, Bookmark
from groupkit.core.workbooks.answers import Way, places
from groupkit.qt.pages import sitting
from groupkit.qt.pages.entries import Scale
from groupkit.qt.ticks import Tick
from tests.qt import desks
from tests.qt.test_pages.rooms import BOOK, PROMPTS, SCALE, kept, spot, unlock


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
