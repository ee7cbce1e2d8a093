"""An XLSX file read by another program holds the same pennies, days and words."""

from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from groupkit.core.exports import csv as tables
from groupkit.core.exports.workbook import Counted, pages
from groupkit.storage import spreadsheets
from tests import books

COUNT = Counted(place=1, day=date(2026, 11, 14), coins={100: 3, 5: 2}, pence=310)


def opened(book, *counts) -> list[list[list[Any]]]:
    file = CalamineWorkbook.from_filelike(BytesIO(spreadsheets.written(pages(book, counts), book.as_of)))
    return [file.get_sheet_by_index(at).to_python() for at in range(3)]


def pence(cell) -> int:
    assert isinstance(cell, float)
    return round(cell * 100)


@pytest.mark.parametrize("seed", range(12))
def test_another_program_reads_the_same_sums(seed):
    book = books.random_book(seed)
    lines, where, _ = opened(book)
    count = sum(len(entry.lines) for entry in book.entries)
    told = [(int(row[0]), row[1], pence(row[7])) for row in lines[1 : count + 1]]
    assert sorted(told) == sorted((e.seq, e.day, line.pence) for e in book.entries for line in e.lines)
    whole = sum(books.matrix(book).values())
    assert pence(lines[count + 2][7]) == whole
    assert pence(where[6][4]) == whole
    assert pence(where[7][4]) == 0


def test_the_coins_stand_on_a_page_of_their_own():
    coins = opened(books.book(()), COUNT)[2]
    assert coins[1:3] == [["Cash tin", COUNT.day, 1.0, 3.0, 3.0], ["Cash tin", COUNT.day, 0.05, 2.0, 0.1]]
    assert coins[4][4] == 3.1


def test_five_hundred_notes_of_any_letters_are_the_same_in_both_tables():
    notes = [*books.NOTES, "_x000D_", "a\rb\r\nc", " both ", *books.random_notes(5, 500)]
    book = books.with_notes(*notes)
    lines = opened(book)[0]
    assert [row[6] for row in lines[1 : len(notes) + 1]] == notes
    assert [row.note for row in tables.read(tables.MARK + tables.written(book))] == notes


def test_nothing_a_person_wrote_is_a_formula_or_a_link():
    book = books.with_notes("=SUM(A1:A9)", "http://example.org", "mailto:a@b.org", "{=1}", "12.50", "+1")
    with ZipFile(BytesIO(spreadsheets.written(pages(book), book.as_of))) as file:
        lines = file.read("xl/worksheets/sheet1.xml").decode()
        assert not [name for name in file.namelist() if "rels" in name and "worksheets" in name]
    assert lines.count("<f>") == 1
    assert "<f>SUM(H2:H7)</f>" in lines
    assert "hyperlink" not in lines


def test_a_very_long_note_is_cut_to_what_a_cell_holds():
    assert opened(books.with_notes("x" * 40_000))[0][1][6] == "x" * 32_767


def test_the_same_book_makes_the_same_bytes():
    book = books.random_book(3)
    one, other = (spreadsheets.written(pages(book, [COUNT]), book.as_of) for _ in range(2))
    assert one == other
