"""The months on one card: which meeting, how far back, the bars, and the same as a table."""

from PySide6.QtWidgets import QWidget

from groupkit.core.visits import (
    KEY,
    NOT_PEOPLE,
    Month,
    OfMeeting,
    TypicalWeek,
    counted_in_words,
    month_in_words,
    name_in_words,
    typical_in_words,
    visits_in_words,
)
from groupkit.i18n import N_, _, current
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Choice
from groupkit.qt.fields import Field
from groupkit.qt.pieces import card, stack, text
from groupkit.qt.sections import Fold
from groupkit.qt.tables import Column, Table
from groupkit.qt.visits.chart import Bars
from groupkit.services import meetings, visits
from groupkit.services.group import Group

RANGES = {6: N_("The last 6 months"), 12: N_("The last 12 months"), 24: N_("The last 24 months")}
ALL = 0


def typical_sentences(week: TypicalWeek) -> int:
    """Return how many of the sentences about a typical week say what it is like."""
    return 1 if week.visits is None else 2


class MonthTable(Table[Month]):
    """The months as a table, newest first."""

    def __init__(self) -> None:
        words = current()
        columns = (
            Column[Month](title=N_("Month"), words=lambda month: name_in_words(month, words)),
            Column[Month](title=N_("Meetings counted"), words=lambda month: counted_in_words(month, words)),
            Column[Month](
                title=N_("First time"),
                words=lambda month: "" if month.first_timers is None else str(month.first_timers),
                figures=True,
            ),
            Column[Month](title=N_("Visits"), words=lambda month: visits_in_words(month, words), figures=True),
        )
        super().__init__(columns, _("Visits each month"))


class MeetingTable(Table[OfMeeting]):
    """Each regular meeting and the visits on a usual day of it."""

    def __init__(self) -> None:
        counted = _("{counted} of {held}")
        columns = (
            Column[OfMeeting](title=N_("Meeting"), words=lambda each: each.name),
            Column[OfMeeting](
                title=N_("Counted"), words=lambda each: counted.format(counted=each.counted, held=each.held)
            ),
            Column[OfMeeting](title=N_("On a usual day"), words=lambda each: str(each.typical), figures=True),
        )
        super().__init__(columns, _("Visits at each meeting"))


class Months(QWidget):
    """The card about the months; it keeps to what was chosen when the page is drawn again."""

    def __init__(self, group: Group, meeting: int, back: int) -> None:
        super().__init__()
        self._group = group
        known = [(each.id, each.name) for each in meetings.listing(group)]
        self.meeting = Choice([(ALL, _("All our meetings")), *known], meeting)
        self.back = Choice(((count, _(words)) for count, words in RANGES.items()), back)
        self.bars, self.table, self.each = Bars(), MonthTable(), MeetingTable()
        self.said, self.key = text("", "lead"), text(_(KEY), "small")
        self.typical = text("", "body", "soft")
        self.bars.turned.connect(self._say)
        self.fold = Fold(_("The months as a table"), self.table)
        self.each_fold = Fold(_("Each meeting"), self.each)
        choices = Columns(
            (Field(_("Which meeting"), self.meeting), 1), (Field(_("How far back"), self.back), 1), letters=50
        )
        inside = stack(choices, self.typical, self.bars, self.said, space="l")
        inside.addLayout(stack(text(_(NOT_PEOPLE)), self.key, space="xs"))
        inside.addLayout(stack(self.fold, self.each_fold, space="xs"))
        self.setLayout(stack(card(inside)))
        self.meeting.currentIndexChanged.connect(self.show_chosen)
        self.back.currentIndexChanged.connect(self.show_chosen)
        self.show_chosen()

    def chosen(self) -> tuple[int, int]:
        """Return the meeting (0 for all) and how many months back."""
        return self.meeting.value() or ALL, self.back.value() or max(RANGES)

    def show_chosen(self) -> None:
        """Show the months of the meeting and the time that are chosen."""
        meeting, back = self.chosen()
        found = visits.overview(self._group, back, meeting or None)
        said = typical_in_words(found.typical, current())
        # what is typical of all meetings together stands under the title of the page
        self.typical.setText("\n".join(said if meeting else said[typical_sentences(found.typical) :]))
        self.key.setVisible(any(month.held and not month.whole for month in found.months))
        self.bars.show_months(found.months)
        self.bars.setVisible(bool(found.months))
        self.table.show_rows(tuple(reversed(found.months)))
        self.each.show_rows(found.each)
        self.each_fold.setVisible(len(found.each) > 1)

    def _say(self, month: Month | None) -> None:
        self.said.setText(month_in_words(month, current()) if month else _("Nobody has counted this meeting yet."))
