"""The made-up November of the printed layout, kept by a group with two years in its book; and random books."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from random import Random
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

from groupkit.core.accounts.period import held, movements, report
from groupkit.core.accounts.whole import Check, Closed, Figures, Owing, Proof, WholeAccount
from groupkit.core.accounts.years import Month, year_before
from groupkit.core.closing import Said
from groupkit.core.ledger import Entry, EntryType, Fund, FundKind, Kind, Line, Place, PlaceKind
from groupkit.core.moves import Move, Transfer
from groupkit.services import accounts, books, closing, ledger
from groupkit.services.group import Group
from groupkit.storage import vault
from tests.evening import Clock, brought, named, new_book, reopened

NOVEMBER = Month(2026, 11)
NAMES = {
    "Collection": "Collections at meetings",
    "Towards an outing": "Paid towards outings",
    "Grant": "Grants",
    "Room": "Room hire",
}
ORDER = ("Collections at meetings", "Paid towards outings", "Grants", "Refreshments", "Room hire", "Fares")
_IN, _OUT = EntryType.RECEIPT, EntryType.PAYMENT


def clock(group: Group, day: date) -> None:
    """Let it be a day."""
    now = group.surroundings.now
    assert isinstance(now, Clock)
    now.now = datetime.combine(day, time(20, 0), tzinfo=UTC)


def begun(path: Path, name: str = "Saturday group") -> Group:
    """Make a book in October 2025 with a tin, a bank, Jo's hands and three pots."""
    group = new_book(path, name)
    clock(group, date(2025, 10, 31))
    ledger.set_up(group, "Tin")
    ledger.add_fund(group, Fund(name="Outing pot", kind=FundKind.SET_ASIDE))
    ledger.add_fund(group, Fund(name="ICB grant", kind=FundKind.RESTRICTED))
    ledger.add_place(group, Place(name="Jo, to bank", kind=PlaceKind.PERSON))
    ledger.add_place(group, Place(name="Bank", kind=PlaceKind.BANK))
    for kind in ledger.kinds(group):
        if kind.name in NAMES:
            books.rename(group, kind, NAMES[kind.name])
    accounts.arrange(group, [named(group, name)["kind"] for name in ORDER])
    return group


def write(group: Group, day: date, type_: EntryType, kind: str, pence: int, note: str = "", **where: str) -> int:
    """Write one receipt or payment, in pence above zero; return its number."""
    ids = named(group, kind, where.get("fund", "General"), where.get("place", "Tin"))
    line = Line(ids["place"], ids["fund"], ids["kind"], pence if type_ is _IN else -pence)
    return books.write(group, books.entry(group, type_, day, line), {"note": note}, sure=True)


def before_november(group: Group) -> None:
    """Write down what the book begins with, and everything before November 2026."""
    general, grant = named(group), named(group, fund="ICB grant")
    tin, bank = named(group, place="Tin")["place"], named(group, place="Bank")["place"]
    held = {(tin, general["fund"]): 10112, (bank, grant["fund"]): 20000}
    ledger.opening(group, date(2025, 10, 31), held, "Sam", "Jo")
    clock(group, date(2026, 10, 31))
    of_grant: dict[str, Any] = {"fund": "ICB grant", "place": "Bank"}
    last = date(2025, 11, 8)
    write(group, last, _IN, "Collections at meetings", 5805)
    write(group, last, _IN, "Grants", 20000, **of_grant)
    write(group, last, _OUT, "Refreshments", 1520)
    write(group, last, _OUT, "Room hire", 4000, **of_grant)
    write(group, last, _OUT, "Fares", 880, **of_grant)
    write(group, date(2026, 3, 7), _IN, "Collections at meetings", 313)
    write(group, date(2026, 3, 14), _IN, "Collections at meetings", 100)
    write(group, date(2026, 4, 11), _IN, "Paid towards outings", 1000, fund="Outing pot")
    write(group, date(2026, 4, 11), _OUT, "Room hire", 11480, **of_grant)
    banked = Move(
        day=date(2026, 5, 2), pence=13380, fund=general["fund"], out_of=tin, into=bank, who="Jo", second="Sam"
    )
    books.move(group, banked, sure=True)


