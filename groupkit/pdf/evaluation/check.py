"""The themes on paper for the group to answer: one a page, with room to say yes, no, or what is not here."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.evaluation.deciding import LEVELS
from groupkit.core.evaluation.words import Roomcheck
from groupkit.core.progress import Progress
from groupkit.i18n import N_
from groupkit.pdf import paper as house
from groupkit.pdf.leaflets.pieces import boxes
from groupkit.pdf.press import document
from groupkit.services.evaluation.check import Passed
from groupkit.services.evaluation.telling import told

LARGE = 1.5
_SCALE, _LINES = 1.25, 4
_NOBODY = N_("Nobody needs to say whose words they are. You may say nothing.")
_IN_OUR_WORDS = N_("In our words:")


def check(
    themes: Sequence[Passed],
    words: Roomcheck,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print what two people passed on, one theme a page; nothing else of what was said is on it.

    Raise GroupkitError where the file cannot be written.
    """
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE if large else _SCALE)
    said = told(words, language)
    title = leaf.words.gettext("Is that how it is?")
    story: list[Flowable] = []
    for at, theme in enumerate(themes):
        story += [*([house.NextPage()] if at else []), *_theme(leaf, theme, said)]
    document(path, title, story or list(_none(leaf, title)), leaf, progress)


def _theme(leaf: house.Leaf, theme: Passed, said: Roomcheck) -> Iterator[Flowable]:
    _ = leaf.words.gettext
    yield house.title(leaf, theme.title)
    yield house.text(leaf, _(LEVELS[theme.level]), "lead")
    for line in theme.words.splitlines():
        yield house.text(leaf, line, "read")
    yield house.ruled(leaf)
    yield house.text(leaf, _(_NOBODY))
    yield boxes(leaf, [each.title for each in said.responses], leaf.width, "do", 4)
    yield house.gap(8)
    yield house.text(leaf, _(_IN_OUR_WORDS), "lead")
    yield house.lines(leaf, _LINES)


def _none(leaf: house.Leaf, title: str) -> Iterator[Flowable]:
    yield house.title(leaf, title)
    yield house.text(leaf, leaf.words.gettext("No theme was passed on yet."))
