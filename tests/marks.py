"""Makes pages of forms that were printed, marked by a pen, and scanned or photographed, all out of a seed.

Marks: filled 34, scribbled 16, crossed 20, ticked 22, light pencil 4 and half filled 4 of 100; one row of ten is
left blank, and one circle of 125 has a ghost that was rubbed out, or a speck. These are not the marks of people.
"""

from dataclasses import dataclass

import cv2
import numpy as np

from groupkit.core.feedback import layout as places
from groupkit.core.feedback.layout import Area, Box, Layout, PageCode, layout_hash

DPI = 300
A4, LETTER = (210.0, 297.0), (215.9, 279.4)
HABITS = (
    ("filled",) * 34 + ("scribbled",) * 16 + ("crossed",) * 20 + ("ticked",) * 22 + ("light",) * 4 + ("half",) * 4
)
BLANK, GHOST = 0.1, 0.008
_FINE = 4  # bits of a pixel that places are given in


@dataclass(frozen=True)
class Marked:
    """A page that was marked: its picture, what was meant in each row (None: blank), and how it was marked."""

    picture: np.ndarray
    layout: Layout
    meant: dict[str, int | None]
    habits: dict[str, str]


def grid(rows=20, options=5, *, size=A4, r=places.RADIUS, last=4, areas=()):
    """Return the layout of rows of circles, 99 in all unless told otherwise; the last row is shorter."""
    pitch, across = max(9.9, r * 3.7), (14.0 if options < 8 else 10.0)
    boxes = tuple(
        Box(question=f"q{row}", option=option, x=size[0] / 2 - 10 + option * across, y=62 + row * pitch, r=r)
        for row in range(rows)
        for option in range(last if row == rows - 1 else options)
    )
    areas = tuple(Area(question=f"w{at}", x=20, y=y, width=size[0] - 40, height=high) for at, (y, high) in areas)
    return Layout(
        page=1, pages=1, hash=layout_hash("test/1", f"{size}{r}", size, boxes, areas), size_mm=size, boxes=boxes,
        areas=areas,
    )  # fmt: skip


def rows_of(layout):
    """Return the circles of each question."""
    found: dict[str, list[Box]] = {}
    for box in layout.boxes:
        found.setdefault(box.question, []).append(box)
    return found


def printed(layout, *, label=0, dpi=DPI):
    """Draw a page as it comes out of the printer: marks, page code, circles, and some words beside each row."""
    scale = dpi / 25.4
    paper = np.full([round(side * scale) for side in reversed(layout.size_mm)], 255, np.uint8)
    code = PageCode(hash=layout.hash, page=layout.page, pages=layout.pages, label=label)
    for number, (x, y) in enumerate(places.marks(layout.size_mm)):
        cell = places.MARK / len(places.SQUARES[number])
        for down, line in enumerate(places.SQUARES[number]):
            for across, square in enumerate(line):
                left, top = x - places.MARK / 2 + across * cell, y - places.MARK / 2 + down * cell
                _square(paper, (left, top, cell), scale, black=square == "#")
    for strip in places.code_places(layout.size_mm):
        for (x, y), black in zip(strip, places.bits(code), strict=True):
            _square(paper, (x - places.CELL / 2, y - places.CELL / 2, places.CELL), scale, black=black)
    for box in layout.boxes:
        grey = round(255 * places.OUTLINE_GREY)
        thick = max(1, round(places.OUTLINE * scale))
        cv2.circle(paper, _at(scale, box.x, box.y), round(box.r * scale * 16), grey, thick, cv2.LINE_AA, _FINE)
    for number, row in enumerate(rows_of(layout).values()):
        _words(paper, f"{number + 1} A question of some words here", (20, row[0].y + 1.2), scale)
    for area in layout.areas:
        for down in np.arange(10, area.height, 10):
            begins, ends = (_whole(scale, x, area.y + down) for x in (area.x, area.x + area.width))
            cv2.line(paper, begins, ends, 90, max(1, round(0.2 * scale)))
    return paper


def answered(layout, chance, habit="", *, label=0, blank=BLANK, ghost=GHOST, paper=None):
    """Print a page and mark it, or a `paper` of others; each row in the habit that is told, or in the usual mix."""
    paper = printed(layout, label=label) if paper is None else paper.copy()
    meant: dict[str, int | None] = {}
    habits: dict[str, str] = {}
    for question, row in rows_of(layout).items():
        for box in row:
            if chance.random() < ghost:
                mark(paper, box, ("ghost", "ghost", "speck")[chance.integers(3)], chance)
        if chance.random() < blank:
            meant[question], habits[question] = None, "blank"
            continue
        box = row[chance.integers(len(row))]
        habits[question] = habit or HABITS[chance.integers(len(HABITS))]
        if habits[question] == "corrected":
            mark(paper, box, "struck", chance)
            box = [other for other in row if other is not box][chance.integers(len(row) - 1)]
            mark(paper, box, "crossed", chance)
        else:
            mark(paper, box, habits[question], chance)
        meant[question] = None if habits[question] == "struck" else box.option
    return Marked(paper, layout, meant, habits)


