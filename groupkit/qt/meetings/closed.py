"""Days without a meeting: those that are closed, new ones, public holidays, and a hall's own calendar."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from groupkit.core.problems import GroupkitError
from groupkit.core.weeks import ClosedDays
from groupkit.i18n import N_, _, current, ngettext
from groupkit.lazy import lazily
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Day, line
from groupkit.qt.fields import Field
from groupkit.qt.meetings.changing import MOST
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, row, stack, text
from groupkit.qt.ticks import Tick
from groupkit.services import weeks

if TYPE_CHECKING:
    from datetime import date

    from groupkit.services import holidays, ics
else:
    holidays = lazily("groupkit.services.holidays")
    ics = lazily("groupkit.services.ics")

_FROM_HALL = N_("Take them from a hall’s calendar (.ics)")
_CANNOT_READ = N_("{name} cannot be read. Choose another file.")


def span(closed: ClosedDays) -> str:
    """Say which days are closed."""
    words = current()
    if closed.first == closed.last:
        return words.day(closed.first, "full")
    return _("{first} to {last}").format(first=words.day(closed.first, "full"), last=words.day(closed.last, "full"))


class ClosedList(QWidget):
    """The closed days that are still to come, each with a button to open it again."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.open_buttons: dict[int, QPushButton] = {}
        lines = stack(text(_("Your closed days"), "heading"), space="m")
        found = weeks.closed_days(page.group)
        for closed in found:
            opening = button(_("Open again"), "plain", does=partial(self.open, closed))
            opening.setAccessibleName(_("Open {days} again").format(days=span(closed)))
            self.open_buttons[closed.id] = opening
            about = [text(span(closed)), *([text(closed.reason, "small")] if closed.reason else [])]
            lines.addWidget(Columns((box(stack(*about, space="xs")), 1), opening, letters=20, space="s"))
        if not found:
            lines.addWidget(text(_("None. Every meeting is held as its rule says."), "body", "soft"))
        self.setLayout(stack(card(lines)))

    def open(self, closed: ClosedDays) -> None:
        """Hold what was planned on these days after all."""
        if self._page.attempt(lambda: weeks.open_days(self._page.group, closed)):
            self._page.desk.say(_("Open again: {days}.").format(days=span(closed)), undoable=True)


class CloseSome(QWidget):
    """A first day, a last day and why, and one button."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        today = page.group.today()
        self.first, self.last = Day(today), Day(today)
        self.first.dateChanged.connect(lambda day: self.last.setDate(max(day, self.last.date())))
        self.why = line(example=_("The hall is painted"), most=MOST)
        self.close_button = button(_("Close these days"), "quiet", "check", does=self.close_them)
        self.hall_button = button(
            _("Take them from a hall’s calendar (.ics)"), "plain", "calendar-days", does=self.read
        )
        hint = _("This goes on posters. Leave out names and numbers to ring.")
        fields = (
            page.field("first", Field(_("The first day"), self.first)),
            page.field("last", Field(_("The last day"), self.last)),
            page.field("reason", Field(_("Why, in a few words"), self.why, hint=hint)),
        )
        heading = text(_("Close some days"), "heading")
        buttons = Columns(self.close_button, self.hall_button, letters=0, space="s")
        self.setLayout(stack(card(stack(heading, *fields, buttons, space="m"))))

    def close_them(self) -> None:
        """Hold no meeting on these days."""
        closed = ClosedDays(first=self.first.day(), last=self.last.day(), reason=self.why.text())
        page = self._page
        if page.attempt(lambda: weeks.close_days(page.group, closed)):
            page.clear(("reason",))
            page.desk.say(_("Closed: {days}.").format(days=span(closed)), undoable=True)

    def read(self) -> None:
        """Close the whole days of a calendar file, in one step that undo takes back."""
        named, _filter = QFileDialog.getOpenFileName(self, _(_FROM_HALL), "", _("Calendar files (*.ics)"))
        found: list[ClosedDays] = []
        if named and self._page.attempt(lambda: found.extend(self._take(Path(named)))):
            said = ngettext("{count} line added to the list.", "{count} lines added to the list.", len(found))
            self._page.desk.say(said.format(count=len(found)), undoable=bool(found))

    def _take(self, file: Path) -> tuple[ClosedDays, ...]:
        try:
            with file.open("rb") as opened:
                data = opened.read(ics.LARGEST + 1)
        except OSError:
            raise GroupkitError(_CANNOT_READ, name=file.name) from None
        group = self._page.group
        known = {(each.first, each.last) for each in weeks.closed_days(group)}
        fresh = tuple(each for each in ics.closed_days(data) if (each.first, each.last) not in known)
        with group.change(N_("Close some days"), weeks.TOPIC):
            return tuple(weeks.close_days(group, each) for each in fresh)


class Holidays(QWidget):
    """The public holidays of the year ahead, to tick; nothing closes by itself."""

    def __init__(self, page: Page, today: "date") -> None:
        super().__init__()
        self._page = page
        found = holidays.holidays(page.group, today, today.replace(year=today.year + 1, day=min(today.day, 28)))
        self.ticks = {each: Tick(each.name, _about(each)) for each in found}
        self.close_button = button(_("Close the ticked days"), "quiet", "check", does=self.close_them)
        said = _("Tick the ones on which you do not meet. Nothing closes by itself.")
        lines = stack(text(_("Public holidays"), "heading"), text(said, "body", "soft"), space="m")
        for tick in self.ticks.values():
            lines.addWidget(tick)
        lines.addLayout(row(self.close_button, None))
        self.setLayout(stack(card(lines)))

    def close_them(self) -> None:
        """Close the holidays that are ticked."""
        chosen = tuple(each for each, tick in self.ticks.items() if tick.isChecked())
        page = self._page
        if chosen and page.attempt(lambda: holidays.close(page.group, chosen)):
            said = ngettext("{count} day is closed.", "{count} days are closed.", len(chosen))
            page.desk.say(said.format(count=len(chosen)), undoable=True)


def _about(holiday: "holidays.Holiday") -> str:
    words = current()
    told = [words.day(holiday.day, "full")]
    if holiday.parts:
        told.append(words.listing(map(_, holiday.parts)))
    if holiday.meetings:
        told.append(_("You would meet: {meetings}").format(meetings=words.listing(holiday.meetings)))
    return "\n".join(told)
