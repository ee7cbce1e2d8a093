"""At the kiosk one person after another answers, by any means; nothing of them stays, and nobody gets out of it."""

from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from groupkit.core.feedback.forms import RATHER_NOT, Text
from groupkit.core.people import Person
from groupkit.core.settings import Settings
from groupkit.qt.feedback.kiosk import doors, page
from groupkit.qt.feedback.kiosk.page import READING, THANKED, KioskPage
from groupkit.qt.feedback.kiosk.visit import Said, Stage, Visit
from groupkit.qt.feedback.kiosk.watch import FORGOTTEN, LEFT_ALONE, Watch
from groupkit.qt.look import worn
from groupkit.qt.page import Page
from groupkit.qt.places import place
from groupkit.services import service
from groupkit.storage import vault
from tests.evening import PASSPHRASE
from tests.qt import desks
from tests.qt.kiosks import (
    Memory,
    asked_on,
    go_on_to_the_end,
    go_to,
    left_on,
    page_of,
    settle,
    shown,
    standing,
    visit_of,
    words_on,
)


@pytest.fixture
def held():
    return Memory()


@pytest.fixture
def window(qapp, tmp_path, held):
    with standing(qapp, desks.empty(tmp_path), held) as made:
        yield made


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    """One book for all, since a kiosk writes nothing into it."""
    with pytest.MonkeyPatch.context() as quick:
        quick.setattr(vault, "_OPERATIONS", 1)
        quick.setattr(vault, "_MEMORY", 8192)
        group = desks.empty(tmp_path_factory.mktemp("known"))
    service.add_person(group, Person(short_name="Rosalind"))
    yield group
    group.close()


@pytest.fixture
def kiosk(qtbot, known, held):
    """The page alone, which is quicker than a whole window round it."""
    made = KioskPage(desks.desk(known))
    qtbot.addWidget(made)
    made.draw({})
    made.show_this(held)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture(autouse=True)
def in_haste(monkeypatch):
    """Let the tests press faster than people do."""
    monkeypatch.setattr(page, "HASTY", 0)


def seen_by_watch(kiosk: KioskPage, kind: QEvent.Type) -> None:
    QCoreApplication.sendEvent(kiosk.window(), QEvent(kind))


def entry(kiosk: KioskPage):
    found = asked_on(kiosk).entry
    assert found is not None
    return found


def answers(kiosk: KioskPage):
    grid = asked_on(kiosk).grid
    assert grid is not None
    return grid.answers


# one person after another


def test_it_fills_the_screen_and_says_first_what_is_promised(window):
    kiosk = page_of(window)
    assert place("feedbackkiosk").alone
    assert window.isFullScreen()
    assert "Nobody can see who answered, not even the secretary." in words_on(kiosk)
    shown(kiosk).begin_button.click()
    said = words_on(kiosk)
    assert "We talk about it on Saturday." in said
    assert "The box opens when this round is over and 5 people or more have answered." in said
    assert "If too few people answer, the box is destroyed unread." in said
    assert "Written by the group" in said
    assert kiosk.focusWidget() is shown(kiosk).next_button


def test_every_kind_of_question_is_answered_and_goes_into_the_box_in_the_order_of_the_form(kiosk, held):
    go_to(kiosk, "welcome")
    assert "Question 1 of 7" in words_on(kiosk)
    answers(kiosk)[3].click()
    shown(kiosk).next_button.click()
    answers(kiosk)[-1].click()
    shown(kiosk).next_button.click()
    assert visit_of(kiosk).question.key == "note"
    assert "Now a few words about the group." in words_on(kiosk)
    shown(kiosk).next_button.click()
    answers(kiosk)[1].click()
    shown(kiosk).next_button.click()
    for at in (2, 0, 1):
        answers(kiosk)[at].click()
    shown(kiosk).next_button.click()
    answers(kiosk)[0].click()
    shown(kiosk).next_button.click()
    QTest.keyClicks(entry(kiosk), " The tea ")
    shown(kiosk).next_button.click()
    QTest.keyClicks(entry(kiosk), "More walks")
    asked_on(kiosk).read.click()
    shown(kiosk).next_button.click()
    assert "We cannot tell who wrote this." in words_on(kiosk)
    shown(kiosk).send_button.click()
    given = {"welcome": 3, "left-out": RATHER_NOT, "way": 1, "ways": (0, 2), "fit": 0}
    texts = (Text(question="short", words="The tea"), Text(question="long", words="More walks", may_be_read=True))
    assert held.cast_ == [(given, texts)]
    assert list(held.cast_[0][0]) == list(given)
    assert "Thank you. Your answers are in with everyone's." in words_on(kiosk)
    assert visit_of(kiosk).draft.empty
    assert left_on(kiosk) == []


