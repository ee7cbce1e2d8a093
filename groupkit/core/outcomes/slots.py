"""Places for a group's own words where the well-known text is somebody else's."""

from collections.abc import Iterator
from dataclasses import dataclass

from groupkit.core.problems import Problem
from groupkit.i18n import N_

_WORDS = N_("Type in the words you may use, or leave our headings as they are.")
_CREDIT = N_("Write who wrote these words, and on what terms you may use them.")
_ALLOWED = N_("May you use these words? Ask those who wrote them first, or write your own.")
_HOLDS = N_("“{name}” belongs to those who made it. Are these words your own, or may you use them?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One place for a group's own words; its headings are ours, `like` names what others made and is not here."""

    key: str
    title: str
    about: str
    like: str
    like_note: str
    headings: tuple[str, ...]
    collected: bool
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What a group put in a slot, with who wrote it and on what terms."""

    slot: str
    words: str
    credit: str


def problems(slot: Slot, filled: Filled, *, allowed: bool) -> Iterator[Problem]:
    """Yield what is to be put right, or is asked once, before words are put in a slot."""
    if not filled.words.strip():
        yield Problem("words", _WORDS)
    if not filled.credit.strip():
        yield Problem("credit", _CREDIT)
    if not allowed:
        yield Problem("allowed", _ALLOWED)
    if slot.like.casefold() in filled.words.casefold():
        yield Problem("words", _HOLDS, {"name": slot.like}, asks=True)
