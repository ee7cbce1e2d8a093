"""A book of money with every sort of entry in it, for what is saved and taken in again."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from groupkit.core.ledger import Entry, EntryType, Fund, FundKind, Kind, Line, Place, PlaceKind
from groupkit.core.records import FACTS, written
from groupkit.services import ledger, records
from groupkit.services.group import Group
from tests import books, evening

START = date(2024, 2, 1)


def used(path: Path, many: int = 40, seed: int = 1) -> Group:
    """Make a book that `many` entries were written into, with notes, a correction, a record and a closed month."""
    group = evening.new_book(path)
    furnish(group)
    write(group, moves(group, many, seed))
    ledger.reverse(group, 3, "typed twice", "Sam")
    pot = ledger.funds(group)[-1]
    with group.change("Record", "money") as store:
        # put away last, because nothing is written into what is put away
        store.funds.change(pot.id, replace(pot, closed_on=date(2026, 3, 1)))
        records.record(group, "claim-agreed", 21, {"pence": 670}, {"who": "Ali", "note": "bus"})
        records.of_type(group, EntryType.REDACTION, {"erased": 2}, {"by": "Jo"})
    group.store.journal.forget()
    return group


def furnish(group: Group) -> None:
    """Give the money places, pots and kinds, with names that need care."""
    ledger.set_up(group, "Tin")
    ledger.add_place(group, Place(name="Bank – Co-op", kind=PlaceKind.BANK, overdraft=True))
    ledger.add_place(group, Place(name="Jo", kind=PlaceKind.PERSON))
    ledger.add_fund(group, Fund(name="ICB grant 2026/27", kind=FundKind.RESTRICTED, buys=frozenset({6, 7})))
    ledger.add_fund(group, Fund(name="Outing pot", kind=FundKind.SET_ASIDE))
    ledger.add_kind(group, Kind(direction="out", name="=cmd()", cc16="A6"))


def moves(group: Group, many: int, seed: int) -> Iterable[tuple[Entry, dict[str, str]]]:
    """Yield what moves money, never more out of a place and pot than is there."""
    draw = Random(seed)
    places, funds = ledger.places(group), ledger.funds(group)
    ins, outs = ledger.kinds(group, "in"), ledger.kinds(group, "out")
    at, day = group.now(), START
    start = [Line(place.id, fund.id, None, 5_000_000) for place in places for fund in funds]
    yield Entry(seq=0, day=day, recorded_at=at, type=EntryType.OPENING, lines=tuple(start)), {"made_by": "Sam"}
    for number in range(2, many + 1):
        day = START + timedelta(days=number * 900 // many)
        place, fund = draw.choice(places).id, draw.choice(funds).id
        other, pence = draw.choice(places).id, draw.randint(1, 2000)
        match draw.randrange(4):
            case 0:
                type_, lines = EntryType.RECEIPT, [Line(place, fund, draw.choice(ins).id, pence)]
            case 1 if other != place:
                type_, lines = EntryType.MOVE, [Line(place, fund, None, -pence), Line(other, fund, None, pence)]
            case _:
                type_, lines = EntryType.PAYMENT, [Line(place, fund, draw.choice(outs).id, -pence)]
        said = {"note": draw.choice(books.NOTES), "receipt": draw.choice(("", f"R-{number}")), "made_by": "Sam"}
        facts = {FACTS: written({"claim": number})} if number % 9 == 0 else {}
        yield Entry(seq=0, day=day, recorded_at=at, type=type_, lines=tuple(lines)), said | facts


def write(group: Group, drafts: Iterable[tuple[Entry, dict[str, str]]]) -> None:
    """Write entries into the book for good."""
    with group.change("Write", "money"):
        ledger.post(group, drafts)
    group.store.journal.forget()
