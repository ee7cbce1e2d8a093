"""Days a person picks one by one: those a meeting is held on, or those it is left out."""

from collections.abc import Iterable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from groupkit.i18n import _, current
from groupkit.qt.entries import Day
from groupkit.qt.pieces import box, button, row, stack, text


class Days(QWidget):
    """A list of days with a button to take each away, and a calendar to add one."""

    def __init__(self, name: str, chosen: Iterable[date], today: date) -> None:
        super().__init__()
        self._chosen = set(chosen)
        self.entry = Day(today)
        self.entry.setAccessibleName(name)
        self.add_button = button(_("Add this day"), "quiet", "plus", does=self._add)
        self.add_button.setAccessibleName(_("{name}: add this day").format(name=name))
        self.take_buttons: dict[date, QPushButton] = {}
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._shown = QWidget()
        self._shown.setLayout(self._lines)
        self.setLayout(stack(self._shown, row(self.entry, self.add_button, None, space="s"), space="s"))
        self._show()

    def days(self) -> tuple[date, ...]:
        """Return the days, soonest first."""
        return tuple(sorted(self._chosen))

    def _add(self) -> None:
        self._chosen.add(self.entry.day())
        self._show()

    def _take(self, day: date) -> None:
        self._chosen.discard(day)
        self._show()
        self.add_button.setFocus()

    def _show(self) -> None:
        for line in self._shown.findChildren(QWidget, "day"):
            self._lines.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.take_buttons = {}
        for day in self.days():
            words = current().day(day, "full")
            take = button(
                "", "plain", "x", name=_("Take {day} away").format(day=words), does=partial(self._take, day)
            )
            self.take_buttons[day] = take
            line = box(row((text(words), 1), take, space="s"))
            line.setObjectName("day")
            self._lines.addWidget(line)
        self._shown.setVisible(bool(self._chosen))
