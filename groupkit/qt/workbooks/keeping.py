"""Where pages are saved, and what is remembered of them: how many of each chapter, and how they were chosen."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from groupkit.core.workbooks.editions import Edition, Printing
from groupkit.i18n import _
from groupkit.qt.desk import Desk
from groupkit.qt.workbooks.making import Made
from groupkit.qt.workbooks.wording import EDITIONS
from groupkit.services.workbooks import counting, usual
from groupkit.storage.world import plain_words


def ask_target(parent: QWidget, name: str, edition: Edition) -> Path | None:
    """Ask where to save one copy; return None where the person went back."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    is_text = edition is Edition.PLAIN_TEXT
    ending = ".txt" if is_text else ".pdf"
    whole = _("{name} – {edition}").format(name=name, edition=_(EDITIONS[edition][0]))
    for sign in '/\\:*?"<>|':  # no system takes these in the name of a file
        whole = whole.replace(sign, "")
    named, _filter = QFileDialog.getSaveFileName(
        parent,
        _("Save the text") if is_text else _("Save as PDF"),
        str(Path(folder) / f"{whole}{ending}"),
        _("Text files (*.txt)") if is_text else _("PDF files (*.pdf)"),
    )
    if not named:
        return None
    target = Path(named)
    return target if target.suffix else target.with_suffix(ending)


def write(target: Path, data: bytes) -> None:
    """Write what was made; raise GroupkitError where it cannot be written."""
    with plain_words():
        target.write_bytes(data)


def printed(desk: Desk, made: Made, asked: Printing, copies: int) -> None:
    """Remember what went to the printer, in as many copies as were chosen there."""
    remember(desk, made, replace(asked, copies=copies), copies)
    desk.say(_("Sent to the printer."))


def remember(desk: Desk, made: Made, asked: Printing, copies: int) -> None:
    """Remember how many pages there were of each chapter, and what was chosen."""
    pages = {key: count * copies for key, count in made.counts.items()}
    desk.attempt(lambda: counting.count(desk.group, pages))
    desk.attempt(lambda: usual.remember(desk.group, made.wish.workbook, asked))
