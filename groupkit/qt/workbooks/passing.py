"""Asks where a workbook comes from and where it goes to: a folder, or one file."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from groupkit.i18n import _
from groupkit.services.workbooks.exchange import SUFFIX


def asked_for(page: QWidget) -> Path | None:
    """Ask for a workbook: one file, or the workbook.toml in its folder."""
    kinds = _("Workbooks ({names})").format(names=f"*{SUFFIX} *.zip workbook.toml")
    named, _filter = QFileDialog.getOpenFileName(page, _("Choose a workbook"), "", kinds)
    return Path(named) if named else None


def one_file(page: QWidget, key: str) -> Path | None:
    """Ask where to save one file; its name ends as those of workbooks do."""
    kinds = _("Workbooks ({names})").format(names=f"*{SUFFIX}")
    named, _filter = QFileDialog.getSaveFileName(page, _("Save as one file"), f"{key}{SUFFIX}", kinds)
    return Path(named).with_suffix(SUFFIX) if named else None


def new_folder(page: QWidget, key: str) -> Path | None:
    """Ask for a folder, and return the new one inside it that will hold the workbook."""
    named = QFileDialog.getExistingDirectory(page, _("Save as a folder"))
    return Path(named) / key if named else None
