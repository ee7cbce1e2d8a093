"""The poster for a job that is free, with slips to tear off at its foot."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from groupkit.core import leaflets
from groupkit.core.leaflets import BLANK, PosterWords
from groupkit.core.progress import Progress
from groupkit.pdf import paper as house
from groupkit.pdf.leaflets import pieces
from groupkit.pdf.press import document

_SCALES = tuple(1.5 - at / 20 for at in range(15))
_LARGE_SCALES = (1.8, 1.7, 1.6, *_SCALES)
# how high a slip is, how many there are, and how large its type, usually and in large print
_STRIP, _LARGE_STRIP = (62 * mm, 8, 0.85), (72 * mm, 6, 1.0)
_NAME_LETTERS = 18
_AIR = 12.0


def poster(
    words: PosterWords,
    told: leaflets.Poster,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print one page for the wall: what the job is, what it takes, whom to ask, and slips to tear off."""
    leaf = house.Leaf(language=language, paper=paper)
    said = leaflets.told(words, leaf.words)
    high, count, scale = _LARGE_STRIP if large else _STRIP
    slip = _strip(house.Leaf(language=language, paper=paper, scale=scale), said, told)
    strips = pieces.Strips(leaf, slip, count, high)
    space = pieces.room(leaf)[1] - strips.wrap(leaf.width, 0)[1] - _AIR
    scales = _LARGE_SCALES if large else _SCALES
    story = pieces.fitted(leaf, scales, lambda sized: list(_story(sized, said, told)), (leaf.width, space))
    rest = space - pieces.height(story, leaf.width)
    document(path, said.title, [*story, house.gap(max(0, rest)), strips], leaf, progress, numbered=False)


def _story(leaf: house.Leaf, said: PosterWords, told: leaflets.Poster) -> Iterator[Flowable]:
    words, role = leaf.words, told.role.told(leaf.words)
    yield house.text(leaf, said.title, "part")
    yield house.heading(leaf, said.about.format(role=told.role.called(words)), "huge")
    yield house.text(leaf, said.intro.format(purpose=role.purpose), "read")
    yield house.ruled(leaf)
    if role.time:
        yield house.text(leaf, said.weekly.format(weekly=role.time), "lead")
    yield house.text(leaf, said.term.format(term=pieces.term_said(role, words, said.per_meeting)), "lead")
    if told.since:
        yield house.text(leaf, said.free_since.format(since=words.day(told.since, "long")), "lead")
    if told.begins:
        yield house.text(leaf, said.begins.format(day=words.day(told.begins, "long")), "lead")
    yield house.gap(8)
    yield pieces.bullets(leaf, (said.welcome, said.bad_days, said.share), leaf.width)
    yield house.gap(8)
    yield house.text(leaf, said.ask.format(name=told.ask or BLANK), "part")
    if told.choosing:
        yield house.text(leaf, said.choose.format(day=words.day(told.choosing, "long")))


def _strip(leaf: house.Leaf, said: PosterWords, told: leaflets.Poster) -> Callable[[], pieces.Story]:
    def strip() -> pieces.Story:
        name = house.text(leaf, told.role.called(leaf.words), "lead")
        return [name, house.text(leaf, pieces.longer_blank(said.slip, _NAME_LETTERS))]

    return strip
