"""Backups that still hold what rounds of talks let go: how many there are, and a button that removes them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from groupkit.i18n import N_, _, ngettext
from groupkit.qt.flow import flow
from groupkit.qt.pieces import Item, box, button, card, rule, stack, text

_STICK = N_("Copies on a stick, or on another computer, groupkit does not know of.")
_ASK = N_("The book stays as it is, and a fresh copy is made today. You cannot go back to those older days then.")


class OlderCopies(QWidget):
    """Says how many there are; the first press only asks."""

    def __init__(self, many: int, drop: Callable[[], object]) -> None:
        super().__init__()
        self.ask_button = button(_("Remove older copies"), "quiet", does=partial(self._show, asked=True))
        self.yes_button = button(_("Yes, remove them"), "quiet", "check", does=drop)
        self.no_button = button(_("Not now"), "primary", does=partial(self._show, asked=False))
        self.asked = box(stack(rule(), text(_(_ASK)), flow(self.yes_button, self.no_button), space="m"))
        self.asked.hide()
        said = ngettext(
            "{count} older copy of the book still holds what went. It goes by itself as newer ones come.",
            "{count} older copies of the book still hold what went. They go by themselves as newer ones come.",
            many,
        )
        parts: list[Item] = [
            text(_("Older copies"), "heading"),
            text(said.format(count=many)),
            text(_(_STICK), "small", "soft"),
            flow(self.ask_button),
            self.asked,
        ]
        self.setLayout(stack(card(stack(*parts, space="m"))))

    def _show(self, *, asked: bool) -> None:
        self.asked.setVisible(asked)
        (self.no_button if asked else self.ask_button).setFocus()
