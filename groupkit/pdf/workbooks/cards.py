"""Exercises to tick and to cut out: checklists, body checks, settling strips, cards of values, pocket cards."""

from collections.abc import Sequence
from contextlib import nullcontext

from groupkit.core.workbooks.exercises import Exercise, Kind
from groupkit.pdf.fonts import width
from groupkit.pdf.workbooks.blocks import SQUARE, Asked, Block, said, tick_box, to_tick
from groupkit.pdf.workbooks.pens import FINE, Pen, Rect
from groupkit.pdf.workbooks.sheets import Sheet
from groupkit.pdf.workbooks.writing import more

_GAP = 7.0
_CARD = 0.42
_PAD = 10.0
_MOST_TICKS = 0.55


def ticking(sheet: Sheet, exercise: Exercise, asked: Sequence[Asked]) -> list[Block]:
    """Return items to tick, in one square or in columns, with room to add some, and what is asked after them."""
    heads = exercise.layout.columns
    widths = _column_widths(sheet, heads)
    if sum(widths) > sheet.width * _MOST_TICKS:
        return []
    blocks = [_heads(sheet, heads, widths)] if heads else []
    for at, item in enumerate(exercise.layout.items, start=1):
        row = [each for each in asked if each.key.startswith(f"tick-{at}-")]
        blocks.append(_item(sheet, item, row, widths))
    blocks += [_own_line(sheet, each) for each in asked if each.key.startswith("row-")]
    return [*blocks, *more(sheet, asked)]


def _column_widths(sheet: Sheet, heads: Sequence[str]) -> list[float]:
    if not heads:
        return [SQUARE + 10]
    style = sheet.style("label")
    longest = [max(width(word, style.fontName, style.fontSize) for word in head.split()) for head in heads]
    return [max(SQUARE + 10, each + 10) for each in longest]


def _heads(sheet: Sheet, heads: Sequence[str], widths: Sequence[float]) -> Block:
    made = [said(sheet, head, "label", wide - 4, centred=True) for head, wide in zip(heads, widths, strict=True)]
    high = max(each.height for each in made) + 4

    def draw(pen: Pen, rect: Rect) -> None:
        left = rect.end - sum(widths)
        for each, wide in zip(made, widths, strict=True):
            pen.words(each, Rect(left + 2, rect.y + 4, wide - 4, each.height))
            left += wide

    return Block(high=high, draw=draw, kept=True)


def _item(sheet: Sheet, item: str, row: Sequence[Asked], widths: Sequence[float]) -> Block:
    """Return an item with its square before it, or with a square in each column after it."""
    alone = len(row) == 1 and not row[0].place.under
    side = sum(widths)
    name = said(sheet, item, "body", sheet.width - side - 6)
    high = max(name.height + 9, SQUARE + 10)

    def draw(pen: Pen, rect: Rect) -> None:
        start = rect.x if alone else rect.end - side
        left = rect.x + side if alone else rect.x
        level = rect.y + (rect.high - SQUARE) / 2
        pen.words(name, Rect(left, rect.y, sheet.width - side - 6, (rect.high + name.height) / 2))
        for each, wide in zip(row, widths, strict=True):
            square = Rect(start if alone else start + (wide - SQUARE) / 2, level, SQUARE, SQUARE)
            to_tick(pen, each, square)
            start += wide
        if not alone:
            pen.line((rect.x, rect.y), (rect.end, rect.y), faint=True, thick=FINE)

    return Block(high=high, draw=draw, step=2, most=high * 1.5)


def _own_line(sheet: Sheet, each: Asked) -> Block:
    def draw(pen: Pen, rect: Rect) -> None:
        tick_box(pen, Rect(rect.x, rect.y + 4, SQUARE, SQUARE))
        room = Rect(rect.x + SQUARE + 10, rect.y + 2, rect.wide - SQUARE - 10, rect.high - 4)
        pen.line((room.x, room.y), (room.end, room.y), faint=True, thick=FINE)
        pen.place(each.name, each.place, room)

    return Block(high=sheet.row, draw=draw, step=2, most=sheet.row * 1.3)


