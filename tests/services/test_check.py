"""Looking the whole book over finds what was changed behind it, and nothing where all is well."""

from datetime import timedelta

import pytest

from groupkit.core.ledger import chained, seal
from groupkit.core.sheets import Part, Row
from groupkit.services import check, ledger, meetings, money, proofing
from groupkit.storage import letters
from tests import evening
from tests.envelopes import put
from tests.evening import SATURDAY, named


def behind(book, *statements: str) -> None:
    """Change the book as somebody could who has the passphrase and a database tool."""
    database = book.store._db
    for (trigger,) in database.execute_sql("SELECT name FROM main.sqlite_master WHERE type = 'trigger'").fetchall():
        database.execute_sql(f"DROP TRIGGER main.{trigger}")
    for statement in statements:
        database.execute_sql(statement)


def rechained(book) -> None:
    """Work out every hash of the book again, as a careful cheat would."""
    for link in chained([link.entry for link in book.store.ledger.links()]):
        book.store._db.execute_sql(
            "UPDATE entry SET prev = ?, hash = ? WHERE seq = ?", (link.prev, link.hash, link.entry.seq)
        )


def test_a_book_that_is_well_has_no_faults(book, other, sent, tmp_path):
    report = check.check(book)
    assert report.holds
    assert (report.entries, report.sheets, report.seal) == (6, 1, sent.statement.seal)
    money.receive(other, put(tmp_path / "sheet.pdf", sent))
    assert check.check(other).holds
    assert check.check(other).seal == seal(bytes(32))


@pytest.mark.parametrize(
    ("statement", "entry"),
    [
        ("UPDATE line SET pence = pence + 1 WHERE seq = 3 AND n = 0", 3),
        ("UPDATE line SET place = 2 WHERE seq = 1", 1),
        ("UPDATE entry SET day = '2026-11-08' WHERE seq = 2", 2),
        ("UPDATE entry SET hash = randomblob(32) WHERE seq = 4", 4),
        ("UPDATE entry SET prev = zeroblob(32) WHERE seq = 5", 5),
        ("UPDATE wording SET text = 'Coffee' WHERE seq = 4 AND what = 'note'", 4),
        ("UPDATE wording SET digest = 'x' WHERE seq = 4 AND what = 'note'", 4),
        ("DELETE FROM wording WHERE seq = 4 AND what = 'who'", 4),
        ("DELETE FROM line WHERE seq = 6", 6),
    ],
)
def test_the_first_entry_that_was_changed_is_named(book, sent, statement, entry):
    behind(book, statement)
    report = check.check(book)
    assert any(f"from entry {entry} on" in fault for fault in report.faults)


def test_a_day_that_cannot_be_read_is_named_and_stops_nothing(book, sent):
    # a record that the look at numbers reads again, further on
    money.void(book, money.sheet(book, meetings.on(book, SATURDAY - timedelta(weeks=1))), "The wrong day")
    code, seq = ledger.current_seal(book)
    behind(book, f"UPDATE entry SET day = '2026/11-14', recorded_at = 'then' WHERE seq = {seq}")
    (fault,) = check.check(book).faults
    assert f"from entry {seq} on" in fault
    told = proofing.compare(book, code, seq)
    assert (told.holds, told.changed) == (False, seq)


def test_a_book_written_anew_with_every_hash_right_is_found_by_its_own_letters(book, sent):
    behind(book, "UPDATE line SET pence = 184 WHERE seq = 2")
    rechained(book)
    assert ledger.broken_at(book) is None
    report = check.check(book)
    assert report.faults == (
        "A money sheet kept in this book no longer proves itself: "
        "The book is not the one that sheet 37 was made from.",
    )


def test_a_tail_that_was_cut_off_is_found(book, sent):
    behind(
        book,
        "DELETE FROM line WHERE seq = 6",
        "DELETE FROM wording WHERE seq = 6",
        "DELETE FROM entry WHERE seq = 6",
    )
    assert ledger.broken_at(book) is None
    assert "sheet 37 was made from" in "".join(check.check(book).faults)


def test_an_erased_name_leaves_the_book_whole(book, sent):
    behind(book, "UPDATE wording SET text = NULL, salt = NULL WHERE seq = 4 AND what = 'who'")
    assert check.check(book).holds
    assert next(book.store.ledger.links(after=3)).entry.wording("who") == ""


def test_a_number_left_out_between_sheets_is_found(book, sent):
    for week in (1, 2):
        evening_of = SATURDAY + timedelta(weeks=week)
        evening.later(book, weeks=1)
        sheet = money.sheet(book, meetings.on(book, evening_of))
        money.about(book, sheet, made_by="Sam")
        money.add_row(book, sheet, Row(part=Part.IN, **named(book, "Collection"), pence=0))
        for who in ("Sam", "Jo"):
            money.count(book, sheet, who, money.get(book, sheet.id).expected)
        money.send(book, sheet)
    assert check.check(book).holds
    behind(book, "UPDATE sheet SET number = 40 WHERE number = 39")
    assert "Between sheet 38 and sheet 40 a number is missing." in check.check(book).faults


def test_a_letter_that_was_changed_in_the_book_is_found(book, other, sent, tmp_path):
    money.receive(other, put(tmp_path / "sheet.pdf", sent))
    data = letters.encode(sent).replace(b'"pence":1840', b'"pence":184')
    other.store._db.execute_sql("DROP TRIGGER keep_received_update")
    other.store._db.execute_sql("UPDATE received SET letter = ?", (data,))
    assert len(check.check(other).faults) > 1


def test_sums_that_disagree_with_the_entries_are_found(book, monkeypatch):
    monkeypatch.setattr(book.store.ledger, "balances", lambda: {(1, 1): 1})
    assert any("balances do not agree" in fault for fault in check.check(book).faults)


def test_the_book_is_not_changed_by_looking_it_over(book, sent):
    before = book.store.ledger.head(), evening.rows(book)
    assert check.check(book) == check.check(book)
    assert book.store.ledger.head() == before[0]
    assert book.next_undo is None
