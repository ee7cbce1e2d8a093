"""Receipts are added once, stand beside what they prove, and are looked over apart from the figures."""

from dataclasses import replace

import pytest
from peewee import IntegrityError

from groupkit.core.pictures import LARGEST, Media
from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.core.receipts import Belonging, which
from groupkit.core.sheets import Part
from groupkit.services import check, ledger, meetings, money, receipts, records
from tests import evening, pictures
from tests.evening import SATURDAY
from tests.pages import holds
from tests.services.test_check import behind
from tests.services.test_redaction import claimed


@pytest.fixture
def photo(tmp_path):
    """Return a photo of a receipt as it came from a telephone."""
    path = tmp_path / "Zebedee's till slip.jpg"
    path.write_bytes(pictures.jpeg(6))
    return path


@pytest.fixture
def screen(tmp_path):
    """Return a picture of a screen."""
    path = tmp_path / "ticket.png"
    path.write_bytes(pictures.png())
    return path


@pytest.fixture
def scan(tmp_path):
    """Return a scan."""
    path = tmp_path / "scan.pdf"
    path.write_bytes(pictures.pdf())
    return path


@pytest.fixture
def row(book):
    """Return a row of tonight's sheet that was paid against a receipt."""
    evening.filled_sheet(book)
    (paid, _) = money.sheet(book, meetings.on(book, SATURDAY)).part(Part.OUT)
    return paid


def of(row):
    return Belonging(sheet_row=row.id)


def test_a_receipt_is_kept_without_what_the_camera_wrote(book, photo, screen, scan):
    for path, media in ((photo, Media.JPEG), (screen, Media.PNG), (scan, Media.PDF)):
        made = receipts.add(book, path, "Sam")
        assert (made.media, made.name) == (media, path.name)
        assert pictures.PLACE not in receipts.content(book, made.id)
        (said,) = records.records(book, receipts.ADDED, made.id)
        assert (said.facts["sha256"], said.wording("by")) == (made.sha256, "Sam")
    assert [each.file.name for each in receipts.listing(book)] == [photo.name, screen.name, scan.name]
    assert book.next_undo is None
    assert check.check(book).holds


def test_the_same_receipt_is_kept_once(book, photo, tmp_path):
    made = receipts.add(book, photo)
    again = tmp_path / "copy of it.jpg"
    again.write_bytes(photo.read_bytes() + b"more")
    assert receipts.add(book, again) == made
    assert len(receipts.listing(book)) == 1
    assert len(records.records(book, receipts.ADDED)) == 1


def test_a_file_that_is_not_a_receipt_leaves_the_book_as_it_was(book, tmp_path):
    head = ledger.current_seal(book)
    for name, data in (("a.exe", b"MZ"), ("b.jpg", bytes(LARGEST + 1)), ("c.png", pictures.png()[:90])):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(GroupkitError):
            receipts.add(book, tmp_path / name)
    with pytest.raises(GroupkitError, match="no file here"):
        receipts.add(book, tmp_path / "gone.jpg")
    assert ledger.current_seal(book) == head
    assert receipts.listing(book) == ()


def test_one_line_may_have_several_files_and_one_file_several_lines(book, photo, screen, row):
    one, two = receipts.add(book, photo), receipts.add(book, screen)
    receipts.attach(book, one.id, of(row))
    receipts.attach(book, two.id, of(row))
    receipts.attach(book, one.id, Belonging(entry=1))
    assert [file.id for _, file in receipts.beside(book, of(row))] == [one.id, two.id]
    (first, second) = receipts.listing(book)
    assert [(use.sheet, use.day, use.pence) for use in first.uses] == [
        (37, SATURDAY, 435),
        (None, SATURDAY.replace(day=7), 37455),
    ]
    assert len(second.uses) == 1
    found = receipts.pages(book, [of(row), Belonging(entry=1)])
    assert [(file.id, data[:3]) for file, data in found] == [(one.id, b"\xff\xd8\xff"), (two.id, b"\x89PN")]


