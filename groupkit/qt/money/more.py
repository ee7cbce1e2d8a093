"""The other pages about money, each with its own button at the foot of the Money page."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.i18n import N_, _
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.pieces import button, card, stack, text

# the name of a page in groupkit.qt.places: its words and its icon
PAGES: Mapping[str, tuple[str, str]] = {
    "banking": (N_("The bank"), "inbox"),
    "funding": (N_("Grants and funders"), "hand-heart"),
    "vouchers": (N_("Vouchers"), "file-text"),
    "costs": (N_("What a year costs"), "file-text"),
    "outings": (N_("Outings"), "bus"),
    "missing": (N_("If money is missing"), "life-buoy"),
}


class More(QWidget):
    """A quiet card with one button for each page."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {
            name: button(_(words), "plain", drawn, does=partial(desk.go, name))
            for name, (words, drawn) in PAGES.items()
        }
        below = Columns(*self.buttons.values(), letters=0, space="s")
        self.setLayout(stack(card(stack(text(_("More about money"), "heading"), below, space="m"))))
