"""Reads the figures of a pack back from a page of the window, each by its place."""

from typing import Any

from PySide6.QtWidgets import QLabel

from groupkit.core.packs.blocks import Bars, Grid, Pack, Path
from groupkit.qt.packs.tables import Sheet
from tests.readback import Said, rows


def on_page(page: Any, pack: Pack) -> Said:
    """Return the figures of a pack as they stand on a page that shows it; every part of it is opened for that."""
    found: Said = {}
    for part, fold in zip(pack.parts, page.parts, strict=True):
        fold.line.setChecked(True)
        sheets = iter(fold.findChildren(Sheet))
        words = [label.text() for label in fold.findChildren(QLabel)]
        for block in part.blocks:
            if isinstance(block, Grid | Path):
                sheet = next(sheets)
                if isinstance(block, Grid):
                    found |= {(part.key, block.key, *at): cell for at, cell in _cells(sheet, block)}
            elif isinstance(block, Bars):
                at = words.index(block.about) + 1
                for row, point in enumerate(block.points):
                    assert words[at + 2 * row] == point.label
                    found[part.key, block.key, row, 0] = words[at + 2 * row + 1]
    return found


def _cells(sheet: Sheet, block: Grid) -> list[tuple[tuple[int, int], str]]:
    model, known = sheet.model(), rows(block)
    assert (model.rowCount(), model.columnCount()) == (len(known), 1 + len(block.columns))
    return [
        ((row, column), model.index(row, 1 + column).data())
        for row in range(model.rowCount())
        for column in range(len(block.columns))
    ]