def november(group: Group) -> None:
    """Write down November 2026; the wrong fare is entry 405, and 430 entries stand before the close."""
    day = date(2026, 11, 7)
    clock(group, day)
    to_and_fro(group, "Bank", 401 - ledger.current_seal(group)[1], date(2026, 6, 6))
    write(group, day, _IN, "Collections at meetings", 3120)
    transfer(group, 1000, "The group agreed to put some by.", day)
    write(group, day, _OUT, "Refreshments", 935)
    assert write(group, day, _OUT, "Fares", 1800) == 405
    write(group, day, _IN, "Paid towards outings", 2400, fund="Outing pot")
    write(group, day, _OUT, "Room hire", 4000, fund="ICB grant", place="Bank")
    write(group, day, _OUT, "Fares", 180, fund="ICB grant", place="Bank")
    ledger.reverse(group, 405, "typed 18.00, should be 1.80", "Sam")
    clock(group, date(2026, 11, 14))
    day = date(2026, 11, 14)
    write(group, day, _IN, "Collections at meetings", 3000)
    write(group, day, _OUT, "Refreshments", 855)
    difference = named(group, "Cash over or short")
    line = Line(named(group, place="Tin")["place"], difference["fund"], difference["kind"], -20)
    books.write(group, books.entry(group, EntryType.COUNT_DIFFERENCE, day, line), {"note": "We do not know."})
    hand(group, "Tin", "Jo, to bank", 4000, day)
    write(group, day, _OUT, "Fares", 620, fund="ICB grant", place="Bank")
    clock(group, date(2026, 11, 28))
    hand(group, "Jo, to bank", "Bank", 4000, date(2026, 11, 21))
    to_and_fro(group, "Jo, to bank", 429 - ledger.current_seal(group)[1], date(2026, 11, 21))
    write(
        group, date(2026, 11, 28), _OUT, "Fares", 400, "Bus to the hospital visit", fund="ICB grant", place="Bank"
    )


def to_and_fro(group: Group, place: str, many: int, day: date) -> None:
    """Move ten pence out of the tin and back, until the numbers of the entries are those of the layout."""
    assert many % 2 == 0, "what goes out comes back"
    tin, other = named(group, place="Tin"), named(group, place=place)
    drafts = []
    for at in range(many):
        pence = 10 if at % 2 else -10
        lines = (Line(tin["place"], tin["fund"], None, pence), Line(other["place"], tin["fund"], None, -pence))
        drafts.append((books.entry(group, EntryType.MOVE, day, *lines), {"who": "Jo"}))
    with group.change("Move ten pence to and fro", "money"):
        ledger.post(group, drafts)


def hand(group: Group, out: str, into: str, pence: int, day: date) -> int:
    """Hand General money from one place to another."""
    ids = (named(group, place=out), named(group, place=into))
    moved = Move(
        day=day,
        pence=pence,
        fund=ids[0]["fund"],
        out_of=ids[0]["place"],
        into=ids[1]["place"],
        who="Jo",
        second="Sam",
    )
    return books.move(group, moved)


def transfer(group: Group, pence: int, why: str, decided_on: date) -> int:
    """Move money from General to the outing pot, in the tin."""
    funds = {fund.name: fund for fund in ledger.funds(group)}
    given = Transfer(
        pence=pence,
        place=named(group, place="Tin")["place"],
        out_of=funds["General"],
        into=funds["Outing pot"],
        why=why,
        decided_on=decided_on,
    )
    return books.transfer(group, given)


def owing(group: Group) -> None:
    """Let two claims be agreed and still to be paid."""
    for claim, pence in ((22, 670), (23, 500)):
        brought(group, claim, "Ali", pence)


_FOLDER = TemporaryDirectory()


@cache
def _golden(_cost: int) -> Path:
    """Write the book of the layout once; a copy of it is quicker than the book itself."""
    path = Path(_FOLDER.name) / "golden.groupkit"
    with begun(path) as group:
        before_november(group)
        november(group)
        owing(group)
    return path


def golden(path: Path) -> Group:
    """Return the book of the layout on 3 December 2026, November not closed yet."""
    copyfile(_golden(vault._MEMORY), path)
    group = reopened(path)
    clock(group, date(2026, 12, 3))
    return group