def body_check(sheet: Sheet, exercise: Exercise, asked: Sequence[Asked]) -> list[Block]:
    """Return small checks; where they are to be repeated they stand on strips side by side, to cut apart."""
    copies = 1 if sheet.printing.fillable else exercise.layout.copies
    if copies <= 1 or exercise.layout.columns:
        return ticking(sheet, exercise, asked)
    across = 3 if sheet.width > sheet.size * 30 else 2
    rows = -(-copies // across)
    return [
        _strips(sheet, asked, across, min(across, copies - row * across), first=row == 0) for row in range(rows)
    ]


def _strips(sheet: Sheet, asked: Sequence[Asked], across: int, count: int, *, first: bool) -> Block:
    """Return strips side by side; only the places of the very first are noted."""
    wide = sheet.width / across
    names = [said(sheet, each.place.label, "body", wide - SQUARE - 26) for each in asked]
    steps = [max(name.height + 6, SQUARE + 7) for name in names]
    high = sum(steps) + 2 * _GAP

    def strip(pen: Pen, card: Rect) -> None:
        pen.box(card, faint=True, dashed=True, corner=0)
        top = card.top - _GAP
        for each, name, step in zip(asked, names, steps, strict=True):
            top -= step * (card.high - 2 * _GAP) / sum(steps)
            square = Rect(card.x + 9, top + (step - SQUARE) / 2, SQUARE, SQUARE)
            pen.box(square, corner=2.5, thick=1.0)
            pen.words(name, Rect(square.end + 9, top, wide - SQUARE - 26, (step + name.height) / 2))
            pen.place(each.name, each.place, square)

    def draw(pen: Pen, rect: Rect) -> None:
        for at in range(count):
            card = Rect(rect.x + at * wide, rect.y, wide, rect.high)
            with nullcontext() if first and not at else pen.unnoted():
                strip(pen, card)

    return Block(high=high, draw=draw, step=4, most=high * 1.3)


def _unnamed(block: Block) -> Block:
    """Return a block whose places are left out of the record: they stand in its first copy."""

    def draw(pen: Pen, rect: Rect) -> None:
        with pen.unnoted():
            block.draw(pen, rect)

    return Block(high=block.high, draw=draw, above=block.above, kept=block.kept, step=block.step, most=block.most)


def settling(sheet: Sheet, _exercise: Exercise, asked: Sequence[Asked]) -> list[Block]:
    """Return the parts of a settling strip, numbered, each with a square to tick, and what is asked after them."""
    steps = [each for each in asked if each.key.startswith("tick-")]
    blocks = [_step(sheet, each, number) for number, each in enumerate(steps, start=1)]
    return [*blocks, *more(sheet, asked)]


def _step(sheet: Sheet, each: Asked, number: int) -> Block:
    side = sheet.size * 2.2
    count = said(sheet, str(number), "label", side - 8, centred=True)
    name = said(sheet, each.place.label, "body", sheet.width - side - SQUARE - 22)
    high = max(name.height + 14, side)

    def draw(pen: Pen, rect: Rect) -> None:
        frame = Rect(rect.x, rect.y + 3, rect.wide, rect.high - 3)
        pen.box(frame, quiet=True, outline=False)
        middle = frame.y + frame.high / 2
        ring = side - 8
        pen.words(count, Rect(frame.x + 4, middle - count.height / 2, ring, count.height))
        pen.words(name, Rect(frame.x + side, frame.y, rect.wide, (frame.high + name.height) / 2))
        square = Rect(frame.end - SQUARE - 10, middle - SQUARE / 2, SQUARE, SQUARE)
        to_tick(pen, each, square)

    return Block(high=high, draw=draw, step=2, most=high * 1.4)


def value_cards(sheet: Sheet, _exercise: Exercise, asked: Sequence[Asked]) -> list[Block]:
    """Return cards to tick or to cut out, side by side, and what is asked after them."""
    ticks = [each for each in asked if each.key.startswith("tick-")]
    across = 3 if sheet.width > sheet.size * 30 else 2
    rows = [ticks[at : at + across] for at in range(0, len(ticks), across)]
    return [*(_cards(sheet, row, across) for row in rows), *more(sheet, asked)]


def _cards(sheet: Sheet, row: Sequence[Asked], across: int) -> Block:
    wide = sheet.width / across
    names = [said(sheet, each.place.label, "body", wide - SQUARE - 26) for each in row]
    high = max(sheet.row, max(name.height for name in names) + 14)

    def draw(pen: Pen, rect: Rect) -> None:
        for at, (each, name) in enumerate(zip(row, names, strict=True)):
            card = Rect(rect.x + at * wide, rect.y, wide, rect.high)
            pen.box(card, faint=True, dashed=True, corner=0)
            middle = card.y + card.high / 2
            square = Rect(card.x + 9, middle - SQUARE / 2, SQUARE, SQUARE)
            pen.box(square, corner=2.5, thick=1.0)
            pen.words(name, Rect(square.end + 9, card.y, wide - SQUARE - 26, (card.high + name.height) / 2))
            pen.place(each.name, each.place, square)

    return Block(high=high, draw=draw, step=2, most=high * 1.5)


def pocket(sheet: Sheet, exercise: Exercise, asked: Sequence[Asked]) -> list[Block]:
    """Return a card to cut out with room for a few words; where it is to be repeated, more of them."""
    count = 1 if sheet.printing.fillable else max(1, exercise.layout.copies)
    blocks = [_pocket(sheet, exercise.title, asked)]
    return [*blocks, *(_unnamed(blocks[0]) for _copy in range(count - 1))]


def _pocket(sheet: Sheet, title: str, asked: Sequence[Asked]) -> Block:
    inner = sheet.width - 2 * _PAD
    head = said(sheet, title, "strong", inner)
    labels = [said(sheet, each.place.label, "label", inner) for each in asked]
    room = sheet.pitch * (2 if len(asked) == 1 else 1)
    high = head.height + sum(label.height + room + _GAP for label in labels) + 2 * _PAD + 4

    def draw(pen: Pen, rect: Rect) -> None:
        card = Rect(rect.x, rect.y + 4, rect.wide, rect.high - 4)
        pen.box(card, dashed=True, corner=9)
        inside = card.inset(_PAD)
        pen.words(head, inside)
        top = inside.top - head.height
        extra = (rect.high - high) / len(asked)
        for each, label in zip(asked, labels, strict=True):
            top -= _GAP + label.height
            pen.words(label, Rect(inside.x, top, inner, label.height))
            space = room + extra
            top -= space
            place = Rect(inside.x, top, inner, space)
            pen.rules(place, sheet.pitch)
            pen.place(each.name, each.place, place)

    return Block(high=high, draw=draw, above=sheet.unit, step=4, most=high * 1.5)


CARDS = {
    Kind.CHECKLIST: ticking,
    Kind.BODY_CHECK: body_check,
    Kind.SETTLING: settling,
    Kind.VALUE_CARDS: value_cards,
    Kind.POCKET_CARD: pocket,
}
