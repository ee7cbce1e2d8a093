"""The pocket list of ideas: each with what it asks of people, in words, to read aloud where it is quiet."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.outings.bank import easiest_first, graded
from groupkit.core.outings.words.choosing import BankIdea, GradeWords, IdeaBank
from groupkit.core.outings.words.form import Told
from groupkit.core.progress import Progress
from groupkit.i18n import N_
from groupkit.pdf import paper as house
from groupkit.pdf.press import document

_GRADED = N_("{grade}: {words}")


def bank(
    keys: Collection[str],
    told: Told,
    path: Path | BinaryIO,
    leaf: house.Leaf,
    progress: Progress | None = None,
) -> None:
    """Print the ideas of the bank with these keys, or all of them where there are none, the easiest first."""
    words = told(IdeaBank)
    chosen = [idea for idea in easiest_first(words.ideas) if not keys or idea.key in keys]
    story: list[Flowable] = [house.title(leaf, words.title), house.text(leaf, words.intro)]
    story.extend(house.together(list(_idea(leaf, idea, words.grades))) for idea in chosen)
    document(path, words.title, story, leaf, progress)


def _idea(leaf: house.Leaf, idea: BankIdea, grades: tuple[GradeWords, ...]) -> Iterator[Flowable]:
    yield house.heading(leaf, idea.title)
    yield house.text(leaf, idea.about)
    yield house.text(leaf, idea.ask)
    said = [leaf.words.gettext(_GRADED).format(grade=title, words=words) for title, words in graded(idea, grades)]
    half = -(-len(said) // 2)
    sides = [[house.text(leaf, each, "small") for each in some] for some in (said[:half], said[half:])]
    yield house.columns(leaf, sides, (1, 1))
