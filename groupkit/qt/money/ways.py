"""The ways from the money to what protects whoever looks after it."""

from functools import partial

from PySide6.QtWidgets import QPushButton

from groupkit.i18n import N_, _
from groupkit.qt.desk import Desk
from groupkit.qt.pieces import button

WAYS = (
    ("reserve", N_("What we keep by"), "wallet"),
    ("stock", N_("Literature"), "book-open"),
    ("papercheck", N_("Check against a paper"), "shield-check"),
    ("handing", N_("Hand over the money"), "users"),
    ("missing", N_("If money is missing"), "life-buoy"),
)


def ways(desk: Desk) -> list[QPushButton]:
    """Return a plain button for each page."""
    return [button(_(words), "plain", drawn, does=partial(desk.go, name)) for name, words, drawn in WAYS]


def back(desk: Desk) -> QPushButton:
    """Return the way back to the money."""
    return button(_("Money"), "plain", "chevron-left", does=partial(desk.go, "money"))
