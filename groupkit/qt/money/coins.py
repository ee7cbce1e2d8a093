"""How many of each note and coin: a grid of counts with what each comes to, and one's own running total."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from groupkit.i18n import _
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Count
from groupkit.qt.look import gap
from groupkit.qt.money.figures import money, worth
from groupkit.qt.pieces import figure, text

_HALF_LETTERS = 29


class Coins(QWidget):
    """The notes and coins a group counts; an empty box is not counted yet."""

    def __init__(self, currency: str, worths: Sequence[int], changed: Callable[[], object]) -> None:
        super().__init__()
        self.currency = currency
        known = tuple(worths)
        self.boxes = {value: Count() for value in known}
        self._sums = {value: figure("", "body", "soft") for value in known}
        self._changed = changed
        half = -(-len(known) // 2)
        sides = (self._side(known[:half]), self._side(known[half:]))
        halves = Columns((sides[0], 1), (sides[1], 1), letters=_HALF_LETTERS, space="xxl")
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(halves)

    @property
    def total(self) -> int:
        """What was typed so far, in pence."""
        return sum(value * (box.count() or 0) for value, box in self.boxes.items())

    @property
    def touched(self) -> bool:
        """Whether anything was typed."""
        return any(box.count() is not None for box in self.boxes.values())

    def counts(self) -> dict[int, int]:
        """Return how many of each; a box that was left empty means none."""
        return {value: box.count() or 0 for value, box in self.boxes.items()}

    def _side(self, values: tuple[int, ...]) -> QWidget:
        side = QWidget()
        grid = QGridLayout(side)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(gap("m"))
        grid.setVerticalSpacing(gap("s"))
        grid.setColumnStretch(2, 1)
        for at, value in enumerate(values):
            box, words = self.boxes[value], worth(value, self.currency)
            box.setAccessibleName(_("How many {coin}").format(coin=words))
            box.textChanged.connect(lambda _text, value=value: self._show(value))
            grid.addWidget(text(words, "lead", wrap=False), at, 0)
            grid.addWidget(box, at, 1)
            grid.addWidget(self._sums[value], at, 2)
        grid.setRowStretch(len(values), 1)
        return side

    def _show(self, value: int) -> None:
        many = self.boxes[value].count()
        self._sums[value].setText("" if many is None else money(many * value, self.currency))
        self._changed()
