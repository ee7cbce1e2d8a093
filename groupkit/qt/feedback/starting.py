"""A round begins in five short steps, and the last shows what everybody will read before they answer."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.feedback.rounds import Keeper
from groupkit.i18n import _
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.feedback import planned
from groupkit.qt.feedback.asked import FormStep, KeysStep, PeopleStep, PurposeStep, ReadStep, Step
from groupkit.qt.feedback.keepers import KeyForm, KeyMaker
from groupkit.qt.feedback.planned import FIELDS, STEPS, Planned
from groupkit.qt.feedback.roundpage import TOPIC
from groupkit.qt.fields import show_problems
from groupkit.qt.pieces import box, button, card, stack
from groupkit.qt.sections import header, steps
from groupkit.services.feedback import keepers, rounds


class StartingPage(KeyMaker):
    """One step at a time; nothing is promised to anybody before the last button is pressed."""

    name = "feedbackround"
    topics = frozenset({TOPIC})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.planned = Planned()
        self.making = False
        self.step: Step | None = None

    def content(self) -> QLayout:
        """Return the step that is asked now."""
        at = STEPS.index(self.planned.step)
        named = (_("The form"), _("Who may answer"), _("What for"), _("Who opens it"), _("Read it"))
        self.key_form = None
        self.step = step = self._made()
        self.first = self.step.first
        # these stand on cards of their own
        body = box(step.layout) if isinstance(step, PeopleStep | ReadStep | KeysStep) else card(step.layout)
        self.next_button = self._onwards(last=at == len(STEPS) - 1)
        self.back_button = self._back(at)
        said = _("Five short steps. Nothing begins before the last one.")
        head = header(_("Begin a round"), said)
        foot = Columns(self.back_button, self.next_button, letters=0, space="m")
        foot.turned.connect(lambda across: foot.put_last_first(not across))
        self.first = self.first or self.next_button
        return stack(head, steps(named, at), body, foot, None)

    def _onwards(self, *, last: bool) -> QPushButton:
        kind = "quiet" if self._wants_keys() else "primary"
        if last:
            return button(_("Open the round"), kind, "inbox", does=self.open_round)
        return button(_("Next"), kind, "arrow-right", does=self.go_on)

    def _wants_keys(self) -> bool:
        """Whether a key is made next, and only then the step is taken."""
        return self.key_form is not None or (isinstance(self.step, KeysStep) and not self.step.enough)

    def _back(self, at: int) -> QPushButton:
        if at:
            return button(_("Back"), "plain", "chevron-left", does=partial(self.show_step, STEPS[at - 1]))
        return button(_("Not now"), "plain", "chevron-left", does=partial(self.desk.go, "feedback"))

    def _made(self) -> Step:
        form = planned.form_of(self.group, self.planned)
        if form is None or self.planned.step == "form":
            self.planned = replace(self.planned, step="form")
            return FormStep(self, self.planned, planned.choices(self.group))
        if self.planned.step == "people":
            return PeopleStep(self, self.planned, form, planned.before(self.group, form))
        if self.planned.step == "purpose":
            return PurposeStep(self, self.planned, form)
        if self.planned.step == "keys":
            return self._keys()
        names = {each.id: each.name for each in keepers.listing(self.group)}
        two = names.get(self.planned.reader, ""), names.get(self.planned.trustee, "")
        made = planned.round_of(self.group, self.planned, form)
        return ReadStep(self.planned, made, rounds.said(), two)

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
        """Go on to the next step, unless something of this one is to be put right."""
        self._take()
        form = planned.form_of(self.group, self.planned)
        if form is None:
            return
        here = FIELDS[self.planned.step]
        made = planned.round_of(self.group, self.planned, form)
        wrong = [each for each in rounds.check(self.group, made) if each.field in here]
        if wrong:
            show_problems(self.fields, wrong)
            return
        self.show_step(STEPS[STEPS.index(self.planned.step) + 1])

    def open_round(self) -> None:
        """Open the round; what is only asked about is taken when the button is pressed once more."""
        form = planned.form_of(self.group, self.planned)
        if form is None:
            self._turn()
            return
        made = planned.round_of(self.group, self.planned, form)
        if self.attempt(lambda: rounds.open_(self.group, made), lambda: rounds.open_(self.group, made, sure=True)):
            self.planned, self.step = Planned(), None
            self.desk.go("feedback")
            self.desk.say(_("The round is open. Read out first what it is for."))

    # what was chosen is kept

    def draw(self, typed: Mapping[str, str] | None = None) -> None:
        """Draw the page as it was left."""
        if typed:
            self.planned = planned.unpacked(typed)
        elif typed is None:
            self._take()
        super().draw({})

    def typed(self) -> dict[str, str]:
        """Return what was chosen so far; never a passphrase."""
        if self.step is not None:
            self._take()
        return {} if self.planned == Planned() else self.planned.packed()
