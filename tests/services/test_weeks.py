"""A secretary moves a meeting, leaves one out, shuts the hall, and says what is still right."""

from dataclasses import replace
from datetime import date, time

import pytest

from groupkit.core.meetings import Heads, Meeting
from groupkit.core.problems import RefusedError
from groupkit.core.tonight import Task
from groupkit.core.weeks import ClosedDays
from groupkit.services import meetings, money, profile, service, tonight, weeks
from tests.evening import SATURDAY

NEXT, SUNDAY, LATER = date(2026, 11, 21), date(2026, 11, 22), date(2026, 11, 28)


@pytest.fixture
def coming(book):
    """Return next Saturday's meeting, chaired by Jo."""
    held = meetings.on(book, NEXT)
    service.assign(book, held, "chair", "Jo")
    tonight.tick(book, held, Task.ROOM)
    return held


def days(book, first=SATURDAY, last=LATER):
    return [held.day for held in meetings.between(book, first, last)]


def chair(book, held):
    return next(duty.who for duty in service.duties(book, held) if duty.role == "chair")


def room(book, held):
    found = tonight.tonight(book, held)
    return found is not None and next(tick.done for tick in found.checklist.ticks if tick.task is Task.ROOM)


def test_a_moved_meeting_takes_its_chair_and_its_list_along(book, coming):
    moved = weeks.move(book, coming, SUNDAY, time(17), "Hall shut ")
    assert days(book) == [SATURDAY, SUNDAY, LATER]
    assert meetings.on(book, SUNDAY) == moved
    assert (moved.begins.time(), moved.moved_from, moved.reason) == (time(17), NEXT, "Hall shut")
    assert chair(book, moved) == "Jo"
    assert room(book, moved)
    (gone,) = weeks.left_out(book, SATURDAY, LATER)
    assert (gone.occasion.day, gone.moved_to) == (NEXT, SUNDAY)
    assert service.after(book, meetings.on(book, SATURDAY)) == moved


def test_a_move_is_undone_in_one_step(book, coming):
    weeks.move(book, coming, SUNDAY)
    assert book.undo() == "Move a meeting"
    assert meetings.on(book, NEXT) == coming
    assert chair(book, coming) == "Jo"
    assert room(book, coming)


def test_a_meeting_moves_on_and_home_again(book, coming):
    monday = weeks.move(book, weeks.move(book, coming, SUNDAY), date(2026, 11, 23), time(18))
    assert monday.moved_from == NEXT
    assert chair(book, monday) == "Jo"
    home = weeks.move(book, monday, NEXT, coming.meeting.start)
    assert home == coming
    assert weeks.weeks(book).changes == ()
    assert chair(book, home) == "Jo"


def test_another_time_on_the_same_day(book, coming):
    moved = weeks.move(book, coming, NEXT, time(11))
    assert (moved.day, moved.begins.time(), days(book)) == (NEXT, time(11), [SATURDAY, NEXT, LATER])
    assert weeks.restore(book, moved) == coming


def test_a_meeting_left_out_says_why_and_can_be_held_after_all(book, coming):
    weeks.cancel(book, coming, "No heating")
    assert days(book) == [SATURDAY, LATER]
    (gone,) = weeks.left_out(book, SATURDAY, LATER)
    assert (gone.reason, gone.moved_to) == ("No heating", None)
    assert chair(book, weeks.restore(book, gone.occasion)) == "Jo"
    assert days(book) == [SATURDAY, NEXT, LATER]


def test_a_moved_meeting_can_be_left_out(book, coming):
    weeks.cancel(book, weeks.move(book, coming, SUNDAY))
    assert days(book) == [SATURDAY, LATER]


def test_what_is_written_down_stays_on_its_day(book):
    held = meetings.on(book, SATURDAY)
    meetings.count_heads(book, held, Heads(regulars=8))
    with pytest.raises(RefusedError, match="written down already"):
        weeks.move(book, held, SUNDAY)
    with pytest.raises(RefusedError, match="written down already"):
        weeks.cancel(book, held)


def test_a_moved_meeting_with_a_count_stays_moved(book):
    moved = weeks.move(book, meetings.on(book, SATURDAY), date(2026, 11, 13))
    meetings.count_heads(book, moved, Heads(regulars=8))
    with pytest.raises(RefusedError, match="written down already"):
        weeks.restore(book, moved)


def test_everything_against_a_move_is_said_at_once(book, coming):
    money.sheet(book, coming)
    with pytest.raises(RefusedError) as told:
        weeks.move(book, coming, LATER, None, "Ring 01632 960 001")
    assert [problem.field for problem in told.value.problems] == ["reason", "day", "day"]
    assert "on that day already" in str(told.value)


