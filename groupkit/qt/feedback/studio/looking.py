"""What is left to put right in a form, each with a button that leads to it, and what a file could not bring."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from groupkit.core.feedback.checking import question_of
from groupkit.core.problems import Problem
from groupkit.i18n import _
from groupkit.qt.columns import Columns
from groupkit.qt.pieces import box, button, card, mark, row, stack, text

_MOST = 8


class LookAt(QWidget):
    """The list of what to put right; `choose` is told the place of the question it is about."""

    def __init__(self, choose: Callable[[int], object]) -> None:
        super().__init__()
        self._choose = choose
        self.buttons: list[QPushButton] = []
        self._shown: tuple[str, ...] | None = None
        self._room = stack()
        self.setLayout(self._room)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show the first of some problems; those that only ask are quieter."""
        said = tuple(map(str, problems))
        if said == self._shown:
            return
        self._shown = said
        emptied(self._room)
        self.buttons = []
        self.setVisible(bool(problems))
        if problems:
            lines = [self._line(each) for each in problems[:_MOST]]
            heading = text(_("What to look at"), "heading")
            self._room.addWidget(card(stack(heading, *lines, space="s"), "care", "m"))

    def _line(self, problem: Problem) -> QWidget:
        at = question_of(problem)
        going = button(_("Show"), "plain", does=partial(self._choose, -1 if at is None else at))
        going.setAccessibleName(_("Show where: {sentence}").format(sentence=problem))
        self.buttons.append(going)
        drawn = mark("info", "soft") if problem.asks else mark("circle-alert", "care")
        said = box(row(drawn, (text(str(problem)), 1), space="s"))
        return Columns((said, 1), going, letters=16, space="s")


class NotBrought(QWidget):
    """What of a file of another program could not be kept, in sentences."""

    def __init__(self, dropped: Sequence[Problem]) -> None:
        super().__init__()
        heading = text(_("What the file could not bring"), "heading")
        lines = (text(str(each)) for each in dropped)
        self.setLayout(stack(card(stack(heading, *lines, space="s"), "accent", "m")))
        self.setVisible(bool(dropped))


def emptied(room: QVBoxLayout) -> None:
    """Take everything out of a layout."""
    while (item := room.takeAt(0)) is not None:
        if (holder := item.widget()) is not None:
            holder.hide()
            holder.deleteLater()
