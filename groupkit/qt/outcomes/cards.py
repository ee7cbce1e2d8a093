"""The cards about local services, laid out in areas or components, each with what the group says of it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.outcomes.theories import ANSWERS, Laid, Mark, Theory
from groupkit.core.outcomes.words import Grouping, Theories
from groupkit.i18n import _
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Choice, notes
from groupkit.qt.fields import Field
from groupkit.qt.outcomes.ownforms import OwnForm
from groupkit.qt.page import Page
from groupkit.qt.pieces import Item, box, button, card, chip, row, stack, text
from groupkit.qt.sections import Fold

Action = Callable[[], object]


class Cards(QWidget):
    """One card for each area or component; the theories in it open on what they say."""

    def __init__(
        self,
        laid: Sequence[Laid],
        words: Theories,
        grouping: Grouping,
        marks: Mapping[str, Mark],
        mark: Callable[[str], object],
    ) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        self._words, self._marks, self._mark = words, marks, mark
        made = [self._laid(each, grouping) for each in laid]
        self.setLayout(stack(*made, space="l"))

    def _laid(self, laid: Laid, grouping: Grouping) -> QWidget:
        lines: list[Item] = [text(laid.title, "heading")]
        if laid.about:
            lines.append(text(laid.about, "body", "soft"))
        if not laid.data:
            lines += [text(grouping.no_data, "lead"), text(grouping.no_data_note, "body", "soft")]
        lines += [self._theory(each) for each in laid.cards]
        return card(stack(*lines, space="s"), "plain" if laid.data else "sunken")

    def _theory(self, theory: Theory) -> QWidget:
        words, found = self._words, self._marks.get(theory.key)
        says = (
            (words.context, theory.context),
            (words.resource, theory.resource),
            (words.response, theory.response),
            (words.outcome, theory.outcome),
        )
        inside: list[Item] = []
        for heading, said in says:
            inside += [text(heading, "small", "soft"), text(said)]
        support = next(each.words for each in words.supports if each.key == theory.support)
        inside.append(text(support, "small", "soft"))
        if theory.support_note:
            inside.append(text(theory.support_note, "small", "soft"))
        inside.append(text(words.ask, "lead"))
        inside += [row(text("•", wrap=False), (text(each), 1), space="s") for each in theory.ask]
        if found is not None:
            inside.append(row(chip(_(ANSWERS[found.standing]), "accent"), None))
            inside += [text(found.comment)] if found.comment else []
        said = _("Change what we say") if found else _("Say what services here do")
        self.buttons[theory.key] = made = button(said, "quiet", does=partial(self._mark, theory.key))
        made.setAccessibleDescription(theory.title)
        inside.append(row(made, None))
        title = _("{card} (marked)").format(card=theory.title) if found else theory.title
        return Fold(title, card(stack(*inside, space="xs"), "sunken", "l"))


class MarkForm(OwnForm):
    """What local services do about one card."""

    def __init__(
        self, page: Page, theory: Theory, known: Mark | None, note: str, act: tuple[Action, Action, Action]
    ) -> None:
        super().__init__()
        self.remove_button = button(_("Take it away"), "plain", "x", does=act[2])
        standing = known.standing if known else None
        self.standing = wide(Choice(((key, _(said)) for key, said in ANSWERS.items()), standing))
        self.comment = notes(known.comment if known else "", lines=3)
        self._lay(
            theory.title,
            text(note, "body", "soft"),
            page.field("standing", Field(_("What do you see?"), self.standing)),
            page.field("comment", Field(_("What makes us think so"), self.comment)),
            *([row(self.remove_button, None)] if known else []),
            save=act[0],
            leave=act[1],
        )


def draft_card(title: str, label: str, lines: Sequence[tuple[str, Sequence[str]]], change: QPushButton) -> QWidget:
    """Make the card of a group's own draft: its sentences and boxes, with the line that nobody tested it."""
    parts: list[Item] = [text(title, "heading"), text(label, "small", "soft")]
    for heading, said in lines:
        if said:
            parts.append(text(heading, "lead"))
            parts += [text(each) for each in said]
    parts.append(row(change, None))
    return card(stack(*parts, space="s"))


def boxed(*parts: QWidget) -> QWidget:
    """Put things under each other with room between them."""
    return box(stack(*parts, None, space="l"))
