"""Workbooks of your own: begun, checked, and handed from group to group."""

from pathlib import Path

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json
from groupkit.cli.shown import as_json, ready, saved, say
from groupkit.cli.speech import UnclearError, Verbs
from groupkit.cli.typed import FILE
from groupkit.cli.workbooks.choose import group_if_named, workbook
from groupkit.core.workbooks.chapters import Workbook
from groupkit.i18n import N_, _, current
from groupkit.services.workbooks import exchange, shelf, studio

verbs = Verbs("studio")
_PATH = click.argument("path", type=FILE, metavar=N_("FOLDER"))
_PLACE = N_("Where to: a new folder, or one file that ends with .workbook.")


@verbs.command("check", help=N_("Say what is to be put right in a workbook, with its file and line."))
@_PATH
@with_json
def _check(path: Path, *, in_json: bool) -> int:
    problems = exchange.check(path)
    if in_json:
        as_json([{"place": each.field, "said": str(each)} for each in problems], shown=("place", "said"))
    elif problems:
        say(*map(str, problems))
    else:
        say(_("This workbook can be printed. There is nothing to put right."))
    return int(bool(problems))


@verbs.command("new", help=N_("Make a workbook your own: a copy of another one, or one from nothing."))
@click.argument("title", metavar=N_("TITLE"))
@click.option("--from", "key", default="", help=N_("The key of the one to copy. Without it: one page to begin."))
@click.option("--out", type=FILE, help=N_("A new folder to write it into, when there is no group file."))
@click.pass_obj
def _new(desk: Desk, /, title: str, key: str, out: Path | None) -> None:
    if out is not None:
        ready(out)
        with group_if_named(desk) as named:
            ours = workbook(named, key) if key else None
        exchange.give(studio.begun(title, current().language, _("Our group"), ours), out)
        saved(out)
        return
    if desk.book is None:
        said = _("Say where it goes: --book FILE before the command, or --out FOLDER after it.")
        raise UnclearError(said, click.get_current_context())
    with desk.open() as group:
        _yours(studio.copy(group, shelf.get(group, key), title) if key else studio.make(group, title))


@verbs.command("import", help=N_("Take in a workbook from a folder or a file another group saved."))
@_PATH
@click.pass_obj
def _import(desk: Desk, /, path: Path) -> None:
    with desk.open() as group:
        _yours(exchange.take_in(group, path))


@verbs.command("export", help=N_("Save a workbook for another group, as a folder or as one file."))
@click.argument("key", metavar=N_("KEY"))
@click.option("--out", type=FILE, required=True, help=_PLACE)
@click.pass_obj
def _export(desk: Desk, /, key: str, out: Path) -> None:
    ready(out)
    with group_if_named(desk) as group:
        exchange.give(workbook(group, key), out)
    saved(out)


@verbs.command("remove", help=N_("Take a workbook of your own off the list."))
@click.argument("key", metavar=N_("KEY"))
@click.pass_obj
def _remove(desk: Desk, /, key: str) -> None:
    with desk.open() as group:
        studio.remove(group, shelf.get(group, key))


def _yours(made: Workbook) -> None:
    say(_("{title} is yours now. Its key is {key}.").format(title=made.title, key=made.key))
