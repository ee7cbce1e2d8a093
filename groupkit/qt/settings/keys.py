"""A new passphrase for the group's file, in two steps, because the old one ends at once."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from groupkit.i18n import _
from groupkit.qt.columns import Columns
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.passphrases import Beside, Passphrase, Strength
from groupkit.qt.pieces import box, button, card, stack, text


class NewPassphrase(QWidget):
    """Asks for the passphrase twice, then once more whether the old one may end."""

    def __init__(self, page: Page, change: Callable[[], object]) -> None:
        super().__init__()
        self.passphrase, self.again = Passphrase(), Passphrase()
        self.next_button = button(_("Change the passphrase"), "quiet", "lock", does=self.ask)
        self.change_button = button(_("Use the new one from now on"), "quiet", "check", does=change)
        self.keep_button = button(_("Keep the old one"), "quiet", "undo-2", does=self.keep)
        said = text(
            _("The old passphrase and its recovery sheet end at once. Does everybody know who needs to know?")
        )
        self.sure = box(stack(said, Columns(self.keep_button, self.change_button, letters=0, space="s"), space="m"))
        self.sure.hide()
        self.setLayout(
            stack(
                card(
                    stack(
                        text(_("A new passphrase"), "heading"),
                        page.field("passphrase", Field(_("New passphrase"), self.passphrase)),
                        Strength(self.passphrase),
                        page.field("again", Field(_("The new passphrase again"), self.again)),
                        Beside(self.passphrase, self.again),
                        Columns(self.next_button, letters=0),
                        self.sure,
                        space="m",
                    )
                )
            )
        )
        self.again.returnPressed.connect(self.ask)

    def ask(self) -> None:
        """Ask once more; the safe answer has the keyboard."""
        self.next_button.hide()
        self.sure.show()
        self.keep_button.setFocus()

    def keep(self) -> None:
        """Leave everything as it was."""
        for entry in (self.passphrase, self.again):
            entry.clear()
        self.sure.hide()
        self.next_button.show()
        self.next_button.setFocus()

    def back(self) -> None:
        """Go back to the two entries, which have something to put right."""
        self.sure.hide()
        self.next_button.show()
