"""What people do with a book of money, as rules for a machine; beside the book stands a list of plain lines."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from groupkit.core.accounts.period import Movement
from groupkit.core.ledger import Entry, EntryType, Fund, FundKind, Line, Place, PlaceKind, seal
from groupkit.core.money import parse
from groupkit.core.moves import Move, Transfer
from groupkit.core.problems import RefusedError
from groupkit.i18n import Catalogue, catalogue
from groupkit.services import books, counting, ledger
from groupkit.services.counting import Count
from groupkit.services.group import Group
from tests import evening
from tests.evening import SATURDAY

PLACES, FUNDS = (1, 2, 3, 4, 5), (1, 2, 3, 4)
KINDS_IN, KINDS_OUT = (1, 2, 3), (6, 7, 8)
GRANT = 3
HIDDEN = ("Zebedee", "Wilhelmina")
"""Those who may ask one day that their names be taken out."""
NASTY = (
    "", "=SUM(A1:A9)", "+44", "-5", "@x", "'quoted", '"', "two\nlines", "tab\there", "cafe\u0301", "café",
    "שלום", "مرحبا (5)", "\u061c\u200f", "🙂", "a" * 300, "Ünïcödé", " ; | ", "{x}", "NULL",
)  # fmt: skip

days = st.integers(0, 1100).map(lambda back: SATURDAY - timedelta(days=back))
pence = st.integers(1, 6000) | st.integers(1, 9_999_999)
words = st.sampled_from(NASTY) | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
places, funds = st.sampled_from(PLACES), st.sampled_from(FUNDS)


class Book:
    """A book, the list of plain lines beside it, and how to do something that may be refused."""

    folder: pytest.TempPathFactory
    path: Path
    group: Group
    model: list[Movement]

    def begin_book(self) -> None:
        """Begin with five places and four pots, and nothing in them."""
        self.path = self.folder.mktemp("book") / "group.groupkit"
        self.group = evening.new_book(self.path)
        evening.furnish(self.group)
        ledger.add_place(self.group, Place(name="Second tin", kind=PlaceKind.TIN))
        ledger.add_fund(self.group, Fund(name="Library", kind=FundKind.SET_ASIDE))
        self.hurry()
        self.model, self.seals, self.ends = [], dict[int, str](), list[date]()
        self.named: set[str] = set()
        self.deeds, self.turns = 0, Counter[str]()

    def hurry(self) -> None:
        """Leave out waiting for the disk: nothing here pulls the plug."""
        self.group.store._db.execute_sql("PRAGMA synchronous = 0")

    def turn(self, what: str, of: int) -> bool:
        """Tell whether it is the turn of something dear, once in so many times."""
        self.turns[what] += 1
        return self.turns[what] % of == 1 % of

    def snapshot(self) -> object:
        """Return what a refusal may not change: the head, and how many rows every table has."""
        database = self.group.store._db
        tables = [name for name in database.get_tables() if not name.startswith("sqlite")]
        many = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in tables)
        return self.group.store.ledger.head(), database.execute_sql(many).fetchall()

    def attempt(self, action: Callable[[], int | None]) -> int | None:
        """Do something; when it is refused nothing is stored (I25). Keep the seal now and then (I12)."""
        before = self.snapshot() if self.deeds % 3 == 0 else None
        self.deeds += 1
        try:
            made = action()
        except RefusedError:
            assert before is None or self.snapshot() == before
            return None
        seq, head = self.group.store.ledger.head()
        if self.deeds % 4 == 0:
            self.seals[seq] = seal(head)
        return made

    def note(self, seq: int | None) -> None:
        """Take the lines of a new entry into the model."""
        if seq is None:
            return
        made = self.entry(seq)
        type_ = self.entry(made.reverses).type if made.reverses else made.type
        self.model += [
            Movement(seq, made.day, type_, made.reverses, line.place, line.fund, line.kind, line.pence)
            for line in made.lines
        ]

    def entry(self, seq: int) -> Entry:
        """Return an entry that is there."""
        found = self.group.store.ledger.entry(seq)
        assert found is not None
        return found

    def held(self, lines: Iterable[Movement] | None = None) -> dict[tuple[int, int], int]:
        """Return the model's own balances."""
        sums: dict[tuple[int, int], int] = defaultdict(int)
        for line in self.model if lines is None else lines:
            sums[line.place, line.fund] += line.pence
        return sums

    def closed(self) -> date:
        """Return the last closed day as the model has it; the first day there is when every day is open."""
        return max(self.ends, default=date.min)

    def put_right(self, target: Entry) -> None:
        """Hear that an entry was put right; rules of other sorts of money have something to do with it."""


