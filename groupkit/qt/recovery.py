"""The recovery sheet: offered once after each new passphrase, printed or saved, or left for later."""

from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtWidgets import QWidget

from groupkit.core.progress import Progress
from groupkit.i18n import _
from groupkit.lazy import lazily
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.pieces import button, card, stack, text
from groupkit.services import profile
from groupkit.services.group import Group

if TYPE_CHECKING:
    from groupkit.pdf import profile as paper
else:
    paper = lazily("groupkit.pdf.profile")


class RecoveryCard(QWidget):
    """Says what the recovery sheet is for, and prints or saves it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.print_button = button(_("Print the recovery sheet"), "quiet", "printer", does=self.print_sheet)
        self.save_button = button(_("Save as PDF"), "plain", "download", does=self.save_sheet)
        self.setLayout(
            stack(
                card(
                    stack(
                        text(_("The recovery sheet"), "heading"),
                        text(_("It opens this book if everybody forgets the passphrase. Without it, nobody can.")),
                        text(
                            _("Put it in a sealed envelope, away from this computer. Your facilitator can keep it.")
                        ),
                        Columns(self.print_button, self.save_button, letters=0, space="s"),
                        space="m",
                    )
                )
            )
        )

    def print_sheet(self) -> None:
        """Print the sheet."""
        printing.print_out(self._desk, self, sheet(self._desk.group))

    def save_sheet(self) -> None:
        """Save the sheet as a PDF."""
        printing.save(self._desk, self, _("Recovery sheet"), sheet(self._desk.group))


def sheet(group: Group) -> printing.Make:
    """Return how the recovery sheet of the passphrase that holds now is made."""
    about = group.profile
    code, day, file = profile.recovery_code(group), group.today(), group.path.name

    def make(into: BinaryIO, progress: Progress) -> None:
        speaks, size = about.printing_language, about.paper
        paper.recovery_sheet(about.name, file, code, day, into, language=speaks, paper=size, progress=progress)

    return make
