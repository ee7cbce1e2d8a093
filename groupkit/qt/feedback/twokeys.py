"""A page that two keepers open together: each types a passphrase of their own while the other looks away."""

from collections.abc import Sequence
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
from groupkit.qt.pieces import box, button, card, mark, row, stack, text
from groupkit.storage.vault import WrongPassphraseError

if TYPE_CHECKING:
    from nacl.public import PrivateKey

_LETTERS = 46


class TwoKeysPage(Page):
    """Tries what stands in two `entries`; what is wrong with one is said at its field, which `asked_of` names."""

    asked_of = ("first", "second")
    two: tuple[Keeper, Keeper]
    entries: tuple[Passphrase, Passphrase]
    open_button: QPushButton

    def with_both(self, one: "PrivateKey", other: "PrivateKey") -> None:
        """Go on with the keys that the passphrases of the two gave."""
        raise NotImplementedError

    def ask_two(
        self, words: str, look_away: str, above: Sequence[QWidget], below: Sequence[QWidget] = ()
    ) -> QWidget:
        """Make the card that asks both, with what stands above and below it; `words` stand on its button."""
        self.entries = Passphrase(), Passphrase()
        asked = _("Passphrase of {name}")
        made = [
            self.field(field, Field(asked.format(name=keeper.name), entry))
            for field, keeper, entry in zip(self.asked_of, self.two, self.entries, strict=True)
        ]
        self.first = self.entries[0]
        self.entries[0].returnPressed.connect(self.entries[1].setFocus)
        self.entries[1].returnPressed.connect(self.open_both)
        self.open_button = button(words, "primary", "lock", does=self.open_both)
        inside = stack(
            *above,
            made[0],
            row(mark("eye-off"), (text(look_away), 1), space="s"),
            made[1],
            Beside(*self.entries),
            row(self.open_button, None),
            *below,
            space="l",
        )
        whole = card(inside)
        whole.setMaximumWidth(px("body") * _LETTERS)
        return box(row((whole, 9), None))

    def open_both(self) -> None:
        """Try both passphrases away from the window's thread."""
        typed = [entry.text() for entry in self.entries]
        for name, said in zip(self.asked_of, typed, strict=True):
            self.fields[name].show_problem("" if said else _("Type the passphrase."))
        if not all(typed) or not self.open_button.isEnabled():
            return
        self.open_button.setEnabled(False)
        away(self, self.desk, partial(_tried, self.two, typed), self._open)

    def _open(self, both: "Sequence[PrivateKey | WrongPassphraseError]") -> None:
        self.open_button.setEnabled(True)
        for name, entry, each in zip(self.asked_of, self.entries, both, strict=True):
            wrong = isinstance(each, WrongPassphraseError)
            self.fields[name].show_problem(str(each) if wrong else "")
            if wrong:
                entry.setText("")
        found = [each for each in both if not isinstance(each, WrongPassphraseError)]
        if len(found) < len(both):
            next(entry for entry in self.entries if not entry.text()).setFocus()
            return
        # nobody opens it later with what the two typed, where it cannot be read just now
        for entry in self.entries:
            entry.setText("")
        self.with_both(found[0], found[1])


def _tried(two: Sequence[Keeper], typed: Sequence[str]) -> "list[PrivateKey | WrongPassphraseError]":
    return [tried(keeper, passphrase) for keeper, passphrase in zip(two, typed, strict=True)]
