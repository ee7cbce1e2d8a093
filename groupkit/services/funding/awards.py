"""What a group does with an award: write it down, take money in, give some back, say yes to a cost outside it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from groupkit.core.funding.awards import Award
from groupkit.core.funding.reminders import Reminder, reminders
from groupkit.core.funding.spending import AWARD, GIVEN_BACK, SPENT, Used, moved, used
from groupkit.core.ledger import Entry, EntryType, Fund, FundKind, Kind, Line, Place, PlaceKind
from groupkit.core.money import MOST
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.records import FACTS, written
from groupkit.i18n import N_, current
from groupkit.services import ledger, records
from groupkit.services.group import Group

TOPIC = ledger.TOPIC
ALLOWED = "award-allowed"
_GONE = N_("There is no grant with the number {number}. Look at the list.")
_USED = N_("There is a {name} already. Give this one another name.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Money of an award that came, or that went back: pence on a day, in or out of a place, written by somebody.

    `instalment` is the part of the award that it is, if it is one; `kind` the kind of money, else the usual one.
    """

    pence: int
    day: date
    place: int
    made_by: str
    instalment: int = 0
    kind: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An award as it stands today, its pot, and what is good to know about it."""

    award: Award
    pot: Fund
    used: Used
    reminders: tuple[Reminder, ...]


def awards(group: Group) -> tuple[Award, ...]:
    """Return the awards; an instalment whose entry was put right is still to come."""
    return tuple(_as_it_stands(group, each) for each in group.store.awards)


def award(group: Group, id: int) -> Award:  # noqa: A002  the field's own name
    """Return an award by its number, or refuse."""
    found = group.store.awards.first(id=id)
    if found is None:
        raise RefusedError([Problem("award", _GONE, {"number": id})])
    return _as_it_stands(group, found)


def _as_it_stands(group: Group, known: Award) -> Award:
    parts = (
        replace(each, entry=None) if each.entry and group.store.ledger.reversed_by(each.entry) else each
        for each in known.instalments
    )
    return replace(known, instalments=tuple(parts))


def beside(group: Group, known: Award) -> tuple[Award, ...]:
    """Return the other awards that fill the same pot."""
    return tuple(each for each in awards(group) if each.fund == known.fund and each.id != known.id)


def pot(group: Group, known: Award) -> Fund:
    """Return the pot an award fills."""
    return next(fund for fund in ledger.funds(group) if fund.id == known.fund)


def standing(group: Group) -> tuple[Standing, ...]:
    """Return every award as it stands today, the one that ends first before the others."""
    today, currency = group.today(), group.profile.currency
    found = []
    for each in sorted(awards(group), key=lambda award: (award.ends, award.id)):
        fund = pot(group, each)
        spent = used_on(group, each, today)
        told = tuple(reminders(each, spent, today, fund.name, currency))
        found.append(Standing(award=each, pot=fund, used=spent, reminders=told))
    return tuple(found)


def used_on(group: Group, known: Award, on: date) -> Used:
    """Return what of an award came, was spent and is left on a day."""
    return used(known, tuple(group.store.ledger.in_fund(known.fund)), on, beside(group, known))


def announced(group: Group) -> Iterator[str]:
    """Yield a sentence for each award that ends soon, in the language of the window."""
    for each in standing(group):
        yield from (str(reminder) for reminder in each.reminders if reminder.key != "ahead")


# what was agreed


def set_up(group: Group, made: Award, name: str = "", host: str = "") -> Award:
    """Write down an award and make its pot, or let it fill a pot that another award fills already.

    `name` is what the pot is called, where it is new; `host` the body that holds the money, where it is new.
    Refuse with every problem found.
    """
    tidy = _tidy(made)
    taken = [] if made.fund else _pot_problems(group, name)
    refuse((*tidy.problems(group.profile.currency), *taken, *_known_problems(group, tidy)))
    with group.change(N_("Set up a grant"), TOPIC) as store:
        if host.strip():
            tidy = replace(tidy, host=_host(group, host).id)
        if not tidy.fund:
            fund = Fund(name=name.strip(), kind=FundKind.RESTRICTED, ends_on=tidy.ends, buys=tidy.buys)
            tidy = replace(tidy, fund=ledger.add_fund(group, fund).id)
        kept = store.awards.add(tidy)
        _fit_pot(group, kept)
    return kept


def change(group: Group, made: Award) -> Award:
    """Change what was agreed, or refuse with every problem found; its pot stays the same."""
    known = award(group, made.id)
    tidy = replace(_tidy(made), fund=known.fund)
    refuse((*tidy.problems(group.profile.currency), *_known_problems(group, tidy)))
    with group.change(N_("Change a grant"), TOPIC) as store:
        kept = store.awards.change(tidy)
        _fit_pot(group, kept)
    return kept


def _tidy(made: Award) -> Award:
    return replace(
        made,
        funder=" ".join(made.funder.split()),
        reference=" ".join(made.reference.split()),
        proposal=" ".join(made.proposal.split()),
        stops=" ".join(made.stops.split()),
    )


def _pot_problems(group: Group, name: str) -> list[Problem]:
    """Return why a pot cannot be called so."""
    if not name.strip():
        return [Problem("pot", N_("Give it a name."))]
    known = {fund.name.strip().casefold() for fund in ledger.funds(group)}
    return [Problem("pot", _USED, {"name": name.strip()})] if name.strip().casefold() in known else []


def _known_problems(group: Group, made: Award) -> Iterator[Problem]:
    """Yield what an award speaks of that is not in the book."""
    if made.fund and made.fund not in {f.id for f in ledger.funds(group) if f.kind is FundKind.RESTRICTED}:
        yield Problem("pot", N_("Choose a pot that is kept for a funder."))
    if made.host is not None and made.host not in {place.id for place in ledger.places(group)}:
        yield Problem("host", N_("Choose a place from the list."))
    if made.buys - {kind.id for kind in ledger.kinds(group, "out")}:
        yield Problem("lines", N_("Choose what it was."))


def _host(group: Group, name: str) -> Place:
    """Return the body that holds money for the group, adding it where it is new."""
    wanted = name.strip().casefold()
    found = next((place for place in ledger.places(group) if place.name.strip().casefold() == wanted), None)
    return found or ledger.add_place(group, Place(name=name.strip(), kind=PlaceKind.HOST))


def _fit_pot(group: Group, kept: Award) -> None:
    """Let the pot pay for what any of its awards pays for, until the last of them ends."""
    filling = (kept, *beside(group, kept))
    every = all(each.lines for each in filling)
    buys = frozenset().union(*(each.buys for each in filling)) if every else frozenset()
    fund = replace(pot(group, kept), buys=buys, ends_on=max(each.ends for each in filling))
    group.store.funds.change(fund.id, fund)


# money that came, and money that went back


def grant_kind(group: Group) -> Kind:
    """Return the usual kind of money in from a funder, whatever language it was set up in."""
    kinds = ledger.kinds(group, "in")
    names = {N_("Grant"), current().gettext("Grant")}
    found = next((kind for kind in kinds if kind.name in names), None)
    if found is None and not kinds:
        raise RefusedError([Problem("kind", N_("Set up the tin first, on the Money page."))])
    return found or kinds[-1]


def received(group: Group, known: Award, arrival: Arrival) -> int:
    """Write into the book that money of an award came; return the entry. A mistake is put right by a new entry."""
    kind = arrival.kind or grant_kind(group).id
    refuse(
        (
            *_arrival_problems(group, arrival, ledger.kinds(group, "in"), kind),
            *_due(award(group, known.id), arrival.instalment),
        )
    )
    line = Line(arrival.place, known.fund, kind, arrival.pence)
    with group.change(N_("Write down money that came"), TOPIC) as store:
        seq = _post(group, known, EntryType.RECEIPT, line, arrival)
        if arrival.instalment:
            store.awards.came(arrival.instalment, seq)
        store.journal.forget()
    return seq


def give_back(group: Group, known: Award, arrival: Arrival) -> int:
    """Write into the book that money that was left went back to its funder; return the entry."""
    refuse(_arrival_problems(group, arrival, ledger.kinds(group, "out"), arrival.kind))
    line = Line(arrival.place, known.fund, arrival.kind, -arrival.pence)
    with group.change(N_("Give money back"), TOPIC) as store:
        seq = _post(group, known, EntryType.PAYMENT, line, arrival)
        store.journal.forget()
    return seq


def _arrival_problems(group: Group, arrival: Arrival, kinds: Iterable[Kind], kind: int) -> Iterator[Problem]:
    if not 0 < arrival.pence <= MOST:
        yield Problem("amount", N_("Type an amount above zero."))
    if arrival.place not in {place.id for place in ledger.places(group)}:
        yield Problem("place", N_("Choose a place from the list."))
    if kind not in {each.id for each in kinds}:
        yield Problem("kind", N_("Choose what it was."))
    if not arrival.made_by.strip():
        yield Problem("made_by", N_("Write who wrote it down. A first name is enough."))


def _due(known: Award, instalment: int) -> Iterator[Problem]:
    open_ = {each.id for each in known.instalments if each.entry is None}
    if instalment and instalment not in open_:
        yield Problem("instalment", N_("That part came already. Choose one that is still to come."))


def _post(group: Group, known: Award, kind: EntryType, line: Line, arrival: Arrival) -> int:
    draft = Entry(seq=0, day=arrival.day, recorded_at=group.now(), type=kind, lines=(line,))
    facts: dict[str, int] = {AWARD: known.id}
    if kind is EntryType.PAYMENT:
        facts[GIVEN_BACK] = 1
    words = {"made_by": arrival.made_by, "note": known.funder, "reference": known.reference, FACTS: written(facts)}
    (link,) = ledger.post(group, [(draft, words)])
    return link.entry.seq


# a cost outside what was agreed


def override(group: Group, known: Award, kind: int, pence: int, by: str, why: str) -> int:
    """Record that the coordinator says yes to a kind of cost outside an award, up to an amount; return the record.

    It prints on the statement, with the reason. It cannot be undone.
    """
    refuse(_override_problems(group, known, kind, pence, by, why))
    with group.change(N_("Say yes to another cost"), TOPIC) as store:
        facts = {"fund": known.fund, "kind": kind, "pence": pence}
        made = records.record(group, ALLOWED, known.id, facts, {"by": by.strip(), "note": why.strip()})
        store.journal.forget()
    return made


def _override_problems(group: Group, known: Award, kind: int, pence: int, by: str, why: str) -> Iterator[Problem]:
    if kind not in {each.id for each in ledger.kinds(group, "out")}:
        yield Problem("kind", N_("Choose what it was."))
    elif known.pays_for(kind):
        yield Problem("kind", N_("This grant is for that already. Put it on the sheet as it is."))
    if not 0 < pence <= MOST:
        yield Problem("amount", N_("Type an amount above zero."))
    if not by.strip():
        yield Problem("by", N_("Write who said yes. It is the coordinator, not the one who is paid."))
    if not why.strip():
        yield Problem("why", N_("Write why, in a few words."))


def may_pay(group: Group, fund: Fund, kind: int, pence: int) -> bool:
    """Tell whether a pot can pay for a kind of cost: it is for it, or the coordinator said yes to that much."""
    if not fund.buys or kind in fund.buys:
        return True
    said = (record.facts for record in records.records(group, ALLOWED))
    yes = sum(int(str(facts["pence"])) for facts in said if (facts["fund"], facts["kind"]) == (fund.id, kind))
    if not yes:
        return False
    ever = moved(fund.id, tuple(group.store.ledger.in_fund(fund.id)), group.today() + timedelta(days=1))
    return pence + sum(each.pence for each in ever if (each.sort, each.kind) == (SPENT, kind)) <= yes
