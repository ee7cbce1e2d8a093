"""What the buttons of the money of an outing do: they write down what its form holds."""

from collections.abc import Iterable
from typing import Any, TypeVar

from groupkit.core.outings.values import Cost, Goer, Outing, Planned
from groupkit.i18n import _
from groupkit.qt.outings.part import Showing
from groupkit.services.outings import costs, planning, settling

T = TypeVar("T", Cost, Goer, Planned)
OUTING, PERSON, COST, PLAN, SETTLE, BACK, DROP = "outing", "person", "cost", "plan", "settle", "back", "drop"


def of(found: Iterable[T], number: int) -> T | None:
    """Return the one of this number, if there is one."""
    return next((each for each in found if each.id == number), None)


class Doing:
    """Writes down what the open form holds."""

    def __init__(self, page: Showing) -> None:
        self.page, self.group = page, page.group

    @property
    def form(self) -> Any:  # noqa: ANN401  one of the forms of the page
        """The form that is open."""
        return self.page.form

    def save_outing(self) -> None:
        """Save the outing as answered, and show it."""
        does = planning.start if self.page.shown else planning.begin
        self.page.done(lambda: self._show(does(self.group, self.form.outing())), _("The outing is saved."))

    def _show(self, made: Outing) -> None:
        if self.page.shown != made.id:
            self.page.shown, self.page.part = made.id, ""

    def remove(self) -> None:
        """Remove the outing, if no money has moved for it."""
        self.page.done(lambda: planning.remove(self.group, self.page.shown), _("The outing is removed."))

    def save_person(self) -> None:
        """Save who comes along; after somebody new, the form stays open for the next."""
        new = not self.page.on

        def save(*, sure: bool = False) -> None:
            planning.person(self.group, self.form.goer(self.page.shown), sure=sure)

        self.page.done(save, _("It is written down."), lambda: save(sure=True), again=new)

    def leave_out(self) -> None:
        """Take somebody off the list."""
        who = of(self.page.known.people, self.page.on)
        if who is not None:
            self.page.done(lambda: planning.leave_out(self.group, who), _("They are off the list."))

    def save_cost(self) -> None:
        """Write down what was paid."""

        def save(*, sure: bool = False) -> None:
            costs.cost(self.group, self.form.cost(), self.form.handed(), sure=sure)

        self.page.done(save, _("It is written down."), lambda: save(sure=True))

    def drop_cost(self) -> None:
        """Take a cost back; where group money paid it, ask why first."""
        cost = of(self.page.known.costs, self.page.on)
        if cost is not None and costs.is_in_book(self.group, cost):
            self.page.turn(DROP, self.page.on)
        elif cost is not None:
            self.page.done(lambda: costs.drop_cost(self.group, cost), _("It is taken back."))

    def save_drop(self) -> None:
        """Take a cost back that group money paid: the book is put right too."""
        cost, form = of(self.page.known.costs, self.page.on), self.form
        if cost is not None:
            why, made_by = form.why.text(), form.made_by.name()
            self.page.done(
                lambda: costs.drop_cost(self.group, cost, why=why, made_by=made_by),
                _("The book is put right."),
            )

    def save_plan(self) -> None:
        """Save the line of the budget."""
        self.page.done(
            lambda: planning.plan(self.group, self.form.planned(self.page.shown)),
            _("The budget is saved."),
        )

    def unplan(self) -> None:
        """Take a line off the budget."""
        line = of(self.page.known.plan, self.page.on)
        if line is not None:
            self.page.done(lambda: planning.unplan(self.group, line), _("It is off the budget."))

    def save_payment(self) -> None:
        """Write down that somebody paid somebody."""

        def save(*, sure: bool = False) -> None:
            settling.settle(self.group, self.page.shown, self.form.payment(), self.form.handed(), sure=sure)

        self.page.done(save, _("The payment is written down."), lambda: save(sure=True))

    def save_back(self) -> None:
        """Take a payment back that was written down by mistake."""
        why, made_by, seq = self.form.why.text(), self.form.made_by.name(), self.page.on
        self.page.done(
            lambda: settling.take_back(self.group, self.page.shown, seq, why=why, made_by=made_by),
            _("The payment is taken back."),
        )

    def put_away(self) -> None:
        """Put the outing away, without names."""
        self.page.done(lambda: planning.put_away(self.group, self.page.shown), _("The outing is put away."))
