"""The form an outing starts with: what it is called and on which day. All else can wait."""

from datetime import timedelta

from groupkit.core.outings.values import Outing
from groupkit.i18n import _
from groupkit.qt.entries import Day, line
from groupkit.qt.fields import Field
from groupkit.qt.outings.forms import Action, SideForm
from groupkit.qt.page import Page

_AHEAD = timedelta(weeks=4)


class StartForm(SideForm):
    """What the outing is called, and its day."""

    def __init__(self, page: Page, save: Action, leave: Action) -> None:
        super().__init__(_("An outing"), _("Save this outing"), save, leave)
        self.name = line(example=_("Bowling"), most=80)
        self.day = Day(page.group.today() + _AHEAD)
        self.lay(
            page.field("name", Field(_("What it is called"), self.name)),
            page.field("day", Field(_("Which day"), self.day)),
        )

    def outing(self) -> Outing:
        """Return the outing as answered; no pot is needed to plan one."""
        return Outing(name=self.name.text(), day=self.day.day())
