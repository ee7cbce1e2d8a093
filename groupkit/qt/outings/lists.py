"""The lists of the money of an outing: who shares what, who pays whom now, and what was paid."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.outings.reckoning import Reckoning, in_words, name_of, with_party
from groupkit.core.outings.values import NOT_COMING, Cost, Goer, Planned, Settled
from groupkit.core.outings.words.people import BudgetWords
from groupkit.core.shares import POT, Payment
from groupkit.i18n import N_, _, current
from groupkit.qt.columns import Columns
from groupkit.qt.pieces import box, button, card, row, rule, stack, text
from groupkit.qt.sections import Fold, listed
from groupkit.qt.tables import Column, Table
from groupkit.services.outings.known import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Does:
    """What can be done from the lists; each opens a small form, or does it at once."""

    add_person: Callable[[], object]
    change_person: Callable[[Goer], object]
    add_cost: Callable[[], object]
    change_cost: Callable[[Cost], object]
    settle: Callable[[Payment | None], object]
    take_back: Callable[[Settled], object]
    add_plan: Callable[[], object]
    change_plan: Callable[[Planned], object]
    change_way: Callable[[], object]
    share_anew: Callable[[int], object]


class People(QWidget):
    """Who comes along, with their part, what they have paid and what is left; Enter changes how they share."""

    def __init__(self, known: Reckoning, does: Does) -> None:
        super().__init__()
        self.add_button = button(_("Add somebody"), "quiet", "plus", does=does.add_person)
        self.add_button.setVisible(not known.outing.put_away)
        clear = not any(known.problems())

        def money(pence: int) -> str:
            return current().money(pence, known.currency) if clear and pence else "–"

        columns = (
            Column[Goer](title=N_("Who"), words=lambda who: with_party(who, known, current())),
            Column[Goer](
                title=N_("Their part"),
                words=lambda who: money(known.shared.pays[who.id] if clear else 0),
                figures=True,
            ),
            Column[Goer](title=N_("Has paid"), words=lambda who: money(known.paid(who.id)), figures=True),
            Column[Goer](title=N_("Left to do"), words=lambda who: _left(known, who) if clear else ""),
        )
        self.table = Table(columns, _("Who shares what"))
        self.table.show_rows(known.concerned)
        if not known.outing.put_away:
            self.table.opened.connect(does.change_person)
        if known.concerned:
            self.setLayout(stack(listed(_("Who shares what"), self.table, Columns(self.add_button, letters=0))))
            return
        self.table.setParent(self)
        self.table.hide()
        said = text(_("Write down who comes along. A first name is enough."), "body", "soft")
        whole = stack(text(_("Who shares what"), "heading"), said, row(self.add_button, None), space="m")
        self.setLayout(stack(card(whole)))


def _left(known: Reckoning, who: Goer) -> str:
    """Say what somebody still gives or gets back."""
    pence = known.left[who.id]
    amount = current().money(abs(pence), known.currency)
    if pence < 0:
        return _("Gives {amount}").format(amount=amount)
    return _("Gets back {amount}").format(amount=amount) if pence else _("Settled")


class ToSettle(QWidget):
    """Who pays whom now, each with its own button, and the payments that were made, folded."""

    def __init__(self, known: Reckoning, does: Does) -> None:
        super().__init__()
        self.buttons: list[QPushButton] = []
        self.back_buttons: dict[int, QPushButton] = {}
        lines = stack(text(_("Who pays whom now"), "heading"), space="m")
        unclear = [str(problem) for problem in known.problems()]
        for said in unclear:
            lines.addWidget(text(said))
        payments = () if unclear or not known.people else known.payments
        if not payments and not unclear:
            lines.addWidget(
                text(_("All is settled.") if known.costs else _("Nothing is paid yet."), "body", "soft")
            )
        for payment in payments:
            lines.addWidget(self._line(payment, known, does))
            lines.addWidget(rule())
        open_ = not known.outing.put_away
        self.other_button = button(_("Write down another payment"), "plain", "plus", does=lambda: does.settle(None))
        self.other_button.setVisible(open_ and bool(known.people))
        lines.addLayout(row(self.other_button, None))
        if known.settled:
            self.fold = Fold(_("Payments that were made"), self._made(known, does))
            lines.addWidget(self.fold)
        self.setLayout(stack(card(lines)))

    def _line(self, payment: Payment, known: Reckoning, does: Does) -> QWidget:
        said = in_words(payment, known.people, current(), known.currency)
        if known.outing.put_away:
            return text(said)
        told = _("It is paid")
        if payment.payer == POT and payment.payee in {w.id for w in known.people if w.standing == NOT_COMING}:
            amount = current().money(payment.pence, known.currency)
            told = words(BudgetWords).refund_now.format(amount=amount)
        done = button(told, "quiet", "check", does=partial(does.settle, payment))
        done.setAccessibleName(_("It is paid: {words}").format(words=said))
        self.buttons.append(done)
        return Columns((text(said), 1), done, letters=20, space="m")

    def _made(self, known: Reckoning, does: Does) -> QWidget:
        lines = stack(space="s")
        for each in known.settled:
            said = in_words(each.payment, known.people, current(), known.currency)
            shown = box(stack(text(said), text(current().day(each.day), "small"), space="xs"))
            if known.outing.put_away:
                lines.addWidget(shown)
                continue
            back = button(_("Take it back"), "plain", does=partial(does.take_back, each))
            back.setAccessibleName(_("Take back: {words}").format(words=said))
            self.back_buttons[each.seq] = back
            lines.addWidget(Columns((shown, 1), back, letters=20, space="m"))
        return box(lines)


class Paid(QWidget):
    """What was paid for, by whom and for whom; Enter opens a line to change it."""

    def __init__(self, known: Reckoning, does: Does) -> None:
        super().__init__()
        self.add_button = button(_("Write down a cost"), "quiet", "plus", does=does.add_cost)
        self.add_button.setVisible(not known.outing.put_away)
        columns = (
            Column[Cost](title=N_("What for"), words=lambda each: each.what),
            Column[Cost](title=N_("Who paid"), words=lambda each: name_of(each.payer, known.people, current())),
            Column[Cost](
                title=N_("Amount"), words=lambda each: current().money(each.pence, known.currency), figures=True
            ),
        )
        self.table = Table(columns, _("What was paid"))
        self.table.show_rows(known.costs)
        if not known.outing.put_away:
            self.table.opened.connect(does.change_cost)
        if known.costs:
            self.setLayout(stack(listed(_("What was paid"), self.table, Columns(self.add_button, letters=0))))
            return
        self.table.setParent(self)
        self.table.hide()
        said = text(_("Tickets, a coach, lunch: whoever paid it, and whoever it was for."), "body", "soft")
        whole = stack(text(_("What was paid"), "heading"), said, row(self.add_button, None), space="m")
        self.setLayout(stack(card(whole)))
