"""The book of money on the command line: its places, pots and kinds, what it opens with, and putting right."""

from datetime import date
from typing import TypedDict, Unpack

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json
from groupkit.cli.reading import Reading
from groupkit.cli.shown import as_json, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import DAY, NUMBER, OneOf
from groupkit.core.ledger import Fund, FundKind, Kind, Place, PlaceKind
from groupkit.i18n import N_, _, current
from groupkit.services import books, ledger

verbs = Verbs("book")


class _About(TypedDict):
    """What may be said of a place; the names are those of the place itself."""

    seen_on: date | None
    sheets_before: int
    advance: bool
    overdraft: bool


_NAME = click.argument("name", metavar=N_("NAME"))
_MADE_BY = click.option("--made-by", required=True, help=N_("Who writes it down."))


@verbs.command("places", help=N_("Show where the group’s money is."))
@with_json
@click.pass_obj
def _places(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found, currency = ledger.places(group), group.profile.currency
        held = {place.id: ledger.held(group, place.id) for place in found}
    if in_json:
        as_json([{"place": place, "pence": held[place.id]} for place in found])
        return
    rows = [(place.name, place.kind.value, current().money(held[place.id], currency)) for place in found]
    table((_("Place"), _("Sort"), _("Holds")), rows)


@verbs.command("funds", help=N_("Show the pots the money is for."))
@with_json
@click.pass_obj
def _funds(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found, currency, held = ledger.funds(group), group.profile.currency, ledger.balances(group)
    pence = {fund.id: sum(part for (_place, key), part in held.items() if key == fund.id) for fund in found}
    if in_json:
        as_json([{"fund": fund, "pence": pence[fund.id]} for fund in found])
        return
    rows = [(fund.name, fund.kind.value, current().money(pence[fund.id], currency)) for fund in found]
    table((_("Pot"), _("Sort"), _("Holds")), rows)


@verbs.command("kinds", help=N_("Show the kinds of money in and out."))
@with_json
@click.pass_obj
def _kinds(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found = ledger.kinds(group)
    if in_json:
        as_json(found)
        return
    table((_("Kind"), _("Way")), [(kind.name, kind.direction) for kind in found])


@verbs.command("set-up", help=N_("Make the first tin, the pot that is for anything, and the usual kinds."))
@click.argument("tin", metavar=N_("NAME"))
@click.option("--sheets-before", type=NUMBER, default=0, help=N_("The number of the last sheet made on paper."))
@click.pass_obj
def _set_up(desk: Desk, /, tin: str, sheets_before: int) -> None:
    with desk.open() as group:
        ledger.set_up(group, tin, sheets_before=sheets_before)


@verbs.command("add-place", help=N_("Add a place money can be: a tin, a person’s hands, a bank, a host."))
@_NAME
@click.option("--sort", type=OneOf([kind.value for kind in PlaceKind]), required=True, help=N_("What it is."))
@click.option("--below-zero", "overdraft", is_flag=True, help=N_("A bank that may go below zero."))
@click.option("--advance", is_flag=True, help=N_("It is cash given to somebody to spend for the group."))
@click.option("--seen-on", type=DAY, help=N_("The day of the last statement, for a bank."))
@click.option("--sheets-before", type=NUMBER, default=0, help=N_("The number of the last sheet made on paper."))
@click.pass_obj
def _add_place(desk: Desk, /, name: str, sort: str, **about: Unpack[_About]) -> None:
    place = Place(name=name, kind=PlaceKind(sort), **about)
    with desk.open() as group:
        ledger.add_place(group, place)


@verbs.command("below-zero", help=N_("Let a bank go below zero, where it agreed to that; or no more."))
@click.argument("place", metavar=N_("PLACE"))
@click.option("--no-more", is_flag=True, help=N_("From now on it may not."))
@click.pass_obj
def _below_zero(desk: Desk, /, place: str, *, no_more: bool) -> None:
    with desk.open() as group:
        reading = Reading(group)
        bank = reading.place(place)
        reading.refuse()
        assert bank is not None  # noqa: S101  refused otherwise
        books.overdraw(group, bank, allowed=not no_more)


@verbs.command("add-fund", help=N_("Add a pot."))
@_NAME
@click.option("--sort", type=OneOf([kind.value for kind in FundKind]), required=True, help=N_("How free it is."))
@click.option("--ends-on", type=DAY, help=N_("The day a grant ends."))
@click.option("--buys", multiple=True, help=N_("A kind it may pay for. Name it once for each; without it, any."))
@click.pass_obj
def _add_fund(desk: Desk, /, name: str, sort: str, ends_on: date | None, buys: tuple[str, ...]) -> None:
    with desk.open() as group:
        reading = Reading(group)
        bought = [reading.kind(kind, "out") for kind in buys]
        reading.refuse()
        kinds = frozenset(kind.id for kind in bought if kind)
        ledger.add_fund(group, Fund(name=name, kind=FundKind(sort), ends_on=ends_on, buys=kinds))


@verbs.command("add-kind", help=N_("Add a kind of money in or out."))
@_NAME
@click.option("--way", type=OneOf(("in", "out")), required=True, help=N_("Whether it comes in or goes out."))
@click.pass_obj
def _add_kind(desk: Desk, /, name: str, way: str) -> None:
    with desk.open() as group:
        ledger.add_kind(group, Kind(direction=way, name=name))


@verbs.command("opening", help=N_("Write down what the book begins with, each like: Tin/General=28.15"))
@click.argument("held", nargs=-1, required=True, metavar=N_("PLACE/POT=AMOUNT …"))
@click.option("--day", type=DAY, required=True, help=N_("The day it was counted."))
@_MADE_BY
@click.option("--second", default="", help=N_("Who counted with you."))
@click.pass_obj
def _opening(desk: Desk, /, held: tuple[str, ...], day: date, made_by: str, second: str) -> None:
    with desk.open() as group:
        reading = Reading(group)
        begins = [reading.held(text) for text in held]
        reading.refuse()
        ledger.opening(group, day, dict(filter(None, begins)), made_by, second)


@verbs.command("put-right", help=N_("Unmake an entry of the book by a new one; nothing is ever rewritten."))
@click.argument("entry", type=NUMBER, metavar=N_("ENTRY"))
@click.option("--why", default="", help=N_("Why, in a few words."))
@_MADE_BY
@click.pass_obj
def _put_right(desk: Desk, /, entry: int, why: str, made_by: str) -> None:
    with desk.open() as group:
        made = ledger.reverse(group, entry, why, made_by)
    say(_("Entry {entry} is put right by entry {other}.").format(entry=entry, other=made))
