"""The lists of the page: what the group is on, what it has told already, and what business meetings decided."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from groupkit.core.business import by_role
from groupkit.core.decisions import Action
from groupkit.core.packs.words import MeetingWords
from groupkit.core.promises import STATES, Promise, State
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.look import gap
from groupkit.qt.pieces import box, card, chip, named_button, row, rule, stack, text
from groupkit.qt.promises.card import next_step
from groupkit.qt.sections import Fold, LateFold


@dataclass(frozen=True, slots=True, kw_only=True)
class Does:
    """What the buttons beside a promise do."""

    settle: Callable[[Promise], object]
    told: Callable[[Promise], object]
    change: Callable[[Promise], object]


class OnIt(QWidget):
    """The promises that are not finished, each with its next step."""

    def __init__(self, promises: Sequence[Promise], today: date, words: MeetingWords, does: Does) -> None:
        super().__init__()
        self.next_buttons: dict[int, QPushButton] = {}
        self.change_buttons: dict[int, QPushButton] = {}
        lines = stack(text(_("What we are on"), "heading"), space="m")
        if not promises:
            lines.addWidget(text(_("Nothing waits. Everybody was told what came of it."), "body", "soft"))
        for at, each in enumerate(promises):
            if at:
                lines.addWidget(rule())
            lines.addWidget(self._line(each, today, words, does))
        self.setLayout(stack(card(lines)))

    def _line(self, each: Promise, today: date, words: MeetingWords, does: Does) -> QWidget:
        said = _("{label}: {words}").format(label=words.poster.said, words=each.said)
        parts: list[QWidget] = [text(each.what, "lead"), text(said, "body", "soft")]
        if each.state is not State.OPEN:
            parts.append(Columns(chip(_(STATES[each.state])), letters=0, space="s"))
        parts.append(text(next_step(each, today), "small"))
        parts.append(text(_since(each), "small", "soft"))
        if each.state is State.OPEN:
            label, name = _("What came of it"), _("What came of {title}")
            settle, change = partial(does.settle, each), partial(does.change, each)
        else:
            label, name = _("The group was told"), _("The group was told of {title}")
            settle, change = partial(does.told, each), partial(does.settle, each)
        self.next_buttons[each.id] = named_button(label, name, each.what, settle, "quiet")
        self.change_buttons[each.id] = named_button(_("Change"), _("Change {title}"), each.what, change)
        buttons = Columns(self.next_buttons[each.id], self.change_buttons[each.id], letters=0, space="s")
        return box(stack(*parts, buttons, space="s"))


class Finished(QWidget):
    """What the group promised, settled and heard of, newest first, folded away."""

    def __init__(
        self, promises: Sequence[Promise], words: MeetingWords, again: Callable[[Promise], object]
    ) -> None:
        super().__init__()
        self.again_buttons: dict[int, QPushButton] = {}
        self._promises, self._words, self._again = promises, words, again
        self.fold = LateFold(_("What came of earlier promises"), self._lines)
        self.setLayout(stack(card(stack(self.fold), pad="m")))

    def _lines(self) -> QWidget:
        parts: list[QWidget] = []
        for each in self._promises:
            told = self._words.poster.done.format(day=current().day(each.told_on, "full")) if each.told_on else ""
            self.again_buttons[each.id] = named_button(
                _("Change what came of it"), _("Change what came of {title}"), each.what, partial(self._again, each)
            )
            said = (text(each.what), text(_(STATES[each.state]), "small"), text(told, "small"))
            parts.append(box(stack(*said, row(self.again_buttons[each.id], None), space="xs")))
        return _inside(stack(*parts, space="m"))


class Decided(QWidget):
    """What business meetings gave somebody to do, each of which can be promised too."""

    def __init__(self, actions: Sequence[Action], promise: Callable[[Action], object]) -> None:
        super().__init__()
        self.buttons: dict[int, QPushButton] = {}
        lines = stack(space="m")
        for each in actions:
            self.buttons[each.id] = named_button(
                _("Promise this too"), _("Promise this too: {title}"), each.what, partial(promise, each), "plain"
            )
            owner = by_role(each.owner, current())
            said = [text(each.what), *([text(owner, "small")] if owner else [])]
            lines.addWidget(box(stack(*said, row(self.buttons[each.id], None), space="xs")))
        self.fold = Fold(_("From business meetings"), _inside(lines))
        self.setLayout(stack(card(stack(self.fold), pad="m")))


def _since(each: Promise) -> str:
    """Say when it was promised, and when it was settled and who saw to it."""
    words = current()
    if each.settled_on is None:
        return _("Promised on {day}.").format(day=words.day(each.made_on, "long"))
    said = (
        _("{who} saw to it. It was settled on {day}.")
        if each.owner
        else _("Nobody saw to it. It was settled on {day}.")
    )
    return said.format(who=by_role(each.owner, words), day=words.day(each.settled_on, "long"))


def _inside(lines: QVBoxLayout) -> QWidget:
    """Let what is under a fold begin where its words begin."""
    side = gap("m")
    lines.setContentsMargins(side, 0, side, side)
    return box(lines)
