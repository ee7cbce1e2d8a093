"""Watches whether somebody is still at the kiosk: touches, a window left or covered, sleep, the end of all."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

LEFT_ALONE = 60_000
"""After so many milliseconds without a touch, the kiosk asks whether somebody is still there."""
FORGOTTEN = 30_000
"""After so many more, it forgets what was on the screen."""
_BEAT = 5_000
_ASLEEP = 30.0
_TOUCHES = (
    *(QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin),
    *(QEvent.Type.MouseMove, QEvent.Type.InputMethod),
)
_PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_AWAY = (QEvent.Type.WindowDeactivate, QEvent.Type.Hide)


def _moments() -> tuple[float, float]:
    """Return the time by the calendar and by the processor, in seconds: sleep stops only one of them."""
    return time.time(), time.monotonic()


class Watch(QObject):
    """Tells when nobody is there: `idle` after a while, `gone` at once; `ending` is the end of the session."""

    idle = Signal()
    gone = Signal()
    ending = Signal()

    def __init__(self, page: QWidget, moments: Callable[[], tuple[float, float]] = _moments) -> None:
        super().__init__(page)
        self._moments, self._last = moments, moments()
        self._window: QWidget | None = None
        self._filled = False
        self._renewed = True
        self.waiting = QTimer(self, singleShot=True, interval=LEFT_ALONE)
        self.waiting.timeout.connect(self.idle)
        self.beating = QTimer(self, interval=_BEAT)
        self.beating.timeout.connect(self.beat)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)  # noqa: S101  there are widgets
        app.applicationStateChanged.connect(self._other_program)
        app.commitDataRequest.connect(self._session_ends)

    def attach(self, window: QWidget) -> None:
        """Watch the window of the kiosk, where keys and presses arrive."""
        if self._window is window:
            return
        self._window, self._filled = window, window.isFullScreen()
        window.installEventFilter(self)
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        self.beating.start()

    def wait(self, milliseconds: int = LEFT_ALONE, *, renewed: bool = True) -> None:
        """Begin to wait for a touch; unless `renewed`, a touch does not make it wait any longer."""
        self._renewed = renewed
        self.waiting.start(milliseconds)

    def rest(self) -> None:
        """Wait no longer: nothing of anybody's is on the screen."""
        self.waiting.stop()

    def touched(self) -> None:
        """Take down that somebody is there."""
        if self._renewed and self.waiting.isActive():
            self.waiting.start()

    def beat(self) -> None:
        """Notice that the laptop was asleep since the last beat."""
        before, self._last = self._last, self._moments()
        if any(now - then > _ASLEEP for now, then in zip(self._last, before, strict=True)):
            self.gone.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice touches, and the window being left, hidden, made small or covered (Qt)."""
        kind = event.type()
        if watched is not self._window:
            if kind in _TOUCHES:
                self.touched()
            # a key that is held down would go through every question and put it all in the box
            if isinstance(event, QKeyEvent) and event.isAutoRepeat() and event.key() in _PRESSING:
                return not isinstance(QApplication.focusWidget(), QPlainTextEdit)
        elif kind in _AWAY or (kind == QEvent.Type.WindowStateChange and self._window.isMinimized()):
            self.gone.emit()
        elif kind == QEvent.Type.WindowActivate and self._filled and not self._window.isFullScreen():
            self._window.showFullScreen()
        return super().eventFilter(watched, event)

    def _other_program(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            self.gone.emit()

    def _session_ends(self, *_args: object) -> None:
        self.ending.emit()
