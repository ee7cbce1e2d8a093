"""Chooses the pictures of the Easy Read edition, and sets a sentence beside one.

A sentence is shown by the first word that has a picture; where none has, as in another language, by the kind of
exercise or the chapter it stands in.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from groupkit.core.workbooks.exercises import Kind
from groupkit.pdf.workbooks.blocks import Block, said
from groupkit.pdf.workbooks.pens import Pen, Rect
from groupkit.pdf.workbooks.pictograms import picture
from groupkit.pdf.workbooks.sheets import Sheet

_SIDE = 46.0
_PICTURE = 34.0
# the words of the English text; the first that is found in a sentence gives its picture
_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "medicine": "medicine medicines prescriber pharmacist tablet tablets",
        "stop": "stop stopping danger emergency pause",
        "scissors": "cut",
        "phone": "ring phone call text",
        "moon": "night nights sleep asleep",
        "bed": "bed rest tired",
        "plate": "eat food fuelled meal meals",
        "cup": "drink tea water warm",
        "clock": "minute minutes time times day days today week later tomorrow",
        "ear": "hear listen voice voices sound",
        "speech": "say said tell told ask words talk speak",
        "tick": "tick choose chose mark",
        "pen": "write draw line ring-round letter put",
        "heart": "kind feel feeling feelings mood like love good well thank",
        "people": "people someone friend friends group worker person helper family who us we",
        "house": "home house",
        "door": "leave go open start begin",
        "hand": "help helps hand",
        "path": "step steps way ways next change",
        "key": "safe private keep",
        "book": "page book read",
        "sun": "small hope steady calm better",
        "question": "what how why which",
        "person": "you your i me",
    }
)
NAMES = tuple(_WORDS)
"""The pictures that words have."""
_PICTURE_OF: Mapping[str, str] = MappingProxyType(
    {word: name for name, words in _WORDS.items() for word in words.split()}
)
_OF_KIND: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.SUPPORT_RINGS: "people",
        Kind.SCRIPT: "speech",
        Kind.LETTER: "pen",
        Kind.CHECKLIST: "tick",
        Kind.VALUE_CARDS: "scissors",
        Kind.POCKET_CARD: "scissors",
        Kind.BODY_CHECK: "heart",
        Kind.SETTLING: "hand",
        Kind.MEDICINE_LOG: "medicine",
        Kind.DAY_PLAN: "sun",
        Kind.WEEK_LOG: "clock",
        Kind.URGE_LOG: "clock",
        Kind.TIMELINE: "path",
        Kind.GOAL_LADDER: "path",
        Kind.GOOD_THINGS: "sun",
        Kind.REVIEW: "book",
        Kind.CRISIS_PLAN: "hand",
        Kind.EARLY_WARNING: "stop",
        Kind.THOUGHT_CHAIN: "question",
    }
)


def of_kind(kind: Kind) -> str:
    """Return the picture of a kind of exercise."""
    return _OF_KIND.get(kind, "pen")


def of_words(words: str, otherwise: str) -> str:
    """Return the picture of a sentence."""
    found = (_PICTURE_OF.get(word) for word in re.findall(r"[a-z]+", words.lower()))
    weighed = sorted({name for name in found if name}, key=list(_WORDS).index)
    return weighed[0] if weighed else otherwise


def pictured(sheet: Sheet, lines: Sequence[str], otherwise: str) -> Iterator[Block]:
    """Yield sentences, each beside its picture."""
    for at, line in enumerate(lines):
        yield _beside(sheet, line, of_words(line, otherwise), sheet.unit * (2 if not at else 1))


def _beside(sheet: Sheet, line: str, name: str, above: float) -> Block:
    words = said(sheet, line, "body", sheet.width - _SIDE)
    high = max(words.height, _PICTURE)

    def draw(pen: Pen, rect: Rect) -> None:
        picture(pen, name, Rect(rect.x, rect.y + (rect.high - _PICTURE) / 2, _PICTURE, _PICTURE))
        room = Rect(rect.x + _SIDE, rect.y, rect.wide - _SIDE, (rect.high + words.height) / 2)
        pen.words(words, room)

    return Block(high=high, draw=draw, above=above)
