"""What is agreed and not paid yet, beside the sheet: one press pays a claim on it."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from groupkit.core.claiming import Case
from groupkit.core.sheets import Sheet
from groupkit.i18n import _
from groupkit.qt.money.figures import line as figure_line
from groupkit.qt.money.figures import money as amount_words
from groupkit.qt.money.place import MoneyPlace
from groupkit.qt.pieces import button, card, row, stack, text
from groupkit.services import money
from groupkit.services.claims import paying


class OwedCard:
    """A quiet card beside the sheet."""

    def __init__(self, page: MoneyPlace, sheet: Sheet) -> None:
        self.page, self.group, self.sheet = page, page.group, sheet
        self.waiting = paying.waiting(page.group)
        self.pay_buttons: dict[int, QPushButton] = {}

    def card(self) -> QFrame:
        """Return the card."""
        on_sheet = {each.claim for each in self.sheet.rows if each.claim}
        lines = [part for case in self.waiting for part in self._line(case, on_sheet)]
        if not lines:
            lines.append(text(_("Nothing waits to be paid back."), "body", "soft"))
        heading = text(_("Agreed – not paid yet"), "lead")
        go = partial(self.page.desk.go, "claims")
        self.claims_button = button(_("Claims and advances"), "plain", "arrow-right", does=go)
        return card(stack(heading, *lines, row(self.claims_button, None), space="m"))

    def _line(self, case: Case, on_sheet: set[int]) -> Iterator[QWidget]:
        number, name = case.claim.number, case.claim.who.name
        words = _("Claim {number}: {name}").format(number=number, name=name)
        yield figure_line(words, amount_words(case.now.agreed, self.group.profile.currency))
        if number in on_sheet:
            yield text(_("It is on this sheet."), "small")
            return
        pay = button(
            _("Pay it on this sheet"),
            "quiet",
            name=_("Pay claim {number} on this sheet").format(number=number),
            does=partial(self.pay, number),
        )
        self.pay_buttons[number] = pay
        yield pay

    def pay(self, number: int) -> None:
        """Put a claim on the sheet, as money paid out."""
        if self.page.attempt(lambda: money.pay_claim(self.group, self.sheet, number)):
            self.page.desk.say(_("Claim {number} is on the sheet.").format(number=number), undoable=True)
