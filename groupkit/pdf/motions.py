"""Idea cards on paper: empty ones to fill in with a pen, and those of a business meeting with their words."""

from collections.abc import Iterator, Sequence
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
_BEFORE = (("name",), ("why",), ("idea",), ("cost", "size"), ("touches",), ("else",), ("brings", "backs"))
_AFTER = (("asked",), ("changed",), ("test",), ("worry",), ("outcome",), ("owner", "by", "again"))
_LONG = ("why", "idea")


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
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE if large else 1.0)
    told = words.told(leaf.words)
    document(path, told.card, list(card(leaf, told, None)), leaf, progress)


def card(leaf: house.Leaf, told: Words, idea: Motion | None, currency: str = "GBP") -> Iterator[Flowable]:
    """Lay out an idea card, with the words that are known and lines for the others."""
    known = _known(leaf, idea, currency) if idea is not None else {}
    yield house.title(leaf, told.card)
    if idea is None:
        yield house.text(leaf, told.card_intro)
    for keys in _BEFORE:
        yield _fields(leaf, told, keys, known)
    yield house.ruled(leaf)
    for keys in _AFTER:
        yield _answers(leaf) if keys == ("test",) else _fields(leaf, told, keys, known)


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


def _fields(leaf: house.Leaf, told: Words, keys: Sequence[str], known: dict[str, str]) -> Flowable:
    """Lay out fields side by side: a label, and its words or a line to write on."""
    if len(keys) == 1:
        return house.together(_field(leaf, told.label(keys[0]), known.get(keys[0], ""), 1 + (keys[0] in _LONG)))
    cells = [_field(leaf, told.label(key), known.get(key, ""), 1, len(keys)) for key in keys]
    return house.columns(leaf, cells, [1] * len(keys))


def _field(leaf: house.Leaf, label: str, said: str, count: int, across: int = 1) -> list[Flowable]:
    below = house.text(leaf, said) if said else house.lines(leaf, count, leaf.width / across - 12 * (across > 1))
    return [house.text(leaf, label, "lead"), below]


def _answers(leaf: house.Leaf) -> Flowable:
    """Lay out the answers to count, each with a line for its number."""
    each = [_field(leaf, leaf.words.gettext(answer), "", 1, len(ANSWERS)) for answer in ANSWERS]
    return house.columns(leaf, each, [1] * len(ANSWERS))
