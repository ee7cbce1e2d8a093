"""What a group does with its book besides the sheet of a meeting: settle its limits, move money, and rename.

All but the limits is written down for good: what is wrong is put right by a new entry.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from groupkit.core.ledger import Entry, EntryType, Fund, FundKind, Kind, Line, Place, PlaceKind
from groupkit.core.limits import Limits, questions
from groupkit.core.moves import Move, Transfer
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.records import FACTS, Facts, written
from groupkit.i18n import N_, current
from groupkit.services import ledger, records
from groupkit.services.group import Group
from groupkit.storage.store import Store

TOPIC = ledger.TOPIC
RENAMED, PUT_AWAY, BROUGHT_BACK = "renamed", "put-away", "brought-back"
OVERDRAFT = "overdraft"
_Named = Place | Fund | Kind
_SORTS: Mapping[type, str] = {Place: "place", Fund: "fund", Kind: "kind"}
_KNOWN: Mapping[str, Callable[[Group], Iterable[_Named]]] = {
    "place": ledger.places,
    "fund": ledger.funds,
    "kind": ledger.kinds,
}


def limits(group: Group) -> Limits:
    """Return what the group settled about its money."""
    return group.store.limits.read()


def set_limits(group: Group, settled: Limits) -> Limits:
    """Settle the group's limits, or refuse with everything to put right."""
    refuse(settled.problems())
    with group.change(N_("Settle the limits for money"), TOPIC) as store:
        store.limits.write(settled)
    return settled


def entry(group: Group, kind: EntryType, day: date, *lines: Line, decided_on: date | None = None) -> Entry:
    """Return an entry to be written; its number is given when it is."""
    return Entry(seq=0, day=day, recorded_at=group.now(), type=kind, lines=lines, decided_on=decided_on)


def write(
    group: Group, draft: Entry, words: Mapping[str, str], facts: Facts | None = None, *, sure: bool = False
) -> int:
    """Write one entry for money that moved, for good; return its number.

    An amount or a day that may well be a slip is asked about first; `sure` says that it was.
    """
    pence = max((abs(line.pence) for line in draft.lines), default=0)
    refuse(questions(pence, draft.day, group.today(), limits(group), group.profile.currency), sure=sure)
    said = {**words, FACTS: written(facts)} if facts else words
    with group.change(N_("Write in the book"), TOPIC):
        (link,) = ledger.post(group, [(draft, said)])
        group.store.journal.forget()
    return link.entry.seq


def move(group: Group, moved: Move, *, sure: bool = False) -> int:
    """Write down that money went from one place to another, as when it is banked or handed over."""
    found = [*moved.problems()]
    if not {moved.out_of, moved.into} <= {place.id for place in ledger.places(group)}:
        found.append(Problem("place", N_("Choose a place from the list.")))
    if moved.fund not in {fund.id for fund in ledger.funds(group)}:
        found.append(Problem("fund", N_("Choose which pot it is for.")))
    refuse(found)
    words = {"who": moved.who, "second": moved.second, "note": moved.note}
    return write(group, entry(group, EntryType.MOVE, moved.day, *moved.lines), words, sure=sure)


def transfer(group: Group, given: Transfer, *, sure: bool = False) -> int:
    """Move money from one pot to another where it lies, as the group decided."""
    held = ledger.balances(group).get((given.place, given.out_of.id), 0)
    found = [*given.problems(group.today())]
    if held < given.pence:
        values = {"pot": given.out_of.name, "held": current().money(held, group.profile.currency)}
        found.append(
            Problem("amount", N_("There is {held} of {pot} in that place. Choose less, or another place."), values)
        )
    refuse(found)
    draft = entry(group, EntryType.FUND_MOVE, group.today(), *given.lines, decided_on=given.decided_on)
    return write(group, draft, {"note": given.why, "consent": given.consent}, sure=sure)


def rename(group: Group, thing: _Named, name: str) -> None:
    """Give a place, a pot or a kind another name from now on; papers made before keep the old one."""
    sort = _SORTS[type(thing)]
    others = (known for known in _KNOWN[sort](group) if known.id != thing.id)
    refuse(ledger.named(name, (known.name for known in others if _alike(known, thing))))
    with group.change(N_("Give it another name"), TOPIC) as store:
        records.record(group, f"{RENAMED}-{sort}", thing.id, {}, {"before": thing.name, "after": name})
        _keep(store, replace(thing, name=name.strip()))
        store.journal.forget()


