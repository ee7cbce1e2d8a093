"""What the group agrees, on the command line: its lines, its limits, and its cards."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json, with_out
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import Verbs
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.services import agreement

if TYPE_CHECKING:
    from groupkit.pdf import agreement as paper
else:
    paper = lazily("groupkit.pdf.agreement")

verbs = Verbs("agreement")


@verbs.command("show", help=N_("Show what the group agrees, and its limits."))
@with_json
@click.pass_obj
def _show(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found = agreement.agreement(group)
    if in_json:
        as_json(found)
        return
    told = found.told(current())
    rows = [(line.key, _("yes") if line.kept else "", line.words) for line in told.lines]
    table((_("Key"), _("Kept"), _("What we agree")), rows)
    say(told.limits)


@verbs.command("keep", help=N_("Keep a line."))
@click.argument("key", metavar=N_("KEY"))
@click.pass_obj
def _keep(desk: Desk, /, key: str) -> None:
    with desk.open() as group:
        agreement.keep(group, key)


@verbs.command("leave-out", help=N_("Leave a line out."))
@click.argument("key", metavar=N_("KEY"))
@click.pass_obj
def _leave_out(desk: Desk, /, key: str) -> None:
    with desk.open() as group:
        agreement.keep(group, key, kept=False)


@verbs.command("reword", help=N_("Write a line in your own words; without words, ours stand there again."))
@click.argument("key", metavar=N_("KEY"))
@click.argument("words", default="", metavar=N_("[WORDS]"))
@click.pass_obj
def _reword(desk: Desk, /, key: str, words: str) -> None:
    with desk.open() as group:
        agreement.reword(group, key, words)


@verbs.command("add", help=N_("Add a line of your own."))
@click.argument("words", metavar=N_("WORDS"))
@click.pass_obj
def _add(desk: Desk, /, words: str) -> None:
    with desk.open() as group:
        agreement.add(group, words)


@verbs.command("limits", help=N_("Settle your own limits of what stays here; without words, go back to ours."))
@click.argument("words", default="", metavar=N_("[WORDS]"))
@click.pass_obj
def _limits(desk: Desk, /, words: str) -> None:
    with desk.open() as group:
        agreement.set_limits(group, words)


@verbs.command("print", help=N_("Print the agreement, the limits and the cards of how we reply as a PDF."))
@click.option("--large", is_flag=True, help=N_("Print it a third larger."))
@with_out
@click.pass_obj
def _print(desk: Desk, /, out: Path, *, large: bool) -> None:
    ready(out)
    with desk.open() as group:
        found, profile = agreement.agreement(group), group.profile
    paper.cards(found, out, language=profile.printing_language, paper=profile.paper, large=large)
    saved(out)
