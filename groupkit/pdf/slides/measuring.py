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
TABLE, PAD = 20.0, 8.0
AFTER = 8.0
_LEADING, _WIDER = 1.22, 1.14
_INDENTS = {"point": 26.0, "quoted": 26.0}
_BOLD = {"heading", "sub"}
_LEAST_LABEL, _MOST_LABEL, _LEAST_WORDS = 0.26, 0.46, 190.0


def high(words: str, role: str) -> float:
    """Return how high a paragraph is, with the room below it."""
    return (
        _lines(words, SIZES[role], BODY - _INDENTS.get(role, 0), bold=role in _BOLD) * SIZES[role] * _LEADING
        + AFTER
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


def table_widths(cells: Sequence[Sequence[str]], *, amounts: bool) -> tuple[float, tuple[float, ...]]:
    """Return the width of the labels of a table, and that of each further column."""
    labels, *others = zip(*cells, strict=True)
    longest = max(_wide(label, TABLE, bold=True) for label in labels)
    label = min(max(longest + 2 * PAD, BODY * _LEAST_LABEL), BODY * _MOST_LABEL)
    return label, tuple(_column(column, BODY - label, amounts=amounts) for column in others)


def _column(texts: Sequence[str], most: float, *, amounts: bool) -> float:
    """Return the width of a column: whole figures and the longest word of its name, or room for words."""
    name, *said = texts
    parts = [*name.split(), *said] if amounts else name.split()
    longest = max((_wide(text, TABLE, bold=True) for text in parts), default=0) + 2 * PAD + 4
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


def table_rows(
    cells: Sequence[Sequence[str]], widths: Sequence[float], least: Sequence[float]
) -> Iterator[tuple[int, int]]:
    """Yield which rows stand on one slide below the head."""
    head, *rows = cells
    above = row_high(head, widths) if head else 0
    starts, used = [0], above
    for at, (row, low) in enumerate(zip(rows, least, strict=True)):
        deep = max(row_high(row, widths), low)
        if used > above and used + deep > ROOM:
            starts.append(at)
            used = above
        used += deep
    yield from pairwise([*starts, len(rows)])


def row_high(cells: Sequence[str], widths: Sequence[float]) -> float:
    """Return how high a row of a table is."""
    most = max(_lines(cell, TABLE, wide - 2 * PAD, bold=True) for cell, wide in zip(cells, widths, strict=True))
    return most * TABLE * _LEADING + PAD


def title_size(words: str) -> float:
    """Return the largest size at which a title fits on two lines."""
    return next((size for size in (34.0, 30.0, 26.0, 22.0) if _lines(words, size, BODY, bold=True) <= 2), 18.0)  # noqa: PLR2004  two lines


def foot_size(words: str) -> float:
    """Return the largest size at which what stands at the foot fits on two lines."""
    room = BODY - 60
    return next((size for size in (18.0, 16.0, 14.0) if _lines(words, size, room, bold=False) <= 2), 12.0)  # noqa: PLR2004  two lines


def _lines(words: str, size: float, room: float, *, bold: bool) -> int:
    """Return how many lines a text takes; a word longer than a line goes over several."""
    count = 0
    for text in words.split("\n"):
        used, count = 0.0, count + 1
        for word in text.split(" "):
            wide = _wide(word + " ", size, bold=bold)
            if used and used + wide > room:
                used, count = 0.0, count + 1
            used += wide
            while used > room > size:
                used, count = used - room, count + 1
    return count


def _wide(words: str, size: float, *, bold: bool) -> float:
    return width(words, BOLD if bold else REGULAR, size) * _WIDER
