"""A made-up day out: fourteen places at six pounds, three of them free, a coach from a grant, and one drop-out."""

from dataclasses import replace

from groupkit.core.outings.values import IN, NOT_COMING, PRICE, Cost, Goer, Handed, Outing, Planned
from groupkit.core.shares import POT, Payment
from groupkit.services import ledger
from groupkit.services.group import Group
from groupkit.services.outings import costs, planning, settling
from groupkit.services.outings.reckoning import reckoning
from tests.evening import SATURDAY

NAMES = tuple(f"Goer {letter}" for letter in "ABCDEFGHIJKLMN")


def pot(group: Group, name: str) -> int:
    """Return the number of a pot by its name."""
    return next(fund.id for fund in ledger.funds(group) if fund.name == name)


def handed(group: Group, *, fund: str = "", place: str = "Tin", second: str = "") -> Handed:
    """Return how group money moves, by the names of pot and place."""
    where = next(each.id for each in ledger.places(group) if each.name == place)
    return Handed(place=where, made_by="Sam", second=second, fund=pot(group, fund) if fund else None)


def played(group: Group) -> int:
    """Play an outing through to the end, and return its number.

    People bear £60.00 and the grant £96.00 of what it costs, £166.85; the outing pot meets £10.85.
    """
    tin, bank = handed(group), handed(group, fund="ICB grant", place="Bank", second="Jo")
    made = Outing(
        name="Seaside",
        day=SATURDAY,
        fund=pot(group, "Outing pot"),
        way=PRICE,
        price=600,
        places=14,
        free_places=3,
    )
    about = planning.start(group, made).id
    lines = {
        "Coach": planning.plan(group, Planned(outing=about, what="Coach", pence=9600)),
        "Way in": planning.plan(group, Planned(outing=about, what="Way in", pence=450, each=True)),
        "Ices": planning.plan(group, Planned(outing=about, what="Ices", pence=450)),
    }
    planning.plan(group, Planned(outing=about, direction=IN, what="Grant", pence=9600, fund=bank.fund))
    goers = [
        planning.person(group, Goer(outing=about, name=name, free=int(at >= 11))) for at, name in enumerate(NAMES)
    ]
    for who in goers[:11]:
        settling.settle(group, about, Payment(who.id, POT, 600), tin)
    costs.cost(group, Cost(outing=about, what="Coach", pence=9600, line=lines["Coach"].id), bank)
    planning.person(group, replace(goers[4], standing=NOT_COMING, amount=0))
    settling.refund(group, about, goers[4].id, tin)
    tickets = Cost(outing=about, what="13 tickets", pence=13 * 450, line=lines["Way in"].id)
    costs.cost(group, tickets, replace(tin, second="Jo"))
    ices = Cost(outing=about, what="Ice cream", pence=1235, payer=goers[7].id, line=lines["Ices"].id)
    costs.cost(group, ices)
    for payment in reckoning(group, about).payments:
        settling.settle(group, about, payment, tin)
    return about
