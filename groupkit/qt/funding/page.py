"""Grants and funders: what is left of each and when it ends; one small form at a time beside the list."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.i18n import _, current, ngettext
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.funding.agreeing import AwardForm
from groupkit.qt.funding.listing import Doing, Grants
from groupkit.qt.funding.moving import AllowForm, MovedForm
from groupkit.qt.funding.stating import StatementForm
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.sections import empty, header
from groupkit.services import ledger
from groupkit.services.funding import awards
from groupkit.services.funding.awards import Standing

NEW, CHANGE, CAME, BACK, ALLOW, STATE = "new", "change", "came", "back", "allow", "state"


class FundingPage(Page):
    """The grants of the group."""

    name = "funding"
    topics = frozenset({"money"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._open, self._on = "", 0

    def content(self) -> QLayout:
        """Return the grants and what stands beside them; before the first, the first step."""
        self.found = awards.standing(self.group)
        self.ready = bool(ledger.funds(self.group))
        form = self._form()
        whole = Columns((self._list(), 3), (form or _about(), 2))
        if form is not None:
            # where all stands in one column, the form that was asked for comes first
            whole.turned.connect(lambda across: whole.put_last_first(not across))
        return stack(self._header(), whole, None)

    def draw(self, typed: Mapping[str, str] | None = None) -> None:
        """Draw the page; a form that was being filled in opens again with what was typed."""
        if typed and "form" in typed:
            self._open, self._on = typed["form"], int(typed["grant"])
        super().draw(typed)

    def typed(self) -> dict[str, str]:
        """Return what was typed, in which form, and about which grant."""
        words = super().typed()
        return {**words, "form": self._open, "grant": str(self._on)} if words and self._open else words

    def turn(self, form: str = "", on: int = 0) -> None:
        """Open one form or none, and start there with the keyboard."""
        self._open, self._on = form, on
        self.draw({})
        if self.first is not None:
            self.first.setFocus()

    # what stands on the page

    def _header(self) -> QWidget:
        go = partial(self.desk.go, "treasury")
        self.back_button = button(_("All about the money"), "plain", "chevron-left", does=go)
        self.new_button = button(_("Set up a grant"), "quiet", "plus", does=partial(self.turn, NEW))
        self.primary = self._next()
        beside = [self.back_button, self.new_button] if self.found else [self.back_button]
        self.first = self.first or self.primary
        return header(_("Grants and funders"), self._sentence(), self.primary, *beside)

    def _sentence(self) -> str:
        if not self.found:
            return _("Money that somebody gives us for a purpose.")
        today = self.group.today()
        running = [each for each in self.found if each.award.ends >= today]
        many = ngettext("{count} grant.", "{count} grants.", len(self.found)).format(count=len(self.found))
        if not running:
            return many
        day = current().day(running[0].award.ends)
        return "\n".join((many, _("The next one ends on {day}.").format(day=day)))

    def _next(self) -> QPushButton | None:
        """Return the one thing to do next: set up, write down what is due, or print the statement."""
        if not self.ready:
            return button(_("Set up the tin first"), "primary", "wallet", does=lambda: self.desk.go("money"))
        if not self.found:
            return button(_("Set up a grant"), "primary", "plus", does=partial(self.turn, NEW))
        today = self.group.today()
        for each in self.found:
            if any(part.entry is None and part.due <= today for part in each.award.instalments):
                does = partial(self.turn, CAME, each.award.id)
                return button(_("Write down money that came"), "primary", "plus", does=does)
        does = partial(self.turn, STATE, self.found[0].award.id)
        return button(_("Print a statement"), "primary", "printer", does=does)

    def _list(self) -> QWidget:
        if not self.found:
            said = _(
                "A grant, a contract or a gift for a purpose has a pot of its own, so that nothing gets mixed."
            )
            return box(stack(empty(_("No grant yet"), said), None))
        doing = Doing(
            came=lambda each: self.turn(CAME, each.award.id),
            state=lambda each: self.turn(STATE, each.award.id),
            change=lambda each: self.turn(CHANGE, each.award.id),
            allow=lambda each: self.turn(ALLOW, each.award.id),
            back=lambda each: self.turn(BACK, each.award.id),
        )
        kinds = {kind.id: kind.name for kind in ledger.kinds(self.group)}
        self.grants = Grants(self.found, kinds, self.group.profile.currency, doing)
        return self.grants

    def show_this(self, shown: object) -> None:
        """Show the statement of one grant."""
        if isinstance(shown, Standing):
            self.turn(STATE, shown.award.id)

    # the form at the side

    def _form(self) -> QWidget | None:
        made: QWidget | None = None
        about = next((each for each in self.found if each.award.id == self._on), None)
        match self._open:
            case "new" if self.ready:
                made = AwardForm(self, None, self.save_award, self.turn)
            case "change" if about:
                made = AwardForm(self, about.award, self.save_award, self.turn)
            case "came" if about:
                made = MovedForm(self, about, self.save_came, self.turn, back=False)
            case "back" if about:
                made = MovedForm(self, about, self.save_back, self.turn, back=True)
            case "allow" if about:
                made = AllowForm(self, about, self.save_allowed, self.turn)
            case "state" if about:
                made = StatementForm(self, about, self.print_statement, self.save_statement, self.turn)
        self.form: Any = made
        if made is not None:
            self.first = next(iter(self.fields.values())).entry
        return made

    def save_award(self) -> None:
        """Keep what was agreed, as answered."""
        form = self.form

        def save() -> None:
            made = form.award()
            if made.id:
                awards.change(self.group, made)
            else:
                awards.set_up(self.group, made, form.pot.text(), form.new_host.text())

        if self._done(save, _("The grant is kept."), undoable=True):
            return
        for name in ("lines", "instalments"):
            if self.fields[name].problem:
                form.folds[name].line.setChecked(True)
        if any(self.fields[name].problem for name in ("report_due", "own_money", "parts", "host")):
            form.folds["more"].line.setChecked(True)

    def save_came(self) -> None:
        """Write into the book what came."""
        form = self.form
        self._done(lambda: awards.received(self.group, form.about.award, form.arrival()), _("It is in the book."))

    def save_back(self) -> None:
        """Write into the book what went back."""
        form = self.form
        self._done(lambda: awards.give_back(self.group, form.about.award, form.arrival()), _("It is in the book."))

    def save_allowed(self) -> None:
        """Record the coordinator's yes."""
        form = self.form

        def save() -> None:
            kind, by, why = form.kind.value() or 0, form.by.name(), form.why.text()
            awards.override(self.group, form.about.award, kind, form.amount.pence(), by, why)

        self._done(save, _("It is in the book, and prints on the statement."))

    def _done(self, action: Callable[[], object], said: str, *, undoable: bool = False) -> bool:
        if not self.attempt(action):
            return False
        self.turn()
        self.desk.say(said, undoable=undoable)
        return True

    # paper

    def print_statement(self) -> None:
        """Print the statement."""
        printing.print_out(self.desk, self, self.form.make())

    def save_statement(self) -> None:
        """Save the statement as a PDF."""
        name = _("Grant statement for {funder}").format(funder=self.form.about.award.funder)
        printing.save(self.desk, self, name, self.form.make())


def _about() -> QWidget:
    """Return why money for a purpose is kept apart."""
    apart = _("A funder can see at any time what became of its money, and nobody has to remember it.")
    ends = _("You are told in good time when one ends, and what stops then.")
    return box(
        stack(
            card(
                stack(
                    text(_("Why keep it apart?"), "lead"),
                    text(apart, "body", "soft"),
                    text(ends, "body", "soft"),
                ),
                "sunken",
            ),
            None,
        )
    )
