"""Whatever is done to the money, in any order: the book is what the simplest model says, and it proves itself."""

import re
import shutil
from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from groupkit.core import locks
from groupkit.core.ledger import Entry, EntryType, Fund, FundKind, Line, Place, PlaceKind, chained, seal
from groupkit.core.money import parse
from groupkit.core.moves import Move, Transfer
from groupkit.core.problems import RefusedError
from groupkit.i18n import Catalogue, catalogue
from groupkit.services import books, bundles, check, counting, exports, ledger, records
from groupkit.services.counting import Count
from groupkit.storage.store import Store
from tests import evening
from tests.evening import SATURDAY

PLACES, FUNDS = (1, 2, 3, 4, 5), (1, 2, 3, 4)
KINDS_IN, KINDS_OUT = (1, 2, 3), (6, 7, 8)
GRANT = 3
NASTY = (
    "", "=SUM(A1:A9)", "+44", "-5", "@x", "'quoted", '"', "two\nlines", "tab\there", "cafe\u0301", "café",
    "שלום", "مرحبا (5)", "\u061c\u200f", "🙂", "a" * 300, "Ünïcödé", " ; | ", "{x}", "NULL",
)  # fmt: skip

_ASSETS = re.compile(r"^    Assets:(?:[\w-]*-)?(\d+):(?:[\w-]*-)?(\d+)  (-?\d+\.\d\d) ", re.MULTILINE | re.ASCII)
_BALANCE = re.compile(r"<BALAMT>(-?\d+\.\d\d)</")

days = st.integers(0, 1100).map(lambda back: SATURDAY - timedelta(days=back))
pence = st.integers(1, 6000) | st.integers(1, 9_999_999)
words = st.sampled_from(NASTY) | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
ways_out, seconds = st.sampled_from(KINDS_OUT), st.sampled_from(["", "Jo", "Sam"])
places, funds = st.sampled_from(PLACES), st.sampled_from(FUNDS)


