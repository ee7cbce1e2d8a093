"""Help on the command line: who to reach, when the group last tried each, and the sheet for the wall."""

from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json, with_out
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import OneOf
from groupkit.core.safety import LEVELS, Contact, Level, mark, printable
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.services import safety

if TYPE_CHECKING:
    from groupkit.pdf import safety as paper
else:
    paper = lazily("groupkit.pdf.safety")

verbs = Verbs("help-now")
_KEY = click.argument("key", metavar=N_("KEY"))


class _About(TypedDict):
    """The options of a contact that go by the same name everywhere."""

    reach: str
    for_whom: str
    hours: str


@verbs.command("list", help=N_("Show who to reach, in the order to try them."))
@click.option("--to-check", is_flag=True, help=N_("Only those the group has not tried for a while."))
@with_json
@click.pass_obj
def _list(desk: Desk, /, *, to_check: bool, in_json: bool) -> None:
    with desk.open() as group:
        found = safety.to_check(group) if to_check else safety.contacts(group)
        today = group.today()
    words = current()
    if in_json:
        as_json([contact.told(words) for contact in found], shown=("reach",))
        return
    rows = [(c.key, c.name, c.told(words).reach, c.told(words).hours, mark(c, today)) for c in found]
    table((_("Key"), _("Who"), _("How to reach them"), _("When"), _("Tried")), rows, shown=(2,))


@verbs.command("check", help=N_("Write down that you tried a contact today and it works."))
@_KEY
@click.pass_obj
def _check(desk: Desk, /, key: str) -> None:
    with desk.open() as group:
        safety.check(group, key)


@verbs.command("add", help=N_("Add a contact of the group’s own."))
@click.argument("name", metavar=N_("NAME"))
@click.option("--reach", required=True, help=N_("How to reach them: a number, or a place to go."))
@click.option("--level", type=OneOf(LEVELS), required=True, help=N_("In danger now, today, or worse than usual."))
@click.option("--for-whom", default="", help=N_("Who it is for."))
@click.option("--hours", default="", help=N_("When somebody is there."))
@click.pass_obj
def _add(desk: Desk, /, name: str, level: Level, **about: Unpack[_About]) -> None:
    with desk.open() as group:
        safety.add(group, Contact(key="own", name=name, level=level, region=group.profile.region, **about))
    say(_("{name} is on the list.").format(name=name))


@verbs.command("remove", help=N_("Take a contact of the group’s own off the list, by its key."))
@_KEY
@click.pass_obj
def _remove(desk: Desk, /, key: str) -> None:
    with desk.open() as group:
        safety.remove(group, key)


@verbs.command("print", help=N_("Print the sheet for the wall as a PDF."))
@with_out
@click.pass_obj
def _print(desk: Desk, /, out: Path) -> None:
    ready(out)
    with desk.open() as group:
        profile, today = group.profile, group.today()
        paper.help_now(
            printable(safety.contacts(group), today),
            safety.guidance(),
            today,
            out,
            group=profile.name,
            language=profile.printing_language,
            paper=profile.paper,
        )
    saved(out)
