"""Draws a form in millimetres from its reading side, and notes where circles and places to write stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import Color, black
from reportlab.lib.units import mm

from groupkit.core.feedback.layout import Area, Box
from groupkit.pdf.feedback.marks import circle
from groupkit.pdf.feedback.settings import Setting
from groupkit.pdf.fonts import marked
from groupkit.pdf.paragraphs import Paragraph

THIN, FIRM = 0.6, 1.1
"""The widths of lines, in points."""
_PALE, _FAINT = Color(0.72, 0.72, 0.72), Color(0.84, 0.84, 0.84)
_ENDLESS = 10_000.0
_EYE, _EYES_APART, _EYES_UP = 0.09, 0.34, 0.22
_MOUTH, _MOUTH_DOWN, _BEND = 0.46, 0.36, 0.24
_INDIFFERENT = 2


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in millimetres: `x` from the side where reading begins, `y` from the top."""

    x: float
    y: float
    wide: float
    high: float

    @property
    def end(self) -> float:
        """Where it ends, from the side where reading begins."""
        return self.x + self.wide

    @property
    def foot(self) -> float:
        """How far down it goes."""
        return self.y + self.high

    @property
    def middle(self) -> float:
        """How far down its middle is."""
        return self.y + self.high / 2


@dataclass(frozen=True, slots=True)
class Said:
    """Words broken into lines for a width, and how high they stand, in millimetres."""

    piece: Paragraph
    wide: float
    high: float


def said(
    setting: Setting, words: str, role: str, wide: float, share: float = 1.0, *, centred: bool = False
) -> Said:
    """Return words set in a role and a width; people’s own text never becomes markup."""
    style = setting.style(role, share, centred=centred)
    piece = Paragraph(marked(words, style.fontName), style)
    _wide, high = piece.wrap(wide * mm, _ENDLESS)
    return Said(piece, wide, high / mm)


def stacked(pieces: Iterable[Said], gap: float = 0) -> float:
    """Return how high words under each other are, in millimetres."""
    highs = [piece.high for piece in pieces]
    return sum(highs) + gap * max(0, len(highs) - 1)


class Pen:
    """Draws one page; without a canvas it only notes where circles and places to write come to stand."""

    def __init__(self, setting: Setting, canvas: Any | None = None) -> None:  # noqa: ANN401  reportlab's own
        self.setting, self.canvas = setting, canvas
        self.boxes: list[Box] = []
        self.areas: list[Area] = []

    def _x(self, x: float) -> float:
        return self.setting.size[0] - x if self.setting.leaf.rtl else x

    def _left(self, rect: Rect) -> float:
        return self._x(rect.end) if self.setting.leaf.rtl else rect.x

    def _up(self, y: float) -> float:
        return (self.setting.size[1] - y) * mm

    def words(self, piece: Said, x: float, y: float) -> float:
        """Draw words with their top at a height, and return where they end."""
        foot = y + piece.high
        if self.canvas:
            left = self._left(Rect(x, y, piece.wide, piece.high))
            self.canvas.setFillColor(black)
            piece.piece.drawOn(self.canvas, left * mm, self._up(foot))
        return foot

    def stack(self, pieces: Iterable[Said], x: float, y: float, gap: float = 0) -> float:
        """Draw words under each other and return where they end."""
        for piece in pieces:
            y = self.words(piece, x, y) + gap
        return y

    def line(self, start: float, end: float, y: float, *, faint: bool = False) -> None:
        """Draw a pale level line; a `faint` one is lighter than any pen, for writing on."""
        if self.canvas:
            self.canvas.setStrokeColor(_FAINT if faint else _PALE)
            self.canvas.setLineWidth(THIN)
            self.canvas.line(self._x(start) * mm, self._up(y), self._x(end) * mm, self._up(y))

    def frame(self, rect: Rect, *, thick: float = THIN, pale: bool = False, corner: float = 2.0) -> None:
        """Draw a rectangle with round corners."""
        if self.canvas:
            self.canvas.setStrokeColor(_PALE if pale else black)
            self.canvas.setLineWidth(thick)
            left = self._left(rect) * mm
            self.canvas.roundRect(left, self._up(rect.foot), rect.wide * mm, rect.high * mm, corner * mm)

    def circle(self, question: str, option: int, x: float, y: float) -> None:
        """Draw a circle to mark, and note it."""
        box = Box(question=question, option=option, x=round(self._x(x), 3), y=round(y, 3), r=self.setting.radius)
        self.boxes.append(box)
        if self.canvas:
            circle(self.canvas, self.setting.size[1], box)

    def area(self, question: str, rect: Rect) -> None:
        """Note a place to write in."""
        left, high = round(self._left(rect), 3), round(rect.high, 3)
        self.areas.append(
            Area(question=question, x=left, y=round(rect.y, 3), width=round(rect.wide, 3), height=high)
        )

    def example(
        self, x: float, y: float, *strokes: tuple[float, float, float, float], filled: bool = False
    ) -> None:
        """Draw a circle that is marked already; strokes are in shares of its radius, and nothing is noted."""
        if self.canvas is None:
            return
        r = min(self.setting.radius, self.setting.radius * self.setting.scale)
        middle, up = self._x(x) * mm, self._up(y)
        circle(self.canvas, self.setting.size[1], Box(question="", option=0, x=self._x(x), y=y, r=r))
        if filled:
            self.canvas.setFillColor(black)
            self.canvas.circle(middle, up, r * mm * 0.86, stroke=0, fill=1)
        self.canvas.setLineWidth(1.5)
        for left, low, right, high in strokes:
            ends = (middle + left * r * mm, up + low * r * mm, middle + right * r * mm, up + high * r * mm)
            self.canvas.line(*ends)

    def face(self, x: float, y: float, r: float, step: int) -> None:
        """Draw a plain face in lines, from sad at step 0 to glad at step 4."""
        if self.canvas is None:
            return
        middle, up, size = self._x(x) * mm, self._up(y), r * mm
        self.canvas.setStrokeColor(black)
        self.canvas.setFillColor(black)
        self.canvas.setLineWidth(size / 9)
        self.canvas.circle(middle, up, size, stroke=1, fill=0)
        for side in (-_EYES_APART, _EYES_APART):
            self.canvas.circle(middle + side * size, up + _EYES_UP * size, _EYE * size, stroke=0, fill=1)
        bend = (step - _INDIFFERENT) / _INDIFFERENT * _BEND * size
        mouth, level = _MOUTH * size, up - _MOUTH_DOWN * size
        path = self.canvas.beginPath()
        path.moveTo(middle - mouth, level + bend / 2)
        path.curveTo(
            *(middle - mouth / 2, level - bend),
            *(middle + mouth / 2, level - bend),
            *(middle + mouth, level + bend / 2),
        )
        self.canvas.setLineCap(1)
        self.canvas.drawPath(path, stroke=1, fill=0)
        self.canvas.setLineCap(0)
