"""The Workbooks page for tests: opened with a small workbook, and a printer that writes what it gets."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
from PySide6 import QtPrintSupport

from groupkit.core.workbooks.chapters import Chapter, Sort
from groupkit.qt.workbooks.page import WorkbooksPage
from groupkit.services.group import Group
from groupkit.storage import workbooks
from groupkit.storage.workbookfiles import put_in_folder
from tests import shelf
from tests.qt import desks


def page_of(key: str, sort: Sort, title: str) -> Chapter:
    """Return a chapter that is no step."""
    return Chapter(
        key=key,
        sort=sort,
        title=title,
        about=("A few words.",),
        exercises=(shelf.exercise(),),
        source=shelf.SOURCE,
        license=shelf.LICENSE,
    )


class Waiting:
    """A runner that keeps work until it is told to go on."""

    def __init__(self) -> None:
        self.work: list[Callable[[], None]] = []

    def __call__(self, work: Callable[[], None]) -> None:
        self.work.append(work)

    def go_on(self) -> None:
        """Do what has waited longest."""
        self.work.pop(0)()


def put_out(monkeypatch, folder: Path, chapters: tuple[Chapter, ...] = ()) -> None:
    """Let a small workbook come with groupkit: three steps, a page, a page for hard moments and one to read."""
    book = shelf.workbook()
    more = (
        page_of("toolbox", Sort.PAGE, "My toolbox"),
        page_of("insert-anger", Sort.INSERT, "The anger wave"),
    )
    usual = (shelf.step(1), shelf.step(2), shelf.step(13), *more, book.chapters[-1])
    put_in_folder(workbooks.dumped(shelf.workbook(chapters=chapters or usual)), folder / "small")
    stand(monkeypatch, folder)


def stand(monkeypatch, folder: Path) -> None:
    """Let the workbooks of a folder be those that come with groupkit."""
    folder.mkdir(exist_ok=True)
    monkeypatch.setattr(workbooks, "folder", lambda _name: folder)
    workbooks._known.cache_clear()


def opened(qtbot, group: Group) -> WorkbooksPage:
    """Return the page, drawn."""
    page = WorkbooksPage(desks.desk(group))
    qtbot.addWidget(page)
    page.draw()
    return page


class Printer:
    """What is asked of the system when something is printed; it writes each print to a file."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.prints = folder, 0
        self.says_yes, self.copies = True, 0
        self.seen: list[QtPrintSupport.QPrinter] = []

    @property
    def path(self) -> Path:
        """Where the last print is."""
        return self.folder / f"print-{self.prints}.pdf"

    def ask(self, printer: QtPrintSupport.QPrinter, _parent: object) -> "Printer":
        """Stand for the system's own window."""
        self.seen.append(printer)
        self._printer = printer
        return self

    def exec(self) -> bool:
        """Press Print in the system's window, or go back."""
        if self.says_yes:
            self.prints += 1
            if self.copies:
                self._printer.setCopyCount(self.copies)
            self._printer.setOutputFormat(QtPrintSupport.QPrinter.OutputFormat.PdfFormat)
            self._printer.setOutputFileName(str(self.path))
        return self.says_yes

    def pages(self) -> list[tuple[float, float]]:
        """Return the size of each page of the last print, in points."""
        document = pypdfium2.PdfDocument(self.path)
        try:
            return [each.get_size() for each in document]
        finally:
            document.close()
