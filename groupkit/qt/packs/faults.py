"""What does not add up in a report, said before it is printed; nothing is put right by groupkit."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from groupkit.i18n import _
from groupkit.qt.pieces import card, mark, row, stack, text
from groupkit.qt.ticks import Tick


class Faults(QWidget):
    """A sentence for each thing that does not add up, and the tick that somebody has looked at it."""

    def __init__(self, found: Sequence[str], note: str, *, seen: bool, chosen: Callable[[bool], object]) -> None:
        super().__init__()
        heading = row(mark("info", "care"), (text(_("Please look at this first"), "heading"), 1))
        self.seen = Tick(_("We have seen it. It is printed as it is, with a mark."), done=seen)
        self.seen.toggled.connect(chosen)
        self.setLayout(stack(card(stack(heading, text(note), *map(text, found), self.seen, space="s"), "care")))
