"""Gathers from the open book with a bar and a way to stop; nothing else can be pressed as long as it lasts.

The book belongs to the window's own thread, so the work stays there and lets the window breathe at each step.
"""

from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from groupkit.core.progress import CancelledError, Progress
from groupkit.i18n import _
from groupkit.qt.pieces import button, card, row, stack, text

T = TypeVar("T")
_SHOWN_AFTER, _BREATH = 0.3, 0.05
_KEPT_OUT = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.KeyPress,
    QEvent.Type.KeyRelease,
    QEvent.Type.Shortcut,
    QEvent.Type.ShortcutOverride,
    QEvent.Type.TouchBegin,
    QEvent.Type.Wheel,
    QEvent.Type.Close,
}


class Gathering(QWidget):
    """The bar, and the button that stops the work; hidden as long as nothing is gathered."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(sentence)
        self.cancel_button = button(_("Cancel"), "plain", "x", does=self._stop)
        self._stopping, self._began, self._breathed = False, 0.0, 0.0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card(stack(row((text(sentence), 1), self.cancel_button), self._bar)))
        self.hide()

    def run(self, work: Callable[[Progress], T]) -> T | None:
        """Do the work and return what it comes to; None where it was stopped."""
        self._stopping, self._began = False, monotonic()
        app = QCoreApplication.instance()
        assert app is not None  # noqa: S101  there is no page without it
        app.installEventFilter(self)
        try:
            return work(self)
        except CancelledError:
            return None
        finally:
            app.removeEventFilter(self)
            self.hide()

    def step(self, done: int, total: int) -> None:
        """Show how much is done; raise CancelledError when the person asked to stop."""
        self._bar.setMaximum(total)
        self._bar.setValue(done)
        now = monotonic()
        if now - self._began > _SHOWN_AFTER and self.isHidden():
            self.show()
            self.cancel_button.setFocus()
        if now - self._breathed > _BREATH:
            QCoreApplication.processEvents()
            self._breathed = monotonic()
        if self._stopping:
            raise CancelledError

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep out what would change the page or the book meanwhile (Qt)."""
        if event.type() == QEvent.Type.Timer:
            return isinstance(watched, QTimer)
        inside = watched is self.cancel_button or not isinstance(watched, QWidget)
        return event.type() in _KEPT_OUT and not inside

    def _stop(self) -> None:
        self._stopping = True
