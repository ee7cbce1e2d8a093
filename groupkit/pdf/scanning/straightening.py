"""Finds the corner marks of a page in its picture, and looks at the page as if it lay flat in even light."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from groupkit.core.feedback import layout
from groupkit.core.feedback.scanned import Trouble

Grey = NDArray[np.uint8]
"""A picture in shades of grey, 0 is black."""
Lie = NDArray[np.float64]
"""How a page lies in its picture: turns millimetres on the paper into pixels."""
Corners = dict[int, NDArray[np.float64]]
"""The four corners of each mark that was found, in pixels."""

LEAST_MARKS = 2
_LOOKED_AT = 1000  # the long side of the picture that marks are looked for in, in pixels, or a little more
_KERNEL = 13  # light is even over so many millimetres
_DARKEST = 40
_INNER = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * layout.MARK / 2
_LEVEL = 0.4  # how far corners may stray, in millimetres, on a page that lies level
_EVERY = 7
_BLACK, _WHITE, _SHADES = 30, 225, 0.008


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page in its picture; `light` is how bright its bare paper is, one pixel a millimetre."""

    picture: Grey
    lie: Lie
    size_mm: tuple[float, float]
    light: Grey

    def part(self, left: float, top: float, width: float, height: float, fine: float) -> Grey:
        """Return a part of the page in even light, at so many pixels a millimetre; paper is white."""
        shape = max(1, round(width * fine)), max(1, round(height * fine))
        to_mm = _grid(1 / fine, left, top)
        seen = _warped(self.picture, self.lie @ to_mm, shape)
        # the pixels of the light have their middles half a millimetre from the edges
        lit = _warped(self.light, _shifted(-0.5) @ to_mm, shape)
        return np.asarray(cv2.divide(seen, lit, scale=255), np.uint8)


def harsh(picture: Grey) -> bool:
    """Return whether a picture has black and white only: what is lighter than ink was lost."""
    some = picture[::_EVERY, ::_EVERY]
    return bool(((some > _BLACK) & (some < _WHITE)).mean() < _SHADES)


def corners(picture: Grey) -> Corners | Trouble:
    """Return the corner marks of the one page in a picture."""
    for look in _looks(picture):
        found = _marks_in(*look)
        numbers = [number for number, _ in found]
        if len(set(numbers)) < len(numbers):
            return Trouble.TWO_PAGES
        if len(found) >= LEAST_MARKS:
            return dict(found)
    return Trouble.NO_MARKS


def laid_flat(picture: Grey, found: Corners, size_mm: tuple[float, float]) -> Sheet | None:
    """Return the page of a size that has its marks where they were found, or nothing where they do not fit."""
    places = layout.marks(size_mm)
    on_paper = np.concatenate([_INNER + places[number] for number in found])
    in_picture = np.concatenate(list(found.values()))
    lie = _level(on_paper, in_picture) if len(found) == LEAST_MARKS else None
    if lie is None:
        lie = np.asarray(cv2.findHomography(on_paper, in_picture, 0)[0], np.float64)
    if lie.shape != (3, 3) or not _front(lie, size_mm):
        return None
    return Sheet(picture, lie, size_mm, _light(picture, lie, size_mm))


