"""Random books of money, with every sort of entry and the worst of notes."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from groupkit.core.exports.book import Book
from groupkit.core.ledger import Entry, EntryType, Fund, FundKind, Kind, Line, Place, PlaceKind, Wording

AT = datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC)
START = date(2024, 2, 1)
NOTES = (
    *("", "Collection", "=SUM(A1:A9)", "+1", "-1", "@here", "'quoted'", '"both"', "back\\slash", "two\nlines"),
    *("Café – £ and ; semicolon | bar", "Ffôn y grŵp", "\tTab", "\rreturn", "שלום עולם", "a" * 300, "<b>&amp;</b>"),
    *("  =1+1", "＝1", "2026-01-01 open", "{{x}} #tag ^link", "e\u0301", "🙂 \u2028 here", "x  y"),
)
PLACES = (
    Place(id=1, name="Cash tin", kind=PlaceKind.TIN),
    Place(id=2, name="Bank – Co-op current", kind=PlaceKind.BANK),
    Place(id=3, name="Jo", kind=PlaceKind.PERSON),
    Place(id=4, name="صندوق", kind=PlaceKind.TIN),
)
FUNDS = (
    Fund(id=1, name="General", kind=FundKind.GENERAL),
    Fund(id=2, name="ICB grant 2026/27 (restricted)", kind=FundKind.RESTRICTED),
    Fund(id=3, name="outing pot", kind=FundKind.SET_ASIDE),
)
KINDS = (
    Kind(id=1, direction="in", name="Collection"),
    Kind(id=2, direction="in", name="=cmd()"),
    Kind(id=3, direction="out", name="Room"),
    Kind(id=4, direction="out", name="Fares – bus & train"),
    Kind(id=5, direction="out", name="7 day travelcards"),
    Kind(id=6, direction="difference", name="Cash over or short"),
)


def entry(seq: int, day: date, type_: EntryType, *lines: tuple[int, int, int | None, int], **more: Any) -> Entry:
    words = {what: str(text) for what in ("note", "receipt") if (text := more.pop(what, ""))}
    return Entry(
        seq=seq,
        day=day,
        recorded_at=AT,
        type=type_,
        lines=tuple(Line(*values) for values in lines),
        wordings=tuple(Wording.of(what, text, bytes(16)) for what, text in words.items()),
        **more,
    )


def book(entries: tuple[Entry, ...], *, veil: bool = False) -> Book:
    return Book(
        title='Saturday "group"',
        currency="GBP",
        as_of=max((each.day for each in entries), default=START),
        places=PLACES,
        funds=FUNDS,
        kinds=KINDS,
        entries=entries,
        veil=veil,
    )


def random_book(seed: int, size: int = 60) -> Book:
    """Every type of entry, several lines in one, back-dated ones, and corrections of each."""
    draw = Random(seed)
    made: list[Entry] = []
    reversed_: set[int] = set()
    for seq in range(1, draw.randint(1, size) + 1):
        day = START + timedelta(days=draw.randint(0, 900))
        before = [e for e in made if e.type is not EntryType.REVERSAL and e.seq not in reversed_]
        if before and draw.random() < 0.15:
            target = draw.choice(before)
            reversed_.add(target.seq)
            lines = [(each.place, each.fund, each.kind, -each.pence) for each in target.lines]
            type_, more = EntryType.REVERSAL, {"reverses": target.seq}
            day = max(day, target.day)
        else:
            type_ = draw.choice([t for t in EntryType if t.moves_money and t is not EntryType.REVERSAL])
            lines, more = _lines(draw, type_), {}
        said = {"note": draw.choice(NOTES), "receipt": draw.choice(("", "R-88", '=R"1'))}
        made.append(entry(seq, day, type_, *lines, **said, **more))
    return book(tuple(made))


def _lines(draw: Random, type_: EntryType) -> list[tuple[int, int, int | None, int]]:
    def pence() -> int:
        return draw.choice((1, 99, draw.randint(1, 5000), draw.randint(1, 9_999_999)))

    place, fund, much = draw.randint(1, 4), draw.randint(1, 3), pence()
    match type_:
        case EntryType.MOVE:
            return [(place, fund, None, -much), (place % 4 + 1, fund, None, much)]
        case EntryType.FUND_MOVE:
            return [(place, fund, None, -much), (place, fund % 3 + 1, None, much)]
        case EntryType.COUNT_DIFFERENCE:
            return [(place, fund, 6, draw.choice((-1, 1)) * much)]
        case EntryType.OPENING:
            return [(draw.randint(1, 4), draw.randint(1, 3), None, pence()) for _ in range(draw.randint(1, 3))]
    sign, kinds = (1, (1, 2)) if type_ is EntryType.RECEIPT else (-1, (3, 4, 5))
    many = range(draw.randint(1, 3))
    return [(draw.randint(1, 4), draw.randint(1, 3), draw.choice(kinds), sign * pence()) for _ in many]


def matrix(of: Book) -> dict[tuple[int, int], int]:
    held: dict[tuple[int, int], int] = defaultdict(int)
    for each in of.entries:
        for line in each.lines:
            held[line.place, line.fund] += line.pence
    return dict(held)


def with_notes(*notes: str) -> Book:
    """One amount after another, each with its note."""
    day = date(2026, 1, 2)
    return book(
        tuple(entry(at, day, EntryType.RECEIPT, (1, 1, 1, 5), note=note) for at, note in enumerate(notes, start=1))
    )


def random_notes(seed: int, many: int) -> list[str]:
    """Notes of any letters there are, but the two that no XML file may hold, and no halves of letters."""
    draw, made = Random(seed), []
    ranges = ((0x20, 0x7F), (0, 0x250), (0, 0x3000), (0, 0x110000))
    for _ in range(many):
        letters = (draw.randrange(*draw.choice(ranges)) for _ in range(draw.randint(1, 60)))
        made.append("".join(chr(x) for x in letters if not 0xD800 <= x < 0xE000 and x not in (0xFFFE, 0xFFFF)))
    return made
