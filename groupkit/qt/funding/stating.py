"""The form that prints the statement of a grant: up to which day, how large, and with which receipts."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtWidgets import QWidget

from groupkit.core.funding.stating import Statement, checks
from groupkit.core.profile import Profile
from groupkit.core.progress import Progress
from groupkit.i18n import _, ngettext
from groupkit.lazy import lazily
from groupkit.qt.entries import Day
from groupkit.qt.fields import Field
from groupkit.qt.funding.moving import Does, form
from groupkit.qt.page import Page
from groupkit.qt.pieces import button, text
from groupkit.qt.printing import Make
from groupkit.qt.ticks import Tick
from groupkit.services.funding import files, stating
from groupkit.services.funding.awards import Standing
from groupkit.storage.binder import Bound

if TYPE_CHECKING:
    from groupkit.pdf import funding as paper
else:
    paper = lazily("groupkit.pdf.funding")


class StatementForm(QWidget):
    """What a funder is told, ready to print or save."""

    def __init__(self, page: Page, about: Standing, print_it: Does, save_it: Does, leave: Does) -> None:
        super().__init__()
        self.about, self._group = about, page.group
        self.day = Day(page.group.today())
        self.large = Tick(_("Print it large"), fades=False)
        self.receipts = Tick(_("Bind the receipts in behind it"), fades=False, done=True)
        self.print_button = button(_("Print the statement"), "quiet", "printer", does=print_it)
        self.save_button = button(_("Save as PDF"), "plain", "download", does=save_it)
        self.leave_button = button(_("Not now"), "plain", does=leave)
        told = stating.statement(page.group, about.award)
        many = len(files.behind(page.group, about.award, told))
        said = ngettext("{count} receipt is kept for it.", "{count} receipts are kept for it.", many)
        fields = [
            text(said.format(count=many), "body", "soft"),
            *(text(_(words), "body", "care") for words, holds in checks(told) if not holds),
            page.field("on", Field(_("Up to which day?"), self.day)),
            self.receipts,
            self.large,
        ]
        title = _("Statement: {pot}").format(pot=about.pot.name)
        self.setLayout(form(title, fields, self.print_button, self.save_button, self.leave_button))

    def make(self) -> Make:
        """Return how the statement is made, as answered."""
        told = stating.statement(self._group, self.about.award, self.day.day())
        behind = files.behind(self._group, self.about.award, told) if self.receipts.isChecked() else ()
        return made(self._group.profile, replace(told, files=len(behind)), behind, large=self.large.isChecked())


def made(profile: Profile, told: Statement, behind: Sequence[Bound], *, large: bool) -> Make:
    """Return how to make the statement, away from the window."""

    def make(into: BinaryIO, progress: Progress) -> None:
        language, size = profile.printing_language, profile.paper
        paper.statement(told, into, files=behind, language=language, paper=size, large=large, progress=progress)

    return make
