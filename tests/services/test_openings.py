"""A group keeps a board of things to do outside: put on, looked at again, taken off, and never about a person."""

from dataclasses import replace
from datetime import timedelta

import pytest

from groupkit.core.openings import Opening
from groupkit.core.outings.values import Goer, Outing
from groupkit.core.problems import RefusedError
from groupkit.services import openings
from groupkit.services.outings import planning
from tests import evening
from tests.evening import SATURDAY

SWIM = Opening(kind="sport", name=" Swim ", times="Mondays", reach="01632 960 001", checked_on=SATURDAY)


def refused(said, *args, **more):
    with pytest.raises(RefusedError, match=said) as told:
        openings.write(*args, **more)
    return told.value


def test_something_is_put_on_the_board_changed_and_taken_off(book):
    made = openings.write(book, SWIM)
    assert made.name == "Swim"
    openings.write(book, replace(made, cost="£2"))
    assert [(one.id, one.cost) for one in openings.board(book).openings] == [(1, "£2")]
    openings.ended(book, 1)
    assert [one.id for one in openings.board(book).over] == [1]
    book.undo()
    assert not openings.board(book).over
    openings.remove(book, 1)
    assert openings.printable(book).openings == ()
    for does in (openings.opening, openings.remove, openings.ended, openings.still_on):
        with pytest.raises(RefusedError, match="nothing on the board with the number 9"):
            does(book, 9)
    refused("number 9", book, replace(SWIM, id=9))


def test_a_look_is_a_day_and_a_job(book):
    made = openings.write(book, SWIM)
    evening.later(book, weeks=30)
    seen = openings.still_on(book, made.id, "Secretary")
    assert (seen.checked_on, seen.checked_by) == (SATURDAY + timedelta(weeks=30), "Secretary")
    with pytest.raises(RefusedError, match="Write the job"):
        openings.still_on(book, made.id, "Sam")
    openings.ended(book, made.id)
    assert not openings.still_on(book, made.id).ended


def test_a_row_whose_last_day_has_passed_is_not_still_on(book):
    made = openings.write(book, replace(SWIM, ends_on=SATURDAY))
    assert openings.still_on(book, made.id).ends_on == SATURDAY
    evening.later(book, weeks=1)
    with pytest.raises(RefusedError, match="It was open until Saturday 14 November 2026"):
        openings.still_on(book, made.id)


def test_a_name_the_group_knows_is_asked_about_once(book):
    trip = planning.start(book, Outing(name="Walk", day=SATURDAY))
    planning.person(book, Goer(outing=trip.id, name="Beatrix"))
    asked = refused("“Beatrix” is the name", book, replace(SWIM, what="Ask for beatrix", reach="sam@pool.example"))
    assert asked.only_asks
    assert [problem.field for problem in asked.problems] == ["what", "reach"]
    made = openings.write(book, replace(SWIM, name="Sam’s pool"), sure=True)
    assert made.id
    wrong = refused("Choose what kind", book, replace(SWIM, kind="x", checked_by="Jo"), sure=True)
    assert [problem.field for problem in wrong.problems] == ["kind", "checked_by"]
