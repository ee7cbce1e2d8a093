"""The book of money for other programs, held against what was saved, and the whole of it in one file."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QLayout, QWidget

from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.core.progress import Progress
from groupkit.i18n import N_, _, ngettext
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.entries import Choice
from groupkit.qt.fields import Field
from groupkit.qt.jobs import Job
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.sections import fact, header
from groupkit.qt.ticks import Tick
from groupkit.services import bundles, exports

KINDS = {
    "xlsx": (
        N_("A spreadsheet"),
        N_("Every line, what is where, and the coins of the last counts, on three pages."),
    ),
    "csv": (N_("A plain table"), N_("Every line of the book. You can hold it against the book again, below.")),
    "ofx": (
        N_("Another money program"),
        N_("One statement for each place, for GnuCash and others. Pots do not come through: statements have none."),
    ),
    "hledger": (N_("hledger"), N_("Every line with the balance after it. hledger works each of them out again.")),
    "beancount": (
        N_("beancount"),
        N_("The whole book and one file for each pot, checked at the end of each month."),
    ),
    exports.ALL: (N_("All of them"), N_("Everything above, side by side in one folder.")),
}


class ExportsPage(Page):
    """For which program, what stays here, and the whole book to take along."""

    name = "exports"
    topics = frozenset({"money"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.chosen, self.exact = "xlsx", False
        self.faults: tuple[str, ...] = ()

    def content(self) -> QLayout:
        """Return what another program gets beside what is kept or taken in whole."""
        go = partial(self.desk.go, "treasury")
        self.back_button = button(_("All about the money"), "plain", "chevron-left", does=go)
        self.save_button = button(_("Save in a folder"), "primary", "download", does=self.save)
        said = _("Others can check our sums, or take them into a program of their own.")
        top = header(_("The book for other programs"), said, self.save_button, self.back_button)
        self.kind = Choice(((key, _(title)) for key, (title, _note) in KINDS.items()), self.chosen)
        self.kind.currentIndexChanged.connect(self._choose)
        self.first = self.kind
        _title, note = KINDS[self.chosen]
        self.exact_tick = Tick(
            _("With names and private details"),
            _("For our own copy only. Otherwise people are numbers, and phone numbers and e-mails stay here."),
            done=self.exact,
        )
        self.exact_tick.toggled.connect(lambda exact: setattr(self, "exact", exact))
        looked = _("Notes go as they are written. Look them through before you send them on.")
        which = card(
            stack(
                Field(_("What do you need?"), self.kind),
                text(_(note), "body", "soft"),
                self.exact_tick,
                fact("eye-off", looked),
                space="m",
            )
        )
        return stack(top, Columns((box(stack(which, None)), 3), (self._beside(), 2)), None)

    def _beside(self) -> QWidget:
        """Return what is done with a file there is, and with the book as a whole."""
        self.compare_button = button(_("Compare a plain table"), "quiet", "search", does=self.compare)
        self.bundle_button = button(_("Save the whole book"), "quiet", "download", does=self.bundle)
        self.restore_button = button(_("Take in a saved book"), "quiet", "inbox", does=self.take_in)
        unlocked = _("Names, notes and receipts too. This file is not locked: everybody who has it can read it.")
        whole = stack(
            text(_("The whole book in one file"), "heading"),
            text(unlocked, "body", "soft"),
            self.bundle_button,
            space="m",
        )
        if bundles.is_empty(self.group):
            whole.addWidget(text(_("There is no money here yet, so a saved book can be taken in."), "body", "soft"))
            whole.addWidget(self.restore_button)
        else:
            self.restore_button.setParent(self)
            self.restore_button.hide()
        held = _("A table that came back: does it still say what the book says?")
        again = stack(
            text(_("Hold it against the book"), "heading"),
            text(held, "body", "soft"),
            self.compare_button,
            *(text(each) for each in self.faults),
            space="m",
        )
        return box(stack(card(whole), card(again, "sunken"), None, space="l"))

    def _choose(self) -> None:
        self.chosen = self.kind.value() or "xlsx"
        self.draw({})
        self.kind.setFocus()

    # what the buttons do

    def save(self) -> None:
        """Ask for a folder, and save the book there for the chosen program."""
        named = QFileDialog.getExistingDirectory(self, _("Save in a folder"), _documents())
        if not named:
            return
        found, kind, folder = exports.gather(self.group, exact=self.exact), self.chosen, Path(named)

        def work(_progress: Progress) -> tuple[Path, ...]:
            return exports.write(found, kind, folder)

        job = Job(work, self)
        job.finished.connect(self._saved, Qt.ConnectionType.AutoConnection)
        job.failed.connect(self._explain)
        job.start(self.desk.runner)

    def _saved(self, files: tuple[Path, ...]) -> None:
        said = ngettext("Saved {count} file in {folder}.", "Saved {count} files in {folder}.", len(files))
        self.desk.say(said.format(count=len(files), folder=files[0].parent.name))

    def _explain(self, error: Exception) -> None:
        if not isinstance(error, GroupkitError):
            raise error
        self.desk.say(str(error))

    def compare(self) -> None:
        """Ask for a table, and say whether it is what the book says."""
        path = self._asked(_("Compare a plain table"), _("Tables (*.csv)"))
        if path is None:
            return
        lines: list[int] = []

        def held() -> None:
            try:
                lines.append(exports.compare(self.group, path))
            except RefusedError as refused:
                # too many to read in a notice that goes away: they stay on the page
                self.faults = tuple(map(str, refused.problems))

        self.faults = ()
        done = self.attempt(held)
        self.draw({})
        self.compare_button.setFocus()
        if self.faults:
            self.desk.say(_("The table does not go with the book. The page says why."))
        elif done:
            said = ngettext(
                "{count} line, and it is what the book says.", "{count} lines, all as the book says.", lines[0]
            )
            self.desk.say(said.format(count=lines[0]))

    def bundle(self) -> None:
        """Ask where to, and save the whole book there."""
        suggested = str(Path(_documents()) / f"{exports.NAME}.zip")
        named, _filter = QFileDialog.getSaveFileName(
            self, _("Save the whole book"), suggested, _("Whole books (*.zip)")
        )
        if not named:
            return
        path = Path(named)
        path = path if path.suffix else path.with_suffix(".zip")
        if self.attempt(lambda: bundles.bundle(self.group, path)):
            said = _("Saved as {name}. It is not locked: keep it where only you can get at it.")
            self.desk.say(said.format(name=path.name))

    def take_in(self) -> None:
        """Ask for a saved book, and take it in exactly as it was."""
        path = self._asked(_("Take in a saved book"), _("Whole books (*.zip)"))
        if path is None:
            return
        seals: list[str] = []
        if self.attempt(lambda: seals.append(bundles.restore(path, self.group))):
            said = _("The whole book is here. Its seal is {seal}: the same as on the newest paper.")
            self.desk.say(said.format(seal=seals[0]))

    def _asked(self, title: str, files: str) -> Path | None:
        named, _filter = QFileDialog.getOpenFileName(self, title, _documents(), files)
        return Path(named) if named else None


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