def mark(paper, box, habit, chance, dpi=DPI):
    """Mark one circle on a page that was drawn at so many dots per inch."""
    scale, pen, ink = dpi / 25.4, chance.uniform(0.35, 0.8), int(chance.integers(10, 90))
    x, y = chance.normal((box.x, box.y), 0.15 * box.r)
    if habit == "light":
        ink, habit = int(chance.integers(120, 175)), ("crossed", "filled")[chance.integers(2)]
    for path in _PATHS[habit](x, y, box.r, chance):
        if habit == "ghost":
            pen, ink = 1.0, int(chance.integers(205, 232))
        stroke(paper, path, scale, 0.7 if habit == "filled" else pen, ink)


def stroke(paper, path, scale, pen, ink):
    """Draw one line of a pen, in millimetres; where there is ink already, the darker one shows."""
    points = np.asarray(path, float) * scale
    low = np.maximum(np.floor(points.min(0)) - 12, 0).astype(int)
    high = np.minimum(np.ceil(points.max(0)) + 13, np.array(paper.shape[::-1])).astype(int)
    under = paper[low[1] : high[1], low[0] : high[0]]
    over = np.full_like(under, 255)
    fine = np.round((points - low) * 16).astype(np.int32)
    cv2.polylines(over, [fine], False, ink, max(1, round(pen * scale)), cv2.LINE_AA, _FINE)
    np.minimum(under, over, out=under)


def scanned(paper, chance, *, dpi=0, turned=None, share=None, one_bit=None):
    """Return the JPEG of a page that went through a flat-bed; what is not told is drawn by chance."""
    dpi = dpi or int(chance.choice([150, 200, 300]))
    paper = cv2.resize(paper, None, fx=dpi / DPI, fy=dpi / DPI, interpolation=cv2.INTER_AREA)
    high, wide = paper.shape
    tilt, scale = chance.uniform(-2.5, 2.5), share or chance.uniform(0.96, 1.01)
    lie = cv2.getRotationMatrix2D((wide / 2, high / 2), tilt, scale)
    paper = cv2.warpAffine(paper, lie, (wide, high), borderValue=250)
    upside_down = chance.random() < 0.15
    paper = np.rot90(paper, turned if turned is not None else 2 * upside_down)
    paper = np.clip(paper.astype(np.float32) + chance.normal(0, 4, paper.shape), 0, 255).astype(np.uint8)
    threshold, black_and_white = chance.integers(140, 180), chance.random() < 0.15
    if black_and_white if one_bit is None else one_bit:
        paper = np.where(paper > threshold, 255, 0).astype(np.uint8)
    return jpeg(paper, int(chance.integers(55, 93)))


def photographed(paper, chance, worse=1, *, turned=None):
    """Return the JPEG a telephone took of a page, or one twice as bad: askew, bent, creased, in shadow, blurred."""
    pixels = int(chance.choice([5, 8, 12])) * 1e6
    high = int((pixels * 4 / 3) ** 0.5)
    wide = high * 3 // 4
    across, down = _seen_from(paper.shape, (high, wide), chance, worse)
    curl = chance.uniform(-1, 1) * worse * 1.2 * DPI / 25.4
    down += curl * np.sin(across / paper.shape[1] * np.pi)
    table = int(chance.integers(60, 140))
    fine = cv2.GaussianBlur(paper, (0, 0), max(0.5, 0.35 * paper.shape[0] / high))
    taken = cv2.remap(fine, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=table)
    taken = taken.astype(np.float32) * _light(high, wide, chance, worse)
    taken = cv2.GaussianBlur(taken, (0, 0), 0.2 + chance.uniform(0.4, 1.3) * worse * wide / 3000)
    taken += chance.standard_normal(taken.shape, dtype=np.float32) * 3.5 * worse
    taken = np.clip(taken, 0, 255).astype(np.uint8)
    return jpeg(np.rot90(taken, chance.integers(4) if turned is None else turned), int(chance.integers(60, 93)))


def unpacked(data):
    """Return the picture that a file holds."""
    found = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE)
    assert found is not None
    return found


