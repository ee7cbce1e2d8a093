"""Exercises in boxes: four sides of a choice, chains of thoughts, plans for a day or a crisis, ladders."""

from collections.abc import Sequence
from itertools import zip_longest

from groupkit.core.workbooks.answers import HIGHEST, LOWEST
from groupkit.core.workbooks.exercises import Exercise, Kind
from groupkit.pdf.workbooks.blocks import Asked, Block, said
from groupkit.pdf.workbooks.pens import FINE, FIRM, Pen, Rect
from groupkit.pdf.workbooks.sheets import Sheet
from groupkit.pdf.workbooks.writing import more

PAD = 6.5
_ARROW = 13.0
_GAP = 10.0
_MOST = 3.0
_RING = 34.0


def boxed(sheet: Sheet, each: Asked, wide: float, *, count: int = 0, above: float = 0.0) -> Block:
    """Return a box with its heading inside and room to write below it."""
    name = said(sheet, each.place.label, "label", wide - 2 * PAD)
    room = max(sheet.row, (count or each.place.lines) * sheet.pitch)

    def draw(pen: Pen, rect: Rect) -> None:
        frame = Rect(rect.x, rect.y, wide, rect.high)
        pen.box(frame)
        inner = frame.inset(PAD)
        pen.words(name, inner)
        pen.place(each.name, each.place, Rect(inner.x, inner.y, inner.wide, inner.high - name.height - 3))

    high = name.height + room + 2 * PAD + 3
    return Block(high=high, draw=draw, above=above, step=4, most=high * _MOST)


def four(sheet: Sheet, _exercise: Exercise, asked: Sequence[Asked]) -> list[Block]:
    """Return four boxes, two by two, and what is asked after them."""
    wide = (sheet.width - _GAP) / 2
    cells = [boxed(sheet, each, wide) for each in asked if each.key.startswith("box-")]
    rows = [_pair(cells[at], cells[at + 1], wide, _GAP if at else 0) for at in (0, 2)]
    return [*rows, *more(sheet, asked)]


def _pair(first: Block, second: Block | None, wide: float, above: float) -> Block:
    """Return two boxes side by side, equally high."""

    def draw(pen: Pen, rect: Rect) -> None:
        first.draw(pen, Rect(rect.x, rect.y, wide, rect.high))
        if second:
            second.draw(pen, Rect(rect.end - wide, rect.y, wide, rect.high))

    high = max(first.high, second.high if second else 0)
    return Block(high=high, draw=draw, above=above, step=4, most=high * _MOST)


def chain(sheet: Sheet, _exercise: Exercise, asked: Sequence[Asked]) -> list[Block]:
    """Return boxes that lead to each other."""
    return [_led(boxed(sheet, each, sheet.width, count=1), first=not at) for at, each in enumerate(asked)]


def _led(block: Block, *, first: bool) -> Block:
    """Return a box with the arrow that leads to it."""
    if first:
        return block

    def draw(pen: Pen, rect: Rect) -> None:
        block.draw(pen, Rect(rect.x, rect.y, rect.wide, rect.high - _ARROW))
        middle = rect.x + rect.wide / 2
        pen.line((middle, rect.top), (middle, rect.top - _ARROW + 1), thick=FIRM)
        tip = rect.top - _ARROW + 1
        pen.strokes([(middle - 4, tip + 5), (middle, tip), (middle + 4, tip + 5)], thick=FIRM)

    return Block(high=block.high + _ARROW, draw=draw, step=block.step, most=block.most + _ARROW)


def plan(sheet: Sheet, _exercise: Exercise, asked: Sequence[Asked]) -> list[Block]:
    """Return headed boxes below each other, two side by side where the page is wide enough."""
    if sheet.width < sheet.size * 32:
        return [boxed(sheet, each, sheet.width, count=2, above=_GAP if at else 0) for at, each in enumerate(asked)]
    wide = (sheet.width - _GAP) / 2
    cells = [boxed(sheet, each, wide, count=2) for each in asked]
    pairs = zip_longest(cells[::2], cells[1::2])
    return [_pair(first, second, wide, _GAP if at else 0) for at, (first, second) in enumerate(pairs)]


