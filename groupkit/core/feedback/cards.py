"""Two-word cards, drawn from a bag and kept: a group sees how many moved since last time, and never who.

A card is nobody's: it has no number, and it is not written down who drew it. Where the same card was given twice,
neither of the two counts.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from groupkit.core.feedback.forms import CARD_KEYS, Answers, Form, Question

WORDS = 16
"""How many words each of the two lists has."""
CARDS = WORDS**2
"""How many cards there could be."""
NOBODY = 3
"""What stands for a card that nobody gave, or more than one; 0 to 2 are the lowest, middle and highest third."""
Card = tuple[int, int]
"""The places of its two words in their lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """What the cards of one round hold until the next: for every card there could be, the third its answers lay in.

    `people` is how many answered, `rated` how many of them had a third, and `k` how many the box waited for.
    """

    steps: bytes
    people: int
    rated: int
    k: int

    def __repr__(self) -> str:
        return "Links(…)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What an opening does with cards: those `before`, if they may be set beside these, and who keeps these."""

    before: Links | None
    keep: Callable[[Links], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedLinks:
    """The links of a round, which its reader and its trustee open together at the next one."""

    id: int = 0
    round: int
    sealed: bytes


def with_cards(form: Form, questions: Sequence[Question]) -> Form:
    """Return a form that asks for the two words of a card as well, at its end."""
    return form if has_cards(form) else replace(form, questions=(*form.questions, *questions))


def has_cards(form: Form) -> bool:
    """Tell whether a form asks for the two words of a card."""
    return any(question.key in CARD_KEYS for question in form.questions)


def card_of(answers: Answers) -> int | None:
    """Return the place of the card somebody gave among all there could be, or None without both its words."""
    first, second = (answers.get(key) for key in CARD_KEYS)
    if isinstance(first, int) and isinstance(second, int) and 0 <= first < WORDS and 0 <= second < WORDS:
        return first * WORDS + second
    return None


def links(given: Iterable[tuple[int | None, int | None]], people: int, k: int) -> Links:
    """Return what cards hold: `given` are the card and the third of each of so many people, or None.

    A card given twice is nobody's.
    """
    known = list(given)
    often = Counter(card for card, _third in known)
    steps = bytearray([NOBODY] * CARDS)
    for card, third in known:
        if card is not None and third is not None and often[card] == 1:
            steps[card] = third
    return Links(steps=bytes(steps), people=people, rated=sum(third is not None for _card, third in known), k=k)


def moves(before: Links, now: Links, *, fewest: int) -> tuple[int, int, int] | None:
    """Return how many went down, stayed and went up a third; None where fewer than `fewest` have both.

    Nor is there any where those without both are some, and fewer than either box waited for.
    """
    both = [(old, new) for old, new in zip(before.steps, now.steps, strict=True) if NOBODY not in {old, new}]
    least = max(before.k, now.k)
    alone = [size - len(both) for wave in (before, now) for size in (wave.people, wave.rated)]
    if len(both) < max(least, fewest) or any(0 < size < least for size in alone):
        return None
    up, down = sum(new > old for old, new in both), sum(new < old for old, new in both)
    return down, len(both) - up - down, up
