"""How a line of a table is drawn: one ring round the whole current row, and states as chips."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from groupkit.qt.look import colour, gap, sized, worn

CHIP = Qt.ItemDataRole.UserRole
_COLOURS = {
    "accent": ("accent_soft", "accent"),
    "care": ("care_soft", "care"),
    "wrong": ("wrong_soft", "wrong"),
}
_PLAIN = ("sunken", "ink")
_STATE = QStyle.StateFlag
_RTL = Qt.LayoutDirection.RightToLeft
Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Draws a cell and its share of the ring, which goes round the row and not round the cell."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell (Qt)."""
        option.state &= ~_STATE.State_HasFocus
        super().paint(painter, option, index)
        view = self.parent()
        focused = isinstance(view, QAbstractItemView) and view.hasFocus()
        if focused and option.state & _STATE.State_Selected:
            self._ring(painter, option, index)

    def _ring(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        pen = QPen(colour("focus"), worn().ring)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        place = option.rect.adjusted(0, 1, 0, -2)
        painter.drawLine(place.topLeft(), place.topRight() + QPoint(1, 0))
        painter.drawLine(place.bottomLeft(), place.bottomRight() + QPoint(1, 0))
        first, last = index.column() == 0, index.column() == index.model().columnCount() - 1
        if option.direction == _RTL:
            first, last = last, first
        top, bottom = option.rect.top(), option.rect.bottom() + 1
        if first:
            painter.drawLine(place.left() + 1, top, place.left() + 1, bottom)
        if last:
            painter.drawLine(place.right() - 1, top, place.right() - 1, bottom)
        painter.restore()


class ChipDelegate(RowDelegate):
    """Draws a state as a chip, without a widget for each row, so that a long table stays quick."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave the words to the chip; a value without a tone is plain words (Qt)."""
        super().initStyleOption(option, index)
        if index.data(CHIP):
            option.text = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room a chip needs (Qt)."""
        if not index.data(CHIP):
            return super().sizeHint(option, index)
        chip = self._size(option, str(index.data()))
        return QSize(chip.width() + 2 * gap("m"), chip.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell and the chip in it (Qt)."""
        super().paint(painter, option, index)
        words, tone = str(index.data()), index.data(CHIP)
        if not words or not tone:
            return
        ground, ink = _COLOURS.get(tone, _PLAIN)
        if option.state & _STATE.State_Selected and ground == "accent_soft":
            ground = "surface"
        start = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        room = option.rect.adjusted(gap("m"), 0, -gap("m"), 0)
        place = QStyle.alignedRect(option.direction, start, self._size(option, words), room)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(place, worn().radius("small"), worn().radius("small"))
        painter.setFont(self._font(option))
        painter.setPen(colour(ink))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()

    def _font(self, option: QStyleOptionViewItem) -> QFont:
        return sized(option.font, "small", QFont.Weight.DemiBold)

    def _size(self, option: QStyleOptionViewItem, words: str) -> QSize:
        metrics = QFontMetrics(self._font(option))
        return QSize(metrics.horizontalAdvance(words) + 2 * gap("s"), metrics.height() + 6)
