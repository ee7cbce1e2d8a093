"""What a group does with its book of money: places, pots and kinds, what it opens with, and the proof."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date

from groupkit.core import locks
from groupkit.core.ledger import (
    Entry,
    EntryType,
    Fund,
    FundKind,
    Kind,
    Line,
    Link,
    Place,
    PlaceKind,
    Wording,
    chained,
    shortfall,
    sums,
)
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.seals import Sealed
from groupkit.i18n import N_, current
from groupkit.services import standing
from groupkit.services.group import Group

TOPIC = "money"
KINDS = (
    ("in", N_("Collection")),
    ("in", N_("Literature sold")),
    ("in", N_("Towards an outing")),
    ("in", N_("Grant")),
    ("in", N_("Other money in")),
    ("out", N_("Room")),
    ("out", N_("Refreshments")),
    ("out", N_("Literature")),
    ("out", N_("Fares")),
    ("out", N_("Outing")),
    ("out", N_("Passed on")),
    ("out", N_("Other money out")),
    ("difference", N_("Cash over or short")),
)
_SHORT = {
    "place": N_(
        "{name} had {held} on {day}, so {wanted} cannot have come from it. Was it paid from somewhere else?"
    ),
    "fund": N_("{name} had {held} left on {day}. Choose another pot for the rest ({rest})."),
}


def places(group: Group) -> tuple[Place, ...]:
    """Return where the group's money can be."""
    return tuple(group.store.places)


def funds(group: Group) -> tuple[Fund, ...]:
    """Return the pots the group's money is for."""
    return tuple(group.store.funds)


def kinds(group: Group, direction: str = "") -> tuple[Kind, ...]:
    """Return the kinds of money in or out; `direction` is "in", "out" or "difference"."""
    return tuple(kind for kind in group.store.kinds if direction in ("", kind.direction))


def add_place(group: Group, place: Place) -> Place:
    """Add somewhere money can be."""
    refuse(named(place.name, (known.name for known in places(group))))
    with group.change(N_("Add a place for money"), TOPIC) as store:
        return replace(place, id=store.places.add(place))


def add_fund(group: Group, fund: Fund) -> Fund:
    """Add a pot."""
    refuse(named(fund.name, (known.name for known in funds(group))))
    with group.change(N_("Add a pot"), TOPIC) as store:
        return replace(fund, id=store.funds.add(fund))


def add_kind(group: Group, kind: Kind) -> Kind:
    """Add a kind of money in or out."""
    refuse(named(kind.name, (known.name for known in kinds(group, kind.direction))))
    with group.change(N_("Add a kind of money"), TOPIC) as store:
        added = replace(kind, rank=max((known.rank for known in store.kinds), default=0) + 1)
        return replace(added, id=store.kinds.add(added))


def named(name: str, taken: Iterable[str]) -> Iterator[Problem]:
    """Yield why this cannot be a name; two of one name could not be told apart on paper."""
    if not name.strip():
        yield Problem("name", N_("Give it a name."))
    elif name.strip().casefold() in {known.strip().casefold() for known in taken}:
        yield Problem("name", N_("There is a {name} already. Give this one another name."), {"name": name.strip()})


def set_up(group: Group, tin: str, *, sheets_before: int = 0) -> Place:
    """Make the first tin, the General pot and the usual kinds, all in one step; return the tin."""
    refuse(named(tin, (known.name for known in places(group))))
    with group.change(N_("Set up the money"), TOPIC) as store:
        if not tuple(store.kinds):
            words = current()
            for rank, (direction, name) in enumerate(KINDS, start=1):
                store.kinds.add(Kind(direction=direction, name=words.gettext(name), rank=rank))
            store.funds.add(Fund(name=words.gettext(N_("General")), kind=FundKind.GENERAL))
        place = Place(name=tin, kind=PlaceKind.TIN, sheets_before=sheets_before)
        return replace(place, id=store.places.add(place))


def general(group: Group) -> Fund:
    """Return the pot that is for anything; refuse when the money is not set up yet."""
    found = next((fund for fund in funds(group) if fund.kind is FundKind.GENERAL), None)
    if found is None:
        raise RefusedError([Problem("fund", N_("Set up the tin first, on the Money page."))])
    return found


def opening(
    group: Group, day: date, held: Mapping[tuple[int, int], int], made_by: str, second: str = ""
) -> tuple[int, ...]:
    """Write down what the book begins with, as pence for each (place, fund); return the entry numbers."""
    lines = tuple(Line(place, fund, None, pence) for (place, fund), pence in sorted(held.items()) if pence)
    words = {"made_by": made_by, "second": second}
    draft = Entry(seq=0, day=day, recorded_at=group.now(), type=EntryType.OPENING, lines=lines)
    with group.change(N_("Write down what we begin with"), TOPIC):
        links = post(group, [(draft, words)])
        group.store.journal.forget()
    return tuple(link.entry.seq for link in links)


