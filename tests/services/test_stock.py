"""A group writes down its literature beside the money it brought."""

import pytest

from groupkit.core.problems import RefusedError
from groupkit.core.sheets import Part, Row
from groupkit.core.stock import Tally, Title
from groupkit.services import ledger, money, stock
from tests import evening
from tests.evening import SATURDAY, named


def test_what_came_was_sold_and_given_is_kept_and_undone(book):
    workbook = stock.add(book, "  Workbook ")
    leaflet = stock.add(book, "leaflet")
    stock.write(book, Tally(title=workbook.id, day=SATURDAY, came=10))
    stock.write(book, Tally(title=workbook.id, day=SATURDAY, sold=3, given=1))
    assert [(each.title.title, each.left) for each in stock.shelves(book)] == [("leaflet", 0), ("Workbook", 6)]
    assert [tally.came for tally in stock.tallies(book, workbook)] == [0, 10]
    assert book.undo() == "Count literature"
    assert stock.shelves(book)[1].left == 10
    stock.remove(book, leaflet)
    assert [each.title for each in stock.shelves(book)] == [workbook]


def test_more_than_there_is_cannot_go(book):
    workbook = stock.add(book, "Workbook")
    with pytest.raises(RefusedError, match="There were 0. Look in the cupboard"):
        stock.write(book, Tally(title=workbook.id, day=SATURDAY, sold=1))
    with pytest.raises(RefusedError, match="There is a workbook already"):
        stock.add(book, "workbook")
    with pytest.raises(RefusedError, match="not on the list any more"):
        stock.remove(book, Title(id=99, title="x"))


def test_it_stands_beside_what_literature_brought_and_is_no_money(book):
    assert stock.brought(book) == 0
    held = dict(ledger.balances(book))
    workbook = stock.add(book, "Workbook")
    stock.write(book, Tally(title=workbook.id, day=SATURDAY, came=10))
    assert ledger.balances(book) == held
    sheet = evening.filled_sheet(book)
    money.count_again(book, sheet)
    money.add_row(book, sheet, Row(part=Part.IN, **named(book, "Literature sold"), pence=600))
    for who in ("Sam", "Jo"):
        money.count(book, sheet, who, money.get(book, sheet.id).expected)
    money.send(book, money.get(book, sheet.id))
    assert stock.brought(book) == 600


def test_a_new_group_has_sold_nothing(tmp_path):
    with evening.new_book(tmp_path / "new.groupkit") as group:
        assert (stock.brought(group), stock.shelves(group)) == (0, ())


def test_the_cupboard_as_it_is_today_goes_on_paper(book):
    workbook = stock.add(book, "Workbook")
    stock.write(book, Tally(title=workbook.id, day=SATURDAY, came=10, sold=3))
    told = stock.cupboard(book)
    assert (told.group, told.currency, told.day, told.brought) == (book.profile.name, "GBP", SATURDAY, 0)
    assert [(shelf.title.title, shelf.left) for shelf in told.shelves] == [("Workbook", 7)]
