"""A meeting run live on the command line: start it, go on, see how the time goes, print the timekeeper's sheet."""

from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json, with_meeting, with_out
from groupkit.cli.reading import occasion
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import CLOCK
from groupkit.core.meetings import Occasion
from groupkit.core.runner.view import View
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.services import meetings, runner
from groupkit.services.group import Group

if TYPE_CHECKING:
    from collections.abc import Callable

    from groupkit.pdf import runner as paper
else:
    paper = lazily("groupkit.pdf.runner")

verbs = Verbs("runner")


@verbs.command("show", help=N_("Show the part that is on, the minutes left, and what comes."))
@with_meeting
@with_json
@click.pass_obj
def _show(desk: Desk, /, day: date | None, meeting: str, *, in_json: bool) -> None:
    with desk.open() as group:
        held = _held(group, day, meeting)
        found = runner.view(group, held)
    if in_json:
        as_json(found)
    elif found is None:
        say(_("This meeting has not begun. Start it with: groupkit runner start"))
    else:
        _said(found)


def _held(group: Group, day: date | None, meeting: str) -> Occasion:
    """Return the meeting named, or the one that is on, or the next."""
    on = None if day or meeting else runner.running(group)
    return on or occasion(group, day, meeting)


def _said(found: View) -> None:
    words = current()
    if found.finished:
        say(_("That was the meeting. Thank you."))
        return
    left = words.ngettext("{count} minute left.", "{count} minutes left.", found.left).format(count=found.left)
    over = _("A little over. Carry on or move on, as the group likes.")
    say(found.part.title, over if found.over else left, *filter(None, found.pace(words)))
    rows = [(each.part.title, each.minutes) for each in found.coming if not each.out]
    if rows:
        table((_("Next"), _("Minutes")), rows)


@verbs.command("start", help=N_("Begin the meeting now, or say when it began."))
@click.option("--at", type=CLOCK, help=N_("When it began, like 19:30, if you forgot to start it."))
@with_meeting
@click.pass_obj
def _start(desk: Desk, /, day: date | None, meeting: str, at: time | None) -> None:
    with desk.open() as group:
        held = _held(group, day, meeting)
        runner.start(group, held, runner.moment(held, at) if at else None)
        _after(group, held)


@verbs.command("correct", help=N_("Say when the part that is on really began, like 19:42."))
@click.argument("clock", type=CLOCK, metavar=N_("TIME"))
@with_meeting
@click.pass_obj
def _correct(desk: Desk, /, clock: time, day: date | None, meeting: str) -> None:
    with desk.open() as group:
        held = _held(group, day, meeting)
        runner.correct_start(group, held, runner.moment(held, clock))
        _after(group, held)


@verbs.command("skip", help=N_("Leave out a part that comes later, by its number: 1 is the first."))
@click.argument("number", type=click.IntRange(1), metavar=N_("NUMBER"))
@with_meeting
@click.pass_obj
def _skip(desk: Desk, /, number: int, day: date | None, meeting: str) -> None:
    with desk.open() as group:
        held = _held(group, day, meeting)
        runner.leave_out(group, held, number - 1)
        _after(group, held)


def _step(name: str, words: str, does: "Callable[[Group, Occasion], object]") -> None:
    """Add a command that does one step with the meeting that is on."""

    @verbs.command(name, help=words)
    @with_meeting
    @click.pass_obj
    def _run(desk: Desk, /, day: date | None, meeting: str) -> None:
        with desk.open() as group:
            held = _held(group, day, meeting)
            does(group, held)
            _after(group, held)


def _after(group: Group, held: Occasion) -> None:
    found = runner.view(group, held)
    if found is not None:
        _said(found)


_step("next", N_("Go on to the next part; after the last, the meeting is over."), runner.next_part)
_step("back", N_("Go back to the part before."), runner.back)
_step("pause", N_("Let the clock stand still, or go on again."), runner.pause)
_step("more", N_("Give the part one minute more."), runner.one_more_minute)
_step("share", N_("Begin the next share."), runner.begin_turn)
_step("pass", N_("Count a pass."), runner.pass_turn)
_step("finish", N_("End the meeting."), runner.finish)


@verbs.command(
    "sheet", help=N_("Print the timekeeper's sheet as a PDF: each part by the clock, with room for a pen.")
)
@with_meeting
@click.option("--large", is_flag=True, help=N_("Print it half as large again."))
@with_out
@click.pass_obj
def _sheet(desk: Desk, /, day: date | None, meeting: str, out: Path, *, large: bool) -> None:
    ready(out)
    with desk.open() as group:
        held, profile = _held(group, day, meeting), group.profile
        order, times = meetings.running_order(group, held), runner.times(group, held)
    paper.timekeeper(order, out, times=times, language=profile.printing_language, paper=profile.paper, large=large)
    saved(out)
