"""The pages of a spreadsheet hold the book to the penny, and sums that work it out again."""

from datetime import date
from random import Random
from typing import Any

import pytest

from groupkit.core.exports.workbook import TYPES, Counted, Formula, Sort, letter, pages, span
from groupkit.core.ledger import EntryType
from groupkit.i18n import use
from tests import books

COUNTS = (
    Counted(place=1, day=date(2026, 11, 14), coins={5: 2, 100: 3, 50: 0}, pence=310),
    Counted(place=4, day=date(2026, 11, 7), coins={}, pence=2000),
)


def table(book, at: int) -> list[tuple[Any, ...]]:
    return list(pages(book)[at].rows)


@pytest.mark.parametrize("seed", range(20))
def test_the_pages_agree_with_the_book_and_with_each_other(seed):
    book = books.random_book(seed)
    lines, where = table(book, 0), table(book, 1)
    first, second, _ = pages(book)
    whole = sum(books.matrix(book).values())
    assert sum(row[7] for row in lines) == whole
    assert first.checks[0][1][7].pence == whole
    ids = {place.name: place.id for place in book.places}
    told = {(ids[row[0]], at): pence for row in where for at, pence in enumerate(row[1:-1], start=1)}
    assert {key: pence for key, pence in told.items() if pence} == {
        key: pence for key, pence in books.matrix(book).items() if pence
    }
    assert all(sum(row[1:-1]) == row[-1] for row in where)
    sums = second.checks[0][1]
    columns = list(zip(*where, strict=True))[1:]
    assert [sums[at].pence for at in sorted(sums)] == [sum(column) for column in columns]
    assert sums[4].pence == whole


def test_every_sort_of_entry_has_words_of_its_own():
    assert set(TYPES) == {type_ for type_ in EntryType if type_.moves_money}
    assert len(set(TYPES.values())) == len(TYPES)


def test_the_sums_stand_over_just_the_cells_they_are_about():
    book = books.with_notes("a", "b", "c")
    lines, where, coins = pages(book, COUNTS)
    assert lines.checks == (("Together", {7: Formula("=SUM(H2:H4)", 15)}),)
    assert where.checks[0][1][1] == Formula("=SUM(B2:B5)", 15)
    assert where.checks[1] == ("Less the sum of all lines", {4: Formula("=ROUND(E7-SUM('Lines'!H2:H4),2)", 0)})
    assert coins.checks == (("Together", {4: Formula("=SUM(E2:E4)", 2310)}),)


def test_the_coins_of_the_last_counts_stand_largest_first():
    coins = pages(books.book(()), COUNTS)[2]
    assert coins.rows == (
        ("Cash tin", date(2026, 11, 14), 100, 3, 300),
        ("Cash tin", date(2026, 11, 14), 5, 2, 10),
        ("صندوق", date(2026, 11, 7), None, None, 2000),
    )
    assert [column.sort for column in coins.columns] == [
        *(Sort.TEXT, Sort.DAY, Sort.MONEY, Sort.NUMBER, Sort.MONEY)
    ]


def test_an_empty_book_has_its_pages_too():
    lines, where, coins = pages(books.book(()))
    assert (lines.rows, coins.rows) == ((), ())
    assert [row[-1] for row in where.rows] == [0, 0, 0, 0]
    assert lines.checks[0][1][7] == Formula("=SUM(H2:H2)", 0)


@pytest.mark.parametrize("language", ["en", "en-XA", "ar-XB", "es", "pl"])
def test_a_page_is_called_what_every_spreadsheet_takes(language):
    use(language)
    titles = [page.name for page in pages(books.book(()))]
    assert len(set(titles)) == 3
    for title in titles:
        assert 0 < len(title) <= 31
        assert not set(title) & set("[]:*?/\\'")


def test_who_holds_money_is_a_number_on_what_is_sent_on():
    made = pages(books.book((), veil=True))[1]
    assert [row[0] for row in made.rows] == ["Cash tin", "Bank – Co-op current", "Person 3", "صندوق"]


def test_columns_are_called_as_spreadsheets_do():
    assert [letter(at) for at in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
    assert span(1, 3) == "B2:B4"
    draw = Random(1)
    seen = {letter(at) for at in draw.sample(range(5000), 500)}
    assert len(seen) == 500
