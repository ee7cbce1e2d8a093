"""Finds lines that sweep over several rows: one drawn down through the circles of many, or a page crossed out."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from groupkit.core.feedback.layout import Box
from groupkit.pdf.scanning.straightening import Grey, Sheet

_FINE = 3.0  # pixels a millimetre
_AROUND = 12.0  # millimetres round the circles
_INK = 80  # how dark a pen is; the printed lines are thinner and lighter
_RULE = 20.0  # what lies level and is so long is printed, in millimetres
_LONG = 21.0  # no tick is so tall, in millimetres; two rows are
_INSIDE = 0.8  # of the radius of a circle


def swept(sheet: Sheet, boxes: Sequence[Box], found: NDArray[np.float64]) -> frozenset[str]:
    """Return the questions with a circle that such a line runs through; `found` are the middles, in millimetres."""
    left, top = found.min(0) - _AROUND
    wide, high = np.ptp(found, axis=0) + 2 * _AROUND
    _, labels, stats, _ = cv2.connectedComponentsWithStats(_ink(sheet.part(left, top, wide, high, _FINE)))
    tall = stats[:, cv2.CC_STAT_HEIGHT] > _LONG * _FINE
    tall[0] = False
    if not tall.any():
        return frozenset()
    line = tall[labels]
    through = set()
    for box, (x, y) in zip(boxes, (found - (left, top)) * _FINE, strict=True):
        reach = box.r * _INSIDE * _FINE
        low_x, high_x, low_y, high_y = (round(at) for at in (x - reach, x + reach, y - reach, y + reach))
        if line[low_y : high_y + 1, low_x : high_x + 1].any():
            through.add(box.question)
    return frozenset(through)


def _ink(seen: Grey) -> Grey:
    ink = (seen < 255 - _INK).astype(np.uint8)
    rules = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, round(_RULE * _FINE)), np.uint8))
    ink[cv2.dilate(rules, np.ones((3, 3), np.uint8)) > 0] = 0
    return ink