def said(group: Group, **changed: Any) -> dict[int, Said]:
    """Return what was counted and what the bank says at the end of November."""
    tin, bank = named(group, place="Tin")["place"], named(group, place="Bank")["place"]
    whole = {
        tin: Said(place=tin, pence=changed.get("tin", 5140), why=changed.get("why", "")),
        bank: Said(place=bank, pence=changed.get("bank", 36220), waiting=frozenset(changed.get("waiting", {430}))),
    }
    return {place: told for place, told in whole.items() if place not in changed.get("without", ())}


def closed(group: Group) -> Group:
    """Close November."""
    closing.close(group, NOVEMBER, said(group), "Sam", "Jo")
    return group


FUNDS = (
    Fund(id=1, name="General", kind=FundKind.GENERAL),
    Fund(id=2, name="Outing pot", kind=FundKind.SET_ASIDE),
    Fund(id=3, name="ICB grant", kind=FundKind.RESTRICTED),
)
KINDS = (
    Kind(id=1, direction="in", name="Collections at meetings"),
    Kind(id=2, direction="in", name="Paid towards outings"),
    Kind(id=3, direction="out", name="Refreshments"),
    Kind(id=4, direction="out", name="Room hire"),
    Kind(id=5, direction="out", name="Fares"),
    Kind(id=6, direction="difference", name="Cash over or short"),
)
_AT = datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC)


def entry(
    seq: int, day: date, type_: EntryType, *lines: tuple[int, int, int | None, int], reverses: int | None = None
) -> Entry:
    """Return an entry with lines of place, fund, kind and pence."""
    made = tuple(Line(*values) for values in lines)
    return Entry(seq=seq, day=day, recorded_at=_AT, type=type_, lines=made, reverses=reverses)


def random_entries(seed: int, size: int = 30) -> tuple[Entry, ...]:
    """Return a book of every type of entry, several lines in one, back-dated ones, and corrections of each."""
    return tuple(_random(Random(seed), size))


def _random(draw: Random, size: int) -> Iterator[Entry]:
    types = [type_ for type_ in EntryType if type_.moves_money and type_ is not EntryType.REVERSAL]
    made: list[Entry] = []
    put_right: set[int] = set()
    for seq in range(1, draw.randint(1, size) + 1):
        day = date(2024, 2, 1) + timedelta(days=draw.randint(0, 900))
        before = [known for known in made if known.type is not EntryType.REVERSAL and known.seq not in put_right]
        if before and draw.random() < 0.15:
            target = draw.choice(before)
            put_right.add(target.seq)
            lines = [(line.place, line.fund, line.kind, -line.pence) for line in target.lines]
            made.append(entry(seq, max(day, target.day), EntryType.REVERSAL, *lines, reverses=target.seq))
        else:
            type_ = draw.choice(types)
            made.append(entry(seq, day, type_, *_lines(draw, type_)))
        yield made[-1]


def _lines(draw: Random, type_: EntryType) -> list[tuple[int, int, int | None, int]]:
    place, fund = draw.randint(1, 4), draw.randint(1, 3)
    much = draw.choice((1, 99, draw.randint(1, 5000), draw.randint(1, 9_999_999)))
    match type_:
        case EntryType.MOVE:
            return [(place, fund, None, -much), (place % 4 + 1, fund, None, much)]
        case EntryType.FUND_MOVE:
            return [(place, fund, None, -much), (place, fund % 3 + 1, None, much)]
        case EntryType.COUNT_DIFFERENCE:
            return [(place, fund, 6, draw.choice((-1, 1)) * much)]
        case EntryType.OPENING:
            return [(draw.randint(1, 4), draw.randint(1, 3), None, much) for _ in range(draw.randint(1, 3))]
    sign, kinds = (1, (1, 2)) if type_ is _IN else (-1, (3, 4, 5))
    many = range(draw.randint(1, 3))
    return [(draw.randint(1, 4), draw.randint(1, 3), draw.choice(kinds), sign * much) for _ in many]