def test_where_it_cannot_stand_is_said(book, photo, row):
    made = receipts.add(book, photo)
    receipts.attach(book, made.id, of(row))
    with pytest.raises(RefusedError, match="stands here already"):
        receipts.attach(book, made.id, of(row))
    with pytest.raises(RefusedError, match="no entry 99"):
        receipts.attach(book, made.id, Belonging(entry=99))
    with pytest.raises(RefusedError, match="no receipt file 99"):
        receipts.attach(book, 99, of(row))


def test_it_comes_off_until_the_sheet_is_sent_and_undo_puts_it_back(book, photo, row):
    made = receipts.add(book, photo)
    bond = receipts.attach(book, made.id, of(row))
    receipts.take_off(book, bond)
    assert receipts.beside(book, of(row)) == ()
    book.undo()
    assert [file.id for _, file in receipts.beside(book, of(row))] == [made.id]
    receipts.take_off(book, 99)
    money.send(book, money.sheet(book, meetings.on(book, SATURDAY)))
    with pytest.raises(RefusedError, match="has been sent"):
        receipts.take_off(book, bond)
    other = receipts.add(book, _other(photo))
    with pytest.raises(RefusedError, match="has been sent"):
        receipts.attach(book, other.id, of(row))
    assert check.check(book).holds


def _other(photo):
    path = photo.with_name("other.jpg")
    path.write_bytes(pictures.jpeg(mode="L"))
    return path


def test_beside_an_entry_it_stays_for_good(book, photo):
    made = receipts.add(book, photo)
    bond = receipts.attach(book, made.id, Belonging(entry=1))
    assert book.next_undo is None
    assert [entry.facts["entry"] for entry in records.records(book, receipts.BESIDE, made.id)] == [1]
    with pytest.raises(RefusedError, match="has been sent"):
        receipts.take_off(book, bond)
    with pytest.raises(RefusedError, match="belongs to something"):
        receipts.take_away(book, made.id)


def test_one_chosen_by_mistake_leaves_no_byte_behind(book, tmp_path):
    path = tmp_path / "mistake.pdf"
    path.write_bytes(pictures.pdf().replace(b"/Im0 Do", b"/Im0 Do %PRIVATEPAGE"))
    made = receipts.add(book, path, "Sam")
    assert holds(book.path, book.store._key, made.sha256)
    receipts.take_away(book, made.id, "Sam")
    assert receipts.listing(book) == ()
    assert check.check(book).holds
    again = receipts.add(book, path)
    assert again.id != made.id
    assert check.check(book).holds


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE receipt_bytes SET content = x'00'",
        "DELETE FROM receipt_bytes",
        "UPDATE receipt_file SET sha256 = 'x'",
        "DELETE FROM receipt_file",
        "UPDATE receipt_use SET file = 1",
        "DELETE FROM receipt_use WHERE entry IS NOT NULL",
        "INSERT OR REPLACE INTO receipt_bytes SELECT id, x'00' FROM receipt_bytes",
        "INSERT INTO receipt_use (file, sheet_row, entry) SELECT file, 1, 1 FROM receipt_use",
        "INSERT INTO receipt_use (file) SELECT file FROM receipt_use",
    ],
)
def test_what_proves_something_cannot_be_changed_even_past_the_program(book, photo, sql):
    made = receipts.add(book, photo)
    receipts.attach(book, made.id, Belonging(entry=1))
    with pytest.raises(IntegrityError):
        book.store._db.execute_sql(sql)
    assert check.check(book).holds


def test_what_is_gone_and_what_changed_is_named_apart_from_the_figures(book, photo, screen, scan):
    one, two, three = (receipts.add(book, path) for path in (photo, screen, scan))
    behind(
        book,
        f"DELETE FROM receipt_bytes WHERE id = {one.id}",
        f"DELETE FROM receipt_bytes WHERE id = {two.id}",
        f"DELETE FROM receipt_file WHERE id = {two.id}",
        f"UPDATE receipt_bytes SET content = x'00' WHERE id = {three.id}",
    )
    report = check.check(book)
    assert report.faults == (
        "2 receipt files are missing and 1 has changed since it was added. The money figures are not affected. "
        "See which.",
    )
    found = receipts.damaged(book)
    assert which(found) == (
        f"Receipt file {one.id}, Zebedee's till slip.jpg: it is gone.",
        f"Receipt file {two.id}, ticket.png: it is gone.",
        f"Receipt file {three.id}, scan.pdf: it changed.",
    )


