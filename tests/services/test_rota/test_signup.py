"""A sign-up sheet is printed with numbers, and the names on it are typed back in."""

from dataclasses import replace
from datetime import timedelta

import pytest

from groupkit.core.problems import RefusedError
from groupkit.services import service
from groupkit.services.rota import signup
from tests.crowds import add, gather, held, person


def test_the_numbers_of_the_lines_do_not_depend_on_who_is_on_them(book):
    before = [(row.number, row.occasion.day, row.job) for row in signup.rows(book, book.today(), 2)]
    gather(book, "Ali")
    service.assign(book, held(book, 0), "reader", "Ali")
    sheet = signup.rows(book, book.today(), 2)
    assert [(row.number, row.occasion.day, row.job) for row in sheet] == before
    assert [row.number for row in sheet] == list(range(1, 11))
    assert sheet[2].name == "Ali"


def test_names_are_typed_back_in_and_undone_together(book):
    gather(book, "Ali Bo")
    sheet = signup.rows(book, book.today(), 1)
    assert signup.write(book, sheet, {1: " ali ", 2: "Bo", 3: "", 4: ""}) == 2
    assert [row.name for row in signup.rows(book, book.today(), 1)] == ["Ali", "Bo", "", "", ""]
    again = signup.rows(book, book.today(), 1)
    assert signup.write(book, again, {1: "Ali", 2: ""}) == 1
    book.undo()
    assert [row.name for row in signup.rows(book, book.today(), 1)][:2] == ["Ali", "Bo"]


def test_everything_wrong_is_said_at_once_by_its_line_and_nothing_is_written(book):
    add(book, "Dr", guest=True)
    sheet = signup.rows(book, book.today(), 1)
    with pytest.raises(RefusedError) as told:
        signup.write(book, sheet, {1: "Dr", 2: "Zed", 3: "Jo", 77: "Jo"})
    assert [problem.field for problem in told.value.problems] == ["line 1", "line 2", "line 77"]
    assert not [row for row in signup.rows(book, book.today(), 1) if row.name]
    service.change_person(book, replace(person(book, "Dr"), decided_on=book.today()))
    assert signup.write(book, sheet, {1: "Dr"}) == 1


def test_a_sheet_of_last_week_is_typed_in_by_its_first_day(book):
    first = book.today() - timedelta(weeks=1)
    sheet = signup.rows(book, first, 2)
    assert sheet[0].occasion.day == first
    assert signup.write(book, sheet, {6: "Jo"}) == 1
    assert signup.rows(book, book.today(), 1)[0].name == "Jo"
