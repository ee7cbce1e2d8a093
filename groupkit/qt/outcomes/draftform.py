"""A group's own draft of what works here: sentences of if and then, and four boxes with starts to cross out."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from groupkit.core.outcomes.draft import LIMITS, Draft, IfThen, Line
from groupkit.core.outcomes.words import OwnDraft
from groupkit.i18n import _
from groupkit.qt.columns import Columns
from groupkit.qt.entries import line, notes
from groupkit.qt.fields import Field
from groupkit.qt.outcomes.ownforms import OwnForm
from groupkit.qt.page import Page
from groupkit.qt.pieces import button, row, text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

Action = Callable[[], object]
_LEAST = 3
_LETTERS = 24


class DraftForm(OwnForm):
    """The draft as it is written; a new one begins with what other groups said, to be crossed out."""

    def __init__(
        self, page: Page, draft: Draft | None, words: OwnDraft, act: tuple[Action, Action], remove: Action
    ) -> None:
        super().__init__()
        self._key = draft.key if draft else ""
        self.title = line(draft.title if draft else words.title, most=80)
        pairs = [(each.when, each.then) for each in (draft.if_thens if draft else ())]
        pairs += [("", "")] * max(1, _LEAST - len(pairs))
        self.pairs: list[tuple[QLineEdit, QLineEdit]] = [(line(one), line(other)) for one, other in pairs]
        sentences = [
            Columns(
                (page.field("if_thens" if not at else f"when/{at}", Field(_("If"), when)), 1),
                (page.field(f"then/{at}", Field(_("then"), then)), 1),
                letters=_LETTERS,
                space="s",
            )
            for at, (when, then) in enumerate(self.pairs)
        ]
        self.boxes: dict[str, QPlainTextEdit] = {}
        boxes: list[Field[QPlainTextEdit]] = []
        for key, title in (*((each.key, each.title) for each in words.boxes), (LIMITS, words.limits_title)):
            said = draft.of(key) if draft else _starts(words, key)
            self.boxes[key] = notes("\n".join(said), lines=5)
            name = f"box/{key}" if boxes else "lines"
            boxes.append(page.field(name, Field(title, self.boxes[key])))
        self.remove_button = button(_("Take it away"), "plain", "x", does=remove)
        self.remove_button.setVisible(draft is not None)
        hint = _("A line each. What other groups said stands there to begin with: cross out what does not fit.")
        self._lay(
            words.title,
            text(words.label, "lead"),
            text(words.intro, "body", "soft"),
            page.field("title", Field(_("What it is called"), self.title)),
            *sentences,
            text(hint, "body", "soft"),
            *boxes,
            row(self.remove_button, None),
            save=act[0],
            leave=act[1],
        )

    def draft(self) -> Draft:
        """Return the draft as written; a sentence that was left empty is left out."""
        typed = [(when.text(), then.text()) for when, then in self.pairs]
        written = [(box, said) for box, each in self.boxes.items() for said in each.toPlainText().splitlines()]
        return Draft(
            key=self._key,
            title=self.title.text(),
            if_thens=tuple(IfThen(when=when, then=then) for when, then in typed if when.strip() or then.strip()),
            lines=tuple(Line(box=box, words=said) for box, said in written if said.strip()),
        )


def _starts(words: OwnDraft, box: str) -> tuple[str, ...]:
    if box == LIMITS:
        return tuple(each.words for each in words.limits)
    return tuple(each.words for each in words.starts if each.box == box)
