"""A rounded figure as a sentence with a bar in outline beside it, and the change since last time as an arrow."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from groupkit.core.feedback.changes import Change
from groupkit.core.feedback.figures import apart, change_in_words
from groupkit.core.feedback.release import Shape
from groupkit.core.feedback.words import Words
from groupkit.qt.columns import Columns
from groupkit.qt.look import colour, px, worn
from groupkit.qt.pieces import Item, box, card, row, stack, text
from groupkit.services.feedback.results import Results, Shown

_HIGH, _ARROW, _LETTERS = 1.3, 1.5, 34
_POINTS = {
    Change.UP: ((0.5, 0.1), (0.5, 0.9), (0.2, 0.42), (0.8, 0.42)),
    Change.DOWN: ((0.5, 0.9), (0.5, 0.1), (0.2, 0.58), (0.8, 0.58)),
    Change.SAME: ((0.9, 0.5), (0.1, 0.5), (0.58, 0.2), (0.58, 0.8)),
}


class Bar(QWidget):
    """A bar in outline, as long as its share; its figure is said in the words beside it."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share
        self.setFixedHeight(round(px("body") * _HIGH))
        self.setMinimumWidth(px("body") * 6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  the whole bar is small
        """Draw the bar (Qt)."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        wide = max(1.0, room.width() * self.share)
        left = room.right() - wide if worn().rtl else room.left()
        painter.setPen(QPen(colour("accent"), 2))
        painter.setBrush(colour("accent_soft"))
        painter.drawRoundedRect(QRectF(left, room.top(), wide, room.height()), 3, 3)


class Arrow(QWidget):
    """An arrow up, along or down; the words beside it say the same."""

    def __init__(self, change: Change) -> None:
        super().__init__()
        self._points = _POINTS[change]
        side = round(px("body") * _ARROW)
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  the whole arrow is small
        """Draw the arrow (Qt)."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("accent"), 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        side = self.width()
        tip, end, one, other = (QPointF(self._x(x) * side, y * side) for x, y in self._points)
        painter.drawLine(end, tip)
        painter.drawPolyline(QPolygonF([one, tip, other]))

    def _x(self, x: float) -> float:
        return 1 - x if worn().rtl else x


def change_line(change: Change, words: Words) -> QWidget:
    """Make the arrow and the sentence that tell how a figure stands beside last time."""
    said = text(change_in_words(change, words.figures), "lead")
    arrow = [] if change is Change.HIDDEN else [Arrow(change)]
    return box(row(*arrow, (said, 1), space="m"))


def question(run: Sequence[Shown], words: Words) -> QWidget:
    """Make what is shown of one question: what was asked, each figure with its bar, and the change.

    Where several answers could be marked there is one of `run` for each answer.
    """
    first = run[0]
    parts: list[Item] = [text(first.asked, "heading")]
    if first.part:
        parts.append(text(first.part, "lead", "soft"))
    told: set[str] = set()
    for lines, share in (each for shown in run for each in apart(shown.table, shown.answers, words.figures)):
        parts.append(_line(lines, share))
        told.update(lines)
    rest = [line for line in dict.fromkeys(line for shown in run for line in shown.lines) if line not in told]
    parts += [text(line, "body", "soft") for line in rest]
    if first.change is not Change.HIDDEN:
        parts.append(change_line(first.change, words))
    return card(stack(*parts, space="m"))


def moved(found: Results, words: Words) -> QWidget:
    """Make what is shown of how people with a two-word card moved."""
    figures, hidden = words.figures, found.moves.shape is Shape.HIDDEN
    lines = [text(" ".join(said)) if hidden else _line(said, share) for said, share in found.moved]
    whose = text(figures.hidden_why if hidden else figures.moved_whose, "body", "soft")
    return card(stack(text(figures.moved_heading, "heading"), *lines, whose, space="m"))


def _line(lines: Sequence[str], share: float) -> QWidget:
    said = stack(*(text(line) for line in lines), space="xs")
    return Columns((box(said), 3), (Bar(share), 2), letters=_LETTERS, space="m")
