"""The form of the day: which one, from when to when, and a spare day."""

from dataclasses import replace
from datetime import date, time

from groupkit.core.outings.plans import Plan
from groupkit.core.outings.steps import GoodTime
from groupkit.core.outings.values import Outing
from groupkit.i18n import _, current
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Choice, Day, line
from groupkit.qt.fields import Field
from groupkit.qt.outings.forms import SideForm
from groupkit.qt.outings.part import Showing
from groupkit.qt.ticks import Tick
from groupkit.services.outings import planning

_FIRST, _LAST, _HALF = 6 * 60, 23 * 60 + 30, 30


class TimeChoice(Choice[time | None]):
    """A time by the half hour, or none yet; one that is known already is offered too."""

    def __init__(self, known: time | None) -> None:
        offered = {time(*divmod(minute, 60)) for minute in range(_FIRST, _LAST + 1, _HALF)}
        each = sorted(offered | ({known} if known else set()))
        super().__init__([(None, _("Not yet")), *((one, f"{one:%H:%M}") for one in each)], known)
        wide(self)


class DayForm(SideForm):
    """What the outing is called, its day, its times, and the day in its place if the weather turns."""

    def __init__(self, page: Showing) -> None:
        self._page = page
        super().__init__(_("The day"), _("Save this day"), self._save, page.turn)
        outing, plan = page.known.outing, page.whole.plan
        good = planning.days(page.group)
        self.name = line(outing.name, example=_("Bowling"), most=80)
        self.good: Choice[GoodTime | None] = wide(
            Choice([(None, _("Choose one here")), *((each, _good(each)) for each in good)])
        )
        self.good.currentIndexChanged.connect(self._take)
        self.day = Day(outing.day)
        self.start, self.finish = TimeChoice(plan.start), TimeChoice(plan.finish)
        spare = sorted({each.day for each in good} | ({plan.spare_day} if plan.spare_day else set()))
        days = [(day, current().day(day, "full")) for day in spare]
        self.spare: Choice[date | None] = wide(Choice([(None, _("No spare day yet")), *days], plan.spare_day))
        note = _("Only the steps a walk or an hour needs")
        self.small = Tick(_("A short outing"), note, done=plan.small, fades=False)
        hint = _("Evenings and weekends that keep clear of our meetings.")
        self.lay(
            page.field("name", Field(_("What it is called"), self.name)),
            page.field("good", Field(_("Good days"), self.good, hint=hint)),
            page.field("day", Field(_("Which day"), self.day)),
            page.field("start", Field(_("It starts at"), self.start)),
            page.field("finish", Field(_("It ends at about"), self.finish)),
            page.field("spare_day", Field(_("The spare day"), self.spare)),
            self.small,
        )

    def _take(self) -> None:
        good = self.good.value()
        if good is not None:
            self.day.show_day(good.day)

    def outing(self) -> Outing:
        """Return the outing as answered."""
        return replace(self._page.known.outing, name=self.name.text(), day=self.day.day())

    def plan(self) -> Plan:
        """Return the plan with its times as answered."""
        start, finish = self.start.value(), self.finish.value()
        known = replace(self._page.whole.plan, closes_on=None, start=start, finish=finish)
        return replace(known, spare_day=self.spare.value(), small=self.small.isChecked())

    def _save(self) -> None:
        group = self._page.group
        self._page.done(lambda: planning.arrange(group, self.outing(), self.plan()), _("The day is saved."))


def _good(each: GoodTime) -> str:
    said = _("{day}, from {time}")
    return said.format(day=current().day(each.day), time=f"{each.start:%H:%M}")
