"""Tables on paper: figures under each other, and paths in words; a wide table goes on below itself."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from reportlab.lib.colors import black
from reportlab.platypus import Flowable, Table, TableStyle

from groupkit.core.packs import blocks
from groupkit.i18n import N_
from groupkit.pdf import paper as house
from groupkit.pdf.fonts import marked, width
from groupkit.pdf.marks import Figure
from groupkit.pdf.paragraphs import Paragraph

_PAD = 4.0
_LEAST_LABEL, _SMALL_LABEL, _MOST_LABEL = 0.24, 0.22, 0.5
_USUAL_LABEL, _LEAST_WORDS = 0.5, 0.2
SEVERAL = N_("One thing may count in more than one row, so the rows are not to be added up.")


def figures(leaf: house.Leaf, grid: blocks.Grid, words: blocks.Words) -> Iterator[Flowable]:
    """Yield a table of figures; where it is too wide for the page, its further columns come below."""
    said = [[blocks.spoken(figure, words, leaf.words) for figure in row] for row in (*grid.rows, grid.total) if row]
    columns = list(zip(grid.columns, *said, strict=True))
    labels = (*grid.labels, _all(leaf)) if grid.total else grid.labels
    label = _label(leaf, labels)
    wide = [_wide(leaf, column) for column in columns]
    if sum(wide) > leaf.width - label:
        wide = [_wide(leaf, (*name.split(), *column)) for name, *column in columns]
        label = max(leaf.width * _SMALL_LABEL, min(label, leaf.width - sum(wide)))
    for first, last in _runs(wide, leaf.width - label):
        room = min(leaf.width - sum(wide[first:last]), max(_longest(leaf, labels), leaf.width * _USUAL_LABEL))
        yield _figures(leaf, grid, words, (first, last), [max(label, room), *wide[first:last]])


def _figures(
    leaf: house.Leaf, grid: blocks.Grid, words: blocks.Words, run: tuple[int, int], wide: Sequence[float]
) -> Flowable:
    first, last = run
    rows: list[list[Flowable | str]] = [["", *(_end(leaf, name, "lead") for name in grid.columns[first:last])]]
    for label, row in zip(grid.labels, grid.rows, strict=True):
        cells = (_figure(leaf, figure, words, "body") for figure in row[first:last])
        rows.append([house.text(leaf, label), *cells])
    if grid.total:
        cells = (_figure(leaf, figure, words, "lead") for figure in grid.total[first:last])
        rows.append([house.text(leaf, _all(leaf), "lead"), *cells])
    looks = [("LINEABOVE", (0, -1), (-1, -1), 1.4, black)] if grid.total else []
    return _table(leaf, rows, wide, looks, amounts=True)


def paths(leaf: house.Leaf, path: blocks.Path) -> Iterator[Flowable]:
    """Yield a table of words, one column for each wave."""
    room = leaf.width * _LEAST_WORDS
    label = _label(leaf, path.labels)
    for first, last in _runs([room] * len(path.columns), leaf.width - label):
        names = [house.text(leaf, name, "lead") for name in path.columns[first:last]]
        rows: list[list[Flowable | str]] = [["", *names]]
        for name, cells in zip(path.labels, path.cells, strict=True):
            rows.append([house.text(leaf, name, "lead"), *(house.text(leaf, each) for each in cells[first:last])])
        share = (leaf.width - label) / (last - first)
        yield _table(leaf, rows, [label, *[share] * (last - first)], [], amounts=False)


def _table(
    leaf: house.Leaf,
    rows: Sequence[Sequence[Flowable | str]],
    wide: Sequence[float],
    looks: Sequence[Any],
    *,
    amounts: bool,
) -> Flowable:
    turned = [list(reversed(row)) if leaf.rtl else list(row) for row in rows]
    widths = list(reversed(wide)) if leaf.rtl else list(wide)
    made = Table(turned, colWidths=widths, repeatRows=1, splitInRow=1)
    sides = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
    figures_ = [("ALIGN", (0, 0), (-1, -1), "RIGHT")] if amounts else []
    made.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                *((side, (0, 0), (-1, -1), _PAD) for side in sides),
                ("LINEBELOW", (0, 0), (-1, -1), 0.5, black),
                *figures_,
                *looks,
            ]
        )
    )
    made.spaceAfter = 8
    made.hAlign = "RIGHT" if leaf.rtl else "LEFT"
    return made


def _figure(leaf: house.Leaf, figure: blocks.Figure, words: blocks.Words, style: str) -> Flowable:
    said = blocks.spoken(figure, words, leaf.words)
    return Figure(said, leaf.style(style)) if figure.shown is blocks.Shown.SHOWN else _end(leaf, said, style)


def _end(leaf: house.Leaf, words: str, style: str) -> Flowable:
    """Return words that stand at the right of their column, as figures do on either side of the world."""
    look = leaf.style(style)
    return Paragraph(marked(words, look.fontName), look.clone(f"{style} at the end", alignment=2))


def _all(leaf: house.Leaf) -> str:
    return leaf.words.gettext("All")


def _wide(leaf: house.Leaf, texts: Sequence[str]) -> float:
    """Return the room of a column in which each text stands on one line."""
    return min(_longest(leaf, texts) + 2, leaf.width * (1 - _LEAST_LABEL))


def _label(leaf: house.Leaf, labels: Sequence[str]) -> float:
    """Return the least room for what stands before each row."""
    return min(max(_longest(leaf, labels), leaf.width * _LEAST_LABEL), leaf.width * _MOST_LABEL)


def _longest(leaf: house.Leaf, texts: Sequence[str]) -> float:
    """Return the room of the longest of some texts, with the air at its sides."""
    style = leaf.style("lead")
    longest = max((width(text, style.fontName, style.fontSize) for text in texts), default=0)
    return float(longest) + 2 * _PAD + 4


def _runs(wide: Sequence[float], room: float) -> Iterator[tuple[int, int]]:
    """Yield the columns that stand beside each other, each run as its first and the one after its last."""
    starts, used = [0], 0.0
    for at, each in enumerate(wide):
        if used and used + each > room:
            starts.append(at)
            used = 0.0
        used += each
    yield from pairwise([*starts, len(wide)])
