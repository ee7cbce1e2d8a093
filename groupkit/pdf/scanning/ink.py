"""Measures the ink in and round each circle, in shares of black: how dark it is inside, and what reaches out."""

from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from groupkit.core.feedback import layout
from groupkit.pdf.scanning.circles import HALF, RADIUS, Windows

Shares = NDArray[np.float32]
"""One number a circle."""

_INSIDE = 0.76
_ROUND = 1.22
_FAR = 1.95
_ARMS = (1.52, 1.68)
_SECTORS = 24
_TURN, _ASKEW = 360.0, 40.0  # degrees
_WAYS, _WIDE = 36, 2  # directions told apart, and how many a stroke takes on either side
_OPPOSITE = 8  # sectors for the paper round a circle, which may lie in a crease
_TRACED = (0.8, 1.22)
_DARK = 0.3  # what counts as ink of a pen outside the circle
# how dark a mark is that has clear strokes, how much of that they have at least, and how many pixels
_STRONG, _CORE, _GRAIN = 0.3, 0.6, 6
_MOST_CREASE, _MOST_NOISE = 0.35, 0.09
_EDGE = 97
_WHITE = 255.0


@dataclass(frozen=True, slots=True)
class Ink:
    """What the circles of a page hold.

    `mark` is how dark the darkest part inside is, and `full` the whole inside, both against the paper round it and
    the empty circles of the page; `plain` is the darkest part as it stands. `near` and `around` are how much of the
    way round outside has ink, near by and as far as can be seen.
    `arms` is how many strokes reach far out, `apart` the least angle between two of them, in degrees, and `through`
    whether two lie opposite each other. `third` is how much ink runs in a third direction, as a share of the first:
    a cross has two. `traced` is how dark it is on the line of the circle and close to it, against the paper round
    it, and `untraced` is the same for most of them. `pieces` is how many strokes a strong mark has inside that do
    not touch each other; 0 where it was not looked at. `line` is how dark the printed circles are.
    """

    mark: Shares
    full: Shares
    plain: Shares
    near: Shares
    around: Shares
    arms: NDArray[np.int_]
    apart: NDArray[np.float64]
    through: NDArray[np.bool_]
    third: Shares
    traced: Shares
    untraced: float
    pieces: NDArray[np.int_]
    line: float


def measured(windows: Windows) -> Ink:
    """Return the ink of circles that were cut out."""
    count, side, _ = windows.shape
    blurred = cv2.GaussianBlur(windows.reshape(count * side, side), (5, 5), 1.0)
    calm = np.asarray(blurred, np.uint8).reshape(count, side * side)
    masks = _masks()
    inside = calm[:, masks.inside]
    edge = np.percentile(inside, _EDGE, axis=1).astype(np.float32) / _WHITE
    full = inside.mean(1, dtype=np.float32) / _WHITE
    paper = _paper(calm)
    near, far = _reached(calm, masks.near) > _DARK, _reached(calm, masks.far) > _DARK
    arms = _reached(calm, masks.arms) > _DARK
    strokes = [_strokes(each) for each in arms]
    gaps = [np.diff(angles, append=angles[:1] + _TURN) for angles in strokes]
    third = np.zeros(count, np.float32)
    for at in np.flatnonzero([len(angles) > 0 for angles in strokes]):
        third[at] = _third_way(calm[at].reshape(side, side))
    pieces = np.zeros(count, int)
    strong = (edge - paper > _STRONG) & ~near.any(1)
    for at in np.flatnonzero(strong):
        pieces[at] = _pieces(windows[at], float(edge[at]))
    mark, whole = edge - paper, full - paper
    line = calm[:, masks.traced].mean(1, dtype=np.float32) / _WHITE - paper
    return Ink(
        mark=mark - _of_empty(mark),
        full=whole - _of_empty(whole),
        plain=edge - _of_empty(edge),
        near=near.mean(1, dtype=np.float32),
        around=far.mean(1, dtype=np.float32),
        arms=np.array([len(angles) for angles in strokes]),
        apart=np.array([min(each, default=_TURN) for each in gaps]),
        through=np.array([_opposite(angles) for angles in strokes]),
        third=third,
        pieces=pieces,
        traced=line,
        untraced=max(float(np.median(line)), 0.0),
        line=float(np.median(calm[:, masks.line].mean(1))) / _WHITE,
    )


def _of_empty(each: Shares) -> float:
    """Return what an empty circle shows: most are empty; where they are not, paper is never as dark as they are."""
    return min(float(np.median(each)), _MOST_NOISE)


@dataclass(frozen=True, slots=True)
class _Masks:
    """Which pixels of what was cut out lie where; those in sectors are in the order of the sectors."""

    inside: NDArray[np.intp]
    line: NDArray[np.intp]
    traced: NDArray[np.intp]
    near: tuple[NDArray[np.intp], NDArray[np.intp]]
    far: tuple[NDArray[np.intp], NDArray[np.intp]]
    arms: tuple[NDArray[np.intp], NDArray[np.intp]]
    paper: tuple[NDArray[np.intp], ...]
    seen: NDArray[np.intp]


