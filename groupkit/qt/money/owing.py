"""What the group agreed to pay back and has not paid yet, and the form to write down one more."""

from functools import partial

from PySide6.QtWidgets import QFrame, QWidget

from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.sheets import Owed, Sheet
from groupkit.i18n import N_, _
from groupkit.qt.entries import Amount, Count, line
from groupkit.qt.fields import Field
from groupkit.qt.money.figures import line as figure_line
from groupkit.qt.money.figures import money as amount_words
from groupkit.qt.money.names import Name, known
from groupkit.qt.money.place import MoneyPlace
from groupkit.qt.pieces import button, card, row, stack, text
from groupkit.services import ledger, money

FORM = "owed"
FIELDS = ("owed_amount", "owed_who", "owed_what", "owed_claim")


class OwedCard:
    """A quiet card beside the sheet."""

    def __init__(self, page: MoneyPlace, sheet: Sheet) -> None:
        self.page, self.group, self.sheet = page, page.group, sheet
        self.waiting = money.owed(page.group)

    def card(self) -> QFrame:
        """Return the card; its form opens under its own button."""
        currency = self.group.profile.currency
        lines: list[QWidget] = []
        for one in self.waiting:
            words = _("Claim {number}: {what}, {name}").format(number=one.claim, what=one.what, name=one.who)
            lines.append(figure_line(words, amount_words(one.pence, currency)))
        if not lines:
            lines.append(text(_("Nothing waits to be paid back."), "body", "soft"))
        heading = text(_("Agreed, still to pay"), "lead")
        if self.page.shown.form == FORM:
            return card(stack(heading, *lines, *self._form(), space="m"))
        self.add_button = button(_("Write one down"), "plain", "plus", does=partial(self.page.open_form, FORM))
        return card(stack(heading, *lines, row(self.add_button, None), space="m"))

    def _form(self) -> tuple[QWidget, ...]:
        add, group = self.page.field, self.group
        highest = max((one.claim for one in money.owed(group, also_paid=True)), default=0)
        self.amount = Amount(group.profile.currency, field="owed_amount")
        self.who = Name(known(group))
        self.what = line(example=_("Bus fare"))
        self.claim = Count(highest + 1)
        self.keep_button = button(_("Keep this"), "quiet", "check", does=self.keep)
        self.leave_button = button(_("Leave it"), "plain", does=self.leave)
        self.page.first = self.amount
        buttons = QWidget()
        buttons.setLayout(row(self.keep_button, self.leave_button, None, space="s"))
        return (
            add("owed_amount", Field(_("How much was agreed?"), self.amount, check=self.amount.complaint)),
            add("owed_who", Field(_("Who gets it back?"), self.who)),
            add("owed_what", Field(_("What was it for?"), self.what)),
            add("owed_claim", Field(_("Number of the claim"), self.claim)),
            buttons,
        )

    def keep(self) -> None:
        """Write down what the group agreed."""
        if self.page.attempt(self._write):
            self.leave()
            self.page.desk.say(_("Written down."), undoable=True)

    def leave(self) -> None:
        """Close the form."""
        self.page.clear(FIELDS)
        self.page.close_form()

    def _write(self) -> None:
        problems: list[Problem] = []
        pence, claim = 0, self.claim.count() or 0
        try:
            pence = self.amount.pence()
        except RefusedError as refused:
            problems += refused.problems
        else:
            if pence == 0:
                problems.append(Problem("owed_amount", N_("Type an amount above zero.")))
        if not self.who.name():
            problems.append(Problem("owed_who", N_("Write who is owed. A first name is enough.")))
        if not claim or any(one.claim == claim for one in money.owed(self.group, also_paid=True)):
            problems.append(Problem("owed_claim", N_("That number is in use. Choose the next free one.")))
        refuse(problems)
        words = self.what.text().strip()
        fund = ledger.general(self.group).id
        made = Owed(
            claim=claim, what=words, who=self.who.name(), fund=fund, pence=pence, agreed_on=self.group.today()
        )
        money.owe(self.group, made)
