"""Takes words out of a pack that somebody took back after it was made; its figures stay as they are."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from groupkit.core.packs.blocks import Block, Heading, Lines, Manner, Pack, Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """What was taken back: single lines, and themes as a whole, by their title and their words."""

    lines: frozenset[str] = frozenset()
    themes: frozenset[tuple[str, str]] = frozenset()


def without(pack: Pack, lost: Lost, note: str) -> Pack:
    """Return a pack without what was taken back; where something is gone, `note` says so."""
    return replace(pack, parts=tuple(_part(part, lost, note) for part in pack.parts))


def _part(part: Part, lost: Lost, note: str) -> Part:
    blocks = tuple(_blocks(part.blocks, lost))
    said = Lines(lines=(note,), manner=Manner.NOTE)
    if blocks == part.blocks:
        return part
    return replace(part, blocks=(*(each for each in blocks if each != said), said))


def _blocks(blocks: Collection[Block], lost: Lost) -> Iterator[Block]:
    """Yield the blocks that stay; a heading goes with the words of its theme."""
    waiting: Heading | None = None
    for block in blocks:
        if isinstance(block, Lines) and waiting is not None and (waiting.words, block.lines[0]) in lost.themes:
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = block if isinstance(block, Heading) else None
        if isinstance(block, Lines):
            yield from _kept(block, lost.lines)
        elif waiting is None:
            yield block
    if waiting is not None:
        yield waiting


def _kept(block: Lines, gone: Collection[str]) -> Iterator[Lines]:
    lines = ("\n".join(line for line in each.split("\n") if line not in gone) for each in block.lines)
    if kept := tuple(filter(None, lines)):
        yield replace(block, lines=kept)
