"""The next meeting on the command line: in one look, its list of things to do, and its paper."""

from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json, with_meeting, with_out
from groupkit.cli.reading import occasion
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import OneOf
from groupkit.core.tonight import TITLES, Task
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.services import service, tonight

if TYPE_CHECKING:
    from datetime import date

    from groupkit.pdf import tonight as paper
else:
    paper = lazily("groupkit.pdf.tonight")

verbs = Verbs("tonight")


@verbs.command("show", help=N_("Show the next meeting: when, where, who does what, what is still to do."))
@with_meeting
@with_json
@click.pass_obj
def _show(desk: Desk, /, day: "date | None", meeting: str, *, in_json: bool) -> None:
    with desk.open() as group:
        found = tonight.tonight(group, occasion(group, day, meeting) if day else None)
    if in_json:
        as_json(_plain(found))
    elif found is None:
        say(_("No meeting is planned yet. Add one with: groupkit meetings add"))
    else:
        _shown(found)


def _plain(found: tonight.Tonight | None) -> object:
    """Return what other programs get: of a job its key and who has it, not its whole card."""
    if found is None:
        return None
    told: dict[str, object] = msgspec.to_builtins(found, str_keys=True)
    told["holders"] = [
        {"role": each.role.key, "place": each.place, "person": each.name or None} for each in found.holders
    ]
    return told


def _shown(found: tonight.Tonight) -> None:
    words, held = current(), found.occasion
    said = _("{meeting}, {day}, {begins} to {ends}")
    say(
        said.format(
            meeting=held.meeting.name,
            day=words.day(held.day),
            begins=words.clock(held.begins.time()),
            ends=words.clock(held.ends.time()),
        ),
        held.meeting.venue,
    )
    nobody = _("nobody yet")
    people = [
        (each.role.called(words), each.person.short_name if each.person else nobody) for each in found.holders
    ]
    table((_("Job"), _("Who")), people)
    click.echo()
    rows = [
        (_("done") if tick.done else "", _(TITLES[tick.task]), tick.task.value) for tick in found.checklist.ticks
    ]
    table((_("Done"), _("What"), _("Key")), rows)


@verbs.command("tick", help=N_("Tick one thing on the list, by its key: see tonight show."))
@click.argument("task", type=OneOf([task.value for task in Task]), metavar=N_("TASK"))
@click.option("--not-yet", is_flag=True, help=N_("Take the tick away again."))
@with_meeting
@click.pass_obj
def _tick(desk: Desk, /, task: str, day: "date | None", meeting: str, *, not_yet: bool) -> None:
    with desk.open() as group:
        tonight.tick(group, occasion(group, day, meeting), Task(task), done=not not_yet)


@verbs.command("print", help=N_("Print the list of the next meeting as a PDF."))
@with_meeting
@with_out
@click.pass_obj
def _print(desk: Desk, /, day: "date | None", meeting: str, out: Path) -> None:
    ready(out)
    with desk.open() as group:
        held = occasion(group, day, meeting)
        found = tonight.tonight(group, held)
        if found is not None:
            paper.checklist(
                held,
                service.duties(group, held),
                found.checklist,
                out,
                group=group.profile.name,
                language=group.profile.printing_language,
                paper=group.profile.paper,
            )
    saved(out)
