"""A round of talks begins in five short steps, and the last shows what everybody will hear before they answer."""

from dataclasses import replace
from functools import partial

from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_, _
from groupkit.qt.evaluation.asked import FewStep, KeysStep, KindStep, PurposeStep, ReadStep
from groupkit.qt.evaluation.planned import FIELDS, STEPS, Planned, plan_of
from groupkit.qt.evaluation.roundpage import HOME
from groupkit.qt.feedback.stepping import Step, SteppingPage
from groupkit.qt.fields import show_problems
from groupkit.services.evaluation import rounds, telling
from groupkit.services.evaluation.ending import TOPIC
from groupkit.services.feedback import keepers
from groupkit.storage.evaluation import shipped


class StartingPage(SteppingPage[Planned]):
    """Asks what it is for first, and shows at the end what everybody will hear."""

    name = "evaluationround"
    topics = frozenset({TOPIC, keepers.TOPIC})
    order = STEPS
    titles = (N_("What for"), N_("Which kind"), N_("How few"), N_("Who reads it"), N_("Read it"))
    heading, home = N_("Begin a round of talks"), HOME
    begins = (N_("Begin the round"), "check")

    def fresh(self) -> Planned:
        """Return a plan in which nothing is chosen yet."""
        return Planned()

    def made(self) -> Step[Planned]:
        """Return the step that is asked now: the first again, where a key was taken back before the last."""
        if self.planned.step == STEPS[-1] and self._problems():
            self.planned = replace(self.planned, step=STEPS[0])
        planned, words = self.planned, telling.told(shipped.consent())
        match planned.step:
            case "kind":
                return KindStep(self, planned, words)
            case "few":
                return FewStep(self, planned, self.group.today())
            case "keys":
                return KeysStep(self, planned)
            case "read":
                made = rounds.plan(self.group, plan_of(planned, self.group.today()), sure=True)
                names = {each.id: each.name for each in keepers.listing(self.group)}
                three = names[made.reader], names[made.coders[0]], names[made.coders[1]]
                return ReadStep(planned, made, words, three)
            case _:
                return PurposeStep(self, planned)

    def go_on(self) -> None:
        """Go on to the next step, unless something up to this one is to be put right."""
        self.take()
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
