"""The two small forms of the cost form: a cost that is not in the book, and time given freely."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from groupkit.core.costs.figures import CostForm, CostLine, GivenTime
from groupkit.core.costs.wording import Wording
from groupkit.i18n import _
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Amount, Choice, Count, line
from groupkit.qt.fields import Field
from groupkit.qt.funding.moving import form
from groupkit.qt.page import Page
from groupkit.qt.pieces import button, text

Does = Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Buttons:
    """What the buttons of a form do."""

    save: Does
    leave: Does
    remove: Does


class LineForm(QWidget):
    """A cost that is not in the book, with where its figure comes from."""

    def __init__(self, page: Page, about: CostForm, said: Wording, known: CostLine | None, does: Buttons) -> None:
        super().__init__()
        self._known, self._year = known, about.start
        kinds = [(row.key, row.title) for row in said.category]
        self.category = wide(Choice(kinds, known.category if known else None))
        self.what = line(known.what if known else "", most=80)
        self.amount = Amount(about.currency, known.pence if known else None)
        self.basis = wide(Choice([(row.key, row.title) for row in said.basis], known.basis if known else None))
        ways = [(row.key, row.title) for row in reversed(said.approach)]
        self.way = wide(Choice(ways, known.way if known else None))
        self.source = line(known.source if known else "", most=120)
        own = [("", _("No")), *((row.key, row.title) for row in said.own_line)]
        self.own = wide(Choice(own, known.own if known else ""))
        self.save_button = button(_("Keep this"), "quiet", "check", does=does.save)
        self.leave_button = button(_("Not now"), "plain", does=does.leave)
        if known:
            self.remove_button = button(_("Take it off"), "plain", "x", does=does.remove)
        scale = _("Which scale or price, and of which year? Not needed for what it really cost.")
        fields = [
            text(said.blank, "small"),
            page.field("category", Field(_("Which kind of cost?"), self.category)),
            page.field("what", Field(_("What was it?"), self.what)),
            page.field("amount", Field(_("How much?"), self.amount, check=self.amount.complaint)),
            page.field("basis", Field(_("Where does the figure come from?"), self.basis)),
            page.field("source", Field(_("Where did you find it?"), self.source, hint=scale)),
            page.field("way", Field(_("How was it worked out?"), self.way)),
            page.field("own", Field(_("Is it one of these?"), self.own)),
        ]
        title = _("Change a cost") if known else _("A cost that is not in the book")
        others = (self.leave_button, self.remove_button) if known else (self.leave_button,)
        self.setLayout(form(title, fields, self.save_button, *others))

    def answered(self) -> CostLine:
        """Return the cost as answered; raise RefusedError where the amount cannot be read."""
        return CostLine(
            id=self._known.id if self._known else 0,
            year=self._year,
            category=self.category.value() or "",
            what=self.what.text(),
            pence=self.amount.pence(),
            basis=self.basis.value() or "",
            way=self.way.value() or "",
            source=self.source.text(),
            own=self.own.value() or "",
        )


class GivenForm(QWidget):
    """Hours people gave freely."""

    def __init__(self, page: Page, year: date, said: Wording, does: Buttons) -> None:
        super().__init__()
        self._year = year
        self.what = line(example=_("Making tea and opening up"), most=80)
        self.hours, self.people = Count(digits=5), Count(digits=3)
        self.save_button = button(_("Keep this"), "quiet", "check", does=does.save)
        self.leave_button = button(_("Not now"), "plain", does=does.leave)
        fields = [
            text(said.hours.what, "small"),
            page.field("what", Field(_("What did people give their time for?"), self.what)),
            page.field("hours", Field(_("How many hours in the year?"), self.hours)),
            page.field("people", Field(_("How many people?"), self.people, hint=_("Leave it empty if unsure."))),
        ]
        self.setLayout(form(said.hours.title, fields, self.save_button, self.leave_button))

    def answered(self) -> GivenTime:
        """Return the time as answered."""
        hours, people = self.hours.count() or 0, self.people.count()
        return GivenTime(year=self._year, what=self.what.text(), hours=hours, people=people)