def test_the_thanks_stay_for_a_moment_and_the_next_person_finds_nothing(kiosk, held):
    go_to(kiosk, "welcome")
    answers(kiosk)[0].click()
    go_on_to_the_end(kiosk)
    shown(kiosk).send_button.click()
    assert kiosk.after.isActive()
    assert kiosk.after.interval() == THANKED
    kiosk.after.timeout.emit()
    assert visit_of(kiosk).stage is Stage.DOOR
    go_to(kiosk, "welcome")
    assert not any(each.isChecked() for each in answers(kiosk))


def test_everything_can_be_left_out_and_an_answer_taken_back(kiosk, held):
    go_to(kiosk, "welcome")
    answers(kiosk)[2].click()
    answers(kiosk)[2].click()
    assert visit_of(kiosk).draft.empty
    answers(kiosk)[2].click()
    shown(kiosk).skip_button.click()
    shown(kiosk).back_button.click()
    assert not any(each.isChecked() for each in answers(kiosk))
    go_on_to_the_end(kiosk)
    shown(kiosk).send_button.click()
    assert held.cast_ == [({}, ())]


def test_rather_not_say_takes_the_place_of_what_was_ticked(kiosk):
    go_to(kiosk, "ways")
    draft = visit_of(kiosk).draft
    answers(kiosk)[0].click()
    answers(kiosk)[-1].click()
    assert draft.answers == {"ways": RATHER_NOT}
    answers(kiosk)[-1].click()
    assert draft.answers == {}
    answers(kiosk)[-1].click()
    answers(kiosk)[1].click()
    assert draft.answers == {"ways": (1,)}
    answers(kiosk)[1].click()
    assert draft.answers == {}


def test_the_keyboard_alone_is_enough(kiosk, held):
    screen = shown(kiosk)
    QTest.keyClick(screen.begin_button, Qt.Key.Key_Return)
    QTest.keyClick(shown(kiosk).next_button, Qt.Key.Key_Space)
    first = kiosk.focusWidget()
    assert first is answers(kiosk)[0]
    QTest.keyClick(first, Qt.Key.Key_4)
    assert visit_of(kiosk).draft.answers == {"welcome": 3}
    assert kiosk.focusWidget() is answers(kiosk)[3]
    QTest.keyClick(answers(kiosk)[3], Qt.Key.Key_Return)
    assert visit_of(kiosk).draft.answers == {}
    QTest.keyClick(answers(kiosk)[3], Qt.Key.Key_0)
    assert visit_of(kiosk).draft.answers == {"welcome": RATHER_NOT}
    QTest.keyClick(answers(kiosk)[3], Qt.Key.Key_9)
    assert visit_of(kiosk).draft.answers == {"welcome": RATHER_NOT}


def test_what_the_disk_refuses_stays_to_be_sent_again(kiosk, held):
    go_to(kiosk, "welcome")
    answers(kiosk)[1].click()
    go_on_to_the_end(kiosk)
    held.trouble = "The disk is full."
    shown(kiosk).send_button.click()
    assert "The disk is full." in words_on(kiosk)
    shown(kiosk).back_button.click()
    go_on_to_the_end(kiosk)
    assert "The disk is full." not in words_on(kiosk)
    held.trouble = ""
    shown(kiosk).send_button.click()
    assert held.cast_ == [({"welcome": 1}, ())]


def test_only_the_words_before_sending_can_send(kiosk, held):
    kiosk.send()
    go_to(kiosk, "welcome")
    kiosk.send()
    assert held.cast_ == []