class BookRules(Book):
    """Rules for entries: money in, out, moved, counted, and put right."""

    @rule(place=places, fund=funds, kind=st.sampled_from(KINDS_IN), amount=pence, day=days, said=words)
    def money_comes_in(self, place, fund, kind, amount, day, said):
        draft = books.entry(self.group, EntryType.RECEIPT, day, Line(place, fund, kind, amount))
        seq = self.attempt(lambda: books.write(self.group, draft, {"note": said}, sure=True))
        self.note(seq)
        assert (seq is None) == (day <= self.closed())

    @rule(
        place=places,
        fund=funds,
        kind=st.sampled_from(KINDS_OUT),
        amount=st.none() | pence,
        day=days,
        said=words,
        who=st.sampled_from(["Dee", *HIDDEN]),
    )
    def money_goes_out(self, place, fund, kind, amount, day, said, who):
        half = max(1, self.held()[place, fund] // 2)
        line = Line(place, fund, kind, -min(amount or half, 9_999_999))
        draft = books.entry(self.group, EntryType.PAYMENT, day, line)
        seq = self.attempt(lambda: books.write(self.group, draft, {"note": said, "who": who}, sure=True))
        self.note(seq)
        assert seq is None or day > self.closed()
        if seq is not None and who in HIDDEN:
            self.named.add(who)

    @rule(
        pair=st.permutations(PLACES), fund=funds, amount=pence, day=days, second=st.sampled_from(["", "Jo", "Sam"])
    )
    def money_moves(self, pair, fund, amount, day, second):
        held = self.held()[pair[0], fund]
        amount = min(amount, held) if held > 0 else amount
        made = Move(day=day, pence=amount, fund=fund, out_of=pair[0], into=pair[1], who="Jo", second=second)
        seq = self.attempt(lambda: books.move(self.group, made, sure=True))
        self.note(seq)
        assert not (second == "Jo" and seq)

    @rule(place=places, pair=st.permutations(FUNDS), amount=pence, consent=st.sampled_from(["", "Ms Lee"]))
    def money_changes_its_pot(self, place, pair, amount, consent):
        known = {fund.id: fund for fund in ledger.funds(self.group)}
        held = self.held()[place, pair[0]]
        amount = min(amount, held) if held > 0 else amount
        made = Transfer(
            pence=amount,
            place=place,
            out_of=known[pair[0]],
            into=known[pair[1]],
            why="the group decided",
            decided_on=SATURDAY,
            consent=consent,
        )
        seq = self.attempt(lambda: books.transfer(self.group, made, sure=True))
        self.note(seq)
        assert not (pair[0] == GRANT and not consent and seq)

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def an_entry_is_put_right(self, data):
        target = data.draw(st.sampled_from(sorted({line.seq for line in self.model})))
        entry = self.entry(target)
        again = self.group.store.ledger.reversed_by(target) is not None
        seq = self.attempt(lambda: ledger.reverse(self.group, target, "a slip", "Sam"))
        self.note(seq)
        if seq is not None:
            made = self.entry(seq)
            assert [(x.place, x.fund, x.kind, -x.pence) for x in made.lines] == [
                (x.place, x.fund, x.kind, x.pence) for x in entry.lines
            ]
            assert not again
            assert entry.type is not EntryType.REVERSAL
            self.put_right(entry)

    @rule(place=places, over=st.integers(-300, 300), why=st.sampled_from(["", "a coin"]), accept=st.booleans())
    def somebody_counts(self, place, over, why, accept):
        book = ledger.held(self.group, place)
        made = Count(place=place, typed=max(0, book + over), by="Sam", second="Jo")
        head = self.group.store.ledger.head()[0]
        found: list[tuple[int, int]] = []

        def count_it() -> int:
            found.append(counting.count(self.group, made))
            return found[0][0]

        if self.attempt(count_it) is None or not accept:
            return
        seq, difference = found[0]
        assert (seq, difference) == (head + 1, made.total - book)
        posted = self.attempt(lambda: counting.accept(self.group, seq, why))
        self.note(posted)
        assert (posted is not None) == bool(difference and why) or difference < 0
        if posted is not None:
            assert ledger.held(self.group, place) == made.total

    @rule(sort=st.sampled_from(["place", "fund", "kind"]), number=st.integers(1, 4), name=words)
    def something_is_renamed(self, sort, number, name):
        known = books._KNOWN[sort](self.group)
        thing = next(each for each in known if each.id == number)
        self.attempt(lambda: books.rename(self.group, thing, name))

    @rule(amount=pence, currency=st.sampled_from(["GBP", "EUR", "USD"]))
    def an_amount_is_written_and_read_again(self, amount, currency):
        english: Catalogue = catalogue("en")
        assert parse(english.money(amount, currency), currency) == parse(english.amount(amount), currency) == amount
