"""The money of an outing: who shares what, who pays whom, what was paid, and the budget."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.outings.reckoning import in_words
from groupkit.core.outings.values import PRICE
from groupkit.core.shares import Payment
from groupkit.i18n import N_, _, current
from groupkit.qt.outings.budget import Agrees, Budget, Sharing
from groupkit.qt.outings.budgeting import PlanForm
from groupkit.qt.outings.doing import BACK, COST, DROP, OUTING, PERSON, PLAN, SETTLE, Doing, of
from groupkit.qt.outings.forms import OutingForm, PersonForm
from groupkit.qt.outings.lists import Does, Paid, People, ToSettle
from groupkit.qt.outings.part import Part, Showing
from groupkit.qt.outings.paying import BackForm, CostForm, SettleForm
from groupkit.qt.outings.side import PutAway
from groupkit.qt.pieces import button, stack
from groupkit.qt.sections import empty
from groupkit.services.outings.agreeing import agreement


def _does(page: Showing) -> Does:
    return Does(
        add_person=partial(page.turn, PERSON),
        change_person=lambda who: page.turn(PERSON, who.id),
        add_cost=partial(page.turn, COST),
        change_cost=lambda cost: page.turn(COST, cost.id),
        settle=partial(settle, page),
        take_back=lambda each: page.turn(BACK, each.seq),
        add_plan=partial(page.turn, PLAN),
        change_plan=lambda line: page.turn(PLAN, line.id),
        change_way=partial(page.turn, OUTING),
        share_anew=lambda pence: page.turn(OUTING, about=pence),
    )


def settle(page: Showing, payment: Payment | None) -> None:
    """Open the form for a payment, filled in with one that was worked out."""
    page.turn(SETTLE, about=payment)


class Lists(QWidget):
    """Who shares what, who pays whom now, and what was paid."""

    def __init__(self, page: Showing) -> None:
        super().__init__()
        does = _does(page)
        self.people, self.to_settle = People(page.known, does), ToSettle(page.known, does)
        self.paid = Paid(page.known, does)
        self.setLayout(stack(self.people, self.to_settle, self.paid, None, space="l"))


class Beside(QWidget):
    """The budget, how it is shared, whether it agrees with the book, and putting the outing away."""

    def __init__(self, page: Showing) -> None:
        super().__init__()
        known, does = page.known, _does(page)
        self.budget, self.sharing = Budget(page.whole, does), Sharing(page.whole, does)
        parts: list[QWidget] = [self.budget, self.sharing]
        found = agreement(page.group, page.shown)
        if found.lines or found.apart:
            self.agrees = Agrees(page.whole, found)
            parts.append(self.agrees)
        if not page.whole.pots:
            self.setup_button = button(_("Set up the money"), "quiet", "wallet", does=lambda: page.desk.go("money"))
            said = _("An outing is paid from one of the group’s pots. Set up the tin on the Money page.")
            parts.append(empty(_("Say first where the money is"), said, self.setup_button))
        if not known.outing.put_away:
            settled = not any(known.problems()) and not known.payments
            self.away = PutAway(settled, Doing(page).put_away)
            parts.append(self.away)
        self.setLayout(stack(*parts, None, space="l"))


def _primary(page: Showing) -> QPushButton:
    """Make the one thing to do next: say who comes, what it cost, who paid whom; then print it."""
    known = page.known
    if known.outing.put_away:
        return button(_("Print the totals"), "primary", "printer", does=partial(page.print_paper, "public"))
    if not known.people:
        return button(_("Add who comes"), "primary", "user-plus", does=partial(page.turn, PERSON))
    prepaid = known.outing.way == PRICE and known.payments
    if not known.costs and not prepaid:
        return button(_("Write down a cost"), "primary", "plus", does=partial(page.turn, COST))
    if next(known.problems(), None) is not None:
        return button(_("Change how it is shared"), "primary", "users", does=partial(page.turn, OUTING))
    if known.payments:
        does = partial(settle, page, known.payments[0])
        return button(_("Write down a payment"), "primary", "check", does=does)
    return button(_("Print the sheet"), "primary", "printer", does=partial(page.print_paper, "sheet"))


# the forms


def _outing(page: Showing) -> QWidget:
    doing, about = Doing(page), page.known.outing
    if isinstance(page.about, int):
        about = replace(about, price=page.about)
    return OutingForm(page, about, doing.save_outing, page.turn, doing.remove)


def _person(page: Showing) -> QWidget:
    doing, who = Doing(page), of(page.known.people, page.on)
    return PersonForm(page, page.known.outing.way, who, doing.save_person, page.turn, doing.leave_out)


def _cost(page: Showing) -> QWidget:
    doing, cost = Doing(page), of(page.known.costs, page.on)
    return CostForm(page, page.known, cost, doing.save_cost, page.turn, doing.drop_cost)


def _plan(page: Showing) -> QWidget:
    doing, line = Doing(page), of(page.known.plan, page.on)
    return PlanForm(page, line, doing.save_plan, page.turn, doing.unplan)


def _settle(page: Showing) -> QWidget:
    payment = page.about if isinstance(page.about, Payment) else None
    return SettleForm(page, page.known, payment, Doing(page).save_payment, page.turn)


def _back(page: Showing) -> QWidget | None:
    known = page.known
    found = next((each for each in known.settled if each.seq == page.on), None)
    if found is None:
        return None
    said = in_words(found.payment, known.people, current(), known.currency)
    return BackForm(page, said, Doing(page).save_back, page.turn)


def _drop(page: Showing) -> QWidget | None:
    cost = of(page.known.costs, page.on)
    return None if cost is None else BackForm(page, cost.what, Doing(page).save_drop, page.turn)


PART = Part(
    key="money",
    title=N_("Money"),
    make=Lists,
    beside=Beside,
    primary=_primary,
    forms={
        OUTING: _outing,
        PERSON: _person,
        COST: _cost,
        PLAN: _plan,
        SETTLE: _settle,
        BACK: _back,
        DROP: _drop,
    },
    steps={"budget": PLAN, "free-places": OUTING, "cash": "", "costs": COST},
)
