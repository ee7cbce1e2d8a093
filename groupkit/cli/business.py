"""Business meetings on the command line: called, held, approved and printed."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json, with_out
from groupkit.cli.reading import Reading
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import CLOCK, DAY, NUMBER, OneOf
from groupkit.core.business import Business, by_role, day_in_words
from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.services import business, decisions
from groupkit.services.group import Group

if TYPE_CHECKING:
    from groupkit.pdf import decisions as paper
    from groupkit.pdf import motions as cards
else:
    paper = lazily("groupkit.pdf.decisions")
    cards = lazily("groupkit.pdf.motions")

AGENDA, NOTES, LOG, CARD = "agenda", "notes", "log", "card"
verbs = Verbs("business")
with_business_day = click.option(
    "--day", type=DAY, help=N_("The day of the business meeting. Without it: the next one, or the last.")
)


def about(group: Group, day: date | None) -> Business:
    """Return the business meeting a line is about: of a day, or the one in hand."""
    found = business.on(group, day) if day is not None else business.in_hand(group)
    if found is None:
        raise RefusedError([Problem("day", N_("No business meeting is planned yet. Plan one first."))])
    return found


@verbs.command("meetings", help=N_("Show the business meetings, newest first."))
@with_json
@click.pass_obj
def _meetings(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found = business.listing(group)
        names = [business.held_for(group, each) for each in found]
    if in_json:
        as_json(found)
        return
    words = current()
    rows = [
        (
            *(each.day, each.room, name or _("The whole group"), each.present),
            *(by_role(each.taken_by, words), each.approved_on),
        )
        for each, name in zip(found, names, strict=True)
    ]
    table((_("Day"), _("Where"), _("Of"), _("Were here"), _("Notes by"), _("Approved")), rows)


@verbs.command("call", help=N_("Plan a business meeting."))
@click.option("--day", type=DAY, required=True, help=N_("The day."))
@click.option("--start", type=CLOCK, help=N_("When it starts, like 19:30."))
@click.option("--room", default="", help=N_("Where it is."))
@click.option("--meeting", default="", help=N_("The meeting it is for; without it, the whole group."))
@click.option("--told-on", type=DAY, help=N_("The day it was told to everybody."))
@click.option("--line", "more", multiple=True, help=N_("Something else to put on the list. Name it once for each."))
@click.pass_obj
def _call(
    desk: Desk,
    /,
    day: date,
    start: time | None,
    room: str,
    meeting: str,
    told_on: date | None,
    more: tuple[str, ...],
) -> None:
    with desk.open() as group:
        reading = Reading(group)
        known = reading.meeting(meeting) if meeting else None
        made = Business(
            day=day, start=start, room=room, meeting=known.id if known else None, notice_on=told_on, more=more
        )
        reading.refuse(made.problems())
        made = business.call(group, made)
    said = _("The business meeting is planned for {day}.")
    say(said.format(day=day_in_words(made, current())))


@verbs.command("call-off", help=N_("Take a planned business meeting off the list. The ideas wait for the next."))
@click.option("--day", type=DAY, required=True, help=N_("The day."))
@click.pass_obj
def _call_off(desk: Desk, /, day: date) -> None:
    with desk.open() as group:
        business.call_off(group, business.on(group, day))


@verbs.command("held", help=N_("Write down how a business meeting was held: in numbers and roles, no names."))
@click.option("--present", type=NUMBER, help=N_("How many were here."))
@click.option("--apologies", type=NUMBER, help=N_("How many sent word that they could not come."))
@click.option("--notes-by", help=N_("Which role took the notes."))
@click.option("--read-back/--not-read-back", default=None, help=N_("Whether the notes were read back at the end."))
@with_business_day
@click.pass_obj
def _held(
    desk: Desk,
    /,
    present: int | None,
    apologies: int | None,
    notes_by: str | None,
    day: date | None,
    *,
    read_back: bool | None,
) -> None:
    said = {"present": present, "apologies": apologies, "taken_by": notes_by, "read_back": read_back}
    told: dict[str, Any] = {name: value for name, value in said.items() if value is not None}
    with desk.open() as group:
        business.change(group, replace(about(group, day), **told))


@verbs.command("approve", help=N_("Write down that the group approved the notes of a business meeting."))
@click.option("--day", type=DAY, required=True, help=N_("The day of the business meeting."))
@click.option("--on", "on_day", type=DAY, help=N_("The day they were approved. Without it: today."))
@click.pass_obj
def _approve(desk: Desk, /, day: date, on_day: date | None) -> None:
    with desk.open() as group:
        business.approve(group, business.on(group, day), on_day)
    say(_("The notes are approved."))


@verbs.command("print", help=N_("Print the list with its cards, the notes, the log, or an empty idea card."))
@click.argument("what", type=OneOf((AGENDA, NOTES, LOG, CARD)))
@with_business_day
@click.option("--large", is_flag=True, help=N_("Print it a quarter larger."))
@with_out
@click.pass_obj
def _print(desk: Desk, /, what: str, day: date | None, out: Path, *, large: bool) -> None:
    ready(out)
    with desk.open() as group:
        profile = group.profile
        language, size = profile.printing_language, profile.paper
        if what == AGENDA:
            told = business.agenda(group, about(group, day))
            paper.agenda(told, out, language=language, paper=size, large=large)
        elif what == NOTES:
            notes = business.minutes(group, about(group, day))
            paper.minutes(notes, out, language=language, paper=size, large=large)
        elif what == LOG:
            found, name = decisions.log(group), profile.name
            paper.log(found, out, group=name, language=language, paper=size, large=large)
        else:
            cards.blank_cards(business.words(), out, language=language, paper=size, large=large)
    saved(out)
