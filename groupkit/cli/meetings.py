"""Meetings on the command line: which there are, how one runs, how many came."""

from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from groupkit.cli import folder, weeks
from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json, with_meeting, with_out
from groupkit.cli.reading import Reading, occasion
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import CLOCK, NUMBER, OneOf
from groupkit.core.formats import USUAL, order_in
from groupkit.core.meetings import LENGTHS, PACKS, TALKS, Heads, Meeting, visits
from groupkit.core.weeks import moved_here
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.services import formats, meetings, tonight

if TYPE_CHECKING:
    from groupkit.pdf import meetings as paper
else:
    paper = lazily("groupkit.pdf.meetings")

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
verbs = Verbs("meetings")


_AS_IT_SAYS, _ANYBODY = "format", "everybody"
_TALK = click.option(
    "--talk",
    type=OneOf((_AS_IT_SAYS, *TALKS)),
    default=_AS_IT_SAYS,
    help=N_("How people may reply, if not as the format says."),
)
_PACK = click.option(
    "--pack",
    type=OneOf((_ANYBODY, *PACKS[1:])),
    default=_ANYBODY,
    help=N_("Which words are read; for everybody as a rule."),
)


class _About(TypedDict):
    """The options of a meeting that go by the same name everywhere."""

    start: time
    minutes: int
    doors: int
    venue: str
    access: str
    format: str
    length: str
    is_open: bool
    online: bool
    zone: str


