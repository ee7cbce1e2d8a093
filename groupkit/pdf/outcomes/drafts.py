"""A group's own draft of what works, and places for its own words: empty ones have lines to write on."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.outcomes.draft import LIMITS, Draft
from groupkit.core.outcomes.slots import Filled, Slot
from groupkit.core.outcomes.words import OwnDraft
from groupkit.core.progress import Progress
from groupkit.i18n import N_
from groupkit.pdf import paper as house
from groupkit.pdf.leaflets.pieces import bullets, longer_blank, spaced
from groupkit.pdf.press import document
from groupkit.services.outcomes.telling import told

LARGE = 1.4
_SCALES = (1.0, 0.92, 0.85)
_EMPTY_SENTENCES, _EMPTY_LINES, _SLOT_LINES, _FEW, _BLANK = 4, 3, 3, 5, 34
_IF_THEN = N_("If {when}, then {then}.")


def draft(
    made: Draft | None,
    words: OwnDraft,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print a draft, or an empty one to write on; what stands in no box yet has lines.

    Raise GroupkitError where the file cannot be written.
    """
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE if large else 1.0)
    said = told(words, language)
    title = made.title if made else said.title
    document(path, title, list(_draft(leaf, title, made, said)), leaf, progress)


def _draft(leaf: house.Leaf, title: str, made: Draft | None, said: OwnDraft) -> Iterator[Flowable]:
    yield house.title(leaf, title)
    yield house.framed(leaf, [house.text(leaf, said.label, "lead")])
    if made is None:
        yield house.text(leaf, said.intro)
    sentences = made.if_thens if made else ()
    for each in sentences:
        yield house.text(leaf, leaf.words.gettext(_IF_THEN).format(when=each.when, then=each.then), "lead")
    for _empty in range(0 if sentences else _EMPTY_SENTENCES):
        yield spaced(leaf, longer_blank(said.if_then, _BLANK))
    if made is None:
        yield from _starts(leaf, said)
        yield house.NextPage()
    for key, name in (*((box.key, box.title) for box in said.boxes), (LIMITS, said.limits_title)):
        lines = made.of(key) if made else ()
        body = bullets(leaf, lines, leaf.width) if lines else house.lines(leaf, _EMPTY_LINES)
        yield from (house.heading(leaf, name), body)


def _starts(leaf: house.Leaf, said: OwnDraft) -> Iterator[Flowable]:
    """Yield what others said, box by box."""
    yield house.heading(leaf, leaf.words.gettext("What others said"))
    yield house.text(leaf, leaf.words.gettext("Cross out what is not so here."))
    for box in said.boxes:
        label = house.text(leaf, box.title, "lead")
        label.keepWithNext = True
        yield label
        yield bullets(leaf, [start.words for start in said.starts if start.box == box.key], leaf.width)
        yield house.gap(6)


def slot(
    place: Slot,
    filled: Filled | None,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print a place for a group's own words: what it put there with whose it is, or our headings with lines.

    `place` is in the language of the paper. Raise GroupkitError where the file cannot be written.
    """
    usual = house.Leaf(language=language, paper=paper)
    leaf, story = house.fitted(usual, (LARGE,) if large else _SCALES, lambda leaf: _slot(leaf, place, filled))
    document(path, place.title, story, leaf, progress)


def _slot(leaf: house.Leaf, place: Slot, filled: Filled | None) -> Iterator[Flowable]:
    yield house.title(leaf, place.title)
    if filled is None:
        yield house.text(leaf, place.about)
        yield house.text(leaf, place.like_note, "small")
        yield from _headings(leaf, place.headings)
        return
    for line in filled.words.splitlines():
        yield house.text(leaf, line)
    yield house.text(leaf, filled.credit, "small")


def _headings(leaf: house.Leaf, headings: Sequence[str]) -> Iterator[Flowable]:
    count = _SLOT_LINES if len(headings) <= _FEW else _SLOT_LINES - 1
    for words in headings:
        yield from (house.heading(leaf, words), house.lines(leaf, count))
