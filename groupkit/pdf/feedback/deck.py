"""Two-word cards to cut apart and draw from a bag: no number, no name, and nothing that tells whose one is."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.feedback import forms
from groupkit.core.feedback import words as around
from groupkit.core.feedback.cards import Card
from groupkit.core.feedback.forms import CARD_KEYS, Form, Question
from groupkit.core.feedback.words import CardWords, Words
from groupkit.core.progress import Progress
from groupkit.pdf import paper as house
from groupkit.pdf.feedback.settings import LARGE
from groupkit.pdf.leaflets import pieces
from groupkit.pdf.press import document

_ACROSS, _DOWN, _LARGE_DOWN = 2, 5, 3
_SCALES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)


def deck(  # noqa: PLR0913  the form, its cards and the words around them, and their paper
    form: Form,
    cards: Sequence[Card],
    words: Words,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print a page on how cards are drawn, then the cards of a form that asks for them, in the order given.

    What is left of the last sheet says what to do when a card is lost. Raise GroupkitError where the file cannot be
    written.
    """
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE if large else 1.0)
    said = around.told(words, leaf.words).cards
    first, second = (each for each in forms.told(form, leaf.words).questions if each.key in CARD_KEYS)
    down = _LARGE_DOWN if large else _DOWN
    size = pieces.inner(leaf, _ACROSS, down)
    slips = [_card(leaf, card, (first, second), said, size) for card in cards]
    each = _ACROSS * down
    slips += [_lost(leaf, said, size)] * (each - len(slips) % each)
    story: list[Flowable] = [*_how(leaf, said)]
    for at in range(0, len(slips), each):
        story += [house.NextPage(), pieces.Slips(leaf, slips[at : at + each], _ACROSS, down)]
    document(path, said.heading, story, leaf, progress, numbered=False)


def _how(leaf: house.Leaf, said: CardWords) -> Iterator[Flowable]:
    yield house.title(leaf, said.heading)
    yield pieces.bullets(leaf, said.how, leaf.width, "lead")


def _card(
    leaf: house.Leaf, card: Card, lists: tuple[Question, Question], said: CardWords, size: tuple[float, float]
) -> pieces.Story:
    """Lay out one card: its two words, and how to keep it."""
    both = [question.options[place].words for question, place in zip(lists, card, strict=True)]

    def story(sized: house.Leaf) -> list[Flowable]:
        return [*(house.text(sized, word, "huge") for word in both), house.text(leaf, said.keep, "small")]

    return pieces.fitted(leaf, [leaf.scale * scale for scale in _SCALES], story, size)


def _lost(leaf: house.Leaf, said: CardWords, size: tuple[float, float]) -> pieces.Story:
    def story(sized: house.Leaf) -> list[Flowable]:
        return [house.text(sized, said.lost, "heading"), house.text(sized, said.draw, "lead")]

    return pieces.fitted(leaf, [leaf.scale * scale for scale in _SCALES], story, size)
