"""The tables of meetings: the ones that come, with a vacant chair in plain sight, and the ones that were held."""

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from groupkit.core.meetings import Occasion, visits
from groupkit.core.roles import CHAIR
from groupkit.i18n import N_, _, current
from groupkit.qt.pieces import card, stack, text
from groupkit.qt.sections import Fold
from groupkit.qt.tables import Column, Table
from groupkit.services import meetings, service
from groupkit.services.group import Group

WEEKS = 8
Past = tuple[Occasion, int | None]


class Coming(Table[Occasion]):
    """The meetings of the next weeks and who chairs each."""

    def __init__(self, group: Group) -> None:
        held = meetings.coming(group, WEEKS)
        chairs = {each: _chair(group, each) for each in held}
        columns = (
            Column[Occasion](title=N_("Meeting"), words=_name),
            Column[Occasion](title=N_("Day"), words=lambda each: current().day(each.day, "sheet")),
            Column[Occasion](title=N_("Time"), words=lambda each: current().clock(each.begins.time())),
            Column[Occasion](
                title=N_("Chair"),
                words=lambda each: chairs[each] or _("Vacant"),
                tone=lambda each: "" if chairs[each] else "care",
            ),
        )
        super().__init__(columns, _("The next 8 weeks"))
        self.show_rows(held)


def _name(occasion: Occasion) -> str:
    name = occasion.meeting.name
    return name if occasion.moved_from is None else _("{meeting} (moved)").format(meeting=name)


def _chair(group: Group, occasion: Occasion) -> str:
    return next((duty.who for duty in service.duties(group, occasion) if duty.role == CHAIR), "")


class Held(Table[Past]):
    """The meetings of the last weeks and the visits counted at each."""

    def __init__(self, group: Group) -> None:
        today = group.today()
        first, last = today - timedelta(weeks=WEEKS), today - timedelta(days=1)
        self.counted = {(which, day): heads.contacts for which, day, heads in meetings.contacts(group, first, last)}
        columns = (
            Column[Past](title=N_("Meeting"), words=lambda past: past[0].meeting.name),
            Column[Past](title=N_("Day"), words=lambda past: current().day(past[0].day, "sheet")),
            Column[Past](
                title=N_("Visits"),
                words=lambda past: _("Not counted") if past[1] is None else str(past[1]),
                figures=True,
            ),
        )
        super().__init__(columns, _("The last 8 weeks"))
        held = meetings.between(group, first, last)
        self.show_rows([(each, self.counted.get((each.meeting.id, each.day))) for each in reversed(held)])


def folded(held: Held) -> QWidget:
    """Put the last weeks into a fold, with the sentence that visits are not people."""
    said = visits(sum(held.counted.values())) if held.counted else _("No heads were counted. That is fine.")
    return Fold(_("The last 8 weeks"), card(stack(text(said), held, space="m"), pad="m"))
