"""What stands around the questions of a form: what is done with the answers, what is promised, how to mark, danger.

What is told of a round has room of its own, so that the circles stand in the same places whatever it says.
"""

from collections.abc import Iterator, Sequence

from groupkit.core.feedback.forms import WRITTEN, Form
from groupkit.core.feedback.rounds import Below, Room
from groupkit.core.feedback.words import Words
from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_
from groupkit.pdf.feedback.blocks import Block
from groupkit.pdf.feedback.pens import FIRM, Pen, Rect, Said, said, stacked
from groupkit.pdf.feedback.settings import Setting, Told

_TOO_LONG = N_("The words about this round do not fit on the form. Say it in fewer words.")
_WIDEST = 88
_SHARES = tuple(1 - at / 50 for at in range(16))
_GAP, _BETWEEN = 2.6, 8.0
_PAD = 3.2
_EXAMPLES = 13.5
_CROSS = ((-0.9, -0.9, 0.9, 0.9), (-0.9, 0.9, 0.9, -0.9))
_STRUCK = ((-1.5, -0.35, 1.5, 0.35), (-1.5, 0.15, 1.5, 0.7))


def front(setting: Setting, form: Form, words: Words, told: Told) -> list[Block]:
    """Return what is read before the questions; each piece may stand on a page of its own in large print."""
    blocks = [_titled(setting, form)]
    done = words.promise.done_with, [told.what_happens or form.what_happens], [form.what_happens]
    promised = words.promise.heading, _promised(form, words, told), None
    wide = (setting.width - _BETWEEN) / 2
    worst = [_promised(form, words, each) for each in _possible()]
    if setting.large:
        blocks.append(_beside(setting, [(done[0], done[1], [done[2]])], setting.width))
        blocks.append(_beside(setting, [(promised[0], promised[1], worst)], setting.width))
    else:
        blocks.append(_beside(setting, [(done[0], done[1], [done[2]]), (promised[0], promised[1], worst)], wide))
    return [*blocks, marking(setting, words)]


def marking(setting: Setting, words: Words) -> Block:
    """Return how to mark, with circles that are marked already."""
    side = _EXAMPLES * (setting.scale if setting.large else 1)
    lines = [
        said(setting, line, "body", setting.width - side)
        for line in (words.paper.mark, words.paper.correct, words.paper.no_name)
    ]
    pitch = [max(line.high, 2 * setting.radius + 1.2) for line in lines]

    def draw(pen: Pen, rect: Rect) -> None:
        y, r = rect.y + _GAP / 2, setting.radius
        for at, (line, high) in enumerate(zip(lines, pitch, strict=True)):
            middle = y + high / 2
            pen.words(line, rect.x + side, middle - line.high / 2)
            if at == 0:
                pen.example(rect.x + r, middle, filled=True)
                pen.example(rect.x + 3.6 * r, middle, *_CROSS)
            elif at == 1:
                pen.example(rect.x + r, middle, *_STRUCK, *_CROSS)
                pen.example(rect.x + 3.6 * r, middle, filled=True)
            y += high

    high = sum(pitch) + _GAP
    return Block(low=high, most=high + 2, draw=draw)


def danger(setting: Setting, words: Words, after: Sequence[str] = ()) -> Block:
    """Return what is said before a form goes into the box, in a frame, and what stands below it."""
    wide = setting.width - 2 * _PAD
    pieces = [said(setting, words.danger.heading, "heading", wide)]
    pieces.append(said(setting, " ".join(words.danger.lines), "body", wide))
    below = [said(setting, line, "small" if at else "strong", setting.width) for at, line in enumerate(after) if line]
    framed = stacked(pieces) + 2 * _PAD * 0.8
    low = _GAP + framed + (1.6 + stacked(below, 0.8) if below else 0)

    def draw(pen: Pen, rect: Rect) -> None:
        top = rect.foot - low + _GAP
        pen.frame(Rect(rect.x, top, rect.wide, framed), thick=FIRM)
        pen.stack(pieces, rect.x + _PAD, top + _PAD * 0.8)
        pen.stack(below, rect.x, top + framed + 1.6, 0.8)

    return Block(low=low, most=low + 500, draw=draw)


