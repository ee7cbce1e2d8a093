"""What came of a round on paper: rounded figures in words with bars beside them, and nothing else that was said."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from reportlab.graphics.shapes import Drawing, Rect
from reportlab.lib.colors import black, white
from reportlab.platypus import Flowable

from groupkit.core.feedback import forms
from groupkit.core.feedback import words as around
from groupkit.core.feedback.changes import Change
from groupkit.core.feedback.figures import apart, change_in_words
from groupkit.core.feedback.release import Shape
from groupkit.core.feedback.words import FigureWords, Words
from groupkit.core.progress import Progress
from groupkit.pdf import paper as house
from groupkit.pdf.feedback.settings import LARGE
from groupkit.pdf.press import document
from groupkit.services.feedback.results import Results, Shown

_BAR, _SAID, _GAP, _BELOW = 1.1, 0.56, 12.0, 2.5


def results(
    found: Results,
    words: Words,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print what is shown of a round, in the language it was asked for in; `words` are those around the figures.

    What is hidden looks the same whatever hides it. Raise GroupkitError where the file cannot be written.
    """
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE if large else 1.0)
    said = around.told(words, leaf.words)
    title = forms.told(found.round.form, leaf.words).title
    document(path, title, list(_story(leaf, title, found, said)), leaf, progress)


def _story(leaf: house.Leaf, title: str, found: Results, words: Words) -> Iterator[Flowable]:
    figures = words.figures
    yield house.title(leaf, title)
    for line in filter(None, (found.round.label, found.round.purpose)):
        yield house.text(leaf, line, "lead")
    if said := [house.text(leaf, line, "part") for line in (found.word, found.beside) if line]:
        yield house.framed(leaf, said)
    yield house.text(leaf, figures.room_line, "lead")
    yield house.text(leaf, f"{figures.not_add_up} {figures.why_nudged}")
    if found.moved:
        yield house.together(list(_moved(leaf, found, figures)))
    for _place, run in groupby(found.tables, key=lambda shown: (shown.question, shown.part)):
        yield house.together(list(_asked(leaf, tuple(run), words)))
    yield house.gap(8 * leaf.scale)
    notes = (figures.hidden_why, figures.ask_again, figures.if_asked)
    yield house.together([house.text(leaf, note, "small") for note in notes])


def _asked(leaf: house.Leaf, run: Sequence[Shown], words: Words) -> Iterator[Flowable]:
    """Yield what was asked, each figure as a sentence with a bar beside it, and what else is said of it.

    Where several answers could be marked there is one of `run` for each answer.
    """
    first = run[0]
    yield house.heading(leaf, first.asked)
    if first.part:
        yield house.text(leaf, first.part, "lead")
    told: set[str] = set()
    for lines, share in (each for shown in run for each in apart(shown.table, shown.answers, words.figures)):
        bar = _bar(leaf, share, leaf.width * (1 - _SAID) - _GAP)
        yield house.columns(leaf, [house.text(leaf, " ".join(lines)), "", bar], _shares(leaf))
        yield house.gap(_BELOW * leaf.scale)
        told.update(lines)
    rest = [line for line in dict.fromkeys(line for shown in run for line in shown.lines) if line not in told]
    if rest:
        # whole sentences, which may follow each other
        yield house.text(leaf, " ".join(rest))
    if first.change is not Change.HIDDEN:
        yield house.text(leaf, change_in_words(first.change, words.figures), "lead")


def _moved(leaf: house.Leaf, found: Results, figures: FigureWords) -> Iterator[Flowable]:
    """Yield how those with a two-word card moved."""
    yield house.heading(leaf, figures.moved_heading)
    for lines, share in found.moved:
        if found.moves.shape is Shape.HIDDEN:
            yield house.text(leaf, " ".join(lines))
            return
        bar = _bar(leaf, share, leaf.width * (1 - _SAID) - _GAP)
        yield house.columns(leaf, [house.text(leaf, " ".join(lines)), "", bar], _shares(leaf))
    yield house.text(leaf, figures.moved_whose)


def _shares(leaf: house.Leaf) -> tuple[float, float, float]:
    said = leaf.width * _SAID
    return said, _GAP, leaf.width - said - _GAP


def _bar(leaf: house.Leaf, share: float, wide: float) -> Drawing:
    """Draw a bar in outline; what is hardly anybody has a thin line only."""
    high = leaf.size("body") * _BAR
    made = Drawing(wide, high + 4)
    long = max(1.0, wide * share)
    left = wide - long if leaf.rtl else 0
    box = Rect(left, 2, long, high)
    box.fillColor, box.strokeColor, box.strokeWidth = white, black, 1.2
    made.add(box)
    return made