def jpeg(picture, quality=85):
    """Return the bytes of a JPEG."""
    return cv2.imencode(".jpg", np.ascontiguousarray(picture), [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes()


def png(picture):
    """Return the bytes of a PNG."""
    return cv2.imencode(".png", np.ascontiguousarray(picture))[1].tobytes()


def _seen_from(paper, taken, chance, worse):
    """Return which place of the paper each pixel of a photograph sees."""
    high, wide = taken
    corners = np.array([[0.06, 0.06], [0.94, 0.06], [0.94, 0.94], [0.06, 0.94]])
    corners += chance.uniform(-0.045 * worse, 0.045 * worse, (4, 2))
    corners = np.clip(corners, 0.01, 0.99) * (wide, high)
    page = np.array([[0, 0], [paper[1], 0], [paper[1], paper[0]], [0, paper[0]]])
    back = cv2.getPerspectiveTransform(corners.astype(np.float32), page.astype(np.float32))
    x, y = np.meshgrid(np.arange(wide, dtype=np.float32), np.arange(high, dtype=np.float32))
    depth = back[2, 0] * x + back[2, 1] * y + back[2, 2]
    across = (back[0, 0] * x + back[0, 1] * y + back[0, 2]) / depth
    down = (back[1, 0] * x + back[1, 1] * y + back[1, 2]) / depth
    return across.astype(np.float32), down.astype(np.float32)


def _light(high, wide, chance, worse):
    """Return how bright each place of a photograph is: uneven light, the edge of a shadow, at times a crease."""
    x, y = np.meshgrid(np.linspace(0, 1, wide, dtype=np.float32), np.linspace(0, 1, high, dtype=np.float32))
    light = 1 - 0.25 * worse * chance.random() * (x * chance.uniform(-1, 1) + y * chance.uniform(-1, 1) + 0.5)
    light *= 1 - 0.3 * min(worse, 1.5) * chance.random() * _beyond(x, y, chance, 0.04)
    if chance.random() < 0.3 * worse:
        side = _beyond(x, y, chance, 0.004)
        light *= 1 - 0.12 * worse * chance.random() * side - 0.6 * worse * chance.random() * side * (1 - side)
    return np.maximum(light, 0.15).astype(np.float32)


def _beyond(x, y, chance, soft):
    """Return 0 on one side of a line across the page and 1 on the other, with an edge so soft."""
    way = chance.uniform(0, 2 * np.pi)
    far = (x - chance.uniform(0.2, 0.8)) * np.cos(way) + (y - chance.uniform(0.2, 0.8)) * np.sin(way)
    return 1 / (1 + np.exp(-np.clip(far / soft, -30, 30)))


def _filling(turns, tallest):
    def paths(x, y, r, chance):
        rad = r * chance.uniform(0.75, 1.05)
        heights = np.linspace(-1, tallest, turns)
        wide = np.sqrt(np.maximum(0, 1 - heights**2)) * chance.uniform(0.8, 1.05, turns)
        return [np.stack([x + rad * wide * (-1) ** np.arange(turns), y + rad * heights], 1)]

    return paths


def _cross(x, y, r, chance):
    far = r * chance.uniform(0.7, 1.3)
    return [[(x - far, y - far), (x + far, y + far)], [(x + far, y - far), (x - far, y + far)]]


def _tick(x, y, r, chance):
    far = r * chance.uniform(0.8, 1.5)
    return [[(x - far * 0.7, y), (x - far * 0.1, y + far * 0.7), (x + far, y - far)]]


def _ring(x, y, r, chance):
    far, turn = r * chance.uniform(1.35, 1.9), np.linspace(0, 6.6, 40)
    wobble = chance.uniform(0.95, 1.08, 40)
    return [np.stack([x + far * wobble * np.cos(turn), y + far * np.sin(turn)], 1)]


def _ghost(x, y, r, chance):
    return [[(x - 1, y - 1), (x + 1, y + 1), (x - 1, y + 0.6)]]


def _speck(x, y, r, chance):
    x, y = chance.uniform((x - 1.5 * r, y - 1.5 * r), (x + 1.5 * r, y + 1.5 * r))
    return [[(x, y), (x + chance.uniform(0, 0.2), y + chance.uniform(0, 0.2))]]


def _struck(x, y, r, chance):
    slant = chance.uniform(-0.6, 0.6)
    lines = [[(x - 1.7 * r, y + up - slant), (x + 1.7 * r, y + up + slant)] for up in (-0.45 * r, 0.45 * r)]
    return [*_cross(x, y, r, chance), *lines[: chance.integers(1, 3)]]


def _dot(x, y, r, chance):
    turn = np.linspace(0, 7, 12)
    return [np.stack([x + 0.25 * np.cos(turn), y + 0.25 * np.sin(turn)], 1)]


_PATHS = {
    "filled": _filling(14, 1),
    "scribbled": _filling(7, 1),
    "half": _filling(6, 0.1),
    "crossed": _cross,
    "ticked": _tick,
    "circled": _ring,
    "struck": _struck,
    "ghost": _ghost,
    "dot": _dot,
    "speck": _speck,
}


def _square(paper, place, scale, *, black):
    left, top, side = place
    low, high = _whole(scale, left, top), _whole(scale, left + side, top + side)
    if black:
        paper[low[1] : high[1], low[0] : high[0]] = 0


def _words(paper, words, place, scale):
    size = scale / 10 * 0.9
    thick = max(1, round(0.25 * scale))
    cv2.putText(paper, words, _whole(scale, *place), cv2.FONT_HERSHEY_SIMPLEX, size * 0.85, 40, thick, cv2.LINE_AA)


def _whole(scale, x, y):
    return round(x * scale), round(y * scale)


def _at(scale, x, y):
    return round(x * scale * 16), round(y * scale * 16)
