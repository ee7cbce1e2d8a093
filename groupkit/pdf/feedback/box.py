"""The box on paper: what its keeper does before, while and after people write, and what is said of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.feedback import words as around
from groupkit.core.feedback.release import USUAL
from groupkit.core.feedback.words import Words
from groupkit.core.progress import Progress
from groupkit.core.roles import Role
from groupkit.pdf import paper as house
from groupkit.pdf.feedback.settings import LARGE
from groupkit.pdf.leaflets.pieces import bullets
from groupkit.pdf.press import document

_SCALES = (1.1, 1.05, 1.0, 0.95, 0.9, 0.86, 0.83)


def box(  # noqa: PLR0913  the words, whose job it is, when the box opens, and its paper
    words: Words,
    keeper: Role,
    path: Path | BinaryIO,
    *,
    k: int = USUAL,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print what the keeper of the box does, and the promise to read aloud; `k` is when the box opens."""
    leaf = house.Leaf(language=language, paper=paper)
    title = leaf.words.gettext("The feedback box")
    said, told = around.told(words, leaf.words), keeper.told(leaf.words)
    scales = (LARGE,) if large else _SCALES
    leaf, story = house.fitted(leaf, scales, lambda leaf: _story(leaf, title, said, told, k))
    document(path, title, story, leaf, progress)


def _story(leaf: house.Leaf, title: str, words: Words, keeper: Role, k: int) -> Iterator[Flowable]:
    _ = leaf.words.gettext
    yield house.title(leaf, title)
    yield house.text(leaf, keeper.purpose, "lead")
    for heading, steps in (
        (_("Before people write"), keeper.before),
        (_("While people write"), keeper.during),
        (leaf.words.pgettext("feedback/keeper", "Afterwards"), keeper.after),
    ):
        yield house.heading(leaf, heading)
        yield house.ticks(leaf, steps)
    yield house.heading(leaf, _("Read this aloud"))
    said = (*words.promise.lines, words.paper.spoken, words.paper.box, words.paper.blank)
    yield bullets(leaf, [line.format(k=k) for line in said], leaf.width)
    yield house.text(leaf, words.promise.cannot_heading, "lead")
    yield bullets(leaf, words.promise.cannot, leaf.width)
    yield house.gap(4)
    yield house.text(leaf, keeper.ask_for_help, "small")
