"""One person at their private pages: what is open, when it is saved, and when it locks by itself.

A sitting outlives the page on the screen, which is drawn anew for another size of text; it ends with the last page
that shows it. What could not be saved stays in memory, sealed, until its file answers or the program ends.
"""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QWidget

from groupkit.core.pages import Bookmark, Spot
from groupkit.core.problems import GroupkitError
from groupkit.core.workbooks.answers import Place
from groupkit.i18n import N_, _
from groupkit.services import pages
from groupkit.services.pages import PrivatePages, Waiting

QUIET, LONGEST = 2_000, 10.0
"""Typing is saved after so many milliseconds without a key, and after so many seconds in any case."""
AWAY = 60.0
"""The seconds another program may stand in front before the pages lock."""
LOOKS = 5_000
"""How often, in milliseconds, the sitting looks whether somebody is there."""
SECRET = "x-kde-passwordManagerHint"  # noqa: S105  what clipboard lists look for
_TOUCHES = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin)
_MINUTE = 60
NOT_YET = N_(
    "Your last words are not in the file yet. Put the stick back in and open or save them, or close the window "
    "once more to leave without them."
)
_unkept: dict[Path, Waiting] = {}


class Sitting(QObject):
    """`changed` asks the page to be drawn, `refused` says why pages stay shut, `troubled` why nothing is kept."""

    changed = Signal()
    refused = Signal(str)
    troubled = Signal(str)

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        super().__init__()
        self.path: Path | None = None
        self.pages: PrivatePages | None = None
        self.shown: str | Bookmark = ""
        self.settled = False
        self.trouble = ""
        self._now, self._touched, self._unsaved_since, self._away_since = now, now(), 0.0, 0.0
        self._viewer: object = None
        self._window: QWidget | None = None
        self._told = False
        self._quiet = QTimer(self, singleShot=True, interval=QUIET)
        self._quiet.timeout.connect(self.keep)
        self._looks = QTimer(self, interval=LOOKS)
        self._looks.timeout.connect(self.look)

    # what is open

    def waiting(self) -> Waiting | None:
        """Return the words of this file that could not be kept, sealed."""
        return _unkept.get(self.path) if self.path is not None else None

    def choose(self, path: Path | None) -> None:
        """Choose the file to ask the passphrase of, or none."""
        self.lock()
        self.path, self.shown, self.trouble = path, "", ""
        self.changed.emit()

    def begin(self, opened: PrivatePages) -> None:
        """Begin with pages just opened or made; with nobody there any more they are locked again."""
        self.path, self.pages = opened.path, opened
        self.shown = opened.bookmark or ""
        if self._viewer is None:
            self.lock()
            return
        self._touched = self._now()
        self._looks.start()
        self.keep()
        self.changed.emit()

    def refuse(self, error: Exception) -> None:
        """Say why the pages did not open; a mistake of ours is raised."""
        if not isinstance(error, GroupkitError):
            raise error
        self.refused.emit(str(error))

    # writing

    def write(self, spot: Spot, words: str, place: Place) -> None:
        """Write into a place; it is saved quietly a moment later. Raise RefusedError if it cannot stand there."""
        if self.pages is None:
            return
        pages.answer(self.pages, spot, words, place)
        if not self.pages.unsaved:
            return
        self._unsaved_since = self._unsaved_since or self._now()
        if self._now() - self._unsaved_since >= LONGEST:
            self.keep()
        else:
            self._quiet.start()

    def turn(self, shown: str | Bookmark) -> None:
        """Go to a page of the book, or to another view; what was written before is saved."""
        self.shown = shown
        if self.pages is not None and isinstance(shown, Bookmark):
            pages.turn_to(self.pages, shown)
        self.keep()
        self.changed.emit()

    def keep(self) -> bool:
        """Save now what is not saved; say why if that cannot be done, and return False."""
        self._quiet.stop()
        if self.pages is None:
            return True
        try:
            pages.save(self.pages)
        except GroupkitError as why:
            self.trouble = str(why)
            self.troubled.emit(self.trouble)
            return False
        self.path = self.pages.path
        _unkept.pop(self.path, None)
        self._unsaved_since, self._told = 0.0, False
        if self.trouble:
            self.trouble = ""
            self.troubled.emit("")
        return True

    # locking

    def lock(self) -> None:
        """Save, forget the key and every answer, and show the locked page."""
        if self.pages is None:
            return
        held, self.pages = self.pages, None
        if (waiting := pages.lock(held)) is not None:
            _unkept[held.path] = waiting
        else:
            _unkept.pop(held.path, None)
        self._quiet.stop()
        self._looks.stop()
        self.shown, self.trouble, self._unsaved_since, self._away_since = "", "", 0.0, 0.0
        _empty_clipboard()
        self.changed.emit()

    def wipe(self) -> None:
        """Delete the file and forget everything; raise GroupkitError where that cannot be done."""
        if self.pages is not None:
            pages.wipe(self.pages)
            _unkept.pop(self.pages.path, None)
            self.pages = None
        self.choose(None)
        _empty_clipboard()

    def look(self) -> None:
        """Lock when nobody has touched anything for as long as was chosen, by the clock on the wall."""
        if self.pages is None:
            return
        idle = self._now() - self._touched
        away = self._now() - self._away_since if self._away_since else 0.0
        if idle >= self.pages.lock_after * _MINUTE or away >= AWAY:
            self.lock()

    # who is there

    def show_on(self, page: QWidget) -> None:
        """Be shown on a page; when the last one goes the sitting ends."""
        viewer = self._viewer = object()
        page.destroyed.connect(lambda *_: self._gone(viewer))

    def _gone(self, viewer: object) -> None:
        if viewer is self._viewer:
            self._viewer = None
            self.lock()

    def watch(self, window: QWidget) -> None:
        """Watch for use, and for the window being put away."""
        if self._window is not window:
            self._window = window
            window.installEventFilter(self)
        if (handle := window.windowHandle()) is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that somebody is there, or that the window leaves the screen (Qt)."""
        kind = event.type()
        if kind == QEvent.Type.Close and watched is self._window and not self._may_close():
            event.ignore()
            return True
        if self.pages is not None and kind in _TOUCHES:
            self.look()
            self._touched = self._now()
        elif self.pages is not None and watched is self._window:
            self._put_away(kind)
        return super().eventFilter(watched, event)

    def _put_away(self, kind: QEvent.Type) -> None:
        window = self._window
        if kind == QEvent.Type.Hide or (kind == QEvent.Type.WindowStateChange and window and window.isMinimized()):
            self.lock()
        elif kind == QEvent.Type.WindowDeactivate and QGuiApplication.modalWindow() is None:
            self._away_since = self._now()
        elif kind == QEvent.Type.WindowActivate:
            self.look()
            self._away_since = 0.0

    def _may_close(self) -> bool:
        """Whether the window may close: at once when everything is kept, and otherwise when asked again."""
        kept = self.keep() and self.waiting() is None
        if kept or self._told:
            self.lock()
            return True
        self._told = True
        self.trouble = _(NOT_YET)
        (self.troubled if self.pages is not None else self.refused).emit(self.trouble)
        return False


def marked(data: QMimeData) -> QMimeData:
    """Mark what is copied, so that lists of what was copied leave it out."""
    data.setData(SECRET, b"secret")
    for name in ("ExcludeClipboardContentFromMonitorProcessing", "CanIncludeInClipboardHistory"):
        data.setData(f'application/x-qt-windows-mime;value="{name}"', b"\0\0\0\0")
    return data


def _empty_clipboard() -> None:
    """Take back what was copied from the pages."""
    board = QGuiApplication.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        held = board.mimeData(mode)
        if held is not None and held.hasFormat(SECRET):
            board.clear(mode)
