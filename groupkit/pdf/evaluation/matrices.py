"""What was heard from whom and when, on paper, for those who read the round: every wave as it was, in words."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.evaluation.answers import SETBACKS, WAYS
from groupkit.core.evaluation.clocks import WAVES
from groupkit.core.evaluation.matrix import STATES, By, Cell, Matrix, Row, about
from groupkit.core.progress import Progress
from groupkit.i18n import N_, Catalogue
from groupkit.pdf import paper as house
from groupkit.pdf.press import document

LARGE, USUAL = 1.3, 10 / 12
_NOT_FOR_THE_GROUP = N_("Not for the group: friends would know who is who. Tear it up when it is no longer needed.")
_TITLES = {
    By.THEME: N_("Talks by theme"),
    By.PERSON: N_("Talks by person"),
    By.LENS: N_("From me, to us, to the world"),
}
_SPELL = N_("A hard spell: {what}.")
_HELPED = N_("What helped: {helped}")
_SIGN, _THEME, _PAD = 0.15, 0.22, 3


def matrix(
    found: Matrix,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print a matrix as it is laid out: a table for each theme, or for each person.

    Raise GroupkitError where the file cannot be written.
    """
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE if large else USUAL)
    title = leaf.words.gettext(_TITLES[found.by])
    document(path, title, list(_story(leaf, title, found)), leaf, progress)


def _story(leaf: house.Leaf, title: str, found: Matrix) -> Iterator[Flowable]:
    yield house.title(leaf, title)
    yield house.framed(leaf, [house.text(leaf, leaf.words.gettext(_NOT_FOR_THE_GROUP), "lead")])
    by_theme = found.by is By.THEME
    runs = groupby(found.rows, key=lambda row: (row.sort, row.theme) if by_theme else row.sign)
    for at, (_key, run) in enumerate(runs):
        rows = tuple(run)
        heading = house.heading(leaf, about(rows[0], leaf.words) if by_theme else rows[0].sign)
        table = _table(leaf, found, rows, by_theme=by_theme)
        # the first may go on over the page, so that the page with the name is never empty
        yield from [house.together([heading, table])] if at else [heading, table]


def _table(leaf: house.Leaf, found: Matrix, rows: Sequence[Row], *, by_theme: bool) -> Flowable:
    """Lay out rows over the waves in which any of them could have been heard."""
    asked = [at for at, wave in enumerate(found.waves) if _asked(rows, at)]
    head = ("", *(leaf.words.gettext(WAVES.get(found.waves[at], found.waves[at])) for at in asked))
    lines = [
        (
            row.sign if by_theme else about(row, leaf.words),
            *(cell_in_words(row.cells[at], leaf.words) for at in asked),
        )
        for row in rows
    ]
    label = _SIGN if by_theme else _THEME
    share = (1 - label) / max(1, len(asked))
    return house.table(leaf, [head, *lines], (label, *[share] * len(asked)), padding=_PAD)


def _asked(rows: Sequence[Row], at: int) -> bool:
    return any(row.cells[at].state.value != "not_asked" for row in rows)


def cell_in_words(cell: Cell, words: Catalogue) -> str:
    """Return what a cell says: which way things went, and a hard spell with what helped."""
    said = [words.gettext(WAYS[cell.path] if cell.path else STATES[cell.state])]
    if cell.setback is not None:
        said.append(words.gettext(_SPELL).format(what=words.gettext(SETBACKS[cell.setback.what])))
        if cell.setback.helped:
            said.append(words.gettext(_HELPED).format(helped=cell.setback.helped))
    return "\n".join(said)
