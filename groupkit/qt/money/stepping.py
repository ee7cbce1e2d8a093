"""The top of each step of a sheet: its number, its day, what happens now, and the line of steps."""

from dataclasses import replace

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.sheets import Sheet
from groupkit.i18n import _, current
from groupkit.qt.look import worn
from groupkit.qt.money.place import MoneyPlace
from groupkit.qt.money.view import View
from groupkit.qt.pieces import text
from groupkit.qt.sections import header, steps
from groupkit.services import money
from groupkit.services.group import Group

_LARGE = 1.5
ROWS, FIRST, SECOND, COMPARE, SENT, DONE = range(6)


def head(view: View, sheet: Sheet, primary: QPushButton | None, *beside: QPushButton, now: str = "") -> QWidget:
    """Return the header of a sheet; `now` says what happens, beside the meeting and its day."""
    held = money.occasion_of(view.group, sheet)
    day = current().day(sheet.day)
    said = _("{meeting}, {day}. {now}") if now else _("{meeting}, {day}.")
    sentence = said.format(meeting=held.meeting.name, day=day, now=now)
    return header(_("Money sheet {number}").format(number=sheet.number), sentence, primary, view.back(), *beside)


def line_of_steps(group: Group, sheet: Sheet, now: int, second: str = "") -> QWidget:
    """Return the line of steps in words; somebody who counts alone has one step less."""
    names = [tally.who for tally in sheet.tallies]
    alone = len(names) == 1 and bool(sheet.alone_reason) and now >= COMPARE
    counts = _("{name} counts")
    one = counts.format(name=names[0]) if names else _("One counts")
    other = names[1] if len(names) > 1 else second
    two = counts.format(name=other) if other else _("Another counts")
    sent = money.is_sent(group, sheet)
    words = [_("Money in and out"), one, *([] if alone else [two]), _("Compare"), _("Sent") if sent else _("Send")]
    at = now - 1 if alone else now
    if worn().scale >= _LARGE and at < len(words):
        # The whole line would stand as five lines under each other and push the questions off the screen.
        said = _("Step {number} of {total}: {words}")
        return text(said.format(number=at + 1, total=len(words), words=words[at]), "lead", "accent")
    return steps(words, at)


def back_to_rows(page: MoneyPlace) -> None:
    """Go back to the first step; what was typed in this one is kept."""
    page.turn_to(replace(page.shown, step="rows", form="-"))
