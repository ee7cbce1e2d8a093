"""What cannot be printed together is said before anything is made."""

import pytest

from groupkit.core.workbooks.editions import MOST_COPIES, Edition, Printing
from tests import shelf

BOOK = shelf.workbook()


def fields(**asked):
    return [problem.field for problem in Printing(**asked).problems(BOOK)]


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({}, []),
        ({"chapters": ("step-01", "moon")}, ["chapters"]),
        ({"paper": "A3"}, ["paper"]),
        ({"copies": 0}, ["copies"]),
        ({"copies": MOST_COPIES + 1}, ["copies"]),
        ({"edition": Edition.PENCIL, "booklet": True}, []),
        ({"edition": Edition.LARGE, "booklet": True}, ["booklet"]),
        ({"fillable": True, "booklet": True}, ["fillable"]),
        ({"edition": Edition.PLAIN_TEXT, "fillable": True}, ["fillable"]),
        ({"cream": True, "black_only": True}, ["cream"]),
    ],
)
def test_a_printing_says_what_to_choose_otherwise(asked, wanted):
    assert fields(**asked) == wanted


def test_chapters_are_printed_in_the_order_of_the_book():
    assert [each.key for each in Printing(chapters=("reading", "step-01")).chosen(BOOK)] == ["step-01", "reading"]
    assert Printing().chosen(BOOK) == BOOK.chapters
