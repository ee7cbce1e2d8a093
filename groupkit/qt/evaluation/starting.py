"""A round of talks begins in five short steps, and the last shows what everybody will hear before they answer."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.feedback.rounds import Keeper
from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import _
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.evaluation.asked import FewStep, KeysStep, KindStep, PurposeStep, ReadStep, Step
from groupkit.qt.evaluation.planned import FIELDS, STEPS, Planned, plan_of, unpacked
from groupkit.qt.evaluation.roundpage import HOME
from groupkit.qt.feedback.keepers import KeyForm, KeyMaker
from groupkit.qt.fields import show_problems
from groupkit.qt.pieces import box, button, card, stack
from groupkit.qt.sections import header, steps
from groupkit.services.evaluation import rounds, telling
from groupkit.services.evaluation.ending import TOPIC
from groupkit.services.feedback import keepers
from groupkit.storage.evaluation import shipped


class StartingPage(KeyMaker):
    """One step at a time; nothing is promised to anybody before the last button is pressed."""

    name = "evaluationround"
    topics = frozenset({TOPIC, keepers.TOPIC})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.planned = Planned()
        self.making = False
        self.step: Step | None = None

    def content(self) -> QLayout:
        """Return the step that is asked now."""
        if self.planned.step == STEPS[-1] and self._problems():
            # a key was taken back meanwhile
            self.planned = replace(self.planned, step=STEPS[0])
        at = STEPS.index(self.planned.step)
        named = (_("What for"), _("Which kind"), _("How few"), _("Who reads it"), _("Read it"))
        self.key_form = None
        self.step = step = self._made()
        body = box(step.layout) if isinstance(step, ReadStep | KeysStep) else card(step.layout)
        self.next_button = self._onwards(last=at == len(STEPS) - 1)
        self.back_button = self._back(at)
        head = header(_("Begin a round of talks"), _("Five short steps. Nothing begins before the last one."))
        foot = Columns(self.back_button, self.next_button, letters=0, space="m")
        foot.turned.connect(lambda across: foot.put_last_first(not across))
        self.first = step.first or self.next_button
        return stack(head, steps(named, at), body, foot, None)

    def _onwards(self, *, last: bool) -> QPushButton:
        wants_keys = self.key_form is not None or (isinstance(self.step, KeysStep) and not self.step.enough)
        kind = "quiet" if wants_keys else "primary"
        if last:
            return button(_("Begin the round"), kind, "check", does=self.open_round)
        return button(_("Next"), kind, "arrow-right", does=self.go_on)

    def _back(self, at: int) -> QPushButton:
        if at:
            return button(_("Back"), "plain", "chevron-left", does=partial(self.show_step, STEPS[at - 1]))
        return button(_("Not now"), "plain", "chevron-left", does=partial(self.desk.go, HOME))

    def _made(self) -> Step:
        planned, words = self.planned, telling.told(shipped.consent())
        match planned.step:
            case "kind":
                return KindStep(self, planned, words)
            case "few":
                return FewStep(self, planned, self.group.today())
            case "keys":
                return self._keys()
            case "read":
                made = rounds.plan(self.group, plan_of(planned, self.group.today()), sure=True)
                names = {each.id: each.name for each in keepers.listing(self.group)}
                three = names[made.reader], names[made.coders[0]], names[made.coders[1]]
                return ReadStep(planned, made, words, three)
            case _:
                return PurposeStep(self, planned)

    def _keys(self) -> Step:
        held = keepers.listing(self.group)
        form: QWidget | None = None
        if self.making:
            self.key_form = form = KeyForm(self)
        step = KeysStep(self, self.planned, held, partial(self.open_form, None, opened=True), form)
        if self.key_form is not None:
            step.first = self.key_form.name_entry
        return step

    def open_form(self, held: Keeper | None, *, opened: bool = False) -> None:  # noqa: ARG002  nobody is replaced here
        """Open the form for a key, or close it."""
        self._take()
        self.making = opened
        self._turn()

    def _turn(self) -> None:
        super().draw({})
        if self.first is not None:
            self.first.setFocus()

    def _take(self) -> None:
        if self.step is not None:
            self.planned = self.step.taken()

    def show_step(self, step: str) -> None:
        """Show a step, with what was chosen so far."""
        self._take()
        self.making = False
        self.planned = replace(self.planned, step=step)
        self._turn()

    def go_on(self) -> None:
        """Go on to the next step, unless something up to this one is to be put right."""
        self._take()
        at = STEPS.index(self.planned.step)
        here = {name for step in STEPS[: at + 1] for name in FIELDS[step]}
        if wrong := [each for each in self._problems() if each.field in here]:
            show_problems(self.fields, wrong)
            return
        self.show_step(STEPS[at + 1])

    def _problems(self) -> tuple[Problem, ...]:
        try:
            rounds.plan(self.group, plan_of(self.planned, self.group.today()), sure=True)
        except RefusedError as refused:
            return tuple(refused.problems)
        return ()

    def open_round(self) -> None:
        """Begin the round; what is only asked about is taken when the button is pressed once more."""
        made = plan_of(self.planned, self.group.today())

        def begin(*, sure: bool = False) -> None:
            opened.append(rounds.open_(self.group, made, sure=sure).key)

        opened: list[str] = []
        if self.attempt(begin, partial(begin, sure=True)):
            self.planned, self.step = Planned(), None
            self.desk.go("evaluationplan", opened[0])
            self.desk.say(_("The round has begun. Now ask the first person."))

    # what was chosen is kept

    def draw(self, typed: Mapping[str, str] | None = None) -> None:
        """Draw the page as it was left."""
        if typed:
            self.planned = unpacked(typed)
        elif typed is None:
            self._take()
        super().draw({})

    def typed(self) -> dict[str, str]:
        """Return what was chosen so far; never a passphrase."""
        if self.step is not None:
            self._take()
        return {} if self.planned == Planned() else self.planned.packed()
