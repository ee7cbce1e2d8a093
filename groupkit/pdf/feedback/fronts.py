"""What stands around the questions of a form: what is done with the answers, what is promised, how to mark, danger.

What is told of a round has room of its own, so that the circles stand in the same places whatever it says.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm

from groupkit.core.feedback.forms import WRITTEN, Form
from groupkit.core.feedback.rounds import Below, told_beforehand
from groupkit.core.feedback.words import Words
from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_
from groupkit.pdf.feedback.blocks import Block
from groupkit.pdf.feedback.pens import FIRM, Pen, Rect, Said, said, stacked
from groupkit.pdf.feedback.settings import Setting, Told

_TOO_LONG = N_("The words about this round do not fit on the form. Say it in fewer words.")
_SHARES = tuple(1 - at / 50 for at in range(16))
_GAP, _BETWEEN = 2.6, 8.0
_PAD = 3.2
_PARAGRAPH = 1.4
_SHOWN = 2
_LEAST_LINES = 2
_SLACK = 0.01
_ROOMS = ((7, 5), (9, 8), (22, 20), (88, 20))
_CROSS = ((-0.9, -0.9, 0.9, 0.9), (-0.9, 0.9, 0.9, -0.9))
_STRUCK = ((-1.7, -0.12, 1.7, 0.12),)


def front(setting: Setting, form: Form, words: Words, told: Told) -> list[Block]:
    """Return what is read before the questions; in large print each piece may stand on another page."""
    wide = setting.width if setting.large else (setting.width - _BETWEEN) / 2
    marking = _marking(setting, words, wide)
    room = max(_high(setting, _promised(form, words, each), wide) for each in _possible())
    promised = _part(setting, words.promise.heading, _promised(form, words, told), wide, room)
    least = _high(setting, [form.what_happens], wide) + _LEAST_LINES * setting.style("body").leading / mm
    if not setting.large:
        least = max(least, promised.high - marking.high - _GAP - (promised.high - room))
    done = [line for line in (told.purpose, told.what_happens or form.what_happens) if line]
    doing = _part(setting, words.promise.done_with, done, wide, least)
    if setting.large:
        return [_titled(setting, form), *map(_alone, (doing, promised, marking))]
    return [_titled(setting, form), _beside((doing, marking), (promised,), wide)]


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


def _part(setting: Setting, heading: str, lines: Sequence[str], wide: float, high: float) -> _Piece:
    """Return a heading with lines below it that have room of a height, in millimetres."""
    head, body = said(setting, heading, "heading", wide), _shrunk(setting, lines, wide, high)

    def draw(pen: Pen, x: float, y: float) -> None:
        pen.stack(body, x, pen.words(head, x, y) + 0.4, _PARAGRAPH)

    return _Piece(high=head.high + 0.4 + high, draw=draw)


def _high(setting: Setting, lines: Sequence[str], wide: float) -> float:
    return stacked([said(setting, line, "body", wide) for line in lines], _PARAGRAPH)


def _shrunk(setting: Setting, lines: Sequence[str], wide: float, high: float) -> list[Said]:
    """Return lines as large as their room allows; refuse what would be too small to read."""
    for share in _SHARES:
        made = [said(setting, line, "body", wide, share) for line in lines]
        if stacked(made, _PARAGRAPH) <= high + _SLACK:
            return made
    raise GroupkitError(_TOO_LONG)


def _possible() -> Iterator[Told]:
    """Yield what a form could have to say of a round that takes most room."""
    for able, k in _ROOMS:
        for below in Below:
            yield Told(k=k, able=able, below=below)


def _promised(form: Form, words: Words, told: Told) -> list[str]:
    """Return the promise and what is said of the room; what may be guessed is said where people write."""
    lines = [words.promise.short.format(k=told.k)]
    if told.able:
        room = told_beforehand(words.room, form, told.able, told.k, told.below)
        lines.append(" ".join(line for line in room if line != words.room.guess))
    return lines


def asks_words(form: Form) -> bool:
    """Return whether a form asks for words of one’s own."""
    return any(question.kind in WRITTEN for question in form.questions)
