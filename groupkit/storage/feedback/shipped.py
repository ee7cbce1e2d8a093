"""Reads the feedback forms that come with groupkit, and the words around every form."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from groupkit.core.feedback.cards import WORDS
from groupkit.core.feedback.forms import CARD_KEYS, Form, Question
from groupkit.core.feedback.words import Words
from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_
from groupkit.resources import folder

LARGEST = 1_000_000
"""The largest file read, in bytes."""
_UNREADABLE = N_("The file {file} cannot be read. Put groupkit on this computer again.")
_WORDS, _CARDS = "words", "cards"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """The two lists of words that make a card, as questions."""

    id: str
    version: int
    source: str
    license: str
    language: str
    questions: tuple[Question, ...]


Read = TypeVar("Read", Form, Words, Cards)


@cache
def forms() -> tuple[Form, ...]:
    """Return the forms that come with groupkit, in the order of their names."""
    paths = sorted((folder("forms") / "feedback").glob("*.toml"))
    return tuple(_read(path, Form) for path in paths if path.stem not in {_WORDS, _CARDS})


@cache
def words() -> Words:
    """Return the words around every form."""
    return _read(folder("forms") / "feedback" / f"{_WORDS}.toml", Words)


@cache
def cards() -> tuple[Question, ...]:
    """Return the two questions for the words of a card."""
    path = folder("forms") / "feedback" / f"{_CARDS}.toml"
    asked = _read(path, Cards).questions
    if [(each.key, len(each.options)) for each in asked] != [(key, WORDS) for key in CARD_KEYS]:
        raise GroupkitError(_UNREADABLE, file=path.name)
    return asked


def _read(path: Path, kind: type[Read]) -> Read:
    try:
        return msgspec.convert(_form(path), kind)
    except msgspec.ValidationError as reason:
        raise GroupkitError(_UNREADABLE, file=path.name) from reason


def _form(path: Path) -> Mapping[str, object]:
    try:
        if path.stat().st_size > LARGEST:
            raise GroupkitError(_UNREADABLE, file=path.name)
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as reason:
        raise GroupkitError(_UNREADABLE, file=path.name) from reason
