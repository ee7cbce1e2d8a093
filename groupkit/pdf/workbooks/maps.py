"""Exercises that are maps: rings of people, what sets something off, a line through time."""

from collections.abc import Sequence
from math import sqrt

from groupkit.core.workbooks.exercises import Exercise, Kind
from groupkit.pdf.fonts import width
from groupkit.pdf.paragraphs import Paragraph
from groupkit.pdf.workbooks.blocks import Asked, Block, said
from groupkit.pdf.workbooks.boxes import boxed
from groupkit.pdf.workbooks.pens import FINE, FIRM, Pen, Rect
from groupkit.pdf.workbooks.sheets import Sheet
from groupkit.pdf.workbooks.writing import more

_GAP = 12.0
_RING_LEAST, _RING_MOST = 0.62, 1.25
_STRIP = 1.6
_ROOM = 16.0
_TALL = 60.0


def rings(sheet: Sheet, _exercise: Exercise, asked: Sequence[Asked]) -> list[Block]:
    """Return rings that rest on each other, the first innermost, each with its name in its own band."""
    named = [each for each in asked if each.key.startswith("label-")]
    high = min(sheet.width * _RING_LEAST, sheet.height * 0.8)
    if any(_written(sheet, Rect(0, 0, sheet.width, high), named, at)[1].high < _ROOM for at in range(len(named))):
        return []

    def draw(pen: Pen, rect: Rect) -> None:
        for at in reversed(range(len(named))):
            _ring(pen, rect, named, at)

    return [
        Block(high=high, draw=draw, step=6, most=min(sheet.width * _RING_MOST, sheet.height)),
        *more(sheet, asked),
    ]


def _ring(pen: Pen, rect: Rect, named: Sequence[Asked], at: int) -> None:
    """Draw one ring with its name near its top, and the place to write below that."""
    name, room = _written(pen.sheet, rect, named, at)
    ring = _around(rect, at, len(named))
    pen.oval(ring, faint=at > 0, thick=FIRM if at == 0 else 1.0)
    pen.words(name, Rect(ring.x + (ring.wide - name.width) / 2, room.top + 2, name.width, name.height))
    pen.place(named[at].name, named[at].place, room)


def _around(rect: Rect, at: int, count: int) -> Rect:
    """Return the rectangle around one ring."""
    share = _share(at, count)
    wide = rect.wide * share
    return Rect(rect.x + (rect.wide - wide) / 2, rect.y, wide, rect.high * share)


def _written(sheet: Sheet, rect: Rect, named: Sequence[Asked], at: int) -> tuple[Paragraph, Rect]:
    """Return the name of a ring, and the place in its band below that name."""
    ring = _around(rect, at, len(named))
    within = rect.y + (rect.high * _share(at - 1, len(named)) if at else ring.high * 0.12)
    label = named[at].place.label
    name = said(sheet, label, "label", ring.wide * 0.62, centred=True)
    line = min(name.width, width(label, name.style.fontName, name.style.fontSize))
    top = ring.top - 6
    while _chord(ring, top) < line + 16 and top > ring.y + ring.high / 2:
        top -= 2
    low = within + 2
    across = min(_chord(ring, top - name.height), _chord(ring, low)) * 0.82
    return name, Rect(ring.x + (ring.wide - across) / 2, low, across, top - name.height - 2 - low)


def _share(at: int, count: int) -> float:
    """Return how much of the whole one of the rings takes."""
    return (at + 2) / (count + 1)


def _chord(ring: Rect, level: float) -> float:
    """Return how wide an ellipse is at a height."""
    up = (level - ring.y) / ring.high * 2 - 1
    return ring.wide * sqrt(max(0.0, 1 - up * up))


def triggers(sheet: Sheet, _exercise: Exercise, asked: Sequence[Asked]) -> list[Block]:
    """Return what may set something off in boxes that all lead into the plan below them."""
    wide = (sheet.width - 3 * _GAP) / 2
    boxes = [boxed(sheet, each, wide, count=2) for each in asked if each.key.startswith("label-")]
    pairs = [(boxes[at], boxes[at + 1] if at + 1 < len(boxes) else None) for at in range(0, len(boxes), 2)]
    rows = [_branch(pair, wide, start=not at, last=at == len(pairs) - 1) for at, pair in enumerate(pairs)]
    return [*rows, *more(sheet, asked)]


def _branch(pair: tuple[Block, Block | None], wide: float, *, start: bool, last: bool) -> Block:
    first, second = pair

    def draw(pen: Pen, rect: Rect) -> None:
        frame = Rect(rect.x, rect.y + _GAP, wide, rect.high - _GAP)
        middle, level = rect.x + rect.wide / 2, frame.y + frame.high / 2
        first.draw(pen, frame)
        pen.line((frame.end, level), (middle, level))
        if second:
            second.draw(pen, Rect(rect.end - wide, frame.y, wide, frame.high))
            pen.line((middle, level), (rect.end - wide, level))
        pen.oval(Rect(middle - 3, level - 3, 6, 6), filled=True)
        pen.line((middle, level if start else rect.top), (middle, rect.y + (2 if last else 0)))
        if last:
            pen.strokes([(middle - 5, rect.y + 7), (middle, rect.y + 1), (middle + 5, rect.y + 7)], thick=FIRM)

    high = max(first.high, second.high if second else 0) + _GAP
    return Block(high=high, draw=draw, step=4, most=high * 1.7, kept=last)


