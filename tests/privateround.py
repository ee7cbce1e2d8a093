"""A whole evening with private pages in the real window, run by itself: `python -m tests.privateround ROOT`.

Everything the program may write to is below ROOT; what the person asks for by name goes to ROOT/asked.
"""

import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit, QPushButton

from groupkit.core.pages import Bookmark
from groupkit.core.settings import Settings
from groupkit.qt import errors
from groupkit.qt.application import Program
from groupkit.qt.jobs import run_at_once
from groupkit.qt.pages import sitting
from groupkit.qt.pages.entries import Words
from groupkit.services import meetings, pages
from tests import evening

PASSPHRASE = "Zaphodine juggles seven quiet plums"
STICK, FILE = "stick of Hotblackine", "Desiatovich"
"""Where the person keeps the file, and its name: neither may be remembered anywhere."""
MARKERS = (
    "Slartibartfastine", "Wowbaggerish", "Grunthosian", "Eccentricagal", "Vogonjeltz", "Majikthisean",
    "Vroomfondelic", "Lunkwillian", "Fookotronic", "Agrajaggedy", "Garkbittery", "Roostasome", "Hurlinglily",
    "Zarniwoopful", "Gagravarrish", "Trinsibelle", "Prostetnical", "Oolonful", "Wonkosanely", "Fenchurchlike",
)  # fmt: skip


class Evening:
    """The program, and what is pressed and typed in it."""

    def __init__(self, root: Path) -> None:
        self.root, self.app = root, QApplication([])
        self.app.setApplicationName("groupkit")
        errors.install(self.app)
        self.program = Program(self.app, Settings(), run_at_once)
        self.window = self.program.window
        self.left = list(MARKERS)

    @property
    def page(self) -> Any:
        """What stands in the window."""
        return self.window.page

    @property
    def room(self) -> Any:
        """Where private pages are used."""
        return self.page.room

    def settle(self) -> None:
        for _turn in range(3):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self.app.processEvents()

    def in_dialog(self, path: Path, press: QPushButton) -> None:
        """Press a button, and answer the dialog that comes with a path."""

        def answer() -> None:
            (dialog,) = [each for each in self.app.topLevelWidgets() if isinstance(each, QFileDialog)]
            (entry,) = dialog.findChildren(QLineEdit, "fileNameEdit")
            dialog.setDirectory(str(path.parent))
            entry.setText(str(path))
            (box,) = dialog.findChildren(QDialogButtonBox)
            agreed = QDialogButtonBox.StandardButton
            button = box.button(agreed.Save) or box.button(agreed.Open)
            button.setEnabled(True)
            button.click()

        QTimer.singleShot(200, self.app, answer)
        press.click()
        self.settle()

    def unlock(self) -> None:
        QTest.keyClicks(self.room.view.entry, PASSPHRASE)
        self.room.view.open_button.click()
        self.settle()

    def write(self, count: int) -> None:
        """Type some of the words into places, one page after another."""
        wanted = len(self.left) - count
        while len(self.left) > wanted:
            places = getattr(self.room.view, "places", None)
            entries = [] if places is None else list(places.entries.values())
            for entry in entries:
                if isinstance(entry, Words) and len(self.left) > wanted and not entry.toPlainText():
                    entry.setFocus()
                    QTest.keyClicks(entry, f"{self.left.pop()} said I. ")
            self.room.buttons["next"].click()
            self.settle()

    def copy_and_take_back(self) -> None:
        """Copy words, cut them, and bring them back with the keys for undo."""
        self.room.buttons["back"].click()
        self.settle()
        entry = next(each for each in self.room.view.places.entries.values() if isinstance(each, Words))
        entry.setFocus()
        entry.moveCursor(QTextCursor.MoveOperation.Start)
        for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_Z):
            QTest.keyClick(entry, key, Qt.KeyboardModifier.ControlModifier)

    def make(self) -> None:
        """Make the file, through the form and the dialog."""
        self.room.view.new_button.click()
        card = self.room.view.making
        QTest.keyClicks(card.passphrase, PASSPHRASE)
        QTest.keyClicks(card.again, PASSPHRASE)
        card.sure.click()
        self.in_dialog(self.root / STICK / FILE, card.make_button)

    def on_paper(self) -> None:
        """Print a page, and keep one as a PDF in a place of one's own."""

        def printed(dialog: QPrintDialog) -> bool:
            dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            dialog.printer().setOutputFileName(str(self.root / "asked" / "printed.pdf"))
            return True

        QPrintDialog.exec = printed  # type: ignore[method-assign]  # no printer stands here
        self.room.buttons["print"].click()
        self.in_dialog(self.root / "asked" / "page.pdf", self.room.buttons["save"])

    def begin_at(self, chapter: str) -> None:
        book = self.room.around.books[0].key
        self.room.sitting.turn(Bookmark(workbook=book, chapter=chapter))
        self.settle()

    def with_a_group(self) -> None:
        """Use pages in the window of an open group, and leave them in every way there is."""
        group = evening.new_book(self.root / "group" / "group.groupkit")
        evening.furnish(group)
        self.program.show(group)
        self.window.show()
        self.settle()
        self.window.go("pages")
        self.make()
        self.begin_at("step-01")
        self.write(9)
        self.copy_and_take_back()
        self.on_paper()
        self.window.frame.topbar.larger_button.click()
        self.settle()
        self.write(1)
        self.window.undo()
        with group.change("A change beside it", "meetings"):
            meetings.listing(group)
        self.room.buttons["help"].click()
        self.settle()
        self.room.sitting._touched -= 3_600
        self.room.sitting.look()
        self.settle()
        self.unlock()
        self.window.go("tonight")
        self.settle()
        self.window.go("pages")
        self.in_dialog(self.root / STICK / f"{FILE}{pages.SUFFIX}", self.room.view.open_button)
        self.unlock()
        self.begin_at("step-03")
        self.write(2)
        self.window.lock()
        self.settle()

    def with_a_mistake(self) -> None:
        """Let the program trip over something while words lie open."""
        held = f"{MARKERS[0]} and {PASSPHRASE}"
        try:
            int(held)
        except ValueError as mistake:
            errors.report(mistake, self.window).accept()

    def without_a_group(self) -> None:
        """Open the same file from the welcome page, change its passphrase and back, and close the window."""
        self.program.show_welcome()
        self.settle()
        self.page.pages_button.click()
        self.settle()
        self.in_dialog(self.root / STICK / f"{FILE}{pages.SUFFIX}", self.room.view.open_button)
        self.unlock()
        self.begin_at("step-05")
        self.write(len(self.left) - 1)
        self.with_a_mistake()
        self.room.buttons["back"].click()
        self.settle()
        self.window.help_now()
        self.settle()
        self.page.focusProxy().click()
        self.settle()
        self.unlock()
        self.begin_at("step-08")
        self.write(1)
        self.window.close()
        self.settle()


def main() -> None:
    """Spend the evening."""
    sitting.LOOKS = 10**8
    spent = Evening(Path(sys.argv[1]))
    spent.with_a_group()
    spent.without_a_group()
    held = pages.open_pages(spent.root / STICK / f"{FILE}{pages.SUFFIX}", PASSPHRASE).answers
    written = " ".join(held.values())
    missing = [each for each in MARKERS if each not in written]
    sys.exit(f"not kept: {missing}" if missing or spent.left else 0)


if __name__ == "__main__":
    main()
