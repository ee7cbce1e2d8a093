"""Exercises that are written: prompts with lines, good things, scripts, letters, and reading again."""

from collections.abc import Sequence

from groupkit.core.workbooks.exercises import Exercise, Kind
from groupkit.pdf.workbooks.blocks import Asked, Block, lines, said, text
from groupkit.pdf.workbooks.pens import FINE, Pen, Rect
from groupkit.pdf.workbooks.sheets import Sheet

_DOT = 0.42
_TAIL = 9.0
_LEAST_LETTER = 3


def prompts(sheet: Sheet, asked: Sequence[Asked], *, above: float = 0.0) -> list[Block]:
    """Return each prompt with its lines below it."""
    blocks: list[Block] = []
    for each in _of(asked, "prompt"):
        first = above if not blocks else sheet.unit * 3
        blocks += [text(sheet, each.place.label, "strong", above=first, kept=True), lines(sheet, each)]
    return blocks


def more(sheet: Sheet, asked: Sequence[Asked]) -> list[Block]:
    """Return the prompts that follow a table, a scale or a drawing."""
    return prompts(sheet, asked, above=sheet.unit * 3)


def asking(sheet: Sheet, _exercise: Exercise, asked: Sequence[Asked]) -> list[Block]:
    """Return open prompts."""
    return prompts(sheet, asked)


def good_things(sheet: Sheet, _exercise: Exercise, asked: Sequence[Asked]) -> list[Block]:
    """Return prompts with a small ring before each, to make a list of what was good."""
    blocks: list[Block] = []
    side = sheet.size * 1.8
    for each in asked:
        above = sheet.unit * 3 if blocks else 0
        blocks += [_sunny(sheet, each.place.label, side, above), lines(sheet, each, least=side)]
    return blocks


def _sunny(sheet: Sheet, words: str, side: float, above: float) -> Block:
    """Return a prompt with its small sun before it."""
    label = said(sheet, words, "strong", sheet.width - side)
    size = sheet.size * _DOT * 1.4

    def draw(pen: Pen, rect: Rect) -> None:
        _sun(pen, rect.x + size, rect.top - sheet.size * 0.68, size)
        pen.words(label, Rect(rect.x + side, rect.y, rect.wide - side, rect.high))

    return Block(high=label.height, draw=draw, above=above, kept=True)


def _sun(pen: Pen, x: float, y: float, size: float) -> None:
    """Draw a small open ring with four short rays."""
    ring = size * 0.55
    pen.oval(Rect(x - ring, y - ring, 2 * ring, 2 * ring))
    for right, up in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        start = (x + right * size * 0.8, y + up * size * 0.8)
        pen.line(start, (x + right * size * 1.15, y + up * size * 1.15))


def script(sheet: Sheet, _exercise: Exercise, asked: Sequence[Asked]) -> list[Block]:
    """Return words to say: each beginning with a speech bubble to write in below it."""
    blocks: list[Block] = []
    for each in asked:
        first = sheet.unit * 2.5 if blocks else 0
        blocks += [text(sheet, each.place.label, "strong", above=first, kept=True), _bubble(sheet, each)]
    return blocks


def _bubble(sheet: Sheet, each: Asked) -> Block:
    pitch, count = sheet.pitch, each.place.lines

    def draw(pen: Pen, rect: Rect) -> None:
        frame = Rect(rect.x, rect.y + _TAIL, rect.wide, rect.high - _TAIL)
        pen.box(frame, corner=10)
        pen.bite((frame.x + 24, frame.y), _TAIL)
        room = Rect(frame.x + 12, frame.y + pitch * 0.28, frame.wide - 24, frame.high - pitch * 0.28)
        for at in range(1, int(room.high / pitch + 0.01)):
            pen.line((room.x, room.y + at * pitch), (room.end, room.y + at * pitch), faint=True, thick=FINE)
        pen.place(each.name, each.place, Rect(room.x, room.y, room.wide, room.high))

    high = count * pitch + pitch * 0.28 + _TAIL
    return Block(high=high, draw=draw, above=4, step=pitch, most=high + pitch * (count + 1))


def letter(sheet: Sheet, exercise: Exercise, asked: Sequence[Asked]) -> list[Block]:
    """Return paper for a letter: each beginning, and its share of the lines."""
    share = max(_LEAST_LETTER, round(exercise.layout.lines / len(asked)))
    blocks: list[Block] = []
    for each in asked:
        blocks.append(text(sheet, each.place.label, "strong", above=sheet.unit * 3 if blocks else 0, kept=True))
        blocks.append(lines(sheet, each, count=share))
    return blocks


def again(sheet: Sheet, _exercise: Exercise, asked: Sequence[Asked]) -> list[Block]:
    """Return questions for reading one's own pages again, each beside a firm line."""
    return prompts(sheet, asked)


def _of(asked: Sequence[Asked], name: str) -> list[Asked]:
    return [each for each in asked if each.key.startswith(f"{name}-")]


WRITING = {
    Kind.PROMPTS: asking,
    Kind.GOOD_THINGS: good_things,
    Kind.SCRIPT: script,
    Kind.LETTER: letter,
    Kind.REVIEW: again,
}
