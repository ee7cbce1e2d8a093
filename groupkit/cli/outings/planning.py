"""Plans an outing on the command line: its name and day, its budget, and who comes and how they share."""

from dataclasses import replace
from datetime import date
from typing import TypedDict, Unpack

import click

from groupkit.cli.desk import Desk
from groupkit.cli.outings.naming import AMOUNT, NAME, OUTING, WHAT, goer, line_of, same
from groupkit.cli.reading import Reading
from groupkit.cli.shown import say
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import DAY, NUMBER, OneOf
from groupkit.core.outings.values import EQUAL, IN, OUT, WAYS, Goer, Outing, Planned
from groupkit.i18n import N_, _
from groupkit.services import ledger
from groupkit.services.outings import planning
from groupkit.services.outings.reckoning import outing, reckoning

verbs = Verbs("planning")
_PLACES = click.option("--places", type=NUMBER, help=N_("How many places there are; 0 for as many as like."))
_FREE = click.option("--free-places", type=NUMBER, help=N_("How many of the places cost nothing."))
_PRICE = click.option("--price", help=N_("What a place costs, where a place has a price."))


class _Outing(TypedDict):
    """What is said of an outing besides its name."""

    day: date
    fund: str
    way: str
    pot_meets: bool
    price: str | None
    places: int | None
    free_places: int | None


class _Person(TypedDict):
    """How somebody shares."""

    parts: int | None
    amount: str | None
    most: str | None
    party: int | None
    free: int | None
    sure: bool


@verbs.command("start", help=N_("Write down a new outing."))
@NAME
@click.option("--day", type=DAY, required=True, help=N_("The day of the outing."))
@click.option("--fund", default="", help=N_("Which pot it is paid from; without it, the pot that is for anything."))
@click.option("--way", type=OneOf(tuple(WAYS)), default=EQUAL, help=N_("How it is shared."))
@click.option("--pot-meets", is_flag=True, help=N_("The pot meets what set amounts leave open."))
@_PRICE
@_PLACES
@_FREE
@click.pass_obj
def _start(desk: Desk, /, name: str, **told: Unpack[_Outing]) -> None:
    with desk.open() as group:
        reading = Reading(group)
        pot = reading.fund(told["fund"]) if told["fund"] or ledger.funds(group) else None
        price = reading.amount(told["price"], "price") if told["price"] else 0
        reading.refuse()
        made = Outing(
            name=name,
            day=told["day"],
            fund=pot.id if pot else None,
            way=told["way"],
            pot_meets=told["pot_meets"],
            price=price,
            places=told["places"] or 0,
            free_places=told["free_places"] or 0,
        )
        made = planning.start(group, made)
    say(_("The outing is written down, with the number {number}.").format(number=made.id))


@verbs.command("change", help=N_("Change how an outing is shared, its name or its day."))
@OUTING
@click.option("--name", help=N_("What it is called."))
@click.option("--day", type=DAY, help=N_("The day of the outing."))
@click.option("--way", type=OneOf(tuple(WAYS)), help=N_("How it is shared."))
@click.option("--pot-meets/--no-pot-meets", default=None, help=N_("Whether the pot meets what is left open."))
@click.option("--fund", help=N_("Which pot it is paid from."))
@_PRICE
@_PLACES
@_FREE
@click.pass_obj
def _change(desk: Desk, /, number: int, **told: str | date | bool | int | None) -> None:
    said = {name: value for name, value in told.items() if value is not None}
    with desk.open() as group:
        reading = Reading(group)
        if "price" in said:
            said["price"] = reading.amount(str(said["price"]), "price")
        if "fund" in said and (pot := reading.fund(str(said["fund"]))):
            said["fund"] = pot.id
        reading.refuse()
        planning.start(group, replace(outing(group, number), **said))  # type: ignore[arg-type]  # as click read them


@verbs.command("remove", help=N_("Remove an outing that has moved no money."))
@OUTING
@click.pass_obj
def _remove(desk: Desk, /, number: int) -> None:
    with desk.open() as group:
        planning.remove(group, number)


@verbs.command("put-away", help=N_("Put an outing away: its figures stay, the names are erased for good."))
@OUTING
@click.pass_obj
def _put_away(desk: Desk, /, number: int) -> None:
    with desk.open() as group:
        planning.put_away(group, number)


@verbs.command("plan", help=N_("Write a line of the budget, or change it."))
@OUTING
@WHAT
@AMOUNT
@click.option("--in", "comes_in", is_flag=True, help=N_("It is what people pay, and not a cost."))
@click.option("--each", is_flag=True, help=N_("The amount is for each place."))
@click.option("--grant", default="", help=N_("Which grant gives it; it is money in then."))
@click.pass_obj
def _plan(desk: Desk, /, number: int, what: str, amount: str, *, comes_in: bool, each: bool, grant: str) -> None:
    with desk.open() as group:
        reading = Reading(group)
        pence = reading.amount(amount)
        pot = reading.fund(grant) if grant else None
        reading.refuse()
        known = reckoning(group, number)
        before = next((line for line in known.plan if same(line.what, what)), None)
        made = Planned(
            id=before.id if before else 0,
            outing=number,
            direction=IN if comes_in or pot else OUT,
            what=what,
            pence=pence,
            each=each,
            fund=pot.id if pot else None,
        )
        planning.plan(group, made)


@verbs.command("unplan", help=N_("Take a line off the budget."))
@OUTING
@WHAT
@click.pass_obj
def _unplan(desk: Desk, /, number: int, what: str) -> None:
    with desk.open() as group:
        planning.unplan(group, line_of(reckoning(group, number), what))


@verbs.command("person", help=N_("Write down who comes along, or change how they share."))
@OUTING
@NAME
@click.option("--parts", type=NUMBER, help=N_("How many parts; with 0 the others share it."))
@click.option("--amount", help=N_("What they pay, where amounts are set."))
@click.option("--most", help=N_("The most they pay; the pot meets the rest. With 0 they pay nothing."))
@click.option("--party", type=NUMBER, help=N_("How many come under this name."))
@click.option("--free", type=NUMBER, help=N_("How many of them have a free place."))
@click.option("--sure", is_flag=True, help=N_("It is right, even if there are more people than places."))
@click.pass_obj
def _person(desk: Desk, /, number: int, name: str, **told: Unpack[_Person]) -> None:
    parts, amount, most = told["parts"], told["amount"], told["most"]
    with desk.open() as group:
        reading = Reading(group)
        known = reckoning(group, number)
        before = next((who for who in known.people if same(who.name, name)), Goer(outing=number, name=name))
        made = replace(
            before,
            parts=before.parts if parts is None else parts,
            amount=before.amount if amount is None else reading.amount(amount),
            most=before.most if most is None else reading.amount(most, "most"),
            party=before.party if told["party"] is None else told["party"],
            free=before.free if told["free"] is None else told["free"],
        )
        reading.refuse()
        planning.person(group, made, sure=told["sure"])


@verbs.command("leave-out", help=N_("Take somebody off the list of an outing."))
@OUTING
@NAME
@click.pass_obj
def _leave_out(desk: Desk, /, number: int, name: str) -> None:
    with desk.open() as group:
        known = reckoning(group, number)
        who = goer(known.people, name)
        planning.leave_out(group, next(each for each in known.people if each.id == who))
