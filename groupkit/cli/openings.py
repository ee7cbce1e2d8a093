"""The board on the command line: things to do outside the group, looked at from time to time, and on paper."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json, with_out
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import DAY, NUMBER
from groupkit.core.openings import Opening
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.services import openings

if TYPE_CHECKING:
    from groupkit.pdf import openings as paper
else:
    paper = lazily("groupkit.pdf.openings")

verbs = Verbs("board")
_TOLD: Mapping[str, str] = {
    "what": N_("What you do there."),
    "place": N_("Where it is, and how to get there."),
    "times": N_("When it is."),
    "cost": N_("What it costs, and who pays less."),
    "access": N_("Steps, toilets, noise."),
    "ask": N_("What they ask of you, such as a form."),
    "benefits": N_("Whether it may change benefits, and whom to ask."),
    "drink": N_("Whether drink is sold there."),
    "reach": N_("How to ask them: the place’s own number or page."),
}
_JOB = click.option("--by", "job", default="", help=N_("The job of whoever looked, not the name."))


def _told(command: click.decorators.FC) -> click.decorators.FC:
    """Let a command say everything that can stand on a row of the board."""
    sure = click.option("--sure", is_flag=True, help=N_("It is the place’s own, and no person’s."))
    checked = click.option("--checked-on", type=DAY, help=N_("The day somebody looked; without it, today."))
    until = click.option("--until", "ends_on", type=DAY, help=N_("Until when it is open."))
    for option in (sure, _JOB, checked, until):
        command = option(command)
    for name in reversed(tuple(_TOLD)):
        command = click.option(f"--{name}", help=_TOLD[name])(command)
    return command


def _said(told: Mapping[str, Any], today: date) -> dict[str, Any]:
    """Return what was said of a row, by the names of its fields."""
    said = {name: value for name, value in told.items() if value is not None}
    return {**said, "checked_on": said.get("checked_on", today)}


@verbs.command("list", help=N_("Show the things to do outside the group, and when somebody looked."))
@with_json
@click.pass_obj
def _list(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        board = openings.board(group)
    if in_json:
        as_json([{"opening": one, "standing": board.standing(one)} for one in board.openings], shown=("reach",))
        return
    words = current()
    rows = [
        (one.id, kind.title, one.name, one.times, one.reach, board.looked(one, words))
        for kind in board.kinds
        for one in board.of(kind.key)
    ]
    heads = (_("Number"), _("Kind"), _("What it is"), _("When"), _("How to ask"), _("Looked at"))
    # the number or page of a place is for all to see
    table(heads, rows, shown=(4,))


@verbs.command("add", help=N_("Put something on the board."))
@click.argument("kind", metavar=N_("KIND"))
@click.argument("name", metavar=N_("NAME"))
@_told
@click.pass_obj
def _add(desk: Desk, /, kind: str, name: str, job: str, *, sure: bool, **told: str | date | None) -> None:
    with desk.open() as group:
        said = _said(told, group.today())
        made = openings.write(group, Opening(kind=kind, name=name, checked_by=job, **said), sure=sure)
    say(_("It is on the board, with the number {number}.").format(number=made.id))


@verbs.command("change", help=N_("Change something on the board."))
@click.argument("number", type=NUMBER)
@click.option("--kind", help=N_("What kind of thing it is."))
@click.option("--name", help=N_("What it is called."))
@_told
@click.pass_obj
def _change(desk: Desk, /, number: int, job: str, *, sure: bool, **told: str | date | None) -> None:
    with desk.open() as group:
        found = openings.opening(group, number)
        said = _said(told, group.today())
        openings.write(group, replace(found, checked_by=job or found.checked_by, **said), sure=sure)


@verbs.command("still-on", help=N_("Write down that somebody looked today, and that it is still on."))
@click.argument("number", type=NUMBER)
@_JOB
@click.pass_obj
def _still_on(desk: Desk, /, number: int, job: str) -> None:
    with desk.open() as group:
        openings.still_on(group, number, job)


@verbs.command("ended", help=N_("Write down that it has ended, and take it off the board."))
@click.argument("number", type=NUMBER)
@click.pass_obj
def _ended(desk: Desk, /, number: int) -> None:
    with desk.open() as group:
        openings.ended(group, number)


@verbs.command("print", help=N_("Print the board, to put up."))
@click.option("--large", is_flag=True, help=N_("Larger print."))
@with_out
@click.pass_obj
def _print(desk: Desk, /, out: Path, *, large: bool) -> None:
    ready(out)
    with desk.open() as group:
        board, profile = openings.printable(group), group.profile
    paper.board(board, out, language=profile.printing_language, paper=profile.paper, large=large)
    saved(out)
