"""The end of a half-day: who does what next. Each line becomes a promise, and so does what cannot be done."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.outcomes.workshop import Step
from groupkit.core.promises import STATES, Promise
from groupkit.core.visits import months_before
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Choice, line, notes
from groupkit.qt.fields import Field
from groupkit.qt.outcomes.ownforms import OwnForm
from groupkit.qt.page import Page
from groupkit.qt.pieces import Item, box, button, card, chip, row, rule, stack, text

Action = Callable[[], object]
_AHEAD = 13
_USUAL = 3


class StepForm(OwnForm):
    """One step: what was said, what is done, who takes it on, and the month in which the group looks again."""

    def __init__(self, page: Page, today: date, save: Action, leave: Action) -> None:
        super().__init__()
        self.said = notes(lines=2)
        self.what = line(most=160)
        self.who = line(example=_("Secretary"), most=80)
        months = [months_before(today, -ahead) for ahead in range(_AHEAD)]
        self.month = wide(Choice(((each, current().month(each)) for each in months), months[_USUAL]))
        self.why = line(most=160)
        hint = _("Only if it cannot be done. That is an answer too.")
        self._lay(
            _("Who does what next"),
            page.field("said", Field(_("What was said"), self.said)),
            page.field("what", Field(_("What we do"), self.what)),
            page.field("who", Field(_("Who takes it on"), self.who, hint=_("A job, a body or a first name."))),
            page.field("month", Field(_("We look at it again in"), self.month)),
            page.field("why", Field(_("We cannot, because"), self.why, hint=hint)),
            save=save,
            leave=leave,
        )

    def step(self) -> Step:
        """Return the step as answered."""
        month = self.month.value()
        assert month is not None  # noqa: S101  there is always one to choose
        return Step(
            said=self.said.toPlainText(),
            what=self.what.text(),
            who=self.who.text(),
            month=month,
            why=self.why.text(),
        )


class Steps(QWidget):
    """The steps so far, before the half-day is closed."""

    def __init__(self, steps: tuple[Step, ...], add: Action, drop: Callable[[int], object], close: Action) -> None:
        super().__init__()
        self.drop_buttons: list[QPushButton] = []
        lines: list[Item] = [text(_("Who does what next"), "heading")]
        if not steps:
            lines.append(text(_("Write them down at the end of the half-day, one by one."), "body", "soft"))
        for at, step in enumerate(steps):
            gone = button(_("Take it off"), "plain", "x", does=partial(drop, at))
            gone.setAccessibleDescription(step.what)
            self.drop_buttons.append(gone)
            said = stack(text(step.what), text(_owned(step.who, step.month), "small", "soft"), space="xs")
            lines += [*([rule()] if at else []), Columns((box(said), 3), (gone, 2), letters=24)]
        self.add_button = button(_("Add a step"), "quiet", "plus", does=add)
        self.close_button = button(_("Close the half-day"), "quiet", "check", does=close)
        ways = [self.add_button, *([self.close_button] if steps else [])]
        lines.append(Columns(*ways, letters=0, space="s"))
        self.setLayout(stack(card(stack(*lines, space="m"))))


def kept(promises: tuple[Promise, ...], go: Action) -> QWidget:
    """Show what was promised at a half-day, and what became of it."""
    lines: list[Item] = [text(_("What we said we would do"), "heading")]
    for at, each in enumerate(promises):
        state = chip(_(STATES[each.state]), "accent" if each.finished else "plain")
        said = stack(text(each.what), text(_owned(each.owner, each.again), "small", "soft"), space="xs")
        lines += [*([rule()] if at else []), Columns((box(said), 3), (box(row(state, None)), 2), letters=24)]
    lines.append(row(button(_("All promises"), "plain", "arrow-right", does=go), None))
    return card(stack(*lines, space="m"))


def _owned(who: str, month: date) -> str:
    return _("{who}, we look again in {month}").format(who=who, month=current().month(month))
