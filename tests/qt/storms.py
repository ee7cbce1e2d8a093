"""A storm at the kiosk: presses, taps, keys, waiting, cuts of the power at random, and a look after each."""

from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from random import Random
from unittest.mock import patch

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit

from groupkit.qt.feedback.kiosk import page as kiosk_page
from groupkit.qt.feedback.kiosk.page import KioskPage
from groupkit.qt.feedback.kiosk.visit import ANSWERING, Stage, Visit
from groupkit.services.feedback.sitting import Sitting
from groupkit.services.group import Group
from tests.evening import PASSPHRASE
from tests.qt.checks import type_text
from tests.qt.kiosks import drag, page_of, shown, standing, tap, visit_of
from tests.qt.lookers import WORD, Looker, words_of
from tests.qt.powercuts import Kept, Power

_ANSWERED, _CARRIED, _TWICE, _HASTY = 0.6, 0.5, 0.3, 60_000
WRONG = ("perhaps this one", PASSPHRASE[:-1], f"{PASSPHRASE}1", PASSPHRASE.swapcase())
KEY, MOD = Qt.Key, Qt.KeyboardModifier
PLAIN = (
    *(KEY.Key_Tab, KEY.Key_Backtab, KEY.Key_Return, KEY.Key_Space, KEY.Key_Escape, KEY.Key_Up, KEY.Key_Down),
    *(KEY.Key_Left, KEY.Key_Right, KEY.Key_0, KEY.Key_1, KEY.Key_3, KEY.Key_9, KEY.Key_Q, KEY.Key_Backspace),
    *(KEY.Key_F1, KEY.Key_F4, KEY.Key_F5, KEY.Key_F10, KEY.Key_F11, KEY.Key_Home, KEY.Key_End, KEY.Key_Menu),
    *(KEY.Key_Delete, KEY.Key_Insert, KEY.Key_PageDown, KEY.Key_Print, KEY.Key_Back, KEY.Key_F12),
)
WITH_CONTROL = (*(KEY(KEY.Key_A + at) for at in range(26)), KEY.Key_Plus, KEY.Key_Minus, KEY.Key_Tab)
WITH_ALT = (*(KEY(KEY.Key_0 + at) for at in range(10)), KEY.Key_F4, KEY.Key_Tab, KEY.Key_Space, KEY.Key_Left)


