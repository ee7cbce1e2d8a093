import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QProgressBar

from groupkit.qt import notices
from groupkit.qt.jobs import Job, run_at_once
from groupkit.qt.notices import ProgressStrip, Toast
from groupkit.qt.pieces import box, stack


@pytest.fixture
def window(qtbot):
    made = box(stack(QLineEdit(), None))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def toast(window):
    made = Toast()
    window.layout().addWidget(made)
    return made


def test_a_toast_stays_until_its_time_is_over_and_the_next_thing_is_done(toast):
    assert toast.sentence == ""
    toast.say("Claim sent to Maria.", undoable=True)
    assert toast.sentence == "Claim sent to Maria."
    toast.move_on()
    assert toast.isVisible()
    toast._timer.timeout.emit()
    assert not toast.isVisible()
    toast.say("Room booked.")
    toast._timer.stop()
    toast._timer.timeout.emit()
    assert toast.isVisible()
    toast.move_on()
    assert not toast.isVisible()


def test_a_toast_waits_while_somebody_is_on_it(toast):
    toast.say("Claim sent to Maria.", undoable=True)
    toast.undo.setFocus()
    assert QApplication.focusWidget() is toast.undo
    toast.move_on()
    toast._timer.stop()
    toast._timer.timeout.emit()
    assert toast.isVisible()
    assert toast._timer.isActive()


def test_undo_can_be_reached_and_pressed_from_the_keyboard(qtbot, window, toast):
    toast.say("Claim sent to Maria.", undoable=True)
    window.findChild(QLineEdit).setFocus()
    qtbot.keyClick(window.findChild(QLineEdit), Qt.Key.Key_Tab)
    assert toast.undo.hasFocus()
    with qtbot.waitSignal(toast.undone):
        qtbot.keyClick(toast.undo, Qt.Key.Key_Space)
    assert not toast.isVisible()


def test_what_cannot_be_undone_offers_no_undo(toast):
    toast.say("Copied.")
    assert not toast.undo.isVisible()


def test_a_toast_is_read_out(monkeypatch, toast):
    said = []
    monkeypatch.setattr(notices, "announce", lambda widget, sentence: said.append(sentence))
    toast.say("Room booked.")
    assert said == ["Room booked."]


@pytest.fixture
def strip(window):
    made = ProgressStrip()
    window.layout().addWidget(made)
    return made


def _words(done: int, total: int) -> str:
    return f"Making the folder: page {done} of {total}"


def test_short_work_shows_no_strip(qtbot, strip):
    job = Job(lambda progress: 1, strip)
    strip.follow(job, _words)
    job.start(run_at_once)
    assert not strip._wait.isActive()
    assert strip.isHidden()


def test_longer_work_says_how_far_it_is(qtbot, strip):
    job = Job(lambda progress: 1, strip)
    strip.follow(job, _words)
    assert strip.isHidden()
    qtbot.waitUntil(strip.isVisible)
    assert strip._sentence.text() == "One moment."
    job.step(7, 12)
    bar = strip.findChild(QProgressBar)
    assert (bar.value(), bar.maximum()) == (7, 12)
    assert bar.accessibleName() == "Making the folder: page 7 of 12"
    job.start(run_at_once)
    assert strip.isHidden()


def test_pressing_cancel_stops_the_work(qtbot, strip):
    seen = []

    def work(progress):
        progress.step(1, 2)
        seen.append("went on")

    job = Job(work, strip)
    strip.follow(job, _words)
    qtbot.waitUntil(strip.isVisible)
    strip.cancel.click()
    assert strip._sentence.text() == "Stopping."
    with qtbot.waitSignal(job.cancelled):
        job.start(run_at_once)
    assert not seen
    assert strip.isHidden()
