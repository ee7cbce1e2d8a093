"""Asks for a file without remembering it: no list of recent files, no last folder.

The system's own dialogs keep such lists for every program, so Qt's plain one is shown instead. It would write down
the folder it was last in; before it goes away it is led back to the folder everybody starts from.
"""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from groupkit.i18n import _

_DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation


def documents() -> str:
    """Return the folder everybody starts from."""
    return QStandardPaths.writableLocation(_DOCUMENTS)


def to_open(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Ask which file to open; `kinds` are the files shown."""
    dialog = _dialog(parent, title, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _answer(dialog)


def to_keep(parent: QWidget, title: str, kinds: str, suggested: str, suffix: str) -> Path | None:
    """Ask where to keep a file; a name without an ending is given the `suffix`."""
    dialog = _dialog(parent, title, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(f"{suggested}{suffix}")
    chosen = _answer(dialog)
    return chosen if chosen is None or chosen.suffix else chosen.with_suffix(suffix)


def _dialog(parent: QWidget, title: str, kinds: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, documents(), kinds)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    for entry in dialog.findChildren(QLineEdit):
        entry.setAccessibleName(_("Name of the file"))
    return dialog


def _answer(dialog: QFileDialog) -> Path | None:
    agreed = dialog.exec()
    chosen = dialog.selectedFiles()
    dialog.setDirectory(documents())
    dialog.setHistory([])
    dialog.deleteLater()
    return Path(chosen[0]) if agreed and chosen else None
