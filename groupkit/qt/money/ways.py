"""The way back to the money from what protects whoever looks after it."""

from functools import partial

from PySide6.QtWidgets import QPushButton

from groupkit.i18n import _
from groupkit.qt.desk import Desk
from groupkit.qt.pieces import button


def back(desk: Desk) -> QPushButton:
    """Return the way back to the money."""
    return button(_("Money"), "plain", "chevron-left", does=partial(desk.go, "money"))
