"""The questions of a form in order: choose one, move it, add, copy or take one out."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from groupkit.core.feedback.forms import Form
from groupkit.core.feedback.writing import What
from groupkit.i18n import _
from groupkit.qt.flow import flow
from groupkit.qt.ordering import Order
from groupkit.qt.pieces import Item, button, card, stack, text


class Questions(QWidget):
    """The order of the questions, below what the form says of itself; `does` is told what to do by a word."""

    def __init__(self, choose: Callable[[int], object], does: Callable[[What], object] | None) -> None:
        super().__init__()
        self._does = does
        self.list = Order(
            _("The questions of the form"),
            lambda row: choose(row - 1),
            lambda by: self._say("up" if by < 0 else "down"),
            lambda: self._say("remove"),
        )
        pieces: list[Item] = [text(_("The questions, in order"), "heading"), self.list]
        if does is not None:
            self.up_button = button(_("Up"), "quiet", does=lambda: self._say("up"))
            self.down_button = button(_("Down"), "quiet", does=lambda: self._say("down"))
            self.add_button = button(_("Add a question"), "plain", "plus", does=lambda: self._say("add"))
            self.copy_button = button(_("Copy it"), "plain", does=lambda: self._say("copy"))
            self.remove_button = button(_("Take it out"), "plain", "trash-2", does=lambda: self._say("remove"))
            pieces.append(flow(self.up_button, self.down_button))
            pieces.append(flow(self.add_button, self.copy_button, self.remove_button))
        self.setLayout(stack(card(stack(*pieces, space="s"), pad="m"), None))

    def _say(self, what: What) -> None:
        if self._does is not None:
            self._does(what)

    def show_form(self, form: Form, at: int) -> None:
        """Show a form and which question is chosen, from 0; −1 is what the form says of itself."""
        numbered = _("{number}. {question}")
        rows = [(_("About the form"), "")]
        for number, question in enumerate(form.questions, start=1):
            said = (question.statement or question.ask).strip() or _("No words yet")
            rows.append((numbered.format(number=number, question=said.replace("\n", " ")), said))
        self.list.show_rows(rows, at + 1)
