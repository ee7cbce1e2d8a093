"""The locked book: asks for the passphrase of a file, and says nothing about whose it is."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from groupkit.i18n import _
from groupkit.qt.columns import Columns
from groupkit.qt.fields import Field
from groupkit.qt.look import px
from groupkit.qt.passphrases import Beside, Passphrase
from groupkit.qt.pieces import box, button, card, mark, row, stack, text

_LETTERS = 32


class LockPage(QWidget):
    """Asks for the passphrase; whoever made the page opens the file and may refuse with a sentence."""

    unlocked = Signal(str)
    left = Signal()

    def __init__(self, book: Path) -> None:
        super().__init__()
        self.book = book
        self.setObjectName("page")
        self.entry = Passphrase()
        self.entry.returnPressed.connect(self.unlock)
        hint = _("Or the code from the recovery sheet.")
        self.field = Field(_("Passphrase"), self.entry, hint=hint)
        self.beside = Beside(self.entry)
        self.open_button = button(_("Open"), "primary", "lock", does=self.unlock)
        self.other_button = button(_("Open another group"), "plain", does=self.left.emit)
        locked = mark("lock", "accent", px("title"))
        title = row(locked, (text(_("This book is locked"), "title"), 1))
        title.setAlignment(locked, Qt.AlignmentFlag.AlignVCenter)
        buttons = Columns(self.open_button, self.other_button, letters=0, space="s")
        held = box(
            stack(
                title,
                text(book.name, "body", "soft"),
                card(stack(self.field, self.beside, buttons, space="l")),
                space="l",
            )
        )
        held.setMaximumWidth(px("body") * _LETTERS)
        self.setLayout(stack(row((None, 1), (held, 4), (None, 1)), None))
        self.setFocusProxy(self.entry)

    def unlock(self) -> None:
        """Hand over what was typed; an empty entry asks again."""
        if not self.entry.text():
            self.refuse(_("Type the passphrase of this group."))
            return
        self.field.show_problem("")
        self.open_button.setEnabled(False)
        self.unlocked.emit(self.entry.text())

    def refuse(self, sentence: str) -> None:
        """Say under the entry why the book stays locked; what was typed stays, ready to be typed over."""
        self.open_button.setEnabled(True)
        self.field.show_problem(sentence)
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)
        self.entry.selectAll()