def test_a_fingerprint_changed_with_its_file_is_found_by_the_book(book, photo, screen):
    one = receipts.add(book, photo)
    behind(
        book,
        f"UPDATE receipt_file SET sha256 = 'b' WHERE id = {one.id}",
        "UPDATE receipt_bytes SET content = x'00'",
    )
    assert [file.id for file in receipts.damaged(book).changed] == [one.id]


def test_the_same_number_on_another_row_is_asked_about_once(book, row):
    sheet = money.sheet(book, meetings.on(book, SATURDAY))
    twice = replace(row, id=0, what="Sugar", receipt=" r-88")
    with pytest.raises(RefusedError) as told:
        money.add_row(book, sheet, twice)
    assert told.value.only_asks
    assert str(told.value) == "Receipt r-88 is already on sheet 37. Use it again?"
    money.add_row(book, sheet, replace(twice, pence=90))
    money.change_row(book, sheet, row)
    assert money.add_row(book, sheet, twice, sure=True).id


def test_the_same_file_for_the_same_money_is_asked_about_once(book, photo, row):
    made = receipts.add(book, photo)
    receipts.attach(book, made.id, of(row))
    sheet = money.sheet(book, meetings.on(book, SATURDAY))
    twice = money.add_row(book, sheet, replace(row, id=0, receipt="R-89"))
    before = receipts.listing(book)
    with pytest.raises(RefusedError, match="already on sheet 37, for the same amount and day. Use it again"):
        receipts.attach(book, made.id, of(twice))
    assert receipts.listing(book) == before
    receipts.attach(book, made.id, of(twice), sure=True)


def test_a_receipt_on_a_claim_is_known_by_the_number_of_the_claim(book, photo, row):
    line = claimed(book, 14, "Dee", "Bus", receipt="R-90", pence=435)
    made = receipts.add(book, photo)
    receipts.attach(book, made.id, Belonging(claim_line=line))
    sheet = money.sheet(book, meetings.on(book, SATURDAY))
    with pytest.raises(RefusedError, match="Receipt R-90 is already on claim 14. Use it again"):
        money.add_row(book, sheet, replace(row, id=0, receipt="R-90"))
    with pytest.raises(RefusedError, match="already on claim 14, for the same amount and day"):
        receipts.attach(book, made.id, of(row))
    receipts.attach(book, made.id, Belonging(entry=1))
    receipts.attach(book, made.id, of(row), sure=True)
    (kept,) = receipts.listing(book)
    assert [receipts.place_of(use) for use in kept.uses] == ["Claim 14", "Entry 1", "Sheet 37"]


def test_a_spare_receipt_is_taken_away_and_one_in_use_is_left(book, photo, screen):
    spare, used = receipts.add(book, photo), receipts.add(book, screen)
    receipts.attach(book, used.id, Belonging(entry=1))
    for number in (spare.id, used.id, 99):
        receipts.take_away_spare(book, number)
    assert [each.file.id for each in receipts.listing(book)] == [used.id]
    assert receipts.some(book, [99, used.id]) == (used,)


def test_many_receipts_are_said_to_weigh(book, photo, monkeypatch):
    receipts.add(book, photo)
    assert receipts.heavy(book) == ""
    monkeypatch.setattr(receipts, "MUCH", 100)
    assert receipts.heavy(book).startswith("Your receipts take 0 MB.")


def test_a_receipt_is_saved_beside_the_book_and_nothing_is_written_over(book, photo, tmp_path):
    made = receipts.add(book, photo)
    folder = tmp_path / "out"
    folder.mkdir()
    saved = receipts.save(book, made.id, folder)
    assert saved.name == f"Receipt {made.id}.jpg"
    assert saved.read_bytes() == receipts.content(book, made.id)
    with pytest.raises(GroupkitError, match="in the way|file where a folder"):
        receipts.save(book, made.id, folder)


def test_a_receipt_whose_file_is_gone_is_said_so(book, photo):
    made = receipts.add(book, photo)
    behind(book, "DELETE FROM receipt_bytes")
    with pytest.raises(GroupkitError, match=f"file of receipt {made.id} is not in this book"):
        receipts.content(book, made.id)
    assert receipts.pages(book, [Belonging(entry=1)]) == ()
