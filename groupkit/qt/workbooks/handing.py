"""Hands pages to the printer, in as many copies as wished: drawn away from the window's thread, and stoppable."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from groupkit.core.progress import CancelledError, Progress
from groupkit.core.workbooks.editions import Edge, Printing
from groupkit.i18n import _
from groupkit.lazy import lazily
from groupkit.qt.desk import Desk
from groupkit.qt.jobs import Job
from groupkit.qt.workbooks.making import Made

if TYPE_CHECKING:
    from PySide6 import QtPrintSupport

    from groupkit.pdf import raster
else:
    QtPrintSupport = lazily("PySide6.QtPrintSupport")
    raster = lazily("groupkit.pdf.raster")

_DPI = 200
Done = Callable[[int], object]


def printer_for(printing: Printing, first: "raster.Picture", title: str) -> "QtPrintSupport.QPrinter":
    """Return a printer set as the pages want it: paper, direction, copies, and both sides for a booklet."""
    kind = QtPrintSupport.QPrinter
    made = kind(kind.PrinterMode.HighResolution)
    size = QPageSize.PageSizeId.Letter if printing.paper == "Letter" else QPageSize.PageSizeId.A4
    wide, tall, _pixels = first
    layout = QPageLayout.Orientation
    made.setPageSize(QPageSize(size))
    made.setPageOrientation(layout.Landscape if wide > tall else layout.Portrait)
    made.setFullPage(True)
    made.setDocName(title)
    made.setCollateCopies(True)
    made.setCopyCount(printing.copies)
    made.setDuplex(both_sides(printing))
    return made


def both_sides(printing: Printing) -> "QtPrintSupport.QPrinter.DuplexMode":
    """Return on which edge the printer is to turn its sheets; as it usually does unless it is a booklet."""
    turns = QtPrintSupport.QPrinter.DuplexMode
    if not printing.booklet:
        return turns.DuplexAuto
    return turns.DuplexLongSide if printing.edge is Edge.LONG else turns.DuplexShortSide


def choose(printer: "QtPrintSupport.QPrinter", parent: QWidget) -> bool:
    """Let the person choose in the system's own window; return False when they went back."""
    return bool(QtPrintSupport.QPrintDialog(printer, parent).exec())


def hand_over(desk: Desk, printer: "QtPrintSupport.QPrinter", made: Made, done: Done) -> Job:
    """Return the job that draws the pages on the printer, not started; `done` is told how many copies went.

    It goes on when the page is left: whoever printed may do something else meanwhile.
    """
    copies = printer.copyCount()
    job = Job(lambda progress: paint(printer, made, progress), desk)

    def finish(answered: bool) -> None:  # noqa: FBT001  a slot
        if answered:
            done(copies)
        else:
            desk.say(_("The printer did not answer. Is it on? Your pages are safe: try again."))

    def explain(error: Exception) -> None:
        raise error

    job.finished.connect(finish, Qt.ConnectionType.AutoConnection)
    job.failed.connect(explain)
    job.cancelled.connect(lambda: desk.say(_("Stopped. Pages the printer has already may still come out.")))
    return job


def paint(printer: "QtPrintSupport.QPrinter", made: Made, progress: Progress) -> bool:
    """Draw the pages of all copies; return False when the printer does not answer.

    Qt lets pages for a printer be drawn outside the window's thread.
    """
    times = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    painter = QPainter()
    if not painter.begin(printer):
        return False
    try:
        for at in range(times * made.sides):
            progress.step(at, times * made.sides)
            if at:
                printer.newPage()
            wide, tall, pixels = raster.page(made.data, at % made.sides, _DPI)
            image = QImage(pixels, wide, tall, wide * 4, QImage.Format.Format_RGB32)
            painter.drawImage(QRectF(painter.viewport()), image)
    except CancelledError:
        printer.abort()
        painter.end()
        raise
    return painter.end()
