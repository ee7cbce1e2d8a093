"""What stands around the questions of a form: what is done with the answers, what is promised, how to mark, danger.

What is told of a round has room of its own, so that the circles stand in the same places whatever it says.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm

from groupkit.core.feedback.forms import WRITTEN, Form
from groupkit.core.feedback.rounds import LONGEST_SAID, Below, told_beforehand
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
_COLUMN_SHARES = (0.5, 0.47, 0.44, 0.41)
_LEAST_LINES = 2
_SMALLEST, _SMALLEST_LARGE = 8.0, 12.5
"""The smallest letters of what is told of a round, in points."""
_LONGEST = ("whoever comes can say a word or two more here " * LONGEST_SAID)[: LONGEST_SAID + 10]
_SLACK = 0.01
_ROOMS = ((7, 5), (9, 8), (22, 20), (88, 20))
_CROSS = ((-0.9, -0.9, 0.9, 0.9), (-0.9, 0.9, 0.9, -0.9))
_STRUCK = ((-1.7, -0.12, 1.7, 0.12),)


def front(setting: Setting, form: Form, words: Words, told: Told) -> list[Block]:
    """Return what is read before the questions; in large print each piece may stand on another page."""
    if setting.large:
        doing, marking, promised = _pieces(setting, form, words, told, (setting.width, setting.width))
        return [_titled(setting, form), *map(_alone, (doing, promised, marking))]
    room = setting.width - _BETWEEN
    widths = [(room * share, room * (1 - share)) for share in _COLUMN_SHARES]
    made = [(_pieces(setting, form, words, Told(), wide), wide) for wide in widths]
    _empty, wide = min(made, key=lambda each: _columns_high(each[0]))
    return [_titled(setting, form), _beside(_pieces(setting, form, words, told, wide), wide)]


def _pieces(setting: Setting, form: Form, words: Words, told: Told, wide: tuple[float, float]) -> "_Pieces":
    """Return what is done with the answers, how to mark, and the promise, in columns of two widths."""
    marking = _marking(setting, words, wide[0])
    room = max(_high(setting, _promised(form, words, each), wide[1]) for each in _possible())
    promised = _part(setting, words.promise.heading, _promised(form, words, told), wide[1], room)
    more = _LEAST_LINES * setting.style("body").leading / mm + _PARAGRAPH
    least = max(
        _high(setting, [form.what_happens], wide[0]) + more,
        _high(setting, [_LONGEST, _LONGEST], wide[0], _least_share(setting)),
    )
    head = promised.high - room
    beside = promised.high - marking.high - _GAP - head
    done = [line for line in (told.purpose, told.what_happens or form.what_happens) if line]
    doing = _part(setting, words.promise.done_with, done, wide[0], least if setting.large else max(least, beside))
    return doing, marking, promised


def _columns_high(pieces: "_Pieces") -> float:
    doing, marking, promised = pieces
    return max(doing.high + _GAP + marking.high, promised.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """Something in a column: how high it is, and how it is drawn from its top."""

    high: float
    draw: Callable[[Pen, float, float], None]


def _marking(setting: Setting, words: Words, wide: float) -> _Piece:
    """Return how to mark, with circles that are marked already."""
    r = setting.radius
    side = 6.2 * r
    lines = [said(setting, line, "body", wide - side) for line in (words.paper.mark, words.paper.correct)]
    highs = [max(line.high, 2 * r) + 1.2 for line in lines]

    def draw(pen: Pen, x: float, y: float) -> None:
        for at, (line, high) in enumerate(zip(lines, highs, strict=True)):
            middle = y + max(r, min(line.high / 2, 1.5 * r))
            pen.words(line, x + side, middle - min(line.high / 2, r))
            wrong, right = (_CROSS + _STRUCK, ()) if at else ((), _CROSS)
            pen.example(x + r, middle, *wrong, filled=not at)
            pen.example(x + 4 * r, middle, *right, filled=bool(at))
            y += high

    return _Piece(high=sum(highs), draw=draw)


_Pieces = tuple[_Piece, _Piece, _Piece]


def _alone(piece: _Piece) -> Block:
    def draw(pen: Pen, rect: Rect) -> None:
        piece.draw(pen, rect.x, rect.y)

    return Block(low=piece.high + _GAP, most=piece.high + 2 * _GAP, draw=draw)


def _beside(pieces: "_Pieces", wide: tuple[float, float]) -> Block:
    """Return two columns: what is done and how to mark beside the promise."""
    high = _columns_high(pieces)
    doing, marking, promised = pieces

    def draw(pen: Pen, rect: Rect) -> None:
        doing.draw(pen, rect.x, rect.y)
        marking.draw(pen, rect.x, rect.y + high - marking.high)
        promised.draw(pen, rect.x + wide[0] + _BETWEEN, rect.y)

    return Block(low=high + _GAP, most=high + 2 * _GAP, draw=draw)


def danger(setting: Setting, words: Words, after: Sequence[str] = ()) -> Block:
    """Return what is said before a form goes into the box, in a frame, and what stands below it."""
    wide = setting.width - 2 * _PAD
    pieces = [said(setting, words.danger.heading, "heading", wide)]
    pieces.append(said(setting, " ".join(words.danger.lines), "body", wide))
    below = [
        said(setting, line, "small" if at else "strong", setting.width) for at, line in enumerate(after) if line
    ]
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
    pieces.append(said(setting, " ".join((paper.no_name, room, words.own_words.style)), "body", setting.width))
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


def _high(setting: Setting, lines: Sequence[str], wide: float, share: float = 1.0) -> float:
    return stacked([said(setting, line, "body", wide, share) for line in lines], _PARAGRAPH)


def _least_share(setting: Setting) -> float:
    """Return how much smaller than usual words may become that are long, and can still be read."""
    size: float = setting.style("body").fontSize
    return min(1.0, (_SMALLEST_LARGE if setting.large else _SMALLEST) / size)


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
        room = told_beforehand(words.room, form, told.able, told.k, told.below, goes_on=told.goes_on)
        lines.append(" ".join(line for line in room if line != words.room.guess))
    return lines


def asks_words(form: Form) -> bool:
    """Return whether a form asks for words of one’s own."""
    return any(question.kind in WRITTEN for question in form.questions)