def put_away(group: Group, thing: _Named) -> None:
    """Stop offering a place, a pot or a kind; refuse while it still holds money."""
    sort = _SORTS[type(thing)]
    held = (
        pence
        for (place, fund), pence in ledger.balances(group).items()
        if (sort, thing.id) in (("place", place), ("fund", fund))
    )
    if any(held):
        raise RefusedError([Problem(sort, N_("{name} still holds money. Move it first."), {"name": thing.name})])
    refuse(_needed(group, thing))
    with group.change(N_("Put it away"), TOPIC) as store:
        records.record(group, f"{PUT_AWAY}-{sort}", thing.id, {}, {})
        _keep(store, replace(thing, closed_on=group.today()))
        store.journal.forget()


def _needed(group: Group, thing: _Named) -> Iterator[Problem]:
    """Yield why something cannot be put away although it is empty."""
    values = {"name": thing.name}
    if isinstance(thing, Place):
        for meeting in group.store.meetings:
            if meeting.place == thing.id and meeting.state != "closed":
                said = N_(
                    "{meeting} keeps its money in {name}. Choose another tin for it on the Meetings page first."
                )
                yield Problem("place", said, {**values, "meeting": meeting.name})
    if (isinstance(thing, Fund) and thing.kind is FundKind.GENERAL) or (
        isinstance(thing, Kind) and thing.direction == "difference"
    ):
        yield Problem("name", N_("The book needs {name}. Give it another name instead."), values)


def bring_back(group: Group, thing: _Named) -> None:
    """Offer a place, a pot or a kind again that was put away."""
    with group.change(N_("Bring it back"), TOPIC) as store:
        records.record(group, f"{BROUGHT_BACK}-{_SORTS[type(thing)]}", thing.id, {}, {})
        _keep(store, replace(thing, closed_on=None))
        store.journal.forget()


def overdraw(group: Group, place: Place, *, allowed: bool) -> None:
    """Say whether a bank may go below zero; refuse to forbid it while it is."""
    below = ledger.held(group, place.id) < 0
    if place.kind is not PlaceKind.BANK:
        raise RefusedError([Problem("overdraft", N_("Only a bank may go below zero. Choose a bank."))])
    if below and not allowed:
        raise RefusedError(
            [
                Problem(
                    "overdraft",
                    N_("{name} is below zero now. First write down what came in."),
                    {"name": place.name},
                )
            ]
        )
    with group.change(N_("Say whether a bank may go below zero"), TOPIC) as store:
        records.record(group, OVERDRAFT, place.id, {"allowed": int(allowed)}, {})
        _keep(store, replace(place, overdraft=allowed))
        store.journal.forget()


def names_on(group: Group, sort: str, day: date) -> dict[int, str]:
    """Return what places, funds or kinds (`sort`: "place", "fund" or "kind") were called at the end of a day."""
    return named_then(names_now(group, sort), records.records(group, f"{RENAMED}-{sort}"), day)


def names_now(group: Group, sort: str) -> dict[int, str]:
    """Return what places, funds or kinds (`sort`) are called today."""
    return {thing.id: thing.name for thing in _KNOWN[sort](group)}


def named_then(names: Mapping[int, str], renamed: Sequence[Entry], day: date) -> dict[int, str]:
    """Return names as they were at the end of a day, from those of today and what was renamed, oldest first."""
    then = dict(names)
    for record in reversed(renamed):
        if record.day > day:
            then[int(str(record.facts["subject"]))] = record.wording("before")
    return then


def _keep(store: Store, thing: _Named) -> None:
    if isinstance(thing, Place):
        store.places.change(thing.id, thing)
    elif isinstance(thing, Fund):
        store.funds.change(thing.id, thing)
    else:
        store.kinds.change(thing.id, thing)


def _alike(one: _Named, other: _Named) -> bool:
    """Tell whether two things could be mistaken for each other if they had one name."""
    return not isinstance(one, Kind) or not isinstance(other, Kind) or one.direction == other.direction