def test_a_second_tap_on_the_last_next_does_not_send(kiosk, held, monkeypatch):
    monkeypatch.setattr(page, "HASTY", 60_000)
    go_to(kiosk, "welcome")
    answers(kiosk)[1].click()
    go_on_to_the_end(kiosk)
    shown(kiosk).send_button.click()
    assert (held.cast_, visit_of(kiosk).stage) == ([], Stage.BEFORE)


@pytest.mark.parametrize(("key", "eaten"), [("welcome", True), ("long", False)])
def test_a_key_held_down_goes_through_nothing_but_words(qtbot, kiosk, key, eaten):
    go_to(kiosk, key)
    with qtbot.waitActive(kiosk):
        kiosk.activateWindow()
    assert kiosk.first is not None
    kiosk.first.setFocus()
    down = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", autorep=True)
    assert kiosk.watch.eventFilter(kiosk.windowHandle(), down) is eaten


def test_the_book_waits_to_lock_while_the_kiosk_stands(window):
    kiosk = page_of(window)
    go_to(kiosk, "welcome")
    answers(kiosk)[1].click()
    window._idle.timeout.emit()
    assert answers(kiosk)[1].isChecked()
    assert window.desk is not None


def test_whoever_stops_is_forgotten_and_the_disk_does_the_same_work(kiosk, held):
    go_to(kiosk, "welcome")
    answers(kiosk)[1].click()
    shown(kiosk).stop_button.click()
    assert "Your answers are forgotten. Nothing was kept." in words_on(kiosk)
    assert (held.cast_, held.left) == ([], 1)
    kiosk.after.timeout.emit()
    assert "forgotten" not in words_on(kiosk)
    held.trouble = "The disk is full."
    go_to(kiosk, "welcome")
    shown(kiosk).stop_button.click()
    assert visit_of(kiosk).stage is Stage.DOOR


def test_a_step_back_from_the_promise_is_the_door(kiosk):
    shown(kiosk).begin_button.click()
    shown(kiosk).next_button.click()
    answers(kiosk)[1].click()
    shown(kiosk).back_button.click()
    assert visit_of(kiosk).stage is Stage.PROMISE
    shown(kiosk).back_button.click()
    assert visit_of(kiosk).stage is Stage.DOOR
    assert visit_of(kiosk).draft.empty


# words of one's own


def test_words_that_may_point_to_somebody_are_told_so_without_showing_which(kiosk):
    go_to(kiosk, "long")
    asked = asked_on(kiosk)
    for words, told in (
        ("A calm evening", False),
        ("rosalind was kind", True),
        ("It was 9 of us", True),
        ("", False),
    ):
        entry(kiosk).setPlainText(words)
        assert asked.notice.isHidden() is not told
    assert asked.summary.isChecked()


def test_no_more_letters_go_in_than_there_is_room_for(kiosk):
    go_to(kiosk, "short")
    QTest.keyClicks(entry(kiosk), "a" * 45)
    assert entry(kiosk).toPlainText() == "a" * 40
    assert visit_of(kiosk).draft.words == {"short": "a" * 40}