@cache
def _masks() -> _Masks:
    y, x = np.mgrid[-HALF : HALF + 1, -HALF : HALF + 1]
    off = np.hypot(x, y) / RADIUS
    turn = (np.arctan2(y, x) + np.pi) / (2 * np.pi)
    every_other = (x % 2 == 0) & (y % 2 == 0)
    round_it = (off > _ROUND) & (off < layout.CLEAR)

    def sectors(where: NDArray[np.bool_], count: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        pixels = np.flatnonzero(where)
        sector = np.minimum((turn.ravel()[pixels] * count).astype(int), count - 1)
        order = np.argsort(sector, kind="stable")
        return pixels[order], np.searchsorted(sector[order], np.arange(count))

    ordered, begins = sectors(round_it & every_other, _OPPOSITE)
    return _Masks(
        inside=np.flatnonzero(off < _INSIDE),
        line=np.flatnonzero(np.abs(off - 1) < 0.08),  # noqa: PLR2004  a little more than the line is thick
        traced=np.flatnonzero((off > _TRACED[0]) & (off < _TRACED[1])),
        near=sectors(round_it & every_other, _SECTORS),
        far=sectors((off > _ROUND) & (off < _FAR) & every_other, _SECTORS),
        arms=sectors((off > _ARMS[0]) & (off < _ARMS[1]), 2 * _SECTORS),
        paper=tuple(np.split(ordered, begins[1:])),
        seen=np.flatnonzero(off < _FAR),
    )


def _reached(calm: Windows, sectors: tuple[NDArray[np.intp], NDArray[np.intp]]) -> NDArray[np.float32]:
    """Return how dark the darkest pixel of each sector is."""
    pixels, begins = sectors
    darkest = np.maximum.reduceat(calm[:, pixels], begins, axis=1)
    return darkest.astype(np.float32) / _WHITE


def _strokes(arms: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return where strokes cross a circle, as angles in their order."""
    begins = np.flatnonzero(arms & ~np.roll(arms, 1))
    ends = np.flatnonzero(arms & ~np.roll(arms, -1))
    if len(ends) and ends[0] < begins[0]:
        ends = np.append(ends[1:], ends[0] + len(arms))
    return (begins + ends) / 2 * _TURN / len(arms)


def _opposite(angles: NDArray[np.float64]) -> bool:
    """Return whether two strokes lie opposite each other, or nearly so."""
    between = np.abs(np.subtract.outer(angles, angles)) % _TURN
    return bool((np.abs(between - _TURN / 2) < _ASKEW).any())


def _third_way(window: Windows) -> float:
    """Return how strong the third direction of strokes is, beside the first."""
    across, down = (cv2.Sobel(window, cv2.CV_32F, *way) for way in ((1, 0), (0, 1)))
    strength, way = cv2.cartToPolar(across, down)
    seen = _masks().seen
    bins = (way.ravel()[seen] / np.pi * _WAYS).astype(int) % _WAYS
    ways = np.bincount(bins, weights=strength.ravel()[seen] ** 2, minlength=_WAYS)
    wide = np.sum([np.roll(ways, off) for off in range(-_WIDE, _WIDE + 1)], axis=0)
    rest, none = wide.copy(), np.percentile(wide, 20)
    found = []
    for _ in range(3):
        best = int(rest.argmax())
        found.append(rest[best])
        rest[np.arange(best - 2 * _WIDE - 1, best + 2 * _WIDE + 2) % _WAYS] = 0
    return float((found[2] - none) / max(found[0], 1.0))


def _pieces(window: Windows, edge: float) -> int:
    """Return how many strokes inside a circle do not touch each other."""
    seen = cv2.GaussianBlur(window, (3, 3), 0.6).ravel() > edge * _CORE * _WHITE
    within = np.zeros(seen.shape, np.uint8)
    within[_masks().inside] = seen[_masks().inside]
    _, _, stats, _ = cv2.connectedComponentsWithStats(within.reshape(window.shape))
    return int((stats[1:, cv2.CC_STAT_AREA] >= _GRAIN).sum())


def _paper(calm: Windows) -> Shares:
    """Return how dark the bare paper is at each circle: a crease or the edge of a shadow may lie across it.

    Where both of two opposite sides are as dark, what lies between them is.
    """
    sides = np.stack([np.median(calm[:, side], axis=1) for side in _masks().paper], 1) / _WHITE
    across = np.minimum(sides[:, : _OPPOSITE // 2], sides[:, _OPPOSITE // 2 :]).max(1)
    return np.where(across < _MOST_CREASE, across, 0).astype(np.float32)
