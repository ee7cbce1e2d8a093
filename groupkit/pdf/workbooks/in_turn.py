"""The places of an exercise one after the other, where its words are too long for its own drawing."""

from collections.abc import Sequence

from groupkit.core.workbooks.answers import Way
from groupkit.core.workbooks.exercises import Exercise
from groupkit.pdf.workbooks.blocks import SQUARE, Asked, Block, lines, text, to_tick
from groupkit.pdf.workbooks.pens import Pen, Rect
from groupkit.pdf.workbooks.reading import asked_in
from groupkit.pdf.workbooks.scales import line_to_mark
from groupkit.pdf.workbooks.sheets import Sheet

_DRAWING = 0.4


def in_turn(sheet: Sheet, exercise: Exercise, asked: Sequence[Asked]) -> list[Block]:
    """Return each place below its own words, which go on overleaf where they have to."""
    blocks: list[Block] = []
    for each in asked:
        words = asked_in(sheet.words, each.place)
        if words:
            blocks.append(text(sheet, words, "strong", above=sheet.unit * 3 if blocks else 0, kept=True))
        blocks.append(_answer(sheet, exercise, each))
    return blocks


def _answer(sheet: Sheet, exercise: Exercise, each: Asked) -> Block:
    if each.place.way is Way.SCALE:
        return line_to_mark(sheet, each, exercise.layout.low, exercise.layout.high)
    if each.place.way is Way.TICK:
        return _square(each)
    if each.place.way is Way.DRAWING:
        return _frame(sheet, each)
    return lines(sheet, each)


def _square(each: Asked) -> Block:
    def draw(pen: Pen, rect: Rect) -> None:
        square = Rect(rect.x, rect.y, SQUARE, SQUARE)
        to_tick(pen, each, square)

    return Block(high=SQUARE, draw=draw, above=4)


def _frame(sheet: Sheet, each: Asked) -> Block:
    def draw(pen: Pen, rect: Rect) -> None:
        pen.box(rect, faint=True)
        pen.place(each.name, each.place, rect)

    return Block(high=sheet.height * _DRAWING, draw=draw, step=6, most=sheet.height)
