"""The first page without a group: open one, start one, or look at a made-up one."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from groupkit.i18n import _
from groupkit.qt.look import px
from groupkit.qt.pieces import box, button, card, row, stack, text

_LETTERS = 40


class WelcomePage(QWidget):
    """The ways in; the file that was open last comes first."""

    opened = Signal(Path)
    looked_at = Signal(Path)
    wants_new = Signal()
    wants_sample = Signal()
    wants_pages = Signal()

    def __init__(self, last: Path | None = None) -> None:
        super().__init__()
        self.setObjectName("page")
        self._last = last
        self.last_button: QPushButton | None = None
        self.open_button = button(_("Open a group"), "quiet", "file-text", does=self.choose)
        kind = "primary" if last is None else "quiet"
        self.new_button = button(_("Start a new group"), kind, "plus", does=self.wants_new.emit)
        self.look_button = button(_("Look at a book"), "quiet", "search", does=self.choose_to_look)
        self.sample_button = button(_("Look at a made-up group"), "quiet", "users", does=self.wants_sample.emit)
        self.pages_button = button(_("My private pages"), "quiet", "book-open", does=self.wants_pages.emit)
        held = box(
            stack(
                text(_("Welcome"), "title"),
                text(_("groupkit keeps the desk of a group: its meetings, its money and who does what."), "lead"),
                card(stack(*self._ways(), space="l")),
                text(_("Everything stays on this computer, locked with your group’s own words."), "body", "soft"),
                space="l",
            )
        )
        held.setMaximumWidth(px("body") * _LETTERS)
        self.setLayout(stack(row((None, 1), (held, 6), (None, 1)), None))
        self.setFocusProxy(self.last_button or self.new_button)

    def _ways(self) -> list[QWidget]:
        ways: list[QWidget] = []
        if self._last is not None:
            self.last_button = button(_("Go on"), "primary", "arrow-right", does=self.go_on)
            ways.append(
                _way(self.last_button, _("With {file}, the one that was open last.").format(file=self._last.name))
            )
        ways.append(_way(self.open_button, _("A file that ends in .groupkit.")))
        ways.append(_way(self.new_button, _("A few questions, and the desk is ready.")))
        ways.append(_way(self.look_button, _("For whoever checks it. Nothing in the file is changed.")))
        ways.append(_way(self.sample_button, _("Nothing in it is real. Try anything.")))
        ways.append(_way(self.pages_button, _("A workbook on screen, for yourself alone. No group is opened.")))
        return ways

    def go_on(self) -> None:
        """Open the file that was open last."""
        if self._last is not None:
            self.opened.emit(self._last)

    def choose(self) -> None:
        """Ask which file to open."""
        if (chosen := self.ask_book()) is not None:
            self.opened.emit(chosen)

    def choose_to_look(self) -> None:
        """Ask which file to open for looking only."""
        if (chosen := self.ask_book()) is not None:
            self.looked_at.emit(chosen)

    def ask_book(self) -> Path | None:
        """Ask the system for a group file."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        named, _filter = QFileDialog.getOpenFileName(self, _("Open a group"), folder, _("Group files (*.groupkit)"))
        return Path(named) if named else None


def _way(does: QPushButton, words: str) -> QWidget:
    return box(stack(row(does, None), text(words, "small"), space="xs"))
