"""A chair runs a meeting: late, with passes and one long share, to an end on time, whatever the laptop does."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

from groupkit.core.problems import RefusedError
from groupkit.core.runner.run import Sharing
from groupkit.services import formats, meetings, runner
from tests import evening
from tests.evening import SATURDAY

MINUTE = timedelta(minutes=1)
START = datetime(2026, 11, 14, 11, tzinfo=UTC)


class Room:
    """A room with a clock, and the meeting that is held in it."""

    def __init__(self, group):
        self.group, self.held = group, meetings.on(group, SATURDAY)
        self.go(START)

    def go(self, to):
        clock = self.group.surroundings.now
        assert isinstance(clock, evening.Clock)
        clock.now = to

    def wait(self, minutes):
        self.go(self.group.now().astimezone(UTC) + minutes * MINUTE)

    def does(self, verb, *args, **more):
        return verb(self.group, self.held, *args, **more)

    @property
    def view(self) -> Any:
        return runner.view(self.group, self.held)

    def until(self, key):
        """Go on, each part in the time it has, until a part begins."""
        while self.view.part.key != key:
            self.wait(self.view.left)
            self.does(runner.next_part)


@pytest.fixture
def room(book):
    return Room(book)


def test_a_late_meeting_ends_on_time(room):
    room.wait(6)
    assert room.does(runner.view) is None
    room.does(runner.start)
    assert room.view.behind == 6
    assert room.view.shorter.key == "round"
    assert room.view.overrun == 0
    room.until("round")
    planned = {
        item.segment.key: item.segment.minutes for item in meetings.running_order(room.group, room.held).items
    }
    assert room.view.left < planned["round"]
    room.does(runner.share_by, Sharing(mode="round-robin", minutes=3, people=6))
    assert room.view.suggested == room.view.left // 6
    for _ in range(2):
        room.does(runner.begin_turn)
        room.wait(3)
        assert room.view.signal == "thanks"
    for _ in range(3):
        room.does(runner.pass_turn)
    room.does(runner.begin_turn)
    room.wait(1.5)
    assert room.view.signal == ""
    room.wait(0.6)
    assert (room.view.signal, room.view.share_left) == ("soon", 1)
    room.wait(4)
    assert (room.view.signal, room.view.share_left) == ("thanks", 0)
    run = room.does(runner.end_turn)
    assert (run.sharing.turns, run.sharing.passes, room.view.suggested) == (3, 3, 0)
    call_at = room.view.call_at
    room.go(call_at)
    assert room.view.call_now
    room.does(runner.next_part)
    assert room.view.part.urgent
    room.until("close")
    room.wait(room.view.left)
    assert room.group.now() == START + 60 * MINUTE
    run = room.does(runner.next_part)
    assert room.view.finished
    assert run.finished == START + 60 * MINUTE
    times = room.does(runner.times)
    assert sum(each.seconds for each in times) == 54 * 60
    assert [each.part for each in times] == list(planned)


def test_nothing_in_the_file_says_who_spoke_or_how_long(room):
    room.does(runner.start)
    room.until("round")
    for minutes in (2.2, 7.3):
        room.does(runner.begin_turn)
        room.wait(minutes)
        room.does(runner.end_turn)
    room.does(runner.finish)
    (row,) = room.group.store._db.execute_sql("SELECT state FROM run").fetchall()
    assert '"turn":null' in row[0]
    assert "132" not in row[0]
    assert "438" not in row[0]
    assert not any(name in row[0] for name in ("Jo", "Sam", "Maria"))


def test_you_forgot_to_start_and_say_when_it_began(room):
    room.wait(9)
    room.does(runner.start, START)
    assert (room.view.behind, room.view.over) == (7, True)
    room.does(runner.next_part)
    room.does(runner.correct_start, START + 2 * MINUTE)
    run = room.does(runner.run_of)
    assert run.taken[0] == 2 * MINUTE
    assert room.view.over
    with pytest.raises(RefusedError, match="not come yet"):
        room.does(runner.start, START + 60 * MINUTE)
    with pytest.raises(RefusedError, match="too long ago"):
        room.does(runner.start, START - timedelta(days=1))


def test_the_laptop_goes_to_sleep_and_the_meeting_carries_on_or_waited(room):
    room.does(runner.start)
    room.wait(1)
    room.does(runner.still_here)
    room.wait(1.5)
    assert room.does(runner.away) == timedelta()
    room.wait(7)
    assert room.does(runner.away) == 8.5 * MINUTE
    run = room.does(runner.it_was_a_pause)
    assert run.spent(room.group.now()) == MINUTE
    assert room.does(runner.away) == timedelta()
    assert runner.running(room.group) == room.held
    room.wait(13 * 60)
    assert runner.running(room.group) is None


def test_a_meeting_goes_on_where_it_was_after_the_book_was_closed(room):
    room.does(runner.start)
    room.until("round")
    before = room.view
    path = room.group.path
    room.group.close()
    with evening.reopened(path) as group:
        Room(group).go(room.group.surroundings.now())
        held = runner.running(group)
        assert held is not None
        assert runner.view(group, held) == before


def test_a_meeting_that_has_not_begun_takes_no_step(room):
    with pytest.raises(RefusedError, match="Start it first"):
        room.does(runner.next_part)
    room.does(runner.still_here)
    assert room.does(runner.away) == timedelta()
    assert runner.running(room.group) is None


@pytest.mark.parametrize(
    ("clock", "minutes"), [("11:00", 0), ("11:42", 42), ("10:50", -10), ("22:59", 719), ("23:00", -720)]
)
def test_a_clock_on_the_wall_means_the_meeting_at_hand(room, clock, minutes):
    assert runner.moment(room.held, time.fromisoformat(clock)) == START + minutes * MINUTE


def test_started_by_mistake(room):
    room.does(runner.start)
    room.does(runner.forget)
    assert room.does(runner.view) is None
    assert list(room.group.store.runs) == []


def test_undo_leaves_a_meeting_that_is_on_alone(room):
    room.does(runner.start)
    before = runner.run_of(room.group, room.held)
    while room.group.next_undo:
        room.group.undo()
    assert runner.run_of(room.group, room.held) == before


def test_a_part_is_left_out_a_minute_is_added_and_the_clock_stands_still(room):
    room.does(runner.start)
    left = room.view.left
    room.does(runner.one_more_minute)
    assert room.view.left == left + 1
    room.does(runner.pause)
    room.wait(5)
    assert (room.view.paused, room.view.left) == (True, left + 1)
    room.does(runner.pause)
    assert (room.view.paused, room.view.left, room.view.behind) == (False, left + 1, 6)
    room.does(runner.leave_out, 1)
    assert [each.out for each in room.view.coming][:2] == [True, False]
    assert room.view.behind == 3
    room.does(runner.next_part)
    assert room.view.number == 3
    room.does(runner.back)
    assert (room.view.number, room.view.left) == (1, left + 1)


def test_the_usual_minutes_of_each_part_are_the_middle_of_those_it_took(room):
    (meeting,) = meetings.listing(room.group)
    assert runner.usual(room.group, meeting) == {}
    for minutes in (2, 3, 9):
        room.does(runner.start)
        room.wait(minutes)
        room.does(runner.finish)
        room.held = meetings.on(room.group, room.held.day + timedelta(weeks=1))
        room.go(room.held.starts)
    assert runner.usual(room.group, meeting) == {"welcome": 3.0}


def test_a_meeting_that_began_keeps_the_way_it_runs(room):
    room.does(runner.start)
    evening.later(room.group, weeks=1)
    meetings.change(room.group, replace(meetings.listing(room.group)[0], format="newcomers"))
    assert formats.of(room.group, room.held).id == "open-dual-recovery"
