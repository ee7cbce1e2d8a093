"""A page that one keeper opens with a passphrase, to read what is sealed to them alone."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.feedback.rounds import Keeper
from groupkit.i18n import _
from groupkit.qt.feedback.roundpage import away, tried
from groupkit.qt.fields import Field
from groupkit.qt.look import px
from groupkit.qt.page import Page
from groupkit.qt.passphrases import Beside, Passphrase
from groupkit.qt.pieces import box, button, card, row, stack, text
from groupkit.storage.vault import WrongPassphraseError

if TYPE_CHECKING:
    from collections.abc import Callable

    from nacl.public import PrivateKey

_LETTERS = 40


class KeyPage(Page):
    """Tries what stands in `entry`; what is wrong with it is said at the field called "passphrase"."""

    entry: Passphrase
    open_button: QPushButton

    def ask_key(self, why: str, name: str, words: str, does: "Callable[[], object]") -> QWidget:
        """Make the card that asks somebody for their passphrase, and says why; `words` stand on its button."""
        self.entry = Passphrase()
        self.entry.returnPressed.connect(does)
        self.first = self.entry
        field = self.field("passphrase", Field(_("Passphrase of {name}").format(name=name), self.entry))
        self.open_button = button(words, "primary", "lock", does=does)
        said = text(why.format(name=name), "lead")
        whole = card(stack(said, field, Beside(self.entry), row(self.open_button, None), space="l"))
        whole.setMaximumWidth(px("body") * _LETTERS)
        return box(row((whole, 9), None))

    def try_key(self, keeper: Keeper, read: "Callable[[PrivateKey], object]") -> None:
        """Try the passphrase away from the window's thread, and read with the key it gives."""
        typed = self.entry.text()
        if not typed or not self.open_button.isEnabled():
            self.fields["passphrase"].show_problem(_("Type the passphrase."))
            return
        self.open_button.setEnabled(False)
        self._reads = read
        away(self, self.desk, partial(tried, keeper, typed), self._tried)

    def _tried(self, key: "PrivateKey | WrongPassphraseError") -> None:
        self.entry.setText("")
        self.open_button.setEnabled(True)
        if isinstance(key, WrongPassphraseError):
            self.fields["passphrase"].show_problem(str(key))
            self.entry.setFocus()
            return
        self._reads(key)
