"""The larger parts of a page: its header, facts, banner, steps, an empty page and lines that fold."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from groupkit.i18n import _
from groupkit.qt.columns import Columns
from groupkit.qt.look import gap, icon, icon_size
from groupkit.qt.pieces import box, button, card, mark, row, stack, text

_BANNER_LETTERS, _WAY_LETTERS = 22, 24


def header(title: str, sentence: str, primary: QPushButton | None = None, *beside: QPushButton) -> QWidget:
    """Make the top of a page: where you are, one sentence, and the next thing to do at the end corner."""
    words = stack(text(title, "title"), text(sentence, "body", "soft"), space="xs")
    words.setSpacing(0)
    buttons = [*beside, primary] if primary else list(beside)
    if not buttons:
        return box(words)
    actions = Columns(*buttons, letters=0, space="s")
    whole = Columns((box(words), 1), actions, space="m")
    whole.turned.connect(lambda across: actions.put_last_first(not across))
    return whole


def fact(drawn: str, words: str, more: str = "") -> QWidget:
    """Make one fact (when, where, what): an icon, a line and a quieter line; no card round it."""
    lines = stack(text(words), *([text(more, "small")] if more else []), None, space="xs")
    lines.setSpacing(1)
    return box(row(mark(drawn, "accent"), (lines, 1), space="m"))


def facts(*each: QWidget) -> Columns:
    """Put facts side by side under the header."""
    return Columns(*((one, 1) for one in each))


def banner(sentence: str, action: QPushButton | None = None, tone: str = "care", drawn: str = "info") -> QFrame:
    """Make one sentence about something to know, and one plain button; at most one banner at a time."""
    words = box(row(mark(drawn, tone), (text(sentence), 1), space="m"))
    parts = [(words, 1), (action, 0)] if action else [(words, 1)]
    return card(stack(Columns(*parts, letters=_BANNER_LETTERS, space="s")), tone, "l")


def empty(title: str, sentence: str, action: QPushButton | None = None) -> QFrame:
    """Make what a page says when there is nothing yet: one kind sentence and one thing to do."""
    below = [row(action, None)] if action else []
    return card(stack(text(title, "heading"), text(sentence, "body", "soft"), *below, space="m"))


def ways(title: str, each: Iterable[tuple[str, QPushButton]]) -> QFrame:
    """Put a few places to go on one card: what each is for in a sentence, and its button after it."""
    lines = [Columns((text(sentence), 1), go, letters=_WAY_LETTERS) for sentence, go in each]
    return card(stack(text(title, "heading"), *lines, space="s"))


def listed(heading: str, shown: QWidget, below: QWidget | None = None) -> QFrame:
    """Put a table on a card; its heading and what is below it start where its words start."""
    top = row((text(heading, "heading"), 1))
    side = gap("m")
    top.setContentsMargins(side, gap("xs"), side, 0)
    foot = row((below, 1))
    foot.setContentsMargins(side, 0, side, gap("xs"))
    return card(stack(top, shown, *([foot] if below else []), space="m"), pad="m")


def steps(words: Sequence[str], now: int) -> QWidget:
    """Make the line of steps, in words; `now` counts from 0, and all are done when it is past the last."""
    return Columns(*(_step(words, at, now) for at in range(len(words))), letters=0, space="xxl")


def _step(words: Sequence[str], at: int, now: int) -> QWidget:
    values = {"number": at + 1, "total": len(words), "words": words[at]}
    if at < now:
        drawn, role, tone, said = "circle-check", "body", "", _("Step {number} of {total}, done: {words}")
    elif at == now:
        drawn, role, tone, said = "arrow-right", "lead", "accent", _("Step {number} of {total}, now: {words}")
    else:
        drawn, role, tone, said = (
            "circle-dashed",
            "body",
            "soft",
            _("Step {number} of {total}, later: {words}"),
        )
    label = text(words[at], role, tone, wrap=False)
    label.setAccessibleName(said.format(**values))
    return box(row(mark(drawn, tone or "accent"), label, space="s"))


class Fold(QWidget):
    """A line that opens and folds what is under it."""

    def __init__(self, words: str, content: QWidget, *, opened: bool = False) -> None:
        super().__init__()
        self.line = button(words, "fold", "chevron-right")
        self.line.setCheckable(True)
        self.line.toggled.connect(self._turn)
        self._content = content
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(gap("xs"))
        layout.addWidget(self.line)
        layout.addWidget(content)
        self.line.setChecked(opened)
        self._turn(opened)

    def _turn(self, opened: bool) -> None:  # noqa: FBT001  Qt passes it so
        self._content.setVisible(opened)
        self.line.setIcon(icon("chevron-down" if opened else "chevron-right", "soft"))
        self.line.setIconSize(QSize(icon_size(), icon_size()))
        self.line.setAccessibleDescription(_("Open.") if opened else _("Folded. Press to open."))
        self.line.setCursor(Qt.CursorShape.PointingHandCursor)


class LateFold(Fold):
    """A line that makes what is under it when it is opened for the first time."""

    def __init__(self, words: str, make: Callable[[], QWidget]) -> None:
        self._make: Callable[[], QWidget] | None = make
        self._room = stack()
        super().__init__(words, box(self._room))
        self.line.toggled.connect(self._fill)

    def _fill(self, opened: bool) -> None:  # noqa: FBT001  Qt passes it so
        if opened and self._make is not None:
            made, self._make = self._make(), None
            self._room.addWidget(made)
