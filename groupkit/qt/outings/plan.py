"""The plan of an outing: one step open at a time, the others a line each, and the day beside them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from groupkit.core.outings.papers import SHEETS
from groupkit.core.outings.plans import DONE, NOT_NEEDED
from groupkit.core.outings.steps import due
from groupkit.core.outings.words.people import JobWords
from groupkit.core.outings.words.planning import Step, StepWords
from groupkit.i18n import N_, _, current, ngettext
from groupkit.qt.columns import Columns
from groupkit.qt.flow import flow
from groupkit.qt.look import gap
from groupkit.qt.outings.dayform import DayForm
from groupkit.qt.outings.detailforms import RulesForm
from groupkit.qt.outings.part import Part, Showing
from groupkit.qt.outings.planned import Planned
from groupkit.qt.pieces import box, button, card, chip, row, rule, stack, text
from groupkit.qt.sections import LateFold
from groupkit.services.outings import planning
from groupkit.services.outings.known import words

DAY, RULES = "day", "rules"
_FEW = 3


class Steps(QWidget):
    """The step that comes next, or the one that was opened, with its why; under it the others, a line each."""

    def __init__(self, page: Showing) -> None:
        super().__init__()
        self._page, self._words = page, words(StepWords)
        on = page.progress
        chosen = next((step for step in on.needed if step.key == page.step), None)
        self.now = on.next if chosen is None or on.over else chosen
        self.buttons: dict[str, QPushButton] = {}
        self.does: dict[str, QPushButton] = {}
        things: list[QWidget | None] = [self._said() if self.now is None else self._open(self.now)]
        others = [step for step in on.open if self.now is None or step.key != self.now.key]
        if others and not on.over:
            things.append(self._others(others))
        if on.behind:
            self.behind = LateFold(_("Done or not needed"), partial(self._lines, on.behind))
            things.append(self.behind)
        self.setLayout(stack(*things, None, space="l"))

    def _said(self) -> QFrame:
        """Say that nothing is left to do here."""
        known = self._page.whole
        said = _("Every step is taken. Enjoy the day.")
        if known.outing.put_away:
            said = _("It is put away. The names are gone, the figures stay.")
        elif known.plan.called_off:
            said = _("It is called off. What was planned stays here, and can be taken up again.")
        return card(stack(text(said, "lead")))

    def _open(self, step: Step) -> QFrame:
        """Lay out the step that is open: what to do, why, and what can be done with it."""
        page, words_ = self._page, self._words
        state = page.progress.state(step.key)
        day = due(step, page.known.outing.day)
        top = row(text(words_.today, "small"), None, chip(self._whose(step)))
        lines = stack(top, text(step.title, "heading"), text(step.do), text(step.why, "body", "soft"), space="s")
        if state:
            lines.addWidget(row_of(chip(words_.done if state == DONE else words_.not_needed)))
        elif day < page.group.today():
            lines.addWidget(text(words_.later, "small"))
        lines.addSpacing(gap("s"))
        lines.addWidget(flow(*self._ways(step, state)))
        return card(lines)

    def _whose(self, step: Step) -> str:
        """Return whose a step is: the person who does that job on this outing, or else the job."""
        known = self._page.whole
        held = next((each.person for each in known.jobs if each.job == step.job), None)
        job = next((job.title for job in words(JobWords).jobs if job.key == step.job), _("All of us"))
        return known.names.get(held or 0, job)

    def _ways(self, step: Step, state: str) -> list[QPushButton]:
        page, words_ = self._page, self._words
        made: dict[str, QPushButton] = {}
        leads = page.leads(step.field)
        if leads is not None:
            made["open"] = button(leads[0], "primary", "arrow-right", does=leads[1])
        if any(sheet.key == step.sheet for sheet in SHEETS):
            does = partial(page.print_paper, step.sheet)
            made["print"] = button(_("Print the paper"), "quiet", "printer", does=does)
        if state:
            made["again"] = button(_("Open it again"), "quiet", "undo-2", does=partial(self._take, step, ""))
        else:
            kind = "quiet" if "open" in made else "primary"
            made[DONE] = button(words_.done, kind, "check", does=partial(self._take, step, DONE))
            made[NOT_NEEDED] = button(words_.not_needed, "plain", does=partial(self._take, step, NOT_NEEDED))
            after = self._after(step)
            if after is not None:
                made["later"] = button(_("Later"), "plain", does=partial(page.show_step, after.key))
        self.does = made
        return list(made.values())

    def _after(self, step: Step) -> Step | None:
        """Return the step that is open after this one; past the last, it is the first."""
        open_ = self._page.progress.open
        at = [each.key for each in open_].index(step.key)
        after = (*open_[at + 1 :], *open_[:at])
        return after[0] if after else None

    def _others(self, steps: Sequence[Step]) -> QFrame:
        """Lay out what comes after it; past the next few, the steps are folded."""
        lines = stack(text(_("After that"), "heading"), self._lines(steps[:_FEW]), space="s")
        more = steps[_FEW:]
        if more:
            said = ngettext("{count} more step", "{count} more steps", len(more)).format(count=len(more))
            self.fold = LateFold(said, partial(self._lines, more))
            lines.addWidget(self.fold)
        return card(lines)

    def _lines(self, steps: Sequence[Step]) -> QWidget:
        lines = stack(space="xs")
        for at, step in enumerate(steps):
            if at:
                lines.addWidget(rule())
            lines.addWidget(self._line(step))
        return box(lines)

    def _line(self, step: Step) -> QWidget:
        """Make one line: the step as a button that opens it, and from when it can be taken."""
        said = self._when(step)
        made = button(step.title, "plain", does=partial(self._page.show_step, step.key))
        made.setAccessibleDescription(said)
        self.buttons[step.key] = made
        return Columns((box(row(made, None)), 1), text(said, "small"), letters=26, space="s")

    def _when(self, step: Step) -> str:
        """Say that a step is done or not needed, or from when it can be taken; what could be before, can be now."""
        state, day = self._page.progress.state(step.key), due(step, self._page.known.outing.day)
        if state:
            return self._words.done if state == DONE else self._words.not_needed
        if day <= self._page.group.today():
            return _("Can be done now")
        return _("From {day}").format(day=current().day(day, "short"))

    def _take(self, step: Step, state: str) -> None:
        page = self._page
        said = {DONE: _("It is done."), NOT_NEEDED: _("It is left out."), "": _("It is open again.")}[state]
        page.step = "" if state else step.key
        page.done(lambda: planning.step(page.group, page.shown, step.key, state), said)


def row_of(thing: QWidget) -> QWidget:
    """Keep a small thing as wide as its words."""
    return box(row(thing, None))


PART = Part(
    key="plan",
    title=N_("Next steps"),
    make=Steps,
    beside=Planned,
    forms={DAY: DayForm, RULES: RulesForm},
    steps={"day": DAY, "decision": RULES, "photos": RULES, "who": RULES},
)
