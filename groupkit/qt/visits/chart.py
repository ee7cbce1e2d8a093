"""Visits as bars, one for each month, in the colours of the window; the arrow keys walk through the months."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from groupkit.core.visits import Month, month_in_words
from groupkit.i18n import _, current
from groupkit.qt.look import colour, gap, px, sized, worn

_TALL, _SHARE, _WIDEST = 14, 0.6, 2.6
_BOLD = QFont.Weight.DemiBold
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Bars(QWidget):
    """A bar for each month, told apart by fill and outline as well as by words under it.

    A full bar is known whole, an empty one in part, a dashed line not at all; no meeting leaves a gap.
    `turned` tells which month is looked at.
    """

    turned = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.months: tuple[Month, ...] = ()
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Visits each month"))

    @property
    def month(self) -> Month | None:
        """The month that is looked at; None where there is none."""
        return self.months[self._at] if self.months else None

    def show_months(self, months: Sequence[Month]) -> None:
        """Show these months instead, oldest first, and look at the newest."""
        self.months = tuple(months)
        self.look_at(len(self.months) - 1)

    def look_at(self, at: int) -> None:
        """Look at one month, counted from 0."""
        self._at = max(0, min(at, len(self.months) - 1))
        said = month_in_words(self.month, current()) if self.month else ""
        self.setAccessibleDescription(said)
        self.turned.emit(self.month)
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a calm height that grows with the text (Qt)."""
        return QSize(px("body") * 20, px("body") * _TALL)

    def minimumSizeHint(self) -> QSize:
        """Stay usable in a narrow window (Qt)."""
        return QSize(px("body") * 10, px("body") * _TALL)

    # keys and touch

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrow keys, Home and End (Qt)."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.look_at(self._at + (-_STEPS[key] if worn().rtl else _STEPS[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.look_at(0 if key == Qt.Key.Key_Home else len(self.months))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look at the month that is pressed (Qt)."""
        place = event.position().toPoint()
        for at in range(len(self.months)):
            if self._slot(at).contains(QPoint(place.x(), self.height() // 2)):
                self.look_at(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the ring (Qt)."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away (Qt)."""
        super().focusOutEvent(event)
        self.update()

    # drawing

    def _slot(self, at: int) -> QRect:
        """Return the room of one month, from the top to the bottom."""
        count = max(1, len(self.months))
        place = count - 1 - at if worn().rtl else at
        left, right = (round(self.width() * edge / count) for edge in (place, place + 1))
        return QRect(left, 0, right - left, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt passes it
        """Draw the months (Qt)."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QFontMetrics(sized(self.font(), "small")).height()
        foot = self.height() - 2 * line - gap("s")
        most = max((month.visits or 0 for month in self.months), default=0)
        room = foot - line - gap("m")
        for at, month in enumerate(self.months):
            slot = self._slot(at)
            if at == self._at:
                self._here(painter, slot)
            high = room * (month.visits or 0) / max(1, most)
            self._bar(painter, month, slot, foot, high)
            self._names(painter, at, slot, foot)
        painter.setPen(QPen(colour("edge"), 1))
        painter.drawLine(0, foot, self.width(), foot)
        painter.end()

    def _here(self, painter: QPainter, slot: QRect) -> None:
        """Draw the ground of the month that is looked at, and the ring while the keyboard is here."""
        inside = QRectF(slot).adjusted(2, 2, -2, -2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("sunken"))
        if self.hasFocus():
            painter.setPen(QPen(colour("focus"), worn().ring))
        painter.drawRoundedRect(inside, worn().radius("small"), worn().radius("small"))

    def _bar(self, painter: QPainter, month: Month, slot: QRect, foot: int, high: float) -> None:
        wide = min(slot.width() * _SHARE, px("body") * _WIDEST)
        left = slot.center().x() + 0.5 - wide / 2
        if month.visits is not None:
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(colour("accent" if month.whole else "surface"))
            painter.drawRect(QRectF(left, foot - max(1.0, high), wide, max(1.0, high)))
            self._word(painter, str(month.visits), slot, round(foot - high) - gap("xs"), above=True)
        elif month.held:
            painter.setPen(QPen(colour("soft"), 2, Qt.PenStyle.DashLine))
            above = foot - gap("s")
            painter.drawLine(QPointF(left, above), QPointF(left + wide, above))

    def _names(self, painter: QPainter, at: int, slot: QRect, foot: int) -> None:
        """Write the month where there is room, and the year under the first and each January."""
        first = self.months[at].first
        names = [current().month(each.first, "short") for each in self.months]
        metrics = QFontMetrics(sized(self.font(), "small"))
        widest = max(map(metrics.horizontalAdvance, names)) + gap("s")
        apart = next((step for step in (1, 2, 3, 4, 6) if step * slot.width() >= widest), 12)
        if (first.month - 1) % apart == 0:
            self._word(painter, names[at], slot, foot + gap("xs"), above=False)
        if first.month == 1 or (at == 0 and self._has_room_before_january(slot.width(), metrics)):
            self._word(painter, str(first.year), slot, foot + gap("xs") + metrics.height(), above=False)

    def _has_room_before_january(self, wide: int, metrics: QFontMetrics) -> bool:
        """Whether the first year would stand clear of the next one."""
        until = next((at for at, month in enumerate(self.months) if month.first.month == 1), len(self.months))
        return until * wide > metrics.horizontalAdvance("2026") + gap("s")

    def _word(self, painter: QPainter, words: str, slot: QRect, y: int, *, above: bool) -> None:
        """Write words in the middle of a month, above or below a height."""
        font = sized(self.font(), "small", _BOLD if above else QFont.Weight.Normal)
        metrics = QFontMetrics(font)
        wide = metrics.horizontalAdvance(words)
        if above and wide > slot.width():
            return
        painter.setFont(font)
        painter.setPen(colour("ink" if above else "soft"))
        top = y - metrics.height() if above else y
        left = max(0, min(slot.center().x() - wide // 2, self.width() - wide))
        painter.drawText(QRect(left, top, wide + 1, metrics.height()), Qt.AlignmentFlag.AlignLeft, words)
