"""Reads the feedback forms that come with groupkit, the words around every form, and the words of cards."""

from dataclasses import dataclass
from functools import cache

from groupkit.core.feedback.cards import WORDS
from groupkit.core.feedback.forms import CARD_KEYS, Form, Question
from groupkit.core.feedback.words import Words
from groupkit.core.problems import GroupkitError
from groupkit.resources import folder
from groupkit.storage import shipped

_PLACE, _WORDS, _CARDS = "feedback", "words.toml", "cards.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """The two lists of words that make a card, as questions."""

    id: str
    version: int
    source: str
    license: str
    language: str
    questions: tuple[Question, ...]


@cache
def forms() -> tuple[Form, ...]:
    """Return the forms that come with groupkit, in the order of their names."""
    names = sorted(path.name for path in (folder("forms") / _PLACE).glob("*.toml"))
    return tuple(shipped.words(Form, _PLACE, name) for name in names if name not in {_WORDS, _CARDS})


@cache
def words() -> Words:
    """Return the words around every form."""
    return shipped.words(Words, _PLACE, _WORDS)


@cache
def cards() -> tuple[Question, ...]:
    """Return the two questions for the words of a card."""
    asked = shipped.words(Cards, _PLACE, _CARDS).questions
    if [(each.key, len(each.options)) for each in asked] != [(key, WORDS) for key in CARD_KEYS]:
        raise GroupkitError(shipped.UNREADABLE, file=_CARDS)
    return asked
