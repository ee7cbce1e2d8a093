"""Exercises to draw on: an empty frame, or a faint shape with room for words in its parts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import cos, pi, sin
from types import MappingProxyType

from groupkit.core.workbooks.exercises import Exercise, Kind, Shape
from groupkit.pdf.fonts import width
from groupkit.pdf.workbooks.blocks import Asked, Block, said
from groupkit.pdf.workbooks.in_turn import in_turn
from groupkit.pdf.workbooks.pens import FIRM, Pen, Rect
from groupkit.pdf.workbooks.sheets import Sheet
from groupkit.pdf.workbooks.writing import more

_SQUARE = 0.55
_LEAST, _MOST = 190.0, 460.0
_PAD = 8.0
_SLICES = 8
Share = tuple[float, float, float, float]


def drawn(sheet: Sheet, exercise: Exercise, asked: Sequence[Asked]) -> list[Block]:
    """Return the room to draw in, with its shape and the names of its parts, and what is asked after it."""
    shape = Shape(exercise.layout.shape)
    whole = asked[0]
    parts = [each for each in asked if each.key.startswith("label-")]
    rooms = _ROOMS[shape](len(parts))
    high = min(max(_LEAST, sheet.width * _SQUARE), sheet.height * 0.5)
    apart = not all(_fits(sheet, each, room, high) for each, room in zip(parts, rooms, strict=True))

    def draw(pen: Pen, rect: Rect) -> None:
        pen.place(whole.name, whole.place, rect)
        _SHAPES[shape](pen, rect)
        for each, room in zip(() if apart else parts, () if apart else rooms, strict=True):
            _part(pen, rect, each, room)

    most = sheet.width * (1.0 if shape in (Shape.CIRCLES, Shape.WHEEL) else 1.4)
    picture = Block(high=high, draw=draw, step=6, most=max(high, min(most, _MOST + sheet.height * 0.2)))
    below = in_turn(sheet, exercise, parts) if apart else []
    if below:
        below[0] = replace(below[0], above=sheet.unit * 3)
    return [picture, *below, *more(sheet, asked)]


def _fits(sheet: Sheet, each: Asked, share: Share, high: float) -> bool:
    """Return whether the name of a part leaves half of its room to write in."""
    wide = share[2] * sheet.width
    name, style = said(sheet, each.place.label, "label", wide), sheet.style("label")
    longest = max((width(word, style.fontName, style.fontSize) for word in each.place.label.split()), default=0.0)
    return longest <= wide and name.height <= share[3] * high / 2


def _part(pen: Pen, rect: Rect, each: Asked, share: Share) -> None:
    """Draw the name of a part at the top of its room, and note the rest as the place to write."""
    left, low, wide, high = share
    room = Rect(rect.x + left * rect.wide, rect.y + low * rect.high, wide * rect.wide, high * rect.high)
    name = said(pen.sheet, each.place.label, "label", room.wide, centred=True)
    pen.words(name, room)
    pen.place(each.name, each.place, Rect(room.x, room.y, room.wide, max(10, room.high - name.height - 2)))


def _frame(pen: Pen, rect: Rect) -> None:
    pen.box(rect, faint=True)


def _circles(pen: Pen, rect: Rect) -> None:
    """Draw two large circles that overlap."""
    wide = rect.wide * 0.62
    high = min(rect.high, wide * 1.3)
    low = rect.y + (rect.high - high) / 2
    pen.oval(Rect(rect.x, low, wide, high))
    pen.oval(Rect(rect.end - wide, low, wide, high))


def _rope(pen: Pen, rect: Rect) -> None:
    """Draw three strands that are twisted into one rope from the start to the end."""
    for strand in range(3):
        points = []
        for at in range(61):
            along = at / 60
            spread = rect.high * (0.33 * (1 - along) + 0.05)
            turn = strand * 2 * pi / 3 + along * along * 6 * pi
            straight = (1 - strand) * rect.high / 3 * max(0.0, 1 - along * 1.8)
            twist = sin(turn) * spread * min(1.0, along * 1.8) * 0.4
            points.append((rect.x + along * rect.wide, rect.y + rect.high / 2 + straight + twist))
        pen.strokes(points, thick=FIRM * 1.6, faint=strand == 1)


def _path(pen: Pen, rect: Rect) -> None:
    """Draw a path that winds from the foot of the page to a far horizon."""
    horizon = rect.y + rect.high * 0.8
    pen.box(rect, faint=True)
    pen.curve(
        [(rect.x, horizon), (rect.x + rect.wide * 0.3, horizon + rect.high * 0.1),
         (rect.x + rect.wide * 0.6, horizon - rect.high * 0.05), (rect.end, horizon + rect.high * 0.04)],
        faint=True,
    )  # fmt: skip
    for near, far in ((0.36, 0.49), (0.64, 0.54)):
        start, end = rect.x + rect.wide * near, rect.x + rect.wide * far
        middle, bend = (start + end) / 2, rect.wide * 0.09
        pen.curve(
            [(start, rect.y), (start + bend, rect.y + rect.high * 0.14),
             (middle - bend, rect.y + rect.high * 0.26), (middle, rect.y + rect.high * 0.42),
             (middle + bend * 0.8, rect.y + rect.high * 0.56),
             (end - bend * 0.5, rect.y + rect.high * 0.66), (end, horizon + rect.high * 0.015)],
            faint=True, thick=FIRM,
        )  # fmt: skip


def _ground(pen: Pen, rect: Rect) -> None:
    """Draw firm ground with a low hill to stand on."""
    pen.box(rect, faint=True)
    low = rect.y + rect.high * 0.22
    pen.curve(
        [(rect.x, low), (rect.x + rect.wide * 0.25, low + rect.high * 0.12),
         (rect.x + rect.wide * 0.55, low - rect.high * 0.08), (rect.end, low + rect.high * 0.05)],
        thick=FIRM,
    )  # fmt: skip


def _halves(pen: Pen, rect: Rect) -> None:
    pen.box(rect, faint=True)
    middle = rect.x + rect.wide / 2
    pen.line((middle, rect.y), (middle, rect.top), faint=True)


def _wheel(pen: Pen, rect: Rect) -> None:
    """Draw a wheel of eight slices, with rings to shade out to."""
    side = min(rect.wide, rect.high)
    x, y = rect.x + rect.wide / 2, rect.y + rect.high / 2
    for ring in (0.25, 0.5, 0.75, 1.0):
        far = side / 2 * ring
        pen.oval(Rect(x - far, y - far, 2 * far, 2 * far), faint=ring < 1)
    for at in range(_SLICES):
        turn = 2 * pi * at / _SLICES
        pen.line((x, y), (x + cos(turn) * side / 2, y + sin(turn) * side / 2), faint=True)


_SHAPES: Mapping[Shape, Callable[[Pen, Rect], None]] = MappingProxyType(
    {
        Shape.BLANK: _frame,
        Shape.CIRCLES: _circles,
        Shape.ROPE: _rope,
        Shape.PATH: _path,
        Shape.GROUND: _ground,
        Shape.HALVES: _halves,
        Shape.WHEEL: _wheel,
    }
)


def _beside(count: int) -> list[Share]:
    """Return as many rooms side by side at the top."""
    wide = 1 / max(count, 1)
    return [(at * wide + 0.02, 0.04, wide - 0.04, 0.92) for at in range(count)]


def _in_circles(count: int) -> list[Share]:
    """Return the room in the first circle, where they overlap, and in the other, as they are read."""
    if count == 2:  # noqa: PLR2004  one name for each circle
        return [(0.07, 0.25, 0.28, 0.58), (0.65, 0.25, 0.28, 0.58)]
    known = [(0.07, 0.25, 0.28, 0.58), (0.4, 0.25, 0.2, 0.5), (0.65, 0.25, 0.28, 0.58)]
    return known[:count] if count <= len(known) else _beside(count)


def _on_rope(count: int) -> list[Share]:
    high = 1 / max(count, 1)
    return [(0.0, 1 - (at + 1) * high, 0.34, high * 0.5) for at in range(count)]


def _along_path(count: int) -> list[Share]:
    """Return rooms from the foot of the path upwards, one at each side in turn."""
    high = 0.74 / max(count, 1)
    return [(0.68 if at % 2 == 0 else 0.03, 0.03 + at * high, 0.29, high * 0.9) for at in range(count)]


def _in_slices(count: int) -> list[Share]:
    made = []
    for at in range(count):
        turn = pi / 2 - 2 * pi * (at + 0.5) / max(count, _SLICES)
        made.append((0.5 + cos(turn) * 0.34 - 0.1, 0.5 + sin(turn) * 0.34 - 0.06, 0.2, 0.12))
    return made


_ROOMS: Mapping[Shape, Callable[[int], list[Share]]] = MappingProxyType(
    {
        Shape.BLANK: _beside,
        Shape.CIRCLES: _in_circles,
        Shape.ROPE: _on_rope,
        Shape.PATH: _along_path,
        Shape.GROUND: _beside,
        Shape.HALVES: _beside,
        Shape.WHEEL: _in_slices,
    }
)
DRAWINGS = {Kind.DRAWING: drawn}
