"""Tables too wide for the page: each row on its own, its columns one below the other."""

from collections.abc import Mapping, Sequence

from groupkit.pdf.fonts import width
from groupkit.pdf.workbooks.blocks import Asked, Block, said, text
from groupkit.pdf.workbooks.pens import FINE, Pen, Rect
from groupkit.pdf.workbooks.sheets import Sheet

_SIDE = 0.42
_MOST = 1.6


def one_by_one(
    sheet: Sheet,
    heads: Sequence[str],
    labels: Sequence[str],
    cells: Mapping[tuple[int, int], Asked],
    *,
    within: bool,
) -> list[Block]:
    """Return the rows of a table as small forms of one column below the other."""
    blocks: list[Block] = []
    side = _side(sheet, heads)
    for row, label in enumerate(labels, start=1):
        first = sheet.unit * 3 if blocks else 0.0
        name = label or str(row)
        blocks.append(text(sheet, name, "strong", above=first, kept=True))
        start = 2 if within and label else 1
        fields = [
            _field(sheet, head, cells[row, column], side)
            for column, head in enumerate(heads, start=1)
            if column >= start
        ]
        blocks += fields
    return blocks


def _side(sheet: Sheet, heads: Sequence[str]) -> float:
    style = sheet.style("label")
    widest = max(width(head, style.fontName, style.fontSize) for head in heads) + 8
    return min(widest, sheet.width * _SIDE)


def _field(sheet: Sheet, head: str, each: Asked, side: float) -> Block:
    label = said(sheet, head, "label", side - 6)
    high = max(sheet.row, label.height + 6)

    def draw(pen: Pen, rect: Rect) -> None:
        pen.words(label, Rect(rect.x, rect.y + 3, side - 6, label.height))
        pen.line((rect.x + side, rect.y), (rect.end, rect.y), faint=True, thick=FINE)
        pen.place(each.name, each.place, Rect(rect.x + side, rect.y, rect.wide - side, rect.high))

    return Block(high=high, draw=draw, step=3, most=high * _MOST)
