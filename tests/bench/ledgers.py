"""A made-up book of many entries, written straight into its file: what groups have after many years."""

import hashlib
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from groupkit.core.ledger import Entry, EntryType, Fund, FundKind, Line, Place, PlaceKind, Wording, chained
from groupkit.services import ledger
from groupkit.services.group import Group
from tests import evening

FIRST = date(2016, 1, 2)
_NOTES = ("Tea, milk and biscuits", "Room for the evening", "Bus fare", "Taken at the meeting", "Paid in")


def long_book(path: Path, entries: int, seed: int = 5) -> Group:
    """Make a book of so many entries: collections, payments, moves to the bank and between pots, corrections."""
    group = evening.new_book(path)
    evening.furnish(group)
    ledger.add_place(group, Place(name="Second tin", kind=PlaceKind.TIN))
    ledger.add_fund(group, Fund(name="Library", kind=FundKind.SET_ASIDE))
    with group.store.quietly():
        group.store.ledger.add(chained(long_story(entries, seed)))
    return group


def long_story(entries: int, seed: int = 5) -> Iterator[Entry]:
    """Yield the entries of such a book, in order; no place and no pot is ever short."""
    chance = random.Random(seed)
    ways_in, ways_out = range(1, 6), range(6, 13)
    held = {(place, fund): 0 for place in (1, 4, 5) for fund in (1, 2, 3, 4)}
    last: tuple[Line, ...] = ()
    for seq in range(1, entries + 1):
        day = FIRST + timedelta(days=min(seq * 10 // max(1, entries // 380), 3900))
        full = [key for key, pence in held.items() if pence > 500]
        turn = chance.random()
        reverses = None
        if turn < 0.02 and last and all(held[x.place, x.fund] - x.pence >= 0 for x in last):
            kind, reverses = EntryType.REVERSAL, seq - 1
            lines = tuple(Line(x.place, x.fund, x.kind, -x.pence) for x in last)
        elif turn < 0.5 or not full:
            kind = EntryType.RECEIPT
            place, fund = chance.choice((1, 1, 1, 5)), chance.choice((1, 1, 2, 3, 4))
            lines = (Line(place, fund, chance.choice(ways_in), chance.randint(50, 6000)),)
        elif turn < 0.85:
            kind, (place, fund) = EntryType.PAYMENT, chance.choice(full)
            lines = (Line(place, fund, chance.choice(ways_out), -chance.randint(50, held[place, fund] // 2)),)
        elif turn < 0.97:
            kind, (place, fund) = EntryType.MOVE, chance.choice(full)
            pence = chance.randint(50, held[place, fund] // 2)
            other = chance.choice([each for each in (1, 4, 5) if each != place])
            lines = (Line(place, fund, None, -pence), Line(other, fund, None, pence))
        else:
            kind, (place, fund) = EntryType.FUND_MOVE, chance.choice(full)
            pence = chance.randint(50, held[place, fund] // 2)
            other = chance.choice([each for each in (1, 2, 3, 4) if each != fund])
            lines = (Line(place, fund, None, -pence), Line(place, other, None, pence))
        for line in lines:
            held[line.place, line.fund] += line.pence
        last = lines if kind is not EntryType.REVERSAL else ()
        yield Entry(
            seq=seq,
            day=day,
            recorded_at=datetime.combine(day, datetime.min.time(), tzinfo=UTC),
            type=kind,
            lines=lines,
            reverses=reverses,
            wordings=(
                _wording("made_by", "Sam", seq),
                _wording("note", chance.choice(_NOTES), seq),
            ),
        )


def _wording(what: str, text: str, seq: int) -> Wording:
    return Wording.of(what, text, hashlib.md5(f"{what} {seq}".encode(), usedforsecurity=False).digest())