def test_the_hall_is_shut_for_a_while(book):
    closed = weeks.close_days(book, ClosedDays(first=NEXT, last=SUNDAY, reason=" Hall shut "))
    weeks.close_days(book, ClosedDays(first=date(2026, 1, 1), last=date(2026, 1, 2)))
    assert days(book) == [SATURDAY, LATER]
    assert weeks.closed_days(book) == (closed,)
    assert closed.reason == "Hall shut"
    with pytest.raises(RefusedError, match="No meeting is held"):
        weeks.find(book, meetings.listing(book)[0], NEXT)
    weeks.open_days(book, closed)
    assert weeks.find(book, meetings.listing(book)[0], NEXT).day == NEXT
    with pytest.raises(RefusedError, match="Check the two days"):
        weeks.close_days(book, ClosedDays(first=SUNDAY, last=NEXT))


def test_a_meeting_is_said_to_be_right_today(book):
    (meeting,) = meetings.listing(book)
    assert weeks.confirm(book, meeting).confirmed_on == SATURDAY
    assert meetings.listing(book)[0].confirmed_on == SATURDAY


def test_the_group_and_each_meeting_have_their_zone(book):
    (meeting,) = meetings.listing(book)
    assert meetings.on(book, NEXT).zone == book.zone == "UTC"
    profile.change(book, zone="Europe/Warsaw")
    assert book.now().hour == 11
    assert meetings.on(book, NEXT).starts.hour == meeting.start.hour - 1
    meetings.change(book, replace(meeting, zone="America/Los_Angeles"))
    assert meetings.on(book, NEXT).starts.hour == (meeting.start.hour + 8) % 24
    with pytest.raises(RefusedError, match="time zone"):
        profile.change(book, zone="Nowhere")
    with pytest.raises(RefusedError, match="time zone"):
        meetings.add(book, Meeting(name="x", weekday=1, start=time(9), minutes=60, format="x", zone="Nowhere"))


def test_what_a_list_shows_as_gone_is_put_back(book, coming):
    weeks.move(book, coming, SUNDAY)
    (gone,) = weeks.left_out(book, SATURDAY, LATER)
    assert weeks.put_back(book, gone) == coming
    assert chair(book, coming) == "Jo"
    weeks.cancel(book, coming)
    (gone,) = weeks.left_out(book, SATURDAY, LATER)
    assert weeks.put_back(book, gone) == coming
    weeks.close_days(book, ClosedDays(first=NEXT, last=NEXT))
    (gone,) = weeks.left_out(book, SATURDAY, LATER)
    with pytest.raises(RefusedError, match="closed days"):
        weeks.put_back(book, gone)


def test_a_moved_meeting_that_is_left_out_after_all_keeps_its_chair_for_later(book, coming):
    weeks.cancel(book, weeks.move(book, coming, SUNDAY))
    (gone,) = weeks.left_out(book, SATURDAY, LATER)
    assert chair(book, weeks.put_back(book, gone)) == "Jo"


def test_a_day_without_that_meeting_can_neither_move_nor_be_left_out(book, coming):
    nowhere = replace(coming, day=SUNDAY)
    for action in (lambda: weeks.move(book, nowhere, LATER), lambda: weeks.cancel(book, nowhere)):
        with pytest.raises(RefusedError, match="No meeting is held on that day"):
            action()


def test_a_meeting_does_not_come_back_to_a_day_another_took(book, coming):
    weeks.cancel(book, coming)
    weeks.move(book, meetings.on(book, LATER), NEXT)
    with pytest.raises(RefusedError, match="held on that day already"):
        weeks.restore(book, coming)


def test_days_on_which_a_meeting_was_written_down_do_not_close(book):
    meetings.count_heads(book, meetings.on(book, SATURDAY), Heads(regulars=5))
    with pytest.raises(RefusedError, match="One of those meetings was held"):
        weeks.close_days(book, ClosedDays(first=SATURDAY, last=SUNDAY))


def test_a_meeting_that_takes_the_place_of_one_left_out_brings_its_own_chair(book, coming):
    weeks.cancel(book, coming)
    later = meetings.on(book, LATER)
    service.assign(book, later, "chair", "Jo")
    tonight.tick(book, later, Task.ROOM)
    taken = weeks.move(book, later, NEXT)
    assert chair(book, taken) == "Jo"
    assert room(book, taken)
    book.undo()
    assert chair(book, coming) == "Jo"


def test_a_shown_meeting_is_found_where_it_is_held_by_now(book, coming):
    moved = weeks.move(book, coming, SUNDAY)
    assert weeks.as_it_stands(book, coming) == moved == weeks.as_it_stands(book, moved)
    weeks.cancel(book, moved)
    assert weeks.as_it_stands(book, moved) is None
    weeks.restore(book, coming)
    assert weeks.as_it_stands(book, moved) == coming
    weeks.close_days(book, ClosedDays(first=NEXT, last=NEXT))
    assert weeks.as_it_stands(book, coming) is None
    assert weeks.as_it_stands(book, replace(coming, meeting=replace(coming.meeting, id=99))) is None
