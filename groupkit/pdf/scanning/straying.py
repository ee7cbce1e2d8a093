"""Finds ink where nothing is printed: in a row that looks blank, words may have been marked and no circle."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from groupkit.core.feedback.layout import Box, Layout
from groupkit.pdf.scanning.straightening import Sheet

_FINE = 3.0  # pixels a millimetre
_ABOVE, _BELOW = 15.0, 8.0  # as far as words stand from their circles, in millimetres, where no other row does
_OVER = 1.2  # millimetres beyond half way to the next row: words are underlined there
_SIDE = 9.0  # millimetres at the sides that are no part of a row
_FAR = 2.5  # how far paper may be bent, in millimetres
_SPREAD = 0.7  # how far printed ink may spread, in millimetres
_INK, _PRINT = 72, 30  # how dark a pen is at least, and print
_LEAST = 2.5  # square millimetres of ink that are meant


def band(layout: Layout, boxes: Sequence[Box]) -> tuple[float, float]:
    """Return between which heights, in millimetres, a row of circles and its words stand, and no other circles."""
    top, foot = min(box.y for box in boxes), max(box.y for box in boxes)
    others = [box.y for box in layout.boxes if box.question != boxes[0].question]
    above = max((y for y in others if y < top), default=0.0)
    below = min((y for y in others if y > foot), default=layout.size_mm[1])
    return max(top - _ABOVE, (above + top) / 2 - _OVER), min(foot + _BELOW, (below + foot) / 2 + _OVER)


def stray(sheet: Sheet, blank: Sheet, layout: Layout, boxes: Sequence[Box], *, marked: Sequence[Box] = ()) -> bool:
    """Return whether there is ink in a row that is not on the blank page, beside what its `marked` circles hold."""
    top, foot = band(layout, boxes)
    wide, high = layout.size_mm[0] - 2 * _SIDE, foot - top
    seen = sheet.part(_SIDE, top, wide, high, _FINE)
    there = blank.part(_SIDE - _FAR, top - _FAR, wide + 2 * _FAR, high + 2 * _FAR, _FINE)
    ink = (seen < 255 - _INK).astype(np.uint8)
    for box in marked:
        _lifted(ink, box, _SIDE, top)
    spread = 2 * round(_SPREAD * _FINE) + 1
    printed = cv2.dilate((there < 255 - _PRINT).astype(np.uint8), np.ones((spread, spread), np.uint8))
    # of all ways the paper may be bent here, the one in which most of the ink is print
    fits = cv2.matchTemplate(printed.astype(np.float32), ink.astype(np.float32), cv2.TM_CCORR)
    return float(ink.sum() - fits.max()) / _FINE**2 > _LEAST


def _lifted(ink: NDArray[np.uint8], box: Box, left: float, top: float) -> None:
    """Take away what a circle holds, with every stroke that reaches into it."""
    at = round((box.x - left) * _FINE), round((box.y - top) * _FINE)
    joined = ink.copy()
    cv2.circle(joined, at, round(box.r * _FINE), 1, -1)
    _, labels = cv2.connectedComponents(joined)
    ink[labels == labels[at[1], at[0]]] = 0
