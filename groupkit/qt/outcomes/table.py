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
        words: tuple[Sequence[Choice], Mapping[str, str]],
        answer: Callable[[str], object],
    ) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        self._answers, self._ways = words
        self._answer = answer
        lines: list[Item] = [text(_("On the table"), "heading")]
        for at, order in enumerate(orders):
            if at:
                lines.append(rule())
            mine = [each for each in said if each.statement == order.statement]
            lines.append(self._line(order, names.get(order.statement, order.statement), mine))
        self.setLayout(stack(card(stack(*lines, space="m"))))

    def _line(self, order: Order, words: str, mine: Sequence[Said]) -> QWidget:
        """Lay out one statement; what came in several ways stands together first, and then each by itself."""
        parts: list[Item] = [text(words)]
        if mine:
            whole = together(mine)[order.statement]
            parts.append(text(in_words(whole, self._answers), "small", "soft"))
        if order.dots:
            dots = ngettext("{count} dot", "{count} dots", order.dots).format(count=current().whole(order.dots))
            parts.append(row(chip(dots), None))
        more = self._button(order.statement, words, _("Add more answers") if mine else _("Write answers"))
        if not mine:
            return _beside(parts, more)
        lines: list[Item] = [_beside(parts, more)]
        for each in mine:
            way = self._ways.get(each.channel, each.channel)
            change = self._button(named(each), words, _("Change it"))
            lines.append(_beside([text(self._came(way, each, mine), "small"), *_comment(each)], change))
        return box(stack(*lines, space="s"))

    def _came(self, way: str, each: Said, mine: Sequence[Said]) -> str:
        if len(mine) == 1:
            return way
        said = _("{way}: {answers}")
        return said.format(way=way, answers=in_words(each.counts, self._answers))

    def _button(self, on: str, words: str, said: str) -> QPushButton:
        self.buttons[on] = made = button(said, "plain", does=partial(self._answer, on))
        made.setAccessibleDescription(words)
        return made


def named(said: Said) -> str:
    """Return what the answers that came in one way are called on the page."""
    return f"{said.statement}#{said.id}"


def _comment(said: Said) -> list[Item]:
    return [text(said.comment, "small", "soft")] if said.comment else []


def _beside(parts: Sequence[Item], made: QPushButton) -> QWidget:
    return Columns((box(stack(*parts, None, space="xs")), 2), (box(stack(made, None)), 1), letters=_LETTERS)


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
