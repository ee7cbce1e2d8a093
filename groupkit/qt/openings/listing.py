"""The rows of the board by kind: what each is, when somebody looked, and the button to say that it is still on."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.openings import FRESH, OVER, Board, Opening
from groupkit.core.outings.words.outside import OpeningKind
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.pieces import box, button, card, mark, row, rule, stack, text
from groupkit.qt.sections import Fold

_MANY = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Does:
    """What the buttons of a row do, each with the number of the row."""

    still_on: Callable[[int], object]
    change: Callable[[int], object]
    ended: Callable[[int], object]


class Rows(QWidget):
    """The board by kind; where it is long, each kind folds, and what is over stands folded below."""

    def __init__(self, board: Board, does: Does) -> None:
        super().__init__()
        self._board, self._does = board, does
        self.still_on: dict[int, QPushButton] = {}
        self.change: dict[int, QPushButton] = {}
        self.ended: dict[int, QPushButton] = {}
        self.folds: dict[str, Fold] = {}
        long = sum(len(board.of(kind.key)) for kind in board.kinds) > _MANY
        parts: list[QWidget] = []
        for kind in board.kinds:
            parts.extend(self._kind(kind, folded=long))
        if board.over:
            self.folds[OVER] = Fold(_("What is over"), self._card(board.over))
            parts.append(self.folds[OVER])
        self.setLayout(stack(*parts, None, space="m"))

    def _kind(self, kind: OpeningKind, *, folded: bool) -> tuple[QWidget, ...]:
        rows = self._card(self._board.of(kind.key))
        if not folded:
            return text(kind.title, "heading"), rows
        many = current().whole(len(self._board.of(kind.key)))
        self.folds[kind.key] = Fold(_("{kind}: {count}").format(kind=kind.title, count=many), rows)
        return (self.folds[kind.key],)

    def _card(self, rows: tuple[Opening, ...]) -> QWidget:
        lines = stack(space="m")
        for at, one in enumerate(rows):
            if at:
                lines.addWidget(rule())
            lines.addWidget(self._row(one))
        return card(lines)

    def _row(self, one: Opening) -> QWidget:
        words = current()
        told = [text(one.name, "lead"), *([text(one.what)] if one.what else [])]
        for label, said in self._board.facts(one, words):
            whole = _("{title}: {words}").format(title=label, words=said) if label else said
            told.append(text(whole, "body", "soft"))
        return box(stack(*told, self._looked(one), self._buttons(one), space="xs"))

    def _looked(self, one: Opening) -> QWidget:
        standing = self._board.standing(one)
        said = self._board.words.not_on if standing == OVER else self._board.looked(one, current())
        fresh = standing == FRESH
        shown = text(said, "small", "" if fresh else "care")
        return box(
            row(mark("circle-check" if fresh else "info", "accent" if fresh else "care"), (shown, 1), space="s")
        )

    def _buttons(self, one: Opening) -> QWidget:
        words, over = self._board.words, self._board.standing(one) == OVER
        made = [
            (self.still_on, words.still_on, "quiet", "check", self._does.still_on, _("It is still on: {name}")),
            (self.change, _("Change"), "plain", "", self._does.change, _("Change: {name}")),
            (self.ended, words.not_on, "plain", "x", self._does.ended, _("It has ended: {name}")),
        ]
        buttons = []
        for kept, said, kind, drawn, does, spoken in made[:2] if over else made:
            kept[one.id] = button(said, kind, drawn, does=partial(does, one.id))
            kept[one.id].setAccessibleName(spoken.format(name=one.name))
            buttons.append(kept[one.id])
        return Columns(*buttons, letters=0, space="s")
