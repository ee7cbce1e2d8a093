"""Where a person types or chooses: a line, a longer text, a count, an amount, a choice, a day, a time.

Nothing here changes under a turning wheel, so that scrolling a page never alters an answer.
"""

from collections.abc import Iterable
from datetime import date, time
from typing import Generic, TypeVar

from PySide6.QtCore import QDate, QLocale, QRegularExpression, QSize, Qt, QTime
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator, QWheelEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QPlainTextEdit, QTimeEdit

from groupkit.core import money
from groupkit.core.problems import RefusedError
from groupkit.i18n import current
from groupkit.qt.look import px, worn

T = TypeVar("T")
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_ONWARDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def line(words: str = "", *, example: str = "", most: int = 200) -> QLineEdit:
    """Make one line to type in; `example` is shown while it is empty, `most` is its length in letters."""
    made = QLineEdit(words)
    made.setPlaceholderText(example)
    made.setMaxLength(most)
    made.setMinimumHeight(worn().target)
    return made


class Notes(QPlainTextEdit):
    """Room for so many lines, also in large text, where Qt's own hint would leave it lower."""

    def __init__(self, words: str, lines: int) -> None:
        super().__init__(words)
        self._tall = round(px("body") * 1.5 * lines) + worn().gap("xl")
        self.setFixedHeight(self._tall)

    def sizeHint(self) -> QSize:
        """Ask for all its lines (Qt)."""
        return QSize(super().sizeHint().width(), self._tall)


def notes(words: str = "", *, example: str = "", lines: int = 4) -> QPlainTextEdit:
    """Make room for a few lines; Tab goes onwards instead of into the text."""
    made = Notes(words, lines)
    made.setPlaceholderText(example)
    made.setTabChangesFocus(True)
    return made


class Count(QLineEdit):
    """How many: digits only; empty means not counted, 0 means counted none; arrow keys change it by one."""

    def __init__(self, count: int | None = None, *, digits: int = 4) -> None:
        super().__init__()
        self._most = 10**digits - 1
        self.setValidator(QRegularExpressionValidator(QRegularExpression(f"[0-9]{{0,{digits}}}"), self))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedWidth(round(px("body") * 5.4))
        self.setMinimumHeight(worn().target)
        self.set_count(count)

    def count(self) -> int | None:
        """Return what was typed, or None when nothing was."""
        return int(self.text()) if self.text() else None

    def set_count(self, count: int | None) -> None:
        """Show a count, or nothing for None."""
        self.setText("" if count is None else str(count))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrow keys, go onwards with Enter (Qt)."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.set_count(min(self._most, max(0, (self.count() or 0) + _STEPS[key])))
        elif key in _ONWARDS:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


class Amount(QLineEdit):
    """An amount of money, typed as people write it; read as whole pence."""

    def __init__(self, currency: str, pence: int | None = None, *, field: str = "amount") -> None:
        super().__init__()
        self._currency, self._field = currency, field
        self.setMaxLength(20)
        self.setMinimumHeight(worn().target)
        self.setMaximumWidth(round(px("body") * 11))
        if pence is not None:
            self.setText(current().amount(pence))

    def pence(self) -> int:
        """Return the amount in pence; raise RefusedError saying what to type instead."""
        return money.parse(self.text(), self._currency, self._field)

    def complaint(self) -> str:
        """Return the sentence about an amount nobody can read; an empty one is left until the button."""
        if not self.text().strip():
            return ""
        try:
            self.pence()
        except RefusedError as refused:
            return str(refused)
        return ""


class Choice(QComboBox, Generic[T]):
    """One of a few things; each option is its value and its words."""

    def __init__(self, options: Iterable[tuple[T, str]], chosen: T | None = None) -> None:
        super().__init__()
        self._values: tuple[T, ...] = ()
        self.offer(options)
        self.setMinimumHeight(worn().target)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        if chosen is not None:
            self.choose(chosen)

    def offer(self, options: Iterable[tuple[T, str]]) -> None:
        """Offer these options instead; the first is chosen."""
        pairs = tuple(options)
        self._values = tuple(value for value, _words in pairs)
        self.clear()
        self.addItems([words for _value, words in pairs])

    def value(self) -> T | None:
        """Return the value chosen; None where there is nothing to choose from."""
        at = self.currentIndex()
        return self._values[at] if at >= 0 else None

    def choose(self, value: T) -> None:
        """Choose a value; one that is not offered changes nothing."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll instead (Qt)."""
        event.ignore()


class Day(QDateEdit):
    """A day of the calendar."""

    def __init__(self, day: date) -> None:
        super().__init__(QDate(day.year, day.month, day.day))
        self.setLocale(QLocale(str(current().locale)))
        # Qt would turn the parts of the day round in right-to-left, and 19:00 into 00:19 in a clock.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setDisplayFormat("ddd d MMM yyyy")
        self.setCalendarPopup(True)
        self.setMinimumHeight(worn().target)
        self.setMaximumWidth(round(px("body") * 13))

    def show_day(self, day: date) -> None:
        """Show another day."""
        self.setDate(QDate(day.year, day.month, day.day))

    def day(self) -> date:
        """Return the day chosen."""
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll instead (Qt)."""
        event.ignore()


class Clock(QTimeEdit):
    """A time of day."""

    def __init__(self, moment: time) -> None:
        super().__init__(QTime(moment.hour, moment.minute))
        self.setLocale(QLocale(str(current().locale)))
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setDisplayFormat("HH:mm")
        self.setMinimumHeight(worn().target)
        self.setMaximumWidth(round(px("body") * 9))

    def moment(self) -> time:
        """Return the time chosen."""
        return time(self.time().hour(), self.time().minute())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll instead (Qt)."""
        event.ignore()
