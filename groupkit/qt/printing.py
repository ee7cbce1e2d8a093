"""From values to paper: makes a PDF away from the window's thread, then prints or saves it.

Nothing is written to a temporary file: paper that is only printed lives in memory.
"""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from PySide6.QtCore import QObject, QRectF, QStandardPaths, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from groupkit.core.problems import GroupkitError
from groupkit.core.progress import Progress
from groupkit.i18n import _
from groupkit.lazy import lazily
from groupkit.qt.desk import Desk
from groupkit.qt.jobs import Job, Runner
from groupkit.storage.world import plain_words

if TYPE_CHECKING:
    from PySide6 import QtPrintSupport

    from groupkit.pdf import raster
else:
    QtPrintSupport = lazily("PySide6.QtPrintSupport")
    raster = lazily("groupkit.pdf.raster")

Make = Callable[[BinaryIO, Progress], object]
Done = Callable[[], object]
_DPI = 200


class Speaks(Protocol):
    """Whoever asks for a paper: runs the work and says how it went, as a desk does."""

    @property
    def runner(self) -> Runner:
        """How work is run away from the window."""

    def say(self, sentence: str, *, undoable: bool = False) -> None:
        """Say a sentence."""


def save(desk: Desk, parent: QWidget, suggested: str, make: Make, done: Done | None = None) -> None:
    """Ask where to, then save the paper as a PDF there; `done` is called once it is."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    named, _filter = QFileDialog.getSaveFileName(
        parent, _("Save as PDF"), str(Path(folder) / f"{suggested}.pdf"), _("PDF files (*.pdf)")
    )
    if named:
        target = Path(named)
        save_to(desk, parent, target if target.suffix else target.with_suffix(".pdf"), make, done)


def save_to(desk: Speaks, parent: QObject, target: Path, make: Make, done: Done | None = None) -> None:
    """Save the paper as a PDF; say where it is."""

    def keep(data: bytes) -> None:
        with plain_words():
            target.write_bytes(data)
        if done is not None:
            done()
        desk.say(_("Saved as {name}.").format(name=target.name))

    _made(desk, parent, make, keep)


def print_out(desk: Desk, parent: QWidget, make: Make, done: Done | None = None) -> None:
    """Make the paper, then ask which printer; `done` is called once it has been handed over."""
    print_on(desk, desk.group.profile.paper, parent, make, done)


def print_on(desk: Speaks, paper: str, parent: QWidget, make: Make, done: Done | None = None) -> None:
    """Do so on a size of paper, with or without an open group."""

    def hand_over(data: bytes) -> None:
        printer = QtPrintSupport.QPrinter(QtPrintSupport.QPrinter.PrinterMode.HighResolution)
        size = QPageSize.PageSizeId.Letter if paper == "Letter" else QPageSize.PageSizeId.A4
        printer.setPageSize(QPageSize(size))
        printer.setFullPage(True)
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        if not QtPrintSupport.QPrintDialog(printer, parent).exec():
            return
        if not paint(printer, data):
            desk.say(_("The printer did not answer. Is it on? Your paper is safe: try again."))
            return
        if done is not None:
            done()
        desk.say(_("Sent to the printer."))

    _made(desk, parent, make, hand_over)


def paint(printer: "QtPrintSupport.QPrinter", data: bytes) -> bool:
    """Draw the pages of a PDF on a printer; return False when it does not answer."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for at, (width, height, pixels) in enumerate(raster.pages(data, _DPI)):
        if at:
            printer.newPage()
        image = QImage(pixels, width, height, width * 4, QImage.Format.Format_RGB32)
        painter.drawImage(QRectF(painter.viewport()), image)
    return painter.end()


def _made(desk: Speaks, parent: QObject, make: Make, use: Callable[[bytes], object]) -> None:
    """Make the paper in a job and hand its bytes on; say why when it cannot be done."""

    def work(progress: Progress) -> bytes:
        into = BytesIO()
        make(into, progress)
        return into.getvalue()

    def finish(data: bytes) -> None:
        try:
            use(data)
        except GroupkitError as trouble:
            desk.say(str(trouble))

    def explain(error: Exception) -> None:
        if not isinstance(error, GroupkitError):
            raise error
        desk.say(str(error))

    job = Job(work, parent)
    job.finished.connect(finish, Qt.ConnectionType.AutoConnection)
    job.failed.connect(explain)
    job.start(desk.runner)
