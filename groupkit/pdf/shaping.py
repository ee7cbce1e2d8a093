"""Joins the letters of a word as its script writes them: HarfBuzz finds the glyphs, this places them in a PDF."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import uharfbuzz as hb
from reportlab.pdfbase import pdfmetrics

from groupkit.pdf.faces import Face

_THOUSAND = 1000
# smaller differences, in thousandths of the size of type, cannot be seen
_LEAST = 0.5


@dataclass(frozen=True, slots=True)
class Stroke:
    """Letters drawn in one go, and where they begin, in thousandths of the size of type."""

    x: float
    y: float
    letters: str


@dataclass(frozen=True, slots=True)
class Run:
    """A word, or a part of one, of one font and one direction, ready to draw; `width` in thousandths."""

    width: float
    strokes: tuple[Stroke, ...]


@lru_cache(maxsize=4096)
def shaped(word: str, font: str, rtl: bool) -> Run:  # noqa: FBT001  the key of the cache
    """Return how a word is drawn in a font that has all of its letters."""
    face: Face = pdfmetrics.getFont(font)
    scale = _THOUSAND / face.units
    pen, strokes = 0.0, list[Stroke]()
    after = 0.0
    for glyph, source, place in _glyphs(word, font, rtl=rtl):
        x, y = pen + place.x_offset * scale, place.y_offset * scale
        wide = _font(font).get_glyph_h_advance(glyph) * scale
        letter = source if face.draws(source, glyph) else face.private(glyph, source, wide)
        if strokes and abs(x - after) < _LEAST and abs(y - strokes[-1].y) < _LEAST:
            strokes[-1] = Stroke(strokes[-1].x, strokes[-1].y, strokes[-1].letters + letter)
        else:
            strokes.append(Stroke(x, y, letter))
        pen += place.x_advance * scale
        after = x + wide
    return Run(pen, tuple(strokes))


def _glyphs(word: str, font: str, *, rtl: bool) -> Iterator[tuple[int, str, hb.GlyphPosition]]:
    """Yield each glyph from left to right with the letters it stands for, and where it goes in units of the font.

    A letter and its marks go to the reader by the glyph of the letter; the letters of a word that runs to the
    left are given last first, which is how readers of a PDF expect what they will turn round.
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
    told = set(_tellers(infos, places))
    for at, (info, place) in enumerate(zip(infos, places, strict=True)):
        source = word[info.cluster : ends[info.cluster]] if at in told else ""
        yield info.codepoint, source[::-1] if rtl else source, place


def _tellers(infos: list[hb.GlyphInfo], places: list[hb.GlyphPosition]) -> Iterator[int]:
    """Yield the glyph of each cluster that tells its letters: the widest, which is never a mark."""
    clusters: dict[int, list[int]] = {}
    for at, info in enumerate(infos):
        clusters.setdefault(info.cluster, []).append(at)
    for members in clusters.values():
        yield max(members, key=lambda at: places[at].x_advance)


@cache
def _font(name: str) -> hb.Font:
    face: Face = pdfmetrics.getFont(name)
    return hb.Font(hb.Face(hb.Blob.from_file_path(face.path)))
