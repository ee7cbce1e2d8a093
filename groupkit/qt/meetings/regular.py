"""The regular meetings: each with its rule, whether it runs, when somebody last looked, and two buttons."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from babel.dates import format_date
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from groupkit.core.meetings import STATES, Meeting
from groupkit.core.weeks import ClosedDays, NotHeld, gone
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.qt.columns import Columns
from groupkit.qt.meetings.closed import span
from groupkit.qt.meetings.rules import rule_in_words
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, row, stack, text
from groupkit.qt.ticks import Tick
from groupkit.services import meetings, weeks
from groupkit.storage.world import plain_words

if TYPE_CHECKING:
    from groupkit.services import ics
else:
    ics = lazily("groupkit.services.ics")

STATE_WORDS = {"running": N_("Running"), "paused": N_("Paused"), "closed": N_("Closed")}
_MONDAY = date(2026, 1, 5)


def weekday(number: int) -> str:
    """Return the name of a day of the week; 0 is Monday."""
    return format_date(_MONDAY + timedelta(days=number), "EEEE", locale=current().locale)


def state(name: str) -> str:
    """Return the words for the state of a meeting."""
    return _(STATE_WORDS[name])


def held(meeting: Meeting) -> str:
    """Say when a meeting is held, in one line."""
    if meeting.when.dates:
        return _("{rule}, {time}.").format(rule=rule_in_words(meeting.when), time=current().clock(meeting.start))
    return _("{weekday}, {time}. {rule}.").format(
        weekday=weekday(meeting.weekday),
        time=current().clock(meeting.start),
        rule=rule_in_words(meeting.when),
    )


def confirmed(meeting: Meeting) -> str:
    """Say when somebody last looked whether all this still holds."""
    if meeting.confirmed_on is None:
        return _("Nobody has looked yet whether this is still right.")
    return _("Last confirmed {day}.").format(day=current().day(meeting.confirmed_on, "full"))


class Regular(QWidget):
    """The card of the regular meetings."""

    def __init__(self, page: Page, change: Callable[[int], object]) -> None:
        super().__init__()
        self._page = page
        self.change_buttons: dict[int, QPushButton] = {}
        self.confirm_buttons: dict[int, QPushButton] = {}
        lines = stack(text(_("Our regular meetings"), "heading"), space="l")
        for each in meetings.listing(page.group):
            lines.addWidget(self._line(each, change))
        self.setLayout(stack(card(lines)))

    def _line(self, meeting: Meeting, change: Callable[[int], object]) -> QWidget:
        changing = button(_("Change"), "plain", does=partial(change, meeting.id))
        changing.setAccessibleName(_("Change {meeting}").format(meeting=meeting.name))
        right = button(_("Still right"), "plain", "check", does=partial(self.confirm, meeting))
        right.setAccessibleName(_("{meeting} is still right").format(meeting=meeting.name))
        self.change_buttons[meeting.id], self.confirm_buttons[meeting.id] = changing, right
        words = stack(text(meeting.name, "lead"), text(held(meeting), "small"), space="xs")
        if meeting.state != STATES[0]:
            words.addWidget(text(state(meeting.state), "small", "care"))
        words.addWidget(text(confirmed(meeting), "small", "soft"))
        words.addWidget(Columns(changing, right, letters=0, space="s"))
        return box(words)

    def confirm(self, meeting: Meeting) -> None:
        """Write down that this meeting is still right."""
        if self._page.attempt(lambda: weeks.confirm(self._page.group, meeting)):
            said = _("Thank you. {meeting} is confirmed today.")
            self._page.desk.say(said.format(meeting=meeting.name), undoable=True)


class NotAsUsual(QWidget):
    """The card of the meetings that are left out or moved away in the next weeks."""

    def __init__(self, page: Page, found: tuple[NotHeld, ...]) -> None:
        super().__init__()
        self._page = page
        self.back_buttons: list[QPushButton] = []
        lines = stack(text(_("Not as usual"), "heading"), space="m")
        known, shut = weeks.weeks(page.group), set[ClosedDays]()
        for each in found:
            day = each.occasion.day
            closing = None if known.change_of(each.occasion.meeting.id, day) else known.closing(day)
            if closing is None:
                lines.addWidget(self._changed(each))
            elif closing not in shut:
                shut.add(closing)
                lines.addWidget(_about(span(closing), gone(each, current())))
        self.setLayout(stack(card(lines)))

    def _changed(self, each: NotHeld) -> QWidget:
        usual, words = each.occasion, current()
        title = _("{meeting}, {day}").format(meeting=usual.meeting.name, day=words.day(usual.day))
        back = button(_("As usual"), "plain", "undo-2", does=partial(self.put_back, each))
        back.setAccessibleName(_("Hold {meeting}, as usual").format(meeting=title))
        self.back_buttons.append(back)
        return Columns((_about(title, gone(each, words)), 1), back, letters=20, space="s")

    def put_back(self, each: NotHeld) -> None:
        """Hold a meeting as usual after all."""
        if self._page.attempt(lambda: weeks.put_back(self._page.group, each)):
            said = _("Held on {day} as usual.").format(day=current().day(each.occasion.day))
            self._page.desk.say(said, undoable=True)


def _about(title: str, note: str) -> QWidget:
    return box(stack(text(title), text(note, "small", "care"), space="xs"))


class Telephone(QWidget):
    """The card that saves the meetings for the calendar of a telephone or computer."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.neutral = Tick(_("Say only “Meeting”"), _("For a telephone that others look at: no name and no place"))
        self.save_button = button(_("Save for a calendar (.ics)"), "quiet", "download", does=self.save)
        heading = text(_("In your own calendar"), "heading")
        self.setLayout(stack(card(stack(heading, self.neutral, row(self.save_button, None), space="m"))))

    def save(self) -> None:
        """Ask where to, then save the meetings there."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggested = str(Path(folder) / f"{_('Our meetings')}.ics")
        named, _filter = QFileDialog.getSaveFileName(
            self, _("Save for a calendar (.ics)"), suggested, _("Calendar files (*.ics)")
        )
        if named:
            target = Path(named) if Path(named).suffix else Path(named).with_suffix(".ics")
            self._page.attempt(lambda: self._keep(target))

    def _keep(self, target: Path) -> None:
        data = ics.calendar(self._page.group, neutral=self.neutral.isChecked())
        with plain_words():
            target.write_bytes(data)
        self._page.desk.say(_("Saved as {name}.").format(name=target.name))
