"""The Settings page: a person's own preferences, the group's, and the file with its passphrase and copies."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QLayout, QWidget

from groupkit.core.settings import Settings
from groupkit.i18n import _, ngettext
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.jobs import Job
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.recovery import RecoveryCard
from groupkit.qt.sections import header
from groupkit.qt.settings.keys import NewPassphrase
from groupkit.qt.settings.ours import OurSettings
from groupkit.qt.settings.own import OwnSettings
from groupkit.services import check, profile
from groupkit.storage.vault import Key


class SettingsPage(Page):
    """Everything that can be settled, in one place."""

    name = "settings"
    topics = frozenset({"profile"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.report: check.Report | None = None

    def content(self) -> QLayout:
        """Return the page."""
        self.own = OwnSettings(self.desk.settings, self.wear)
        self.ours = OurSettings(self)
        self.keys = NewPassphrase(self, self.new_passphrase)
        self.recovery = RecoveryCard(self.desk)
        self.save_button = button(_("Save the group’s settings"), "primary", "check", does=self.save)
        self.first = self.own.choices["language"]
        said = _("Yours change at once. The group’s are saved with the button.")
        left = box(stack(self.ours, None, space="l"))
        right = box(stack(self.own, self._file(), self.keys, self.recovery, None, space="l"))
        return stack(header(_("Settings"), said, self.save_button), Columns((left, 1), (right, 1)), None)

    def _file(self) -> QWidget:
        self.copy_button = button(_("Save a copy"), "quiet", "download", does=self.back_up)
        self.check_button = button(_("Check the book"), "quiet", "shield-check", does=self.look_over)
        self.found = text(_in_words(self.report) if self.report else "", "body")
        self.found.setVisible(self.report is not None)
        place = _("It is {file}. A copy of each day is kept beside it.").format(file=self.group.path.name)
        lines = stack(text(_("The file"), "heading"), text(place), space="m")
        lines.addWidget(Columns(self.copy_button, self.check_button, letters=0, space="s"))
        lines.addWidget(self.found)
        return card(lines)

    def wear(self, settings: Settings) -> None:
        """Hand a changed preference to the window, which stores and wears it."""
        self.desk.settings_changed.emit(settings)

    def save(self) -> None:
        """Save the group's settings as answered."""
        if self.attempt(lambda: profile.change(self.group, **self.ours.answers())):
            self.desk.say(_("The group’s settings are saved."), undoable=True)

    def new_passphrase(self) -> None:
        """Give the file its new passphrase, then offer the new recovery sheet."""
        passphrase, again = self.keys.passphrase.text(), self.keys.again.text()
        derive = profile.next_key(self.group)
        job = Job(lambda _progress: derive(passphrase), self)
        job.finished.connect(lambda key: self._change_passphrase(passphrase, again, key))
        job.start(self.desk.runner)

    def _change_passphrase(self, passphrase: str, again: str, key: Key) -> None:
        if not self.attempt(lambda: profile.new_passphrase(self.group, passphrase, again, key)):
            self.keys.back()
            return
        self.keys.keep()
        self.desk.say(_("The new passphrase holds. Print the new recovery sheet, and tear up the old one."))
        self.recovery.print_button.setFocus()

    def back_up(self) -> None:
        """Save a copy of the file, locked with the same passphrase."""
        suggested = f"{self.group.path.stem} {self.group.today().isoformat()}.groupkit"
        target = self.ask_target(suggested)
        if target is None:
            return
        target = target if target.suffix else target.with_suffix(".groupkit")
        if self.attempt(lambda: profile.backup(self.group, target)):
            said = _("Copied to {name}. It opens with the same passphrase.")
            self.desk.say(said.format(name=target.name))

    def ask_target(self, suggested: str) -> Path | None:
        """Ask the system where to put a copy."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        named, _filter = QFileDialog.getSaveFileName(
            self, _("Save a copy"), str(Path(folder) / suggested), _("Group files (*.groupkit)")
        )
        return Path(named) if named else None

    def look_over(self) -> None:
        """Look the whole book over and say in words what was found."""
        self.report = check.check(self.group)
        self.found.setText(_in_words(self.report))
        self.found.show()


def _in_words(report: check.Report) -> str:
    if not report.holds:
        return "\n".join(report.faults)
    entries = ngettext("{count} entry holds together.", "{count} entries hold together.", report.entries)
    seal = _("The seal is {seal}. Compare it with your last paper sheet.").format(seal=report.seal)
    return "\n".join((_("Everything is as it was written."), entries.format(count=report.entries), seal))
