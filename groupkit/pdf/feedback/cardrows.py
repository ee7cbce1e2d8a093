"""The words of a two-word card on a form: a circle before each, in as few lines as their length allows."""

from collections.abc import Sequence

from reportlab.lib.units import mm

from groupkit.core.feedback.forms import CARD_KEYS
from groupkit.core.feedback.layout import CLEAR
from groupkit.core.feedback.words import Words
from groupkit.pdf.feedback.blocks import Block
from groupkit.pdf.feedback.columns import Asked
from groupkit.pdf.feedback.pens import Pen, Rect, Said, said
from groupkit.pdf.feedback.settings import Setting

# how many words stand side by side and how they are set: the first way in which the longest fits is taken
_WAYS = ((8, "step"), (4, "option"), (4, "step"), (2, "option"))
_LARGE_WAYS = _WAYS[1:]
_AIR, _MORE, _APART, _BETWEEN, _ENDLESS = 2.6, 5.5, 2.4, 1.0, 1000.0


def card_rows(setting: Setting, two: Sequence[Asked], words: Words) -> Block:
    """Return both questions for the words of a card as one block, which stays on one page.

    There is no circle for whoever would rather not say: both rows are left empty then.
    """
    head = said(setting, words.cards.paper, "strong", setting.width)
    way = next((way for way in (_LARGE_WAYS if setting.large else _WAYS) if _fits(setting, two, *way)), _WAYS[-1])
    parts = [_labels(setting, each, *way) for each in two]
    deep = [len(labels) // way[0] * setting.pitch for labels in parts]
    high = head.high + sum(deep) + _APART + 2 * _AIR
    side = 2 * CLEAR * setting.radius

    def draw(pen: Pen, rect: Rect) -> None:
        pen.line(rect.x, rect.end, rect.y)
        top = pen.words(head, rect.x, rect.y + (rect.high - high) / 2 + _AIR)
        for each, labels in zip(two, parts, strict=True):
            for at, label in enumerate(labels):
                row, column = divmod(at, way[0])
                left, level = rect.x + column * setting.width / way[0], top + (row + 0.5) * setting.pitch
                pen.circle(each.question.key, at, left + side / 2, level)
                pen.words(label, left + side, level - label.high / 2)
            top += len(labels) // way[0] * setting.pitch + _APART

    return Block(
        low=high, most=high + _MORE, draw=draw, boxes=sum(len(each.options) for each in two), asks=CARD_KEYS
    )


def _room(setting: Setting, across: int) -> float:
    """Return the width beside a circle, in millimetres."""
    return setting.width / across - 2 * CLEAR * setting.radius - _BETWEEN


def _fits(setting: Setting, two: Sequence[Asked], across: int, role: str) -> bool:
    every = (option.words for each in two for option in each.options)
    widest = max(said(setting, label, role, _ENDLESS).piece.minWidth() / mm for label in every)
    high = max(
        said(setting, option.words, role, _room(setting, across)).high for each in two for option in each.options
    )
    return widest <= _room(setting, across) and high <= setting.pitch - 1


def _labels(setting: Setting, each: Asked, across: int, role: str) -> list[Said]:
    """Return the answers of a question in words."""
    return [said(setting, option.words, role, _room(setting, across)) for option in each.options]
