"""Where words of one's own are written at the kiosk: nothing is suggested, undone, copied or dragged out of it."""

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from groupkit.qt.look import gap, px, sized

_STANDARD = QKeySequence.StandardKey
_EATEN = (_STANDARD.Copy, _STANDARD.Cut, _STANDARD.Paste, _STANDARD.Undo, _STANDARD.Redo)
_HINTS = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


class OwnWords(QPlainTextEdit):
    """Room for a few lines that leave no trace: Tab goes onwards, and no more than `most` letters go in."""

    def __init__(self, words: str, most: int, *, lines: int) -> None:
        super().__init__(words)
        self._most = most
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setInputMethodHints(_HINTS)
        self.setFont(sized(self.font(), "lead"))
        self._tall = round(px("lead") * 1.5 * lines) + gap("l")
        self.textChanged.connect(self._shorten)

    def sizeHint(self) -> QSize:
        """Ask for all its lines (Qt)."""
        return QSize(super().sizeHint().width(), self._tall)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: ARG002  nothing comes in, whatever it is
        """Take nothing from a clipboard or from a mouse that drags (Qt)."""
        return False

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take nothing from a clipboard (Qt)."""

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give nothing to a clipboard, nor to the selection of the screen (Qt)."""
        return QMimeData()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the keys of copying and undoing do nothing (Qt)."""
        if any(event.matches(each) for each in _EATEN):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _shorten(self) -> None:
        words = self.toPlainText()
        if len(words) > self._most:
            cursor = self.textCursor()
            at = min(cursor.position(), self._most)
            self.setPlainText(words[: self._most])
            cursor.setPosition(at)
            self.setTextCursor(cursor)


def wipe(page: QWidget) -> None:
    """Take what was typed out of every entry of a page, and off the clipboard and the selection."""
    for line in page.findChildren(QLineEdit):
        # this empties its undo steps too, which clear() would not
        line.setText("")
    for entry in page.findChildren(QPlainTextEdit):
        entry.blockSignals(True)  # noqa: FBT003  Qt's own
        entry.setPlainText("")
    wipe_clipboard()


def wipe_clipboard() -> None:
    """Empty the clipboard, the selection of the screen, and what was looked for last."""
    board = QGuiApplication.clipboard()
    for where in QClipboard.Mode:
        board.clear(where)
