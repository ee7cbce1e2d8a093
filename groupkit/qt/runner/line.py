"""The whole meeting as one line, drawn to scale: what is over, what is on, and what comes."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from groupkit.core.runner.view import Stretch
from groupkit.i18n import _
from groupkit.qt.look import colour, gap, px, worn

_THIN, _THICK = 0.6, 1.1


class WholeLine(QWidget):
    """One stretch for each part; the words beside it say the same, so a screen reader may pass over it."""

    def __init__(self) -> None:
        super().__init__()
        self._line: tuple[Stretch, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("The whole meeting"))

    def sizeHint(self) -> QSize:
        """Ask for the height of the thick stretch (Qt)."""
        return QSize(px("body") * 10, round(px("body") * 1.4))

    def show_line(self, line: tuple[Stretch, ...]) -> None:
        """Show these stretches."""
        if line != self._line:
            self._line = line
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the stretches from the side reading begins on (Qt)."""
        if not self._line:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if worn().rtl:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        space = gap("xs")
        whole = sum(each.long.total_seconds() for each in self._line)
        room = self.width() - space * (len(self._line) - 1)
        at = 0.0
        for each in self._line:
            wide = room * each.long.total_seconds() / whole
            tall = px("body") * (_THICK if each.now else _THIN)
            place = QRectF(at, (self.height() - tall) / 2, wide, tall)
            painter.setBrush(colour("line"))
            painter.drawRoundedRect(place, 4, 4)
            if each.done:
                painter.setBrush(colour("accent"))
                painter.drawRoundedRect(QRectF(at, place.top(), wide * each.done, tall), 4, 4)
            at += wide + space
        painter.end()
