"""Putting an outing away, at the foot of its money."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from groupkit.i18n import _
from groupkit.qt.columns import Columns
from groupkit.qt.pieces import button, card, row, stack, text


class PutAway(QWidget):
    """Putting an outing away, asked once more before the names go for good."""

    def __init__(self, settled: bool, put_away: Callable[[], object]) -> None:  # noqa: FBT001  what it says
        super().__init__()
        # Qt does not hold on to whoever a method belongs to
        self._put_away = put_away
        said = _("Its figures stay. The names are erased for good, and cannot be brought back.")
        open_ = _("Some of it is not settled yet. That is for you to say.")
        self.ask_button = button(_("Put this outing away"), "plain", "inbox", does=self._ask)
        self.sure_button = button(_("Erase the names and put it away"), "quiet", "check", does=put_away)
        self.leave_button = button(_("Not now"), "plain", does=self._leave)
        self.asked = card(
            stack(
                text(said),
                *([] if settled else [text(open_)]),
                Columns(self.sure_button, self.leave_button, letters=0, space="s"),
                space="m",
            )
        )
        self.asked.hide()
        self.setLayout(stack(row(self.ask_button, None), self.asked, space="m"))

    def _ask(self) -> None:
        self.asked.show()
        self.sure_button.setFocus()

    def _leave(self) -> None:
        self.asked.hide()
        self.ask_button.setFocus()
