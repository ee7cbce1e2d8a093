"""One look at the next meeting: who does what, and a list that ticks itself."""

from dataclasses import replace

import pytest

from groupkit.core.meetings import Heads
from groupkit.core.tonight import Task
from groupkit.services import meetings, money, service, tonight
from tests import evening
from tests.evening import SATURDAY


@pytest.fixture
def held(book):
    """Return the meeting of the evening."""
    return meetings.on(book, SATURDAY)


def done(book, held=None) -> set[Task]:
    seen = tonight.tonight(book, held)
    assert seen is not None
    return {tick.task for tick in seen.checklist.ticks if tick.done}


def test_without_a_meeting_there_is_no_tonight(other):
    assert tonight.tonight(other) is None


def test_the_list_ticks_itself_through_the_evening(book, held):
    assert done(book) == {Task.FORMAT}
    service.assign(book, held, "chair", "Jo")
    service.assign(book, held, "greeter", "Sam")
    assert done(book) == {Task.FORMAT, Task.CHAIR, Task.GREETER}
    meetings.count_heads(book, held, Heads(regulars=5))
    service.nominate(book, held, "Jo")
    sheet = evening.filled_sheet(book)
    assert done(book) >= {Task.HEADS, Task.NEXT_CHAIR, Task.COUNT}
    assert Task.SEND not in done(book)
    money.send(book, sheet)
    assert Task.SEND in done(book, held)


def test_what_is_shown_of_one_meeting(book, held):
    money.sheet(book, held)
    seen = tonight.tonight(book)
    assert seen is not None
    assert seen.occasion == held
    assert seen.sheet is not None
    assert (seen.sheet.number, seen.heads, seen.next_chair) == (37, None, None)
    assert seen.order.occasion == held
    assert len(seen.holders) > 5


def test_a_person_ticks_and_unticks(book, held):
    tonight.tick(book, held, Task.ROOM)
    tonight.tick(book, held, Task.FORMAT, done=False)
    assert done(book) == {Task.ROOM}
    tonight.tick(book, held, Task.ROOM, done=False)
    assert done(book) == set()
    book.undo()
    assert done(book) == {Task.ROOM}


def test_printing_ticks_itself_with_the_day(book, held):
    tonight.printed(book, held)
    seen = tonight.tonight(book)
    assert seen is not None
    (tick,) = [tick for tick in seen.checklist.ticks if tick.task is Task.RUN_SHEET]
    assert (tick.done, tick.by_itself, tick.on) == (True, True, SATURDAY)
    tonight.tick(book, held, Task.RUN_SHEET, done=False)
    assert Task.RUN_SHEET not in done(book)


def test_printing_from_a_book_that_cannot_be_written_ticks_nothing(book, held):
    book.store.read_only = True
    tonight.printed(book, held)
    assert Task.RUN_SHEET not in done(book)


def test_a_meeting_without_cash_has_no_money_to_count(book, held):
    meetings.change(book, replace(held.meeting, place=None, format="open-dual-recovery"))
    assert {Task.COUNT, Task.SEND} <= done(book)
