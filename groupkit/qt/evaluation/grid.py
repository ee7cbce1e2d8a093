"""The cells of a matrix: which way it went as a drawn shape with its word, a hard spell and what helped under it.

One ink throughout: harder, much the same and better differ in shape and word, never in colour.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from groupkit.core.evaluation.answers import SETBACKS, WAYS, Way
from groupkit.core.evaluation.matrix import STATES, By, Cell, CellState, Matrix, Row, about
from groupkit.i18n import _, current
from groupkit.qt.evaluation.band import wave_name
from groupkit.qt.look import colour, gap, px, sized, worn

Index = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()
_WIDE, _HEAD, _SIDE = 13, 11, 0.9
_WRAP = Qt.TextFlag.TextWordWrap
_POINTS = {
    Way.HARDER: ((0.1, 0.25), (0.9, 0.25), (0.5, 0.85)),
    Way.BETTER: ((0.1, 0.75), (0.9, 0.75), (0.5, 0.15)),
}


class Line(NamedTuple):
    """One line of a cell: its words, the role of its type, and whether it is quieter."""

    words: str
    role: str = "body"
    quiet: bool = False


def lines(cell: Cell) -> tuple[Line, ...]:
    """Return what a cell says, line by line."""
    if cell.state is not CellState.HEARD:
        return (Line(_(STATES[cell.state]), "small", quiet=True),)
    found = [Line(_(WAYS[cell.path]) if cell.path else _(STATES[cell.state]))]
    if cell.setback is not None:
        what = _(SETBACKS[cell.setback.what])
        found.append(Line(_("A hard spell: {what}").format(what=what), "small"))
        if cell.setback.helped:
            found.append(Line(_("What helped: {words}").format(words=cell.setback.helped), "small"))
    if cell.may_quote:
        found.append(Line(_("May be said in their words"), "small", quiet=True))
    return tuple(found)


def _asked(cell: Cell) -> bool:
    return cell.state is not CellState.NOT_ASKED


class MatrixModel(QAbstractTableModel):
    """The rows of one theme, or of one person, over the waves any of them was asked in; it never changes them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.by = By.THEME
        self.waves: tuple[str, ...] = ()
        self._places: tuple[int, ...] = ()
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, matrix: Matrix, rows: Sequence[Row]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self.by, self.rows = matrix.by, tuple(rows)
        asked = (at for at in range(len(matrix.waves)) if any(_asked(row.cells[at]) for row in self.rows))
        self._places = tuple(asked)
        self.waves = tuple(matrix.waves[at] for at in self._places)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of rows (Qt)."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns (Qt)."""
        return 0 if parent.isValid() else len(self.waves)

    def side(self, at: int) -> str:
        """Return what stands at the side of a row."""
        row = self.rows[at]
        return row.sign if self.by is By.THEME else about(row, current())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows (Qt)."""
        if not index.isValid():
            return None
        cell = self.rows[index.row()].cells[self._places[index.column()]]
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.AccessibleTextRole:
            place = _("{side}, {talk}").format(
                side=self.side(index.row()), talk=wave_name(self.waves[index.column()])
            )
            return "\n".join((place, *(line.words for line in lines(cell))))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a heading (Qt)."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return wave_name(self.waves[section]) if orientation == Qt.Orientation.Horizontal else self.side(section)


class CellDelegate(QStyledItemDelegate):
    """Draws a cell: a shape, words that wrap, and a ring round the one the keyboard is on."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room the words need in the width of the column (Qt)."""
        view = self.parent()
        assert isinstance(view, MatrixView)  # noqa: S101  it is made by one
        wide = view.columnWidth(index.column())
        cell = index.data(CELL)
        tall = sum(self._height(option.font, line, self._room(wide, cell)) for line in lines(cell)) + 2 * gap("s")
        side = QRect(0, 0, view.verticalHeader().width() - 2 * gap("s"), 9999)
        head = QFontMetrics(view.verticalHeader().font()).boundingRect(side, _WRAP, view.model_.side(index.row()))
        return QSize(wide, max(tall, head.height() + 2 * gap("m"), worn().target))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell (Qt)."""
        cell = index.data(CELL)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # over whatever the style paints for the chosen cell: a colour would be read as good or bad news
        painter.fillRect(option.rect, colour("surface" if cell.state is CellState.HEARD else "sunken"))
        view, place = self.parent(), option.rect.adjusted(gap("m"), gap("s"), -gap("m"), -gap("s"))
        side = round(px("body") * _SIDE)
        if cell.path is not None:
            left = place.right() - side if worn().rtl else place.left()
            _shape(painter, cell.path, QRect(left, place.top() + round(px("body") * 0.25), side, side))
        if cell.state is CellState.HEARD:
            spare = side + gap("s") if cell.path is not None else 0
            place = place.adjusted(0, 0, -spare, 0) if worn().rtl else place.adjusted(spare, 0, 0, 0)
        self._words(painter, option.font, cell, place)
        focused = isinstance(view, QAbstractItemView) and view.hasFocus()
        if focused and option.state & QStyle.StateFlag.State_Selected:
            half = worn().ring // 2 + 1
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("focus"), worn().ring))
            painter.drawRect(option.rect.adjusted(half, half, -half, -half))
        painter.restore()

    def _words(self, painter: QPainter, font: QFont, cell: Cell, place: QRect) -> None:
        side = Qt.AlignmentFlag.AlignRight if worn().rtl else Qt.AlignmentFlag.AlignLeft
        for line in lines(cell):
            tall = self._height(font, line, place.width())
            painter.setFont(sized(font, line.role))
            painter.setPen(colour("soft" if line.quiet else "ink"))
            room = QRect(place.left(), place.top(), place.width(), tall)
            painter.drawText(room, int(side | Qt.AlignmentFlag.AlignAbsolute) | int(_WRAP), line.words)
            place = place.adjusted(0, tall, 0, 0)

    def _room(self, wide: int, cell: Cell) -> int:
        spare = round(px("body") * _SIDE) + gap("s") if cell.path is not None else 0
        return wide - 2 * gap("m") - spare

    def _height(self, font: QFont, line: Line, wide: int) -> int:
        metrics = QFontMetrics(sized(font, line.role))
        return metrics.boundingRect(QRect(0, 0, wide, 9999), _WRAP, line.words).height() + 2


def _shape(painter: QPainter, way: Way, place: QRect) -> None:
    """Draw a shape in outline: pointing down, round, or pointing up."""
    painter.setPen(
        QPen(colour("accent"), 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.setBrush(colour("accent_soft"))
    if way is Way.SAME:
        painter.drawEllipse(place.adjusted(2, 2, -2, -2))
        return
    points = [QPointF(place.left() + x * place.width(), place.top() + y * place.height()) for x, y in _POINTS[way]]
    painter.drawPolygon(QPolygonF(points))


class MatrixView(QTableView):
    """A matrix that scrolls inside where it has to; the side with signs or themes stays where it is."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.model_ = MatrixModel(self)
        self.setModel(self.model_)
        self.setItemDelegate(CellDelegate(self))
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setShowGrid(True)
        # the corner is a button of Qt's own otherwise, and selects nothing here
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side, top = self.verticalHeader(), self.horizontalHeader()
        start = Qt.AlignmentFlag.AlignRight if worn().rtl else Qt.AlignmentFlag.AlignLeft
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        side.setDefaultAlignment(Qt.AlignmentFlag(int(start | middle) | int(_WRAP)))
        top.setDefaultAlignment(start | middle)
        side.setFixedWidth(px("body") * _HEAD)
        for head in (side, top):
            head.setHighlightSections(False)
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumWidth(px("body") * (_HEAD + 8))

    def show_rows(self, matrix: Matrix, rows: Sequence[Row]) -> None:
        """Show these rows instead, all of them as high as their words."""
        self.model_.show_rows(matrix, rows)
        if rows:
            self.setCurrentIndex(self.model_.index(0, 0))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width between the waves, as long as words stand in it (Qt)."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        count = len(self.model_.waves)
        if not count:
            return
        room = self.width() - self.verticalHeader().width() - 4
        for at in range(count):
            self.setColumnWidth(at, max(px("body") * _WIDE, room // count))
        self.resizeRowsToContents()
        tall = sum(self.rowHeight(at) for at in range(len(self.model_.rows)))
        bar = self.horizontalScrollBar().sizeHint().height() if px("body") * _WIDE * count > room else 0
        whole = tall + self.horizontalHeader().sizeHint().height() + bar + 6
        if whole != self.height():
            self.setFixedHeight(whole)
