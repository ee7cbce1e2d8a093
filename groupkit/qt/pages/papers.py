"""Paper from private pages: straight to a printer, or to a file its owner chooses; nothing is kept on the way."""

from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtWidgets import QWidget

from groupkit.core.pages import homeless, written
from groupkit.core.progress import Progress
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.qt import printing
from groupkit.qt.pages import choosing
from groupkit.qt.pages.around import Around
from groupkit.qt.pages.sitting import Sitting

if TYPE_CHECKING:
    from groupkit.pdf import pages as paper
else:
    paper = lazily("groupkit.pdf.pages")

PRINTER = N_(
    "The computer’s own list of papers to print may hold this one for a while. A stick of yours is quieter."
)


def print_page(around: Around, sitting: Sitting, parent: QWidget, chapter: str = "", exercise: str = "") -> None:
    """Ask which printer, and print one page, or everything that is written."""
    printing.print_on(around, around.paper, parent, _made(around, sitting, chapter, exercise))


def keep_page(around: Around, sitting: Sitting, parent: QWidget, chapter: str = "", exercise: str = "") -> None:
    """Ask where to, and keep one page, or everything that is written, as a PDF that anybody can open."""
    make = _made(around, sitting, chapter, exercise)
    target = choosing.to_keep(parent, _("Save as PDF"), _("PDF files (*.pdf)"), _("Pages"), ".pdf")
    if target is not None:
        printing.save_to(around, parent, target, make)


def _made(around: Around, sitting: Sitting, chapter: str, exercise: str) -> printing.Make:
    answers = dict(sitting.pages.answers) if sitting.pages is not None else {}
    found = tuple(
        each for book in around.books for each in written(book, answers, chapter=chapter, exercise=exercise)
    )
    others = () if chapter else tuple(each.words for each in homeless(around.books, answers))
    language, size = current().language, around.paper

    def make(into: BinaryIO, progress: Progress) -> None:
        paper.own_pages(found, into, others=others, language=language, paper=size, progress=progress)

    return make
