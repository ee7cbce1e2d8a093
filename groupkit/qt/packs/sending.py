"""A report on its way: whether members have seen it, and to whom it goes."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QLineEdit, QWidget

from groupkit.core.packs.reports import Report
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.entries import line
from groupkit.qt.fields import Field
from groupkit.qt.flow import flow
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.ticks import Tick
from groupkit.services.funding import awards
from groupkit.services.group import Group

Action = Callable[[], object]


class Seeing(QWidget):
    """Asks before a report is final, and the safe way comes first under Enter."""

    def __init__(self, seen: Action, leave: Action) -> None:
        super().__init__()
        self.seen_button = button(_("Yes, they have seen it"), "quiet", "check", does=seen)
        self.leave_button = button(_("Not now"), "primary", does=leave)
        said = _("From now on the report stays as members saw it. Nobody can change it or throw it away.")
        parts = text(_("Have members seen it?"), "heading"), text(said), flow(self.seen_button, self.leave_button)
        self.setLayout(stack(card(stack(*parts, space="m"))))


class Sending(QWidget):
    """A tick for everyone who pays, room for another, and the button that writes it down."""

    def __init__(self, page: Page, report: Report, send: Action, leave: Action) -> None:
        super().__init__()
        self.to_whom: QLineEdit = line(example=_("The council, adult care"), most=120)
        self.funders = {each: Tick(each, fades=False) for each in _paying(page.group, report)}
        self.send_button = button(_("Write it down"), "primary", "send", does=send)
        self.leave_button = button(_("Not now"), "plain", does=leave)
        self.first: QWidget = next(iter(self.funders.values()), self.to_whom)
        said = [text(_("Who pays"), "lead"), text(_("The same report can go to several at once."), "small")]
        ticks = [box(stack(*said, *self.funders.values(), space="xs"))] if self.funders else []
        hint = _("groupkit sends nothing itself. Print it or save it, then send it your own way.")
        asked = _("And to whom else?") if self.funders else _("To whom does it go?")
        field = page.field("to_whom", Field(asked, self.to_whom, hint=hint))
        buttons = Columns(self.send_button, self.leave_button, letters=0, space="s")
        self.setLayout(stack(card(stack(*ticks, field, buttons, space="l"))))

    def whom(self) -> str:
        """Return everybody to whom it goes, in one phrase; empty where nobody was chosen."""
        ticked = (name for name, tick in self.funders.items() if tick.isChecked())
        return current().listing(filter(None, (*ticked, self.to_whom.text().strip())))


def _paying(group: Group, report: Report) -> Iterable[str]:
    found = awards.awards(group)
    meeting = (each.funder for each in found if each.starts <= report.last and each.ends >= report.first)
    return dict.fromkeys(meeting)
