"""Weeks that are not as usual, on the command line: moved, left out, closed, confirmed, and as a calendar."""

from datetime import date, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json, with_meeting, with_name
from groupkit.cli.reading import Reading, occasion
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import CLOCK, DAY, FILE
from groupkit.core.meetings import Occasion
from groupkit.core.problems import GroupkitError, Problem, RefusedError
from groupkit.core.weeks import ClosedDays, NotHeld
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.services import weeks
from groupkit.services.group import Group

if TYPE_CHECKING:
    from groupkit.services import holidays, ics
else:
    holidays = lazily("groupkit.services.holidays")
    ics = lazily("groupkit.services.ics")

verbs = Verbs("weeks")
YEAR = timedelta(days=365)
_WHY = click.option(
    "--why", default="", help=N_("Why, in a few words. It goes on posters, so leave out names and numbers to ring.")
)


@verbs.command("move", help=N_("Hold one meeting on another day or at another time; who does what goes along."))
@with_meeting
@click.option("--to", "to_day", type=DAY, required=True, help=N_("The day it is held instead."))
@click.option("--at", "to_start", type=CLOCK, help=N_("The time it starts then, if it is another one."))
@_WHY
@click.pass_obj
def _move(desk: Desk, /, day: date | None, meeting: str, to_day: date, to_start: time | None, why: str) -> None:
    with desk.open() as group:
        moved = weeks.move(group, _usual(group, day, meeting), to_day, to_start, why)
    words = current()
    said = _("{meeting} is held on {day} at {time}.")
    say(said.format(meeting=moved.meeting.name, day=words.day(moved.day), time=words.clock(moved.begins.time())))


@verbs.command("cancel", help=N_("Leave out one meeting."))
@with_meeting
@_WHY
@click.pass_obj
def _cancel(desk: Desk, /, day: date | None, meeting: str, why: str) -> None:
    with desk.open() as group:
        held = occasion(group, day, meeting)
        weeks.cancel(group, held, why)
    say(_("{meeting} is not held on {day}.").format(meeting=held.meeting.name, day=current().day(held.day)))


@verbs.command("restore", help=N_("Hold a moved or left-out meeting as usual again."))
@click.option("--day", type=DAY, required=True, help=N_("The day it is usually held."))
@with_name
@click.pass_obj
def _restore(desk: Desk, /, day: date, meeting: str) -> None:
    with desk.open() as group:
        gone = _gone(group, day, meeting)
        held = weeks.put_back(group, gone) if gone else weeks.restore(group, occasion(group, day, meeting))
    said = _("{meeting} is held on {day} as usual.")
    say(said.format(meeting=held.meeting.name, day=current().day(held.day)))


def _usual(group: Group, day: date | None, name: str) -> Occasion:
    """Return the meeting that is to move; one that is left out, or falls on closed days, can move too."""
    gone = _gone(group, day, name) if day else None
    return gone.occasion if gone and gone.moved_to is None else occasion(group, day, name)


def _gone(group: Group, day: date, name: str) -> NotHeld | None:
    """Return what would have been held on a day and is not."""
    gone = weeks.left_out(group, day, day)
    return next((each for each in gone if name.casefold() in each.occasion.meeting.name.casefold()), None)


@verbs.command("close", help=N_("Hold no meeting on some days; without a last day, on that one day."))
@click.argument("first", type=DAY, metavar=N_("FIRST"))
@click.argument("last", type=DAY, metavar=N_("[LAST]"), required=False)
@_WHY
@click.pass_obj
def _close(desk: Desk, /, first: date, last: date | None, why: str) -> None:
    with desk.open() as group:
        weeks.close_days(group, ClosedDays(first=first, last=last or first, reason=why))
        found = weeks.closed_days(group)
    _show(found)


@verbs.command("open", help=N_("Open closed days again, by their first day."))
@click.argument("first", type=DAY, metavar=N_("FIRST"))
@click.pass_obj
def _open(desk: Desk, /, first: date) -> None:
    with desk.open() as group:
        closed = next((each for each in weeks.closed_days(group) if each.first == first), None)
        if closed is None:
            raise RefusedError([Problem("first", N_("No closed days begin then. See: meetings closed."))])
        weeks.open_days(group, closed)
        found = weeks.closed_days(group)
    _show(found)


