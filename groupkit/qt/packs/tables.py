"""A table of a pack in the window: its figures as they are said on paper, wide ones scrolling inside."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView

from groupkit.core.packs.blocks import Figure, Grid, Path
from groupkit.i18n import N_
from groupkit.qt.look import px
from groupkit.qt.packs.saying import Saying
from groupkit.qt.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Callable

_WHAT = N_("What")
_WIDEST, _FEWEST, _LEAST = 26, 4, 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of a table: what stands before it, its cells in words, and the figures behind them."""

    label: str
    cells: tuple[str, ...]
    figures: tuple[Figure, ...] = ()


class Sheet(Table[Line]):
    """A table as wide as it has to be: what does not fit scrolls inside, and long words take several lines."""

    def __init__(self, name: str, columns: Sequence[str], lines: Sequence[Line], *, figures: bool) -> None:
        first = Column[Line](title=_WHAT, words=lambda line: line.label)
        super().__init__([first, *(_column(title, at, figures=figures) for at, title in enumerate(columns))], name)
        self.setWordWrap(True)
        self.horizontalHeader().setMaximumSectionSize(px("body") * _WIDEST)
        self.horizontalHeader().setMinimumSectionSize(px("body") * _FEWEST)
        self.verticalHeader().setMinimumSectionSize(self._row_height)
        self.show_rows(lines)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room there is, or keep every column readable and scroll (Qt)."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        head = self.horizontalHeader()
        others = range(1, self.model().columnCount())
        wanted = sum(max(self.sizeHintForColumn(at), head.sectionSizeHint(at)) for at in others)
        left, kind = self.viewport().width() - wanted, QHeaderView.ResizeMode
        head.setSectionResizeMode(0, kind.Stretch if left >= px("body") * _LEAST else kind.ResizeToContents)
        self.resizeRowsToContents()
        tall = sum(self.rowHeight(at) for at in range(self.model().rowCount()))
        self.setFixedHeight(head.sizeHint().height() + tall + self.horizontalScrollBar().sizeHint().height() + 4)


def _column(title: str, at: int, *, figures: bool) -> Column[Line]:
    words: Callable[[Line], str] = lambda line: line.cells[at]  # noqa: E731  it has to be typed
    return Column(title=title or _WHAT, words=words, figures=figures)


def grid(block: Grid, says: Saying) -> Sheet:
    """Make the table of a grid, with what it makes in all as its last row."""
    rows = [*zip(block.labels, block.rows, strict=True)]
    if block.total:
        rows.append((says.whole, block.total))
    lines = [Line(label=label, cells=tuple(map(says.figure, figures)), figures=figures) for label, figures in rows]
    return Sheet(block.title, block.columns, lines, figures=True)


def path(block: Path) -> Sheet:
    """Make the table of themes from wave to wave, in words."""
    lines = [Line(label=label, cells=cells) for label, cells in zip(block.labels, block.cells, strict=True)]
    return Sheet(block.title, block.columns, lines, figures=False)
