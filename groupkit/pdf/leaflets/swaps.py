"""Slips on which somebody gives away a turn, four on a page, filled in as far as is known or blank."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core import leaflets
from groupkit.core.leaflets import BLANK, Spot, SwapWords
from groupkit.core.progress import Progress
from groupkit.pdf import paper as house
from groupkit.pdf.leaflets import pieces
from groupkit.pdf.press import document

_FOUR, _TWO = (2, 2), (1, 2)
_LETTERS = 18
_SCALES = tuple(1.3 - at / 20 for at in range(10))
_LARGE_SCALES = tuple(scale * pieces.LARGE for scale in _SCALES)


def swaps(
    words: SwapWords,
    spots: Sequence[Spot],
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print a slip for each turn, four on a page or two in large print; what is left of the last page is blank."""
    leaf = house.Leaf(language=language, paper=paper)
    said = leaflets.told(words, leaf.words)
    across, down = _TWO if large else _FOUR
    each, size = across * down, pieces.inner(leaf, across, down)
    scales = _LARGE_SCALES if large else _SCALES
    wanted: list[Spot | None] = [*spots, *[None] * (-len(spots) % each if spots else each)]
    story: list[Flowable] = []
    for first in range(0, len(wanted), each):
        here = (partial(_slip, said, spot, size[0]) for spot in wanted[first : first + each])
        slips = [pieces.fitted(leaf, scales, slip, size) for slip in here]
        story += [*([house.NextPage()] if story else []), pieces.Slips(leaf, slips, across, down)]
    document(path, said.title, story, leaf, progress, numbered=False)


def _slip(said: SwapWords, spot: Spot | None, wide: float, leaf: house.Leaf) -> pieces.Story:
    air = 5 * leaf.scale
    return [
        house.text(leaf, said.title, "heading"),
        house.text(leaf, said.intro),
        *_given(leaf, said, spot),
        pieces.written(leaf, said.take, wide),
        house.gap(air),
        pieces.written(leaf, said.back, wide),
        house.gap(air),
        pieces.boxes(leaf, (said.seeking,), wide),
        house.gap(air),
        house.text(leaf, said.hand, "small"),
        house.text(leaf, said.late, "small"),
        pieces.boxes(leaf, (said.done,), wide, "small"),
        house.gap(air),
        house.text(leaf, said.thanks, "small"),
    ]


def _given(leaf: house.Leaf, said: SwapWords, spot: Spot | None) -> Iterator[Flowable]:
    """Say which turn it is, or leave room for it."""
    if spot is None:
        gap = pieces.longer_blank(BLANK, _LETTERS)
        yield pieces.spaced(leaf, said.give.format(role=gap, day=gap), "lead")
        return
    words = leaf.words
    day = words.day(spot.day, "long")
    yield house.text(leaf, said.give.format(role=spot.role.called(words), day=day), "lead")
    if spot.meeting:
        yield house.text(leaf, spot.meeting)
