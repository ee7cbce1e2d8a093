"""What is on the table in a talk: each statement with what was answered, and what moved since last time."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.outcomes.standing import MOVEMENTS, Counts, Moved, Movement, Order, Said, together
from groupkit.core.outcomes.statements import Answer
from groupkit.core.outcomes.words import Choice
from groupkit.i18n import _, current, ngettext
from groupkit.qt.columns import Columns
from groupkit.qt.pieces import Item, box, button, card, chip, row, rule, stack, text

_LETTERS = 30


def in_words(counts: Counts | None, answers: Sequence[Choice]) -> str:
    """Return what was answered in words, each answer apart; nothing adds them up."""
    if counts is None or not counts.answered:
        return _("Nothing was answered.")
    said = _("{answer}: {count}")
    found = ((each.words, counts.of(Answer(each.key))) for each in answers)
    return current().listing(
        said.format(answer=words, count=current().whole(many)) for words, many in found if many
    )


class OnTheTable(QWidget):
    """The statements of a talk, those with most dots first."""

    def __init__(
        self,
        orders: Sequence[Order],
        said: Sequence[Said],
        names: Mapping[str, str],
        answers: Sequence[Choice],
        answer: Callable[[str], object],
    ) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        counted = together(said)
        lines: list[Item] = [text(_("On the table"), "heading")]
        for at, order in enumerate(orders):
            if at:
                lines.append(rule())
            lines.append(self._line(order, counted, said, names, answers, answer))
        self.setLayout(stack(card(stack(*lines, space="m"))))

    def _line(
        self,
        order: Order,
        counted: Mapping[str, Counts],
        said: Sequence[Said],
        names: Mapping[str, str],
        answers: Sequence[Choice],
        answer: Callable[[str], object],
    ) -> QWidget:
        key, words = order.statement, names.get(order.statement, order.statement)
        parts: list[Item] = [text(words)]
        if key in counted:
            parts.append(text(in_words(counted[key], answers), "small", "soft"))
        parts += [text(each.comment, "small", "soft") for each in said if each.statement == key and each.comment]
        if order.dots:
            dots = ngettext("{count} dot", "{count} dots", order.dots).format(count=current().whole(order.dots))
            parts.append(row(chip(dots), None))
        made = button(_("Change it") if key in counted else _("Write answers"), "plain", does=partial(answer, key))
        made.setAccessibleDescription(words)
        self.buttons[key] = made
        return Columns((box(stack(*parts, None, space="xs")), 3), (box(stack(made, None)), 2), letters=_LETTERS)


class SinceLastTime(QWidget):
    """What was answered then and now, and which way each statement moved, in words."""

    def __init__(self, moved: Sequence[Moved], names: Mapping[str, str], answers: Sequence[Choice]) -> None:
        super().__init__()
        lines: list[Item] = [text(_("Since last time"), "heading")]
        for at, each in enumerate(moved):
            if at:
                lines.append(rule())
            lines.append(text(names.get(each.statement, each.statement)))
            if each.movement is not Movement.NOT_ORDERED:
                lines.append(row(chip(_(MOVEMENTS[each.movement]), "plain"), None))
            for said, counts in ((_("Then: {answers}"), each.before), (_("Now: {answers}"), each.now)):
                lines.append(text(said.format(answers=in_words(counts, answers)), "small", "soft"))
        self.setLayout(stack(card(stack(*lines, space="s"))))
