"""Where a passphrase is typed: hidden unless asked, with a word about Caps Lock and about guessing."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from groupkit.core.profile import strength
from groupkit.i18n import N_, _
from groupkit.qt.look import worn
from groupkit.qt.pieces import stack, text
from groupkit.qt.ticks import Tick

ADVICE = N_("Four words that make you smile are easy to keep and hard to guess.")
_LONGEST = 200
_STRENGTHS = {
    "short": N_("Still short: 12 letters or more."),
    "fair": N_("Fair. One more word makes it good."),
    "good": N_("Good: hard to guess."),
}


class Passphrase(QLineEdit):
    """A hidden entry that notices Caps Lock."""

    capitals = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(_LONGEST)
        self.setMinimumHeight(worn().target)

    def show_words(self, shown: bool) -> None:  # noqa: FBT001  a slot
        """Show what is typed, or hide it again."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look whether a letter came out the other way round than its Shift key says (Qt)."""
        letter, shifted = event.text(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if letter.upper() != letter.lower():
            self.capitals.emit(letter.isupper() != shifted)
        super().keyPressEvent(event)


class Beside(QWidget):
    """What stands under passphrase entries: a word about Caps Lock and a tick to see what is typed."""

    def __init__(self, *entries: Passphrase) -> None:
        super().__init__()
        self.capitals = text(_("Caps Lock seems to be on."), "body", "care")
        self.capitals.hide()
        self.shown = Tick(_("Show what I type"), _("Look round first"))
        for entry in entries:
            entry.capitals.connect(self.capitals.setVisible)
            self.shown.toggled.connect(entry.show_words)
        self.setLayout(stack(self.capitals, self.shown, space="xs"))


class Strength(QWidget):
    """How hard the typed passphrase is to guess, in words."""

    def __init__(self, entry: Passphrase) -> None:
        super().__init__()
        self.words = text(_(ADVICE), "small")
        entry.textChanged.connect(self._say)
        self.setLayout(stack(self.words))

    def _say(self, typed: str) -> None:
        self.words.setText(_(_STRENGTHS[strength(typed)]) if typed else _(ADVICE))
