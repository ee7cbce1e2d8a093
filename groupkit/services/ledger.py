"""What a group does with its book of money: places, pots and kinds, what it opens with, and the proof."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date

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
    first_break,
    lowest,
    seal,
)
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_, current
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
_NEEDS_CASH = (PlaceKind.TIN, PlaceKind.PERSON, PlaceKind.HOST)


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
    refuse(_named(place.name, (known.name for known in places(group))))
    with group.change(N_("Add a place for money"), TOPIC) as store:
        return replace(place, id=store.places.add(place))


def add_fund(group: Group, fund: Fund) -> Fund:
    """Add a pot."""
    refuse(_named(fund.name, (known.name for known in funds(group))))
    with group.change(N_("Add a pot"), TOPIC) as store:
        return replace(fund, id=store.funds.add(fund))


def add_kind(group: Group, kind: Kind) -> Kind:
    """Add a kind of money in or out."""
    refuse(_named(kind.name, (known.name for known in kinds(group, kind.direction))))
    with group.change(N_("Add a kind of money"), TOPIC) as store:
        return replace(kind, id=store.kinds.add(kind))


def _named(name: str, taken: Iterable[str]) -> Iterator[Problem]:
    """Yield why this cannot be a name; two of one name could not be told apart on paper."""
    if not name.strip():
        yield Problem("name", N_("Give it a name."))
    elif name.strip().casefold() in {known.strip().casefold() for known in taken}:
        yield Problem("name", N_("There is a {name} already. Give this one another name."), {"name": name.strip()})


def set_up(group: Group, tin: str, *, sheets_before: int = 0) -> Place:
    """Make the first tin, the General pot and the usual kinds, all in one step; return the tin."""
    refuse(_named(tin, (known.name for known in places(group))))
    with group.change(N_("Set up the money"), TOPIC) as store:
        if not tuple(store.kinds):
            words = current()
            for direction, name in KINDS:
                store.kinds.add(Kind(direction=direction, name=words.gettext(name)))
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
            for what, text in words.items()
            if text.strip()
        )
        entries.append(replace(draft, seq=seq, recorded_at=at, wordings=wordings))
    refuse((*(p for entry in entries for p in entry.problems()), *_days(group, entries), *_short(group, entries)))
    links = tuple(chained(entries, head))
    group.store.ledger.add(links)
    return links


def _days(group: Group, entries: Iterable[Entry]) -> Iterator[Problem]:
    """Yield the days that cannot be right."""
    if any(entry.day > group.today() for entry in entries):
        yield Problem("day", N_("That date has not come yet. Money goes in on the day it moved."))


def _short(group: Group, entries: Iterable[Entry]) -> Iterator[Problem]:
    """Yield the places and restricted pots that would not have had enough, on the day it moved."""
    before = [link.entry for link in group.store.ledger.links()]
    whole = [*before, *entries]
    words, currency = current(), group.profile.currency
    cash = {place.id: place.name for place in places(group) if place.kind in _NEEDS_CASH}
    tied = {fund.id: fund.name for fund in funds(group) if fund.kind is FundKind.RESTRICTED}
    for by, names in (("place", cash), ("fund", tied)):
        for key, (pence, day) in sorted(lowest(whole, by).items()):
            if key in names and pence < 0:
                values = {"name": names[key], "amount": words.money(-pence, currency), "day": words.day(day)}
                said = N_("{name} would have been {amount} short on {day}. Was it paid from somewhere else?")
                yield Problem("amount", said, values)


def balances(group: Group) -> dict[tuple[int, int], int]:
    """Return the pence held for each (place, fund)."""
    return group.store.ledger.balances()


def held(group: Group, place: int) -> int:
    """Return the pence in one place, whatever they are for."""
    return sum(pence for (where, _), pence in balances(group).items() if where == place)


def reverse(group: Group, seq: int, why: str, made_by: str) -> int:
    """Unmake an entry by a new one that points at it; return the new number. Nothing is ever rewritten."""
    links = tuple(group.store.ledger.links())
    target = next((link.entry for link in links if link.entry.seq == seq), None)
    if target is None:
        raise RefusedError([Problem("entry", N_("There is no entry {entry}."), {"entry": seq})])
    if target.type is EntryType.REVERSAL:
        raise RefusedError([Problem("entry", N_("That entry is itself a correction. Write a new one instead."))])
    if any(link.entry.reverses == seq for link in links):
        raise RefusedError([Problem("entry", N_("That entry has been put right already."))])
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
    return first_break(group.store.ledger.links())


def current_seal(group: Group) -> tuple[str, int]:
    """Return the seal of the book as it is, and the entry it stands after."""
    seq, head = group.store.ledger.head()
    return seal(head), seq
