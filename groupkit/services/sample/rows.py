"""What stands on one money sheet of the made-up group: collection, tea, fares, room, outing, grant, banking."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from groupkit.core.letters import Letter
from groupkit.core.meetings import Heads
from groupkit.core.sheets import Part, Row, Sheet
from groupkit.services import ledger
from groupkit.services.claims import paying
from groupkit.services.sample.story import WEEKS, Telling

_NOTHING_COLLECTED = 17
_INSTALMENTS = (4, 20, 36, 52)
_OUTING_SAVED = timedelta(weeks=8)
_FLOAT, _WORTH_BANKING, _FARES_LEFT = 2500, 1000, 1250
_FIRST_WEEK_OF_MONTH = 7


@dataclass(slots=True, kw_only=True)
class Books:
    """The ids of places, pots and kinds, and how far numbers and promises have come."""

    telling: Telling
    tin: int
    bank: int
    to_bank: int
    advance: int
    general: int
    outing: int
    grant: int
    kinds: Mapping[str, int]
    receipt: int = 0
    handed_over: int = 0
    to_pay: list[int] = field(default_factory=list)
    sent: tuple[Sheet, Letter] | None = None

    def week(self, day: date) -> int:
        """Return how many weeks of the history had passed on a day."""
        return (day - self.telling.since).days // 7

    def left(self, day: date) -> int:
        """Return how many Saturdays of the history come after a day."""
        return WEEKS - 1 - self.week(day)

    def somebody(self, *others: str) -> str:
        """Return the name of one of the regulars, none of the others."""
        names = [person.name for person in self.telling.story.person if not person.resting]
        return self.telling.chance.choice([name for name in names if name not in others])

    def next_receipt(self) -> str:
        """Return the number of the next receipt in the folder."""
        self.receipt += 1
        return f"R-{self.receipt}"


def rows(books: Books, day: date, heads: Heads, name: str) -> tuple[Row, ...]:
    """Return the rows of one Saturday: money in, paid out, then moved to suit what is in the tin."""
    plain = (*_money_in(books, day, heads), *_paid_out(books, day, name))
    return (*plain, *_moved(books, day, plain))


def _money_in(books: Books, day: date, heads: Heads) -> Iterator[Row]:
    chance, words, week = books.telling.chance, books.telling.story.words, books.week(day)
    given = chance.randrange(60, 130, 5) * heads.contacts
    nothing = week == _NOTHING_COLLECTED
    yield _taken(books, "Collection", books.general, words.none_taken if nothing else "", 0 if nothing else given)
    if week % 6 == 2:  # noqa: PLR2004  now and then
        yield _taken(books, "Literature sold", books.general, words.sold, chance.choice((150, 200, 300)))
    if timedelta(0) < books.telling.outing_on - day <= _OUTING_SAVED:
        what = books.telling.story.outing.paid_towards
        yield _taken(books, "Towards an outing", books.outing, what, 100 * chance.randint(4, 8))
    elif books.left(day) < 6:  # noqa: PLR2004  they have begun to save again
        yield _taken(books, "Towards an outing", books.outing, words.next_outing, 100 * chance.randint(2, 6))
    if week in _INSTALMENTS:
        instalment = _taken(books, "Grant", books.grant, words.instalment, 3000)
        yield replace(instalment, place=books.bank, who=words.funder)


def _taken(books: Books, kind: str, fund: int, what: str, pence: int) -> Row:
    return Row(part=Part.IN, kind=books.kinds[kind], fund=fund, what=what, pence=pence)


def _paid_out(books: Books, day: date, name: str) -> Iterator[Row]:
    chance, words, week, kinds = books.telling.chance, books.telling.story.words, books.week(day), books.kinds
    if week % 3:
        yield _bought(books, kinds["Refreshments"], chance.choice(words.tea), name, chance.randrange(180, 520, 5))
    if week % 10 == 7:  # noqa: PLR2004  now and then
        yield _bought(books, kinds["Literature"], words.cards, words.seller, chance.choice((450, 600, 750)))
    if day.day <= _FIRST_WEEK_OF_MONTH:
        yield _bought(books, kinds["Room"], "", words.hall, 3000, place=books.bank)
    fare = Row(part=Part.OUT, kind=kinds["Fares"], fund=books.grant, what=words.fare, pence=0)
    for claim in books.to_pay:
        yield from paying.rows(books.telling.group, claim)
    books.to_pay.clear()
    if chance.random() < 0.4:  # noqa: PLR2004  two weeks in five
        reason, pence = chance.choice(words.no_receipt), chance.choice((175, 350, 480))
        yield replace(fare, who=books.somebody(name), no_receipt=reason, second=name, pence=pence)
    if timedelta(0) < day - books.telling.outing_on <= timedelta(weeks=1):
        told = books.telling.story
        pence = _in_advance(books) * 9 // 100 * 10
        yield Row(
            part=Part.OUT,
            kind=kinds["Outing"],
            fund=books.outing,
            place=books.advance,
            what=told.outing.paid,
            who=told.roles.shopper,
            receipt=books.next_receipt(),
            second=told.roles.treasurer if name == told.roles.shopper else name,
            pence=pence,
        )


def _bought(books: Books, kind: int, what: str, who: str, pence: int, place: int | None = None) -> Row:
    return Row(
        part=Part.OUT,
        kind=kind,
        fund=books.general,
        place=place,
        what=what,
        who=who,
        receipt=books.next_receipt(),
        pence=pence,
    )


def _in_advance(books: Books) -> int:
    return ledger.balances(books.telling.group).get((books.advance, books.outing), 0)


def _moved(books: Books, day: date, plain: tuple[Row, ...]) -> Iterator[Row]:
    """Yield what goes to and from the tin, so that it holds enough for fares and no more than it needs."""
    told, held = books.telling.story, ledger.balances(books.telling.group)
    words, roles = told.words, told.roles
    in_tin = {fund: _after(books, held, plain, fund) for fund in (books.general, books.outing, books.grant)}
    if in_tin[books.grant] < _FARES_LEFT:
        yield _move(books.grant, books.bank, words.from_bank, roles.treasurer, 1500)
    if day + timedelta(days=1) == books.telling.outing_on:
        yield _move(
            books.outing, books.advance, told.outing.advance, roles.shopper, -(in_tin[books.outing] // 500 * 500)
        )
    spent = sum(row.pence for row in plain if row.place == books.advance)
    if spent and _in_advance(books) > spent:
        yield _move(books.outing, books.advance, told.outing.back, roles.shopper, _in_advance(books) - spent)
    if books.left(day) == 1:
        yield _move(books.general, books.advance, words.shopping, roles.shopper, -1000)
        in_tin[books.general] -= 1000
    over = (in_tin[books.general] - _FLOAT) // 500 * 500
    if books.left(day) % 4 == 0 and over >= _WORTH_BANKING:
        books.handed_over = over
        yield _move(books.general, books.to_bank, words.to_treasurer, roles.treasurer, -over)


def _move(fund: int, place: int, what: str, who: str, pence: int) -> Row:
    return Row(part=Part.MOVED, fund=fund, place=place, what=what, who=who, pence=pence)


def _after(books: Books, held: Mapping[tuple[int, int], int], plain: tuple[Row, ...], fund: int) -> int:
    """Return what the tin holds of a pot once these rows are done."""
    signs = {Part.IN: 1, Part.OUT: -1, Part.MOVED: 1}
    changed = (signs[row.part] * row.pence for row in plain if row.fund == fund and row.place is None)
    return held.get((books.tin, fund), 0) + sum(changed)
