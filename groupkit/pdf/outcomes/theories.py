"""Cards about local services to talk about, one a page; each says that none was made for groups like ours."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.outcomes.theories import ANSWERS, Laid, Theory
from groupkit.core.outcomes.words import Grouping, Sources, Theories
from groupkit.core.progress import Progress
from groupkit.pdf import paper as house
from groupkit.pdf.leaflets.pieces import boxes, bullets
from groupkit.pdf.outcomes.credits import credits_of
from groupkit.pdf.press import document
from groupkit.services.outcomes.telling import told

_SCALES, _LARGE_SCALES = (1.3, 1.2, 1.1, 1.0, 0.92, 0.85), (1.5, 1.4, 1.3, 1.2)


def theories(  # noqa: PLR0913  the cards, the words round them, and their paper
    laid: Sequence[Laid],
    words: Theories,
    around: Grouping,
    sources: Sources,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print cards as they are laid out, one a page; where the study says nothing, the first page says so.

    `laid` is in the language of the paper. Raise GroupkitError where the file cannot be written.
    """
    said, grouping = told(words, language), told(around, language)
    usual = house.Leaf(language=language, paper=paper)
    scales = _LARGE_SCALES if large else _SCALES
    leaf, story = house.fitted(usual, scales, lambda leaf: _first(leaf, said, laid, grouping, sources))
    supports = {each.key: each.words for each in said.supports}
    for group in laid:
        for card in group.cards:
            told_ = partial(_card, group=group.title, card=card, said=said, supports=supports)
            story += [house.NextPage(), *house.fitted(usual, scales, told_)[1]]
    document(path, said.title, story, leaf, progress)


def _first(
    leaf: house.Leaf, said: Theories, laid: Sequence[Laid], grouping: Grouping, sources: Sources
) -> Iterator[Flowable]:
    yield house.title(leaf, said.title)
    yield house.text(leaf, said.intro, "lead")
    yield house.framed(leaf, [house.text(leaf, said.not_ours, "lead")])
    for group in laid:
        yield house.heading(leaf, group.title)
        if group.about:
            yield house.text(leaf, group.about)
        titles = [card.title for card in group.cards]
        yield bullets(leaf, titles, leaf.width) if titles else house.text(leaf, grouping.no_data, "lead")
    if not all(group.data for group in laid):
        yield house.text(leaf, grouping.no_data_note, "small")
    yield house.text(leaf, said.reading, "small")
    yield from credits_of(leaf, sources, [card.source for group in laid for card in group.cards])


def _card(
    leaf: house.Leaf, group: str, card: Theory, said: Theories, supports: Mapping[str, str]
) -> Iterator[Flowable]:
    _ = leaf.words.gettext
    yield house.text(leaf, group, "small")
    yield house.title(leaf, card.title)
    parts = (
        (said.context, card.context),
        (said.resource, card.resource),
        (said.response, card.response),
        (said.outcome, card.outcome),
    )
    for label, words in parts:
        yield house.text(leaf, label, "small")
        yield house.text(leaf, words, "lead")
    for line in filter(None, (supports.get(card.support, ""), card.support_note)):
        yield house.text(leaf, line)
    yield house.heading(leaf, said.ask)
    yield bullets(leaf, card.ask, leaf.width)
    yield house.gap(6)
    yield boxes(leaf, [_(each) for each in ANSWERS.values()], leaf.width)
    yield house.lines(leaf, 2)
    yield house.text(leaf, said.not_ours, "lead")
    yield house.text(leaf, card.source, "small")
