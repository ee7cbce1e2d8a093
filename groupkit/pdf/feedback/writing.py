"""Questions in words of one’s own on paper: a place to write, and circles that say how the words may be used."""

from collections.abc import Sequence

from groupkit.core.feedback.forms import WRITTEN, Form, Kind, Question
from groupkit.core.feedback.layout import CLEAR
from groupkit.core.feedback.words import Words
from groupkit.pdf.feedback.blocks import Block
from groupkit.pdf.feedback.pens import Pen, Rect, said, stacked
from groupkit.pdf.feedback.rows import note
from groupkit.pdf.feedback.settings import Setting

_LEAST, _MOST = {Kind.SHORT: 12.0, Kind.LONG: 22.0}, {Kind.SHORT: 26.0, Kind.LONG: 92.0}
_AIR, _INSET, _RULES = 2.4, 1.2, 9.0
_LARGER = 1.3
SUMMARY, READ_OUT = 0, 1
"""How words may be used: in a summary only, or read out."""


def written(setting: Setting, form: Form, words: Words) -> list[Block]:
    """Return the questions in words of one’s own; what follows a statement repeats it."""
    made: list[Block] = []
    before: Question | None = None
    for question in form.questions:
        if question.kind in WRITTEN:
            statement = before.statement if before is not None and before.kind is Kind.FIT else ""
            made.append(_place(setting, question, statement, words))
        elif question.kind is Kind.NOTE and before is not None and before.kind in WRITTEN:
            made.append(note(setting, question))
            continue
        before = question
    return made


def _place(setting: Setting, question: Question, statement: str, words: Words) -> Block:
    """Return a question, a frame to write in, and the circles below it."""
    pieces = [said(setting, statement, "body", setting.width)] if statement else []
    pieces.append(said(setting, question.says, "strong", setting.width))
    uses = [words.own_words.use_summary, words.own_words.use_read]
    using = _Using(setting, words.own_words.use_ask, uses, question.key)
    more = _LARGER if setting.large else 1.0
    above = stacked(pieces, 0.4) + _AIR
    bare = above + using.high + 2 * _AIR

    def draw(pen: Pen, rect: Rect) -> None:
        top = pen.stack(pieces, rect.x, rect.y + _AIR, 0.4) - 0.4 + 1
        frame = Rect(rect.x, top, rect.wide, rect.foot - _AIR - using.high - top)
        pen.frame(frame, pale=True)
        inner = Rect(frame.x + _INSET, frame.y + _INSET, frame.wide - 2 * _INSET, frame.high - 2 * _INSET)
        pen.area(question.key, inner)
        pitch = _RULES * more
        for at in range(1, int(inner.high / pitch) + 1):
            pen.line(inner.x + 1, inner.end - 1, inner.y + at * pitch, faint=True)
        using.draw(pen, rect.x, frame.foot)

    kind = question.kind
    return Block(low=bare + _LEAST[kind] * more, most=bare + _MOST[kind] * more, draw=draw, boxes=len(uses))


class _Using:
    """The line that asks how words may be used, with a circle before each answer."""

    def __init__(self, setting: Setting, ask: str, uses: Sequence[str], key: str) -> None:
        self._setting, self._key = setting, key
        self._side = 2 * CLEAR * setting.radius
        self._columns = (0.0, 0.4, 0.7) if not setting.large else (0.0, 0.0, 0.5)
        wide = setting.width
        ends = (self._columns[1] or 1.0, self._columns[2], 1.0)
        self._ask = said(setting, ask, "body", wide * ends[0])
        self._uses = [
            said(setting, use, "option", wide * (end - start) - self._side)
            for use, start, end in zip(uses, self._columns[1:], ends[1:], strict=True)
        ]
        line = max(setting.pitch, *(use.high for use in self._uses))
        self._above = self._ask.high + 1 if setting.large else 0.0
        self._line = line if setting.large else max(line, self._ask.high)
        self.high = self._above + self._line

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the line below a frame."""
        level = y + self._above + self._line / 2
        if self._above:
            pen.words(self._ask, x, y + 1)
        else:
            pen.words(self._ask, x, level - self._ask.high / 2)
        for option, (use, start) in enumerate(zip(self._uses, self._columns[1:], strict=True)):
            left = x + self._setting.width * start
            pen.circle(self._key, option, left + self._side / 2, level)
            pen.words(use, left + self._side, level - use.high / 2)
