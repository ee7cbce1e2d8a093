"""The cost form on the command line: what a year cost, what is not in the book, and time given freely."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json, with_out
from groupkit.cli.reading import Reading
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import DAY, NUMBER, OneOf
from groupkit.core.costs.figures import ACTUAL, COUNTED, CostLine, GivenTime
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.services import costs

if TYPE_CHECKING:
    from groupkit.pdf import costs as paper
else:
    paper = lazily("groupkit.pdf.costs")

verbs = Verbs("costs")
CATEGORIES = (
    "staff-direct",
    "staff-indirect",
    "delivery",
    "delivery-related",
    "training",
    "equipment",
    "overheads",
)
BASES, WAYS = ("actual", "estimate-pay-scale", "estimate-rate"), ("bottom-up", "top-down")
OWN_LINES = ("facilitator-training", "outings")
_IN = click.option("--in", "day", type=DAY, help=N_("A day in the year. Without it: the last year that is over."))


class _Flags(TypedDict):
    """Where a figure comes from."""

    basis: str
    way: str
    source: str


@verbs.command("show", help=N_("Show what a year cost, as far as it is known, and the time given freely."))
@_IN
@with_json
@click.pass_obj
def _show(desk: Desk, /, day: date | None, *, in_json: bool) -> None:
    with desk.open() as group:
        form = costs.form(group, costs.year(group, day)[0])
    if in_json:
        shown = {
            "start": form.start,
            "end": form.end,
            "parts": form.parts,
            "given": form.given,
            "total": form.total,
        }
        as_json(shown)
        return
    words = current()
    said = form.words.told(words)
    titles = {row.key: row.title for row in said.category}
    rows = [
        (figure.line or "", titles[part.category], figure.what, words.money(figure.pence, form.currency),
         said.flag(figure.basis).mark, said.flag(figure.way).mark)
        for part in form.parts
        for figure in part.figures
    ]  # fmt: skip
    table((_("Number"), _("Kind of cost"), _("What"), _("Amount"), _("From"), _("How")), rows)
    say(_("{title}: {amount}").format(title=said.total, amount=words.money(form.total, form.currency)))
    if form.unknown:
        say(said.unknown.format(number=form.unknown, all=len(form.parts)))
    if not form.given:
        say(said.hours.unknown)
    for each in form.given:
        hours = words.ngettext("{count} hour", "{count} hours", each.hours).format(count=each.hours)
        say(_("{what}: {shown}").format(what=each.what, shown=hours))


@verbs.command("add", help=N_("Put a cost on the form that is not in the book, and say where its figure is from."))
@click.argument("category", type=OneOf(CATEGORIES))
@click.argument("what", metavar=N_("WORDS"))
@click.argument("amount", metavar=N_("AMOUNT"))
@click.option("--basis", type=OneOf(BASES), default=ACTUAL, help=N_("Where the figure comes from."))
@click.option("--way", type=OneOf(WAYS), default=COUNTED, help=N_("Whether it was counted up, or is a share."))
@click.option("--source", default="", help=N_("Which scale or price, and of which year."))
@click.option("--own", type=OneOf(OWN_LINES), help=N_("A line of its own."))
@_IN
@click.pass_obj
def _add(
    desk: Desk, /, category: str, what: str, amount: str, day: date | None, own: str | None, **told: Unpack[_Flags]
) -> None:
    with desk.open() as group:
        reading, words = Reading(group), costs.words()
        pence = reading.amount(amount)
        start = costs.year(group, day)[0]
        made = CostLine(year=start, category=category, what=what, pence=pence, own=own or "", **told)
        reading.refuse(made.problems(words))
        made = costs.put_down(group, made)
    say(_("It is on the form, with the number {number}.").format(number=made.id))


@verbs.command("remove", help=N_("Take a cost off the form, by its number: see costs show."))
@click.argument("number", type=NUMBER)
@click.pass_obj
def _remove(desk: Desk, /, number: int) -> None:
    with desk.open() as group:
        costs.take_off(group, number)


@verbs.command(
    "given", help=N_("Write down hours people gave freely. They stand beside the money, never in pounds.")
)
@click.argument("what", metavar=N_("WORDS"))
@click.argument("hours", type=NUMBER, metavar=N_("HOURS"))
@click.option("--people", type=NUMBER, help=N_("How many people gave them."))
@_IN
@click.pass_obj
def _given(desk: Desk, /, what: str, hours: int, people: int | None, day: date | None) -> None:
    with desk.open() as group:
        costs.give(group, GivenTime(year=costs.year(group, day)[0], what=what, hours=hours, people=people))


@verbs.command("print", help=N_("Print the cost form of a year."))
@_IN
@click.option(
    "--per-visit", is_flag=True, help=N_("Add what each visit cost, with the sentence that belongs to it.")
)
@click.option("--large", is_flag=True, help=N_("Print it a quarter larger."))
@with_out
@click.pass_obj
def _print(desk: Desk, /, day: date | None, out: Path, *, per_visit: bool, large: bool) -> None:
    ready(out)
    with desk.open() as group:
        form, profile = costs.form(group, costs.year(group, day)[0]), group.profile
        language, size = profile.printing_language, profile.paper
        paper.form(form, out, per_contact=per_visit, language=language, paper=size, large=large)
    saved(out)
