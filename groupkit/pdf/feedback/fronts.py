"""What stands around the questions of a form: what is done with the answers, what is promised, how to mark, danger.

What is told of a round has room of its own, so that the circles stand in the same places whatever it says.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

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
_PARAGRAPH = 1.4
_SHOWN = 2
_LEAST_LINES = 3
_CROSS = ((-0.9, -0.9, 0.9, 0.9), (-0.9, 0.9, 0.9, -0.9))
_STRUCK = ((-1.7, -0.12, 1.7, 0.12),)


def front(setting: Setting, form: Form, words: Words, told: Told) -> list[Block]:
    """Return what is read before the questions; in large print each piece may stand on another page."""
    done = _Part(
        heading=words.promise.done_with,
        lines=[told.what_happens or form.what_happens],
        worst=[[form.what_happens], ["\n" * _LEAST_LINES]],
    )
    promised = _Part(
        heading=words.promise.heading,
        lines=_promised(form, words, told),
        worst=[_promised(form, words, each) for each in _possible()],
    )
    if setting.large:
        wide = setting.width
        pieces = [_part(setting, part, wide) for part in (done, promised)]
        return [_titled(setting, form), *map(_alone, pieces), _alone(_marking(setting, words, wide))]
    wide = (setting.width - _BETWEEN) / 2
    left = [_part(setting, done, wide), _marking(setting, words, wide)]
    return [_titled(setting, form), _beside(left, [_part(setting, promised, wide)], wide)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A heading, what is said below it, and all that could be said there, which decides how much room it has."""

    heading: str
    lines: Sequence[str]
    worst: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """Something in a column: how high it is, and how it is drawn from its top."""

    high: float
    draw: Callable[[Pen, float, float], None]


def _marking(setting: Setting, words: Words, wide: float) -> _Piece:
    """Return how to mark, with circles that are marked already."""
    r = setting.radius
    side = 6.2 * r
    told = (words.paper.mark, words.paper.correct, words.paper.no_name)
    lines = [said(setting, line, "body", wide - side * (at < _SHOWN)) for at, line in enumerate(told)]
    highs = [max(line.high, 2 * r * (at < _SHOWN)) + 1.2 for at, line in enumerate(lines)]

    def draw(pen: Pen, x: float, y: float) -> None:
        for at, (line, high) in enumerate(zip(lines, highs, strict=True)):
            first = y + max(r, line.high / 2 if line.high < 3 * r else r)
            pen.words(line, x + side * (at < _SHOWN), first - min(line.high / 2, r) if at < _SHOWN else y)
            if at == 0:
                pen.example(x + r, first, filled=True)
                pen.example(x + 4 * r, first, *_CROSS)
            elif at == 1:
                pen.example(x + r, first, *_CROSS, *_STRUCK)
                pen.example(x + 4 * r, first, filled=True)
            y += high

    return _Piece(high=sum(highs), draw=draw)


def _alone(piece: _Piece) -> Block:
    def draw(pen: Pen, rect: Rect) -> None:
        piece.draw(pen, rect.x, rect.y)

    return Block(low=piece.high + _GAP, most=piece.high + 2 * _GAP, draw=draw)


def _beside(left: Sequence[_Piece], right: Sequence[_Piece], wide: float) -> Block:
    """Return two columns; the last piece of each stands at its foot."""
    high = max(sum(piece.high for piece in side) + _GAP * (len(side) - 1) for side in (left, right))

    def draw(pen: Pen, rect: Rect) -> None:
        for x, side in ((rect.x, left), (rect.x + wide + _BETWEEN, right)):
            y = rect.y
            for piece in side:
                piece.draw(pen, x, y)
                y += piece.high + _GAP

    return Block(low=high + _GAP, most=high + 2 * _GAP, draw=draw)


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

    return Block(low=low, draw=draw, sinks=True)


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


def _part(setting: Setting, part: _Part, wide: float) -> _Piece:
    head = said(setting, part.heading, "heading", wide)
    high = max(stacked([said(setting, line, "body", wide) for line in lines], _PARAGRAPH) for lines in part.worst)
    body = _shrunk(setting, part.lines, wide, high)

    def draw(pen: Pen, x: float, y: float) -> None:
        pen.stack(body, x, pen.words(head, x, y) + 0.4, _PARAGRAPH)

    return _Piece(high=head.high + 0.4 + high, draw=draw)


def _shrunk(setting: Setting, lines: Sequence[str], wide: float, high: float) -> list[Said]:
    """Return lines as large as their room allows; refuse what would be too small to read."""
    for share in _SHARES:
        made = [said(setting, line, "body", wide, share) for line in lines]
        if stacked(made, _PARAGRAPH) <= high + 0.01:
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
