"""The whole book goes into one file and comes out of it exactly as it was, or not at all."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_BZIP2, ZipFile

import pytest

from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.services import bundles, check, ledger, profile
from groupkit.services.group import Group
from groupkit.storage import bundles as files
from tests import evening, treasury
from tests.envelopes import rows_of

SHA = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"


CLAIM = "INSERT INTO claim (id, number, who, day, how, sort) VALUES (7, 21, 'Ali', '2026-11-01', 'cash', 'cost')"
RECEIPT = (
    "INSERT INTO receipt_file (id, sha256, size, media, added_at)"
    f" VALUES (3, '{SHA}', 3, 'image/png', '2026-11-01')"
)


@pytest.fixture(scope="module")
def group(tmp_path_factory):
    with treasury.used(tmp_path_factory.mktemp("book") / "group.groupkit") as group:
        keep(group, CLAIM)
        keep(group, RECEIPT)
        keep(group, "INSERT INTO receipt_bytes VALUES (3, x'666f6f')")
        keep(group, "INSERT INTO receipt_use (id, file, entry) VALUES (1, 3, 2)")
        yield group


@pytest.fixture
def empty(tmp_path):
    with evening.new_book(tmp_path / "empty.groupkit", "New group", "b" * 32) as group:
        yield group


@pytest.fixture(scope="module")
def untouched(tmp_path_factory):
    """Return one empty book for everything that is refused, since nothing of it may stay."""
    with evening.new_book(tmp_path_factory.mktemp("empty") / "empty.groupkit", "New group", "b" * 32) as group:
        yield group


def keep(group: Group, sql: str) -> None:
    group.store._db.execute_sql(sql)


def saved(group: Group, tmp_path: Path) -> Path:
    path = tmp_path / "money.zip"
    bundles.bundle(group, path)
    return path


def test_a_book_taken_in_again_is_the_same_to_the_last_hash(group, empty, tmp_path):
    path = tmp_path / "money.zip"
    seal = bundles.bundle(group, path)
    assert seal == ledger.current_seal(group)[0]
    assert bundles.restore(path, empty) == seal
    assert tuple(empty.store.ledger.links()) == tuple(group.store.ledger.links())
    assert ledger.balances(empty) == ledger.balances(group)
    assert ledger.current_seal(empty) == ledger.current_seal(group)
    for listed in (ledger.places, ledger.funds, ledger.kinds):
        assert listed(empty) == listed(group)
    assert empty.store.registers.rows() == group.store.registers.rows()
    assert tuple(empty.store.registers.receipts()) == ((SHA, b"foo"),)
    assert check.check(empty).holds
    assert empty.next_undo is None


def test_what_was_recorded_goes_along(group, empty, tmp_path):
    bundles.restore(saved(group, tmp_path), empty)
    facts = [entry.facts for entry in empty.store.ledger.records()]
    assert facts == [{"pence": 670, "subject": 21, "what": "claim-agreed"}, {"erased": 2}]


def test_a_copy_of_the_copy_is_the_same_file(group, empty, tmp_path):
    first = saved(group, tmp_path)
    bundles.restore(first, empty)
    again = tmp_path / "again.zip"
    bundles.bundle(empty, again)
    with ZipFile(first) as one, ZipFile(again) as other:
        assert one.namelist() == other.namelist()
        for name in set(one.namelist()) - {"about.json"}:
            assert one.read(name) == other.read(name)


def test_an_empty_book_goes_too(empty, tmp_path):
    path = saved(empty, tmp_path)
    assert bundles.restore(path, empty) == "0000-0000-0000-0000"


def test_other_programs_can_read_it(group, tmp_path):
    with ZipFile(saved(group, tmp_path)) as file:
        about = json.loads(file.read("about.json"))
        entries = [json.loads(line) for line in file.read("entries.jsonl").splitlines()]
    assert (about["format"], about["entries"], about["seal"]) == (
        *("groupkit-book-1", len(entries)),
        ledger.current_seal(group)[0],
    )
    assert [each["entry"]["seq"] for each in entries] == list(range(1, len(entries) + 1))
    assert sum(line["pence"] for each in entries for line in each["entry"]["lines"]) == sum(
        ledger.balances(group).values()
    )


def test_a_group_with_money_takes_nothing_in(group, tmp_path):
    path, before = saved(group, tmp_path), rows_of(group)
    with pytest.raises(RefusedError, match="has money written down already"):
        bundles.restore(path, group)
    assert rows_of(group) == before


def test_a_group_that_counts_in_other_money_takes_nothing_in(group, empty, tmp_path):
    profile.change(empty, currency="EUR")
    refused(saved(group, tmp_path), empty, "counts in GBP, and this group in EUR")


def refused(path: Path, into: Group, said: str) -> None:
    before = rows_of(into)
    with pytest.raises(GroupkitError, match=said):
        bundles.restore(path, into)
    assert rows_of(into) == before


def changed(path: Path, part: str, change: Callable[[bytes], bytes], *, told: bool = True) -> Path:
    """Return the copy with one part changed; `told` also writes the new hash into what it says of itself."""
    with ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    parts[part] = change(parts[part])
    if told and part != "about.json":
        about = json.loads(parts["about.json"])
        about["files"][part] = hashlib.sha256(parts[part]).hexdigest()
        parts["about.json"] = json.dumps(about).encode()
    made = path.with_name("changed.zip")
    with ZipFile(made, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return made


def swapped(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def change(content: bytes) -> bytes:
        assert old in content
        return content.replace(old, new, 1)

    return change


@pytest.mark.parametrize(
    ("part", "change", "said"),
    [
        ("entries.jsonl", swapped(b'"pence":5000000', b'"pence":5000001'), "Entry 1 is not as it was written"),
        ("entries.jsonl", lambda c: c[: c.rindex(b'{"entry"')], "left out at the end"),
        ("entries.jsonl", lambda c: c[c.index(b"\n") + 1 :], "Entry 1 is not as it was written"),
        ("entries.jsonl", swapped(b'"day":"2024-', b'"day":"20-4-'), "Line 1 of entries.jsonl cannot be read"),
        ("entries.jsonl", lambda c: c + b"{", "Line 44 of entries.jsonl cannot be read"),
        ("book.json", swapped(b'"id":3', b'"id":9'), "names a place, pot or kind that is not in the copy"),
        ("book.json", swapped(b'"id":3', b'"id":2'), "Two in the list of places have one number"),
        ("book.json", swapped(b'"person"', b'"purse"'), "not a whole copy"),
        ("tables.json", swapped(b'"cash"', b'"gold"'), "Row 1 of the list “claim” does not fit"),
        ("tables.json", swapped(b'"who"', b'"whom"'), "Row 1 of the list “claim” does not fit"),
        ("tables.json", swapped(b'"stock":[]', b'"person":[{"id":1}]'), "Row 1 of the list “person” does not fit"),
        ("tables.json", swapped(b'"id":7', b'"id":99999999999999999999'), "does not fit|not a whole copy"),
        ("tables.json", swapped(b'"entry":2', b'"entry":99'), "points at something that is not in the copy"),
        ("tables.json", lambda c: c[:-1], "not a whole copy"),
        ("about.json", swapped(b'"GBP"', b"5"), "not a whole copy"),
        ("about.json", swapped(b'book-1"', b'book-9"'), "not a whole copy"),
        ("about.json", swapped(b'"head":"', b'"head":"x'), "not a whole copy"),
        ("about.json", swapped(b'"tables.json"', b'"lists.json"'), "lists.json is not in the copy any more"),
        ("about.json", swapped(SHA[:9].encode(), b"123456789"), "is not in the copy any more"),
    ],
)
def test_a_copy_that_is_not_whole_is_refused_and_says_why(group, untouched, tmp_path, part, change, said):
    refused(changed(saved(group, tmp_path), part, change), untouched, said)


@pytest.mark.parametrize("part", ["entries.jsonl", "tables.json", "book.json", f"receipts/{SHA}"])
def test_one_byte_that_changed_by_itself_is_found(group, untouched, tmp_path, part):
    path = changed(saved(group, tmp_path), part, lambda content: content + b" ", told=False)
    refused(path, untouched, f"{part} was changed after the copy was made")


def test_a_receipt_that_is_another_file_is_refused(group, untouched, tmp_path):
    path = changed(saved(group, tmp_path), f"receipts/{SHA}", lambda _: b"bar")
    refused(path, untouched, "was changed after the copy was made")


def test_what_is_no_copy_at_all_is_refused(group, untouched, tmp_path):
    refused(tmp_path / "away.zip", untouched, "There is no file here")
    (tmp_path / "text.zip").write_bytes(b"hello")
    refused(tmp_path / "text.zip", untouched, "not a whole copy")
    with ZipFile(tmp_path / "other.zip", "w") as file:
        file.writestr("x.txt", "hello")
    refused(tmp_path / "other.zip", untouched, "not a whole copy")
    whole = saved(group, tmp_path).read_bytes()
    (tmp_path / "half.zip").write_bytes(whole[: len(whole) // 2])
    refused(tmp_path / "half.zip", untouched, "not a whole copy")
    at = whole.index(b"entries.jsonl") + 60
    (tmp_path / "spoilt.zip").write_bytes(whole[:at] + bytes(40) + whole[at + 40 :])
    refused(tmp_path / "spoilt.zip", untouched, "not a whole copy")


def test_a_file_that_does_not_belong_in_a_copy_is_refused(group, untouched, tmp_path):
    path = saved(group, tmp_path)
    with ZipFile(path, "a") as file:
        file.writestr("../outside", "x")
    refused(path, untouched, "../outside does not belong in a copy")


def test_a_part_packed_in_a_way_we_do_not_use_is_refused(empty, tmp_path):
    path = saved(empty, tmp_path)
    with ZipFile(path, "a") as file:
        file.writestr("more", "x", ZIP_BZIP2)
    refused(path, empty, "not a whole copy")


def test_a_copy_that_is_too_large_is_not_read(group, untouched, tmp_path, monkeypatch):
    path = saved(group, tmp_path)
    for name, most in (("LARGEST", 100), ("_MOST_FILES", 3), ("_LONGEST", 1000), ("_LONGEST_RECEIPT", 2)):
        with monkeypatch.context() as patched:
            patched.setattr(files, name, most)
            refused(path, untouched, "too large")


def test_what_was_saved_before_stays_where_the_disk_fails(group, tmp_path):
    path = saved(group, tmp_path)
    before = path.read_bytes()
    (tmp_path / "money.zip.part").mkdir()
    with pytest.raises(GroupkitError):
        bundles.bundle(group, path)
    assert path.read_bytes() == before
