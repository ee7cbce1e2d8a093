"""A page with one form open at a time, that keeps what was chosen as well as what was typed."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QWidget

from groupkit.qt.desk import Desk
from groupkit.qt.fields import Field
from groupkit.qt.page import Page

Does = Callable[[], object] | None
_ISO = Qt.DateFormat.ISODate


class KeepingPage(Page):
    """Keeps choices, days and the boxes of a count too, so that no amount is left with another place.

    `open` is the form that is open, `on` what it is about; a subclass calls `begin` before it makes its content.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.open = self.on = ""
        self.form: Any = None
        self.boxes: dict[str, QLineEdit] = {}
        self._began: dict[str, str] = {}

    def begin(self) -> None:
        """Begin to make the content anew."""
        self.boxes, self._began = {}, {}

    def field(self, name: str, made: Field[Any]) -> Field[Any]:
        """List a field, also one to choose in."""
        self._began[name] = _chosen(made.entry)
        return super().field(name, made)

    def turn(self, form: str = "", on: str = "") -> None:
        """Open one form or none, and start there with the keyboard."""
        self.open, self.on = form, on
        self.draw({})
        if self.first is not None:
            self.first.setFocus()

    def done(self, action: Callable[[], object], said: str, *, surely: Does = None, undoable: bool = False) -> None:
        """Do what the form asks, close it and say so; what is asked about is done by `surely` the second time."""
        if self.attempt(action, surely):
            self.turn()
            self.desk.say(said, undoable=undoable)

    def draw(self, typed: Mapping[str, str] | None = None) -> None:
        """Draw the page; a form that was being filled in opens again with what was typed."""
        if typed and "form" in typed:
            self.open, self.on = typed["form"], typed["on"]
        super().draw(typed)

    def typed(self) -> dict[str, str]:
        """Return what was typed and chosen, in which form."""
        words = self._kept()
        return {**words, "form": self.open, "on": self.on} if words and self.open else words

    def _kept(self) -> dict[str, str]:
        words = super().typed() | {name: box.text() for name, box in self.boxes.items() if box.text()}
        for name, began in self._began.items():
            chosen = _chosen(self.fields[name].entry)
            words |= {name: chosen} if chosen != began else {}
        return words

    def restore(self, typed: Mapping[str, str]) -> None:
        """Put back what was typed and chosen."""
        super().restore(typed)
        for name, words in typed.items():
            if name in self.boxes:
                self.boxes[name].setText(words)
            elif name in self._began:
                _choose(self.fields[name].entry, words)


def _chosen(entry: QWidget) -> str:
    if isinstance(entry, QComboBox):
        return entry.currentText()
    return entry.date().toString(_ISO) if isinstance(entry, QDateEdit) else ""


def _choose(entry: QWidget, words: str) -> None:
    if isinstance(entry, QDateEdit):
        entry.setDate(QDate.fromString(words, _ISO))
    elif isinstance(entry, QComboBox):
        at = entry.findText(words)
        if at >= 0:
            entry.setCurrentIndex(at)
        elif entry.isEditable():
            entry.setEditText(words)
