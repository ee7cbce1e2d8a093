"""The chair's folder and the kinds of meeting, on the command line; both are commands about meetings."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json, with_meeting, with_out
from groupkit.cli.reading import occasion
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import OneOf
from groupkit.core.folder import PIECES
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.services import folder, meetings, presets, tonight

if TYPE_CHECKING:
    from groupkit.pdf import folder as paper
else:
    paper = lazily("groupkit.pdf.folder")

verbs = Verbs("folder")


@verbs.command("folder", help=N_("Print everything the chair holds at one meeting as a PDF."))
@with_meeting
@click.option("--large", is_flag=True, help=N_("Print it a third larger."))
@click.option(
    "--piece", "pieces", type=OneOf(tuple(PIECES)), multiple=True, help=N_("Only this piece; may be said again.")
)
@with_out
@click.pass_obj
def _folder(
    desk: Desk, /, day: date | None, meeting: str, pieces: tuple[str, ...], out: Path, *, large: bool
) -> None:
    ready(out)
    with desk.open() as group:
        held, profile = occasion(group, day, meeting), group.profile
        told = folder.folder(group, held)
        paper.folder(
            told,
            out,
            pieces=pieces or tuple(PIECES),
            language=profile.printing_language,
            paper=profile.paper,
            large=large,
        )
        tonight.printed(group, held)
    saved(out)


@verbs.command("kinds", help=N_("Show the kinds of meeting to start from, with the name to use in: meetings use."))
@with_json
def _kinds(*, in_json: bool) -> None:
    found = presets.presets()
    if in_json:
        as_json(found)
        return
    rows = [(preset.key, preset.told(current()).title, preset.format) for preset in found]
    table((_("Key"), _("Kind of meeting"), _("How it runs")), rows)


@verbs.command(
    "use", help=N_("Run one meeting, or all of them, as another kind of meeting; nothing written is lost.")
)
@click.argument("kind", metavar=N_("KIND"))
@click.option("--meeting", default="", help=N_("Which meeting; all of them when you do not say."))
@click.pass_obj
def _use(desk: Desk, /, kind: str, meeting: str) -> None:
    preset = presets.get(kind)
    with desk.open() as group:
        which = [each for each in meetings.listing(group) if meeting.casefold() in each.name.casefold()]
        presets.use(group, preset, which if meeting else None)
    say(_("From now on: {kind}.").format(kind=preset.told(current()).title))
