"""A small picture of how a sheet of a booklet is turned: the edge that stays in place, and the fold."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from groupkit.core.workbooks.editions import Edge
from groupkit.qt.look import colour, px

_WIDE, _TALL, _SIDE = 6.0, 4.2, 0.8


class Turning(QWidget):
    """A sheet lying on its long side, its fold dashed, and the edge it turns on drawn thick with an arrow."""

    def __init__(self, edge: Edge) -> None:
        super().__init__()
        self._edge = edge
        body = px("body")
        self.setFixedSize(QSize(round((_WIDE + 2 * _SIDE) * body), round((_TALL + 2 * _SIDE) * body)))

    def show_edge(self, edge: Edge) -> None:
        """Show another edge."""
        self._edge = edge
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  the whole picture is small
        """Draw the sheet (Qt)."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = px("body")
        sheet = QRectF(_SIDE * body, _SIDE * body, _WIDE * body, _TALL * body)
        painter.setPen(QPen(colour("edge"), 1.5))
        painter.setBrush(colour("surface"))
        painter.drawRect(sheet)
        painter.setPen(QPen(colour("soft"), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(sheet.center().x(), sheet.top()), QPointF(sheet.center().x(), sheet.bottom()))
        thick = QPen(colour("accent"), body * 0.24)
        thick.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(thick)
        if self._edge is Edge.SHORT:
            painter.drawLine(sheet.topRight(), sheet.bottomRight())
        else:
            painter.drawLine(sheet.topLeft(), sheet.topRight())
        self._arrow(painter, sheet, body)
        painter.end()

    def _arrow(self, painter: QPainter, sheet: QRectF, body: float) -> None:
        """Draw an arrow that goes over the edge the sheet turns on."""
        painter.setPen(QPen(colour("accent"), body * 0.12))
        middle = QPointF(sheet.right(), sheet.center().y())
        across, along = QPointF(body * 0.6, 0), QPointF(0, body * 0.45)
        if self._edge is Edge.LONG:
            middle = QPointF(sheet.left() + sheet.width() / 4, sheet.top())
            across, along = QPointF(0, -body * 0.6), QPointF(body * 0.45, 0)
        tip, start = middle + across, middle - across * 2
        painter.drawLine(start, tip)
        painter.drawLine(tip, tip - across * 0.7 + along)
        painter.drawLine(tip, tip - across * 0.7 - along)
