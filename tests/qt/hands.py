"""Somebody at the laptop, who presses and types what can be seen, and nothing else."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit

from groupkit.qt.entries import Choice
from groupkit.qt.tables import Table
from tests.qt.checks import settle, type_text


class Hands:
    """Somebody at the laptop: one press, or one box filled in, is one action."""

    def __init__(self, qtbot) -> None:
        self.qtbot, self.actions = qtbot, 0

    def press(self, button: QAbstractButton) -> None:
        settle(button.window())
        assert button.isVisibleTo(button.window()), button.text()
        assert button.isEnabled(), button.text()
        self.actions += 1
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def fill(self, box: QLineEdit | QPlainTextEdit, words: object) -> None:
        settle(box.window())
        assert box.isVisibleTo(box.window())
        self.actions += 1
        box.setFocus()
        box.selectAll()
        type_text(box, str(words))

    def choose(self, choice: Choice[Any], value: object) -> None:
        """Walk a choice with the arrow keys until it says what is wanted."""
        settle(choice.window())
        assert choice.isVisibleTo(choice.window())
        self.actions += 1
        choice.setFocus()
        self.qtbot.keyClick(choice, Qt.Key.Key_Home)
        for _step in range(choice.count()):
            if choice.value() == value:
                return
            self.qtbot.keyClick(choice, Qt.Key.Key_Down)
        assert choice.value() == value

    def open_row(self, table: Table[Any], at: int) -> None:
        """Open a row of a table with Enter."""
        settle(table.window())
        assert table.isVisibleTo(table.window())
        self.actions += 1
        table.setFocus()
        table.choose(at)
        self.qtbot.keyClick(table, Qt.Key.Key_Return)

    def say(self) -> None:
        """Answer a system dialog with what it suggests."""
        self.actions += 1
