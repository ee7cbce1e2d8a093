"""Closed questions on paper: rows of circles under faces and words, and lists of answers with a circle each."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from groupkit.core.feedback.forms import CARD_KEYS, STEPPED, Kind, Question
from groupkit.core.feedback.layout import CLEAR
from groupkit.core.feedback.words import Words
from groupkit.pdf.feedback.blocks import Block
from groupkit.pdf.feedback.cardrows import card_rows
from groupkit.pdf.feedback.columns import FACES, Asked, Columns, asked, columns_of, labels, step_wide
from groupkit.pdf.feedback.pens import Pen, Rect, Said, said, stacked
from groupkit.pdf.feedback.settings import MARGIN, Setting

_FACE, _ABOVE, _GUTTER = 3.7, 3.6, 4.0
"""In millimetres: half a face, the air above a head, the room between a question and its circles."""
_AIR, _MORE = 2.6, 5.5


def closed(setting: Setting, questions: Sequence[Question], words: Words) -> list[Block]:
    """Return closed questions and the notes between them; those with the same steps stand under one head."""
    made: list[Block] = []
    wide = step_wide(setting, [asked(each, words) for each in questions if each.kind in STEPPED])
    plain = (each for each in questions if each.key not in CARD_KEYS)
    for (kind, _scale), run in groupby(plain, key=lambda each: (each.kind, each.scale)):
        if kind is Kind.NOTE:
            made += [note(setting, question) for question in run]
        else:
            made += _run(setting, [asked(question, words) for question in run], words, wide)
    cards = [asked(each, words) for each in questions if each.key in CARD_KEYS]
    return [*made, card_rows(setting, cards, words)] if cards else made


def note(setting: Setting, question: Question) -> Block:
    """Return a sentence between the questions."""
    piece = said(setting, question.says, "strong", setting.width)

    def draw(pen: Pen, rect: Rect) -> None:
        pen.words(piece, rect.x, rect.middle - piece.high / 2)

    return Block(low=piece.high + 2 * _AIR, most=piece.high + 3 * _AIR, draw=draw)


def _run(setting: Setting, questions: Sequence[Asked], words: Words, step: float) -> Iterator[Block]:
    for own, run in groupby(questions, key=lambda each: each.question.options):
        same = list(run)
        columns = columns_of(setting, same[0], words, step)
        if columns is None:
            yield from (_listed(setting, each, words) for each in same)
        elif setting.large:
            head = _head(setting, same, columns, words) if same[0].faces else None
            yield from (_spread(setting, each, columns, words, head) for each in same)
        elif own and len(same) == 1:
            yield _single(setting, same[0], columns, words)
        else:
            head = _head(setting, same, columns, words)
            yield from (_row(setting, each, columns, head, shared=_asks(same)) for each in same)


def _asks(run: Sequence[Asked]) -> str:
    """Return what is asked of every statement of a run, where it is the same."""
    asks = {each.question.ask for each in run if each.question.statement}
    return asks.pop() if len(asks) == 1 and all(each.question.statement for each in run) else ""


def _head(setting: Setting, run: Sequence[Asked], columns: Columns, words: Words) -> Block:
    """Return the faces and words above the circles of several rows."""
    texts = labels(setting, run[0], columns, words)
    face = _FACE * (setting.scale if setting.large else 1) if run[0].faces else 0.0
    deep = max(label.high for label in texts)
    ask = said(setting, _asks(run), "strong", columns.start - MARGIN - _GUTTER) if not setting.large else None
    shown = not setting.large
    # what stands last has no face, and may be as high as the faces and their words
    below = max(label.high for label in texts[:-1])
    high = max(2 * face + (below + 1.2 if face else below), deep) if shown else 2 * face

    def draw(pen: Pen, rect: Rect) -> None:
        foot = rect.foot - 0.8
        pen.line(rect.x, rect.end, rect.y)
        if shown:
            for label, middle in zip(texts, columns.middles, strict=True):
                pen.words(label, middle - label.wide / 2, foot - label.high)
        if ask and _asks(run):
            pen.words(ask, rect.x, foot - ask.high)
        if face:
            up = foot - (below + 1.2 if shown else 0) - face
            for step, middle in enumerate(columns.middles[:FACES]):
                pen.face(middle, up, face, step)

    return Block(low=max(high, ask.high if ask else 0) + _ABOVE, draw=draw)


def _row(setting: Setting, each: Asked, columns: Columns, head: Block, *, shared: str) -> Block:
    """Return a question with its circles beside it."""
    pieces = _words(setting, each.question, columns.start - MARGIN - _GUTTER, shared)
    high = stacked(pieces, 0.6)

    def draw(pen: Pen, rect: Rect) -> None:
        pen.line(rect.x, rect.end, rect.y)
        pen.stack(pieces, rect.x, rect.middle - high / 2, 0.6)
        for option, middle in zip(each.places, columns.middles, strict=True):
            pen.circle(each.question.key, option, middle, rect.middle)

    low = max(high + _AIR, setting.pitch)
    return Block(low=low, most=low + _MORE, draw=draw, boxes=len(each.places), head=head, asks=(each.question.key,))


def _single(setting: Setting, each: Asked, columns: Columns, words: Words) -> Block:
    """Return a question with its own words above its circles."""
    pieces = _words(setting, each.question, columns.start - MARGIN - _GUTTER, "")
    texts = labels(setting, each, columns, words)
    deep, high = max(label.high for label in texts), stacked(pieces, 0.6)
    clear = CLEAR * setting.radius

    def draw(pen: Pen, rect: Rect) -> None:
        pen.line(rect.x, rect.end, rect.y)
        level = rect.middle + deep / 2
        for option, label, middle in zip(each.places, texts, columns.middles, strict=True):
            pen.words(label, middle - label.wide / 2, level - clear - label.high)
            pen.circle(each.question.key, option, middle, level)
        pen.stack(pieces, rect.x, rect.middle - high / 2, 0.6)

    low = max(high, deep + 2 * clear) + _AIR
    return Block(low=low, most=low + _MORE, draw=draw, boxes=len(each.places), asks=(each.question.key,))


def _spread(setting: Setting, each: Asked, columns: Columns, words: Words, head: Block | None) -> Block:
    """Return a question across the page with its circles below it and the words under each, for large print."""
    pieces = _words(setting, each.question, setting.width, "")
    texts = labels(setting, each, columns, words)
    deep, high = max(label.high for label in texts), stacked(pieces, 1)
    clear = CLEAR * setting.radius
    low = high + 2 * clear + deep + 2 * _AIR

    def draw(pen: Pen, rect: Rect) -> None:
        pen.line(rect.x, rect.end, rect.y)
        top = rect.y + (rect.high - low) / 2 + _AIR
        level = pen.stack(pieces, rect.x, top, 1) - 1 + clear
        for option, label, middle in zip(each.places, texts, columns.middles, strict=True):
            pen.circle(each.question.key, option, middle, level)
            pen.words(label, middle - label.wide / 2, level + clear)

    return Block(
        low=low, most=low + _MORE * 2, draw=draw, boxes=len(each.places), head=head, asks=(each.question.key,)
    )


def _listed(setting: Setting, each: Asked, words: Words) -> Block:
    """Return a question with its answers in two columns, or in one in large print, a circle before each."""
    pieces = _words(setting, each.question, setting.width, "")
    if each.question.kind is Kind.SEVERAL:
        pieces.append(said(setting, _how_many(setting, each, words), "body", setting.width))
    abreast = 1 if setting.large else 2
    side = 2 * CLEAR * setting.radius
    wide = setting.width / abreast - side - (_GUTTER if abreast > 1 else 0)
    labels = [said(setting, text, "option", wide) for text in (*(o.words for o in each.options), words.rather_not)]
    deep = -(-len(labels) // abreast)
    pitch = max(setting.pitch, max(label.high for label in labels) + 1.5)
    high = stacked(pieces, 0.6)

    def draw(pen: Pen, rect: Rect) -> None:
        pen.line(rect.x, rect.end, rect.y)
        top = rect.y + (rect.high - low) / 2 + _AIR
        top = pen.stack(pieces, rect.x, top, 0.6)
        for at, (option, label) in enumerate(zip(each.places, labels, strict=True)):
            left = rect.x + at // deep * setting.width / abreast
            level = top + (at % deep + 0.5) * pitch
            pen.circle(each.question.key, option, left + side / 2, level)
            pen.words(label, left + side, level - label.high / 2)

    low = high + deep * pitch + 2 * _AIR
    return Block(low=low, most=low + _MORE, draw=draw, boxes=len(each.places), asks=(each.question.key,))


def _how_many(setting: Setting, each: Asked, words: Words) -> str:
    """Return how many answers may be marked."""
    most = each.question.most
    if not 0 < most < len(each.options):
        return words.paper.several
    said_ = setting.words.ngettext("Choose no more than {count}.", "Choose up to {count}.", most)
    return said_.format(count=most)


def _words(setting: Setting, question: Question, wide: float, shared: str) -> list[Said]:
    """Return what is asked; of a statement also how it is asked, unless the head says so."""
    first = [said(setting, question.says, "ask", wide)]
    if question.statement and question.ask and question.ask != shared:
        first.append(said(setting, question.ask, "body", wide))
    return first
