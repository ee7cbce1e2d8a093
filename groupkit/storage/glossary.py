"""The list of plain words about money, as it comes with groupkit."""

import tomllib
from functools import cache

import msgspec

from groupkit.core.glossary import Glossary, Word
from groupkit.resources import folder


class _File(msgspec.Struct, forbid_unknown_fields=True):
    """The list, as it stands in its file."""

    id: str
    language: str
    source: str
    license: str
    title: str
    intro: str
    entry: tuple[Word, ...]


@cache
def glossary() -> Glossary:
    """Return the list."""
    path = folder("forms") / "money" / "glossary.toml"
    found = msgspec.convert(tomllib.loads(path.read_text("utf-8")), _File)
    return Glossary(title=found.title, intro=found.intro, entry=found.entry)
