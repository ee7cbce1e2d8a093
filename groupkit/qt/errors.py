"""What happens when something goes wrong on our side: a calm window, and a log that names nobody.

Sentences written for people (GroupkitError, RefusedError) are shown as they are and never logged.
"""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from traceback import walk_tb
from types import TracebackType

from platformdirs import user_log_dir
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from groupkit.core.problems import GroupkitError
from groupkit.i18n import _
from groupkit.qt.look import gap, px
from groupkit.qt.pieces import button, row, stack, text

_LOG = logging.getLogger("groupkit")
_LARGEST = 200_000

_open: list["Notice"] = []
_sittings: list[object] = []
_held: set[str] = set()


def install(app: QApplication, folder: Path | None = None) -> None:
    """Catch every mistake of the program from now on; the log goes to `folder`, or where the system says."""
    _keep_log(folder or Path(user_log_dir("groupkit", appauthor=False)))

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            report(error, app.activeWindow())

    sys.excepthook = hook


def report(error: BaseException, parent: QWidget | None = None) -> QDialog:
    """Show what a person can do: the sentence of the error if it has one, else that it was our mistake."""
    if isinstance(error, GroupkitError):
        return _opened(Notice(str(error), parent=parent))
    details = outline(error)
    if _sittings:
        _held.add(details)
    else:
        _LOG.error("%s", details)
    sentence = _(
        "Something went wrong on our side, not yours. Everything saved before is still there. "
        "You can carry on, or close groupkit and open it again."
    )
    return _opened(Notice(sentence, details, parent))


def hold_still(sitting: object) -> None:
    """Write nothing into the log while people answer: a line in it could tell when somebody was there."""
    _sittings.append(sitting)


def write_again(sitting: object) -> None:
    """Write what went wrong while people answered, without its time and in no order of theirs."""
    if sitting in _sittings:
        _sittings.remove(sitting)
    if not _sittings:
        for details in sorted(_held):
            _LOG.error("%s", details, extra={"untimed": True})
        _held.clear()


def outline(error: BaseException) -> str:
    """Describe an error by types, modules and lines only: never its text, which may hold a name."""
    return "\n".join(part for each in _causes(error) for part in _parts(each))


def _causes(error: BaseException) -> Iterator[BaseException]:
    step: BaseException | None = error
    while step is not None:
        yield step
        step = step.__cause__ or step.__context__


def _parts(error: BaseException) -> Iterator[str]:
    kind = type(error)
    yield f"{kind.__module__}.{kind.__qualname__}"
    for frame, line in walk_tb(error.__traceback__):
        # The module and not the path: a path may hold the name of whoever owns the laptop.
        yield f"  {frame.f_globals.get('__name__', '?')}:{line} {frame.f_code.co_name}"


class Notice(QDialog):
    """One sentence, Close, and the details to copy for whoever mends groupkit."""

    def __init__(self, sentence: str, details: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("A word from groupkit"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.details = details
        self.words = text(sentence, "lead")
        self.words.setMinimumWidth(px("body") * 24)
        self.copy = button(_("Copy details"), "plain", "file-text", does=self._copy)
        self.copy.setVisible(bool(details))
        close = button(_("Close"), "primary", does=self.accept)
        close.setDefault(True)
        layout = stack(self.words, row(None, self.copy, close, space="s"), space="xl")
        side = gap("xl")
        layout.setContentsMargins(side, side, side, side)
        self.setLayout(layout)
        close.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details)
        self.copy.setText(_("Copied"))


def _opened(notice: Notice) -> Notice:
    """Open a notice without stopping the rest, unless one is open already."""
    if not _open:
        _open.append(notice)
        notice.finished.connect(lambda: _close(notice))
        notice.destroyed.connect(lambda: _close(notice))
        notice.open()
    return notice


def _close(notice: Notice) -> None:
    """Forget a notice that was closed, or that went away with its window."""
    if notice in _open:
        _open.remove(notice)


class _Lines(logging.Formatter):
    """Writes the time before a line, unless it is about a time when people answered."""

    def format(self, record: logging.LogRecord) -> str:
        return record.getMessage() if hasattr(record, "untimed") else super().format(record)


def _keep_log(folder: Path) -> None:
    """Write to a small file that turns over at a start; a full or locked disk must not stop the window."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        log = folder / "groupkit.log"
        if log.exists() and log.stat().st_size > _LARGEST:
            log.replace(folder / "groupkit.log.1")
        keeper = logging.FileHandler(log, encoding="utf-8", delay=True)
    except OSError:
        return
    keeper.setFormatter(_Lines("%(asctime)s %(message)s"))
    for old in _LOG.handlers[:]:
        _LOG.removeHandler(old)
        old.close()
    _LOG.addHandler(keeper)
    _LOG.propagate = False
