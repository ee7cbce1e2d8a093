"""Secret ballots: papers that cannot be told apart, and a page for the two who count them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from reportlab.lib.colors import black
from reportlab.platypus import Flowable, Table, TableStyle

from groupkit.core import leaflets
from groupkit.core.leaflets import BallotWords
from groupkit.core.problems import GroupkitError
from groupkit.core.progress import Progress
from groupkit.i18n import N_
from groupkit.pdf import paper as house
from groupkit.pdf.leaflets import pieces
from groupkit.pdf.press import document

_TOO_MANY = N_("There are too many names for one paper. Choose in two rounds, or take fewer names.")
# how many papers on a sheet, across and down; the first way in which the words fit is taken
_WAYS = ((2, 4), (2, 3), (2, 2), (1, 2), (1, 1))
_SMALLEST = 0.85
_TALLY = 30


def ballots(
    words: BallotWords,
    told: leaflets.Ballot,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print a page for the two who count, then as many papers as are wanted, all the same, to cut apart.

    Raise GroupkitError where there are more names than fit on a sheet, or it cannot be saved.
    """
    leaf = house.Leaf(language=language, paper=paper, scale=pieces.LARGE if large else 1.0)
    said = leaflets.told(words, leaf.words)
    sized, (across, down) = _way(leaf, said, told)
    wide = pieces.inner(sized, across, down)[0]
    scales = [leaf.scale * (1 - at / 20) for at in range(5)]
    counting = pieces.fitted(leaf, scales, lambda sized: list(_counting(sized, said, told)), pieces.room(leaf))
    story: list[Flowable] = [*counting]
    each = across * down
    for first in range(0, told.count, each):
        slips = [list(_paper(sized, said, told, wide)) for _at in range(first, min(first + each, told.count))]
        story += [house.NextPage(), pieces.Slips(sized, slips, across, down)]
    document(path, said.title, story, leaf, progress, numbered=False)


def _way(leaf: house.Leaf, said: BallotWords, told: leaflets.Ballot) -> tuple[house.Leaf, tuple[int, int]]:
    """Return the type and the way to divide the sheet that make the most papers of it."""
    for sized in (leaf, replace(leaf, scale=leaf.scale * _SMALLEST)):
        for way in _WAYS:
            wide, high = pieces.inner(sized, *way)
            if pieces.height(list(_paper(sized, said, told, wide)), wide) <= high:
                return sized, way
    raise GroupkitError(_TOO_MANY)


def _paper(leaf: house.Leaf, said: BallotWords, told: leaflets.Ballot, wide: float) -> Iterator[Flowable]:
    """Lay out one paper; nothing on it tells whose it is."""
    yield house.text(leaf, said.title, "heading")
    yield house.text(leaf, _about(leaf, said, told), "lead")
    yield house.text(leaf, said.intro, "small")
    yield pieces.boxes(leaf, _choices(said, told.names), wide, air=1.5 * leaf.scale)
    yield house.gap(4)
    yield house.text(leaf, said.blank, "small")


def _about(leaf: house.Leaf, said: BallotWords, told: leaflets.Ballot) -> str:
    return said.about.format(role=told.role.called(leaf.words), day=leaf.words.day(told.day, "long"))


def _choices(said: BallotWords, names: Sequence[str]) -> tuple[str, ...]:
    """Return what can be crossed: with one name also a no, with several each of them."""
    no = (said.no,) if len(names) == 1 else ()
    return (*(said.yes.format(name=name) for name in names), *no, said.other, said.wait)


def _counting(leaf: house.Leaf, said: BallotWords, told: leaflets.Ballot) -> Iterator[Flowable]:
    """Lay out the page for the two who count, with room for a stroke for each paper."""
    _ = leaf.words.gettext
    yield house.title(leaf, said.title)
    yield house.text(leaf, _about(leaf, said, told), "lead")
    yield house.heading(leaf, _("Before we choose"))
    yield pieces.bullets(leaf, said.before, leaf.width)
    yield house.heading(leaf, _("For the two who count"))
    yield pieces.bullets(leaf, said.count, leaf.width)
    yield house.gap(8)
    rows = [
        pieces.ordered(leaf, [house.text(leaf, line.removesuffix(leaflets.BLANK).rstrip()), ""])
        for line in (*_choices(said, told.names), _("Handed in blank"))
    ]
    made = Table(
        rows,
        colWidths=pieces.ordered(leaf, (leaf.width * 0.55, leaf.width * 0.45)),
        minRowHeights=[_TALLY] * len(rows),
    )
    sides = [(side, (0, 0), (-1, -1), 6) for side in ("LEFTPADDING", "RIGHTPADDING")]
    made.setStyle(TableStyle([*pieces.bare(5), ("GRID", (0, 0), (-1, -1), 0.6, black), *sides]))
    yield made
    yield house.gap(10)
    yield house.text(leaf, said.nobody)
