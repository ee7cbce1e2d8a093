"""How much room text takes on a slide, reckoned a little wide, because viewers may have other fonts than ours."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from groupkit.pdf.fonts import BOLD, REGULAR, width

WIDE, TALL = 960.0, 540.0
MARGIN = 48.0
BODY = WIDE - 2 * MARGIN
TOP, FOOT = 118.0, 452.0
ROOM = FOOT - TOP
SIZES = {"heading": 26.0, "sub": 24.0, "body": 24.0, "point": 24.0, "quoted": 24.0, "note": 20.0}
"""The size of type of each line of text, by its role."""
SCALES = (1.0, 0.92, 0.84)
"""How much smaller than usual text may be, so that what belongs together stays on one slide."""
TABLES = (26.0, 24.0, 22.0, 20.0, 18.0)
"""The sizes of type of tables, the largest that fits is taken."""
PAD, AFTER = 8.0, 8.0
_LEADING, _WIDER = 1.22, 1.24
_INDENTS = {"point": 26.0, "quoted": 26.0}
_BOLD = {"heading", "sub"}
_LEAST_LABEL, _MOST_LABEL, _LEAST_WORDS, _WORDS_LABEL = 0.26, 0.46, 190.0, 0.3


def high(words: str, role: str, scale: float = 1.0) -> float:
    """Return how high a paragraph is, with the room below it."""
    size = SIZES[role] * scale
    return (
        _lines(words, size, BODY - _INDENTS.get(role, 0), bold=role in _BOLD) * size * _LEADING + AFTER * scale**2
    )


def fitting(words: str, role: str, above: float = 0.0) -> Iterator[str]:
    """Yield a paragraph in pieces, each of which fits on a slide; `above` is taken on the first of them."""
    piece: list[str] = []
    room = ROOM - above
    for word in words.split(" "):
        if piece and high(" ".join([*piece, word]), role) > room:
            yield " ".join(piece)
            piece, room = [], ROOM
        piece.append(word)
    yield " ".join(piece)


def table_widths(cells: Sequence[Sequence[str]], size: float, *, amounts: bool) -> tuple[float, tuple[float, ...]]:
    """Return the width of the labels of a table, and that of each further column."""
    labels, *others = zip(*cells, strict=True)
    longest = max(_wide(label, size, bold=True) for label in labels)
    most = BODY * (_MOST_LABEL if amounts else _WORDS_LABEL)
    label = min(max(longest + 2 * PAD, BODY * _LEAST_LABEL), most)
    whole, broken = (
        tuple(_column(column, BODY - label, size, amounts=amounts, whole=each) for column in others)
        for each in (True, False)
    )
    return label, whole if label + sum(whole) <= BODY else broken


def _column(texts: Sequence[str], most: float, size: float, *, amounts: bool, whole: bool) -> float:
    """Return the width of a column: whole figures, and its name or the longest word of it; or room for words."""
    name, *said = texts
    names = [name] if whole else name.split()
    parts = [*names, *said] if amounts else names
    longest = max((_wide(text, size, bold=True) for text in parts), default=0) + 2 * PAD + 4
    return min(longest if amounts else max(longest, _LEAST_WORDS), most)


def runs(wide: Sequence[float], label: float) -> Iterator[tuple[int, int]]:
    """Yield which columns stand on one slide beside the labels; the first column after the labels is 1."""
    starts, used = [1], label
    for at, each in enumerate(wide, start=1):
        if used > label and used + each > BODY:
            starts.append(at)
            used = label
        used += each
    yield from pairwise([*starts, len(wide) + 1])


def shared(highs: Sequence[float], above: float = 0.0) -> tuple[tuple[int, int], ...]:
    """Return which pieces stand on one slide, `above` which something stands already.

    Where it takes several slides, they are about as full as each other.
    """
    slides = _filled(highs, above, ROOM)
    even = above + sum(highs) / max(1, len(slides)) + max(highs, default=0) / 2
    return min((_filled(highs, above, min(even, ROOM)), slides), key=len)


def _filled(highs: Sequence[float], above: float, room: float) -> tuple[tuple[int, int], ...]:
    starts, used = [0], above
    for at, deep in enumerate(highs):
        if used > above and used + deep > room:
            starts.append(at)
            used = above
        used += deep
    return tuple(pairwise([*starts, len(highs)]))


def row_high(cells: Sequence[str], widths: Sequence[float], size: float) -> float:
    """Return how high a row of a table is."""
    most = max(_lines(cell, size, wide - 2 * PAD, bold=True) for cell, wide in zip(cells, widths, strict=True))
    return most * size * _LEADING + PAD


def title_size(words: str) -> float:
    """Return the largest size at which a title fits on two lines."""
    return next((size for size in (34.0, 30.0, 26.0, 22.0) if _lines(words, size, BODY, bold=True) <= 2), 18.0)  # noqa: PLR2004  two lines


def foot_size(words: str) -> float:
    """Return the largest size at which what stands at the foot fits in its room."""
    room, high = BODY - 60, TALL - FOOT - 26
    sizes = (18.0, 16.0, 14.0)
    return next((size for size in sizes if _lines(words, size, room, bold=True) * size * _LEADING <= high), 12.0)


def _lines(words: str, size: float, room: float, *, bold: bool) -> int:
    """Return how many lines a text takes; a word longer than a line goes over several."""
    count, space = 0, _wide(" ", size, bold=bold)
    for text in words.split("\n"):
        used, count = 0.0, count + 1
        for word in text.split(" "):
            wide = _wide(word, size, bold=bold)
            if used and used + space + wide > room:
                used, count = 0.0, count + 1
            used += wide + (space if used else 0)
            while used > room > size:
                used, count = used - room, count + 1
    return count


def _wide(words: str, size: float, *, bold: bool) -> float:
    return width(words, BOLD if bold else REGULAR, size) * _WIDER