def _looks(picture: Grey) -> Iterator[tuple[Grey, int]]:
    """Yield a smaller picture to look for marks in, and others where none were found; and how much smaller."""
    step = max(1, max(picture.shape) // _LOOKED_AT)
    small = _smaller(picture, step)
    yield small, step
    finer = max(1, step // 2)
    yield _smaller(picture, finer), finer
    yield np.asarray(cv2.createCLAHE(4.0, (8, 8)).apply(small), np.uint8), step
    yield np.asarray(cv2.bitwise_not(small), np.uint8), step


def _marks_in(small: Grey, step: int) -> list[tuple[int, NDArray[np.float64]]]:
    how = cv2.aruco.DetectorParameters()
    how.cornerRefinementMethod = cv2.aruco.CORNER_REFINE_SUBPIX
    how.minMarkerPerimeterRate = 0.04
    how.adaptiveThreshWinSizeMin, how.adaptiveThreshWinSizeMax, how.adaptiveThreshWinSizeStep = 9, 41, 16
    marks = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50)
    outlines, numbers, _ = cv2.aruco.ArucoDetector(marks, how).detectMarkers(small)
    if numbers is None:
        return []
    return [
        # the middle of a large pixel is half of all its small ones from its edge
        (int(number), (np.reshape(outline, (4, 2)).astype(np.float64) + 0.5) * step - 0.5)
        for number, outline in zip(np.ravel(numbers), outlines, strict=True)
        if number < len(layout.SQUARES)
    ]


def _level(on_paper: NDArray[np.float64], in_picture: NDArray[np.float64]) -> Lie | None:
    """Return how a page lies that was only turned and scaled, as a flat-bed does, or nothing where it was not.

    Two marks say too little of a page seen askew to look far beyond them.
    """
    paper, seen = (places @ (1, 1j) for places in (on_paper, in_picture))
    about, there = paper.mean(), seen.mean()
    turn = (np.conj(paper - about) @ (seen - there)) / max(float((np.abs(paper - about) ** 2).sum()), 1.0)
    if np.abs(turn * (paper - about) - (seen - there)).max() > _LEVEL * np.abs(turn):
        return None
    moved = there - turn * about
    return np.array([[turn.real, -turn.imag, moved.real], [turn.imag, turn.real, moved.imag], [0, 0, 1]])


def _front(lie: Lie, size_mm: tuple[float, float]) -> bool:
    """Return whether a page is seen from its front, and not so much from its side that nothing can be read."""
    width, height = size_mm
    edges = np.array([[[0.0, 0.0], [width, 0.0], [width, height], [0.0, height]]])
    seen = cv2.perspectiveTransform(edges, lie)[0].astype(np.float32)
    return bool(cv2.isContourConvex(seen)) and cv2.contourArea(seen, oriented=True) > width * height


def _light(picture: Grey, lie: Lie, size_mm: tuple[float, float]) -> Grey:
    """Return how bright the paper is, one pixel a millimetre: nothing printed or written is left on it."""
    width, height = (round(side) for side in size_mm)
    step = max(1, max(picture.shape) // (2 * height))
    paper = _warped(
        _smaller(picture, step), _grid(1 / step, 0, 0, back=True) @ lie @ _grid(1, 0, 0), (width, height)
    )
    bright = cv2.morphologyEx(paper, cv2.MORPH_CLOSE, np.ones((_KERNEL, _KERNEL), np.uint8))
    return np.asarray(np.maximum(cv2.GaussianBlur(bright, (0, 0), _KERNEL / 4), _DARKEST), np.uint8)


def _smaller(picture: Grey, step: int) -> Grey:
    high, wide = (side // step for side in picture.shape)
    if step == 1:
        return picture
    whole = picture[: high * step, : wide * step]
    return np.asarray(cv2.resize(whole, (wide, high), interpolation=cv2.INTER_AREA), np.uint8)


def _grid(step: float, left: float, top: float, *, back: bool = False) -> Lie:
    """Return what turns pixels of so many millimetres into places, or `back` small pixels into large ones."""
    half = (step - 1) / 2 if back else step / 2
    return np.array([[step, 0, left + half], [0, step, top + half], [0, 0, 1]])


def _shifted(by: float) -> Lie:
    return np.array([[1, 0, by], [0, 1, by], [0, 0, 1]])


def _warped(picture: Grey, lie: Lie, shape: tuple[int, int]) -> Grey:
    how = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return np.asarray(
        cv2.warpPerspective(picture, lie, shape, flags=how, borderMode=cv2.BORDER_REPLICATE), np.uint8
    )
