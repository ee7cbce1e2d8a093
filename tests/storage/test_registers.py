"""What is kept beside the entries goes along with a copy, table by table."""

import pytest

from groupkit.core.problems import RefusedError
from groupkit.storage import registers, schema_money
from tests import evening

SHA = "ab" * 32


@pytest.fixture
def kept(tmp_path):
    with evening.new_book(tmp_path / "group.groupkit") as group:
        yield group


def test_every_table_of_the_money_goes_along_or_says_why_not(kept):
    made = {name for part in schema_money.PARTS for name in registers._MADE.findall(part)} | {"owed"}
    there = set(kept.store._db.get_tables())
    assert set(registers.TABLES) == (made & there) - registers._LEFT_OUT
    for name in registers.TABLES:
        columns = kept.store._db.get_columns(name)
        assert columns, name
        assert not [column.name for column in columns if column.data_type == "BLOB"], "JSON holds no bytes"


def test_what_hangs_on_a_sheet_stays_with_the_sheet(book, held):
    sheet = evening.filled_sheet(book)
    run = book.store._db.execute_sql
    run("INSERT INTO receipt_file (id, sha256, size, media, added_at) VALUES (1, ?, 3, 'image/png', '')", (SHA,))
    run("INSERT INTO receipt_use (file, sheet_row) VALUES (1, ?)", (sheet.rows[0].id,))
    run("INSERT INTO receipt_use (file, entry) VALUES (1, 1)")
    assert [row["entry"] for row in book.store.registers.rows()["receipt_use"]] == [1]


def test_a_receipt_whose_file_is_gone_is_no_receipt_to_take_along(kept):
    run = kept.store._db.execute_sql
    run("INSERT INTO receipt_file (id, sha256, size, media, added_at) VALUES (1, ?, 3, 'image/png', '')", (SHA,))
    assert list(kept.store.registers.receipts()) == []
    kept.store.registers.put_receipt(SHA, b"foo")
    assert list(kept.store.registers.receipts()) == [(SHA, b"foo")]


def test_rows_are_written_as_they_were_in_whatever_order_they_point(kept):
    place = {"id": 4, "name": "Tin", "kind": "tin"}
    assert kept.store.registers.empty()
    with pytest.raises(RefusedError, match="Row 1 of the list “place”"):
        kept.store.registers.put({"place": [place]})
    rows = {
        "outing_cost": [
            {"id": 1, "outing": 5, "payer": None, "what": "bus", "pence": 5, "sharers": "[]", "entry": None}
        ]
    }
    with pytest.raises(RefusedError, match="“outing_cost” points"), kept.change("Put", "money") as store:
        store.registers.put(rows)
