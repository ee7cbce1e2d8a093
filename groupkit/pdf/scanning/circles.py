"""Finds where each printed circle of a page really is, for paper bends, and cuts out what stands round it."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from groupkit.core.feedback import layout
from groupkit.core.feedback.layout import Box
from groupkit.pdf.scanning.straightening import Grey, Sheet

RADIUS = 17
"""The radius of a circle in what is cut out, in pixels."""
HALF = 34
"""How far what is cut out reaches from the middle of its circle, in pixels."""

Windows = NDArray[np.uint8]
"""How dark it is round each circle: circle, row and column of pixels; 255 is black."""
_COARSE = 2  # circles are looked for in a picture so much smaller
_FAR = 8  # and so many of its pixels from their place
_ON, _BESIDE = 1.0, (2.0, 4.0)  # how far from a ring its line reaches, and where it has to be lighter
_ANY_INK = 90  # darker ink counts no more than this, or marks would draw the search to them
_SEEN, _CLEAR = 4.0, 14.0  # how much darker than its neighbourhood a ring is: when it counts at all, and in full
_STIFF = 2.0  # how much evidence it takes to believe that paper is bent
_ROUNDS = 4
_NEAR = 1.0  # pixels between where a circle was seen and where the others say it is, to be believed in full


def windows(sheet: Sheet, boxes: Sequence[Box]) -> tuple[Windows, NDArray[np.float64]]:
    """Return what stands round each circle, and where the middle of each was found, in millimetres."""
    radius = boxes[0].r
    fine = RADIUS / radius
    places = np.array([(box.x, box.y) for box in boxes])
    edge = (HALF + 2 * _COARSE * _FAR + RADIUS) / fine
    left, top = places.min(0) - edge
    width, height = places.max(0) - places.min(0) + 2 * edge
    dark = cv2.bitwise_not(sheet.part(left, top, width, height, fine))
    at = (places - (left, top)) * fine - 0.5
    moved = at + _bent(at, *_sightings(np.asarray(dark, np.uint8), at))
    near = np.rint(moved).astype(int)
    cut = [dark[y - HALF : y + HALF + 1, x - HALF : x + HALF + 1] for x, y in near]
    return np.stack(cut), (near + 0.5) / fine + (left, top)


def _sightings(dark: Grey, at: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return how far from its place each ring was seen, in pixels, and how much that can be believed."""
    small = cv2.resize(dark, None, fx=1 / _COARSE, fy=1 / _COARSE, interpolation=cv2.INTER_AREA)
    small = np.minimum(small, _ANY_INK).astype(np.float32)
    ring = _ring()
    reach = _FAR + ring.shape[0] // 2
    seen, clear = np.zeros_like(at), np.zeros(len(at))
    for number, (x, y) in enumerate((at + 0.5) / _COARSE - 0.5):
        column, row = round(x), round(y)
        around = small[row - reach : row + reach + 1, column - reach : column + reach + 1]
        fits = cv2.matchTemplate(around, ring, cv2.TM_CCORR)
        _, clear[number], _, best = cv2.minMaxLoc(fits)
        across, down = _finer(np.asarray(fits, np.float32), best)
        seen[number] = (column + across - x) * _COARSE, (row + down - y) * _COARSE
    if np.median(clear) < _SEEN:
        # the scanner lost the circles, and what is left are marks
        clear[:] = 0
    return seen, np.clip((clear - _SEEN) / (_CLEAR - _SEEN), 0, 1)


def _finer(fits: NDArray[np.float32], best: Sequence[int]) -> tuple[float, float]:
    """Return where a fit is best, between the pixels."""
    found = []
    for along, at in ((fits[best[1]], best[0]), (fits[:, best[0]], best[1])):
        bend = 0.0
        if 0 < at < len(along) - 1:
            before, here, after = (float(each) for each in along[at - 1 : at + 2])
            curve = before - 2 * here + after
            bend = (before - after) / (2 * curve) if curve < 0 else 0.0
        found.append(at - _FAR + bend)
    return found[0], found[1]


def _bent(at: NDArray[np.float64], seen: NDArray[np.float64], clear: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how far the paper has moved at each place: smooth, as paper is, whatever a few circles say."""
    x, y = ((at - at.mean(0)) / np.maximum(np.ptp(at, axis=0) / 2, HALF)).T
    shape = np.stack([np.ones_like(x), x, y, x * y, x * x, y * y], 1)
    stiff = np.diag([0.01, *[_STIFF] * 5])
    moved = np.zeros_like(at)
    width = 8 * _NEAR
    moved[:] = _median(seen, clear)
    for _ in range(_ROUNDS):
        apart = np.hypot(*(seen - moved).T)
        weight = clear / (1 + (apart / width) ** 2) ** 2
        shared = shape.T * weight
        moved = shape @ np.linalg.solve(shared @ shape + stiff, shared @ seen)
        width = max(_NEAR, width / 2)
    return moved


def _median(seen: NDArray[np.float64], clear: NDArray[np.float64]) -> NDArray[np.float64]:
    believed = seen[clear > 0]
    return np.median(believed, axis=0) if len(believed) else np.zeros(2)


def _ring() -> NDArray[np.float32]:
    """Return a ring to look for: dark on the line of a circle, light inside and outside."""
    radius = RADIUS / _COARSE
    half = round(radius * layout.CLEAR * 0.8)
    y, x = np.mgrid[-half : half + 1, -half : half + 1]
    off = np.abs(np.hypot(x, y) - radius)
    line, beside = off < _ON, (off > _BESIDE[0]) & (off < _BESIDE[1])
    return np.asarray(line / line.sum() - beside / beside.sum(), np.float32)
