"""Writes a pack as text that says the same for good, and reads it again."""

from datetime import date
from typing import Any

import msgspec

from groupkit.core.packs.blocks import Bars, Blank, Block, Grid, Heading, Lines, Pack, Part, Path, Words

_SORTS: dict[str, type[Block]] = {
    "heading": Heading,
    "lines": Lines,
    "grid": Grid,
    "bars": Bars,
    "path": Path,
    "blank": Blank,
}
_NAMES = {sort: name for name, sort in _SORTS.items()}


class _Part(msgspec.Struct, forbid_unknown_fields=True):
    """A part with its blocks as (sort, block), because the sort of a block cannot be told from its fields."""

    key: str
    title: str
    caveat: str
    spoken: str
    blocks: list[tuple[str, dict[str, Any]]]


class _Pack(msgspec.Struct, forbid_unknown_fields=True):
    title: str
    language: str
    made_on: str
    words: Words
    parts: list[_Part]


def frozen(pack: Pack) -> str:
    """Return a pack as text."""
    parts = [
        _Part(
            key=part.key,
            title=part.title,
            caveat=part.caveat,
            spoken=part.spoken,
            blocks=[(_NAMES[type(block)], msgspec.to_builtins(block)) for block in part.blocks],
        )
        for part in pack.parts
    ]
    made = _Pack(
        title=pack.title,
        language=pack.language,
        made_on=pack.made_on.isoformat(),
        words=pack.words,
        parts=parts,
    )
    return msgspec.json.encode(made).decode()


def thawed(text: str) -> Pack:
    """Return the pack that was written as this text."""
    made = msgspec.json.decode(text, type=_Pack)
    parts = (
        Part(
            key=part.key,
            title=part.title,
            caveat=part.caveat,
            spoken=part.spoken,
            blocks=tuple(msgspec.convert(block, _SORTS[sort]) for sort, block in part.blocks),
        )
        for part in made.parts
    )
    return Pack(
        title=made.title,
        language=made.language,
        made_on=date.fromisoformat(made.made_on),
        words=made.words,
        parts=tuple(parts),
    )
