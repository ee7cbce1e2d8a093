"""Lines of text slide by slide: as few slides as can be, and a heading always with words below it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from groupkit.pdf.slides.measuring import ROOM, SCALES, fitting, high, shared
from groupkit.pdf.slides.planned import Line, Role, Texts

_HEADS = {Role.HEADING, Role.SUB}


def texts(lines: Iterable[Line]) -> Sequence[Texts]:
    """Return lines slide by slide, at the largest size that needs the fewest; a heading goes with its lines."""
    every = tuple(lines)
    return min((_pages(every, scale) for scale in SCALES), key=len)


def _pages(lines: Sequence[Line], scale: float) -> Sequence[Texts]:
    groups = [part for group in _groups(lines) for part in _broken(group, scale)]
    highs = [_high(group, scale) for group in groups]
    return [
        Texts(lines=tuple(line for group in groups[start:end] for line in group), scale=scale)
        for start, end in shared(highs)
        if groups
    ]


def _high(lines: Iterable[Line], scale: float) -> float:
    return sum(high(line.words, line.role, scale) for line in lines)


def _groups(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Yield a heading with the lines below it, and each line that has no heading alone."""
    group: list[Line] = []
    for line in lines:
        below = bool(group) and (line.role not in _HEADS or group[-1].role in _HEADS) and group[0].role in _HEADS
        if group and not below:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _broken(group: Sequence[Line], scale: float) -> Iterator[list[Line]]:
    """Yield a group, or its pieces where it is longer than a slide; a heading stays with words below it."""
    if _high(group, scale) <= ROOM:
        yield list(group)
        return
    page: list[Line] = []
    above = 0.0
    for line in group:
        for words in fitting(line.words, line.role, above):
            piece = replace(line, words=words)
            if page and page[-1].role not in _HEADS and _high([*page, piece], 1.0) > ROOM:
                yield page
                page = []
            page.append(piece)
        above = high(line.words, line.role) if line.role in _HEADS else 0.0
    yield page