class Books(RuleBasedStateMachine):
    """A book, and beside it a list of plain lines: (day, number, place, fund, kind, pence)."""

    folder: pytest.TempPathFactory
    runs: list[int]

    @initialize()
    def begin(self):
        self.path = Books.folder.mktemp("book") / "group.groupkit"
        self.group = evening.new_book(self.path)
        evening.furnish(self.group)
        ledger.add_place(self.group, Place(name="Second tin", kind=PlaceKind.TIN))
        ledger.add_fund(self.group, Fund(name="Library", kind=FundKind.SET_ASIDE))
        self._hurry()
        self.model: list[tuple[date, int, int, int, int | None, int]] = []
        self.seals: dict[int, str] = {}
        self.steps, self.deeds, self.copies = 0, 0, count()

    def _hurry(self) -> None:
        """Leave out waiting for the disk: nothing here pulls the plug."""
        self.group.store._db.execute_sql("PRAGMA synchronous = 0")

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
        if seq is not None:
            entry = self.entry(seq)
            self.model += [(entry.day, seq, x.place, x.fund, x.kind, x.pence) for x in entry.lines]

    def entry(self, seq: int) -> Entry:
        """Return an entry that is there."""
        found = self.group.store.ledger.entry(seq)
        assert found is not None
        return found

    def held(self) -> dict[tuple[int, int], int]:
        """Return the model's own balances."""
        sums: dict[tuple[int, int], int] = defaultdict(int)
        for _, _, place, fund, _, amount in self.model:
            sums[place, fund] += amount
        return sums

    # what a group does

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
        amount=pence,
        day=days,
        said=words,
        share=st.booleans(),
    )
    def money_goes_out(self, place, fund, kind, amount, day, said, share):
        held = self.held()[place, fund]
        amount = max(1, held // 2) if share and held > 0 else amount
        draft = books.entry(self.group, EntryType.PAYMENT, day, Line(place, fund, kind, -min(amount, 9_999_999)))
        self.note(self.attempt(lambda: books.write(self.group, draft, {"note": said, "who": "Dee"}, sure=True)))

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
        target = data.draw(st.sampled_from(sorted({seq for _, seq, *_ in self.model})))
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

    @rule(back=st.integers(1, 30))
    def a_month_is_closed(self, back):
        first = (SATURDAY - timedelta(days=30 * back)).replace(day=1)
        end = first - timedelta(days=1)
        with self.group.change("Close", "money"):
            records.of_type(self.group, EntryType.CLOSE, {"end": end.isoformat()}, {"by": "Sam", "second": "Jo"})
        self.group.store.journal.forget()
        assert self.closed() >= end

    @precondition(lambda self: self.closed() > date.min)
    @rule()
    def a_month_is_opened_again(self):
        last = self.closed()
        facts = {"from": last.replace(day=1).isoformat()}
        with self.group.change("Open", "money"):
            records.of_type(self.group, EntryType.REOPEN, facts, {"by": "Sam", "second": "Jo"})
        self.group.store.journal.forget()
        assert self.closed() < last

    def closed(self) -> date:
        """Return the last closed day; the first day there is when every day is open."""
        return locks.closed_up_to(self.group.store.ledger.records()) or date.min

    @rule(sort=st.sampled_from(["place", "fund", "kind"]), number=st.integers(1, 4), name=words)
    def something_is_renamed(self, sort, number, name):
        known = books._KNOWN[sort](self.group)
        thing = next(each for each in known if each.id == number)
        self.attempt(lambda: books.rename(self.group, thing, name))

    @rule()
    def the_book_is_opened_again(self):
        before = self.snapshot()
        self.group.close()
        self.group = evening.reopened(self.path)
        self._hurry()
        assert self.snapshot() == before

    @rule(cut=st.integers(0, 20000), amount=st.integers(1, 500))
    def the_computer_stops_in_the_middle(self, cut, amount):
        """Look at the files as they are while an entry is being written: the book opens as before (I24)."""
        if next(self.copies) % 4:
            return
        key, before = self.group.store._key, self.group.store.ledger.head()
        folder = Books.folder.mktemp("stopped")
        stopped = folder / self.path.name
        draft = books.entry(self.group, EntryType.RECEIPT, SATURDAY, Line(1, 1, 1, amount))
        with pytest.raises(KeyboardInterrupt), self.group.change("Write", "money"):
            ledger.post(self.group, [(draft, {"note": "half"})])
            after = self.group.store.ledger.head()
            shutil.copy(self.path, stopped)
            journal = self.path.with_name(f"{self.path.name}-journal")
            if journal.exists():
                stopped.with_name(journal.name).write_bytes(journal.read_bytes()[:cut])
            raise KeyboardInterrupt
        store = Store.open(stopped, key)
        assert store.ledger.head() in (before, after)
        assert store.ledger.verified().broken_at is None
        assert not tuple(store.faults())
        store.close()
        assert self.group.store.ledger.head() == before

    @rule()
    def the_book_goes_elsewhere(self):
        """Save it for other programs and as a whole: each says what the model says (I22, I23)."""
        if next(self.copies) % 3:
            return
        folder = Books.folder.mktemp("elsewhere")
        exports.save(self.group, exports.ALL, folder, exact=True)
        assert self.totals(folder) == {key: amount for key, amount in self.held().items() if amount}
        rows = exports.read(folder / "money.csv")
        assert sorted((row.entry, row.note) for row in rows) == sorted(
            (seq, self.entry(seq).wording("note")) for _, seq, *_ in self.model
        )
        seal_ = bundles.bundle(self.group, folder / "money.zip")
        with evening.new_book(folder / "other.groupkit", "Other", "b" * 32) as other:
            assert bundles.restore(folder / "money.zip", other) == seal_ == seal(self.group.store.ledger.head()[1])
            assert tuple(other.store.ledger.links()) == tuple(self.group.store.ledger.links())
            assert ledger.balances(other) == ledger.balances(self.group)

    def totals(self, folder: Path) -> dict[tuple[int, int], int]:
        """Add up what the journal says, and see that every statement says the same of its place."""
        sums: dict[tuple[int, int], int] = defaultdict(int)
        journal = (folder / "money.journal").read_text("utf-8").partition(" * balances")[0]
        for place, fund, amount in _ASSETS.findall(journal):
            sums[int(place), int(fund)] += int(amount.replace(".", ""))
        for path in folder.glob("*.ofx"):
            number = int(path.stem.rpartition("-")[2])
            (balance,) = _BALANCE.findall(path.read_text("utf-8"))
            said = sum(amount for (place, _), amount in sums.items() if place == number)
            assert int(balance.replace(".", "")) == said
        return {key: amount for key, amount in sums.items() if amount}

    @rule(amount=pence, currency=st.sampled_from(["GBP", "EUR", "USD"]))
    def an_amount_is_written_and_read_again(self, amount, currency):
        english: Catalogue = catalogue("en")
        assert parse(english.money(amount, currency), currency) == parse(english.amount(amount), currency) == amount

    # what always holds

    @invariant()
    def the_balances_are_those_of_the_model(self):
        held = ledger.balances(self.group)
        assert held == dict(self.held())
        by_place: dict[int, int] = defaultdict(int)
        by_fund: dict[int, int] = defaultdict(int)
        for (place, fund), amount in held.items():
            by_place[place] += amount
            by_fund[fund] += amount
        total = sum(amount for *_, amount in self.model)
        assert sum(by_place.values()) == sum(by_fund.values()) == total

    @invariant()
    def nothing_was_short_at_any_moment(self):
        held: dict[tuple[str, int], int] = defaultdict(int)
        moments: dict[tuple[date, int], list[tuple[int, int, int]]] = defaultdict(list)
        for day, seq, place, fund, _, amount in self.model:
            moments[day, seq].append((place, fund, amount))
        for moment in sorted(moments):
            for place, fund, amount in moments[moment]:
                held["place", place] += amount
                held["fund", fund] += amount
            assert all(held["place", place] >= 0 for place in PLACES)
            assert held["fund", GRANT] >= 0

    @invariant()
    def every_move_keeps_what_it_should(self):
        of_entry: dict[int, list[tuple[int, int, int | None, int]]] = defaultdict(list)
        for _, seq, place, fund, kind, amount in self.model:
            of_entry[seq].append((place, fund, kind, amount))
        for lines in of_entry.values():
            if lines[0][2] is None and len(lines) > 1:
                assert sum(amount for *_, amount in lines) == 0
                assert len({fund for _, fund, _, _ in lines}) == 1 or len({place for place, *_ in lines}) == 1

    @invariant()
    def the_chain_holds(self):
        self.steps += 1
        found = self.group.store.ledger.verified()
        assert found.broken_at is None
        assert found.head == self.group.store.ledger.head()[1]

    def teardown(self):
        if not hasattr(self, "group"):
            return
        assert check.check(self.group).faults == ()
        entries = [link.entry for link in self.group.store.ledger.links()]
        hashes = {link.entry.seq: link.hash for link in chained(entries)}
        assert all(seal(hashes[seq]) == code for seq, code in self.seals.items())
        Books.runs.append(self.steps)
        self.group.close()


def run(tmp_path_factory, examples: int, steps: int, least: int = 0) -> list[int]:
    """Let so many books live for so many steps; return how many steps each had."""
    Books.folder, Books.runs = tmp_path_factory, []
    quick = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Books, settings=quick, _min_steps=least)
    return Books.runs


def test_the_book_adds_up_whatever_is_done_to_it(tmp_path_factory):
    assert len(run(tmp_path_factory, 12, 20)) >= 12


@pytest.mark.proof
@pytest.mark.parametrize("part", range(2))
def test_the_book_adds_up_over_many_long_runs(tmp_path_factory, part):
    runs = run(tmp_path_factory, 155, 52, least=51)
    long = sum(steps > 50 for steps in runs)
    print(f"part {part}: {long} of {len(runs)} books lived through 50 steps or more, {sum(runs)} in all")
    assert long >= 150
