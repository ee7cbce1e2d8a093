"""Looks at pictures of printed feedback forms: are the circles, the marks and the code where the layout says?"""

from math import cos, hypot, pi, sin

from groupkit.core.feedback import layout as places
from groupkit.pdf import raster

DPI = 110
_PIXELS = DPI / 25.4
_WHITE, _GREY, _FAINT = 235, 235, 205
_ANGLES = [2 * pi * at / 24 for at in range(24)]


class Picture:
    """One page as it comes from a printer."""

    def __init__(self, data, page):
        self.width, self.height, pixels = raster.page(data, page - 1, DPI)
        self.grey = pixels[::4]

    def at(self, x, y):
        """Return how light a place is, in millimetres: 0 is black and 255 is white."""
        across, down = round(x * _PIXELS - 0.5), round(y * _PIXELS - 0.5)
        return self.grey[down * self.width + across]

    def darkest(self, x, y, near=0.2):
        return min(self.at(x + right, y + down) for right in (-near, 0, near) for down in (-near, 0, near))


def ring(picture, box):
    """Return whether there is an empty circle with the line the layout says, and nothing near it."""
    lines = [
        min(
            picture.at(box.x + (box.r + off) * cos(turn), box.y + (box.r + off) * sin(turn))
            for off in (-0.2, -0.1, 0, 0.1, 0.2)
        )
        for turn in _ANGLES
    ]
    return all(80 < line < _GREY for line in lines) and empty(picture, box)


def empty(picture, box):
    """Return whether nothing stands in a circle, nor round it as far as it has to be clear."""
    inside, outside = box.r - 0.6, box.r + 0.6
    shares = [(at / 4) * inside for at in range(5)]
    clear = box.r * places.CLEAR - 0.25
    shares += [outside, (outside + clear) / 2, clear]
    return all(
        picture.at(box.x + far * cos(turn), box.y + far * sin(turn)) >= _WHITE for far in shares for turn in _ANGLES
    )


def codes(picture, size):
    """Return what the head and the foot of a page say."""
    return [places.code_of(picture.at(x, y) < 128 for x, y in strip) for strip in places.code_places(size)]


def corners(picture, size):
    """Return whether each corner has its own mark, upright."""
    return all(
        (picture.at(x + (column - 2.5) * side, y + (row - 2.5) * side) < 128) == (square == "#")
        for (x, y), rows in zip(places.marks(size), places.SQUARES, strict=True)
        for side in [places.MARK / 6]
        for row, line in enumerate(rows)
        for column, square in enumerate(line)
    )


def apart(layout):
    """Return the least distance between the middles of two circles of a page, in millimetres."""
    boxes = layout.boxes
    return min(
        (hypot(one.x - other.x, one.y - other.y) for at, one in enumerate(boxes) for other in boxes[at + 1 :]),
        default=100.0,
    )


def faults(data, layouts, label=0):
    """Return what is not where the layouts say it is."""
    found = []
    for layout in layouts:
        picture = Picture(data, layout.page)
        where = f"page {layout.page}"
        found += [f"{where}: no circle for {box}" for box in layout.boxes if not ring(picture, box)]
        said = places.PageCode(hash=layout.hash, page=layout.page, pages=layout.pages, label=label)
        if codes(picture, layout.size_mm) != [said, said]:
            found.append(f"{where}: another code")
        if not corners(picture, layout.size_mm):
            found.append(f"{where}: no marks")
        if len(layout.boxes) > places.MOST_BOXES:
            found.append(f"{where}: too many circles")
        if layout.boxes and apart(layout) < 2 * layout.boxes[0].r * places.CLEAR - 0.01:
            found.append(f"{where}: circles too near each other")
        found += [f"{where}: ink in {area}" for area in layout.areas if not _blank(picture, area)]
    return found


def _blank(picture, area):
    steps = [at / 20 for at in range(21)]
    return (
        area.width > 100
        and area.height > 9
        and all(
            picture.at(area.x + area.width * across, area.y + area.height * down) >= _FAINT
            for across in steps
            for down in steps
        )
    )
