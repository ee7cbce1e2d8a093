"""Plans the money of an outing: start one, write its budget, and say who comes and how they share."""

from collections.abc import Iterator
from dataclasses import replace

from groupkit.core.outings import company, places
from groupkit.core.outings.values import Goer, Outing, Planned
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_
from groupkit.services import ledger, records
from groupkit.services.group import Group
from groupkit.services.outings import afterwards
from groupkit.services.outings.reckoning import TOPIC, listing, reckoning, still_open

AWAY = "outing-put-away"


def start(group: Group, made: Outing) -> Outing:
    """Write down a new outing, or change one; refuse with every problem found."""
    tidy = replace(made, name=made.name.strip())
    refuse((*tidy.problems(), *_fund_problems(group, tidy)))
    if tidy.id:
        still_open(group, tidy.id)
    with group.change(N_("Change an outing") if tidy.id else N_("Start an outing"), TOPIC) as store:
        if tidy.id:
            store.outings.change(tidy.id, tidy)
            return tidy
        return replace(tidy, id=store.outings.add(tidy))


def _fund_problems(group: Group, made: Outing) -> Iterator[Problem]:
    if made.fund is not None and made.fund not in {fund.id for fund in ledger.funds(group)}:
        yield Problem("fund", N_("Choose which pot it is paid from."))


def remove(group: Group, id: int) -> None:  # noqa: A002  the field's own name
    """Remove an outing that has moved no money; others are put away instead."""
    known = reckoning(group, id)
    if known.settled or any(cost.entry for cost in known.costs):
        said = N_("Money has moved for this outing. Put it away instead, and its figures stay.")
        raise RefusedError([Problem("outing", said)])
    with group.change(N_("Remove an outing"), TOPIC) as store:
        store.outings.remove(id=id)


def plan(group: Group, line: Planned) -> Planned:
    """Write down a line of the budget, or change one; refuse with every problem found."""
    tidy = replace(line, what=line.what.strip())
    refuse(tidy.problems())
    still_open(group, tidy.outing)
    with group.change(N_("Plan the money of an outing"), TOPIC) as store:
        if tidy.id:
            store.outing_plans.change(tidy.id, tidy)
            return tidy
        return replace(tidy, id=store.outing_plans.add(tidy))


def unplan(group: Group, line: Planned) -> None:
    """Take a line off the budget; what was paid for it stays."""
    still_open(group, line.outing)
    with group.change(N_("Take a line off the budget"), TOPIC) as store:
        store.outing_plans.remove(id=line.id)


def person(group: Group, goer: Goer, *, sure: bool = False) -> Goer:
    """Write down who comes along, or change how they share; refuse with every problem found.

    More people than there are places, or past those who wait, is asked about first: an organiser may be `sure`.
    """
    tidy = replace(goer, name=goer.name.strip())
    known = reckoning(group, tidy.outing)
    before = next((who for who in known.people if who.id == tidy.id), None)
    nameless = before is not None and not before.name
    unclear = (*tidy.problems(nameless=nameless), *places.problems(tidy), *places.twice(known.people, tidy))
    refuse((*unclear, *places.room_problems(known.outing, known.people, tidy)), sure=sure)
    still_open(group, tidy.outing)
    with group.change(N_("Say who comes along"), TOPIC) as store:
        if tidy.id:
            store.outing_people.change(tidy.id, tidy)
            return tidy
        tidy = replace(tidy, odd_before=odd_before(group, tidy))
        return replace(tidy, id=store.outing_people.add(tidy))


def odd_before(group: Group, goer: Goer) -> int:
    """Return the odd pence somebody of this name carried, up to the last outing they were on."""
    for earlier in listing(group):
        known = reckoning(group, earlier.id)
        same = next((who for who in known.people if who.name.casefold() == goer.name.casefold()), None)
        if same is not None and not any(known.problems()):
            return same.odd_before + (same.id in known.shared.odd)
    return 0


def leave_out(group: Group, goer: Goer) -> None:
    """Take somebody off the list who paid nothing and was paid nothing."""
    still_open(group, goer.outing)
    known = reckoning(group, goer.outing)
    moved = {who for each in known.settled for who in (each.payment.payer, each.payment.payee)}
    if goer.id in moved | {cost.payer for cost in known.costs}:
        said = N_("{name} has paid or was paid. Take those payments back first.")
        raise RefusedError([Problem("name", said, {"name": goer.name})])
    with group.change(N_("Take somebody off an outing"), TOPIC) as store:
        for cost in known.costs:
            if goer.id in cost.sharers:
                store.outing_costs.change(cost.id, replace(cost, sharers=cost.sharers - {goer.id}))
        for who in company.parted(known.people, goer):
            store.outing_people.change(who.id, who)
        store.outing_people.remove(id=goer.id)


def unnamed(goer: Goer) -> Goer:
    """Return somebody on the list without anything that tells who they are: only their part stays."""
    return replace(goer, name="", lift="", company="", goes_with=None, both_yes=False)


def put_away(group: Group, id: int) -> Outing:  # noqa: A002  the field's own name
    """Put an outing away: its figures stay, and the names of those who came are erased for good."""
    about = still_open(group, id)
    known = reckoning(group, id)
    with group.change(N_("Put an outing away"), TOPIC) as store:
        afterwards.keep_figures(group, id)
        for who in known.people:
            store.outing_people.change(who.id, unnamed(who))
        store.outing_needs.remove(outing=id)
        store.outings.change(id, replace(about, put_away=True))
        records.record(group, AWAY, id, {"cost": known.cost, "people": len(known.people)}, {})
    group.store.forget(TOPIC)
    return replace(about, put_away=True)
