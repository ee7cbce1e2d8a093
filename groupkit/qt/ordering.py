"""A list whose order a person changes: choose a row, and move it with Alt and an arrow key."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from groupkit.qt.look import px, worn

_ROWS = 12


class Order(QListWidget):
    """Rows in order.

    `choose` is told the place of a row that is chosen, from 0; `move` by how far it moves; `remove` takes it out.
    """

    def __init__(
        self,
        name: str,
        choose: Callable[[int], object],
        move: Callable[[int], object] | None = None,
        remove: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self._choose, self._move, self._remove = choose, move, remove
        self.setObjectName("nav")
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.currentRowChanged.connect(self._chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the row with Alt and an arrow key, take it out with Delete (Qt)."""
        held = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if self._move is not None and held and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif self._remove is not None and event.key() == Qt.Key.Key_Delete:
            self._remove()
        else:
            super().keyPressEvent(event)

    def _chosen(self, at: int) -> None:
        if at >= 0:
            self._choose(at)

    def show_rows(self, rows: Sequence[tuple[str, str]], at: int) -> None:
        """Show rows, each its words and what is said when the mouse rests on it, and which is chosen."""
        self.blockSignals(True)  # noqa: FBT003  Qt's own
        self.clear()
        for words, more in rows:
            item = QListWidgetItem(words)
            item.setToolTip(more)
            item.setSizeHint(QSize(0, worn().target))
            self.addItem(item)
        self.setCurrentRow(at)
        self.blockSignals(False)  # noqa: FBT003  Qt's own
        self.setFixedHeight(worn().target * min(len(rows), _ROWS) + px("body"))
