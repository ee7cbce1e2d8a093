"""Reports to those who pay, on the command line: made, agreed, seen by members, sent."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json, with_out
from groupkit.cli.packs.showing import show_figures
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import DAY, NUMBER
from groupkit.core.packs.blocks import Figure, Pack, Shown, spoken
from groupkit.core.packs.figures import differing
from groupkit.core.packs.withheld import USUAL
from groupkit.core.problems import Problem, refuse
from groupkit.i18n import N_, _
from groupkit.lazy import lazily

if TYPE_CHECKING:
    from groupkit.pdf.packs import pages as paper
    from groupkit.services.packs import marks, report
else:
    paper = lazily("groupkit.pdf.packs.pages")
    marks = lazily("groupkit.services.packs.marks")
    report = lazily("groupkit.services.packs.report")

verbs = Verbs("pack")
_key = click.argument("key", metavar=N_("KEY"))
_LOOK = N_("{mark} Look at it first. To print it as it is, say --sure.")


@verbs.command("list", help=N_("Show the reports there are, the latest first."))
@with_json
@click.pass_obj
def _list(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found = report.listing(group)
    if in_json:
        as_json(found)
        return
    rows = [
        (each.key, each.first, each.last, each.agreed_on, each.seen_on, each.sent_on, each.to_whom)
        for each in found
    ]
    headings = (_("Report"), _("From"), _("To"), _("Agreed"), _("Seen by members"), _("Sent"), _("To whom"))
    table(headings, rows, shown=(0,))


@verbs.command("report", help=N_("Make a report of some days, both included, from the parts the group agreed to."))
@click.argument("first", type=DAY, metavar=N_("DAY"))
@click.argument("last", type=DAY, metavar=N_("DAY"))
@click.option(
    "--part", "parts", multiple=True, help=N_("A part the group agreed to, by its key. Say it again for more.")
)
@click.option("--least", type=NUMBER, default=USUAL, help=N_("Keep back counts below this; 5 when you do not say."))
@click.option(
    "--try",
    "trial",
    is_flag=True,
    help=N_("See its parts, and what would not add up. Nothing is kept, and no figure is shown."),
)
@with_json
@click.pass_obj
def _report(
    desk: Desk,
    /,
    first: date,
    last: date,
    parts: tuple[str, ...],
    least: int,
    *,
    trial: bool,
    in_json: bool,
) -> None:
    with desk.open() as group:
        if trial:
            # figures of reports that nobody remembers would give away what others keep back
            made = report.gather(group, first, last, parts, k=least)
            say(*(part.title for part in made.parts), *marks.marks(made))
            return
        key = report.keep(group, first, last, parts, k=least).key
        made = report.opened(group, key)
    show_figures(made, in_json=in_json)
    if not in_json:
        say(*marks.marks(made), _("Kept as {key}.").format(key=key))


@verbs.command("parts", help=N_("Show the parts a group can agree to give out."))
def _parts() -> None:
    table((_("Part"), _("What stands in it")), report.titles(), shown=(0, 1))


@verbs.command("print", help=N_("Print a report that was kept."))
@_key
@with_out
@click.option("--large", is_flag=True, help=N_("Print it half as large again."))
@click.option("--sure", is_flag=True, help=N_("We have seen what does not add up."))
@click.pass_obj
def _print(desk: Desk, /, key: str, out: Path, *, large: bool, sure: bool) -> None:
    ready(out)
    with desk.open() as group:
        made, profile = report.opened(group, key), group.profile
    refuse((Problem("report", _LOOK, {"mark": mark}, asks=True) for mark in marks.marks(made)), sure=sure)
    paper.pack(made, out, language=made.language, paper=profile.paper, large=large)
    saved(out)


@verbs.command("agree", help=N_("Write down that the group agreed today to give a report out."))
@_key
@click.pass_obj
def _agree(desk: Desk, /, key: str) -> None:
    with desk.open() as group:
        report.agree(group, key)
    say(_("It is written down that the group agreed."))


@verbs.command("seen", help=N_("Write down that members saw a report today. It stays as they saw it."))
@_key
@click.pass_obj
def _seen(desk: Desk, /, key: str) -> None:
    with desk.open() as group:
        report.seen(group, key)
    say(_("It is written down that members saw it."))


@verbs.command("send", help=N_("Write down that a report went to somebody today; members see it first."))
@_key
@click.argument("to_whom", metavar=N_("NAME"))
@click.pass_obj
def _send(desk: Desk, /, key: str, to_whom: str) -> None:
    with desk.open() as group:
        report.send(group, key, to_whom)
    say(_("It is written down that it was sent."))


@verbs.command("drop", help=N_("Throw away a report that members have not seen."))
@_key
@click.pass_obj
def _drop(desk: Desk, /, key: str) -> None:
    with desk.open() as group:
        report.drop(group, key)
    say(_("The report is gone."))


@verbs.command("changes", help=N_("Show which figures two reports do not show alike."))
@click.argument("one", metavar=N_("KEY"))
@click.argument("other", metavar=N_("KEY"))
@click.pass_obj
def _changes(desk: Desk, /, one: str, other: str) -> None:
    with desk.open() as group:
        left, right = report.opened(group, one), report.opened(group, other)
    rows = [(each.key, _said(each.one, left), _said(each.other, right)) for each in differing(left, right)]
    table((_("Figure"), one, other), rows, shown=(0, 1, 2))


def _said(figure: Figure | None, pack: Pack) -> str:
    absent = Figure(key="", value=None, shown=Shown.BLANK)
    return spoken(figure or absent, pack.words)
