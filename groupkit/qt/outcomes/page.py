"""What good help is: the statements by stage, the talks about them, and what the group writes itself."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.outcomes.editions import Paper
from groupkit.core.outcomes.statements import JUSTICE, Statement
from groupkit.i18n import _, current
from groupkit.qt.decisions.offers import wide
from groupkit.qt.desk import Desk
from groupkit.qt.entries import Choice
from groupkit.qt.fields import Field
from groupkit.qt.flow import flow
from groupkit.qt.outcomes import statements as listed
from groupkit.qt.outcomes.formpage import FormPage
from groupkit.qt.outcomes.ownforms import KnowForm, PracticeForm, SlotForm, StatementForm
from groupkit.qt.outcomes.papers import WITH_JUSTICE, Offer
from groupkit.qt.pieces import Item, box, button, card, row, rule, stack, text
from groupkit.qt.sections import Fold
from groupkit.qt.ticks import Tick
from groupkit.services.outcomes import knowing, order, practice, runs, slots, statements
from groupkit.services.outcomes.telling import told
from groupkit.storage.outcomes import shipped

KNOW, OWN, CARD, SLOT = "know", "own", "card", "slot"


class OutcomesPage(FormPage):
    """One stage at a time, and beside it the talks, or the form that is open."""

    name = "outcomes"
    home = "feedback"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.stage = shipped.statements().stages[0].key
        self.home_title = _("Feedback")

    def content(self) -> QLayout:
        """Return the statements of a stage and what stands beside them."""
        self.home_title = _("Feedback")
        self.words = told(shipped.statements())
        justice = told(shipped.justice())
        self.justice = self.desk.held.get(WITH_JUSTICE, statements.justice_used(self.group)) is True
        self.stages = [(each.key, each.title) for each in self.words.stages]
        self.own_stages = tuple(self.stages)
        if self.justice:
            self.stages.append((JUSTICE, justice.title))
        elif self.stage == JUSTICE:
            self.stage = self.stages[0][0]
        self.form = self._form()
        self.talk_button = button(
            _("Talk it through"),
            "quiet" if self.form else "primary",
            "users",
            does=partial(self.desk.go, "outcomesrun"),
        )
        head = self.head(self.words.title, self.words.intro, self.talk_button)
        return stack(head, self.beside(self._left(), self.form or self._side()), None)

    def _left(self) -> QWidget:
        self.stage_entry = wide(Choice(self.stages, self.stage))
        self.stage_entry.activated.connect(self._choose)
        of_stage = [each for each in statements.listing(self.group, justice=True) if each.stage == self.stage]
        found, said = self._ordered(of_stage)
        title = dict(self.stages)[self.stage]
        self.lines = listed.Listed(
            title,
            found,
            knowing.listing(self.group),
            self.words.know,
            know=partial(self.turn, KNOW),
            remove=self.remove_statement,
        )
        pay = [each for each in statements.principles(self.group) if each.stage == self.stage]
        more = [listed.those_who_pay(pay, told(shipped.principles()).intro)] if pay else []
        self.own_button = button(_("Add one of our own"), "quiet", "plus", does=partial(self.turn, OWN))
        note = text(said, "small", "soft")
        which = Field(_("Where on the way"), self.stage_entry)
        self.justice_tick = Tick(_("With those about police, courts and prison"), done=self.justice, fades=False)
        self.justice_tick.toggled.connect(self._switch)
        where = stack(which, self.justice_tick, note, space="s")
        return box(stack(where, self.lines, self.own_button, *more, None, space="l"))

    def _ordered(self, found: Sequence[Statement]) -> tuple[Sequence[Statement], str]:
        """Put what got most dots here first; without dots it is the order of the people who were asked then."""
        title, dots = order.ours(self.group)
        if not any(each.key in dots for each in found):
            return found, self.words.order_note
        said = _("In our own order: first what got most dots in “{title}”.").format(title=title)
        return sorted(found, key=lambda each: -dots.get(each.key, 0)), said

    def _switch(self, justice: bool) -> None:  # noqa: FBT001  a slot
        self.desk.held[WITH_JUSTICE] = justice
        self.draw({})
        self.justice_tick.setFocus()

    def _choose(self) -> None:
        self.stage = self.stage_entry.value() or self.stage
        self.draw({})
        self.stage_entry.setFocus()

    def _side(self) -> QWidget:
        return box(stack(self._talks(), self._papers(), self._others(), *self._slots(), None, space="l"))

    def _talks(self) -> QWidget:
        self.run_buttons: dict[int, QPushButton] = {}
        lines: list[Item] = []
        for run in runs.listing(self.group):
            place = "workshop" if run.agenda else "outcomesrun"
            self.run_buttons[run.id] = made = button(_("Open"), "plain", does=partial(self.desk.go, place, run.id))
            made.setAccessibleDescription(run.title)
            day = _("{day} (over)") if run.closed_on else _("{day}")
            said = text(day.format(day=current().day(run.day, "long")), "small", "soft")
            lines += [*([rule()] if lines else []), row((stack(text(run.title), said, space="xs"), 1), made)]
        if not lines:
            lines.append(text(_("None yet. A talk about three of them is a good start."), "body", "soft"))
        self.half_day_button = button(
            _("Plan a half-day"), "quiet", "calendar-days", does=partial(self.desk.go, "workshop")
        )
        self.theories_button = button(
            _("Cards about local services"), "plain", "file-text", does=partial(self.desk.go, "theories")
        )
        ways = flow(self.half_day_button, self.theories_button)
        return card(stack(text(_("Our talks"), "heading"), *lines, ways, space="m"))

    def _papers(self) -> QWidget:
        found = (slot for slot, _filled in slots.listing(self.group))
        own = (Offer(paper=Paper.SLOT, which=slot.key, named=slot.title) for slot in found)
        cards = Offer(paper=Paper.STATEMENTS, justice=self.justice)
        return self.papers((cards, Offer(paper=Paper.PRINCIPLES), Offer(paper=Paper.PRACTICE), *own))

    def _others(self) -> QWidget:
        words = told(shipped.practice())
        self.card_buttons: dict[str, QPushButton] = {}
        lines: list[Item] = [text(words.intro, "body", "soft")]
        for each in practice.listing(self.group):
            lines += [text(each.title, "lead"), text(each.told)]
            if each.own:
                gone = button(_("Take it away"), "plain", "x", does=partial(self.remove_card, each.key))
                gone.setAccessibleDescription(each.title)
                self.card_buttons[each.key] = gone
                lines.append(row(gone, None))
        lines.append(text(words.ask, "lead", "soft"))
        self.card_button = button(words.own, "quiet", "plus", does=partial(self.turn, CARD))
        return Fold(words.title, card(stack(*lines, row(self.card_button, None), space="s")))

    def _slots(self) -> list[QWidget]:
        self.slot_buttons: dict[str, QPushButton] = {}
        self.empty_buttons: dict[str, QPushButton] = {}
        folds: list[QWidget] = []
        for slot, filled in slots.listing(self.group):
            lines: list[Item] = [text(slot.about, "body", "soft"), text(slot.like_note, "small", "soft")]
            lines += [
                text(each) for each in (filled.words.splitlines() if filled else slot.headings) if each.strip()
            ]
            if filled:
                lines.append(text(filled.credit, "small", "soft"))
            said = _("Change our words") if filled else _("Put our own words in")
            self.slot_buttons[slot.key] = button(said, "quiet", does=partial(self.turn, SLOT, slot.key))
            ways = [self.slot_buttons[slot.key]]
            if filled:
                gone = button(_("Take our words out"), "plain", "x", does=partial(self.empty_slot, slot.key))
                gone.setAccessibleDescription(slot.title)
                self.empty_buttons[slot.key] = gone
                ways.append(gone)
            folds.append(Fold(slot.title, card(stack(*lines, flow(*ways), space="s"))))
        return folds

    # the form at the side

    def _form(self) -> QWidget | None:
        made: QWidget | None = None
        stages = self.own_stages
        match self.open:
            case "know":
                words = (self.words.know, self.words.know_note, self.words.ways)
                statement = statements.find(self.group, self.on)
                known = knowing.listing(self.group).get(self.on)
                made = KnowForm(self, statement, known, words, self.save_known, self.turn)
            case "own":
                made = StatementForm(self, stages, self.stage, self.save_statement, self.turn)
            case "card":
                heading = told(shipped.practice()).own
                made = PracticeForm(self, heading, stages, self.stage, self.save_card, self.turn)
            case "slot":
                slot, filled = next(each for each in slots.listing(self.group) if each[0].key == self.on)
                made = SlotForm(self, slot, filled, self.save_slot, self.turn)
        if made is not None:
            self.first = next(iter(self.fields.values())).entry
        return made

    def save_known(self) -> None:
        """Keep how the group would know."""
        form, key = self.form, self.on
        assert isinstance(form, KnowForm)  # noqa: S101  its own button asks for it
        how, way = form.how.toPlainText(), form.way.value() or ""
        self.done(partial(knowing.know, self.group, key, how, way), _("It is written down."))

    def save_statement(self) -> None:
        """Keep a statement of the group's own."""
        form = self.form
        assert isinstance(form, StatementForm)  # noqa: S101  its own button asks for it
        stage = form.stage.value() or self.stage
        words = form.words.toPlainText()
        before, self.stage = self.stage, stage
        if not self.done(partial(statements.add, self.group, words, stage), _("It is on the list.")):
            self.stage = before

    def save_card(self) -> None:
        """Keep a card of the group's own."""
        assert isinstance(self.form, PracticeForm)  # noqa: S101  its own button asks for it
        self.done(partial(practice.add, self.group, self.form.made()), _("The card is kept."))

    def save_slot(self) -> None:
        """Put words in a slot."""
        form = self.form
        assert isinstance(form, SlotForm)  # noqa: S101  its own button asks for it
        does = partial(
            slots.fill,
            self.group,
            self.on,
            form.words.toPlainText(),
            form.credit.text(),
            allowed=form.allowed.isChecked(),
        )
        self.done(does, _("Your words are in."))

    def remove_statement(self, key: str) -> None:
        """Take a statement of the group's own away."""
        self._taken(lambda: statements.remove(self.group, key))

    def remove_card(self, key: str) -> None:
        """Take a card of the group's own away."""
        self._taken(lambda: practice.remove(self.group, key))

    def empty_slot(self, key: str) -> None:
        """Take the group's words out of a slot; our headings stand there again."""
        if self.attempt(lambda: slots.empty(self.group, key)):
            self.desk.say(_("Your words are out."), undoable=True)

    def _taken(self, does: Callable[[], object]) -> None:
        if self.attempt(does):
            self.desk.say(_("It is off the list."), undoable=True)
