"""Steps are chosen the way people write them."""

import pytest

from groupkit.core.problems import RefusedError
from groupkit.core.workbooks.choosing import step_number, steps_named
from tests import shelf

BOOK = shelf.workbook(chapters=tuple(shelf.step(number) for number in (3, 1, 2, 12, 13, 14)))


@pytest.mark.parametrize(
    ("written", "steps"),
    [
        ("1", [1]),
        ("1-3", [1, 2, 3]),
        (" 2 , 1 ", [1, 2]),
        ("+2", [14]),
        ("12-+1", [12, 13]),
        ("1–2,+1 - +2,2", [1, 2, 13, 14]),
    ],
)
def test_steps_are_named_by_number_and_the_five_more_by_plus(written, steps):
    assert steps_named(BOOK, written) == tuple(f"step-{number:02}" for number in steps)


@pytest.mark.parametrize("written", ["", "one", "3-1", "0", "1,,2", "100", "+99", "1-", "-1"])
def test_what_cannot_be_read_is_asked_again(written):
    with pytest.raises(RefusedError, match="Write steps like 1-4,7,\\+2"):
        steps_named(BOOK, written)


def test_steps_that_are_not_in_the_book_are_all_named():
    with pytest.raises(RefusedError, match="no step 4 in this workbook.\nThere is no step \\+3"):
        steps_named(BOOK, "3-4,+3")


def test_one_step_is_named_alone():
    assert (step_number("3"), step_number(" +2 ")) == (3, 14)
    for written in ("", "0", "1-2", "+99", "three"):
        with pytest.raises(RefusedError, match="Write steps like"):
            step_number(written)
