"""My file: another passphrase, when it locks, whose words it uses, paper of everything, and taking it away."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from groupkit.core.pages import LOCK_AFTER
from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.core.workbooks.exercises import Wording
from groupkit.i18n import N_, _, ngettext
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Choice
from groupkit.qt.fields import Field, show_problems
from groupkit.qt.jobs import Job
from groupkit.qt.pages.around import Around
from groupkit.qt.pages.papers import PRINTER, keep_page, print_page
from groupkit.qt.pages.sitting import Sitting
from groupkit.qt.passphrases import Beside, Passphrase, Strength
from groupkit.qt.pieces import box, button, card, row, stack, text
from groupkit.services import pages

_WORDINGS = {
    Wording.OPEN: N_("Words for everybody"),
    Wording.SPIRITUAL: N_("Spiritual words too"),
    Wording.SECULAR: N_("Secular words too"),
}
_WIPED = N_(
    "Your pages are wiped. The file was written over once and deleted. A stick or a disk may still hold traces "
    "of it; they are locked with your passphrase, as the file was."
)


class FileScreen(QWidget):
    """Everything about the file itself."""

    def __init__(self, sitting: Sitting, around: Around) -> None:
        super().__init__()
        self._sitting, self._around = sitting, around
        left = box(stack(self._paper(), self._choices(), None, space="xl"))
        right = box(stack(self._passphrase(), self._wipe(), None, space="xl"))
        self.setLayout(stack(Columns((left, 1), (right, 1))))
        self.setFocusProxy(self.print_button)

    def _paper(self) -> QFrame:
        self.print_button = button(
            _("Print what I wrote"),
            "quiet",
            "printer",
            does=lambda: print_page(self._around, self._sitting, self),
        )
        self.save_button = button(
            _("Save it as PDF"), "plain", "download", does=lambda: keep_page(self._around, self._sitting, self)
        )
        said = _("A PDF has no lock: whoever finds it can read it.")
        return card(
            stack(
                text(_("On paper"), "heading"),
                text(said),
                text(_(PRINTER), "small"),
                Columns(self.print_button, self.save_button, letters=0, space="s"),
                space="m",
            )
        )

    def _choices(self) -> QFrame:
        held = self._sitting.pages
        minutes = (
            (each, ngettext("{count} minute", "{count} minutes", each).format(count=each)) for each in LOCK_AFTER
        )
        self.lock_after: Choice[int] = Choice(minutes, held.lock_after if held else None)
        self.wording: Choice[Wording] = Choice(
            ((each, _(words)) for each, words in _WORDINGS.items()), held.wording if held else None
        )
        self.lock_after.activated.connect(lambda *_: self._choose())
        self.wording.activated.connect(lambda *_: self._choose())
        return card(
            stack(
                text(_("How I like it"), "heading"),
                Field(_("Lock after no use for"), self.lock_after),
                Field(_("Pages to show"), self.wording),
                space="l",
            )
        )

    def _choose(self) -> None:
        if self._sitting.pages is not None:
            pages.choose(self._sitting.pages, lock_after=self.lock_after.value(), wording=self.wording.value())
            self._sitting.keep()

    def _passphrase(self) -> QFrame:
        self.old, self.fresh, self.again = Passphrase(), Passphrase(), Passphrase()
        self.fields: dict[str, Field[Any]] = {
            "old": Field(_("The passphrase it has now"), self.old),
            "passphrase": Field(_("A new passphrase"), self.fresh),
            "again": Field(_("The new one again"), self.again),
        }
        self.change_button = button(_("Change the passphrase"), "quiet", "lock", does=self.change)
        return card(
            stack(
                text(_("Another passphrase"), "heading"),
                text(_("Nobody can open your pages without it. There is no recovery sheet.")),
                *self.fields.values(),
                Strength(self.fresh),
                Beside(self.old, self.fresh, self.again),
                row(self.change_button, None),
                space="l",
            )
        )

    def change(self) -> None:
        """Change the passphrase away from the window's thread."""
        held = self._sitting.pages
        if held is None:
            return
        typed = (self.old.text(), self.fresh.text(), self.again.text())
        self.change_button.setEnabled(False)
        job = Job(lambda _progress: pages.new_passphrase(held, *typed), self)
        job.finished.connect(self._changed)
        job.failed.connect(self._not_changed)
        job.start(self._around.runner)

    def _changed(self, _nothing: object) -> None:
        self.change_button.setEnabled(True)
        show_problems(self.fields, ())
        for entry in (self.old, self.fresh, self.again):
            entry.clear()
        self._around.say(_("Your pages have a new passphrase."))

    def _not_changed(self, error: Exception) -> None:
        self.change_button.setEnabled(True)
        if isinstance(error, RefusedError):
            show_problems(self.fields, error.problems)
        elif isinstance(error, GroupkitError):
            self._around.say(str(error))
        else:
            raise error

    def _wipe(self) -> QFrame:
        self.wipe_button = button(_("Wipe my pages"), "plain", "trash-2", does=self._ask)
        self.leave_button = button(_("Keep them"), "quiet", does=self._keep_them)
        self.surely_button = button(_("Wipe them now"), "plain", "trash-2", does=self.wipe)
        asked = text(_("Everything you wrote here will be gone, and nobody can bring it back."), "body", "care")
        self._asking = box(
            stack(asked, Columns(self.leave_button, self.surely_button, letters=0, space="s"), space="m")
        )
        self._asking.hide()
        said = _("The file is written over once and deleted. A stick may keep traces, all of them locked.")
        heading = text(_("Take it all away"), "heading")
        return card(stack(heading, text(said), row(self.wipe_button, None), self._asking, space="m"))

    def _ask(self) -> None:
        self._asking.show()
        self.leave_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_them(self) -> None:
        self._asking.hide()
        self.wipe_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def wipe(self) -> None:
        """Delete the file, and say honestly what that can do."""
        around = self._around
        try:
            self._sitting.wipe()
        except GroupkitError as why:
            around.say(str(why))
            return
        around.say(_(_WIPED))
