"""Literature in the cupboard adds up, and never goes below nothing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.stock import Shelf, Tally, Title, shelf

DAY = date(2026, 11, 14)
many = st.integers(0, 500)


@given(st.lists(st.tuples(many, many, many), max_size=20))
def test_what_is_left_is_what_came_less_what_went(drawn):
    book = Title(id=1, title="Workbook")
    mine = [Tally(title=1, day=DAY, came=came, sold=sold, given=gone) for came, sold, gone in drawn]
    other = [Tally(title=2, day=DAY, came=7)]
    found = shelf(book, [*mine, *other])
    assert found.left == sum(tally.change for tally in mine)
    assert (found.came, found.sold, found.given) == tuple(sum(row[at] for row in drawn) for at in range(3))


@pytest.mark.parametrize(
    ("tally", "fields"),
    [
        (Tally(title=1, day=DAY, came=1), []),
        (Tally(title=1, day=DAY, sold=2, given=1), []),
        (Tally(title=1, day=DAY, sold=2, given=2), ["sold"]),
        (Tally(title=1, day=DAY, came=1, sold=2, given=2), []),
        (Tally(title=1, day=DAY), ["came"]),
        (Tally(title=1, day=DAY, came=-1), ["came"]),
        (Tally(title=1, day=DAY, came=10_000), ["came"]),
        (Tally(title=1, day=date(2026, 11, 15), came=1), ["day"]),
    ],
)
def test_nothing_goes_that_was_not_there(tally, fields):
    assert [problem.field for problem in tally.problems(3, DAY)] == fields


@pytest.mark.parametrize(
    ("words", "fields"), [("Workbook", []), (" ", ["name"]), ("x" * 81, ["name"]), (" leaflet ", ["name"])]
)
def test_no_two_titles_have_one_name(words, fields):
    assert [problem.field for problem in Title(title=words).problems(["Leaflet"])] == fields


def test_an_empty_shelf_holds_nothing():
    assert Shelf(title=Title(title="x")).left == 0