def random_account(seed: int, pots: int = 0, kinds: int = 0) -> WholeAccount:
    """Return a closed account of a random book with chance names; `pots` and `kinds` fix how many there are."""
    draw = Random(seed)
    funds = tuple(
        Fund(
            id=at,
            name=_name(draw, "Pot", at),
            kind=FundKind.GENERAL if at == 1 else draw.choice(list(FundKind)[1:]),
        )
        for at in range(1, 1 + (pots or draw.choice((1, 2, 3, 3, 4, 6, 9))))
    )
    directions = [
        "in",
        "out",
        *(draw.choice(("in", "out")) for _ in range(kinds or draw.randint(0, 9))),
        "difference",
    ]
    known = tuple(
        Kind(id=at, direction=way, name=_name(draw, "Kind", at)) for at, way in enumerate(directions, start=1)
    )
    month = Month(2026, draw.randint(1, 12))
    moved = tuple(movements(_busy(draw, funds, known, month)))
    spans = (month.start, month.end), year_before((month.start, month.end))
    now, then = (report(moved, known, funds, *span) for span in spans)
    places = tuple(held(moved, funds, month.end).items())
    checks = tuple(_checked(draw, place, sum(cells), month) for place, cells in places)
    figures = Figures(
        now=now,
        then=then,
        places=places,
        checks=checks,
        owed=tuple(Owing(fund=fund.id, claims=2, pence=draw.randint(1, 9999)) for fund in funds[:1]),
        order=tuple(kind.id for kind in known),
        goes=tuple((kind.id, draw.choice(("a1", "a2", "a3", "a4"))) for kind in known),
        tied=tuple(fund.id for fund in funds if fund.kind is FundKind.RESTRICTED),
        differences=(known[-1].id,),
    )
    words = {f"fund_{fund.id}": fund.name for fund in funds} | {f"kind_{kind.id}": kind.name for kind in known}
    words |= {f"place_{place}": f"Place {'abcd'[place - 1]}" for place, _ in places}
    words |= {f"why_{check.place}": "We do not know" for check in checks if check.difference}
    words |= {"group": "Saturday group", "by": "Sam", "second": "Jo"}
    return WholeAccount(
        currency="GBP", figures=figures, words=words, closed=Closed(on=month.after.start, entry=9), after_entry=9
    )


def _name(draw: Random, what: str, at: int) -> str:
    mark = "abcdefghijklmnop"[at - 1]
    return draw.choice(
        (f"{what} {mark}", f"{what} {mark} of everybody at the meeting", f"{what} {mark} " + "long " * 40)
    )


def _checked(draw: Random, place: int, pence: int, month: Month) -> Check:
    waiting = draw.choice(((), ((7, -400),), ((7, -400), (8, 123))))
    since, off = draw.choice((0, 0, 1000, -77)), draw.choice((0, 0, 0, 20, -35))
    stated = pence - sum(amount for _, amount in waiting) + since + off
    proof = Proof.STATEMENT if waiting else Proof.COUNT
    return Check(place=place, proof=proof, on=month.end, pence=stated, since=since, waiting=waiting, booked=pence)


def _busy(draw: Random, funds: Sequence[Fund], kinds: Sequence[Kind], month: Month) -> Iterator[Entry]:
    """Yield entries of the month, of the time before and of the year before, of every type."""
    days = [month.start - timedelta(days=700), month.before.end, month.start - timedelta(days=360)]
    days += [month.start + timedelta(days=draw.randint(0, 27)) for _ in range(draw.randint(0, 40))]
    made: list[Entry] = []
    for seq, day in enumerate(sorted(days), start=1):
        place, fund, other = draw.randint(1, 4), draw.choice(funds).id, draw.choice(funds).id
        kind = draw.choice(kinds)
        much = draw.choice((1, 99, draw.randint(1, 5000), draw.randint(1, 9_999_999)))
        sign = {"in": 1, "out": -1}.get(kind.direction, draw.choice((-1, 1)))
        type_ = {"in": _IN, "out": _OUT}.get(kind.direction, EntryType.COUNT_DIFFERENCE)
        chance = draw.random()
        if made and chance < 0.1 and made[-1].type is not EntryType.REVERSAL:
            lines = [(line.place, line.fund, line.kind, -line.pence) for line in made[-1].lines]
            made.append(entry(seq, day, EntryType.REVERSAL, *lines, reverses=made[-1].seq))
        elif chance < 0.2 and other != fund:
            made.append(
                entry(seq, day, EntryType.FUND_MOVE, (place, fund, None, -much), (place, other, None, much))
            )
        elif chance < 0.25:
            made.append(entry(seq, day, EntryType.OPENING, (place, fund, None, much)))
        else:
            made.append(entry(seq, day, type_, (place, fund, kind.id, sign * much)))
        yield made[-1]
