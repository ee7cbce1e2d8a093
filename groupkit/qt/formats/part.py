"""The form of one part of a format: its title and minutes, who leads it, what is read, and what is done."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from groupkit.core.calendar import Rule
from groupkit.core.formats import Segment
from groupkit.core.readings import SLOTS
from groupkit.i18n import N_, _
from groupkit.qt.entries import Choice, Count, line, notes
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, card, stack, text
from groupkit.qt.sections import Fold
from groupkit.qt.ticks import Tick
from groupkit.services import roles

WEEKS = {
    "every": N_("Every time"),
    "1st": N_("The 1st in each month"),
    "2nd": N_("The 2nd in each month"),
    "3rd": N_("The 3rd in each month"),
    "4th": N_("The 4th in each month"),
    "last": N_("The last in each month"),
    "2nd 3rd 4th 5th": N_("Every time but the 1st in the month"),
}
WEIGHTS = {
    0: N_("It keeps its time"),
    1: N_("It shrinks a little"),
    2: N_("It shrinks some"),
    3: N_("It shrinks most"),
}
_MOST = 20_000


class PartForm(QWidget):
    """Asks about one part; `changed` is called with every change, `part` gives the answers."""

    def __init__(self, page: Page, part: Segment, changed: Callable[[], object]) -> None:
        super().__init__()
        self._page, self._part = page, part
        self.title = line(part.title)
        self.minutes = Count(part.minutes, digits=3)
        leads: list[tuple[str, str]] = [
            ("", _("Nobody special")),
            *((role, title) for role, title in roles.titles(page.group).items()),
        ]
        self.lead, self.second = (Choice(leads, part.leads[at] if len(part.leads) > at else "") for at in range(2))
        self.read, self.short = notes(part.read, lines=6), notes(part.read_short, lines=3)
        self.do = notes(part.do, lines=4)
        self._more(part)
        self._listen(changed)
        self.setLayout(
            stack(card(stack(text(_("This part"), "heading"), *self._fields(), self.fold, space="m")), None)
        )

    def _more(self, part: Segment) -> None:
        known = str(part.when)
        weeks = [*WEEKS.items()] if known in WEEKS else [(known, known), *WEEKS.items()]
        self.when = Choice(((rule, _(words)) for rule, words in weeks), known)
        own: list[tuple[str, str]] = [("", _("None")), *((slot, _(words)) for slot, words in SLOTS.items())]
        self.slot = Choice(own, part.slot)
        self.weight = Choice(((weight, _(words)) for weight, words in WEIGHTS.items()), part.weight)
        self.skippable = Tick(_("It may be left out"), done=part.skippable)
        self.feedback = Tick(_("A round of replies"), _("Left out where nobody replies"), done=part.feedback)
        self.urgent = Tick(_("Anything that can’t wait is asked for here"), done=part.urgent)
        inside = (
            self._page.field("slot", Field(_("Words of our own that are read here"), self.slot)),
            self._page.field("when", Field(_("In which weeks"), self.when)),
            self._page.field("weight", Field(_("When we run late"), self.weight)),
            self.skippable, self.feedback, self.urgent,
        )  # fmt: skip
        self.fold = Fold(_("More about this part"), box(stack(*inside, space="m")))

    def _fields(self) -> tuple[QWidget, ...]:
        field = self._page.field
        return (
            field("title", Field(_("What it is called"), self.title)),
            field("minutes", Field(_("Minutes"), self.minutes)),
            field("lead", Field(_("Who leads it"), self.lead)),
            field("second", Field(_("And who else"), self.second)),
            field("read", Field(_("What is read aloud"), self.read)),
            field("short", Field(_("The same in short, if you like"), self.short)),
            field("do", Field(_("What is done and not read"), self.do)),
        )

    def _listen(self, changed: Callable[[], object]) -> None:
        for entry in (self.title, self.minutes):
            entry.textChanged.connect(lambda _words: changed())
        for words in (self.read, self.short, self.do):
            words.textChanged.connect(changed)
        for choice in (self.lead, self.second, self.when, self.slot, self.weight):
            choice.currentIndexChanged.connect(lambda _at: changed())
        for tick in (self.skippable, self.feedback, self.urgent):
            tick.toggled.connect(lambda _on: changed())

    def part(self) -> Segment:
        """Return the part as answered."""
        leads = tuple(role for role in (self.lead.value(), self.second.value()) if role)
        return replace(
            self._part,
            title=self.title.text().strip(),
            minutes=self.minutes.count() or 0,
            leads=leads + self._part.leads[2:],
            read=self.read.toPlainText()[:_MOST],
            read_short=self.short.toPlainText()[:_MOST],
            do=self.do.toPlainText()[:_MOST],
            slot=self.slot.value() or "",
            when=Rule.parse(self.when.value() or "every"),
            weight=self.weight.value() or 0,
            skippable=self.skippable.isChecked(),
            feedback=self.feedback.isChecked(),
            urgent=self.urgent.isChecked(),
        )
