"""The words of a group's own fellowship for the steps, which stand in a box on each step."""

from pathlib import Path

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json
from groupkit.cli.shown import as_json, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import FILE
from groupkit.core.problems import Problem, RefusedError
from groupkit.core.workbooks.chapters import step_label
from groupkit.core.workbooks.choosing import step_number
from groupkit.core.workbooks.own import LONGEST, StepWording
from groupkit.i18n import N_, _
from groupkit.services.workbooks import adding

verbs = Verbs("wordings")
_NOT_READ = N_("{file} could not be read. Save it as plain text, and try again.")
_TOO_LONG = N_("Use fewer words here, {longest} letters at most.")
_LARGEST = 100_000
_STEP = click.argument("step", metavar=N_("STEP"))


@verbs.command("wordings", help=N_("Show for which steps you have words of your own fellowship."))
@with_json
@click.pass_obj
def _wordings(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found = adding.wordings(group)
    if in_json:
        as_json(found)
        return
    table((_("Step"), _("Whose words")), [(step_label(each.step), each.said_of_it) for each in found], shown=(0,))


@verbs.command("wording", help=N_("Put words of your own fellowship on a step, out of a file."))
@_STEP
@click.argument("file", type=FILE, metavar=N_("FILE"))
@click.option("--credit", required=True, help=N_("Whose words these are, and that you may copy them."))
@click.option("--license", "terms", default="", help=N_("On what terms they may be printed."))
@click.pass_obj
def _wording(desk: Desk, /, step: str, file: Path, credit: str, terms: str) -> None:
    wording = StepWording(step=step_number(step), words=_text(file), credit=credit, license=terms)
    with desk.open() as group:
        adding.set_wording(group, wording)


def _text(file: Path) -> str:
    """Return the words in a file, and no more of a large one than it takes to see that it is too long."""
    try:
        with file.open(encoding="utf-8-sig") as opened:
            words = opened.read(_LARGEST + 1)
    except (OSError, UnicodeDecodeError) as reason:
        raise RefusedError([Problem("file", _NOT_READ, {"file": file.name})]) from reason
    if len(words) > _LARGEST:
        raise RefusedError([Problem("file", _TOO_LONG, {"longest": LONGEST["words"]})])
    return words


@verbs.command("remove-wording", help=N_("Take words of your own fellowship off a step."))
@_STEP
@click.pass_obj
def _remove_wording(desk: Desk, /, step: str) -> None:
    with desk.open() as group:
        adding.remove_wording(group, step_number(step))
