"""Somebody at the laptop, who presses and types what can be seen, and nothing else."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from tests.qt.checks import settle, type_text


class Hands:
    """Somebody at the laptop: one press, or one box filled in, is one action."""

    def __init__(self, qtbot) -> None:
        self.qtbot, self.actions = qtbot, 0

    def press(self, button: QPushButton) -> None:
        settle(button.window())
        assert button.isVisibleTo(button.window()), button.text()
        assert button.isEnabled(), button.text()
        self.actions += 1
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def fill(self, box: QLineEdit, words: object) -> None:
        settle(box.window())
        assert box.isVisibleTo(box.window())
        self.actions += 1
        box.setFocus()
        box.selectAll()
        type_text(box, str(words))

    def say(self) -> None:
        """Answer a system dialog with what it suggests."""
        self.actions += 1
