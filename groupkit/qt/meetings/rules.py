"""How often a meeting is held: every rule a person may want, chosen without writing it."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from groupkit.core.calendar import Rule
from groupkit.core.problems import Problem
from groupkit.i18n import N_, _, current, ngettext
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Choice, Count, Day
from groupkit.qt.fields import Field
from groupkit.qt.meetings.days import Days
from groupkit.qt.pieces import box, stack
from groupkit.qt.sections import Fold
from groupkit.qt.ticks import Tick

EVERY, SOME, STEP, DATES = "every", "some", "step", "dates"
KINDS = {
    EVERY: N_("Every week"),
    SOME: N_("Some weeks of the month"),
    STEP: N_("Every few weeks, from a day"),
    DATES: N_("Only on some days"),
}
WHICH = {1: N_("1st"), 2: N_("2nd"), 3: N_("3rd"), 4: N_("4th"), 5: N_("5th")}
LAST = N_("Last")
_FORTNIGHT = 2
MakeField = Callable[[str, Field[Any]], Field[Any]]


def rule_in_words(rule: Rule) -> str:
    """Say when a meeting is held."""
    if not rule.excluding:
        return _which(rule)
    days = current().listing(current().day(day, "sheet") for day in rule.excluding)
    return _("{rule}, except {days}").format(rule=_which(rule), days=days)


def _which(rule: Rule) -> str:
    words = current()
    if rule.dates:
        return _("Only on {days}").format(days=words.listing(words.day(day, "sheet") for day in rule.dates))
    if rule.start is not None:
        said = ngettext("Every week from {day}", "Every {count} weeks from {day}", rule.step)
        return said.format(count=rule.step, day=words.day(rule.start, "short"))
    if rule.weeks or rule.last:
        weeks = [*(_(WHICH[week]) for week in rule.weeks), *([_("last")] if rule.last else [])]
        return _("The {weeks} in each month").format(weeks=words.listing(weeks))
    return _(KINDS[EVERY])


def kind_of(rule: Rule) -> str:
    """Return which of the kinds a rule is."""
    if rule.dates:
        return DATES
    if rule.start is not None:
        return STEP
    return SOME if rule.weeks or rule.last else EVERY


class HowOften(QWidget):
    """Asks for a rule; what the chosen kind does not need stays hidden."""

    def __init__(self, field: MakeField, known: Rule, today: date) -> None:
        super().__init__()
        self.kind = Choice(((kind, _(words)) for kind, words in KINDS.items()), kind_of(known))
        self.weeks = {week: Tick(_(words), done=week in known.weeks) for week, words in WHICH.items()}
        self.last = Tick(_(LAST), done=known.last)
        self.step = Count(known.step if known.start else _FORTNIGHT, digits=2)
        self.since = Day(known.start or today)
        self.dates = Days(_("Only on these days"), known.dates, today)
        self.excluding = Days(_("Except on these days"), known.excluding, today)
        ticks = [*self.weeks.values(), self.last]
        pairs = [
            Columns((one, 1), (other, 1), letters=12, space="s")
            for one, other in zip(ticks[::2], ticks[1::2], strict=True)
        ]
        self._parts = {
            SOME: (box(stack(*pairs, space="xs")),),
            STEP: (
                field("step", Field(_("How many weeks from one to the next"), self.step)),
                field("since", Field(_("Counting from"), self.since)),
            ),
            DATES: (self.dates,),
        }
        self.but = Fold(_("Leave out some days"), self.excluding, opened=bool(known.excluding))
        shown = [part for parts in self._parts.values() for part in parts]
        often = field("when", Field(_("How often"), self.kind))
        self.setLayout(stack(often, *shown, self.but, space="m"))
        self.kind.currentIndexChanged.connect(lambda _at: self._turn())
        self._turn()

    def _turn(self) -> None:
        for kind, parts in self._parts.items():
            for part in parts:
                part.setVisible(kind == self.kind.value())

    def problems(self) -> Iterator[Problem]:
        """Yield what is still to be chosen."""
        kind = self.kind.value()
        if kind == SOME and not (self.last.isChecked() or any(tick.isChecked() for tick in self.weeks.values())):
            yield Problem("when", N_("Tick the weeks of the month."))
        if kind == STEP and not self.step.count():
            yield Problem("step", N_("Say how many weeks, like 2."))
        if kind == DATES and not self.dates.days():
            yield Problem("when", N_("Add the days it is held on."))

    def rule(self) -> Rule:
        """Return the rule as answered; a kind without an answer means every week."""
        but = self.excluding.days()
        match self.kind.value():
            case "some":
                weeks = tuple(week for week, tick in self.weeks.items() if tick.isChecked())
                return Rule(weeks=weeks, last=self.last.isChecked(), excluding=but)
            case "step":
                return Rule(step=self.step.count() or 1, start=self.since.day(), excluding=but)
            case "dates":
                return Rule(dates=self.dates.days(), excluding=but)
        return Rule(excluding=but)