def own_words(setting: Setting, words: Words, heading: str) -> Block:
    """Return what is said before words of one’s own are written."""
    room, paper = words.room.guess, words.paper
    pieces = [said(setting, heading, "title", setting.width, 0.8)]
    pieces.append(said(setting, " ".join((room, words.own_words.style)), "body", setting.width))
    pieces.append(said(setting, " ".join((paper.spoken, paper.read_later)), "body", setting.width))
    high = stacked(pieces, 1)

    def draw(pen: Pen, rect: Rect) -> None:
        pen.stack(pieces, rect.x, rect.y, 1)

    return Block(low=high + _GAP, draw=draw)


def _titled(setting: Setting, form: Form) -> Block:
    pieces = [said(setting, form.title, "title", setting.width), said(setting, form.intro, "lead", setting.width)]
    high = stacked(pieces, 1)

    def draw(pen: Pen, rect: Rect) -> None:
        pen.stack(pieces, rect.x, rect.y, 1)

    return Block(low=high + _GAP, most=high + _GAP + 4, draw=draw)


Part = tuple[str, Sequence[str], Sequence[Sequence[str]]]
"""A heading, what is said below it, and all that could be said there, which decides how much room it has."""


def _beside(setting: Setting, parts: Sequence[Part], wide: float) -> Block:
    heads = [said(setting, heading, "heading", wide) for heading, _lines, _worst in parts]
    head = max(piece.high for piece in heads)
    high = max(
        stacked([said(setting, line, "body", wide) for line in lines], 0.6)
        for _heading, _lines, worst in parts
        for lines in worst
    )
    bodies = [_shrunk(setting, lines, wide, high) for _heading, lines, _worst in parts]

    def draw(pen: Pen, rect: Rect) -> None:
        for at, (piece, lines) in enumerate(zip(heads, bodies, strict=True)):
            x = rect.x + at * (wide + _BETWEEN)
            pen.words(piece, x, rect.y)
            pen.stack(lines, x, rect.y + head + 0.4, 0.6)

    low = head + 0.4 + high + _GAP
    return Block(low=low, most=low + 4, draw=draw)


def _shrunk(setting: Setting, lines: Sequence[str], wide: float, high: float) -> list[Said]:
    """Return lines as large as their room allows; refuse what would be too small to read."""
    for share in _SHARES:
        made = [said(setting, line, "body", wide, share) for line in lines]
        if stacked(made, 0.6) <= high + 0.01:
            return made
    raise GroupkitError(_TOO_LONG)


def _possible() -> Iterator[Told]:
    """Yield all that a form could have to say of a round, with wide numbers."""
    for room in (Room.TIGHT, Room.SMALL, Room.MIDDLING, Room.AMPLE):
        for below in Below:
            yield Told(k=_WIDEST, able=_WIDEST, room=room, below=below)


def _promised(form: Form, words: Words, told: Told) -> list[str]:
    lines = [words.promise.short.format(k=told.k)]
    if told.room is not None:
        lines.append(" ".join((_room(form, words, told.room).format(able=told.able, k=told.k), _below(words, told))))
    return lines


def _room(form: Form, words: Words, room: Room) -> str:
    small = words.room.small if form.composite else words.room.small_no_word
    return {
        Room.CLOSED: words.room.closed,
        Room.TIGHT: words.room.tight,
        Room.SMALL: small,
        Room.MIDDLING: words.room.middling,
        Room.AMPLE: words.room.ample,
    }[room]


def _below(words: Words, told: Told) -> str:
    return words.room.below_merge if told.below is Below.MERGE else words.room.below_destroy


def asks_words(form: Form) -> bool:
    """Return whether a form asks for words of one’s own."""
    return any(question.kind in WRITTEN for question in form.questions)
