"""A half-day together: planned with times, who is coming by kind with the gaps, and closed with its steps."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.outcomes.editions import PAGES, Paper
from groupkit.core.outcomes.workshop import Run, Step, Workshop
from groupkit.i18n import _, current
from groupkit.qt.desk import Desk
from groupkit.qt.flow import flow
from groupkit.qt.outcomes.closing import StepForm, Steps, kept
from groupkit.qt.outcomes.formpage import FormPage
from groupkit.qt.outcomes.halfday import Coming, GuestsForm, PlanForm, over, running_order
from groupkit.qt.outcomes.papers import Offer
from groupkit.qt.pieces import Item, box, button, card, row, stack, text
from groupkit.services.outcomes import comparing, repeating, runs, workshop
from groupkit.services.outcomes.telling import told
from groupkit.storage.outcomes import shipped

PLAN, NEW, GUESTS, STEP = "plan", "new", "guests", "step"


class WorkshopPage(FormPage):
    """One half-day; the steps of its end are held here until it is closed."""

    name = "workshop"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.run_id = 0

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps written down so far; they come back with the page."""
        held = self.desk.held.get((self.name, str(self.run_id)), ())
        return tuple(each for each in held if isinstance(each, Step)) if isinstance(held, tuple) else ()

    def show_this(self, shown: object) -> None:
        """Show a half-day by its number."""
        if isinstance(shown, int):
            self.run_id = shown
            self.turn()

    def content(self) -> QLayout:
        """Return the half-day, or the form that plans one."""
        self.words = told(shipped.workshop())
        planned = [each for each in runs.listing(self.group) if each.agenda]
        chosen = next((each for each in planned if each.id == self.run_id), None)
        if chosen is None and planned and self.open != NEW:
            chosen, self.run_id = planned[0], planned[0].id
        self.form = None
        if chosen is None or self.open == NEW:
            return self._begin()
        self.known = workshop.get(self.group, chosen.id)
        return self._one(self.known)

    def _begin(self) -> QLayout:
        self.open = NEW
        suggested = workshop.suggested(self.group.today()).run
        earlier = [each for each in runs.listing(self.group) if each.day <= self.group.today()]
        leave = partial(self.desk.go, "outcomes")
        suggested = replace(suggested, follows=earlier[0].id if earlier else None)
        self.form = form = PlanForm(self, suggested, self.words, earlier, (self.save_plan, leave))
        self.first = form.title
        beside = stack(
            text(self.words.about),
            text(self.words.ends_with, "lead"),
            text(self.words.paper_note, "body", "soft"),
            space="m",
        )
        about = box(stack(card(beside, "sunken"), None))
        return stack(
            self.head(self.words.title, _("Plan it here. Nothing is sent to anybody."), None),
            self.beside(form, about),
            None,
        )

    def _one(self, known: Workshop) -> QLayout:
        run = known.run
        self.form = self._form(known)
        self.talk_button = button(
            _("Write down the answers"), "quiet", "users", does=partial(self.desk.go, "outcomesrun", run.id)
        )
        self.next_button = self._next(known)
        said = _("{day}, {start}, {place}")
        start = current().clock(run.start) if run.start else ""
        sentence = said.format(day=current().day(run.day, "full"), start=start, place=run.place)
        head = self.head(run.title, sentence, None if self.form else self.next_button, self.talk_button)
        return stack(head, self.beside(self._left(known), self.form or self._side(known)), None)

    def _next(self, known: Workshop) -> QPushButton:
        """Return the next thing to do: ask people, write the steps down, close, or plan the next one."""
        run = known.run
        if run.closed_on is not None:
            return button(_("Plan another one"), "primary", "plus", does=partial(self.turn, NEW))
        if run.day > self.group.today():
            gaps = workshop.missing_kinds(self.group, run.id)
            kind = gaps[0].key if gaps else self.words.kinds[0].key
            return button(_("Count who is coming"), "primary", "users", does=partial(self.turn, GUESTS, kind))
        if self.steps:
            return button(_("Close the half-day"), "primary", "check", does=self.close_half_day)
        return button(_("Write down a step"), "primary", "plus", does=partial(self.turn, STEP))

    def _left(self, known: Workshop) -> QWidget:
        run = known.run
        gaps = {each.key: each for each in workshop.missing_kinds(self.group, run.id)}
        self.coming = Coming(known, self.words.kinds, gaps, self.words.gap, partial(self.turn, GUESTS))
        room = workshop.room(self.group, run.id)
        said: list[Item] = [row(over(run.closed_on), None)] if run.closed_on else []
        said += [text(room, "body", "soft")] if room else []
        order = running_order(run, self.words)
        # before the day people are asked; on the day the plan is what one looks at
        both = (self.coming, order) if run.day > self.group.today() else (order, self.coming)
        return box(stack(*said, *both, None, space="l"))

    def _side(self, known: Workshop) -> QWidget:
        run = known.run
        if run.closed_on is not None:
            promised = comparing.steps(self.group, run.id)
            return box(stack(kept(promised, partial(self.desk.go, "promises")), self._papers(run), None, space="l"))
        self.list = Steps(self.steps, partial(self.turn, STEP), self.drop, self.close_half_day)
        self.plan_button = button(_("Change the plan"), "quiet", "calendar-days", does=partial(self.turn, PLAN))
        self.remove_button = button(_("Call it off"), "plain", "x", does=self.remove)
        ways = flow(self.plan_button, self.remove_button)
        return box(stack(self.list, self._papers(run), ways, None, space="l"))

    def _papers(self, run: Run) -> QWidget:
        whole = Offer(paper=Paper.HALF_DAY, which=str(run.id))
        pages = (replace(whole, pages=(key,), named=_(said)) for key, said in PAGES.items())
        others = (replace(whole, paper=kind) for kind in (Paper.ANSWERS, Paper.RANKING))
        return self.papers((whole, *pages, *others))

    # the form at the side

    def _form(self, known: Workshop) -> QWidget | None:
        made: QWidget | None = None
        match self.open:
            case "plan":
                earlier = [
                    each for each in runs.listing(self.group) if each.day <= known.run.day and each != known.run
                ]
                made = PlanForm(self, known.run, self.words, earlier, (self.save_plan, self.turn))
            case "guests":
                kind = next(each for each in self.words.kinds if each.key == self.on)
                made = GuestsForm(self, kind, known.of(self.on), (self.save_guests, self.turn))
            case "step":
                made = StepForm(self, self.group.today(), self.save_step, self.turn)
        if made is not None:
            self.first = next(iter(self.fields.values())).entry
        return made

    def save_plan(self) -> None:
        """Keep the plan of the half-day."""
        form = self.form
        assert isinstance(form, PlanForm)  # noqa: S101  its own button asks for it
        run = form.run()
        guests = workshop.get(self.group, run.id).guests if run.id else ()

        def does(*, sure: bool) -> None:
            about = Workshop(run=run, guests=guests)
            self.run_id = (workshop.plan if run.id else repeating.begin)(self.group, about, sure=sure)

        self.done(does, _("The half-day is planned."))

    def save_guests(self) -> None:
        """Keep how many of one kind there are."""
        form = self.form
        assert isinstance(form, GuestsForm)  # noqa: S101  its own button asks for it
        guests, run = form.guests(), self.run_id
        self.done(lambda sure: workshop.count(self.group, run, guests), _("It is written down."))  # noqa: ARG005

    def save_step(self) -> None:
        """Hold a step until the half-day is closed."""
        form = self.form
        assert isinstance(form, StepForm)  # noqa: S101  its own button asks for it
        step = form.step()
        check = partial(workshop.check_step, self.group, step)
        if self.attempt(check, partial(check, sure=True)):
            self._hold((*self.steps, step))
            self.turn()

    def drop(self, at: int) -> None:
        """Take a step off again."""
        self._hold((*self.steps[:at], *self.steps[at + 1 :]))
        self.turn()

    def _hold(self, steps: tuple[Step, ...]) -> None:
        self.desk.held[self.name, str(self.run_id)] = steps

    def close_half_day(self) -> None:
        """Close the half-day; its steps become promises."""
        run, steps = self.run_id, self.steps
        said = _("The half-day is closed. Its steps are promises now.")
        # a step was looked over, and asked about, when it was written down
        if self.done(lambda sure: workshop.close(self.group, run, steps, sure=True), said):  # noqa: ARG005
            self._hold(())

    def remove(self) -> None:
        """Call the half-day off."""
        run = self.run_id
        if self.attempt(lambda: runs.remove(self.group, run)):
            self.desk.say(_("The half-day is called off."), undoable=True)
            self.desk.go("outcomes")
