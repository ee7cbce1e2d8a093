"""A large answer to press: a line face over its words, or its words alone, in one ink for all of them."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from groupkit.qt.look import colour, gap, picture, px, sized, worn
from groupkit.qt.pieces import unmarked

_TALL = 9999
_FACE = 5.0
_BESIDE = 1.6
_CHOSEN = 1.2
_OUTSIDE = 4
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AnswerButton(QCheckBox):
    """One answer. All faces share one ink, so that none looks like the right one.

    `mood` is from -1 (a mouth bent down) to 1, or None for words alone. The face of an `upright` answer stands
    over the words, and otherwise before them.
    """

    def __init__(self, words: str, mood: float | None = None) -> None:
        super().__init__(unmarked(words))
        self.words, self.mood, self.upright = words, mood, False
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hitButton(self, pos: QPoint) -> bool:
        """Take a press anywhere on the answer (Qt)."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter choose as well as Space (Qt)."""
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def longest_word(self) -> int:
        """Return the width of the longest word, in pixels."""
        metrics = QFontMetrics(self._font())
        return max((metrics.horizontalAdvance(word) for word in self.words.split()), default=0)

    def least_width(self) -> int:
        """Return the least width that cuts no word, in pixels."""
        return self.longest_word() + self._sides()

    def heightForWidth(self, width: int) -> int:
        """Return the height the face and the words need in a width, in pixels (Qt)."""
        words = self._words_height(width - self._sides())
        around = 2 * (gap("m") + _OUTSIDE)
        if self.upright and self.mood is not None:
            return words + round(px("body") * _FACE) + gap("m") + around
        return max(words + around, round(worn().target * 1.2))

    def sizeHint(self) -> QSize:
        """Return a comfortable size (Qt)."""
        return QSize(px("heading") * 8, self.heightForWidth(px("heading") * 8))

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which the answer can be read (Qt)."""
        return QSize(self.least_width(), worn().target)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  the whole answer is small
        """Draw the answer (Qt)."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(_OUTSIDE, _OUTSIDE, -_OUTSIDE, -_OUTSIDE)
        chosen, corner = self.isChecked(), worn().radius("large")
        ground = "accent_soft" if chosen else "sunken" if self.underMouse() else "surface"
        painter.setBrush(colour(ground))
        painter.setPen(QPen(colour("accent" if chosen else "edge"), 3 if chosen else 1.5))
        painter.drawRoundedRect(body, corner, corner)
        self._paint_inside(painter, body)
        if chosen:
            side = self._mark()
            x = body.left() + gap("s") if self._mirrored else body.right() - side - gap("s")
            place = QRectF(x, body.top() + gap("s"), side, side)
            painter.drawPixmap(place.toRect(), picture("circle-check", "accent", side))
        if self.hasFocus():
            half = worn().ring / 2
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("focus"), worn().ring))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), corner + 2, corner + 2)

    def _paint_inside(self, painter: QPainter, body: QRectF) -> None:
        kept = 0 if self.upright else self._mark()
        # beside a face the words begin at its side, and only their end has to leave the mark its room
        first, last = (0, kept) if self.mood is not None else (kept, kept)
        left, right = (last, first) if self._mirrored else (first, last)
        inner = body.adjusted(gap("m") + left, gap("m"), -gap("m") - right, -gap("m"))
        align = Qt.AlignmentFlag.AlignCenter
        if self.mood is not None and self.upright:
            words = self._words_height(round(inner.width()))
            side = min(inner.width(), inner.height() - words - gap("m"), px("body") * _FACE * 1.4)
            top = inner.top() + (inner.height() - words - gap("m") - side) / 2
            self._paint_face(painter, QRectF(inner.center().x() - side / 2, top, side, side))
            inner.setTop(top + side + gap("m"))
            align = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        elif self.mood is not None:
            side = self._beside()
            x = inner.right() - side if self._mirrored else inner.left()
            self._paint_face(painter, QRectF(x, inner.center().y() - side / 2, side, side))
            away = side + gap("l")
            inner = inner.adjusted(0, 0, -away, 0) if self._mirrored else inner.adjusted(away, 0, 0, 0)
            across = Qt.AlignmentFlag.AlignRight if self._mirrored else Qt.AlignmentFlag.AlignLeft
            align = across | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._font())
        painter.setPen(colour("accent" if self.isChecked() else "ink"))
        painter.drawText(inner, align | Qt.TextFlag.TextWordWrap, self.words)

    def _paint_face(self, painter: QPainter, face: QRectF) -> None:
        ink = colour("accent" if self.isChecked() else "ink")
        mid, half, bend = face.center(), face.width() / 2, (self.mood or 0.0) * 0.24
        painter.setPen(QPen(ink, max(3.0, half / 13), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(face)
        mouth, low = QPainterPath(), mid.y() + half * (0.36 - bend * 0.35)
        mouth.moveTo(mid.x() - 0.46 * half, low)
        mouth.quadTo(mid.x(), low + 2 * bend * half, mid.x() + 0.46 * half, low)
        painter.drawPath(mouth)
        painter.setBrush(ink)
        for across in (-0.34, 0.34):
            painter.drawEllipse(QPointF(mid.x() + across * half, mid.y() - 0.2 * half), half * 0.045, half * 0.06)

    @property
    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _font(self) -> QFont:
        return sized(self.font(), "heading", QFont.Weight.DemiBold)

    def _beside(self) -> int:
        return round(px("heading") * _BESIDE)

    def _sides(self) -> int:
        """Return what stands beside the words, in pixels."""
        beside = self._beside() + gap("l") if self.mood is not None and not self.upright else 0
        marked = 0 if self.upright else self._mark() * (1 if self.mood is not None else 2)
        return 2 * (gap("m") + _OUTSIDE) + marked + beside

    def _mark(self) -> int:
        """Return the room kept beside the words for the mark of what is chosen, in pixels."""
        return round(px("body") * _CHOSEN)

    def _words_height(self, width: int) -> int:
        room = QRect(0, 0, max(px("body"), width), _TALL)
        return QFontMetrics(self._font()).boundingRect(room, Qt.TextFlag.TextWordWrap, self.words).height()
