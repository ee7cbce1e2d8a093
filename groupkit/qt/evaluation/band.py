"""The talks of one person along a line of time: windows drawn by shape, and each said in a sentence below."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from groupkit.core.evaluation.clocks import STATES, WAVES, Due, DueState
from groupkit.i18n import N_, _, current
from groupkit.qt.look import colour, px, worn
from groupkit.qt.pieces import Item, box, row, stack, text

_HIGH, _MARK, _LEAST = 1.8, 1.3, 14.0
_WINDOW = N_("{talk}: from {first} to {last}.")
_ABOUT = N_("{talk}: about {first} to {last}. It moves with the talk before it.")
_HELD = {
    DueState.HELD: N_("{talk}: held on {day}."),
    DueState.LATE: N_("{talk}: held on {day}, later than planned, and that is fine."),
    DueState.EARLY: N_("{talk}: held on {day}, earlier than planned."),
}
_TO_COME = frozenset({DueState.PASSED, DueState.AHEAD})
_DONE = frozenset(_HELD)


class Band(QWidget):
    """Windows on a line of time, in one colour: filled once held, dashed where no talk was or will be."""

    def __init__(self, talks: Sequence[Due], started: date, today: date) -> None:
        super().__init__()
        self.talks, self._today = tuple(talks), today
        days = [started, today, *(each.last for each in talks), *(each.held for each in talks if each.held)]
        self._first, self._last = min(days), max(days)
        self.setFixedHeight(round(px("body") * _HIGH))
        self.setMinimumWidth(px("body") * 8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def place(self, day: date) -> float:
        """Return where a day stands, in pixels from the left edge."""
        room = self.width() - 2 * _LEAST
        share = (day - self._first).days / max(1, (self._last - self._first).days)
        return _LEAST + room * (1 - share if worn().rtl else share)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  the whole band is small
        """Draw the line, the windows and today (Qt)."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() * 0.62
        painter.setPen(QPen(colour("edge"), 2))
        painter.drawLine(QPointF(2, middle), QPointF(self.width() - 2, middle))
        for each in self.talks:
            self._window(painter, each, middle)
        self._now(painter, middle)

    def _window(self, painter: QPainter, talk: Due, middle: float) -> None:
        one, other = sorted((self.place(talk.first), self.place(talk.last)))
        spare = max(0.0, _LEAST - (other - one)) / 2
        tall = px("body") * 0.36
        shape = QRectF(one - spare, middle - tall, other - one + 2 * spare, 2 * tall)
        now = talk.state is DueState.NOW
        gone = talk.state in {DueState.NOT_HELD, DueState.STOPPED, DueState.PASSED}
        style = Qt.PenStyle.DashLine if gone else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour("edge" if gone else "accent"), 3 if now else 2, style))
        painter.setBrush(colour("accent" if talk.state in _DONE else "accent_soft" if now else "surface"))
        painter.drawRoundedRect(shape, 5, 5)

    def _now(self, painter: QPainter, middle: float) -> None:
        """Draw today as a small pointer above the line."""
        x, half = self.place(self._today), px("body") * 0.28
        top = middle - px("body") * 1.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("ink"))
        painter.drawPolygon(
            QPolygonF([QPointF(x - half, top), QPointF(x + half, top), QPointF(x, top + 1.6 * half)])
        )


def sentence(talk: Due) -> str:
    """Return when a talk is best held, or what became of it."""
    day, name = current().day, wave_name(talk.wave)
    if talk.state in _HELD and talk.held is not None:
        return _(_HELD[talk.state]).format(talk=name, day=day(talk.held, "sheet"))
    said = _ABOUT if talk.reckoned else _WINDOW
    return _(said).format(talk=name, first=day(talk.first, "sheet"), last=day(talk.last, "sheet"))


def next_of(talks: Sequence[Due]) -> Due | None:
    """Return the talk that comes next for somebody: the one whose time is now, or the first not held yet."""
    now = (each for each in talks if each.state is DueState.NOW)
    return next(now, next((each for each in talks if each.state in _TO_COME), None))


def wave_name(wave: str) -> str:
    """Return what a wave is called."""
    return _(WAVES[wave]) if wave in WAVES else wave


def lines(talks: Sequence[Due]) -> QWidget:
    """Make a sentence a talk, each with its state."""
    made: list[Item] = []
    for each in talks:
        faint = "" if each.state is DueState.NOW else "soft"
        said = text(sentence(each), "body", faint)
        state = [] if each.state in _DONE else [text(_(STATES[each.state]), "small", "accent", wrap=False)]
        made.append(row((said, 1), *state, space="m"))
    return box(stack(*made, space="s"))
