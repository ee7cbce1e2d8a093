"""Cards to cut apart and lay out: what people said good help is, what others have done, and empty ones."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.outcomes.practice import Card
from groupkit.core.outcomes.statements import Statement
from groupkit.core.outcomes.words import Practice, Sources, Statements
from groupkit.core.progress import Progress
from groupkit.i18n import N_
from groupkit.pdf import paper as house
from groupkit.pdf.leaflets import pieces
from groupkit.pdf.outcomes.credits import credits_of
from groupkit.pdf.press import document
from groupkit.services.outcomes.telling import told

LARGE = 1.5
_SCALES = (1.5, 1.35, 1.2, 1.1, 1.0, 0.9, 0.8, 0.7, 0.6)
_ACROSS, _DOWN, _LARGE_DOWN = 2, 4, 3
_EMPTY_LINES = 3
_OWN = N_("One of our own:")


def statements(  # noqa: PLR0913  the cards, the words round them, and their paper
    cards: Sequence[Statement],
    words: Statements,
    sources: Sources,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print a page on how to use them, then statements eight to a page, six in large print; the rest are empty.

    `cards` are in the language of the paper. Raise GroupkitError where the file cannot be written.
    """
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE if large else 1.0)
    said = told(words, language)
    stages = {stage.key: stage.title for stage in said.stages}
    slips = [_slip(leaf, stages.get(each.stage, ""), each.words, "", each.source, large=large) for each in cards]
    first = _first(leaf, said.title, (said.intro, said.order_note), sources, [each.source for each in cards])
    _print(leaf, said.title, first, slips, path, progress, large=large)


def practice(  # noqa: PLR0913  the cards, the words round them, and their paper
    cards: Sequence[Card],
    words: Practice,
    sources: Sources,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print cards of what worked somewhere, as many to a page as statements.

    `cards` are in the language of the paper. Raise GroupkitError where the file cannot be written.
    """
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE if large else 1.0)
    said = told(words, language)
    slips = [_slip(leaf, said.ask, each.title, each.told, each.source, large=large) for each in cards]
    marks = [each.source for each in cards if not each.own]
    _print(
        leaf,
        said.title,
        _first(leaf, said.title, (said.intro,), sources, marks),
        slips,
        path,
        progress,
        large=large,
    )


def _first(
    leaf: house.Leaf, title: str, lines: Sequence[str], sources: Sources, marks: Sequence[str]
) -> Iterator[Flowable]:
    yield house.title(leaf, title)
    for line in lines:
        yield house.text(leaf, line, "lead")
    yield house.gap(12)
    yield from credits_of(leaf, sources, marks)


def _print(
    leaf: house.Leaf,
    title: str,
    first: Iterator[Flowable],
    slips: list[pieces.Story],
    path: Path | BinaryIO,
    progress: Progress | None,
    *,
    large: bool,
) -> None:
    down = _LARGE_DOWN if large else _DOWN
    each = _ACROSS * down
    slips = slips + [_empty(leaf)] * (each - len(slips) % each)
    story: list[Flowable] = list(first)
    for at in range(0, len(slips), each):
        story += [house.NextPage(), pieces.Slips(leaf, slips[at : at + each], _ACROSS, down)]
    document(path, title, story, leaf, progress, numbered=False)


def _slip(leaf: house.Leaf, small: str, words: str, more: str, mark: str, *, large: bool) -> pieces.Story:
    """Lay out one card as large as its room allows: what it is about, its words, and where they come from."""

    def story(sized: house.Leaf) -> list[Flowable]:
        found: list[Flowable] = [house.text(sized, small, "small")] if small else []
        found.append(house.text(sized, words, "lead"))
        found += [house.text(sized, more)] if more else []
        return [*found, house.text(sized, mark, "small")] if mark else found

    size = pieces.inner(leaf, _ACROSS, _LARGE_DOWN if large else _DOWN)
    return pieces.fitted(leaf, [leaf.scale * scale for scale in _SCALES], story, size)


def _empty(leaf: house.Leaf) -> pieces.Story:
    wide, _high = pieces.inner(leaf, _ACROSS, _DOWN)
    label = house.text(leaf, leaf.words.gettext(_OWN), "small")
    return [label, house.lines(leaf, _EMPTY_LINES, wide)]