def test_words_leave_nothing_on_the_clipboard_and_nothing_comes_in_from_it(kiosk):
    board = QGuiApplication.clipboard()
    board.setText("from before")
    go_to(kiosk, "long")
    assert board.text() == ""
    QTest.keyClicks(entry(kiosk), "only mine")
    entry(kiosk).selectAll()
    for key in (Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_Insert):
        QTest.keyClick(entry(kiosk), key, Qt.KeyboardModifier.ControlModifier)
    entry(kiosk).copy()
    entry(kiosk).cut()
    assert board.text() == ""
    board.setText("from before")
    QTest.keyClick(entry(kiosk), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    entry(kiosk).paste()
    QTest.keyClick(entry(kiosk), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "from before" not in entry(kiosk).toPlainText()
    held = QMimeData()
    held.setText("dragged")
    assert not entry(kiosk).canInsertFromMimeData(held)
    hints = entry(kiosk).inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert not entry(kiosk).isUndoRedoEnabled()
    assert entry(kiosk).contextMenuPolicy() == Qt.ContextMenuPolicy.PreventContextMenu
    shown(kiosk).stop_button.click()
    assert board.text() == ""


def test_words_of_blanks_are_none(kiosk, held):
    go_to(kiosk, "long")
    asked_on(kiosk).read.click()
    QTest.keyClicks(entry(kiosk), "   ")
    asked_on(kiosk).read.click()
    asked_on(kiosk).summary.click()
    go_on_to_the_end(kiosk)
    shown(kiosk).send_button.click()
    assert held.cast_ == [({}, ())]


# languages


def test_each_person_chooses_a_language_and_the_next_finds_the_one_of_the_window(kiosk, held):
    shown(kiosk).ways.languages["es"].click()
    assert kiosk.focusWidget() is shown(kiosk).ways.languages["es"]
    go_to(kiosk, "long")
    go_on_to_the_end(kiosk)
    shown(kiosk).send_button.click()
    kiosk.after.timeout.emit()
    assert "One question at a time." in words_on(kiosk)
    shown(kiosk).ways.languages["pl"].click()
    kiosk.watch.idle.emit()
    assert "One question at a time." in words_on(kiosk)


def test_a_language_from_the_right_turns_the_screen_and_back(kiosk, monkeypatch):
    monkeypatch.setattr(doors, "languages", lambda: ("en", "ar-XB"))
    kiosk.step(Visit.forget)
    shown(kiosk).ways.languages["ar-XB"].click()
    assert worn().rtl
    kiosk.step(Visit.begin)
    assert worn().rtl
    shown(kiosk).stop_button.click()
    assert not worn().rtl


def test_each_person_chooses_how_large_the_letters_are(kiosk):
    assert not shown(kiosk).ways.smaller_button.isEnabled()
    for _press in range(2):
        shown(kiosk).ways.larger_button.click()
    assert worn().scale == 2.0
    assert kiosk.focusWidget() is shown(kiosk).ways.smaller_button
    shown(kiosk).begin_button.click()
    kiosk.size_as(1.0)
    assert (worn().scale, kiosk.desk.settings.text_size) == (2.0, 100)
    shown(kiosk).stop_button.click()
    assert worn().scale == 1.0


# nobody there, or somebody else


def test_whoever_is_away_is_asked_first_and_then_forgotten(kiosk, held):
    go_to(kiosk, "welcome")
    answers(kiosk)[4].click()
    assert kiosk.watch.waiting.interval() == LEFT_ALONE
    kiosk.watch.idle.emit()
    assert "Are you still here?" in words_on(kiosk)
    assert left_on(kiosk) == []
    assert kiosk.watch.waiting.interval() == FORGOTTEN
    kiosk.watch.touched()
    shown(kiosk).here_button.click()
    assert answers(kiosk)[4].isChecked()
    kiosk.watch.idle.emit()
    kiosk.watch.idle.emit()
    assert "Your answers are forgotten." in words_on(kiosk)
    assert visit_of(kiosk).draft.empty
    assert held.cast_ == []


def test_nobody_is_hurried_out_of_help_and_what_they_answered_is_forgotten_meanwhile(kiosk):
    go_to(kiosk, "welcome")
    answers(kiosk)[4].click()
    shown(kiosk).help_button.click()
    said = words_on(kiosk)
    assert "In danger now" in said
    assert left_on(kiosk) == []
    shown(kiosk).back_button.click()
    assert answers(kiosk)[4].isChecked()
    kiosk.help_here()
    kiosk.help_here()
    kiosk.watch.idle.emit()
    assert words_on(kiosk) == said
    assert visit_of(kiosk).draft.empty
    assert kiosk.watch.waiting.interval() == READING
    kiosk.watch.idle.emit()
    assert visit_of(kiosk).stage is Stage.DOOR


def test_help_from_the_door_or_while_asked_leads_back_to_the_door(kiosk):
    shown(kiosk).help_button.click()
    QTest.keyClick(kiosk, Qt.Key.Key_Escape)
    assert visit_of(kiosk).stage is Stage.DOOR
    go_to(kiosk, "welcome")
    answers(kiosk)[4].click()
    kiosk.watch.idle.emit()
    shown(kiosk).help_button.click()
    assert visit_of(kiosk).draft.empty
    shown(kiosk).back_button.click()
    assert visit_of(kiosk).stage is Stage.DOOR


@pytest.mark.parametrize("kind", [QEvent.Type.WindowDeactivate, QEvent.Type.Hide])
def test_leaving_the_window_forgets_at_once(kiosk, held, kind):
    go_to(kiosk, "long")
    QTest.keyClicks(entry(kiosk), "only mine")
    seen_by_watch(kiosk, kind)
    assert "What was on the screen has been forgotten. You can begin again." in words_on(kiosk)
    assert left_on(kiosk) == []
    assert held.cast_ == []
    seen_by_watch(kiosk, kind)
    assert visit_of(kiosk).said is Said.COVERED


def test_another_program_in_front_forgets_at_once(kiosk, qapp):
    go_to(kiosk, "welcome")
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert visit_of(kiosk).stage is Stage.QUESTION
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert visit_of(kiosk).stage is Stage.DOOR


def test_a_window_made_small_forgets_and_fills_the_screen_again(window):
    kiosk = page_of(window)
    go_to(kiosk, "welcome")
    window.setWindowState(Qt.WindowState.WindowMinimized)
    seen_by_watch(kiosk, QEvent.Type.WindowStateChange)
    assert visit_of(kiosk).stage is Stage.DOOR
    window.setWindowState(Qt.WindowState.WindowNoState)
    seen_by_watch(kiosk, QEvent.Type.WindowActivate)
    assert window.isFullScreen()


def test_a_laptop_that_slept_shows_the_door(qtbot):
    watched = QWidget()
    qtbot.addWidget(watched)
    moments = iter([(0.0, 0.0), (5.0, 5.0), (400.0, 10.0), (405.0, 600.0)])
    watch = Watch(watched, lambda: next(moments))
    gone: list[bool] = []
    watch.gone.connect(lambda: gone.append(True))
    watch.beat()
    assert not gone
    watch.beat()
    watch.beat()
    assert len(gone) == 2


def test_the_end_of_the_session_forgets_and_locks_the_book(qtbot, window, held):
    kiosk = page_of(window)
    go_to(kiosk, "welcome")
    answers(kiosk)[1].click()
    with qtbot.waitSignal(window.locked):
        kiosk.watch.ending.emit()
    assert (held.cast_, held.ended) == ([], 1)
    kiosk.end_session()
    assert held.ended == 1


# nobody out


def test_leaving_asks_for_the_passphrase_and_nothing_else_does(window, held):
    kiosk = page_of(window)
    shown(kiosk).leave_button.click()
    leaving = shown(kiosk).leaving
    leaving.leave()
    QTest.keyClicks(leaving.entry, "not this one")
    leaving.out_button.click()
    assert "These words do not open the book." in words_on(kiosk)
    assert leaving.entry.text() == ""
    QTest.keyClicks(leaving.entry, PASSPHRASE)
    QTest.keyClick(leaving.entry, Qt.Key.Key_Return)
    assert isinstance(window.page, Page)
    assert window.page.name != "feedbackkiosk"
    assert not window.isFullScreen()
    assert held.ended == 1


def test_a_passphrase_nobody_waits_for_opens_nothing(kiosk):
    later: list[Any] = []
    kiosk.desk.runner = later.append
    shown(kiosk).leave_button.click()
    QTest.keyClicks(shown(kiosk).leaving.entry, PASSPHRASE)
    out = shown(kiosk).leaving._out
    shown(kiosk).leaving.leave()
    shown(kiosk).leaving.leave()
    assert len(later) == 1
    kiosk.watch.idle.emit()
    assert left_on(kiosk) == []
    later[0]()
    out()
    assert visit_of(kiosk).stage is Stage.DOOR
    assert kiosk.keeps_in


def test_nobody_gets_out_by_the_keys_of_the_window_or_by_closing_it(window):
    kiosk = page_of(window)
    go_to(kiosk, "long")
    QTest.keyClicks(entry(kiosk), "only mine")
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    for key, more in (
        *((key, control) for key in (Qt.Key.Key_L, Qt.Key.Key_Z, Qt.Key.Key_Plus, Qt.Key.Key_Minus)),
        *((Qt.Key(Qt.Key.Key_1 + at), alt) for at in range(7)),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    ):
        QTest.keyClick(entry(kiosk), key, more)
    for each in (window.go, kiosk.desk.go):
        each("tonight")
    window.close()
    window.resize(600, 500)
    assert page_of(window) is kiosk
    assert window.isVisible()
    assert visit_of(kiosk).draft.words["long"].startswith("only mine")
    assert (window.settings.text_size, kiosk.group.next_redo) == (100, None)


def test_the_help_key_of_the_window_shows_help_here(window):
    kiosk = page_of(window)
    window._pressed(window.help_now)
    assert visit_of(kiosk).stage is Stage.HELP
    window._pressed(window.lock)
    assert page_of(window) is kiosk


def test_no_sentence_of_the_window_comes_along(qapp, tmp_path):
    with standing(qapp, desks.empty(tmp_path), None) as window:
        window.say("Rosalind was added.", undoable=True)
        window.go("feedbackkiosk", Memory())
        assert window.frame.toast.sentence == ""
        page_of(window).keeps_in = False


def test_without_an_open_box_it_only_offers_to_leave(qtbot, qapp, tmp_path):
    with standing(qapp, desks.empty(tmp_path), None) as window:
        kiosk = page_of(window)
        assert "No round is open here." in words_on(kiosk)
        for each in (
            kiosk.help_here,
            kiosk.cover,
            kiosk.left_alone,
            kiosk.end_session,
            kiosk.stop,
            kiosk.send,
            lambda: kiosk.speak_as("es"),
            lambda: kiosk.size_as(2.0),
            lambda: kiosk.step(Visit.begin),
        ):
            each()
        assert not kiosk.keeps_in
        leave = kiosk.first
        assert isinstance(leave, QPushButton)
        leave.click()
        assert not isinstance(window.page, KioskPage)


def test_what_changes_in_the_book_leaves_the_answers_alone(kiosk):
    go_to(kiosk, "welcome")
    answers(kiosk)[1].click()
    service.add_person(kiosk.group, Person(short_name="Kim"))
    kiosk.draw()
    settle()
    assert answers(kiosk)[1].isChecked()
    assert kiosk.typed() == {}


@pytest.mark.parametrize("key", ["door", "welcome", "long", "leaving"])
def test_no_menu_opens_on_the_kiosk(kiosk, key):
    if key in ("welcome", "long"):
        go_to(kiosk, key)
    elif key == "leaving":
        shown(kiosk).leave_button.click()
    before = set(QApplication.topLevelWidgets())
    for each in (kiosk, *kiosk.findChildren(QWidget)):
        middle = each.rect().center()
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, each.mapToGlobal(middle))
        QCoreApplication.sendEvent(each, asked)
    assert set(QApplication.topLevelWidgets()) == before


def test_keys_that_mean_something_to_the_window_do_not_reach_it(kiosk):
    pressed = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    pressed.ignore()
    QCoreApplication.sendEvent(kiosk, pressed)
    assert pressed.isAccepted()


def test_a_draft_never_tells_what_is_in_it(kiosk):
    go_to(kiosk, "welcome")
    answers(kiosk)[1].click()
    assert repr(visit_of(kiosk).draft) == "Draft(…)"
    assert kiosk.desk.settings == Settings()


def pictured(window, where):
    """Return what the screen shows of a window there, which may be older than what the window is about to draw."""
    return window.screen().grabWindow(window.winId(), *where.getRect()).toImage()


@pytest.mark.parametrize("kind", ["deactivate", "state", "sleep", "ending"])
def test_the_screen_shows_no_answer_the_moment_the_window_is_left(window, qapp, kind):
    kiosk = page_of(window)
    go_to(kiosk, "long")
    QTest.keyClicks(entry(kiosk), "only mine")
    QCoreApplication.processEvents()
    written = entry(kiosk).cursorRect(entry(kiosk).document().find("only"))
    corner = entry(kiosk).viewport().mapTo(window, QPoint(0, written.top()))
    where = QRect(corner, QSize(written.left(), written.height()))
    before = pictured(window, where)
    assert not where.isEmpty()
    leaves = {
        "deactivate": lambda: seen_by_watch(kiosk, QEvent.Type.WindowDeactivate),
        "state": lambda: qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive),
        "sleep": kiosk.watch.gone.emit,
        "ending": kiosk.watch.ending.emit,
    }
    assert pictured(window, where) == before
    leaves[kind]()
    assert pictured(window, where) != before
