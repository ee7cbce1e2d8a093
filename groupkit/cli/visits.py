"""Visits over time on the command line, the week the group covers, and the meetings people wish for."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json, with_out
from groupkit.cli.reading import Reading
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import DAY, FILE, NUMBER, OneOf
from groupkit.core.visits import NOT_PEOPLE, counted_in_words, name_in_words, typical_in_words, visits_in_words
from groupkit.core.wishes import HOW, PARTS, Wish, gaps_in_words
from groupkit.i18n import N_, _, current, ngettext
from groupkit.lazy import lazily
from groupkit.services import spreadsheet, visits
from groupkit.services.group import Group

if TYPE_CHECKING:
    from groupkit.pdf import visits as paper
else:
    paper = lazily("groupkit.pdf.visits")

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = 12
verbs = Verbs("visits")
_MONTHS = click.option(
    "--months", type=NUMBER, default=MONTHS, help=N_("How many months back; 12 when you do not say.")
)
_MEETING = click.option("--meeting", default="", help=N_("Only this meeting; without it, all of them together."))

_LARGE = click.option("--large", is_flag=True, help=N_("Print it half as large again."))


class _Wished(TypedDict):
    """The options of a wish that go by the same name everywhere."""

    part: str
    place: str
    people: int


@verbs.command("show", help=N_("Show a typical week, and the visits of each meeting."))
@_MONTHS
@with_json
@click.pass_obj
def _show(desk: Desk, /, months: int, *, in_json: bool) -> None:
    with desk.open() as group:
        found = visits.overview(group, max(1, months))
    if in_json:
        as_json(found)
        return
    if not found.months:
        say(_("Nobody has counted heads yet. Count them once, and the months will stand here."))
        return
    say(*typical_in_words(found.typical, current()), _(NOT_PEOPLE))
    rows = [
        (
            each.name,
            _("{counted} of {held}").format(counted=each.counted, held=each.held),
            each.visits,
            each.typical,
        )
        for each in found.each
    ]
    table((_("Meeting"), _("Meetings counted"), _("Visits"), _("On a usual day")), rows)


@verbs.command("months", help=N_("Show the visits of each month."))
@_MONTHS
@_MEETING
@with_json
@click.pass_obj
def _months(desk: Desk, /, months: int, meeting: str, *, in_json: bool) -> None:
    with desk.open() as group:
        found = visits.last_months(group, max(1, months), _one(group, meeting))
    if in_json:
        as_json(found)
        return
    words = current()
    rows = [
        (
            name_in_words(each, words),
            counted_in_words(each, words),
            visits_in_words(each, words),
            each.first_timers,
        )
        for each in found
    ]
    table((_("Month"), _("Meetings counted"), _("Visits"), _("First time")), rows)
    if found:
        say(_(NOT_PEOPLE))


def _one(group: Group, name: str) -> int | None:
    reading = Reading(group)
    known = reading.meeting(name) if name else None
    reading.refuse()
    return known.id if known else None


@verbs.command("coverage", help=N_("Show which parts of the week have a meeting of ours, and which have none."))
@with_json
@click.pass_obj
def _coverage(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found = visits.coverage(group)
    if in_json:
        as_json(found)
        return
    words = current()
    rows = [
        (words.weekday(each.weekday), _(PARTS[each.part]), _(HOW[each.how]), words.listing(each.meetings))
        for each in found
        if each.how != "none"
    ]
    table((_("Day"), _("Part of the day"), _("How often"), _("Meeting")), rows)
    say(*gaps_in_words(found, words))


@verbs.command("wish", help=N_("Write down when people would like a meeting; numbers only, no names."))
@click.option("--weekday", type=OneOf(WEEKDAYS), required=True, help=N_("The day of the week."))
@click.option("--part", type=OneOf(tuple(PARTS)), required=True, help=N_("The part of the day."))
@click.option("--place", default="", help=N_("Where, in a few words, if they said."))
@click.option("--people", type=NUMBER, default=1, help=N_("How many people asked; 1 when you do not say."))
@click.option("--told-on", type=DAY, help=N_("When they said so; only the month is kept. Without it: today."))
@click.pass_obj
def _wish(desk: Desk, /, weekday: str, told_on: date | None, **about: Unpack[_Wished]) -> None:
    with desk.open() as group:
        visits.wish(group, Wish(weekday=WEEKDAYS.index(weekday), told_on=told_on or date.min, **about))
    say(_("The wish is written down."))


@verbs.command("wishes", help=N_("Show the times and places people wish for, most asked for first."))
@click.option("--unmet", "only_unmet", is_flag=True, help=N_("Only those when no meeting of ours is held."))
@with_json
@click.pass_obj
def _wishes(desk: Desk, /, *, only_unmet: bool, in_json: bool) -> None:
    with desk.open() as group:
        found = visits.unmet(group) if only_unmet else visits.wanted(group)
    if in_json:
        as_json(found)
        return
    words = current()
    rows = [
        (
            words.weekday(each.weekday),
            _(PARTS[each.part]),
            each.place,
            each.people,
            words.listing(each.meetings) or _("No meeting"),
        )
        for each in found
    ]
    table((_("Day"), _("Part of the day"), _("Where"), _("People asked"), _("What is held then")), rows)


@verbs.command("forget", help=N_("Forget the wishes of the months before a day."))
@click.option("--before", type=DAY, required=True, help=N_("The day; wishes of its own month stay."))
@click.pass_obj
def _forget(desk: Desk, /, before: date) -> None:
    with desk.open() as group:
        count = visits.forget_wishes(group, before)
    say(ngettext("{count} wish is forgotten.", "{count} wishes are forgotten.", count).format(count=count))


@verbs.command("print", help=N_("Print visits over time, the week and the wishes as a PDF."))
@_MONTHS
@_MEETING
@_LARGE
@with_out
@click.pass_obj
def _print(desk: Desk, /, months: int, meeting: str, out: Path, *, large: bool) -> None:
    ready(out)
    with desk.open() as group:
        found, profile = visits.overview(group, max(1, months), _one(group, meeting)), group.profile
    paper.visits(found, out, meeting=meeting, language=profile.printing_language, paper=profile.paper, large=large)
    saved(out)


@verbs.command("slips", help=N_("Print slips on which people write when and where they would like a meeting."))
@_LARGE
@with_out
@click.pass_obj
def _slips(desk: Desk, /, out: Path, *, large: bool) -> None:
    ready(out)
    with desk.open() as group:
        profile = group.profile
    paper.wish_slips(out, group=profile.name, language=profile.printing_language, paper=profile.paper, large=large)
    saved(out)


@verbs.command("csv", help=N_("Save the visits of each meeting and month for a spreadsheet."))
@_MONTHS
@click.option("--out", type=FILE, required=True, help=N_("The CSV file to save."))
@click.pass_obj
def _csv(desk: Desk, /, months: int, out: Path) -> None:
    ready(out)
    with desk.open() as group:
        rows = visits.figures(group, max(1, months))
    spreadsheet.save(out, visits.FIGURES, rows)
    saved(out)