def timeline(sheet: Sheet, exercise: Exercise, asked: Sequence[Asked]) -> list[Block]:
    """Return a line through time between its two levels, in columns where it has parts, or in strips."""
    layout = exercise.layout
    parts = [each for each in asked if each.key.startswith("label-")]
    if not layout.labels:
        return [_line(sheet, parts[0], layout.low, layout.high), *more(sheet, asked)]
    style = sheet.style("label")
    wide = sheet.width / len(parts)
    longest = max(
        (width(word, style.fontName, style.fontSize) for each in parts for word in each.place.label.split()),
        default=0.0,
    )
    tallest = max(said(sheet, each.place.label, "label", wide - 6).height for each in parts)
    if longest + 6 <= wide and tallest <= _TALL:
        made = [_columns(sheet, parts, layout.low, layout.high)]
    else:
        made = _strips(sheet, parts, layout.low, layout.high)
    return [*made, *more(sheet, asked)]


def _line(sheet: Sheet, whole: Asked, low: str, high: str) -> Block:
    """Return one line from the one end of the time to the other, with room above and below it."""
    half = sheet.width / 2 - 6
    first, last = said(sheet, low, "small", half), said(sheet, high, "small", half, ending=True)
    below = max(first.height, last.height) + 4

    def draw(pen: Pen, rect: Rect) -> None:
        room = Rect(rect.x, rect.y + below, rect.wide, rect.high - below)
        level = room.y + room.high / 2
        pen.line((room.x, level), (room.end, level), thick=FIRM)
        pen.strokes([(room.end - 7, level - 4), (room.end, level), (room.end - 7, level + 4)], thick=FIRM)
        pen.line((room.x, level - 5), (room.x, level + 5), thick=FIRM)
        pen.words(first, Rect(rect.x, rect.y, half, below - 4))
        pen.words(last, Rect(rect.end - half, rect.y, half, below - 4))
        pen.place(whole.name, whole.place, room)

    least = sheet.row * 4 + below
    return Block(high=least, draw=draw, step=4, most=least * 2.2)


def _columns(sheet: Sheet, parts: Sequence[Asked], low: str, high: str) -> Block:
    wide = sheet.width / len(parts)
    top, bottom = said(sheet, high, "small", sheet.width), said(sheet, low, "small", sheet.width)
    names = [said(sheet, each.place.label, "label", wide - 6, centred=True) for each in parts]
    below = max((name.height for name in names), default=0.0) + 6

    def draw(pen: Pen, rect: Rect) -> None:
        pen.words(top, rect)
        frame = Rect(
            rect.x,
            rect.y + below + bottom.height + 2,
            rect.wide,
            rect.high - below - top.height - bottom.height - 6,
        )
        pen.words(bottom, Rect(rect.x, frame.y - bottom.height - 1, rect.wide, bottom.height))
        pen.line((frame.x, frame.top), (frame.end, frame.top), faint=True, thick=FINE)
        pen.line((frame.x, frame.y), (frame.end, frame.y), faint=True, thick=FINE)
        middle = frame.y + frame.high / 2
        pen.line((frame.x, middle), (frame.end, middle), dashed=True, faint=True)
        for at, (each, name) in enumerate(zip(parts, names, strict=True)):
            column = Rect(frame.x + at * wide, frame.y, wide, frame.high)
            if at:
                pen.line((column.x, frame.y), (column.x, frame.top), faint=True, thick=FINE)
            pen.words(name, Rect(column.x + 3, rect.y, wide - 6, name.height))
            pen.place(each.name, each.place, column.inset(2))

    least = max(sheet.row * 4, 150) + below + top.height + bottom.height + 6
    return Block(high=least, draw=draw, step=4, most=least * 1.8)


def _strips(sheet: Sheet, parts: Sequence[Asked], low: str, high: str) -> list[Block]:
    """Return a strip for each part of the time, from the one level at its start to the other at its end."""
    side = sheet.width * 0.28
    return [_levels(sheet, side, low, high), *(_strip(sheet, each, side) for each in parts)]


def _levels(sheet: Sheet, side: float, low: str, high: str) -> Block:
    half = (sheet.width - side) / 2 - 4
    first, last = said(sheet, low, "small", half), said(sheet, high, "small", half, ending=True)

    def draw(pen: Pen, rect: Rect) -> None:
        pen.words(first, Rect(rect.x + side, rect.y + 3, half, first.height))
        pen.words(last, Rect(rect.end - half, rect.y + 3, half, last.height))

    return Block(high=max(first.height, last.height) + 5, draw=draw, kept=True)


def _strip(sheet: Sheet, each: Asked, side: float) -> Block:
    name = said(sheet, each.place.label, "label", side - 8)
    high = max(sheet.row * 1.1, name.height + 6)

    def draw(pen: Pen, rect: Rect) -> None:
        frame = Rect(rect.x + side, rect.y + 4, rect.wide - side, rect.high - 6)
        pen.box(frame, faint=True)
        pen.line(
            (frame.x + frame.wide / 2, frame.y), (frame.x + frame.wide / 2, frame.top), dashed=True, faint=True
        )
        pen.words(name, Rect(rect.x, frame.y, side - 8, (frame.high + name.height) / 2))
        pen.place(each.name, each.place, frame.inset(2))

    return Block(high=high, draw=draw, step=3, most=high * _STRIP)


MAPS = {
    Kind.SUPPORT_RINGS: rings,
    Kind.TRIGGER_MAP: triggers,
    Kind.TIMELINE: timeline,
}
