"""What the accounts page offers the forms that stand on it."""

from PySide6.QtWidgets import QPushButton

from groupkit.core.accounts.years import Month
from groupkit.qt.page import Page


class AccountsPlace(Page):
    """A page that shows a month, or a form about it; the forms put their buttons here."""

    name = "accounts"
    topics = frozenset({"money"})

    primary_button: QPushButton | None = None
    back_button: QPushButton | None = None

    def look_at(self, month: Month) -> None:
        """Show a month, and no form."""
        raise NotImplementedError

    def finished(self, sentence: str) -> None:
        """Go back from a form to the month, and say what was done."""
        raise NotImplementedError