def post(group: Group, drafts: Iterable[tuple[Entry, Mapping[str, str]]]) -> tuple[Link, ...]:
    """Chain entries to the book for good, inside a change; refuse all of them when one cannot be.

    Each draft comes with its names and notes; number, time and salts are given here.
    """
    seq, head = group.store.ledger.head()
    at = group.now().astimezone(UTC).replace(microsecond=0)
    entries = []
    for draft, words in drafts:
        seq += 1
        wordings = tuple(
            Wording.of(what, text.strip(), group.surroundings.salt())
            for what, text in _with_stand_in(group, words).items()
            if text.strip()
        )
        entries.append(replace(draft, seq=seq, recorded_at=at, wordings=wordings))
    found = [problem for entry in entries for problem in entry.problems()]
    refuse((*found, *_put_away(group, entries), *_days(group, entries), *_short(group, entries)))
    links = tuple(chained(entries, head))
    group.store.ledger.add(links)
    return links


def _with_stand_in(group: Group, words: Mapping[str, str]) -> Mapping[str, str]:
    """Return the words of an entry, with whose work was done where somebody stands in and it is not said yet."""
    by = words.get("made_by") or words.get("by", "")
    return words if standing.FOR in words or not by else {**words, standing.FOR: standing.in_place_of(group, by)}


def _put_away(group: Group, entries: Iterable[Entry]) -> Iterator[Problem]:
    """Yield what is not offered any more; only a correction may still reach it."""
    known: Mapping[str, tuple[Place | Fund | Kind, ...]] = {
        "place": places(group),
        "fund": funds(group),
        "kind": kinds(group),
    }
    lines = [line for entry in entries if entry.type is not EntryType.REVERSAL for line in entry.lines]
    for axis, things in known.items():
        used = {getattr(line, axis) for line in lines}
        for thing in things:
            if thing.id in used and thing.closed_on is not None:
                said = N_("{name} was put away. Bring it back first, or choose another.")
                yield Problem(axis, said, {"name": thing.name})


def _days(group: Group, entries: Iterable[Entry]) -> Iterator[Problem]:
    """Yield the days that cannot be right: not here yet, or in a month that two people closed."""
    days = {entry.day for entry in entries}
    if any(day > group.today() for day in days):
        yield Problem("day", N_("That date has not come yet. Money goes in on the day it moved."))
    moved = {entry.day for entry in entries if entry.type.moves_money}
    if moved:
        yield from locks.problems(group.store.ledger.records(), min(moved))


def _short(group: Group, entries: Iterable[Entry]) -> Iterator[Problem]:
    """Yield the places and restricted pots that would not have had enough, at the very moment it moved."""
    words, currency = current(), group.profile.currency
    watched = {
        "place": {place.id: place.name for place in places(group) if _never_below_zero(place)},
        "fund": {fund.id: fund.name for fund in funds(group) if fund.kind is FundKind.RESTRICTED},
    }
    for axis, names in watched.items():
        moved = [(e.day, e.seq, key, pence) for e in entries for key, pence in sums(e.lines, axis).items()]
        for key in sorted({key for _, _, key, _ in moved} & names.keys()):
            new = [(day, seq, pence) for day, seq, known, pence in moved if known == key]
            before, since = group.store.ledger.from_day(axis, key, min(day for day, _, _ in new))
            found = shortfall(before, since, new)
            if found is not None:
                values = {
                    "name": names[key],
                    "held": words.money(found.held, currency),
                    "wanted": words.money(found.wanted, currency),
                    "rest": words.money(found.wanted - found.held, currency),
                    "day": words.day(found.day),
                }
                yield Problem("amount" if axis == "place" else "fund", _SHORT[axis], values)


def _never_below_zero(place: Place) -> bool:
    return place.kind is not PlaceKind.BANK or not place.overdraft


def balances(group: Group) -> dict[tuple[int, int], int]:
    """Return the pence held for each (place, fund)."""
    return group.store.ledger.balances()


def held(group: Group, place: int) -> int:
    """Return the pence in one place, whatever they are for."""
    return sum(pence for (where, _), pence in balances(group).items() if where == place)


def reverse(group: Group, seq: int, why: str, made_by: str) -> int:
    """Unmake an entry by a new one that points at it; return the new number. Nothing is ever rewritten."""
    target = group.store.ledger.entry(seq)
    if target is None or not target.type.moves_money:
        raise RefusedError(
            [Problem("entry", N_("There is no entry {entry}. Look at the number on the sheet."), {"entry": seq})]
        )
    if target.type is EntryType.REVERSAL:
        raise RefusedError([Problem("entry", N_("That entry is itself a correction. Write a new one instead."))])
    if group.store.ledger.reversed_by(seq) is not None:
        raise RefusedError([Problem("entry", N_("That entry has been put right already. Look at the newer one."))])
    if not why.strip():
        raise RefusedError([Problem("why", N_("Write why, in a few words."))])
    lines = tuple(replace(line, pence=-line.pence) for line in target.lines)
    draft = Entry(
        seq=0, day=group.today(), recorded_at=group.now(), type=EntryType.REVERSAL, lines=lines, reverses=seq
    )
    with group.change(N_("Put an entry right"), TOPIC):
        (link,) = post(group, [(draft, {"note": why, "made_by": made_by})])
        group.store.journal.forget()
    return link.entry.seq


def broken_at(group: Group) -> int | None:
    """Return the first entry that is not as it was written, or None when the whole book holds."""
    return group.store.ledger.verified().broken_at


def current_seal(group: Group) -> tuple[str, int]:
    """Return the seal of the book as it is, and the entry it stands after."""
    now = sealed(group)
    return now.code, now.entry


def sealed(group: Group) -> Sealed:
    """Return what stands at the foot of every paper about money; there is no other place it comes from."""
    return Sealed.of(*group.store.ledger.head())
