"""Asks for a file without remembering it: no list of recent files, no last folder.

The system's own dialogs keep such lists for every program, so Qt's plain one is shown instead. It would write down
the folder it was last in; before it goes away it is led back to the folder everybody starts from.
"""

from pathlib import Path

from PySide6.QtCore import QDir, QSize, QStandardPaths, QStorageInfo, QUrl
from PySide6.QtWidgets import QFileDialog, QLineEdit, QSplitter, QWidget

from groupkit.i18n import _
from groupkit.qt.look import px

_DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation
_PLUGGED_IN = ("/media/", "/run/media/", "/Volumes/")
"""Where a stick stands; a drive with a letter is one of its own."""
_LETTERS = (52, 32)
_SIDE = 13


def documents() -> str:
    """Return the folder everybody starts from; it has to be there, or the dialog would stay where it was."""
    folder = QStandardPaths.writableLocation(_DOCUMENTS)
    return folder if Path(folder).is_dir() else QDir.homePath()


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


def sticks(roots: list[str]) -> list[str]:
    """Return those of the places that were plugged in."""
    return [root for root in roots if root.startswith(_PLUGGED_IN) or root[1:3] == ":/"]


def _dialog(parent: QWidget | None, title: str, kinds: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, documents(), kinds)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setViewMode(QFileDialog.ViewMode.List)
    wide, high = (px("body") * letters for letters in _LETTERS)
    dialog.resize(QSize(wide, high) if parent is None else QSize(wide, high).boundedTo(parent.window().size()))
    for entry in dialog.findChildren(QLineEdit):
        entry.setAccessibleName(_("Name of the file"))
    for side in dialog.findChildren(QSplitter):
        side.setSizes([px("body") * _SIDE, px("body") * (_LETTERS[0] - _SIDE)])
    return dialog


def _answer(dialog: QFileDialog) -> Path | None:
    """Show the dialog with the sticks at its side, and leave it as it would have been without anybody."""
    before = dialog.sidebarUrls()
    volumes = [
        each.rootPath() for each in QStorageInfo.mountedVolumes() if each.isReady() and not each.isReadOnly()
    ]
    dialog.setSidebarUrls([QUrl.fromLocalFile(each) for each in (documents(), *sticks(volumes))])
    agreed = dialog.exec()
    chosen = dialog.selectedFiles()
    dialog.setSidebarUrls(before)
    dialog.setDirectory(documents())
    dialog.setHistory([])
    dialog.deleteLater()
    return Path(chosen[0]) if agreed and chosen else None
