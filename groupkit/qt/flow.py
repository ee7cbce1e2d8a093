"""Buttons one after another, as words on a line: what does not fit any more starts the next line."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from groupkit.qt.look import gap, worn


class Flow(QLayout):
    """Lays widgets in lines, from the side where reading starts."""

    def __init__(self, *widgets: QWidget, space: str = "s") -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._space = gap(space)
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem, /) -> None:
        """Take one thing more (Qt)."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many things there are (Qt)."""
        return len(self._items)

    def itemAt(self, index: int, /) -> QLayoutItem | None:
        """Return one of them (Qt)."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:
        """Take one of them out (Qt)."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than the things need (Qt)."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width (Qt)."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """Return the height of the lines in a width, in pixels (Qt)."""
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, place: QRect, /) -> None:
        """Put the things into their place (Qt)."""
        super().setGeometry(place)
        self._lay(place, move=True)

    def sizeHint(self) -> QSize:
        """Return the size with all of them on one line (Qt)."""
        hints = [item.sizeHint() for item in self._items]
        wide = sum(hint.width() for hint in hints) + self._space * max(0, len(hints) - 1)
        return QSize(wide, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the largest of them (Qt)."""
        hints = [item.sizeHint() for item in self._items]
        return QSize(max((h.width() for h in hints), default=0), max((h.height() for h in hints), default=0))

    def _lay(self, place: QRect, *, move: bool) -> int:
        x, y, tall = 0, 0, 0
        for item in self._items:
            hint = item.sizeHint()
            if x and x + hint.width() > place.width():
                x, y, tall = 0, y + tall + self._space, 0
            if move:
                left = place.width() - x - hint.width() if worn().rtl else x
                item.setGeometry(QRect(place.topLeft() + QPoint(left, y), hint))
            x, tall = x + hint.width() + self._space, max(tall, hint.height())
        return y + tall


def flow(*widgets: QWidget, space: str = "s") -> QWidget:
    """Make a widget with others in lines."""
    made = QWidget()
    made.setLayout(Flow(*widgets, space=space))
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made
