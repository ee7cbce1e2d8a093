"""The way back from a page about money to the list of all of them."""

from functools import partial

from PySide6.QtWidgets import QPushButton

from groupkit.i18n import _
from groupkit.qt.desk import Desk
from groupkit.qt.pieces import button


def back(desk: Desk) -> QPushButton:
    """Return the way back to all about the money."""
    return button(_("All about the money"), "plain", "chevron-left", does=partial(desk.go, "treasury"))
