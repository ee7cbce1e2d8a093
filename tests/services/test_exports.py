"""The book is saved for other programs: whole, safely, and without what is nobody else's business."""

from pathlib import Path

import pytest

from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.services import exports, ledger, money
from tests import evening, treasury


@pytest.fixture(scope="module")
def group(tmp_path_factory):
    with treasury.used(tmp_path_factory.mktemp("book") / "group.groupkit") as group:
        yield group


def names(paths) -> list[str]:
    return [path.name for path in paths]


def test_each_kind_is_saved_under_names_that_stay(group, tmp_path):
    saved = {kind: names(exports.save(group, kind, tmp_path)) for kind in exports.KINDS}
    assert saved == {
        "beancount": [
            *("money.beancount", "money-General-1.beancount", "money-ICB-grant-2026-27-2.beancount"),
            "money-Outing-pot-3.beancount",
        ],
        "hledger": ["money.journal"],
        "csv": ["money.csv", "money.csv.rules"],
        "xlsx": ["money.xlsx"],
        "ofx": ["money-Tin-1.ofx", "money-Bank-Co-op-2.ofx", "money-Person-3-3.ofx"],
    }
    whole = tmp_path / "all"
    whole.mkdir()
    assert names(exports.save(group, exports.ALL, whole)) == [name for each in saved.values() for name in each]
    for path in whole.iterdir():
        assert path.read_bytes() == (tmp_path / path.name).read_bytes()


def test_what_is_sent_on_has_no_private_details_and_our_own_copy_has_all(tmp_path):
    with evening.new_book(tmp_path / "group.groupkit") as group:
        treasury.furnish(group)
        (draft, words), *_ = treasury.moves(group, 2, 1)
        treasury.write(group, [(draft, words | {"note": "ask ann@example.org"})])
        for exact in (False, True):
            for path in exports.save(group, exports.ALL, tmp_path, exact=exact):
                if path.suffix not in (".xlsx", ".rules") and "-" not in path.name:
                    assert ("ann@example.org" in path.read_text("utf-8")) is exact
            assert ("Person 3" not in (tmp_path / "money.csv").read_text("utf-8-sig")) is exact
    assert (tmp_path / "money-Jo-3.ofx").is_file()


def test_the_table_begins_with_the_mark_of_its_letters(group, tmp_path):
    exports.save(group, "csv", tmp_path)
    content = (tmp_path / "money.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfentry,date,")
    assert content.count(b"\r\n") >= 41
    assert b"balance1 %running" in (tmp_path / "money.csv.rules").read_bytes()


def test_the_table_read_back_is_the_book(group, tmp_path):
    (path, _) = exports.save(group, "csv", tmp_path, exact=True)
    rows = exports.read(path)
    ids = {place.name: place.id for place in ledger.places(group)}
    funds = {fund.name: fund.id for fund in ledger.funds(group)}
    last = {(ids[row.place], funds[row.fund]): row.running for row in rows}
    assert last == ledger.balances(group)
    notes = {link.entry.seq: link.entry.wording("note") for link in group.store.ledger.links()}
    assert all(row.note == notes[row.entry] for row in rows)


@pytest.mark.parametrize("exact", [True, False])
def test_a_table_is_held_against_the_book(group, tmp_path, exact):
    (path, _) = exports.save(group, "csv", tmp_path, exact=exact)
    assert exports.compare(group, path) == len(exports.read(path))


def test_a_table_that_differs_is_told_by_line_and_entry(group, tmp_path):
    (path, _) = exports.save(group, "csv", tmp_path, exact=True)
    lines = path.read_text("utf-8-sig").splitlines()
    last = len(exports.read(path)) + 1
    short = tmp_path / "short.csv"
    short.write_text("\n".join((*lines[:-1], "")), encoding="utf-8")
    with pytest.raises(RefusedError, match=f"Line {last} of the file .* Entry 41 is the first"):
        exports.compare(group, short)
    longer = tmp_path / "longer.csv"
    row = "99,2026-11-14,receipt,Till,General,Collection,,1.00,,,1.00"
    longer.write_text("\n".join((*lines, row, "")), encoding="utf-8")
    with pytest.raises(RefusedError, match=f"Line {last + 1} of the file .* Entry 99 is the first"):
        exports.compare(group, longer)
    other = tmp_path / "other.csv"
    other.write_text("\n".join((lines[0], lines[1].replace(",Tin,", ",Till,"), "")), encoding="utf-8")
    with pytest.raises(RefusedError, match="Line 2 of the file .* Entry 1 is the first"):
        exports.compare(group, other)


def test_the_coins_of_the_last_count_go_along(book, held):
    sheet = evening.filled_sheet(book)
    (count,) = exports._counts(book)
    assert (count.place, count.day, count.pence) == (1, evening.SATURDAY, sheet.counted)
    assert sum(worth * many for worth, many in count.coins.items()) == count.pence
    money.count_again(book, sheet)
    money.count(book, money.sheet(book, held), "Sam", 4000)
    money.count(book, money.sheet(book, held), "Jo", 4000)
    assert [(each.coins, each.pence) for each in exports._counts(book)] == [({}, 4000)]


def test_what_cannot_be_saved_is_refused_before_anything_is_written(group, tmp_path):
    with pytest.raises(RefusedError, match="Choose one of these: beancount, hledger, csv, xlsx, ofx, all"):
        exports.save(group, "pdf", tmp_path)
    with pytest.raises(GroupkitError, match="no folder called"):
        exports.save(group, "csv", tmp_path / "away")
    with pytest.raises(GroupkitError, match="There is no file here"):
        exports.read(tmp_path / "away.csv")
    assert not list(tmp_path.glob("*.csv"))


def test_a_table_that_is_too_large_is_not_read(group, tmp_path, monkeypatch):
    (path, _) = exports.save(group, "csv", tmp_path)
    monkeypatch.setattr(exports, "LARGEST", 100)
    with pytest.raises(GroupkitError, match="too large"):
        exports.read(path)


def test_nothing_in_the_book_changes_by_saving_it(group, tmp_path):
    before = group.store.ledger.head()
    exports.save(group, exports.ALL, tmp_path)
    assert group.store.ledger.head() == before
    assert group.next_undo is None
    assert Path(tmp_path / "money.xlsx").read_bytes()[:2] == b"PK"
