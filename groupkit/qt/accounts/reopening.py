"""Opening a closed month again: two names and why, said on every later paper."""

from PySide6.QtWidgets import QFrame, QLayout

from groupkit.core.accounts.years import Month
from groupkit.i18n import _, current
from groupkit.qt.accounts.place import AccountsPlace
from groupkit.qt.columns import Columns
from groupkit.qt.entries import line
from groupkit.qt.fields import Field
from groupkit.qt.money.names import Name, known
from groupkit.qt.pieces import button, card, stack, text
from groupkit.qt.sections import banner, header
from groupkit.services import closing


class ReopeningForm:
    """Why, and which two people."""

    def __init__(self, page: AccountsPlace, month: Month) -> None:
        self.page, self.month = page, month

    def content(self) -> QLayout:
        """Return the form."""
        words = current()
        self.page.primary_button = button(_("Open it again"), "primary", "undo-2", does=self.reopen)
        self.page.back_button = button(_("Back"), "plain", "chevron-left", does=self.back)
        people = known(self.page.group)
        self.why, self.by, self.second = line(most=300), Name(people), Name(people)
        self.page.first = self.why
        field = self.page.field
        title = _("Open {month} again").format(month=words.month(self.month.start))
        said = _("A mistake can be put right with an entry of today too. Then nothing has to be opened.")
        form = card(
            stack(
                field("why", Field(_("Why does it have to be opened?"), self.why)),
                Columns(
                    field("by", Field(_("Your name"), self.by)),
                    field("second", Field(_("Who agrees to it?"), self.second)),
                ),
                text(_("Every later paper of this month says that it was opened again, by whom and why.")),
                space="l",
            )
        )
        return stack(
            header(title, said, self.page.primary_button, self.page.back_button), *self._later(), form, None
        )

    def _later(self) -> list[QFrame]:
        later = [
            state.month
            for state in closing.months(self.page.group)
            if state.closed_on is not None and state.month > self.month
        ]
        if not later:
            return []
        names = current().listing(current().month(month.start) for month in sorted(later))
        return [banner(_("Opened along with it, because they come later: {months}.").format(months=names))]

    def reopen(self) -> None:
        """Open the month, and go back to it."""
        words = current().month(self.month.start)
        if self.page.attempt(
            lambda: closing.reopen(self.page.group, self.month, self.by.name(), self.second.name(), self.why.text())
        ):
            self.page.finished(_("{month} is open again.").format(month=words))

    def back(self) -> None:
        """Leave it closed."""
        self.page.look_at(self.month)
