"""A page with a list, and at most one small form open beside it."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.page import Page


class OneForm(Page):
    """Opens one form at a time, about one row; what is typed comes back with the form it was typed in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.opened, self.on = "", 0
        self.form: Any = None

    def beside(self, rows: QWidget, side: QWidget) -> QWidget:
        """Put what stands there beside the form; where all stands in one column, the form comes first."""
        whole = Columns((rows, 3), (side, 2))
        if self.form is not None:
            whole.turned.connect(lambda across: whole.put_last_first(not across))
        return whole

    def draw(self, typed: Mapping[str, str] | None = None) -> None:
        """Draw the page; a form that was being filled in opens again with what was typed."""
        if typed and "form" in typed:
            self.opened, self.on = typed["form"], int(typed["on"])
        super().draw(typed)

    def typed(self) -> dict[str, str]:
        """Return what was typed, in which form, and about which row."""
        words = super().typed()
        return {**words, "form": self.opened, "on": str(self.on)} if words and self.opened else words

    def turn(self, form: str = "", on: int = 0) -> None:
        """Open one form or none, and start there with the keyboard."""
        self.opened, self.on = form, on
        self.draw({})
        if self.first is not None:
            self.first.setFocus()
