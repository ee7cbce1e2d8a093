"""Writes down who would like to come, who waits, who cannot come after all, and who moves up."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from groupkit.core.outings import company, places
from groupkit.core.outings.plans import BACK_ALL, BACK_IF_FILLED, BACK_NONE
from groupkit.core.outings.reckoning import Reckoning
from groupkit.core.outings.values import COMING, NOT_COMING, PRICE, WAITING, Goer
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_
from groupkit.services.group import Group
from groupkit.services.outings.known import plan_of
from groupkit.services.outings.planning import odd_before
from groupkit.services.outings.reckoning import TOPIC, reckoning, still_open
from groupkit.storage.store import Store

REFUNDS = (BACK_ALL, BACK_IF_FILLED, BACK_NONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DroppedOut:
    """What comes of somebody who cannot come: the rule, what they get back by it, and who can move up.

    `back` are the pence they get back now, and `later` those they get back once somebody takes the place.
    """

    goer: Goer
    rule: str = BACK_ALL
    back: int = 0
    later: int = 0
    first: Goer | None = None


def sign_up(group: Group, goer: Goer, *, nameless: bool = False, sure: bool = False) -> Goer:
    """Put somebody down by any name: they come where there is a place for them, or wait in line.

    Only places that are asked for as a number may be `nameless`. More free places than there are is asked about
    first: an organiser may be `sure`.
    """
    goer = replace(goer, name=goer.name.strip())
    known = reckoning(group, goer.outing)
    made = places.seated(known.people, known.outing.places, replace(goer, id=0))
    unclear = (*made.problems(nameless=nameless), *places.problems(made), *places.twice(known.people, made))
    refuse((*unclear, *places.room_problems(known.outing, known.people, made)), sure=sure)
    still_open(group, made.outing)
    with group.change(N_("Put somebody down for an outing"), TOPIC) as store:
        made = put(group, store, known, made)
        release(group, store, made.outing)
    return made


def number(group: Group, outing: int, count: int) -> Goer:
    """Put down a number of places without a name: they are taken where all are free, or wait in line."""
    return sign_up(group, Goer(outing=outing, name="", party=count), nameless=True)


def put(group: Group, store: Store, known: Reckoning, made: Goer) -> Goer:
    """Write somebody down, inside a change; who could not come and comes after all keeps what they paid."""
    gone = places.of_standing(known.people, NOT_COMING)
    before = next((who for who in gone if made.name and who.name.casefold() == made.name.casefold()), None)
    if before is not None and before.id not in _with_money(known):
        store.outing_people.remove(id=before.id)
    elif before is not None and made.standing == COMING:
        back = replace(made, id=before.id, parts=before.parts, most=before.most, odd_before=before.odd_before)
        store.outing_people.change(before.id, back)
        return back
    new = replace(made, odd_before=odd_before(group, made) if made.name else 0)
    return replace(new, id=store.outing_people.add(new))


def _with_money(known: Reckoning) -> set[int]:
    """Return everybody who paid or was paid, or for whom something was paid."""
    moved = {who for each in known.settled for who in (each.payment.payer, each.payment.payee)}
    return moved | {cost.payer for cost in known.costs} | {who for cost in known.costs for who in cost.sharers}


def release(group: Group, store: Store, outing: int) -> None:
    """Give those their part back whose places somebody has taken, inside a change, where that is the rule."""
    if plan_of(group, outing).refund != BACK_IF_FILLED:
        return
    known = reckoning(group, outing)
    for who in places.filled(known.outing, known.people):
        store.outing_people.change(who.id, replace(who, amount=0))


def drop_out(group: Group, goer: Goer, refund: str = "") -> DroppedOut:
    """Write down that somebody cannot come after all, and tell what they get back and who can move up.

    `refund` is the rule that counts for them; without it, the one the group chose. Nobody moves up and no money
    moves by itself.
    """
    rule = refund or plan_of(group, goer.outing).refund
    known, goer = reckoning(group, goer.outing), _on_list(group, goer)
    if goer.standing == NOT_COMING:
        raise RefusedError([Problem("name", N_("That is written down already."))])
    if rule not in REFUNDS:
        raise RefusedError([Problem("refund", N_("Choose what they get back."))])
    still_open(group, goer.outing)
    borne = _borne(known, goer) if goer.standing == COMING else 0
    with group.change(N_("Write down that somebody cannot come"), TOPIC) as store:
        _write(store, company.parted(known.people, goer))
        left = replace(goer, standing=NOT_COMING, amount=0 if rule == BACK_ALL else borne)
        store.outing_people.change(goer.id, replace(left, goes_with=None, both_yes=False))
        release(group, store, goer.outing)
    after = reckoning(group, goer.outing)
    now = next(who for who in after.people if who.id == goer.id)
    back = borne - (now.amount or 0)
    return DroppedOut(
        goer=now,
        rule=rule,
        back=back,
        later=borne - back if rule == BACK_IF_FILLED else 0,
        first=places.moved_up(after.people, after.outing.places),
    )


def _borne(known: Reckoning, goer: Goer) -> int:
    """Return the pence of their part that somebody has paid; nobody is asked for what they have not."""
    paid = max(0, known.paid(goer.id))
    if any(known.problems()) or not (known.costs or known.outing.way == PRICE):
        return paid
    return min(paid, known.shared.pays.get(goer.id, 0))


def give_back(group: Group, goer: Goer) -> Goer:
    """Let somebody who cannot come have all of it back, whatever the rule says."""
    found = _on_list(group, goer)
    if found.standing != NOT_COMING:
        raise RefusedError([Problem("name", N_("Write down first that they cannot come."))])
    still_open(group, found.outing)
    with group.change(N_("Give back what somebody paid for an outing"), TOPIC) as store:
        store.outing_people.change(found.id, made := replace(found, amount=0))
    return made


def move_up(group: Group, goer: Goer, *, sure: bool = False) -> Goer:
    """Give somebody who waits a place.

    Past the first in line, or more people than there are places, is asked about first: an organiser may be `sure`.
    """
    found = _on_list(group, goer)
    if found.standing != WAITING:
        raise RefusedError([Problem("name", N_("They do not wait for a place."))])
    known, made = reckoning(group, found.outing), replace(found, standing=COMING)
    refuse(places.room_problems(known.outing, known.people, made), sure=sure)
    still_open(group, found.outing)
    with group.change(N_("Give somebody a place"), TOPIC) as store:
        store.outing_people.change(made.id, made)
        release(group, store, made.outing)
    return made


def paired(group: Group, one: Goer, other: Goer, *, both_yes: bool) -> None:
    """Write down that two go together; refuse unless both said yes. A third can join them."""
    known = reckoning(group, one.outing)
    first, second = _on_list(group, one), _on_list(group, other)
    refuse(company.pairing_problems(known.people, first, second, both_yes=both_yes))
    still_open(group, one.outing)
    with group.change(N_("Write down who goes with whom"), TOPIC) as store:
        _write(store, company.joined(known.people, first, second))


def parted(group: Group, goer: Goer) -> None:
    """Write down that somebody goes with nobody any more."""
    still_open(group, goer.outing)
    with group.change(N_("Write down who goes with whom"), TOPIC) as store:
        _write(store, company.parted(reckoning(group, goer.outing).people, _on_list(group, goer)))


def _on_list(group: Group, goer: Goer) -> Goer:
    """Return somebody as they stand on the list now, or refuse."""
    found = group.store.outing_people.first(id=goer.id, outing=goer.outing)
    if found is None:
        raise RefusedError([Problem("name", N_("They are not on the list of this outing any more."))])
    return found


def _write(store: Store, changed: Iterable[Goer]) -> None:
    for who in changed:
        store.outing_people.change(who.id, who)
