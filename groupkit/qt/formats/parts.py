"""The parts of a format in order: choose one, move it up or down, add, copy or take one away."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from groupkit.core.formats import Format, Segment
from groupkit.i18n import _, ngettext
from groupkit.qt.columns import Columns
from groupkit.qt.ordering import Order
from groupkit.qt.pieces import button, card, stack, text


class Parts(QWidget):
    """The order of the parts; `does` is told what to do by a word and how far."""

    def __init__(self, choose: Callable[[int], object], does: Callable[[str], object] | None) -> None:
        super().__init__()
        self._does = does
        self.list = Order(
            _("The parts of the meeting"), choose, lambda by: self._say("up" if by < 0 else "down"), self._remove
        )
        pieces: list[QWidget] = [text(_("The parts, in order"), "heading"), self.list]
        if does is not None:
            self.up_button = button(_("Up"), "quiet", does=lambda: self._say("up"))
            self.down_button = button(_("Down"), "quiet", does=lambda: self._say("down"))
            self.add_button = button(_("Add a part"), "plain", "plus", does=lambda: self._say("add"))
            self.copy_button = button(_("Copy it"), "plain", does=lambda: self._say("copy"))
            self.remove_button = button(_("Take it out"), "plain", "trash-2", does=lambda: self._say("remove"))
            moving = Columns(self.up_button, self.down_button, self.add_button, letters=0, space="s")
            pieces += [moving, Columns(self.copy_button, self.remove_button, letters=0, space="s")]
        self.setLayout(stack(card(stack(*pieces, space="s"), pad="m"), None))

    def _say(self, what: str) -> None:
        if self._does is not None:
            self._does(what)

    def _remove(self) -> None:
        self._say("remove")

    def show_plan(self, plan: Format, at: int) -> None:
        """Show the parts of a format, and which is chosen."""
        self.list.show_rows([(_line(part), part.title) for part in plan.segments], at)


def _line(part: Segment) -> str:
    minutes = ngettext("{count} min: {title}", "{count} min: {title}", part.minutes)
    return minutes.format(title=part.title or _("No title yet"), count=part.minutes)
