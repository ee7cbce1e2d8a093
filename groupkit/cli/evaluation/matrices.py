"""Agreement, new themes and matrices on the command line, for whoever reads the round and not for the group."""

from pathlib import Path

import click

from groupkit.cli.desk import Desk
from groupkit.cli.evaluation.reading import unlocked
from groupkit.cli.options import with_json
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import FILE, OneOf
from groupkit.core.evaluation.clocks import WAVES
from groupkit.core.evaluation.matrix import By, Matrix
from groupkit.i18n import N_, _
from groupkit.services.evaluation import alike, codebook, reading

verbs = Verbs("matrices")
_ROUND = click.argument("round_", metavar=N_("ROUND"))


@verbs.command("agreement", help=N_("Show how alike the two coders decided, in all and theme by theme."))
@_ROUND
@with_json
@click.pass_obj
def _agreement(desk: Desk, /, round_: str, *, in_json: bool) -> None:
    with desk.open() as group:
        found = reading.agreement(group, round_, unlocked(group, round_))
        titles = {code.key: code.title for code in codebook.listing(group)}
    if in_json:
        as_json(found)
    elif found is None:
        say(_("The two have not agreed on anything yet."))
    else:
        figures = [(each, alike.figures(each)) for each in found.each]
        rows = [(titles.get(each.code, each.code), *shown) for each, shown in figures]
        table((_("Theme"), _("Alike"), _("Of 100"), _("Kappa")), rows)
        say(*alike.lines(found))


@verbs.command("saturation", help=N_("Show how many new themes each further talk brought."))
@_ROUND
@with_json
@click.pass_obj
def _saturation(desk: Desk, /, round_: str, *, in_json: bool) -> None:
    with desk.open() as group:
        found = reading.saturation(group, round_, unlocked(group, round_))
    if in_json:
        as_json(found)
        return
    rows = [(_(WAVES[each.wave]), each.sign, each.answers, len(each.new), each.so_far) for each in found]
    table((_("Which"), _("Sign"), _("Answers"), _("New themes"), _("So far")), rows)


@verbs.command("matrix", help=N_("Show what was heard from whom and when, by theme or by person; or save it."))
@_ROUND
@click.option("--by", type=OneOf(tuple(By)), default=By.THEME, help=N_("How it is laid out; without it, by theme."))
@click.option("--csv", "out", type=FILE, help=N_("The CSV file to save."))
@with_json
@click.pass_obj
def _matrix(desk: Desk, /, round_: str, by: str, out: Path | None, *, in_json: bool) -> None:
    if out is not None:
        ready(out)
    with desk.open() as group:
        found = reading.matrix(group, round_, unlocked(group, round_), by=by)
    if in_json:
        as_json(found)
    elif out is not None:
        reading.to_csv(found, out)
        saved(out)
        _below(found)
    else:
        made = reading.sheet(found)
        table(made.head, made.rows)
        _below(found)


def _below(found: Matrix) -> None:
    """Say who it is for, and what is not in it."""
    say(*filter(None, (reading.left_out(found), _(reading.NOT_FOR_THE_GROUP))))