@verbs.command("closed", help=N_("Show the closed days, or take them from the calendar of a hall."))
@click.option("--from", "hall", type=FILE, help=N_("A calendar (.ics) whose whole days are to be closed."))
@with_json
@click.pass_obj
def _closed(desk: Desk, /, hall: Path | None, *, in_json: bool) -> None:
    found = ics.closed_days(_read(hall)) if hall else ()
    with desk.open() as group:
        with group.change(N_("Close some days"), weeks.TOPIC):
            known = {(each.first, each.last) for each in weeks.closed_days(group)}
            for each in found:
                if (each.first, each.last) not in known:
                    weeks.close_days(group, each)
        closed = weeks.closed_days(group)
    if in_json:
        as_json(closed)
        return
    _show(closed)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(ics.LARGEST + 1)
    except OSError:
        raise GroupkitError(N_("{name} cannot be read. Check its name and its folder."), name=path.name) from None


def _show(closed: tuple[ClosedDays, ...]) -> None:
    words = current()
    rows = [(words.day(each.first, "full"), words.day(each.last, "full"), each.reason) for each in closed]
    table((_("Closed from"), _("to"), _("Why")), rows)


@verbs.command("holidays", help=N_("Show the coming public holidays, and the meetings that fall on them."))
@click.option("--until", type=DAY, help=N_("The last day to look at; a year ahead when you do not say."))
@with_json
@click.pass_obj
def _holidays(desk: Desk, /, until: date | None, *, in_json: bool) -> None:
    with desk.open() as group:
        today = group.today()
        found = holidays.holidays(group, today, until or today + YEAR)
    if in_json:
        as_json(found)
        return
    words = current()
    rows = [
        (words.day(each.day, "full"), each.name, words.listing(map(_, each.parts)), words.listing(each.meetings))
        for each in found
    ]
    table((_("Day"), _("Holiday"), _("Kept in"), _("Meetings then")), rows)


@verbs.command("changes", help=N_("Show the meetings of the coming year that are left out or moved away."))
@with_json
@click.pass_obj
def _changes(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found = weeks.left_out(group, group.today(), group.today() + YEAR)
    if in_json:
        as_json(found)
        return
    words = current()
    rows = [
        (
            words.day(each.occasion.day, "full"),
            each.occasion.meeting.name,
            words.day(each.moved_to, "full") if each.moved_to else _("not held"),
            each.reason,
        )
        for each in found
    ]
    table((_("Usual day"), _("Meeting"), _("Held on"), _("Why")), rows)


@verbs.command("confirm", help=N_("Say that everything about a regular meeting is still right today."))
@click.argument("name", metavar=N_("NAME"))
@click.pass_obj
def _confirm(desk: Desk, /, name: str) -> None:
    with desk.open() as group:
        reading = Reading(group)
        meeting = reading.meeting(name)
        reading.refuse()
        if meeting is not None:
            weeks.confirm(group, meeting)
            said = _("{meeting}: last confirmed {day}.")
            say(said.format(meeting=meeting.name, day=current().day(group.today())))


@verbs.command("calendar", help=N_("Save the meetings for the calendar of a telephone or computer (.ics)."))
@click.option("--out", type=FILE, required=True, help=N_("The calendar file to save."))
@click.option("--meeting", default="", help=N_("The one meeting it is for; without it, all of them."))
@click.option("--neutral", is_flag=True, help=N_("Call each one just Meeting, and leave out where and who we are."))
@click.pass_obj
def _calendar(desk: Desk, /, out: Path, meeting: str, *, neutral: bool) -> None:
    ready(out)
    with desk.open() as group:
        reading = Reading(group)
        one = reading.meeting(meeting) if meeting else None
        reading.refuse()
        data = ics.calendar(group, (one,) if one else None, neutral=neutral)
    out.write_bytes(data)
    saved(out)
