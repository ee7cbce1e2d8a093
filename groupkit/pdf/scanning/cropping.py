"""Cuts out of a page what a person has to look at: a row in doubt, or words written by hand."""

from collections.abc import Sequence

import cv2
import numpy as np

from groupkit.core.feedback.layout import Area, Box, Layout
from groupkit.pdf.scanning import straying
from groupkit.pdf.scanning.straightening import Grey, Sheet

_FINE = 6.0  # pixels a millimetre
_COARSE = 4.0
_SIDE = 10.0  # millimetres left out at the sides
_ROUND = 1.5  # millimetres round a place to write
_INK = 60  # how dark handwriting is
_RULE = 8.0  # a straight line so long is printed, in millimetres
_LEAST = 1.5  # square millimetres of ink that are writing


def row(sheet: Sheet, layout: Layout, boxes: Sequence[Box]) -> bytes:
    """Return the PNG of a row of circles with the words that belong to it, and nothing of another row."""
    top, foot = straying.band(layout, boxes)
    return _png(sheet.part(_SIDE, top, sheet.size_mm[0] - 2 * _SIDE, foot - top, _FINE))


def writing(sheet: Sheet, area: Area) -> bytes | None:
    """Return the PNG of what is written in a place, or nothing where nobody wrote."""
    if _inked(sheet.part(area.x, area.y, area.width, area.height, _COARSE)) < _LEAST:
        return None
    wide, high = area.width + 2 * _ROUND, area.height + 2 * _ROUND
    return _png(sheet.part(area.x - _ROUND, area.y - _ROUND, wide, high, _FINE))


def _inked(seen: Grey) -> float:
    """Return how much ink there is in a place to write, in square millimetres, without its frame and its lines."""
    border = round(_ROUND * _COARSE)
    ink = (seen < 255 - _INK).astype(np.uint8)
    ink[:border], ink[-border:], ink[:, :border], ink[:, -border:] = 0, 0, 0, 0
    long = round(_RULE * _COARSE)
    thick = cv2.dilate(ink, np.ones((2, 1), np.uint8))
    ruled = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    ink[cv2.dilate(ruled, np.ones((5, long), np.uint8)) > 0] = 0
    grains = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))
    return float(grains.sum()) / _COARSE**2


def _png(seen: Grey) -> bytes:
    return cv2.imencode(".png", seen)[1].tobytes()
