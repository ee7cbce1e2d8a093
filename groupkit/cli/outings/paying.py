"""Writes down on the command line what an outing cost, who paid it, and who paid whom afterwards."""

from datetime import date
from typing import TypedDict, Unpack

import click

from groupkit.cli.desk import Desk
from groupkit.cli.outings.naming import AMOUNT, OUTING, WHAT, goer, line_of
from groupkit.cli.reading import Reading
from groupkit.cli.shown import say
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import DAY, NUMBER
from groupkit.core.outings.values import OUT, Cost, Handed
from groupkit.core.problems import Problem, RefusedError
from groupkit.core.shares import POT, Payment
from groupkit.i18n import N_, _
from groupkit.services.group import Group
from groupkit.services.outings import costs, settling
from groupkit.services.outings.reckoning import reckoning

verbs = Verbs("paying")
_SURE = click.option("--sure", is_flag=True, help=N_("The amount and the day are right, even if they are unusual."))
_MADE_BY = click.option("--made-by", default="", help=N_("Who does this. A first name is enough."))


class _Hands(TypedDict):
    """How group money moves."""

    place: str
    fund: str
    kind: str
    made_by: str
    second: str
    day: date | None
    sure: bool


class _Cost(_Hands):
    """What is said of a cost besides what it was."""

    paid_by: str
    sharers: tuple[str, ...]
    line: str
    entry: int | None


def _hands(command: click.decorators.FC) -> click.decorators.FC:
    """Let a command move group money: from or to where, who does it, and who else agrees."""
    for option in (
        _SURE,
        click.option("--day", type=DAY, help=N_("The day the money moved; without it, today.")),
        click.option("--second", default="", help=N_("Who else agrees, for larger amounts.")),
        _MADE_BY,
        click.option("--kind", default="", help=N_("What it counts as, where a grant is not for outings.")),
        click.option("--fund", default="", help=N_("Which pot or grant; without it, the pot of the outing.")),
        click.option("--place", default="", help=N_("From or to which place, if group money moves now.")),
    ):
        command = option(command)
    return command


@verbs.command("cost", help=N_("Write down something that was paid for."))
@OUTING
@WHAT
@AMOUNT
@click.option("--paid-by", default="", help=N_("Who paid it; without it, the pot."))
@click.option("--for", "sharers", multiple=True, help=N_("For whom it was, once for each; without it, all."))
@click.option("--line", default="", help=N_("Which line of the budget it belongs to."))
@click.option("--entry", type=NUMBER, help=N_("The entry in the book where the pot paid it already."))
@_hands
@click.pass_obj
def _cost(desk: Desk, /, number: int, what: str, amount: str, **told: Unpack[_Cost]) -> None:
    with desk.open() as group:
        known = reckoning(group, number)
        pence, handed = _read(group, amount, told)
        made = Cost(
            outing=number,
            what=what,
            pence=pence,
            payer=goer(known.people, told["paid_by"]) if told["paid_by"] else POT,
            sharers=frozenset(goer(known.people, name) for name in told["sharers"]),
            line=line_of(known, told["line"]).id if told["line"] else None,
            entry=told["entry"],
        )
        made = costs.cost(group, made, handed, sure=told["sure"])
    say(_("The cost is written down, with the number {number}.").format(number=made.id))


@verbs.command("drop-cost", help=N_("Take a cost back, by its number: see outings show."))
@OUTING
@click.argument("cost", type=NUMBER, metavar=N_("COST"))
@click.option("--why", default="", help=N_("Why, if the pot paid it from the book."))
@_MADE_BY
@click.pass_obj
def _drop_cost(desk: Desk, /, number: int, cost: int, why: str, made_by: str) -> None:
    with desk.open() as group:
        found = next((each for each in reckoning(group, number).costs if each.id == cost), None)
        if found is None:
            said = N_("There is no cost with the number {number} here.")
            raise RefusedError([Problem("cost", said, {"number": cost})])
        costs.drop_cost(group, found, why=why, made_by=made_by)


@verbs.command("settle", help=N_("Write down that somebody paid somebody, the whole or a part."))
@OUTING
@AMOUNT
@click.option("--from", "payer", default="", help=N_("Who gave it; without it, the pot."))
@click.option("--to", "payee", default="", help=N_("Who got it; without it, the pot."))
@_hands
@click.pass_obj
def _settle(desk: Desk, /, number: int, amount: str, payer: str, payee: str, **hands: Unpack[_Hands]) -> None:
    with desk.open() as group:
        people = reckoning(group, number).people
        pence, handed = _read(group, amount, hands)
        gave, got = (goer(people, name) if name else POT for name in (payer, payee))
        day, sure = hands["day"], hands["sure"]
        settling.settle(group, number, Payment(gave, got, pence), handed, day=day, sure=sure)


@verbs.command("take-back", help=N_("Take back a payment, by its number: see outings show."))
@OUTING
@click.argument("payment", type=NUMBER, metavar=N_("PAYMENT"))
@click.option("--why", required=True, help=N_("Why, in a few words."))
@_MADE_BY
@click.pass_obj
def _take_back(desk: Desk, /, number: int, payment: int, why: str, made_by: str) -> None:
    with desk.open() as group:
        settling.take_back(group, number, payment, why=why, made_by=made_by)


def _read(group: Group, amount: str, hands: _Hands) -> tuple[int, Handed | None]:
    """Read an amount, and how group money moves with it, if it does."""
    reading = Reading(group)
    pence = reading.amount(amount)
    place = reading.place(hands["place"]) if hands["place"] else None
    pot = reading.fund(hands["fund"]) if hands["fund"] else None
    kind = reading.kind(hands["kind"], OUT) if hands["kind"] else None
    reading.refuse()
    if place is None:
        return pence, None
    return pence, Handed(
        place=place.id,
        made_by=hands["made_by"],
        second=hands["second"],
        day=hands["day"],
        fund=pot.id if pot else None,
        kind=kind.id if kind else None,
    )
