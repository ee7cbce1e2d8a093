"""The codebook on the command line: the themes to code by, and those the group adds or lays to rest."""

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json
from groupkit.cli.shown import as_json, say, table
from groupkit.cli.speech import Verbs
from groupkit.core.evaluation.codes import Code
from groupkit.i18n import N_, _, current
from groupkit.services.evaluation import codebook

verbs = Verbs("codebook")


@verbs.command("codes", help=N_("Show the themes to code by, and since when the group’s own are there."))
@with_json
@click.pass_obj
def _codes(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found = codebook.listing(group)
    if in_json:
        as_json(found)
        return
    day = current().day
    rows = [
        (
            *(each.key, each.title, each.means),
            "" if each.added_on is None else day(each.added_on, "short"),
            "" if each.resting_on is None else day(each.resting_on, "short"),
        )
        for each in found
    ]
    table((_("Key"), _("Theme"), _("What it means"), _("Since"), _("At rest since")), rows)


@verbs.command("code-add", help=N_("Add a theme of the group’s own; not while somebody codes alone."))
@click.argument("title", metavar=N_("TITLE"))
@click.option("--means", required=True, help=N_("What it means, in a sentence."))
@click.option("--part", required=True, help=N_("Where people talk about it: changed, helped, wished."))
@click.option("--area", default="", help=N_("The area of life, if it belongs to one."))
@click.pass_obj
def _add(desk: Desk, /, title: str, *, means: str, part: str, area: str) -> None:
    with desk.open() as group:
        made = codebook.add(group, Code(key="", part=part, area=area, title=title, means=means))
    say(_("It is in the list, with the key {key}.").format(key=made.key))


@verbs.command("code-rest", help=N_("Lay a theme to rest: what was coded by it stays."))
@click.argument("code", metavar=N_("CODE"))
@click.pass_obj
def _rest(desk: Desk, /, code: str) -> None:
    with desk.open() as group:
        codebook.rest(group, code)
