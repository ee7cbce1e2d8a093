"""Exercises on scales: lines from nothing to ten, with no end that is better."""

from collections.abc import Sequence

from groupkit.core.workbooks.answers import HIGHEST, LOWEST
from groupkit.core.workbooks.exercises import Exercise, Kind
from groupkit.pdf.workbooks.blocks import Asked, Block, said
from groupkit.pdf.workbooks.pens import FIRM, THIN, Pen, Rect
from groupkit.pdf.workbooks.sheets import Sheet
from groupkit.pdf.workbooks.writing import more

_TICK = 8.0
_ROOM = 26.0


def scales(sheet: Sheet, exercise: Exercise, asked: Sequence[Asked]) -> list[Block]:
    """Return each scale with its name above, and what is asked after them; the ends are named under each."""
    layout = exercise.layout
    blocks: list[Block] = []
    for each in asked:
        if each.key.startswith("scale-"):
            above = sheet.unit * 3 if blocks else 0
            blocks.append(_scale(sheet, each, layout.low, layout.high, above))
    return [*blocks, *more(sheet, asked)]


def _scale(sheet: Sheet, each: Asked, low: str, high: str, above: float) -> Block:
    """Return a line to mark with its name above it."""
    name = said(sheet, each.place.label, "strong", sheet.width)
    line = line_to_mark(sheet, each, low, high)

    def draw(pen: Pen, rect: Rect) -> None:
        pen.words(name, rect)
        line.draw(pen, Rect(rect.x, rect.y, rect.wide, line.high))

    high_all = name.height + line.high
    return Block(high=high_all, draw=draw, above=above, step=2, most=high_all + sheet.size * 1.5)


def line_to_mark(sheet: Sheet, each: Asked, low: str, high: str) -> Block:
    """Return a line from nothing to ten with what its ends mean below it."""
    edge = sheet.size
    half = sheet.width / 2 - 6
    ends = said(sheet, low, "small", half), said(sheet, high, "small", half, ending=True)
    numbers = [said(sheet, str(number), "label", edge * 2, centred=True) for number in range(LOWEST, HIGHEST + 1)]
    below = numbers[0].height + max(end.height for end in ends) + 2

    def draw(pen: Pen, rect: Rect) -> None:
        level, start, step = rect.y + below + _TICK, rect.x + edge, (rect.wide - 2 * edge) / (HIGHEST - LOWEST)
        pen.line((start, level), (rect.end - edge, level), thick=FIRM)
        for at, number in enumerate(numbers):
            x = start + at * step
            pen.line((x, level - _TICK * 0.6), (x, level + _TICK * 0.6), thick=THIN)
            pen.words(number, Rect(x - edge, level - _TICK - number.height, edge * 2, number.height))
        foot = rect.y + max(end.height for end in ends)
        pen.words(ends[0], Rect(rect.x, rect.y, half, foot - rect.y))
        pen.words(ends[1], Rect(rect.end - half, rect.y, half, foot - rect.y))
        pen.place(each.name, each.place, Rect(rect.x, level - _TICK, rect.wide, 2 * _TICK))

    return Block(high=_ROOM + below + _TICK, draw=draw)


SCALES = {Kind.SCALE: scales}
