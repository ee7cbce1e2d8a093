"""What a chair puts right while the meeting is on: when the item really began, and an item that is left out."""

from collections.abc import Callable
from datetime import time

from PySide6.QtWidgets import QWidget

from groupkit.core.runner.view import View
from groupkit.i18n import _
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Clock
from groupkit.qt.pieces import box, button, stack
from groupkit.qt.sections import Fold


class Corrections(QWidget):
    """Folded until it is wanted; a wrong time is said, and nothing changes."""

    def __init__(self, began: Callable[[time], object], leave_out: Callable[[int], object], now: time) -> None:
        super().__init__()
        self.clock = Clock(now)
        self.clock.setAccessibleName(_("When this item began"))
        self.began_button = button(
            _("This item began then"), "quiet", "clock", does=lambda: began(self.clock.moment())
        )
        self.skip_button = button(_("Leave out the next item"), "quiet", does=lambda: leave_out(self._next))
        self._next = 0
        lines = stack(Columns(self.clock, self.began_button, letters=0, space="s"), self.skip_button, space="s")
        self.fold = Fold(_("Put something right"), box(lines))
        self.setLayout(stack(self.fold))

    def show_view(self, view: View) -> None:
        """Know which item comes next."""
        coming = [each.at for each in view.coming if not each.out]
        self._next = coming[0] if coming else 0
        self.skip_button.setVisible(bool(coming))
