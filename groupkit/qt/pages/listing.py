"""A list of pages to go to: whole titles on as many lines as they need, one tab stop, arrow keys and Enter."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QScrollArea

from groupkit.qt.look import gap, worn

_TALL = 9999


class Titles(QListWidget):
    """`chosen` carries the number of the line that was pressed; `now` is the line that is marked."""

    chosen = Signal(int)

    def __init__(self, name: str, titles: Sequence[str], now: int = -1) -> None:
        super().__init__()
        self.setObjectName("nav")
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for title in titles:
            self.addItem(QListWidgetItem(title))
        if now >= 0:
            font = QFont(self.font())
            font.setWeight(QFont.Weight.Bold)
            self.item(now).setFont(font)
        self.setCurrentRow(max(now, 0))
        self.itemClicked.connect(lambda item: self.chosen.emit(self.row(item)))
        self.itemActivated.connect(lambda item: self.chosen.emit(self.row(item)))
        self.currentRowChanged.connect(self._show)
        self._fit(worn().target * 10)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the titles anew (Qt)."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def minimumSizeHint(self) -> QSize:
        """Ask for little width: titles break (Qt)."""
        return QSize(worn().target * 4, worn().target)

    def _fit(self, width: int) -> None:
        """Make each line as high as its title, and the list as high as its lines."""
        room = QRect(0, 0, max(worn().target, width - 2 * gap("m") - 3 * worn().ring - gap("m")), _TALL)
        total = 0
        for at in range(self.count()):
            item = self.item(at)
            bold = QFont(self.font())
            bold.setWeight(QFont.Weight.Bold)
            words = QFontMetrics(bold).boundingRect(room, Qt.TextFlag.TextWordWrap, item.text()).height()
            height = max(worn().target, words + 2 * gap("s") + 2 * worn().ring)
            item.setSizeHint(QSize(0, height))
            total += height
        self.setFixedHeight(total + 2 * self.frameWidth())

    def _show(self, at: int) -> None:
        """Scroll the page so that the line with the keyboard can be seen."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        inner = above.widget() if isinstance(above, QScrollArea) else None
        if isinstance(above, QScrollArea) and inner is not None:
            middle = self.mapTo(inner, self.visualItemRect(self.item(at)).center())
            above.ensureVisible(middle.x(), middle.y(), 0, worn().target * 2)
