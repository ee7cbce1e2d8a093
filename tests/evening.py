"""The made-up evening of the printed layout: a group whose next sheet is number 37 and next entry 412."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from groupkit.core.claims import ClaimLine
from groupkit.core.ledger import Fund, FundKind, Place, PlaceKind
from groupkit.core.meetings import Meeting
from groupkit.core.people import Person
from groupkit.core.profile import Profile
from groupkit.core.service import Term
from groupkit.core.sheets import Part, Row, Sheet
from groupkit.services import ledger, meetings, money, service, terms
from groupkit.services.claims import drafts, steps
from groupkit.services.group import Group, Surroundings
from groupkit.storage.store import Store

PASSPHRASE = "four words to smile"
SATURDAY = date(2026, 11, 14)
COINS = {2000: 0, 1000: 1, 500: 2, 200: 3, 100: 7, 50: 6, 20: 9, 10: 3, 5: 2, 2: 0, 1: 0}


class Clock:
    """A clock that a test sets."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def later(group: Group, *, weeks: int) -> None:
    """Move the clock of a book on."""
    clock = group.surroundings.now
    assert isinstance(clock, Clock)
    clock.now += timedelta(weeks=weeks)


def surroundings(day: date = SATURDAY) -> Surroundings:
    """Return a quiet world: a fixed time, and salts that count upwards."""
    salts = count(1)
    return Surroundings(
        now=Clock(datetime.combine(day, time(10, 28), tzinfo=UTC)),
        zone=lambda: "UTC",
        salt=lambda: next(salts).to_bytes(16, "big"),
    )


def new_book(path: Path, name: str = "Saturday group, Eastside", identity: str = "a" * 32) -> Group:
    """Make a book whose passphrase is PASSPHRASE, in a quiet world."""
    profile = Profile(identity=identity, name=name, facilitator="Facilitator", reserve=9600, reserve_months=2)
    return Group(Store.create(path, PASSPHRASE, profile), surroundings())


def reopened(path: Path) -> Group:
    """Open a book again, in a quiet world."""
    return Group(Store.open(path, PASSPHRASE), surroundings())


def furnish(group: Group, *, sheets_before: int = 36) -> Meeting:
    """Give the group people, pots, places, and a Saturday meeting with a tin."""
    tin = ledger.set_up(group, "Tin", sheets_before=sheets_before)
    ledger.add_fund(group, Fund(name="Outing pot", kind=FundKind.SET_ASIDE))
    ledger.add_fund(group, Fund(name="ICB grant", kind=FundKind.RESTRICTED))
    ledger.add_place(group, Place(name="Jo, to bank", kind=PlaceKind.PERSON))
    ledger.add_place(group, Place(name="Member 4, advance", kind=PlaceKind.PERSON, advance=True))
    ledger.add_place(group, Place(name="Bank", kind=PlaceKind.BANK, seen_on=date(2026, 10, 31)))
    sam = service.add_person(group, Person(short_name="Sam"))
    service.add_person(group, Person(short_name="Jo", willing=frozenset({"chair"})))
    terms.hold(group, Term(role="secretary", person=sam.id, since=date(2026, 6, 1)))
    return meetings.add(
        group,
        Meeting(
            name="Sat meeting",
            weekday=5,
            start=time(11),
            minutes=60,
            venue="Eastside Hall, Room 2",
            format="open-dual-recovery",
            place=tin.id,
        ),
    )


def named(group: Group, kind: str = "", fund: str = "General", place: str = "") -> dict[str, Any]:
    """Return the ids of a kind, a pot and a place by name."""
    kinds = {k.name: k.id for k in ledger.kinds(group)}
    funds = {f.name: f.id for f in ledger.funds(group)}
    places = {p.name: p.id for p in ledger.places(group)}
    return {"kind": kinds.get(kind), "fund": funds[fund], "place": places.get(place)}


def open_with(group: Group) -> None:
    """Write down what the book held before sheet 37."""
    held = {
        ("Tin", "General"): 2815,
        ("Tin", "Outing pot"): 1000,
        ("Tin", "ICB grant"): 400,
        ("Member 4, advance", "General"): 1000,
        ("Bank", "General"): 11000,
        ("Bank", "ICB grant"): 21240,
    }
    ids = {(p, f): named(group, fund=f, place=p) for p, f in held}
    opening = {(ids[k]["place"] or 0, ids[k]["fund"] or 0): pence for k, pence in held.items()}
    ledger.opening(group, date(2026, 11, 7), opening, "Sam", "Jo")


def rows(group: Group) -> Iterator[Row]:
    """Yield the five rows of sheet 37."""
    yield Row(part=Part.IN, **named(group, "Collection"), pence=1840)
    yield Row(
        part=Part.IN, **named(group, "Towards an outing", "Outing pot"), what="Paid towards bowling", pence=600
    )
    yield Row(
        part=Part.OUT,
        **named(group, "Refreshments"),
        what="Tea, milk, biscuits",
        who="Sam",
        receipt="R-88",
        pence=435,
    )
    yield Row(
        part=Part.OUT,
        **named(group, "Fares", "ICB grant"),
        what="Bus fare to open up",
        who="Member 7",
        no_receipt="driver gave none, contactless declined",
        second="Jo",
        claim=21,
        pence=400,
    )
    yield Row(
        part=Part.MOVED, **named(group, place="Jo, to bank"), what="Handed to Jo to bank", who="Jo", pence=-2000
    )


def agreed(group: Group) -> None:
    """Let the book hold three claims an older one had agreed: one is paid on sheet 37, two are still to pay."""
    brought(group, 21, "Member 7", 400, fund="ICB grant")
    brought(group, 22, "Ali", 670)
    brought(group, 23, "Dee", 500)


def brought(group: Group, number: int, who: str, pence: int, *, fund: str = "General") -> None:
    """Let the book hold a claim that an older one had agreed."""
    with group.store.quietly():
        drafted(group, number, who, pence, fund=fund)
        newest, _hash = group.store.ledger.head()
        was = "UPDATE claim SET brought = 'agreed', brought_after = ? WHERE number = ?"
        group.store._db.execute_sql(was, (newest, number))
        group.store._db.execute_sql("UPDATE claim_line SET no_receipt = '' WHERE receipt = ''")
    group.store.journal.forget()


def drafted(group: Group, number: int, who: str, pence: int, *, kind: str = "Fares", fund: str = "General") -> int:
    """Make a claim of one line that has no receipt; return the id of its line."""
    ids = named(group, kind, fund)
    drafts.start(group, who, number=number, day=date(2026, 11, 7))
    fares = ClaimLine(
        day=date(2026, 11, 7), kind=ids["kind"], fund=ids["fund"], what="Fares", pence=pence, no_receipt="bus"
    )
    return drafts.add_line(group, number, fares).id


def claimed(group: Group, number: int, who: str, pence: int, *, kind: str = "Fares", fund: str = "General") -> int:
    """Hand in such a claim; return the id of its line."""
    line = drafted(group, number, who, pence, kind=kind, fund=fund)
    steps.hand_in(group, number, who)
    return line


def filled_sheet(group: Group) -> Sheet:
    """Start sheet 37 and enter everything up to both counts."""
    sheet = money.sheet(group, meetings.on(group, SATURDAY))
    money.about(group, sheet, made_by="Sam (secretary)")
    for row in rows(group):
        money.add_row(group, sheet, row)
    money.count(group, sheet, "Sam", COINS)
    return money.count(group, sheet, "Jo", COINS)
