"""What proves a book, as rules for a machine: copies, exports, seals, a turned bit, names taken out."""

import re
import shutil
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import peewee as pw
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from groupkit.core.ledger import EntryType, Line, chained, seal
from groupkit.core.redaction import Wanted
from groupkit.services import books, bundles, check, exports, ledger, proofing, receipts, redaction
from groupkit.services.group import Group
from groupkit.storage.store import Store
from tests import evening, pictures
from tests.evening import SATURDAY
from tests.pages import holds
from tests.services.bookrules import HIDDEN, Book

_ASSETS = re.compile(r"^    Assets:(?:[\w-]*-)?(\d+):(?:[\w-]*-)?(\d+)  (-?\d+\.\d\d) ", re.MULTILINE | re.ASCII)
_BALANCE = re.compile(r"<BALAMT>(-?\d+\.\d\d)</")
_STORED = {
    "entry": ("day", "recorded_at", "type", "sheet", "reverses", "decided_on", "prev", "hash"),
    "line": ("place", "fund", "kind", "pence"),
    "wording": ("what", "digest", "salt", "text"),
}


class ProofRules(Book):
    """Rules for what proves a book. The machine begins with `begin_proofs`; `thin` makes the dear ones rarer."""

    thin = 1

    def begin_proofs(self) -> None:
        """Keep the picture of one receipt."""
        path = self.path.with_name("receipt.png")
        path.write_bytes(pictures.png())
        self.receipt = receipts.add(self.group, path, "Sam").id

    @rule()
    def the_book_is_opened_again(self):
        before = self.snapshot()
        self.group.close()
        self.group = evening.reopened(self.path)
        self.hurry()
        assert self.snapshot() == before

    @rule(cut=st.integers(0, 20000), amount=st.integers(1, 500))
    def the_computer_stops_in_the_middle(self, cut, amount):
        """Look at the files as they are while an entry is being written: the book opens as before (I24)."""
        if not self.turn("stopping", 4 * self.thin):
            return
        key, before = self.group.store._key, self.group.store.ledger.head()
        stopped = self.folder.mktemp("stopped") / self.path.name
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
        if not self.turn("elsewhere", 4 * self.thin):
            return
        folder = self.folder.mktemp("elsewhere")
        exports.save(self.group, exports.ALL, folder, exact=True)
        assert self._totals(folder) == {key: amount for key, amount in self.held().items() if amount}
        rows = exports.read(folder / "money.csv")
        assert sorted((row.entry, row.note) for row in rows) == sorted(
            (line.seq, self.entry(line.seq).wording("note")) for line in self.model
        )
        seal_ = bundles.bundle(self.group, folder / "money.zip")
        with evening.new_book(folder / "other.groupkit", "Other", "b" * 32) as other:
            assert bundles.restore(folder / "money.zip", other) == seal_ == seal(self.group.store.ledger.head()[1])
            assert tuple(other.store.ledger.links()) == tuple(self.group.store.ledger.links())
            assert ledger.balances(other) == ledger.balances(self.group)

    def _totals(self, folder: Path) -> dict[tuple[int, int], int]:
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

    @precondition(lambda self: self.model)
    @rule(table=st.sampled_from(sorted(_STORED)), nth=st.integers(0, 9999), bit=st.integers(0, 9999))
    def a_bit_of_the_book_turns(self, table, nth, bit):
        """Turn one bit of one stored value: the check finds it and names the entry (I11); no seal holds (I12)."""
        if not self.turn("bits", 2 * self.thin):
            return
        code, last = ledger.current_seal(self.group)
        with self._unlocked(table) as copy:
            seq = self._turn(copy.store._db, table, nth, bit)
            if seq is None:
                return
            assert copy.store.ledger.verified().broken_at == seq
            told = proofing.compare(copy, code, last)
            assert (told.holds, told.changed) == (False, seq)
            assert f"entry {seq}" in check.check(copy).faults[0]

    @contextmanager
    def _unlocked(self, table: str) -> Iterator[Group]:
        """Open a copy of the book in which a table can be changed behind its back."""
        path = self.folder.mktemp("turned") / self.path.name
        shutil.copy(self.path, path)
        with Group(Store.open(path, self.group.store._key), self.group.surroundings) as copy:
            database = copy.store._db
            query = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?"
            for (name,) in database.execute_sql(query, (table,)).fetchall():
                database.execute_sql(f"DROP TRIGGER {name}")
            database.execute_sql("PRAGMA foreign_keys = 0")
            yield copy

    def _turn(self, database: pw.SqliteDatabase, table: str, nth: int, bit: int) -> int | None:
        """Turn a bit; return the number of the entry, or None where there is none or the file refuses it."""
        column = _STORED[table][bit % len(_STORED[table])]
        rows = database.execute_sql(f"SELECT rowid, seq, {column} FROM {table} ORDER BY rowid").fetchall()
        row, seq, value = rows[nth % len(rows)]
        if value is None or value in ("", b""):
            return None
        try:
            database.execute_sql(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (_turned(value, bit), row))
        except pw.IntegrityError:
            return None
        return int(seq)

    @rule(bit=st.integers(0, 10**6))
    def a_bit_of_a_receipt_turns(self, bit):
        if not self.turn("receipts", 2 * self.thin):
            return
        with self._unlocked("receipt_bytes") as copy:
            (content,) = copy.store._db.execute_sql("SELECT content FROM receipt_bytes").fetchone()
            copy.store._db.execute_sql("UPDATE receipt_bytes SET content = ?", (_turned(content, bit),))
            assert [file.id for file in receipts.damaged(copy).changed] == [self.receipt]
        assert not receipts.damaged(self.group)

    @precondition(lambda self: self.model)
    @rule(nth=st.integers(0, 9999))
    def papers_are_held_against_the_book(self, nth):
        """Every code holds; without one of the entries before it, it stands nowhere (I12)."""
        if not self.turn("papers", 2 * self.thin) or not self.seals:
            return
        for seq, code in self.seals.items():
            assert proofing.compare(self.group, code, seq).holds
        entries = [link.entry for link in self.group.store.ledger.links()]
        gone = nth % len(entries)
        other = {seal(link.hash) for link in chained(entries[:gone] + entries[gone + 1 :])}
        assert not other & {code for seq, code in self.seals.items() if seq > gone}

    @rule(name=st.sampled_from(HIDDEN))
    def a_name_is_taken_out(self, name):
        """No byte of a name is left in the file, nor in a copy; every figure, hash and seal stays (I13)."""
        if name in self.named and not self.turn("taking out", self.thin):
            return
        before, held = tuple(self.group.store.ledger.links()), ledger.balances(self.group)
        wanted = Wanted(text=name, why="They asked us to.", by="Secretary")
        done = self.attempt(lambda: redaction.redact(self.group, wanted).entry)
        assert (done is not None) == (name in self.named)
        if done is None:
            return
        self.named.remove(name)
        after = tuple(self.group.store.ledger.links())
        assert [link.hash for link in after[:-1]] == [link.hash for link in before]
        assert [link.entry.body() for link in after[:-1]] == [link.entry.body() for link in before]
        assert ledger.balances(self.group) == held
        copy = self.group.store.backup(self.folder.mktemp("copy") / "copy.groupkit")
        for path in (self.path, copy):
            assert not holds(path, self.group.store._key, name)
        self.hurry()

    def prove(self) -> None:
        """Look the whole book over at its end: it holds, and so does every seal that was printed."""
        assert check.check(self.group).faults == ()
        entries = [link.entry for link in self.group.store.ledger.links()]
        hashes = {link.entry.seq: link.hash for link in chained(entries)}
        assert all(seal(hashes[seq]) == code for seq, code in self.seals.items())


def _turned(value: int | str | bytes, bit: int) -> int | str | bytes:
    """Return a value with one bit of it turned."""
    if isinstance(value, int):
        return value ^ 1 << bit % 16
    if isinstance(value, bytes):
        at = bit // 8 % len(value)
        return value[:at] + bytes([value[at] ^ 1 << bit % 8]) + value[at + 1 :]
    at = bit // 4 % len(value)
    return value[:at] + chr(ord(value[at]) ^ 1 << bit % 4) + value[at + 1 :]
