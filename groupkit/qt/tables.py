"""Tables to read: declared by their columns, shown over frozen values, one ring round the current row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from groupkit.i18n import _, current
from groupkit.qt.look import px
from groupkit.qt.rows import CHIP, ChipDelegate, RowDelegate

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROW, _ROW_GROWTH = 48, 2.6
_SHOWN = 12


# No slots: in Python 3.11 a frozen generic class with slots cannot be made as Column[Claim](…).
@dataclass(frozen=True, kw_only=True)
class Column(Generic[T]):
    """A heading (marked by N_) and the words under it.

    `figures` stand on the right in both directions. With a `tone` ("plain", "accent", "care" or "wrong",
    from the value of the row) the words are drawn as a chip, and as plain words where it gives ""; the
    state comes last. `said` is what a screen reader hears where the words alone would be too few.
    """

    title: str
    words: Callable[[T], str]
    figures: bool = False
    tone: Callable[[T], str] | None = None
    said: Callable[[T], str] | None = None

    @property
    def align(self) -> Qt.AlignmentFlag:
        """Where the words stand."""
        if self.figures:
            return _aligned(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        return _aligned(Qt.AlignmentFlag.AlignLeading)


def _aligned(side: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
    return side | Qt.AlignmentFlag.AlignVCenter


class RowsModel(QAbstractTableModel, Generic[T]):
    """Values, one a row; it never changes them."""

    def __init__(self, columns: Sequence[Column[T]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: tuple[T, ...] = ()

    @property
    def rows(self) -> tuple[T, ...]:
        """The values shown, from top to bottom."""
        return self._rows

    def show_rows(self, rows: Sequence[T]) -> None:
        """Show these values instead."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of rows (Qt)."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns (Qt)."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows (Qt)."""
        if not index.isValid():
            return None
        column, value = self._columns[index.column()], self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.words(value)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(index.column(), value)
        if role == CHIP and column.tone is not None:
            return column.tone(value)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a heading (Qt)."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(self._columns[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._columns[section].align
        return None

    def _said(self, column: int, value: T) -> str:
        """The first cell says the whole row, because the row is what the person moves through."""
        if column:
            return _heard(self._columns[column], value)
        return current().listing(words for each in self._columns if (words := _heard(each, value)))


def _heard(column: Column[T], value: T) -> str:
    return column.words(value) if column.said is None else column.said(value)


class Table(QTableView, Generic[T]):
    """A table of values; Enter or a double click opens the current row."""

    opened = Signal(object)

    def __init__(self, columns: Sequence[Column[T]], name: str) -> None:
        super().__init__()
        self.rows: RowsModel[T] = RowsModel(columns, self)
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setItemDelegate(RowDelegate(self))
        for at, column in enumerate(columns):
            if column.tone is not None:
                self.setItemDelegateForColumn(at, ChipDelegate(self))
        self._row_height = max(_ROW, round(px("body") * _ROW_GROWTH))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self._row_height)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self._open)

    def show_rows(self, rows: Sequence[T]) -> None:
        """Show these values; the same line stays current."""
        line = max(0, self.currentIndex().row())
        self.rows.show_rows(rows)
        shown = min(len(rows), _SHOWN)
        self.setMinimumHeight(self.horizontalHeader().sizeHint().height() + shown * self._row_height + 4)
        if rows:
            self.choose(min(line, len(rows) - 1))

    def choose(self, line: int) -> None:
        """Make a line the current one, counted from 0; Qt's own selectRow misses in right-to-left."""
        self.setCurrentIndex(self.rows.index(line, 0))

    def chosen(self) -> T | None:
        """Return the value of the current row, or None."""
        index = self.currentIndex()
        return self.rows.rows[index.row()] if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the row with Enter (Qt)."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the ring (Qt)."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away (Qt)."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _open(self) -> None:
        if self.currentIndex().isValid():
            self.opened.emit(self.chosen())
