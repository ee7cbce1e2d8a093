"""A storm at the kiosk: presses, keys, resizing, waiting and kills at random; after each, nothing may be left.

Each person writes words that nobody else writes, so that what is left of somebody is known by their words.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from random import Random
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from groupkit.core.feedback.forms import Answers, Form, Text
from groupkit.core.feedback.rounds import Round
from groupkit.core.problems import GroupkitError
from groupkit.qt.feedback.kiosk.faces import AnswerButton
from groupkit.qt.feedback.kiosk.page import KioskPage
from groupkit.qt.feedback.kiosk.visit import ANSWERING, Stage
from groupkit.services.feedback.sitting import Sitting
from groupkit.services.group import Group
from tests.qt.checks import type_text
from tests.qt.kiosks import page_of, settle, shown, standing, visit_of

_ANSWERED, _CARRIED = 0.6, 0.5
KEY, MOD = Qt.Key, Qt.KeyboardModifier
PLAIN = (
    *(KEY.Key_Tab, KEY.Key_Backtab, KEY.Key_Return, KEY.Key_Space, KEY.Key_Escape, KEY.Key_Up, KEY.Key_Down),
    *(KEY.Key_Left, KEY.Key_Right, KEY.Key_0, KEY.Key_1, KEY.Key_3, KEY.Key_9, KEY.Key_Q, KEY.Key_Backspace),
    *(KEY.Key_F1, KEY.Key_F4, KEY.Key_F5, KEY.Key_F10, KEY.Key_F11, KEY.Key_Home, KEY.Key_End, KEY.Key_Menu),
    *(KEY.Key_Delete, KEY.Key_Insert, KEY.Key_PageDown, KEY.Key_Print, KEY.Key_Back, KEY.Key_F12),
)
WITH_CONTROL = (*(KEY(KEY.Key_A + at) for at in range(26)), KEY.Key_Plus, KEY.Key_Minus, KEY.Key_Tab)
WITH_ALT = (*(KEY(KEY.Key_0 + at) for at in range(10)), KEY.Key_F4, KEY.Key_Tab, KEY.Key_Space, KEY.Key_Left)


class Kept:
    """A sitting that writes down what went into the box when the box says that it has it."""

    def __init__(self, inner: Sitting, known: Counter[object], trouble: Callable[[], bool]) -> None:
        self._inner, self._known, self._trouble = inner, known, trouble

    @property
    def form(self) -> Form:
        return self._inner.form

    @property
    def round(self) -> Round:
        return self._inner.round

    def cast(self, answers: Answers, texts: Sequence[Text] = (), *, page: int = 0) -> None:
        if self._trouble():
            raise GroupkitError("The disk is full.")
        self._inner.cast(answers, texts, page=page)
        self._known[frozen(answers)] += 1
        self._known.update(texts)

    def leave(self) -> None:
        self._inner.leave()

    def end(self) -> None:
        self._inner.end()


def frozen(answers: Answers) -> object:
    """Return answers as something to count."""
    return tuple(sorted((key, answer) for key, answer in answers.items()))


class Storm:
    """Random events at a kiosk in a real window, each followed by a look at everything."""

    def __init__(self, app: QApplication, group: Group, begin: Callable[[], Sitting], seed: int) -> None:
        self.app, self.group, self._begin = app, group, begin
        self.rng, self.full = Random(seed), False
        self.cast_: Counter[object] = Counter()
        self.seen: Counter[str] = Counter()
        self._people = 0
        self._open = ExitStack()
        self._stand()

    @property
    def page(self) -> KioskPage:
        """The kiosk."""
        return page_of(self.window)

    def _stand(self) -> None:
        held = Kept(self._begin(), self.cast_, self._refuses)
        self.window = self._open.enter_context(standing(self.app, self.group, held))
        self._draft, self._word = visit_of(self.page).draft, self._new_word()

    def _new_word(self) -> str:
        self._people += 1
        return f"Zarniwoop{self._people:05}"

    def blow(self, events: int, *, kills: float = 0.006) -> None:
        """Let so many events happen."""
        does: dict[Callable[[], object], float] = {
            self.press: 12,
            self.onwards: 46,
            self.click_anywhere: 6,
            self.key: 16,
            self.write: 12,
            self.resize: 3,
            self.wait: 3,
            self.look_away: 4,
            self.copy: 1,
            self.close: 5,
            self.guess: 1,
            self.fill_the_disk: 1,
            self.kill: kills * 110,
        }
        for _event in range(events):
            (event,) = self.rng.choices(tuple(does), tuple(does.values()))
            before = visit_of(self.page).stage
            event()
            self.seen[event.__name__] += 1
            self.look(f"{event.__name__} at {before}")

    # what happens

    def press(self) -> None:
        """Press something that can be pressed."""
        found = [each for each in self.page.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]
        if found:
            QTest.mouseClick(self.rng.choice(found), Qt.MouseButton.LeftButton)

    def onwards(self) -> None:
        """Do what brings a person on, or there would be few answers in the box."""
        screen, stage = shown(self.page), visit_of(self.page).stage
        if stage is Stage.DOOR:
            screen.begin_button.click()
        elif stage is Stage.BEFORE:
            screen.send_button.click()
        elif stage in (Stage.PROMISE, Stage.QUESTION):
            if self.rng.random() < _ANSWERED:
                self.write()
            screen.next_button.click()

    def click_anywhere(self) -> None:
        """Click somewhere, with any button."""
        at = QPoint(self.rng.randrange(self.window.width()), self.rng.randrange(self.window.height()))
        found = self.window.childAt(at) or self.window
        button = self.rng.choice((Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.BackButton))
        (self.rng.choice((QTest.mouseClick, QTest.mouseDClick)))(found, button, pos=found.mapFrom(self.window, at))

    def key(self) -> None:
        """Press a key, alone or with others, where the keyboard is."""
        keys, more = self.rng.choice(
            (
                (PLAIN, MOD.NoModifier),
                (PLAIN, MOD.NoModifier),
                (WITH_CONTROL, MOD.ControlModifier),
                (WITH_CONTROL, MOD.ControlModifier | MOD.ShiftModifier),
                (WITH_ALT, MOD.AltModifier),
            )
        )
        where = self.window.focusWidget() or self.window
        QTest.keyClick(where, self.rng.choice(keys), more)

    def write(self) -> None:
        """Write words that nobody else writes, where there is room for words."""
        asked = shown(self.page).asked
        if asked is not None and asked.entry is not None:
            type_text(asked.entry, f"{self._word} ")
            if self.rng.random() < _CARRIED:
                self.copy()
        elif asked is not None and asked.grid is not None:
            self.rng.choice(asked.grid.answers).click()

    def resize(self) -> None:
        """Make the window narrow or wide."""
        self.window.resize(self.rng.randrange(480, 2000), self.rng.randrange(480, 1200))

    def wait(self) -> None:
        """Do nothing until a timer goes off."""
        page = self.page
        if page.after.isActive():
            page.after.timeout.emit()
        elif page.watch.waiting.isActive():
            page.watch.idle.emit()

    def look_away(self) -> None:
        """Turn to another program, hide the window, make it small, or let the laptop sleep."""
        kind = self.rng.choice(("deactivate", "state", "small", "sleep"))
        if kind == "deactivate":
            QCoreApplication.sendEvent(self.window, QEvent(QEvent.Type.WindowDeactivate))
        elif kind == "state":
            self.app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
        elif kind == "small":
            self.window.setWindowState(Qt.WindowState.WindowMinimized)
            QCoreApplication.sendEvent(self.window, QEvent(QEvent.Type.WindowStateChange))
            self.window.setWindowState(Qt.WindowState.WindowFullScreen)
        else:
            self.page.watch.gone.emit()
        assert visit_of(self.page).stage is Stage.DOOR, kind

    def copy(self) -> None:
        """Try to carry words out, or in."""
        entries = self.page.findChildren(QPlainTextEdit)
        for entry in entries:
            entry.selectAll()
            entry.copy()
            self.rng.choice((lambda: None, entry.cut, entry.paste))()

    def close(self) -> None:
        """Close the window, or go to another page."""
        lock = partial(self.window._pressed, self.window.lock)
        self.rng.choice((self.window.close, lock, partial(self.window.go, "tonight")))()

    def guess(self) -> None:
        """Guess the passphrase."""
        screen = shown(self.page)
        if visit_of(self.page).stage is Stage.DOOR:
            screen.leave_button.click()
            screen = shown(self.page)
        if visit_of(self.page).stage is Stage.LEAVING:
            type_text(screen.leaving.entry, "perhaps this one")
            screen.leaving.out_button.click()

    def fill_the_disk(self) -> None:
        """Leave no room on the disk for what comes next."""
        self.full = True

    def _refuses(self) -> bool:
        full, self.full = self.full, False
        return full

    def kill(self) -> None:
        """Pull the plug: nothing is ended and nothing closed; then the kiosk is started again."""
        self._open.close()
        self._stand()

    # what has to hold

    def look(self, after: str) -> None:
        """Look at everything after an event."""
        QCoreApplication.processEvents()
        settle()
        page, visit = self.page, visit_of(self.page)
        assert page.keeps_in, after
        assert self.window.isVisible(), after
        if visit.draft is not self._draft:
            self._draft, self._word = visit.draft, self._new_word()
        if visit.stage not in ANSWERING:
            assert self._left() == [], (after, visit.stage)
        if visit.stage in (Stage.DOOR, Stage.THANKS, Stage.LEAVING):
            assert visit.draft.empty, (after, visit.stage)
        self._no_words_of_others(after)
        self._no_answers_but_these(after)

    def _left(self) -> list[str]:
        chosen = [each.words for each in self.page.findChildren(AnswerButton) if each.isChecked()]
        return chosen + [each.toPlainText() for each in self.page.findChildren(QPlainTextEdit)]

    def _no_words_of_others(self, after: str) -> None:
        board = QGuiApplication.clipboard()
        clipped = " ".join(board.text(mode) for mode in QClipboard.Mode)
        assert "Zarniwoop" not in clipped, after
        for said in _words_of(self.window):
            assert "Zarniwoop" not in said.replace(self._word, ""), (after, said)
        if visit_of(self.page).stage not in ANSWERING:
            assert all("Zarniwoop" not in said for said in _words_of(self.window)), after

    def _no_answers_but_these(self, after: str) -> None:
        asked = shown(self.page).asked
        if asked is None or asked.grid is None:
            return
        chosen = {asked.grid.place(at) for at, each in enumerate(asked.grid.answers) if each.isChecked()}
        assert chosen == self._draft.chosen(asked.question), after

    def over(self) -> None:
        """Let the window go."""
        self._open.close()


def _words_of(window: QWidget) -> list[str]:
    """Return every word on a window, seen or not, with what is read out for it."""
    found: list[Any] = []
    for each in window.findChildren(QWidget):
        found += [each.accessibleName(), each.accessibleDescription(), each.toolTip(), each.windowTitle()]
        if isinstance(each, QLabel | QLineEdit | QAbstractButton):
            found.append(each.text())
        elif isinstance(each, QPlainTextEdit):
            found.append(each.toPlainText())
    return [str(said) for said in found if said]
