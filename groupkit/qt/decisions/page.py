"""Business meetings: the next one, its ideas to decide, what is to be done, and what was decided before."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.business import Business, Decided, day_in_words
from groupkit.core.decisions import OUTCOMES, Action, Motion
from groupkit.i18n import _, current, ngettext
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.decisions import papers
from groupkit.qt.decisions.cards import ActionForm, CardForm
from groupkit.qt.decisions.deciding import DecideForm
from groupkit.qt.decisions.lists import Ideas, Log, ToDo
from groupkit.qt.decisions.planning import HeldForm, PlanForm, RulesForm
from groupkit.qt.decisions.side import Doing, HowWeDecide, InHand, OnPaper, ToApprove
from groupkit.qt.desk import Desk
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, stack
from groupkit.qt.sections import empty, header
from groupkit.services import business, decisions

PLAN, NEW, HELD, CARD, DECIDE, ACTION, RULES = "plan", "new", "held", "card", "decide", "action", "rules"


class DecisionsPage(Page):
    """The business meeting in hand; one small form at a time beside its lists."""

    name = "decisions"
    topics = frozenset({"decisions", "meetings", "profile"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._open, self._on, self._meeting, self.large = "", 0, 0, False

    def content(self) -> QLayout:
        """Return the lists and what stands beside them; before the first meeting, the first step."""
        known = {each.id: each for each in business.listing(self.group)}
        self.about: Business | None = known.get(self._meeting) or business.in_hand(self.group)
        self.motions = decisions.motions(self.group)
        form = self._form()
        whole = Columns((self._lists(), 3), (form or self._side(), 2))
        if form is not None:
            # where all stands in one column, the form that was asked for comes first
            whole.turned.connect(lambda across: whole.put_last_first(not across))
        return stack(self._header(), whole, None)

    def draw(self, typed: Mapping[str, str] | None = None) -> None:
        """Draw the page; a form that was being filled in opens again with what was typed."""
        if typed and "form" in typed:
            self._open, self._on = typed["form"], int(typed["on"])
        super().draw(typed)

    def typed(self) -> dict[str, str]:
        """Return what was typed, in which form, and about what."""
        words = super().typed()
        return {**words, "form": self._open, "on": str(self._on)} if words and self._open else words

    def _turn(self, form: str = "", on: int = 0) -> None:
        """Open one form or none, and start there with the keyboard."""
        self._open, self._on = form, on
        self.draw({})
        if self.first is not None:
            self.first.setFocus()

    @property
    def _now(self) -> Business:
        """The business meeting the page is about; what asks for it stands there only with one."""
        assert self.about is not None  # noqa: S101  no button asks for it otherwise
        return self.about

    # what stands on the page

    def _header(self) -> QWidget:
        self.back_button = button(
            _("People and roles"), "plain", "chevron-left", does=lambda: self.desk.go("service")
        )
        self.primary = self._next()
        beside = [self.back_button]
        if self.about is not None and self.about.day <= self.group.today():
            self.next_button = button(_("Plan the next one"), "quiet", "plus", does=partial(self._turn, NEW))
            beside.append(self.next_button)
        self.first = self.first or self.primary
        return header(_("Business meetings"), self._sentence(), self.primary, *beside)

    def _sentence(self) -> str:
        if self.about is None:
            return _("No business meeting is planned yet.")
        when = day_in_words(self.about, current())
        many = len(self.motions)
        return "\n".join(
            (
                _("It is on {day}.").format(day=when),
                ngettext("{count} idea waits.", "{count} ideas wait.", many).format(count=many),
            )
        )

    def _next(self) -> QPushButton:
        """Return the one thing to do next: plan, print the list, decide, print the notes."""
        if self.about is None:
            return button(_("Plan a meeting"), "primary", "plus", does=partial(self._turn, NEW))
        if self.about.day > self.group.today():
            return button(_("Print the list"), "primary", "printer", does=partial(self.print_paper, papers.AGENDA))
        decided = {each.motion.id for each in business.minutes(self.group, self.about).decided}
        waiting = next((each for each in self.motions if each.id not in decided), None)
        if waiting is not None:
            return button(_("Decide the next idea"), "primary", "arrow-right", does=partial(self.decide, waiting))
        return button(_("Print the notes"), "primary", "printer", does=partial(self.print_paper, papers.NOTES))

    def _lists(self) -> QWidget:
        early = {
            each.id for each in self.motions if self.about and decisions.too_early(self.group, each, self.about)
        }
        begun = self.about is not None and self.about.day <= self.group.today()
        self.ideas = Ideas(
            self.motions,
            decisions.rules(self.group),
            early,
            self.decide if begun else None,
            self.change_idea,
            partial(self._turn, CARD),
        )
        add = partial(self._turn, ACTION)
        self.to_do = ToDo(decisions.actions(self.group), self.group.today(), self.done, self.drop, add)
        log = decisions.log(self.group)
        self.log = (
            Log(
                log, self._show_decided, partial(self.print_paper, papers.LOG), partial(self.save_paper, papers.LOG)
            )
            if log
            else None
        )
        return box(stack(self.ideas, self.to_do, *([self.log] if self.log else []), None, space="l"))

    def _side(self) -> QWidget:
        parts: list[QWidget] = []
        if self.about is None:
            self.plan_button = button(_("Plan a meeting"), "quiet", "plus", does=partial(self._turn, NEW))
            said = _("Choose a day, often straight after a meeting. Anyone who comes may come to this.")
            parts.append(empty(_("When do we talk about how we run it?"), said, self.plan_button))
        else:
            self.in_hand = InHand(self.group, self.about, self._doing())
            parts.append(self.in_hand)
        if waiting := business.to_approve(self.group):
            self.to_approve = ToApprove(waiting, self.approve, self.show_meeting)
            parts.append(self.to_approve)
        rules, currency = decisions.rules(self.group), self.group.profile.currency
        self.how = HowWeDecide(rules, currency, partial(self._turn, RULES))
        self.paper = OnPaper(self.large, self._choose_large, self.print_paper, self.save_paper)
        return box(stack(*parts, self.how, self.paper, None, space="l"))

    def _doing(self) -> Doing:
        return Doing(
            change=partial(self._turn, PLAN),
            held=partial(self._turn, HELD),
            print_paper=self.print_paper,
            save_paper=self.save_paper,
        )

    def show_this(self, shown: object) -> None:
        """Show one business meeting."""
        if isinstance(shown, Business):
            self.show_meeting(shown)

    def show_meeting(self, about: Business) -> None:
        """Show a business meeting, also one that is over."""
        self._meeting = about.id
        self._turn()

    def _show_decided(self, each: Decided) -> None:
        self._meeting = each.decision.business
        self._turn()

    # the form at the side

    def _form(self) -> QWidget | None:
        made: QWidget | None = None
        idea = next((each for each in self.motions if each.id == self._on), None)
        match self._open:
            case "new":
                made = PlanForm(self, None, self.save_plan, self._turn, self._turn)
            case "plan" if self.about:
                made = PlanForm(self, self.about, self.save_plan, self._turn, self.call_off)
            case "held" if self.about:
                made = HeldForm(self, self.about, self.save_held, self._turn)
            case "card":
                made = CardForm(self, idea, self.save_idea, self._turn, self.withdraw)
            case "decide" if self.about and idea:
                made = DecideForm(self, idea, self.about, self.save_decision, self._turn)
            case "action":
                made = ActionForm(self, self.save_action, self._turn)
            case "rules":
                made = RulesForm(self, decisions.rules(self.group), self.save_rules, self._turn)
        self.form: Any = made
        if made is not None:
            self.first = next(iter(self.fields.values())).entry
        return made

    def decide(self, idea: Motion) -> None:
        """Open the form that decides an idea."""
        self._turn(DECIDE, idea.id)

    def change_idea(self, idea: Motion) -> None:
        """Open the card of an idea."""
        self._turn(CARD, idea.id)

    def save_plan(self) -> None:
        """Save the business meeting as answered."""
        made = self.form.meeting_planned()
        does = business.change if made.id else business.call
        self._done(lambda: does(self.group, made), _("The business meeting is saved."))

    def call_off(self) -> None:
        """Take the planned business meeting off the list."""
        about = self._now
        self._done(lambda: business.call_off(self.group, about), _("The meeting is called off. The ideas wait."))

    def save_held(self) -> None:
        """Write down how the business meeting was held."""
        made = self.form.held()
        self._done(lambda: business.change(self.group, made), _("It is written down."))

    def save_idea(self) -> None:
        """Save the idea as answered."""

        def save() -> None:
            made = self.form.motion()
            (decisions.reword if made.id else decisions.bring)(self.group, made)

        self._done(save, _("The idea is saved."))

    def withdraw(self) -> None:
        """Take the idea back."""
        idea = decisions.motion(self.group, self._on)
        self._done(lambda: decisions.withdraw(self.group, idea), _("The idea is taken back."))

    def save_decision(self) -> None:
        """Write down what was decided, and say what it came to."""
        form = self.form
        about, words = self._now, form.changed.toPlainText()
        told: list[str] = []

        def save() -> None:
            present = form.present.count()
            made = decisions.decide(self.group, about, form.decision(), amendment=words, present=present)
            told.append(_("{title}: {outcome}.").format(title=form.idea.title, outcome=_(OUTCOMES[made.outcome])))

        self._done(save, lambda: told[0])

    def save_action(self) -> None:
        """Write down something to do."""
        made = self.form.action(self.about.id if self.about else None)
        self._done(lambda: decisions.take_on(self.group, made), _("It is on the list."))

    def save_rules(self) -> None:
        """Settle how the group decides."""
        self._done(lambda: decisions.settle(self.group, self.form.rules()), _("That is how we decide now."))

    def done(self, what: Action) -> None:
        """Mark something as done."""
        self._done(lambda: decisions.done(self.group, what), _("Done. Thank you."))

    def drop(self, what: Action) -> None:
        """Take something off the list that will not be done."""
        self._done(lambda: decisions.drop(self.group, what), _("It is off the list, and that is fine."))

    def approve(self, about: Business) -> None:
        """Write down that the group approved the notes."""
        self._done(lambda: business.approve(self.group, about), _("The notes are approved."))

    def _done(self, action: Callable[[], object], said: str | Callable[[], str]) -> None:
        form = self.form
        if self.attempt(action):
            self._turn()
            self.desk.say(said if isinstance(said, str) else said(), undoable=True)
        elif form is not None and hasattr(form, "fold"):
            form.fold.line.setChecked(True)

    # paper

    def _choose_large(self, large: bool) -> None:  # noqa: FBT001  a slot
        self.large = large

    def print_paper(self, which: str) -> None:
        """Print one of the papers, by its name in `papers.TITLES`."""
        printing.print_out(self.desk, self, papers.made(self.group, self.about, which, large=self.large))

    def save_paper(self, which: str) -> None:
        """Save one of the papers as a PDF."""
        made = papers.made(self.group, self.about, which, large=self.large)
        printing.save(self.desk, self, _(papers.TITLES[which]), made)
