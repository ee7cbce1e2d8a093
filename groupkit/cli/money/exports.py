"""The book of money for other programs, held against one of them, and as a whole to take elsewhere."""

from pathlib import Path

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json
from groupkit.cli.shown import as_json, ready, saved, say
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import FILE, OneOf
from groupkit.i18n import N_, _, ngettext
from groupkit.services import bundles, exports

verbs = Verbs("exports")
_FILE = click.argument("file", type=FILE, metavar=N_("FILE"))


@verbs.command("export", help=N_("Save the book for another program: beancount, hledger, csv, xlsx, ofx or all."))
@click.option(
    "--as",
    "kind",
    type=OneOf([*exports.KINDS, exports.ALL]),
    metavar=N_("KIND"),
    required=True,
    help=N_("For which program. Pots do not come through in ofx: no bank statement knows them."),
)
@click.option("--to", "folder", type=FILE, metavar=N_("FOLDER"), required=True, help=N_("The folder to save in."))
@click.option(
    "--exact",
    is_flag=True,
    help=N_("Our own copy: with the names of who holds money, telephone numbers and e-mail addresses."),
)
@with_json
@click.pass_obj
def _export(desk: Desk, /, kind: str, folder: Path, *, exact: bool, in_json: bool) -> None:
    with desk.open() as group:
        files = exports.save(group, kind, folder, exact=exact)
    if in_json:
        as_json([path.name for path in files])
        return
    for path in files:
        saved(path)


@verbs.command("compare", help=N_("Hold a table that was saved with: money export --as csv against the book."))
@_FILE
@click.pass_obj
def _compare(desk: Desk, /, file: Path) -> None:
    with desk.open() as group:
        lines = exports.compare(group, file)
    told = ngettext("{count} line, and it is what the book says.", "{count} lines, all as the book says.", lines)
    say(told.format(count=lines))


@verbs.command("bundle", help=N_("Save everything the book of money holds in one file that is not locked."))
@click.option("--out", type=FILE, required=True, help=N_("The ZIP file to save."))
@click.pass_obj
def _bundle(desk: Desk, /, out: Path) -> None:
    ready(out)
    with desk.open() as group:
        seal = bundles.bundle(group, out)
    say(_("Everybody who has this file can read the names and notes in it. Its seal is {seal}.").format(seal=seal))
    saved(out)


@verbs.command("restore", help=N_("Take a saved book of money into a new group, exactly as it was."))
@_FILE
@click.pass_obj
def _restore(desk: Desk, /, file: Path) -> None:
    with desk.open() as group:
        seal = bundles.restore(file, group)
    say(_("The whole book is here. Its seal is {seal}: the same as on the newest paper.").format(seal=seal))