def day(sheet: Sheet, _exercise: Exercise, asked: Sequence[Asked]) -> list[Block]:
    """Return the parts of a day or a plan below each other, each with its name beside the room for it."""
    side = sheet.width * 0.3
    return [_slot(sheet, each, side, last=at == len(asked) - 1) for at, each in enumerate(asked)]


def _slot(sheet: Sheet, each: Asked, side: float, *, last: bool) -> Block:
    name = said(sheet, each.place.label, "label", side - 14)
    high = max(sheet.pitch * min(2, each.place.lines) + 6, name.height + 14)

    def draw(pen: Pen, rect: Rect) -> None:
        spine = rect.x + 4
        pen.line((spine, rect.top), (spine, rect.y if not last else rect.top - 16), faint=True)
        pen.oval(Rect(spine - 3.5, rect.top - 16, 7, 7), filled=True)
        pen.words(name, Rect(rect.x + 16, rect.y, side - 14, rect.high - 5))
        room = Rect(rect.x + side + 4, rect.y, rect.wide - side - 4, rect.high - 4)
        pen.rules(room, sheet.pitch)
        pen.place(each.name, each.place, room)

    return Block(high=high, draw=draw, step=sheet.pitch, most=high + 2 * sheet.pitch)


def ladder(sheet: Sheet, exercise: Exercise, asked: Sequence[Asked]) -> list[Block]:
    """Return a ladder with its first rung at the foot.

    Where each rung is weighed the first stands at the top, and each has a ring for a number.
    """
    rungs = [each for each in asked if each.key.startswith("label-")]
    sure = {each.key.removeprefix("sure-"): each for each in asked if each.key.startswith("sure-")}
    layout = exercise.layout
    made = [_rung(sheet, each, sure.get(each.key.removeprefix("label-"))) for each in rungs]
    if layout.low and layout.high:
        return [_ends(sheet, layout.low, layout.high), *made, *more(sheet, asked)]
    return [*reversed(made), *more(sheet, asked)]


def _ends(sheet: Sheet, low: str, high: str) -> Block:
    """Return what the numbers in the rings of a ladder mean."""
    made = said(sheet, f"{LOWEST} {low} · {HIGHEST} {high}", "small", sheet.width, ending=True)
    return Block(high=made.height + 5, draw=lambda pen, rect: pen.words(made, rect), kept=True)


def _rung(sheet: Sheet, each: Asked, sure: Asked | None) -> Block:
    name = said(sheet, each.place.label, "label", sheet.width - 48 - (_RING + 10 if sure else 0))
    high = name.height + max(sheet.row, sheet.pitch * min(2, each.place.lines)) + 4

    def draw(pen: Pen, rect: Rect) -> None:
        for x in (rect.x + 8, rect.end - 8):
            pen.line((x, rect.y), (x, rect.top), thick=FIRM)
        pen.line((rect.x + 8, rect.y + 4), (rect.end - 8, rect.y + 4), thick=FIRM)
        inner = Rect(rect.x + 24, rect.y + 7, rect.wide - 48, rect.high - 11)
        pen.words(name, inner)
        room = Rect(inner.x, inner.y, inner.wide - (_RING + 10 if sure else 0), inner.high - name.height)
        if sure:
            ring = Rect(inner.end - _RING + 6, inner.y + (inner.high - _RING) / 2, _RING, _RING)
            pen.oval(ring)
            pen.place(sure.name, sure.place, ring.inset(4))
        for at in range(1, int(room.high / sheet.pitch)):
            level = room.y + at * sheet.pitch
            pen.line((room.x, level), (room.end, level), faint=True, thick=FINE)
        pen.place(each.name, each.place, room)

    return Block(high=high + 7, draw=draw, step=4, most=high * 1.8)


BOXES = {
    Kind.FOUR_BOX: four,
    Kind.THOUGHT_CHAIN: chain,
    Kind.CRISIS_PLAN: plan,
    Kind.DAY_PLAN: day,
    Kind.GOAL_LADDER: ladder,
}
