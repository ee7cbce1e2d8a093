"""What stands beside the lists of an outing: its papers, and putting it away."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from groupkit.i18n import _
from groupkit.qt.columns import Columns
from groupkit.qt.pieces import button, card, row, rule, stack, text
from groupkit.qt.ticks import Tick


class OnPaper(QWidget):
    """The organiser's sheet, and the page with totals that may be put up."""

    def __init__(
        self,
        large: bool,  # noqa: FBT001  what the tick shows
        choose: Callable[[bool], object],
        print_paper: Callable[[str], object],
        save_paper: Callable[[str], object],
    ) -> None:
        super().__init__()
        self.large = Tick(_("Large print"), _("A third larger, on more pages"), done=large)
        self.large.toggled.connect(choose)
        self.print_buttons, self.save_buttons = {}, {}
        said = {
            "public": (_("For everybody: totals only, no names."), _("Print the totals"), _("Save the totals")),
            "sheet": (_("For the organiser: who pays what."), _("Print the sheet"), _("Save the sheet")),
        }
        lines = stack(text(_("On paper"), "heading"), space="m")
        for which, (words, printing, saving) in said.items():
            self.print_buttons[which] = button(printing, "quiet", "printer", does=partial(print_paper, which))
            self.save_buttons[which] = button(saving, "plain", "download", does=partial(save_paper, which))
            lines.addWidget(text(words))
            lines.addWidget(Columns(self.print_buttons[which], self.save_buttons[which], letters=0, space="s"))
            lines.addWidget(rule())
        lines.addWidget(self.large)
        self.setLayout(stack(card(lines)))


class PutAway(QWidget):
    """Putting an outing away, asked once more before the names go for good."""

    def __init__(self, settled: bool, put_away: Callable[[], object]) -> None:  # noqa: FBT001  what it says
        super().__init__()
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