@verbs.command("list", help=N_("Show the regular meetings of the group."))
@with_json
@click.pass_obj
def _list(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found = meetings.listing(group)
    if in_json:
        as_json(found)
        return
    words = current()
    rows = [
        (
            *(m.name, WEEKDAYS[m.weekday], words.clock(m.start), m.minutes, str(m.when), m.venue, m.state),
            words.day(m.confirmed_on, "full") if m.confirmed_on else "",
        )
        for m in found
    ]
    headings = (_("Meeting"), _("Day"), _("Start"), _("Minutes"), _("When"), _("Where"), _("State"))
    table((*headings, _("Last confirmed")), rows)


@verbs.command("coming", help=N_("Show the meetings of the coming weeks."))
@click.option("--weeks", type=NUMBER, default=8, help=N_("How many weeks ahead; 8 when you do not say."))
@with_json
@click.pass_obj
def _coming(desk: Desk, /, weeks: int, *, in_json: bool) -> None:
    with desk.open() as group:
        found = meetings.coming(group, weeks)
    if in_json:
        as_json(found)
        return
    words = current()
    rows = [
        (words.day(o.day, "full"), words.clock(o.begins.time()), o.meeting.name, moved_here(o, words))
        for o in found
    ]
    table((_("Day"), _("Start"), _("Meeting"), _("Note")), rows)


@verbs.command("formats", help=N_("Show how a meeting can run, with the name to use in: meetings add."))
@with_json
def _formats(*, in_json: bool) -> None:
    found = formats.shipped()
    if in_json:
        as_json(found)
        return
    table((_("Key"), _("How it runs"), _("Minutes")), [(plan.id, plan.title, plan.minutes) for plan in found])


@verbs.command("show", help=N_("Show what happens at one meeting, minute by minute."))
@with_meeting
@with_json
@click.pass_obj
def _show(desk: Desk, /, day: date | None, meeting: str, *, in_json: bool) -> None:
    with desk.open() as group:
        order = meetings.running_order(group, occasion(group, day, meeting))
    order = order_in(order, current())
    if in_json:
        as_json(order)
        return
    words = current()
    say(f"{order.occasion.meeting.name}, {words.day(order.occasion.day)}", order.note(words))
    rows = [
        (
            words.clock(item.begins),
            item.segment.title,
            words.listing(order.job(role, words) for role in item.segment.leads),
        )
        for item in order.items
    ]
    table((_("When"), _("What"), _("Who leads")), rows)


@verbs.command("print", help=N_("Print the run sheet of one meeting as a PDF."))
@with_meeting
@click.option("--large", is_flag=True, help=N_("Print it half as large again."))
@with_out
@click.pass_obj
def _print(desk: Desk, /, day: date | None, meeting: str, out: Path, *, large: bool) -> None:
    ready(out)
    with desk.open() as group:
        held, profile = occasion(group, day, meeting), group.profile
        order = meetings.running_order(group, held)
        paper.running_order(order, out, language=profile.printing_language, paper=profile.paper, large=large)
        tonight.printed(group, held)
    saved(out)


@verbs.command(
    "heads", help=N_("Write down how many came, in numbers only; without numbers, show what was counted.")
)
@click.option("--regulars", type=NUMBER, help=N_("How many who come often."))
@click.option("--first-timers", type=NUMBER, help=N_("How many for the first time."))
@click.option("--visitors", type=NUMBER, help=N_("How many from another group, or with somebody."))
@click.option("--online", type=NUMBER, help=N_("How many joined from afar."))
@with_meeting
@with_json
@click.pass_obj
def _heads(desk: Desk, /, day: date | None, meeting: str, *, in_json: bool, **numbers: int | None) -> None:
    counted = {name: number for name, number in numbers.items() if number is not None}
    with desk.open() as group:
        held = occasion(group, day, meeting)
        heads = meetings.count_heads(group, held, Heads(**counted)) if counted else meetings.heads(group, held)
    if in_json:
        as_json(heads)
    elif heads is None:
        say(_("Nobody has counted heads for that meeting yet."))
    else:
        say(visits(heads.contacts))


@verbs.command("add", help=N_("Add a regular meeting."))
@click.argument("name", metavar=N_("NAME"))
@click.option("--weekday", type=OneOf(WEEKDAYS), required=True, help=N_("The day of the week."))
@click.option("--start", type=CLOCK, required=True, help=N_("When it starts, like 19:30."))
@click.option("--minutes", type=NUMBER, default=60, help=N_("How long it lasts; 60 when you do not say."))
@click.option(
    "--doors", type=NUMBER, default=30, help=N_("Minutes before the start when doors open; 30 as a rule.")
)
@click.option("--venue", default="", help=N_("Where it is."))
@click.option("--access", default="", help=N_("How to get in, for people who need to know before they come."))
@click.option("--format", default=USUAL, help=N_("How it runs: see meetings formats."))
@_TALK
@_PACK
@click.option("--length", type=OneOf(LENGTHS), default="standard", help=N_("The full or the short text."))
@click.option(
    "--when",
    "rule",
    default="every",
    help=N_(
        "Which weeks: every, 1st 3rd, last, every 2 weeks from 2026-01-03, on 2026-08-15; "
        "after any of them, except 2026-12-26."
    ),
)
@click.option("--tin", default="", help=N_("The place its cash is kept, if it has any."))
@click.option(
    "--closed",
    "is_open",
    flag_value=False,
    default=True,
    type=bool,
    help=N_("Only for those who live with it themselves."),
)
@click.option("--online", is_flag=True, help=N_("People can join from afar."))
@click.option("--zone", default="", help=N_("The time zone of its clock, like Europe/London, if not the group’s."))
@click.pass_obj
def _add(
    desk: Desk, /, name: str, weekday: str, rule: str, tin: str, talk: str, pack: str, **about: Unpack[_About]
) -> None:
    with desk.open() as group:
        reading = Reading(group)
        place = reading.place(tin) if tin else None
        when = reading.rule(rule)
        meeting = Meeting(
            name=name,
            weekday=WEEKDAYS.index(weekday),
            when=when,
            place=place.id if place else None,
            talk="" if talk == _AS_IT_SAYS else talk,
            pack="" if pack == _ANYBODY else pack,
            **about,
        )
        reading.refuse(meeting.problems())
        added = meetings.add(group, meeting)
    say(_("{meeting} is added.").format(meeting=added.name))


for _name, _command in (*folder.verbs.commands.items(), *weeks.verbs.commands.items()):
    verbs.add_command(_command, _name)