class Storm:
    """Random events at a kiosk in a real window, each followed by a look at everything."""

    def __init__(
        self, app: QApplication, group: Group, begin: Callable[[], Sitting], seed: int, box: str = ""
    ) -> None:
        self.app, self.group, self._begin = app, group, begin
        self.rng = Random(seed)
        self.power = Power(group.store.box_of(box).parent if box else None, self.rng)
        self.cast_: Counter[object] = Counter()
        self.seen: Counter[str] = Counter()
        self.looker = Looker()
        self._open = ExitStack()
        self._stand()

    @property
    def page(self) -> KioskPage:
        """The kiosk."""
        return page_of(self.window)

    def _stand(self) -> None:
        held = Kept(self._begin(), self.power, self.cast_)
        self.window = self._open.enter_context(standing(self.app, self.group, held))
        self.looker.meet(self.window)

    def blow(self, events: int) -> None:
        """Let so many events happen."""
        does: dict[Callable[[], object], float] = {
            self.press: 12,
            self.tap: 8,
            self.onwards: 75,
            self.click_anywhere: 6,
            self.key: 16,
            self.write: 12,
            self.resize: 3,
            self.wait: 3,
            self.look_away: 3,
            self.copy: 1,
            self.close: 5,
            self.guess: 1,
            self.leave: 0.7,
            self.fill_the_disk: 1,
            self.cut_the_power: 1.5,
            self.kill: 2,
        }
        for _event in range(events):
            (event,) = self.rng.choices(tuple(does), tuple(does.values()))
            name = event.__name__
            self.looker.before(name)
            event()
            self.seen[name] += 1
            self.looker.look(name)

    # what happens

    def _to_press(self) -> list[QAbstractButton]:
        found = self.page.findChildren(QAbstractButton)
        return [each for each in found if each.isEnabled() and not each.visibleRegion().isEmpty()]

    def press(self) -> None:
        """Press something that can be pressed."""
        if found := self._to_press():
            QTest.mouseClick(self.rng.choice(found), Qt.MouseButton.LeftButton)

    def tap(self) -> None:
        """Touch something that can be pressed, or draw a finger over the screen."""
        found = self._to_press()
        if found and self.rng.random() > _CARRIED:
            chosen = self.rng.choice(found)
            tap(self.window, chosen.mapTo(self.window, chosen.visibleRegion().boundingRect().center()))
        else:
            drag(self.window, self._anywhere(), self._anywhere())

    def _anywhere(self) -> QPoint:
        room = self.window.windowHandle().size()
        return QPoint(self.rng.randrange(room.width()), self.rng.randrange(room.height()))

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
        """Click somewhere, with any button, and perhaps once more in haste."""
        at, handle = self._anywhere(), self.window.windowHandle()
        button = self.rng.choice((Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.BackButton))
        QTest.mouseClick(handle, button, pos=at)
        if self.rng.random() < _TWICE:
            with patch.object(kiosk_page, "HASTY", _HASTY):
                QTest.mouseClick(handle, button, pos=at)

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
            type_text(asked.entry, f"{self.looker.word} ")
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
        kind = self.rng.choice(("deactivate", "state", "small", "hide", "sleep"))
        if kind == "deactivate":
            QCoreApplication.sendEvent(self.window, QEvent(QEvent.Type.WindowDeactivate))
        elif kind == "state":
            self.app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
        elif kind == "small":
            self.window.setWindowState(Qt.WindowState.WindowMinimized)
            QCoreApplication.sendEvent(self.window, QEvent(QEvent.Type.WindowStateChange))
            self.window.setWindowState(Qt.WindowState.WindowFullScreen)
        elif kind == "hide":
            self.window.hide()
            self.window.show()
        else:
            watch = self.page.watch
            then = watch._last
            watch._moments = lambda: (then[0] + 400, then[1] + 5)
            watch.beat()
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
        away = partial(self.window.go, "tonight")
        self.rng.choice((self.window.close, self.app.closeAllWindows, lock, away))()

    def guess(self) -> None:
        """Guess the passphrase, or come near it."""
        self._try_to_leave(self.rng.choice(WRONG))

    def _try_to_leave(self, words: str) -> bool:
        if visit_of(self.page).stage is Stage.DOOR:
            shown(self.page).leave_button.click()
        leaving = visit_of(self.page).stage is Stage.LEAVING
        if leaving:
            screen = shown(self.page)
            screen.leaving.entry.setText("")
            type_text(screen.leaving.entry, words)
            screen.leaving.out_button.click()
        return leaving

    def leave(self) -> None:
        """Leave with the passphrase, where nobody is answering; then the kiosk is started again."""
        if self._try_to_leave(PASSPHRASE):
            assert not isinstance(self.window.page, KioskPage)
            assert not any(WORD in said for said in words_of(self.window))
            self._begin_anew()

    def fill_the_disk(self) -> None:
        """Leave no room on the disk for what comes next."""
        self.power.full = True

    def cut_the_power(self) -> None:
        """Let the power go while the box is written, at whichever moment; then all is started again."""
        if visit_of(self.page).stage in ANSWERING:
            self.power.full, self.power.going = False, True
            if self.rng.random() < _ANSWERED:
                while visit_of(self.page).stage is not Stage.BEFORE:
                    self.page.step(Visit.onwards)
                shown(self.page).send_button.click()
            else:
                shown(self.page).stop_button.click()
            self.kill()

    def kill(self) -> None:
        """Pull the plug: nothing is ended and nothing closed; then the kiosk is started again."""
        self.power.going = False
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._open.close()
        self.group.store.tidy_boxes()
        self._stand()

    def over(self) -> None:
        """Let the window go."""
        self._open.close()
