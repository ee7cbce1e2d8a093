"""A receipt is attached where the payment is typed: seen small, taken off again, and asked about once."""

from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from groupkit.core.receipts import Belonging
from groupkit.core.sheets import Part
from groupkit.qt.money import asking
from groupkit.services import check, receipts
from tests import evening, pictures
from tests.qt import checks, desks
from tests.qt.money_page import drawn, furnished, occasion, opened, press, reads, sheet


@pytest.fixture
def files(tmp_path):
    """Return a photo, a screen and a scan, as files."""
    made = {"slip.jpg": pictures.jpeg(6), "ticket.png": pictures.png(), "scan.pdf": pictures.pdf()}
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)
    return [tmp_path / name for name in made]


@pytest.fixture
def page(tmp_path, qtbot):
    with evening.new_book(tmp_path / "group.groupkit") as group:
        made = opened(furnished(group), qtbot)
        made.show_sheet(occasion(group))
        press(made, made.view.add_buttons[Part.OUT])
        yield made


def form(page: Any) -> Any:
    return page.view.form


def keep(page: Any, amount: str = "4.35", receipt: str = "R-88") -> None:
    form(page).amount.setText(amount)
    form(page).receipt.setText(receipt)
    press(page, form(page).save_button)


def test_several_files_are_attached_and_kept_with_the_row(page, files):
    for path in files:
        form(page).attached.attach(path)
        checks.settle(page)
    assert len(form(page).attached.off_buttons) == 3
    assert all(reads(page, path.name) for path in files)
    shown = [label for label in page.findChildren(QLabel) if label.pixmap() and label.width() > 50]
    assert len(shown) == 3
    keep(page)
    (row,) = sheet(page.group).part(Part.OUT)
    assert [file.name for _, file in receipts.beside(page.group, Belonging(sheet_row=row.id))] == [
        path.name for path in files
    ]
    assert check.check(page.group).holds


def test_what_was_typed_and_chosen_stays_while_a_file_is_attached(page, files):
    form(page).amount.setText("4.35")
    form(page).attached.attach(files[0])
    checks.settle(page)
    assert form(page).amount.text() == "4.35"
    assert form(page).attached.chosen


def test_a_file_chosen_by_mistake_leaves_the_book(page, files):
    form(page).attached.attach(files[0])
    checks.settle(page)
    (number,) = form(page).attached.chosen
    press(page, form(page).attached.off_buttons[number])
    assert receipts.listing(page.group) == ()
    assert form(page).attached.chosen == ()
    form(page).attached.attach(files[1])
    checks.settle(page)
    press(page, form(page).leave_button)
    assert receipts.listing(page.group) == ()
    assert check.check(page.group).holds


def test_a_file_comes_off_a_row_that_is_written_down_and_undo_brings_it_back(page, files):
    form(page).attached.attach(files[0])
    checks.settle(page)
    keep(page)
    (row,) = sheet(page.group).part(Part.OUT)
    press(page, page.view.change_buttons[row.id])
    form(page).attached.attach(files[1])
    checks.settle(page)
    (first, _) = form(page).attached.off_buttons
    press(page, form(page).attached.off_buttons[first])
    assert len(receipts.beside(page.group, Belonging(sheet_row=row.id))) == 1
    assert page.talk.said[-1] == ("Taken off.", True)
    page.desk.undo()
    assert len(receipts.beside(page.group, Belonging(sheet_row=row.id))) == 2


def test_another_sort_of_file_is_refused_in_plain_words_and_the_entry_stays(page, tmp_path):
    (tmp_path / "notes.txt").write_text("hello")
    form(page).amount.setText("4.35")
    form(page).attached.attach(tmp_path / "notes.txt")
    checks.settle(page)
    assert page.fields["file"].problem == "We can keep pictures and PDFs up to 10 MB."
    assert form(page).amount.text() == "4.35"
    assert receipts.listing(page.group) == ()


def test_a_number_used_before_is_asked_about_once_and_taken_the_second_time(page):
    keep(page)
    press(page, page.view.add_buttons[Part.OUT])
    keep(page)
    assert page.fields["receipt"].problem == "Receipt R-88 is already on sheet 37. Use it again?"
    assert len(sheet(page.group).part(Part.OUT)) == 1
    assert form(page).receipt.text() == "R-88"
    press(page, form(page).save_button)
    assert len(sheet(page.group).part(Part.OUT)) == 2


def test_a_file_used_before_is_asked_about_once(page, files):
    form(page).attached.attach(files[0])
    checks.settle(page)
    keep(page)
    press(page, page.view.add_buttons[Part.OUT])
    form(page).attached.attach(files[0])
    checks.settle(page)
    keep(page, receipt="R-89")
    assert reads(page, "This file is already on sheet 37, for the same amount and day. Use it again?")
    assert len(sheet(page.group).part(Part.OUT)) == 1
    press(page, form(page).save_button)
    assert len(sheet(page.group).part(Part.OUT)) == 2


def test_asking_for_a_file_takes_the_one_chosen_or_none(page, files, monkeypatch):
    monkeypatch.setattr(asking, "receipt", lambda parent: None)
    press(page, form(page).attached.add_button)
    assert receipts.listing(page.group) == ()
    monkeypatch.setattr(asking, "receipt", lambda parent: files[0])
    press(page, form(page).attached.add_button)
    assert len(receipts.listing(page.group)) == 1


def test_many_receipts_are_said_to_weigh(page, files, monkeypatch):
    monkeypatch.setattr(receipts, "MUCH", 10)
    form(page).attached.attach(files[0])
    assert page.talk.last.startswith("Your receipts take")


def test_a_receipt_whose_file_is_gone_is_an_icon(page, files):
    form(page).attached.attach(files[0])
    page.group.store._db.execute_sql("DELETE FROM receipt_bytes")
    page.draw()
    assert reads(page, files[0].name)


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_it_can_be_read_and_reached_in_every_dress(qtbot, tmp_path, files, language, scale):
    long = tmp_path / f"{'A very long name of a file ' * 9}.png"
    long.write_bytes(pictures.png(mode="L"))
    with desks.typical(tmp_path) as group:
        page = drawn(group)
        page.show_sheet(occasion(group))
        page.open_form("out")
        for path in (*files, long):
            page.view.form.attached.attach(path)
        desks.wear(language, scale)
        page.draw()
        assert desks.faults(qtbot, page, scale) == []
