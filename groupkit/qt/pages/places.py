"""Draws the places of an exercise as something to write in, tick or mark, in the order they are read."""

from collections.abc import Callable
from functools import partial
from itertools import groupby

from PySide6.QtWidgets import QWidget

from groupkit.core.pages import LONGEST, TICKED
from groupkit.core.workbooks.answers import Place, Way, places
from groupkit.core.workbooks.exercises import Exercise
from groupkit.i18n import N_, _
from groupkit.qt.columns import Columns
from groupkit.qt.fields import Field
from groupkit.qt.pages.entries import Scale, Words
from groupkit.qt.pieces import box, card, stack, text
from groupkit.qt.ticks import Tick

Write = Callable[[Place, str], None]
_UNNAMED = {
    Way.LINE: N_("Something of your own"),
    Way.DRAWING: N_("Draw this on paper, or write a few words here"),
    Way.TEXT: N_("In your own words"),
}
_FULL = N_("There is room for {longest} letters here. Go on in another place.")
_BESIDE, _PAIRS, _LETTERS = 3, 4, 36


class Places(QWidget):
    """Every place of an exercise; `entries` are what is typed or pressed, by the key of the place."""

    def __init__(self, exercise: Exercise, answers: Callable[[Place], str], write: Write) -> None:
        super().__init__()
        self.entries: dict[str, Words | Tick | Scale] = {}
        self._exercise, self._answers, self._write = exercise, answers, write
        lines = stack(space="l")
        for name, together in groupby(places(exercise), key=_row_of):
            found = tuple(together)
            lines.addWidget(self._row(name, found) if name else box(stack(*map(self._made, found), space="l")))
        self.setLayout(lines)

    def _row(self, name: str, cells: tuple[Place, ...]) -> QWidget:
        """Make one row of a table: what begins it, then its cells, beside each other where there is room."""
        number = name.rpartition("-")[2]
        heading = cells[0].label or _("Line {number}").format(number=number)
        made = [self._made(each, heading) for each in cells]
        across = 2 if len(made) == _PAIRS else min(_BESIDE, len(made))
        made += [QWidget() for _filler in range(-len(made) % across)]
        parts = [made[at : at + across] for at in range(0, len(made), across)]
        beside = [Columns(*((one, 1) for one in part), letters=_LETTERS, space="l") for part in parts]
        return card(stack(text(heading, "lead"), *beside, space="m"), "sunken", "l")

    def _made(self, place: Place, heading: str = "") -> QWidget:
        match place.way:
            case Way.TICK:
                return self._tick(place)
            case Way.SCALE:
                return self._scale(place)
            case _:
                return self._words(place, heading)

    def _tick(self, place: Place) -> QWidget:
        made = Tick(place.under or place.label, done=self._answers(place) == TICKED, fades=False)
        if place.under:
            made.setAccessibleName(_("{column}: {row}").format(column=place.under, row=place.label))
        made.toggled.connect(lambda on: self._write(place, TICKED if on else ""))
        self.entries[place.key] = made
        return made

    def _scale(self, place: Place) -> QWidget:
        layout = self._exercise.layout
        made = Scale(place.label, layout.low, layout.high, self._answers(place))
        made.marked.connect(partial(self._write, place))
        self.entries[place.key] = made
        return made

    def _words(self, place: Place, heading: str) -> QWidget:
        label = place.under or place.label or _(_UNNAMED[place.way])
        made = Words(self._answers(place), place.lines)
        field = Field(label, made)
        if heading:
            made.setAccessibleName(_("{column}: {row}").format(column=label, row=heading))
        full = _(_FULL).format(longest=LONGEST)
        made.full.connect(lambda is_full: field.show_problem(full if is_full else ""))
        made.textChanged.connect(lambda: self._write(place, made.toPlainText()[:LONGEST]))
        self.entries[place.key] = made
        return field


def _row_of(place: Place) -> str:
    """Return what the cells of one row of a table have in common; "" for a place that stands alone."""
    kind, _row, _column = place.key.partition("-")
    in_table = kind == "cell" or (kind == "tick" and bool(place.under))
    return place.key.rpartition("-")[0] if in_table else ""
