"""Idea cards on paper: empty ones to fill in with a pen, and those of a business meeting with their words."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.business import Words, by_role
from groupkit.core.decisions import SIZES, Motion
from groupkit.core.progress import Progress
from groupkit.i18n import N_
from groupkit.pdf import paper as house
from groupkit.pdf.press import document

LARGE = 1.25
ANSWERS = (N_("For it"), N_("Can live with it"), N_("Stand aside"), N_("Serious worry"))
_Row = tuple[str, ...]
_BEFORE: tuple[_Row, ...] = (
    *(("name",), ("why",), ("idea",), ("cost", "else"), ("touches",)),
    ("brings", "backs", "size"),
)
_AFTER: tuple[_Row, ...] = (("asked",), ("changed",), ("test",), ("worry",), ("outcome",), ("owner", "by", "again"))
_LONG = ("idea",)
# from usual to close; the first that fits on one page is used
_SCALES = (1.0, 0.95, 0.9, 0.85)
_BETWEEN = 14.0


def blank_cards(
    words: Words,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print an empty idea card to fill in with a pen; large print takes the back of the sheet too."""
    usual = house.Leaf(language=language, paper=paper)
    told = words.told(usual.words)
    # measured piece by piece: what is kept together cannot be
    leaf, _pieces = house.fitted(
        usual, (LARGE,) if large else _SCALES, lambda leaf: chain.from_iterable(_rows(leaf, told, None, {}))
    )
    document(path, told.card, list(card(leaf, told, None)), leaf, progress)


def card(leaf: house.Leaf, told: Words, idea: Motion | None, currency: str = "GBP") -> Iterator[Flowable]:
    """Lay out an idea card, with the words that are known and lines for the others."""
    known = _known(leaf, idea, currency) if idea is not None else {}
    for row in _rows(leaf, told, idea, known):
        yield house.together(row) if len(row) > 1 else row[0]


def _rows(leaf: house.Leaf, told: Words, idea: Motion | None, known: Mapping[str, str]) -> Iterator[list[Flowable]]:
    """Yield the card row by row; what stands in one row stays on one page."""
    yield [house.title(leaf, told.card)]
    if idea is None:
        yield [house.text(leaf, told.card_intro)]
    for keys in _BEFORE:
        yield _fields(leaf, told, keys, known)
    # large print turns the sheet over for what is written on the night
    yield [house.NextPage() if leaf.scale == LARGE else house.ruled(leaf)]
    for keys in _AFTER:
        yield [_answers(leaf)] if keys == ("test",) else _fields(leaf, told, keys, known)


def _known(leaf: house.Leaf, idea: Motion, currency: str) -> dict[str, str]:
    """Return what the card says already, by the key of its field."""
    cost = "" if idea.cost is None else leaf.words.money(idea.cost, currency)
    return {
        "name": idea.title,
        "why": idea.why,
        "idea": idea.proposal,
        "cost": cost,
        "touches": idea.affects,
        "else": idea.instead,
        "brings": by_role(idea.proposer, leaf.words),
        "backs": by_role(idea.seconder, leaf.words),
        "size": leaf.words.gettext(SIZES[idea.size]),
        "changed": idea.amendment,
    }


def _fields(leaf: house.Leaf, told: Words, keys: _Row, known: Mapping[str, str]) -> list[Flowable]:
    """Lay out fields side by side: a label, and its words or a line to write on."""
    if len(keys) == 1:
        (key,) = keys
        count = 1 + (key in _LONG) + (leaf.scale == LARGE and key != "name")
        return _field(leaf, told.label(key), known.get(key, ""), count)
    return [_across(leaf, [(told.label(key), known.get(key, "")) for key in keys])]


def _answers(leaf: house.Leaf) -> Flowable:
    """Lay out the answers to count, each with a line for its number."""
    return _across(leaf, [(leaf.words.gettext(answer), "") for answer in ANSWERS])


def _across(leaf: house.Leaf, pairs: Sequence[tuple[str, str]]) -> Flowable:
    wide = leaf.width / len(pairs) - _BETWEEN
    made = house.columns(leaf, [_field(leaf, *pair, 1, wide) for pair in pairs], [1] * len(pairs))
    made.spaceAfter = 8
    return made


def _field(leaf: house.Leaf, label: str, said: str, count: int, wide: float = 0) -> list[Flowable]:
    below = house.text(leaf, said) if said else house.lines(leaf, count, wide)
    return [house.text(leaf, label, "lead"), below]
