"""Questions only the system's own windows can ask: which file, and whether it is really to be sent."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from groupkit.i18n import _


def target(parent: QWidget, suggested: str) -> Path | None:
    """Ask where to save a PDF; None when the person thought better of it."""
    named, _filter = QFileDialog.getSaveFileName(
        parent, _("Save as PDF"), str(_documents() / f"{suggested}.pdf"), _("PDF files (*.pdf)")
    )
    chosen = Path(named)
    return (chosen if chosen.suffix else chosen.with_suffix(".pdf")) if named else None


def source(parent: QWidget) -> Path | None:
    """Ask which PDF to open."""
    named, _filter = QFileDialog.getOpenFileName(
        parent, _("Open a sheet or an answer"), str(_documents()), _("PDF files (*.pdf)")
    )
    return Path(named) if named else None


def receipt(parent: QWidget) -> Path | None:
    """Ask which picture or PDF of a receipt to keep."""
    named, _filter = QFileDialog.getOpenFileName(
        parent, _("Attach a receipt"), str(_documents()), _("Pictures and PDF files (*.jpg *.jpeg *.png *.pdf)")
    )
    return Path(named) if named else None


def sure_to_send(parent: QWidget, to: str) -> bool:
    """Ask once more before a sheet goes; going back is the safe way out."""
    asked = QMessageBox(parent)
    asked.setWindowTitle(_("Send the money sheet"))
    asked.setText(_("Send this sheet to {name}?").format(name=to))
    asked.setInformativeText(_("Once it is sent it cannot be changed. A mistake is put right on the next sheet."))
    send = asked.addButton(_("Send it"), QMessageBox.ButtonRole.AcceptRole)
    back = asked.addButton(_("Go back"), QMessageBox.ButtonRole.RejectRole)
    asked.setDefaultButton(back)
    asked.setEscapeButton(back)
    asked.exec()
    return asked.clickedButton() is send


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
