"""Draws on a page from its reading side: what is drawn for one direction is mirrored for the other."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import white

from groupkit.core.workbooks.answers import Place
from groupkit.pdf.fonts import marked, width
from groupkit.pdf.paragraphs import Paragraph
from groupkit.pdf.workbooks.sheets import Sheet

THIN, FINE, FIRM = 0.8, 0.6, 1.2
"""The widths of lines, in points: outlines, lines to write on, and what stands out."""
_ROUND = 5.0
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle on a page, in points; `x` is the distance from the side where reading begins."""

    x: float
    y: float
    wide: float
    high: float

    @property
    def top(self) -> float:
        """The height of its upper edge."""
        return self.y + self.high

    @property
    def end(self) -> float:
        """Where it ends, from the side where reading begins."""
        return self.x + self.wide

    def inset(self, across: float, up: float | None = None) -> "Rect":
        """Return the rectangle inside a border."""
        rise = across if up is None else up
        return Rect(self.x + across, self.y + rise, self.wide - 2 * across, self.high - 2 * rise)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place to answer as it stands on paper: its name, the page from 0, left, low, right and top in points."""

    name: str
    page: int
    box: tuple[float, float, float, float]
    place: Place


class Pen:
    """Draws on the page that is open, and notes where each place to answer stands."""

    def __init__(self, canvas: Any, sheet: Sheet) -> None:  # noqa: ANN401  reportlab's own
        self.canvas, self.sheet = canvas, sheet
        self._mirror = sheet.paper.size[0] if sheet.rtl else 0.0
        self.page = 0
        self.spots: list[Spot] = []
        self._unnoted = False

    def _x(self, x: float) -> float:
        return self._mirror - x if self._mirror else x

    def _left(self, rect: Rect) -> float:
        return self._x(rect.end) if self._mirror else rect.x

    def _look(self, *, faint: bool, thick: float, dashed: bool) -> None:
        self.canvas.setStrokeColor(self.sheet.faint if faint else self.sheet.ink)
        self.canvas.setLineWidth(thick)
        self.canvas.setDash(*([[3, 3]] if dashed else [[]]))

    def line(
        self, start: Point, end: Point, *, faint: bool = False, thick: float = THIN, dashed: bool = False
    ) -> None:
        """Draw a straight line."""
        self._look(faint=faint, thick=thick, dashed=dashed)
        self.canvas.line(self._x(start[0]), start[1], self._x(end[0]), end[1])

    def rules(self, rect: Rect, pitch: float) -> None:
        """Draw the lines to write on: from the lowest edge of a rectangle, as many as it has room for."""
        self._look(faint=True, thick=FINE, dashed=False)
        highs = [rect.y + at * pitch for at in range(int(rect.high / pitch + 0.01))]
        self.canvas.lines([(self._x(rect.x), high, self._x(rect.end), high) for high in highs])

    def box(
        self,
        rect: Rect,
        *,
        faint: bool = False,
        thick: float = THIN,
        dashed: bool = False,
        quiet: bool = False,
        corner: float = _ROUND,
        outline: bool = True,
    ) -> None:
        """Draw a rectangle with round corners; a `quiet` one stands on a pale ground where shades are wanted."""
        self._look(faint=faint, thick=thick, dashed=dashed)
        ground = self.sheet.quiet if quiet else None
        if ground is not None:
            self.canvas.setFillColor(ground)
        edge = int(outline or (quiet and ground is None))
        fill = int(ground is not None)
        self.canvas.roundRect(self._left(rect), rect.y, rect.wide, rect.high, corner, stroke=edge, fill=fill)
        self.canvas.setFillColor(self.sheet.ink)

    def oval(
        self, rect: Rect, *, faint: bool = False, thick: float = THIN, dashed: bool = False, filled: bool = False
    ) -> None:
        """Draw an ellipse in a rectangle, or a circle in a square."""
        self._look(faint=faint, thick=thick, dashed=dashed)
        left = self._left(rect)
        self.canvas.setFillColor(self.sheet.faint if faint else self.sheet.ink)
        self.canvas.ellipse(left, rect.y, left + rect.wide, rect.top, stroke=1, fill=int(filled))
        self.canvas.setFillColor(self.sheet.ink)

    def curve(
        self,
        points: Sequence[Point],
        *,
        faint: bool = False,
        thick: float = THIN,
        dashed: bool = False,
        filled: bool = False,
    ) -> None:
        """Draw a smooth curve: a start, then two points that pull it and one it passes, again and again."""
        self._look(faint=faint, thick=thick, dashed=dashed)
        path = self.canvas.beginPath()
        path.moveTo(self._x(points[0][0]), points[0][1])
        for at in range(1, len(points) - 2, 3):
            path.curveTo(*(each for x, y in points[at : at + 3] for each in (self._x(x), y)))
        self.canvas.setFillColor(self.sheet.faint if faint else self.sheet.ink)
        self.canvas.drawPath(path, stroke=1, fill=int(filled))
        self.canvas.setFillColor(self.sheet.ink)

    def strokes(
        self, points: Iterable[Point], *, faint: bool = False, thick: float = THIN, filled: bool = False
    ) -> None:
        """Draw straight lines from point to point."""
        self._look(faint=faint, thick=thick, dashed=False)
        first, *others = points
        path = self.canvas.beginPath()
        path.moveTo(self._x(first[0]), first[1])
        for x, y in others:
            path.lineTo(self._x(x), y)
        self.canvas.setFillColor(self.sheet.faint if faint else self.sheet.ink)
        self.canvas.drawPath(path, stroke=1, fill=int(filled))
        self.canvas.setFillColor(self.sheet.ink)

    def bite(self, at: Point, size: float) -> None:
        """Draw the tail of a speech bubble below its lower edge, and open the edge there."""
        x, y = at
        ground = self.sheet.ground or white
        self.canvas.setStrokeColor(ground)
        self.canvas.setLineWidth(THIN * 2)
        self.canvas.line(self._x(x + 1), y, self._x(x + size * 1.2 - 1), y)
        self.strokes([(x, y), (x - size * 0.2, y - size), (x + size * 1.2, y)])

    def words(self, words: Paragraph, rect: Rect) -> None:
        """Draw a paragraph from the top of a rectangle, where reading begins; it is as wide as it was measured."""
        left = self._x(rect.x + words.width) if self._mirror else rect.x
        words.put(self.canvas, left, rect.top - words.height)

    def running(self, words: str, wide: float, rect: Rect) -> None:
        """Draw the line at the foot of a page, shortened where it is too long."""
        style = self.sheet.style("small")
        shown = words
        while shown and width(shown, style.fontName, style.fontSize) > wide:
            shown = f"{shown[:-2].rstrip()}…"
        made = Paragraph(marked(shown, style.fontName), style)
        made.wrap(wide, rect.high)
        self.words(made, Rect(rect.x, rect.y, wide, rect.high))

    def tint(self) -> None:
        """Tint the whole page where that is asked for."""
        if self.sheet.ground is not None:
            self.canvas.setFillColor(self.sheet.ground)
            self.canvas.rect(0, 0, *self.sheet.paper.size, stroke=0, fill=1)
            self.canvas.setFillColor(self.sheet.ink)

    def place(self, name: str, place: Place, rect: Rect) -> None:
        """Note where a place to answer stands."""
        if self._unnoted:
            return
        left = self._left(rect)
        box = (left, rect.y, left + rect.wide, rect.top)
        self.spots.append(Spot(name=name, page=self.page, box=box, place=place))

    @contextmanager
    def unnoted(self) -> Iterator[None]:
        """Draw places that are not noted: copies of some that are."""
        self._unnoted = True
        yield
        self._unnoted = False

    def outline(self, title: str, level: int) -> None:
        """Note the page in the outline of the document."""
        key = f"{self.page}-{level}-{title}"
        self.canvas.bookmarkPage(key)
        self.canvas.addOutlineEntry(title, key, level, closed=level == 0)
