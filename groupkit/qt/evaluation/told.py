"""What the group hears: each theme in words, and what the group said to it, written down one by one."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.evaluation.deciding import LEVELS, LONGEST, Response
from groupkit.core.evaluation.words import Roomcheck
from groupkit.i18n import _
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Choice, notes
from groupkit.qt.fields import Field
from groupkit.qt.flow import flow
from groupkit.qt.page import Page
from groupkit.qt.pieces import Item, box, button, card, chip, row, rule, stack, text
from groupkit.services.evaluation.check import Passed

Verb = Callable[[int], object]


class ToldList(QWidget):
    """Themes that passed; the one being answered is open, with three answers to choose from."""

    def __init__(
        self, page: Page, found: Iterable[Passed], words: Roomcheck, answering: int, verbs: tuple[Verb, ...]
    ) -> None:
        super().__init__()
        self.buttons: dict[int, tuple[QPushButton, QPushButton]] = {}
        self.response: Choice[Response] | None = None
        self.first: QWidget | None = None
        self._page, self._words, self._verbs, self._asked = page, words, verbs, bool(answering)
        parts: list[Item] = [text(_("What the group hears"), "heading")]
        for at, each in enumerate(found):
            parts += [rule()] if at else []
            parts.append(self._open(each) if each.id == answering else self._line(each))
        self.setLayout(stack(card(stack(*parts, space="m"))))

    def _about(self, each: Passed) -> list[Item]:
        said = {answer.key: answer.title for answer in self._words.responses}
        lines: list[Item] = [
            text(each.title, "lead"),
            *(text(line) for line in each.words.splitlines() if line.strip()),
            text(_(LEVELS[each.level]), "small", "soft"),
        ]
        if each.response is not None:
            lines.append(row(chip(said[each.response.value], "accent"), None))
            if each.response_words:
                lines.append(text(each.response_words, "small"))
        return lines

    def _line(self, each: Passed) -> QWidget:
        answer, back, _keep, _leave = self._verbs
        asks = each.response is None
        # the first that is not answered yet is the one thing to do
        kind = "primary" if asks and not self._asked else "quiet"
        self._asked = self._asked or asks
        words = _("What did the group say?") if asks else _("Change what it said")
        says = button(words, kind, "message-circle", does=lambda: answer(each.id))
        takes = button(_("Take it back"), "plain", "undo-2", does=lambda: back(each.id))
        for made in (says, takes):
            made.setAccessibleDescription(each.title)
        self.buttons[each.id] = says, takes
        if kind == "primary" or self.first is None:
            self.first = says
        ways = Columns(says, takes, letters=0, space="s")
        return Columns((box(stack(*self._about(each), space="xs")), 1), ways, letters=44)

    def _open(self, each: Passed) -> QWidget:
        _answer, _back, keep, leave = self._verbs
        ways = [(Response(answer.key), answer.title) for answer in self._words.responses]
        self.response = Choice(ways, each.response)
        self.said = notes(each.response_words, lines=3)
        self.keep_button = button(_("Write it down"), "primary", "check", does=lambda: keep(each.id))
        self.leave_button = button(_("Not now"), "plain", does=lambda: leave(each.id))
        self.first = self.response
        hint = _("In the words of the group, without names. {longest} letters at most.").format(longest=LONGEST)
        return box(
            stack(
                *self._about(each),
                self._page.field("response", Field(_("What did the group say?"), self.response)),
                self._page.field("words", Field(_("What else was said, if anything?"), self.said, hint=hint)),
                flow(self.keep_button, self.leave_button),
                space="m",
            )
        )
