"""One talk about what good help is: choose statements, write down the answers, and see what moved."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.outcomes.editions import Paper
from groupkit.core.outcomes.standing import Order, Said
from groupkit.core.outcomes.statements import JUSTICE, Statement
from groupkit.core.outcomes.workshop import Run
from groupkit.core.promises import Source, SourceKind
from groupkit.i18n import _, current
from groupkit.qt.desk import Desk
from groupkit.qt.outcomes.formpage import FormPage
from groupkit.qt.outcomes.papers import WITH_JUSTICE, Offer
from groupkit.qt.outcomes.runforms import AnswerForm, ChooseForm, TalkForm
from groupkit.qt.outcomes.table import OnTheTable, SinceLastTime, named
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.sections import empty
from groupkit.services.outcomes import answers, comparing, knowing, order, repeating, runs, statements
from groupkit.services.outcomes.telling import told
from groupkit.storage.outcomes import shipped

if TYPE_CHECKING:
    from collections.abc import Mapping

NEW, CHOOSE, ANSWER = "new", "choose", "answer"


class RunPage(FormPage):
    """A talk, or the form that begins one."""

    name = "outcomesrun"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.run_id = 0
        self.table: OnTheTable | None = None

    def show_this(self, shown: object) -> None:
        """Show a talk by its number."""
        if isinstance(shown, int):
            self.run_id = shown
            self.turn()

    def content(self) -> QLayout:
        """Return the talk, or the form of a new one."""
        self.words = told(shipped.statements())
        self.run: Run | None = next((each for each in runs.listing(self.group) if each.id == self.run_id), None)
        return self._begin() if self.run is None else self._one(self.run)

    def _begin(self) -> QLayout:
        today = self.group.today()
        earlier = [each for each in runs.listing(self.group) if each.day <= today]
        self.form = form = TalkForm(self, today, earlier, self.begin, partial(self.desk.go, "outcomes"))
        self.open = NEW
        self.first = form.title
        said = _("Sit together and take a few statements. Say for each: is it happening here?")
        return stack(self.head(_("Talk it through"), said, None), form, None)

    def _one(self, run: Run) -> QLayout:
        self.orders = order.listing(self.group, run.id)
        self.said = answers.of(self.group, run.id)
        every = (*statements.listing(self.group, justice=True), *statements.lines())
        self.every: Mapping[str, Statement] = {each.key: each for each in every}
        self.form = self._form()
        self.choose_button = button(_("Choose the statements"), "quiet", "plus", does=partial(self.turn, CHOOSE))
        primary = self._next()
        beside = [self.choose_button] if self.orders else []
        head = self.head(run.title, current().day(run.day, "full"), primary, *beside)
        return stack(head, self.beside(self._left(), self.form or self._side(run)), None)

    def _next(self) -> QPushButton | None:
        """Return the one thing to do next: choose, write answers down, promise; nothing while a form is open."""
        if self.form is not None:
            return None
        if not self.orders:
            return button(_("Choose the statements"), "primary", "plus", does=partial(self.turn, CHOOSE))
        waiting = self._waiting()
        if waiting:
            return button(_("Write the next answers"), "primary", "arrow-right", does=partial(self.answer, waiting))
        said_here = Source(kind=SourceKind.WORKSHOP, ref=str(self.run_id))
        does = partial(self.desk.go, "promises", said_here)
        return button(_("Promise what we do about it"), "primary", "check", does=does)

    def _waiting(self) -> str:
        done = {each.statement for each in self.said}
        return next((each.statement for each in self.orders if each.statement not in done), "")

    def _left(self) -> QWidget:
        self.table = None
        parts: list[QWidget] = []
        names = {key: each.words for key, each in self.every.items()}
        if self.orders or self.said:
            on_it = {each.statement for each in self.orders}
            loose = dict.fromkeys(each.statement for each in self.said if each.statement not in on_it)
            shown = [*self.orders, *(Order(statement=key) for key in loose)]
            ways = {each.key: each.title for each in told(shipped.workshop()).channels}
            self.table = OnTheTable(shown, self.said, names, (self.words.answers, ways), self.answer)
            parts.append(self.table)
        else:
            sentence = _("Take what people care about most. Three are enough for an hour.")
            parts.append(empty(_("Nothing is on the table yet"), sentence))
        if self.run is not None and self.run.follows is not None:
            moved = comparing.compare(self.group, self.run.id)
            if moved:
                parts.append(SinceLastTime(moved, names, self.words.answers))
        return box(stack(*parts, None, space="l"))

    def _side(self, run: Run) -> QWidget:
        known = knowing.listing(self.group)
        lines = [known[each.statement].how for each in self.orders if each.statement in known]
        self.remove_button = button(_("Take this talk away"), "plain", "trash-2", does=partial(self.remove, run.id))
        asked = [text(self.words.know, "heading"), text(self.words.know_note, "body", "soft"), *map(text, lines)]
        return box(stack(card(stack(*asked, space="s")), self._papers(run), self.remove_button, None, space="l"))

    def _papers(self, run: Run) -> QWidget:
        kinds = [Paper.ANSWERS, Paper.RANKING, *([Paper.REPEAT] if run.follows is not None else [])]
        kinds += [Paper.PRINCIPLES] if self.orders else []
        return self.papers([Offer(paper=kind, which=str(run.id)) for kind in kinds])

    # the form at the side

    def _form(self) -> QWidget | None:
        if self.open == CHOOSE:
            chosen = {each.statement for each in self.orders}
            made = ChooseForm(self._groups(), chosen, self._justice(), self.choose, self.turn)
            self.first = next(iter(made.ticks.values()))
            return made
        before = self._before(self.on)
        key = before.statement if before else self.on
        if self.open == ANSWER and key in self.every:
            dots = next((each.dots for each in self.orders if each.statement == key), 0)
            words, others = told(shipped.workshop()), {each.channel for each in self.said if each.statement == key}
            # what came another way stands beside what is there, and not in its place
            channels = sorted(words.channels, key=lambda each: before is None and each.key in others)
            form = AnswerForm(
                self,
                self.every[key],
                self.words.answers,
                (channels, words.settings),
                (before, dots),
                (self.save_answer, self.turn),
            )
            self.first = next(iter(form.counts.values()))
            return form
        return None

    def _justice(self) -> tuple[str, bool]:
        """Return the title of the statements that are offered where somebody asks for them, and whether one did."""
        asked = self.desk.held.get(WITH_JUSTICE, statements.justice_used(self.group)) is True
        return told(shipped.justice()).title, asked

    def _groups(self) -> list[tuple[str, list[Statement]]]:
        every = statements.listing(self.group, justice=True)
        titles = {each.key: each.title for each in self.words.stages} | {JUSTICE: told(shipped.justice()).title}
        found = [(title, [each for each in every if each.stage == key]) for key, title in titles.items()]
        lines = statements.lines()
        found += [
            (each.title, [line for line in lines if line.key.startswith(f"{each.key}/")])
            for each in told(shipped.lists()).lists
        ]
        return found

    def begin(self) -> None:
        """Write the new talk down and show it."""
        form = self.form
        assert isinstance(form, TalkForm)  # noqa: S101  its own button asks for it
        run, made = form.run(), []

        def does(*, sure: bool) -> None:
            made.append(repeating.begin(self.group, run, sure=sure))
            self.run_id = made[-1]

        self.done(does, _("The talk is written down."))

    def choose(self) -> None:
        """Put the ticked statements on the table."""
        form, run = self.form, self.run_id
        assert isinstance(form, ChooseForm)  # noqa: S101  its own button asks for it
        chosen = form.chosen()
        self.done(lambda sure: order.choose(self.group, run, chosen), _("They are on the table."))  # noqa: ARG005

    def answer(self, on: str) -> None:
        """Open the form for answers to a statement, or for some that were written down already: see `named`."""
        self.turn(ANSWER, on)

    def _before(self, on: str) -> Said | None:
        """Return the answers that are changed; None where new ones are written down."""
        return next((each for each in self.said if named(each) == on), None)

    def save_answer(self) -> None:
        """Write down what was answered, and the dots where they were counted."""
        form, run, key = self.form, self.run_id, self.on
        assert isinstance(form, AnswerForm)  # noqa: S101  its own button asks for it
        before = self._before(key)
        does = partial(answers.write_down, self.group, run, form.said(), form.dots.count(), before=before)
        self.done(does, _("It is written down."))

    def remove(self, run: int) -> None:
        """Take the talk away; what was promised stays."""
        if self.attempt(lambda: runs.remove(self.group, run)):
            self.desk.say(_("The talk is off the list."), undoable=True)
            self.desk.go("outcomes")
