"""What the window says by itself: the toast after an action, and the strip while something is made."""

from collections.abc import Callable

from PySide6 import QtGui
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QFrame, QProgressBar, QVBoxLayout, QWidget

from groupkit.i18n import _
from groupkit.qt.jobs import Job
from groupkit.qt.pieces import button, card, mark, row, stack, text

TOAST_LASTS = 20_000
STRIP_WAITS = 300


def announce(widget: QWidget, sentence: str) -> None:
    """Have a screen reader say a sentence, where Qt can (6.8 and later)."""
    if hasattr(QtGui, "QAccessibleAnnouncementEvent"):
        QAccessible.updateAccessibility(QtGui.QAccessibleAnnouncementEvent(widget, sentence))


class Toast(QWidget):
    """One sentence at the bottom of the window about what was just done, and Undo.

    It stays for 20 seconds and until the next action, whichever is later, and while it has the focus.
    """

    undone = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sentence = text("")
        self.undo = button(_("Undo"), "plain", does=self._take_back)
        ticked = mark("check", "page")
        line = row(ticked, (self._sentence, 1), self.undo)
        line.setAlignment(ticked, Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card(line, "toast", "m"))
        self._timer = QTimer(self, singleShot=True, interval=TOAST_LASTS)
        self._timer.timeout.connect(self._go_if_free)
        self._moved_on = False
        self.hide()

    @property
    def sentence(self) -> str:
        """What the toast says, or an empty text when it is away."""
        return "" if self.isHidden() else self._sentence.text()

    def say(self, sentence: str, *, undoable: bool = False) -> None:
        """Show a sentence instead of the one before."""
        self._moved_on = False
        self._sentence.setText(sentence)
        self.undo.setVisible(undoable)
        self.show()
        self._timer.start()
        announce(self, sentence)

    def move_on(self) -> None:
        """Note that the person did the next thing: the toast may go, once its time is over."""
        self._moved_on = True
        if not self._timer.isActive():
            self._go_if_free()

    def _go_if_free(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._timer.start()
        elif self._moved_on:
            self.hide()

    def _take_back(self) -> None:
        self.hide()
        self.undone.emit()


class ProgressStrip(QFrame):
    """What is being made, how far it is, and Cancel; appears in the page when a job takes over 300 ms."""

    def __init__(self) -> None:
        super().__init__()
        self._job: Job | None = None
        self._words: Callable[[int, int], str] = lambda done, total: ""  # noqa: ARG005  nothing followed yet
        self._sentence = text("", "lead")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.cancel = button(_("Cancel"), "plain", does=self._cancel)
        inside = stack(row((self._sentence, 1), self.cancel), self._bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card(inside))
        self._wait = QTimer(self, singleShot=True, interval=STRIP_WAITS)
        self._wait.timeout.connect(self.show)
        self.hide()

    def follow(self, job: Job, words: Callable[[int, int], str]) -> None:
        """Show one job until it ends; `words` makes the sentence from the steps done and their number."""
        self._job, self._words = job, words
        self._sentence.setText(_("One moment."))
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(self._sentence.text())
        self.cancel.setEnabled(True)
        job.stepped.connect(self._step)
        job.ended.connect(self._end)
        self._wait.start()

    def _step(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._sentence.setText(self._words(done, total))
        self._bar.setAccessibleName(self._sentence.text())

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.cancel.setEnabled(False)
            self._sentence.setText(_("Stopping."))

    def _end(self) -> None:
        if self._job is not None and not self._job.over:
            return  # the next one is followed already
        self._job = None
        self._wait.stop()
        self.hide()
