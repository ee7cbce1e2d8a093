"""Literature on the command line: what came, was sold and was given. It is counted, and is not money."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json, with_out
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import DAY, NUMBER
from groupkit.core.stock import Tally
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.services import stock

if TYPE_CHECKING:
    from groupkit.pdf import stock as paper
else:
    paper = lazily("groupkit.pdf.stock")

verbs = Verbs("stock")
_NUMBER = click.argument("number", type=NUMBER)


@verbs.command("stock", help=N_("Show the literature in the cupboard, and what it brought."))
@with_json
@click.pass_obj
def _stock(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found, pence, currency = stock.shelves(group), stock.brought(group), group.profile.currency
    if in_json:
        as_json({"shelves": found, "brought": pence})
        return
    rows = [(each.title.id, each.title.title, each.came, each.sold, each.given, each.left) for each in found]
    table((_("Number"), _("What"), _("Came"), _("Sold"), _("Given"), _("Left")), rows)
    said = _("Literature sold has brought {amount} so far.")
    say(said.format(amount=current().money(pence, currency)))


@verbs.command("stock-paper", help=N_("Print what is in the cupboard, with room to count, as a PDF."))
@click.option("--blank", is_flag=True, help=N_("With empty lines, to be filled in by hand."))
@click.option("--large", is_flag=True, help=N_("In large print."))
@with_out
@click.pass_obj
def _paper(desk: Desk, /, out: Path, *, blank: bool, large: bool) -> None:
    ready(out)
    with desk.open() as group:
        profile, told = group.profile, stock.cupboard(group)
    language, size = profile.printing_language, profile.paper
    if blank:
        paper.blank(out, language=language, paper=size, large=large)
    else:
        paper.summary(told, out, language=language, paper=size, large=large)
    saved(out)


@verbs.command("stock-add", help=N_("Put literature on the list, by what it is called."))
@click.argument("name", metavar=N_("NAME"))
@click.pass_obj
def _add(desk: Desk, /, name: str) -> None:
    with desk.open() as group:
        title = stock.add(group, name)
    say(_("It is on the list, with the number {number}.").format(number=title.id))


@verbs.command(
    "stock-count", help=N_("Write down what came, was sold or was given, by its number in: money stock.")
)
@_NUMBER
@click.option("--came", type=NUMBER, default=0, help=N_("How many came."))
@click.option("--sold", type=NUMBER, default=0, help=N_("How many were sold."))
@click.option("--given", type=NUMBER, default=0, help=N_("How many were given away."))
@click.option("--day", type=DAY, help=N_("The day it was; without it, today."))
@click.pass_obj
def _count(desk: Desk, /, number: int, day: date | None, **many: int) -> None:
    with desk.open() as group:
        stock.write(group, Tally(title=number, day=day or group.today(), **many))


@verbs.command("stock-remove", help=N_("Take literature off the list, with all that was written down of it."))
@_NUMBER
@click.pass_obj
def _remove(desk: Desk, /, number: int) -> None:
    with desk.open() as group:
        stock.remove(group, stock.get(group, number))
