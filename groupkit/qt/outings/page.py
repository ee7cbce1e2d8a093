"""Outings: the list of them, and one of them with who shares what, who pays whom, and what was paid."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.outings.papers import SHEETS
from groupkit.core.outings.reckoning import in_words
from groupkit.core.outings.values import Outing, Settled
from groupkit.core.shares import Payment
from groupkit.i18n import _, current
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.money import ways
from groupkit.qt.outings import papers
from groupkit.qt.outings.doing import BACK, COST, OUTING, PERSON, PLAN, SETTLE, Doing, of
from groupkit.qt.outings.forms import OutingForm, PersonForm, PlanForm
from groupkit.qt.outings.listing import Listing, standing
from groupkit.qt.outings.lists import Budget, Does, Paid, People, Sharing, ToSettle
from groupkit.qt.outings.paying import BackForm, CostForm, SettleForm
from groupkit.qt.outings.side import OnPaper, PutAway
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, stack
from groupkit.qt.sections import empty, header
from groupkit.services import ledger
from groupkit.services.outings.reckoning import listing, reckoning


class OutingsPage(Page):
    """The list of outings, or one of them; one small form at a time beside it."""

    name = "outings"
    topics = frozenset({"outings", "money", "profile"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown, self.large = 0, False
        self.opened, self.on = "", 0
        self.doing = Doing(self)
        self._payment: Payment | None = None
        self.form: Any = None

    def content(self) -> QLayout:
        """Return the list or one outing, with the form that is open beside it."""
        found = {one.id: one for one in listing(self.group)}
        if self.shown not in found:
            self.shown = 0
            return self._list(tuple(found.values()))
        self.known = reckoning(self.group, self.shown)
        form = self._form()
        whole = Columns((self._lists(), 3), (form or self._side(), 2))
        if form is not None:
            # where all stands in one column, the form that was asked for comes first
            whole.turned.connect(lambda across: whole.put_last_first(not across))
        return stack(self._header(), whole, None)

    def draw(self, typed: Mapping[str, str] | None = None) -> None:
        """Draw the page; a form that was being filled in opens again with what was typed."""
        if typed and "form" in typed:
            self.opened, self.on, self.shown = typed["form"], int(typed["on"]), int(typed["shown"])
        super().draw(typed)

    def typed(self) -> dict[str, str]:
        """Return what was typed, in which form, and about what."""
        words = super().typed()
        if not (words and self.opened):
            return words
        return {**words, "form": self.opened, "on": str(self.on), "shown": str(self.shown)}

    def show_this(self, shown: object) -> None:
        """Show one outing."""
        if isinstance(shown, Outing):
            self.show_outing(shown.id)

    def show_outing(self, id: int) -> None:  # noqa: A002  the field's own name
        """Show one outing, or the list for 0."""
        self.shown = id
        self.turn()

    def turn(self, form: str = "", on: int = 0) -> None:
        """Open one form or none, and start there with the keyboard."""
        self.opened, self.on = form, on
        self.draw({})
        if self.first is not None:
            self.first.setFocus()

    # the list

    def _list(self, found: tuple[Outing, ...]) -> QLayout:
        self.back_button = ways.back(self.desk)
        start = partial(self.turn, OUTING)
        self.primary: QPushButton = button(_("Start an outing"), "primary", "plus", does=start)
        ready = bool(ledger.funds(self.group))
        top = header(_("Outings"), _said(), self.primary if ready else None, self.back_button)
        self.first = self.primary if ready else self.back_button
        below: list[QWidget] = []
        if not ready:
            self.setup_button = button(_("Set up the money"), "quiet", "wallet", does=lambda: self.desk.go("money"))
            said = _("An outing is paid from one of the group’s pots. Set up the tin on the Money page.")
            below.append(empty(_("Say first where the money is"), said, self.setup_button))
        elif self.opened == OUTING:
            below.append(self._outing_form(None))
        if found:
            self.list = Listing([reckoning(self.group, one.id) for one in found], self.show_outing)
            below.append(self.list)
        elif ready and self.opened != OUTING:
            below.append(
                empty(
                    _("No outing yet"),
                    _("Bowling, a walk, the cinema: write down who comes and what it costs. We work out the rest."),
                )
            )
        return stack(top, *below, None)

    # one outing

    def _header(self) -> QWidget:
        self.back_button = button(_("All outings"), "plain", "chevron-left", does=partial(self.show_outing, 0))
        self.primary = self._next()
        self.first = self.first or self.primary
        about, words = self.known.outing, current()
        said = "\n".join((words.day(about.day, "full"), standing(self.known)))
        return header(about.name, said, self.primary, self.back_button)

    def _next(self) -> QPushButton:
        """Return the one thing to do next: say who comes, what it cost, who paid whom; then print it."""
        known = self.known
        if known.outing.put_away:
            return button(_("Print the totals"), "primary", "printer", does=partial(self.print_paper, "public"))
        if not known.people:
            return button(_("Add who comes"), "primary", "user-plus", does=partial(self.turn, PERSON))
        if not known.costs:
            return button(_("Write down a cost"), "primary", "plus", does=partial(self.turn, COST))
        unclear = next(known.problems(), None)
        if unclear is not None:
            return button(_("Change how it is shared"), "primary", "users", does=partial(self.turn, OUTING))
        if known.payments:
            settle = partial(self.settle, known.payments[0])
            return button(_("Write down a payment"), "primary", "check", does=settle)
        return button(_("Print the sheet"), "primary", "printer", does=partial(self.print_paper, "sheet"))

    def _lists(self) -> QWidget:
        does = Does(
            add_person=partial(self.turn, PERSON),
            change_person=lambda who: self.turn(PERSON, who.id),
            add_cost=partial(self.turn, COST),
            change_cost=lambda cost: self.turn(COST, cost.id),
            settle=self.settle,
            take_back=lambda each: self.turn(BACK, each.seq),
            add_plan=partial(self.turn, PLAN),
            change_plan=lambda line: self.turn(PLAN, line.id),
            change_way=partial(self.turn, OUTING),
        )
        self.does = does
        self.people, self.to_settle = People(self.known, does), ToSettle(self.known, does)
        self.paid = Paid(self.known, does)
        return box(stack(self.people, self.to_settle, self.paid, None, space="l"))

    def _side(self) -> QWidget:
        known = self.known
        funds = {fund.id: fund.name for fund in ledger.funds(self.group)}
        self.budget = Budget(known, self.does)
        self.sharing = Sharing(known, funds.get(known.outing.fund or 0, ""), self.does)
        self.paper = OnPaper(self.large, self._choose_large, self.print_paper, self.save_paper)
        parts: list[QWidget] = [self.budget, self.sharing, self.paper]
        if not known.outing.put_away:
            settled = not any(known.problems()) and not known.payments
            self.away = PutAway(settled, self.doing.put_away)
            parts.append(self.away)
        return box(stack(*parts, None, space="l"))

    # the form at the side

    def _form(self) -> QWidget | None:
        known, leave, made = self.known, self.turn, None
        match self.opened:
            case "outing":
                made = self._outing_form(known.outing)
            case "person":
                who = of(known.people, self.on)
                made = PersonForm(self, known.outing.way, who, self.doing.save_person, leave, self.doing.leave_out)
            case "cost":
                made = CostForm(
                    self, known, of(known.costs, self.on), self.doing.save_cost, leave, self.doing.drop_cost
                )
            case "plan":
                made = PlanForm(self, of(known.plan, self.on), self.doing.save_plan, leave, self.doing.unplan)
            case "settle":
                made = SettleForm(self, known, self._payment, self.doing.save_payment, leave)
            case "back" if settled := self._settled():
                said = in_words(settled.payment, known.people, current(), known.currency)
                made = BackForm(self, said, self.doing.save_back, leave)
            case "drop" if cost := of(known.costs, self.on):
                made = BackForm(self, cost.what, self.doing.save_drop, leave)
        self.form = made
        if made is not None:
            self.first = next(iter(self.fields.values())).entry
        return made

    def _outing_form(self, known: Outing | None) -> QWidget:
        made = OutingForm(self, known, self.doing.save_outing, self.turn, self.doing.remove)
        self.form, self.first = made, made.name
        return made

    def _settled(self) -> Settled | None:
        return next((each for each in self.known.settled if each.seq == self.on), None)

    def settle(self, payment: Payment | None) -> None:
        """Open the form for a payment, filled in with one that was worked out."""
        self._payment = payment
        self.turn(SETTLE)

    def done(
        self,
        action: Callable[[], object],
        said: str,
        surely: Callable[[], object] | None = None,
        *,
        again: bool = False,
    ) -> None:
        """Do what was asked and close the form, or keep everything that was typed."""
        form, on = self.opened, self.on
        if self.attempt(action, surely):
            self.turn(form if again else "", on if again else 0)
            self.desk.say(said, undoable=self.group.next_undo is not None)

    # paper

    def _choose_large(self, large: bool) -> None:  # noqa: FBT001  a slot
        self.large = large

    def print_paper(self, which: str) -> None:
        """Print one of the papers, by its key in `core.outings.papers`."""
        printing.print_out(self.desk, self, papers.made(self.group, self.shown, which, large=self.large))

    def save_paper(self, which: str) -> None:
        """Save one of the papers as a PDF."""
        made = papers.made(self.group, self.shown, which, large=self.large)
        title = next(sheet.title for sheet in SHEETS if sheet.key == which)
        named = _(title).format(name=self.known.outing.name)
        printing.save(self.desk, self, named, made)


def _said() -> str:
    return _("Who shares what, to the penny, and who pays whom afterwards.")
