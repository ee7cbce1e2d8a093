"""Slips on which somebody gives away a turn, four on a page, filled in as far as is known or blank."""

from collections.abc import Iterator, Sequence
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
_SCALES = (1.3, 1.2, 1.1, 1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)


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
    each = across * down
    wanted: list[Spot | None] = [*spots, *[None] * (-len(spots) % each if spots else each)]
    story: list[Flowable] = []
    for first in range(0, len(wanted), each):
        slips = [_fitting(leaf, said, spot, (across, down), large=large) for spot in wanted[first : first + each]]
        story += [*([house.NextPage()] if story else []), pieces.Slips(leaf, slips, across, down)]
    document(path, said.title, story, leaf, progress, numbered=False)


def _fitting(
    leaf: house.Leaf, said: SwapWords, spot: Spot | None, way: tuple[int, int], *, large: bool
) -> pieces.Story:
    """Lay out a slip in the largest type that fits it."""
    wide, high = pieces.inner(leaf, *way)
    larger = pieces.LARGE if large else 1.0
    for scale in _SCALES:
        sized = house.Leaf(language=leaf.language, paper=leaf.paper, scale=scale * larger)
        if pieces.height(list(_slip(sized, said, spot, wide)), wide) <= high:
            break
    return list(_slip(sized, said, spot, wide))


def _slip(leaf: house.Leaf, said: SwapWords, spot: Spot | None, wide: float) -> Iterator[Flowable]:
    yield house.text(leaf, said.title, "heading")
    yield house.text(leaf, said.intro)
    yield from _given(leaf, said, spot)
    yield pieces.written(leaf, said.take, wide)
    yield house.gap(5 * leaf.scale)
    yield pieces.written(leaf, said.back, wide)
    yield house.gap(7 * leaf.scale)
    yield pieces.boxes(leaf, (said.seeking,), wide)
    yield house.gap(3 * leaf.scale)
    for line in (said.hand, said.late):
        yield house.text(leaf, line, "small")
    yield pieces.boxes(leaf, (said.done,), wide, "small")
    yield house.gap(3 * leaf.scale)
    yield house.text(leaf, said.thanks, "small")


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
