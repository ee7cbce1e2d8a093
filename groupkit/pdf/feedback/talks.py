"""Open talks on paper: forms that are not anonymous say so first, and leave much room to write."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable, TableStyle

from groupkit.core.feedback import forms
from groupkit.core.feedback import words as around
from groupkit.core.feedback.forms import WRITTEN, Form, Kind, Question
from groupkit.core.feedback.words import Words
from groupkit.core.progress import Progress
from groupkit.pdf import paper as house
from groupkit.pdf.feedback.credits import credit
from groupkit.pdf.feedback.settings import LARGE
from groupkit.pdf.leaflets.pieces import bullets
from groupkit.pdf.press import document

_LINES, _LINES_OWN = (8, 7, 6, 5, 4), 2
_SLACK = 12.0
_FIELD = 0.3
_INSIDE = 2 * (house.PADDING + 3)


def talk(
    form: Form,
    words: Words,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print the sheets of an open talk, with room to write after each question.

    There is nothing on them for a computer to read. Raise GroupkitError where the file cannot be written.
    """
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE if large else 1.0)
    told, said = forms.told(form, leaf.words), around.told(words, leaf.words)
    first = list(_first(leaf, told, said))
    tries = ([*_asked(leaf, told, said, lines)] for lines in _LINES)
    # as much room to write as the fewest pages have
    asked = min(tries, key=lambda blocks: _pages(leaf, first, blocks))
    document(path, told.title, [*first, *map(house.together, asked)], leaf, progress)


def _pages(leaf: house.Leaf, first: Sequence[Flowable], blocks: Sequence[Sequence[Flowable]]) -> int:
    """Return how many pages blocks take that are never parted, below what is read first."""
    count, left = 1, house.room(leaf) - house.height(leaf, first)
    for block in blocks:
        high = house.height(leaf, block) + _SLACK
        if high > left:
            count, left = count + 1, house.room(leaf)
        left -= high
    return count


def _first(leaf: house.Leaf, form: Form, words: Words) -> Iterator[Flowable]:
    """Yield what is read before the talk: who knows the name, and what is done with the words."""
    _ = leaf.words.gettext
    yield house.title(leaf, form.title)
    yield house.text(leaf, form.intro)
    yield house.framed(
        leaf,
        [
            house.text(leaf, words.open_talk.heading, "part"),
            house.gap(4),
            bullets(leaf, words.open_talk.lines, leaf.width - _INSIDE),
        ],
    )
    yield house.heading(leaf, words.promise.done_with)
    yield house.text(leaf, form.what_happens)
    labels = (_("Who talks"), _("Who asks and writes"), _("Day"))
    wide = leaf.width * _FIELD
    cells = [[house.text(leaf, label, "lead"), house.lines(leaf, 1, wide)] for label in labels]
    fields = house.columns(leaf, cells, [1] * len(cells))
    # a line stands below its label, on the side where reading begins
    side = "RIGHT" if leaf.rtl else "LEFT"
    fields.setStyle(TableStyle([("ALIGN", (0, 0), (-1, -1), side), ("VALIGN", (0, 0), (-1, -1), "BOTTOM")]))
    yield fields
    yield house.gap(6 * leaf.scale)


def _asked(leaf: house.Leaf, form: Form, words: Words, lines: int) -> Iterator[list[Flowable]]:
    """Yield each question with so many lines to write on, and in the end how the words may be used."""
    uses = (words.own_words.use_read, words.own_words.use_summary)
    for question in form.questions:
        yield [*_question(leaf, question, words, lines), house.gap(6 * leaf.scale)]
    yield [
        house.heading(leaf, words.own_words.use_ask),
        house.ticks(leaf, uses),
        house.gap(4),
        house.text(leaf, words.own_words.how_two, "small"),
        house.text(leaf, credit(leaf, form), "small"),
    ]


def question(
    leaf: house.Leaf, asked: Question, words: Words, lines: int, choices: Callable[[Sequence[str]], Flowable]
) -> Iterator[Flowable]:
    """Yield one question of a talk: room to write on, or what can be chosen as `choices` draws it."""
    if asked.kind is Kind.NOTE:
        yield house.text(leaf, asked.says, "lead")
        return
    yield house.heading(leaf, asked.says)
    if asked.statement and asked.ask:
        yield house.text(leaf, asked.ask)
    if asked.kind in WRITTEN:
        yield house.lines(leaf, lines)
        return
    yield choices([each.words for each in asked.options or words.scale(asked.scale).options])


def _question(leaf: house.Leaf, asked: Question, words: Words, lines: int) -> Iterator[Flowable]:
    yield from question(leaf, asked, words, lines, lambda said: house.ticks(leaf, said))
    if asked.kind not in {Kind.NOTE, *WRITTEN}:
        yield house.lines(leaf, _LINES_OWN)
