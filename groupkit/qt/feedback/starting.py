"""A round begins in five short steps, and the last shows what everybody will read before they answer."""

from dataclasses import replace

from groupkit.i18n import N_, _
from groupkit.qt.feedback import planned
from groupkit.qt.feedback.asked import FormStep, KeysStep, PeopleStep, PurposeStep, ReadStep
from groupkit.qt.feedback.planned import FIELDS, STEPS, Planned
from groupkit.qt.feedback.roundpage import TOPIC
from groupkit.qt.feedback.stepping import Step, SteppingPage
from groupkit.qt.fields import show_problems
from groupkit.services.feedback import keepers, rounds


class StartingPage(SteppingPage[Planned]):
    """Asks for the form first: everything else hangs on it."""

    name = "feedbackround"
    topics = frozenset({TOPIC})
    order = STEPS
    titles = (N_("The form"), N_("Who may answer"), N_("What for"), N_("Who opens it"), N_("Read it"))
    heading, home = N_("Begin a round"), "feedback"
    begins = (N_("Open the round"), "inbox")

    def fresh(self) -> Planned:
        """Return a plan in which nothing is chosen yet."""
        return Planned()

    def made(self) -> Step[Planned]:
        """Return the step that is asked now: without a form, that is the first."""
        form = planned.form_of(self.group, self.planned)
        if form is None or self.planned.step == "form":
            self.planned = replace(self.planned, step="form")
            return FormStep(self, self.planned, planned.choices(self.group))
        if self.planned.step == "people":
            return PeopleStep(self, self.planned, form, planned.before(self.group, form))
        if self.planned.step == "purpose":
            return PurposeStep(self, self.planned, form)
        if self.planned.step == "keys":
            return KeysStep(self, self.planned)
        names = {each.id: each.name for each in keepers.listing(self.group)}
        two = names.get(self.planned.reader, ""), names.get(self.planned.trustee, "")
        made = planned.round_of(self.group, self.planned, form)
        return ReadStep(self.planned, made, rounds.said(), two)

    def go_on(self) -> None:
        """Go on to the next step, unless something of this one is to be put right."""
        self.take()
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
            self.turn()
            return
        made = planned.round_of(self.group, self.planned, form)
        if self.attempt(lambda: rounds.open_(self.group, made), lambda: rounds.open_(self.group, made, sure=True)):
            self.planned, self.step = Planned(), None
            self.desk.go("feedback")
            self.desk.say(_("The round is open. Read out first what it is for."))
