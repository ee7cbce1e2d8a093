"""How the work is shared, on the command line: counts only."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json, with_out
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import Verbs
from groupkit.i18n import N_, _, current, ngettext
from groupkit.lazy import lazily
from groupkit.services import sharing

if TYPE_CHECKING:
    from groupkit.pdf import sharing as paper
else:
    paper = lazily("groupkit.pdf.sharing")

verbs = Verbs("service")


@verbs.command("shares", help=N_("Show how the work was shared in the last thirteen weeks, in counts."))
@with_json
@click.pass_obj
def _shares(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found = sharing.sharing(group)
    if in_json:
        as_json(
            {
                "first": found.first,
                "last": found.last,
                "turns": found.turns,
                "serving": found.serving,
                "jobs": [
                    {"role": each.role.key, "turns": each.turns, "people": each.people, "most": each.most}
                    for each in found.shares
                ],
                "could": [
                    {"role": each.role.key, "would": each.willing, "done": each.done} for each in found.could
                ],
            }
        )
        return
    words = current()
    rows = [
        (
            each.role.called(words),
            each.turns,
            each.people,
            _("always the same person") if each.always_one else "",
        )
        for each in found.shares
    ]
    table((_("Job"), _("Turns"), _("Shared by"), _("To notice")), rows)
    click.echo()
    could = [(each.role.called(words), each.willing, each.done) for each in found.could]
    table((_("Job"), _("Would"), _("Have done it")), could)


@verbs.command("without", help=N_("Tell whether the next month could run without somebody; nothing is written."))
@click.argument("name", metavar=N_("NAME"))
@click.pass_obj
def _without(desk: Desk, /, name: str) -> None:
    with desk.open() as group:
        found = sharing.without(group, name)
    if found.goes_on:
        say(_("Yes. Every job would have somebody."))
        return
    if found.open:
        said = ngettext(
            "{count} of {places} places would be open.",
            "{count} of {places} places would be open.",
            len(found.open),
        )
        say(said.format(count=len(found.open), places=found.places))
    for role in found.terms:
        said = _("{role}: nobody would step in. A deputy would help.")
        say(said.format(role=role.called(current())))


@verbs.command("print-shares", help=N_("Print how the work is shared, for a business meeting."))
@click.option("--large", is_flag=True, help=N_("In large print."))
@with_out
@click.pass_obj
def _print(desk: Desk, /, out: Path, *, large: bool) -> None:
    ready(out)
    with desk.open() as group:
        about, found = group.profile, sharing.sharing(group)
        paper.page(found, out, group=about.name, language=about.printing_language, paper=about.paper, large=large)
    saved(out)
