"""Tables slide by slide: figures, words, and places to write, in type that is read from the back row."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from groupkit.core.packs import blocks
from groupkit.pdf.slides.measuring import BODY, ROOM, TABLES, row_high, runs, shared, table_widths
from groupkit.pdf.slides.planned import Row, Table

_BLANK, _MOST_BLANKS = 24.0, 4


def tables(about: str, head: tuple[str, ...], rows: Sequence[Row], *, amounts: bool) -> Sequence[Table]:
    """Return a table in as few pieces as can be, in the largest type for that; further columns come first."""
    return min((list(_pieces(about, head, rows, size, amounts=amounts)) for size in TABLES), key=len)


def _pieces(
    about: str, head: tuple[str, ...], rows: Sequence[Row], size: float, *, amounts: bool
) -> Iterator[Table]:
    cells = [head, *(row.cells for row in rows)]
    label, wide = table_widths(cells, size, amounts=amounts)
    for first, last in runs(wide, label):
        place = (0, *range(first, last))
        widths = _shares(label, wide[first - 1 : last - 1], amounts=amounts)
        part = [replace(row, cells=tuple(row.cells[at] for at in place)) for row in rows]
        short = tuple(head[at] for at in place)
        highs = [row_high(row.cells, widths, size) for row in part]
        for start, end in shared(highs, row_high(short, widths, size)):
            yield Table(
                about=about, head=short, rows=tuple(part[start:end]), widths=widths, size=size, amounts=amounts
            )


def _shares(label: float, wide: Sequence[float], *, amounts: bool) -> tuple[float, ...]:
    """Return the widths of the columns: figures leave the rest to the labels, words share it."""
    if amounts:
        return (BODY - sum(wide), *wide)
    rest = (BODY - label) / max(1, len(wide))
    return (label, *[rest] * len(wide))


def blanks(part: blocks.Part, run: Sequence[blocks.Block]) -> Iterator[Table]:
    """Yield tables with room to type while people talk: one for each heading, with that as its head."""
    head: tuple[str, ...] = ()
    for heading, group in groupby(run, key=lambda block: isinstance(block, blocks.Heading)):
        if heading:
            head = (" ".join(block.words for block in group if isinstance(block, blocks.Heading)), "")
            continue
        found = [block for block in group if isinstance(block, blocks.Blank)]
        widths = (BODY * 0.42, BODY * 0.58)
        above = row_high(head, widths, _BLANK) if head else 0.0
        share = (ROOM - above) // min(len(found), _MOST_BLANKS)
        rows = [Row(cells=(each.label, ""), least=share) for each in found]
        highs = [max(row_high(row.cells, widths, _BLANK), row.least) for row in rows]
        for start, end in shared(highs, above):
            yield Table(
                about=part.title, head=head, rows=tuple(rows[start:end]), widths=widths, size=_BLANK, amounts=False
            )
