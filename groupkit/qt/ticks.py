"""A row of a to-do list: one tick, a title and a quieter note, all of it one large target."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from groupkit.qt.look import colour, gap, px, sized, worn
from groupkit.qt.pieces import unmarked

_TALL = 9999
_BOX = 1.2
_HOOK = ((0.28, 0.52), (0.44, 0.68), (0.72, 0.36))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    """Where the box, the title and the note stand when the row runs from the left."""

    box: QRect
    title: QRect
    note: QRect
    height: int


class Tick(QCheckBox):
    """A check box that is a whole row; `following` marks the next thing to do, one at a time.

    What is done fades; where a tick means that something holds, what does not hold fades instead.
    """

    def __init__(
        self, title: str, note: str = "", *, done: bool = False, following: bool = False, fades: bool = True
    ) -> None:
        super().__init__(unmarked(title))
        self._title, self._note, self._following, self._fades = title, note, following, fades
        self.setChecked(done)
        self.setAccessibleName(title)
        self.setAccessibleDescription(note)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def hitButton(self, pos: QPoint) -> bool:
        """Take a press anywhere on the row (Qt)."""
        return self.rect().contains(pos)

    def hasHeightForWidth(self) -> bool:
        """Say that words wrap (Qt)."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height the words need in a width, in pixels (Qt)."""
        return self._places(width).height

    def sizeHint(self) -> QSize:
        """Return a comfortable size (Qt)."""
        return QSize(px("body") * 18, self.heightForWidth(px("body") * 22))

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which the row can be read (Qt)."""
        return QSize(px("body") * 9, worn().target)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  the whole row is small
        """Draw the row (Qt)."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self._places(self.width())
        shift = max(0, (self.height() - places.height) // 2)
        self._paint_ground(painter)
        self._paint_box(painter, QRectF(self._turned(places.box.translated(0, shift))))
        self._paint_words(painter, places, shift)
        if self.hasFocus():
            half = worn().ring / 2
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("focus"), worn().ring))
            corner = worn().radius("medium") - 1
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), corner, corner)

    def _fonts(self) -> tuple[QFont, QFont]:
        weight = QFont.Weight.DemiBold if self._following else QFont.Weight.Normal
        return sized(self.font(), "body", weight), sized(self.font(), "small")

    def _places(self, width: int) -> _Places:
        title_font, note_font = self._fonts()
        side, pad = round(px("body") * _BOX), gap("m")
        left = pad + side + gap("l")
        room = QRect(0, 0, max(px("body"), width - left - pad), _TALL)
        wrap = Qt.TextFlag.TextWordWrap
        title_height = QFontMetrics(title_font).boundingRect(room, wrap, self._title).height()
        note_height = QFontMetrics(note_font).boundingRect(room, wrap, self._note).height() if self._note else 0
        height = max(title_height + note_height + 2 * gap("s"), worn().target)
        top = (height - title_height - note_height) // 2
        title = QRect(left, top, room.width(), title_height)
        line = QFontMetrics(title_font).height()
        return _Places(
            box=QRect(pad, top + (line - side) // 2, side, side),
            title=title,
            note=QRect(left, top + title_height, room.width(), note_height),
            height=height,
        )

    def _turned(self, place: QRect) -> QRect:
        if self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            return place
        return QRect(self.width() - place.right() - 1, place.y(), place.width(), place.height())

    def _paint_ground(self, painter: QPainter) -> None:
        if not (self._following or self.underMouse()):
            return
        corner = worn().radius("medium")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent_soft" if self._following else "sunken"))
        painter.drawRoundedRect(self.rect(), corner, corner)

    def _paint_box(self, painter: QPainter, place: QRectF) -> None:
        corner = place.width() / 4
        if not self.isChecked():
            painter.setPen(QPen(colour("accent" if self._following else "edge"), 2))
            painter.setBrush(colour("surface"))
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), corner, corner)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        painter.drawRoundedRect(place, corner, corner)
        painter.setPen(_hook_pen(colour("on_accent"), place.width() / 9))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        side = place.width()
        painter.drawPolyline([place.topLeft() + QPointF(side * x, side * y) for x, y in _HOOK])

    def _paint_words(self, painter: QPainter, places: _Places, shift: int) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | side | Qt.AlignmentFlag.AlignAbsolute
        title_font, note_font = self._fonts()
        painter.setFont(title_font)
        painter.setPen(colour("soft" if self.isChecked() == self._fades else "ink"))
        painter.drawText(self._turned(places.title.translated(0, shift)), flags, self._title)
        painter.setFont(note_font)
        painter.setPen(colour("soft"))
        painter.drawText(self._turned(places.note.translated(0, shift)), flags, self._note)


def _hook_pen(ink: QColor, width: float) -> QPen:
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(ink, width, Qt.PenStyle.SolidLine, cap, join)
