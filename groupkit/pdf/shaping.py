"""Joins the letters of a word as its script writes them: HarfBuzz finds the glyphs, this places them in a PDF."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

import uharfbuzz as hb
from bidi.mirror import MIRRORED
from reportlab.pdfbase import pdfmetrics

if TYPE_CHECKING:
    from groupkit.pdf.faces import Face

_THOUSAND = 1000
# smaller differences, in thousandths of the size of type, cannot be seen
_LEAST = 0.5


class Stroke(NamedTuple):
    """Letters drawn in one go, and where they begin, in thousandths of the size of type."""

    x: float
    y: float
    letters: str


class Mark(NamedTuple):
    """A sign above or below a letter, drawn as an outline; where it begins, in thousandths."""

    x: float
    y: float
    outline: "Outline"


class Run(NamedTuple):
    """A word, or a part of one, of one font and one direction, ready to draw; `width` in thousandths."""

    width: float
    strokes: tuple[Stroke, ...]
    marks: tuple[Mark, ...]


class _Glyph(NamedTuple):
    """A glyph, the letters it tells a reader of the PDF, and its place beside the pen in thousandths."""

    number: int
    source: str
    x: float
    y: float
    advance: float


@dataclass(slots=True)
class Outline:
    """The shape of a glyph in thousandths of the size of type: each step is "m", "l", "c" or "z" and its points."""

    scale: float
    steps: list[tuple[str, tuple[float, ...]]] = field(default_factory=list)
    _at: tuple[float, float] = (0.0, 0.0)

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802  HarfBuzz calls it so, as those below
        """Begin a contour."""
        self._step("m", point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        """Go straight on."""
        self._step("l", point)

    def qCurveTo(self, bend: tuple[float, float], point: tuple[float, float]) -> None:  # noqa: N802
        """Go on in a curve with one bend, as fonts have them; a PDF knows only those with two."""
        near, far = ((each[0] + 2 * bend[0], each[1] + 2 * bend[1]) for each in (self._at, point))
        self.curveTo((near[0] / 3, near[1] / 3), (far[0] / 3, far[1] / 3), point)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        """Go on in a curve with two bends."""
        self._step("c", *points)

    def closePath(self) -> None:  # noqa: N802
        """Go back to the start of the contour."""
        self.steps.append(("z", ()))

    def _step(self, kind: str, *points: tuple[float, float]) -> None:
        self.steps.append((kind, tuple(side * self.scale for point in points for side in point)))
        self._at = points[-1]


@lru_cache(maxsize=4096)
def shaped(word: str, font: str, rtl: bool) -> Run:  # noqa: FBT001  the key of the cache
    """Return how a word is drawn in a font that has all of its letters."""
    face = cast("Face", pdfmetrics.getFont(font))
    pen = end = 0.0
    strokes, marks = list[Stroke](), list[Mark]()
    for glyph in _glyphs(word, font, _THOUSAND / face.units, rtl=rtl):
        x, y = pen + glyph.x, glyph.y
        pen += glyph.advance
        if not glyph.source:
            marks.append(Mark(x, y, _outline(font, glyph.number)))
            continue
        wide = _font(font).get_glyph_h_advance(glyph.number) * _THOUSAND / face.units
        plain = face.draws(glyph.source, glyph.number)
        letter = glyph.source if plain else face.private(glyph.number, glyph.source, wide)
        if strokes and abs(x - end) < _LEAST and abs(y - strokes[-1].y) < _LEAST:
            letter = strokes[-1].letters + letter
            strokes[-1] = strokes[-1]._replace(letters=letter)
        else:
            strokes.append(Stroke(x, y, letter))
        end = x + wide
    return Run(pen, tuple(strokes), tuple(marks))


def _glyphs(word: str, font: str, scale: float, *, rtl: bool) -> Iterator[_Glyph]:
    """Yield the glyphs of a word from left to right.

    A letter tells its marks as well, and the marks tell nothing. What runs to the left is told last letter first,
    with its brackets as they are seen: readers of a PDF turn both round.
    """
    buffer = hb.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    # papers in one script are set without kerning, so a Latin word among Arabic ones looks as it does there
    hb.shape(_font(font), buffer, {"kern": rtl})
    infos, places = buffer.glyph_infos, buffer.glyph_positions
    starts = sorted({info.cluster for info in infos})
    ends = dict(zip(starts, [*starts[1:], len(word)], strict=True))
    told = _tellers([info.cluster for info in infos], [place.x_advance for place in places])
    for at, (info, place) in enumerate(zip(infos, places, strict=True)):
        source = word[info.cluster : ends[info.cluster]] if at in told else ""
        if rtl:
            source = MIRRORED.get(source, source[::-1])
        yield _Glyph(
            info.codepoint, source, place.x_offset * scale, place.y_offset * scale, place.x_advance * scale
        )


def _tellers(clusters: list[int], advances: list[int]) -> set[int]:
    """Return which glyph of each cluster tells its letters: the widest, which is never a mark."""
    widest: dict[int, int] = {}
    for at, cluster in enumerate(clusters):
        if cluster not in widest or advances[at] > advances[widest[cluster]]:
            widest[cluster] = at
    return set(widest.values())


@cache
def _outline(font: str, glyph: int) -> Outline:
    face = cast("Face", pdfmetrics.getFont(font))
    drawn = Outline(_THOUSAND / face.units)
    _font(font).draw_glyph_with_pen(glyph, drawn)
    return drawn


@cache
def _font(name: str) -> hb.Font:
    face = cast("Face", pdfmetrics.getFont(name))
    return hb.Font(hb.Face(hb.Blob.from_file_path(face.path)))
