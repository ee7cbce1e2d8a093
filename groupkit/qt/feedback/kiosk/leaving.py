"""The way out of the kiosk: the passphrase of the book, tried away from the thread of the window."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from groupkit.core.feedback.words import Words
from groupkit.i18n import N_, _
from groupkit.qt import errors
from groupkit.qt.desk import Desk
from groupkit.qt.feedback.kiosk import doors
from groupkit.qt.fields import Field
from groupkit.qt.jobs import Job
from groupkit.qt.look import px
from groupkit.qt.passphrases import Beside, Passphrase
from groupkit.qt.pieces import card, row, stack, text
from groupkit.services import profile
from groupkit.services.handover import laptop
from groupkit.storage.vault import Key

_WRONG = N_("These words do not open the book. Check Caps Lock and try again.")
_LETTERS = 32


class Leaving(QWidget):
    """Asks for the passphrase, and calls `out` when it is the one of the book that is open."""

    def __init__(self, desk: Desk, words: Words, out: Callable[[], object]) -> None:
        super().__init__()
        self._desk, self._out = desk, out
        self.entry = Passphrase()
        self.entry.returnPressed.connect(self.leave)
        self.field = Field(_("Passphrase"), self.entry)
        self.out_button = doors.large(_("Leave full screen"), "primary", "lock", does=self.leave)
        said = (text(_("Leave full screen"), "title"), text(words.kiosk.leave, "lead"))
        whole = card(stack(*said, self.field, Beside(self.entry), space="l"))
        whole.setMaximumWidth(px("body") * _LETTERS)
        self.setLayout(stack(None, row((None, 1), (whole, 4), (None, 1)), (None, 2)))

    def leave(self) -> None:
        """Try what was typed."""
        typed, derive = self.entry.text(), profile.next_key(self._desk.group)
        if not typed or not self.out_button.isEnabled():
            return
        self.out_button.setEnabled(False)
        job = Job(lambda _progress: derive(typed), self)
        job.finished.connect(self._derived)
        job.failed.connect(lambda error: errors.report(error, self.window()))
        job.start(self._desk.runner)

    def _derived(self, key: Key) -> None:
        if laptop.opens(self._desk.group, key):
            self._out()
            return
        self.out_button.setEnabled(True)
        self.entry.setText("")
        self.field.show_problem(_(_WRONG))
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)
