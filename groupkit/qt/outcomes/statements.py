"""The statements of one stage, each with how the group would know, and what those who pay can do."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.outcomes.statements import Known, Principle, Statement
from groupkit.i18n import _
from groupkit.qt.columns import Columns
from groupkit.qt.pieces import Item, box, button, card, chip, row, rule, stack, text
from groupkit.qt.sections import Fold

Act = Callable[[str], object]
_LETTERS = 30


class Listed(QWidget):
    """One line for each statement; the group's own can be taken away."""

    def __init__(
        self,
        heading: str,
        statements: Sequence[Statement],
        known: Mapping[str, Known],
        asked: str,
        *,
        know: Act,
        remove: Act,
    ) -> None:
        super().__init__()
        self.know_buttons: dict[str, QPushButton] = {}
        self.remove_buttons: dict[str, QPushButton] = {}
        self._asked, self._know, self._remove = asked, know, remove
        lines: list[Item] = [text(heading, "heading")]
        for at, statement in enumerate(statements):
            lines += [*([rule()] if at else []), self._line(statement, known.get(statement.key))]
        self.setLayout(stack(card(stack(*lines, space="m"))))

    def _line(self, statement: Statement, known: Known | None) -> QWidget:
        said = [text(statement.words)]
        if known is not None:
            said.append(text(known.how, "small", "soft"))
        if statement.own:
            said.append(chip(_("Our own")))
        words = _("Change it") if known else self._asked
        made = button(words, "plain", does=partial(self._know, statement.key))
        made.setAccessibleDescription(statement.words)
        self.know_buttons[statement.key] = made
        ways: list[QWidget] = [made]
        if statement.own:
            gone = button(_("Take it away"), "plain", "x", does=partial(self._remove, statement.key))
            gone.setAccessibleDescription(statement.words)
            self.remove_buttons[statement.key] = gone
            ways.append(gone)
        return Columns(
            (box(stack(*said, None, space="xs")), 3), (box(stack(*ways, None, space="xs")), 2), letters=_LETTERS
        )


def those_who_pay(found: Sequence[Principle], intro: str) -> QWidget:
    """Make the line that opens on what those who pay can do about a stage."""
    lines = [row(text("•", wrap=False), (text(each.words), 1), space="s") for each in found]
    inside = card(stack(text(intro, "body", "soft"), *lines, space="s"))
    return Fold(_("What those who pay can do"), inside)
