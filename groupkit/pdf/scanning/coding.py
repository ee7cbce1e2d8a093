"""Reads the strip of squares that says which page of which form this is; it stands at the head and at the foot."""

import numpy as np
from numpy.typing import NDArray

from groupkit.core.feedback import layout
from groupkit.core.feedback.layout import PageCode
from groupkit.pdf.scanning.straightening import Sheet

_FINE = 5.0  # pixels a millimetre
_AROUND = 4.0  # millimetres round a strip, for a page that is bent
_SHIFTS = (0.0, 0.6, -0.6, 1.2, -1.2, 1.8, -1.8, 2.4, -2.4)
_UNSURE = 3  # squares nearest to grey that are tried the other way round


def code(sheet: Sheet) -> PageCode | None:
    """Return what a page says of itself, from whichever strip can be read, or from both together."""
    strips = [_darkness(sheet, strip) for strip in layout.code_places(sheet.size_mm)]
    for strip in strips:
        for dark in strip:
            if found := layout.code_of(_squares(dark).tolist()):
                return found
    clearest = [max(strip, key=_contrast) for strip in strips]
    for dark in (*clearest, np.add(*clearest) / 2):
        unsure = np.argsort(np.abs(dark - _middle(dark)))[:_UNSURE]
        for turned in range(1, 1 << len(unsure)):
            squares = _squares(dark)
            squares[unsure] ^= [bool(turned >> at & 1) for at in range(len(unsure))]
            if found := layout.code_of(squares.tolist()):
                return found
    return None


def _darkness(sheet: Sheet, strip: tuple[tuple[float, float], ...]) -> list[NDArray[np.float64]]:
    """Return how dark each square is, with the strip moved up and down a little."""
    x, y = np.array(strip).T
    half = layout.CELL * 0.32
    left, top = x.min() - _AROUND, y.min() - _AROUND
    seen = sheet.part(left, top, x.max() - left + _AROUND, y.max() - top + _AROUND, _FINE)
    sums = np.pad(np.cumsum(np.cumsum(255.0 - seen, 0), 1), ((1, 0), (1, 0)))
    found = []
    for shift in _SHIFTS:
        low_x, high_x = (np.rint((x + side - left) * _FINE).astype(int) for side in (-half, half))
        low_y, high_y = (np.rint((y + shift + side - top) * _FINE).astype(int) for side in (-half, half))
        inside = sums[high_y, high_x] - sums[low_y, high_x] - sums[high_y, low_x] + sums[low_y, low_x]
        found.append(inside / ((high_x - low_x) * (high_y - low_y)))
    return found


def _squares(dark: NDArray[np.float64]) -> NDArray[np.bool_]:
    return dark > _middle(dark)


def _middle(dark: NDArray[np.float64]) -> float:
    """Return what lies between the black and the white squares."""
    return float(np.percentile(dark, 10) + np.percentile(dark, 90)) / 2


def _contrast(dark: NDArray[np.float64]) -> float:
    return float(np.abs(dark - _middle(dark)).mean())
