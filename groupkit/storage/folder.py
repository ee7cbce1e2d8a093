"""The sheets of words in the chair's folder, as they come with groupkit."""

import tomllib
from functools import cache

import msgspec

from groupkit.core.folder import Sheet
from groupkit.resources import folder


class _File(msgspec.Struct, forbid_unknown_fields=True):
    """The sheets, as they stand in their file."""

    id: str
    language: str
    source: str
    license: str
    sheets: tuple[Sheet, ...]


@cache
def sheets() -> tuple[Sheet, ...]:
    """Return every sheet of words."""
    path = folder("forms") / "folder" / "folder.toml"
    return msgspec.convert(tomllib.loads(path.read_text("utf-8")), _File).sheets
