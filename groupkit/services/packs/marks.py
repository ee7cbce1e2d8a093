"""Says in words what does not add up in a pack, so that it is seen before it is sent, and printed beside it."""

from collections.abc import Iterator
from dataclasses import replace

from groupkit.core.packs.adding import Fault, FaultKind, of_pack
from groupkit.core.packs.blocks import Figure, Lines, Manner, Pack, Words, spoken
from groupkit.core.packs.words import ReportWords
from groupkit.i18n import catalogue
from groupkit.services.packs.telling import told
from groupkit.storage.packs import shipped


def marks(pack: Pack) -> tuple[str, ...]:
    """Return a sentence for everything in a pack that does not add up, in its own language."""
    return tuple(in_words(of_pack(pack), pack.words, pack.language))


def marked(pack: Pack) -> Pack:
    """Return a pack with what does not add up in it printed at its beginning; nothing of it is put right."""
    found = marks(pack)
    if not found:
        return pack
    first, *rest = pack.parts
    note = Lines(lines=(told(shipped.report(), pack.language).does_not_add, *found), manner=Manner.NOTE)
    return replace(pack, parts=(replace(first, blocks=(*first.blocks, note)), *rest))


def in_words(faults: tuple[Fault, ...], words: Words, language: str | None = None) -> Iterator[str]:
    """Yield a sentence for each fault; both figures are named, and nothing is put right."""
    said, spoken_in = told(shipped.report(), language), None if language is None else catalogue(language)

    def figure(fault: Fault, value: int | str) -> str:
        if isinstance(value, str):
            return value
        return spoken(Figure(key=fault.place, value=value, unit=fault.unit), words, spoken_in)

    for fault in faults:
        made, told_ = figure(fault, fault.made), figure(fault, fault.said)
        yield " ".join(
            filter(None, (f"{fault.place}:" if fault.place else "", _sentence(said, fault, made, told_)))
        )


def _sentence(said: ReportWords, fault: Fault, made: str, told_: str) -> str:
    if fault.kind is FaultKind.MORE_THAN:
        return said.more_than.format(part=made, whole=told_)
    if fault.kind is FaultKind.TWO_PLACES:
        return said.two_figures.format(one=made, other=told_)
    return said.off_by.format(made=made, said=told_)
