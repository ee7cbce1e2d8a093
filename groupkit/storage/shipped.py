"""Reads a file of words that comes with groupkit: no larger than it should be, and whole or not at all."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_
from groupkit.resources import folder

LARGEST = 1_000_000
"""The largest file read, in bytes."""
UNREADABLE = N_("The file {file} cannot be read. Put groupkit on this computer again.")

Words = TypeVar("Words")


def words(kind: type[Words], place: str, name: str) -> Words:
    """Return the words of a file in a folder of forms, or raise GroupkitError when it is not as it came."""
    path = folder("forms") / place / name
    try:
        return msgspec.convert(_read(path), kind)
    except msgspec.ValidationError as reason:
        raise GroupkitError(UNREADABLE, file=path.name) from reason


@cache
def _read(path: Path) -> Mapping[str, object]:
    try:
        if path.stat().st_size > LARGEST:
            raise GroupkitError(UNREADABLE, file=path.name)
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as reason:
        raise GroupkitError(UNREADABLE, file=path.name) from reason
