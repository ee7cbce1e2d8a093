"""Cash given before it is spent, on the command line."""

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_by, with_json
from groupkit.cli.reading import Reading
from groupkit.cli.shown import as_json, table
from groupkit.cli.speech import Verbs
from groupkit.i18n import N_, _, current
from groupkit.services.claims import advances, papers

verbs = Verbs("advances")
_AMOUNT = click.argument("amount", metavar=N_("AMOUNT"))
_SURE = click.option("--sure", is_flag=True, help=N_("The amount and the day are right, even if they are unusual."))
_FUND = click.option("--fund", default="", help=N_("Which pot; without it, the pot that is for anything."))


@verbs.command("advance", help=N_("Give somebody cash before they spend it."))
@_AMOUNT
@click.option("--to", "who", required=True, help=N_("Who gets it."))
@click.option("--place", required=True, help=N_("Where it comes from."))
@_FUND
@with_by
@_SURE
@click.pass_obj
def _advance(desk: Desk, /, amount: str, who: str, place: str, fund: str, by: str, *, sure: bool) -> None:
    with desk.open() as group:
        reading = Reading(group)
        pence, where, pot = reading.amount(amount), reading.place(place), reading.fund(fund)
        reading.refuse()
        source = where.id if where else 0
        given = advances.Giving(who=who, pence=pence, fund=pot.id if pot else 0, place=source, by=by)
        advances.give(group, given, sure=sure)


@verbs.command("change-back", help=N_("Take change back from cash that was given before."))
@_AMOUNT
@click.option("--from", "held", required=True, help=N_("The place of the cash that comes back."))
@click.option("--place", required=True, help=N_("Where the change goes."))
@with_by
@click.pass_obj
def _change_back(desk: Desk, /, amount: str, held: str, place: str, by: str) -> None:
    with desk.open() as group:
        reading = Reading(group)
        pence, where, out = reading.amount(amount), reading.place(place), reading.place(held, "advance")
        reading.refuse()
        advances.give_back(group, out.id if out else 0, pence, where.id if where else 0, by)


@verbs.command("advances", help=N_("Show the cash that people were given before, and what of it is still out."))
@with_json
@click.pass_obj
def _advances(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found, currency = advances.advances(group), group.profile.currency
    if in_json:
        as_json([{"advance": each, "out": each.out} for each in found])
        return
    words = papers.words().advance
    rows = []
    for each in found:
        sums = (each.given, each.spent, each.back, each.out)
        rows.append((each.place.name, each.since, *(current().money(pence, currency) for pence in sums)))
    table((_("Place"), _("Since"), _("Given"), words.spent, words.returned, words.out), rows)
