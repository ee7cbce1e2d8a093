"""The pages behind People and roles, one line each."""

from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.i18n import N_, _
from groupkit.qt.desk import Desk
from groupkit.qt.pieces import button, card, stack, text

WAYS = (
    ("rota", N_("The rota"), "calendar-days"),
    ("absence", N_("Somebody cannot come"), "user-plus"),
    ("sharing", N_("How we share the work"), "users"),
    ("signup", N_("The sign-up sheet"), "check"),
    ("leaflets", N_("Papers"), "printer"),
    ("decisions", N_("Business meetings"), "users"),
    ("handover", N_("Handing over"), "arrow-right"),
    ("roles", N_("Our jobs"), "book-open"),
)


class Ways(QWidget):
    """A card of buttons, each to a page of its own."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        lines = stack(text(_("More"), "heading"), space="s")
        for name, title, drawn in WAYS:
            self.buttons[name] = button(_(title), "plain", drawn, does=partial(desk.go, name))
            lines.addWidget(self.buttons[name])
        self.setLayout(stack(card(lines)))
