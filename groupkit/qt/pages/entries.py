"""Where a private answer is written or marked: words that copy themselves nowhere, and a scale from 0 to 10."""

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QRadioButton, QSizePolicy, QWidget

from groupkit.core.pages import LONGEST
from groupkit.core.workbooks.answers import HIGHEST, LOWEST
from groupkit.i18n import _
from groupkit.qt.columns import Columns
from groupkit.qt.look import colour, gap, sized, worn
from groupkit.qt.pages.sitting import marked
from groupkit.qt.pieces import box, button, row, stack, text

_LINE = 1.5
_RING = 1.15


class Words(QPlainTextEdit):
    """Room for words, as high as they are; keyboards are asked not to learn them, and copies are marked private.

    `full` tells whether there is no more room.
    """

    full = Signal(bool)

    def __init__(self, words: str, lines: int) -> None:
        super().__init__(words)
        self._least = lines
        self.setTabChangesFocus(True)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(hints.ImhSensitiveData | hints.ImhNoPredictiveText | hints.ImhMultiLine)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        font = sized(self.font(), "lead")
        self.setFont(font)
        self.textChanged.connect(self._hold)
        self.document().documentLayout().documentSizeChanged.connect(lambda *_: self._grow())
        self._grow()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy words with the mark that keeps them out of lists of copies (Qt)."""
        return marked(super().createMimeDataFromSelection())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the words once they are broken into other lines (Qt)."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        lines = max(self._least, round(self.document().size().height()) + (self._least > 1))
        self.setFixedHeight(max(worn().target, round(self.fontMetrics().lineSpacing() * lines + gap("xl"))))

    def _hold(self) -> None:
        """Take no more than there is room for; what is there stays."""
        words = self.toPlainText()
        self.full.emit(len(words) >= LONGEST)
        if len(words) > LONGEST:
            place = self.textCursor().position()
            self.setPlainText(words[:LONGEST])
            pen = self.textCursor()
            pen.setPosition(min(place, LONGEST))
            self.setTextCursor(pen)


class Number(QRadioButton):
    """One number of a scale: a large ring with the number in it."""

    def __init__(self, number: int, name: str) -> None:
        super().__init__(str(number))
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        side = round(worn().target * _RING)
        self.setFixedSize(side, side)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of the ring (Qt)."""
        return self.minimumSize()

    def hitButton(self, pos: object) -> bool:  # noqa: ARG002  the whole square is the target
        """Take a press anywhere (Qt)."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  the whole of it is small
        """Draw the ring and its number (Qt)."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        inner = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        painter.setPen(QPen(colour("accent" if chosen else "edge"), 2))
        painter.setBrush(colour("accent" if chosen else "surface"))
        painter.drawEllipse(inner)
        painter.setPen(colour("on_accent" if chosen else "ink"))
        painter.setFont(sized(self.font(), "lead"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            half = worn().ring / 2
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("focus"), worn().ring))
            painter.drawEllipse(QRectF(self.rect()).adjusted(half, half, -half, -half))


class Scale(QWidget):
    """A row of numbers between two ends in words; what was marked can be taken away again."""

    marked = Signal(str)

    def __init__(self, name: str, low: str, high: str, chosen: str) -> None:
        super().__init__()
        said = {LOWEST: low, HIGHEST: high}
        self.numbers: dict[str, Number] = {}
        for number in range(LOWEST, HIGHEST + 1):
            words = _("{number}, {meaning}: {scale}") if said.get(number) else _("{number}: {scale}")
            made = Number(number, words.format(number=number, meaning=said.get(number, ""), scale=name))
            made.setChecked(chosen == str(number))
            made.clicked.connect(lambda _on=False, kept=str(number): self._mark(kept))
            self.numbers[str(number)] = made
        self.away_button = button(_("Take it away"), "plain", "x", does=lambda: self._mark(""))
        self.away_button.setAccessibleName(_("Take the mark away: {scale}").format(scale=name))
        kept = self.away_button.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.away_button.setSizePolicy(kept)
        self.away_button.setVisible(bool(chosen))
        across = Columns(*self.numbers.values(), letters=0, space="xs")
        named = row((text(name, "lead"), 1), self.away_button)
        ends = box(row(*((one, 1) for one in _ends(low, high)), space="l"))
        first = self.numbers[str(LOWEST)]
        ends.setMaximumWidth(len(self.numbers) * (first.width() + gap("xs")))
        self.setLayout(stack(named, ends, across, space="xs"))

    def _mark(self, chosen: str) -> None:
        for number, made in self.numbers.items():
            made.setAutoExclusive(False)
            made.setChecked(number == chosen)
            made.setAutoExclusive(True)
        if not chosen and self.away_button.hasFocus():
            self.numbers[str(LOWEST)].setFocus(Qt.FocusReason.OtherFocusReason)
        self.away_button.setVisible(bool(chosen))
        self.marked.emit(chosen)


def _ends(low: str, high: str) -> tuple[QLabel, QLabel]:
    """Return what the ends of a scale mean, each above its own end."""
    start = text(_("0 means {words}").format(words=low), "body", "soft")
    end = text(_("10 means {words}").format(words=high), "body", "soft")
    side = Qt.AlignmentFlag.AlignLeft if worn().rtl else Qt.AlignmentFlag.AlignRight
    end.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
    return start, end
