"""Meetings come round, run by the clock, and are counted by heads only."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from groupkit.core.calendar import Rule
from groupkit.core.meetings import Heads, Meeting
from groupkit.core.problems import RefusedError
from groupkit.services import formats, meetings, money
from tests.evening import SATURDAY, Clock


def fields(action) -> list[str]:
    with pytest.raises(RefusedError) as refused:
        action()
    return [problem.field for problem in refused.value.problems]


def test_a_meeting_is_added_and_changed(book):
    (known,) = meetings.listing(book)
    added = meetings.add(book, replace(known, id=0, name="Wednesday", weekday=2, when=Rule(weeks=(1,), last=True)))
    assert meetings.listing(book) == (known, added)
    moved = meetings.change(book, replace(added, start=time(19, 30), online=True, is_open=False, access="Ramp"))
    assert meetings.listing(book) == (known, moved)


def test_everything_to_put_right_is_told_at_once(book):
    (known,) = meetings.listing(book)
    wrong = replace(known, name="", weekday=9)
    assert (
        fields(lambda: meetings.add(book, wrong))
        == fields(lambda: meetings.change(book, wrong))
        == ["name", "weekday"]
    )
    assert meetings.listing(book) == (known,)


def test_the_meeting_that_is_on_or_comes_next(book, other):
    held = meetings.tonight(book)
    assert held is not None
    assert (held.day, held.meeting.name) == (SATURDAY, "Sat meeting")
    assert isinstance(book.surroundings.now, Clock)
    book.surroundings.now.now = datetime(2026, 11, 14, 12, 1, tzinfo=UTC)
    later = meetings.tonight(book)
    assert later is not None
    assert later.day == SATURDAY + timedelta(weeks=1)
    assert meetings.tonight(other) is None


def test_the_meetings_of_the_coming_weeks(book):
    assert [held.day for held in meetings.coming(book, weeks=2)] == [
        SATURDAY + timedelta(weeks=n) for n in range(3)
    ]
    assert len(meetings.coming(book)) == 9
    assert meetings.between(book, date(2026, 11, 15), date(2026, 11, 20)) == ()


def test_a_meeting_is_found_by_its_day_and_name(book):
    (known,) = meetings.listing(book)
    meetings.add(book, replace(known, id=0, name="Evening", start=time(19)))
    assert meetings.on(book, SATURDAY).meeting == known
    assert meetings.on(book, SATURDAY, "EVEN").meeting.name == "Evening"
    assert fields(lambda: meetings.on(book, date(2026, 11, 15))) == ["day"]
    assert fields(lambda: meetings.on(book, SATURDAY, "Noon")) == ["day"]


def test_a_meeting_runs_by_the_clock(book):
    held = meetings.on(book, SATURDAY)
    order = meetings.running_order(book, held)
    assert order.items[0].begins == time(11)
    assert order.who("secretary") == ("Sam",)
    assert order.group == "Saturday group, Eastside"
    assert held.begins == datetime(2026, 11, 14, 11)  # noqa: DTZ001  the clock on the wall
    assert held.meeting.format in {plan.id for plan in formats.shipped()}


def test_heads_are_counted_and_counted_again(book):
    held = meetings.on(book, SATURDAY)
    assert meetings.heads(book, held) is None
    for counted in (Heads(regulars=7), Heads(regulars=6, first_timers=1, visitors=2, online=3)):
        assert meetings.count_heads(book, held, counted) == counted
        assert meetings.heads(book, held) == counted
    assert meetings.contacts(book, SATURDAY, SATURDAY) == ((held.meeting.id, SATURDAY, counted),)
    assert meetings.contacts(book, date(2026, 1, 1), date(2026, 2, 1)) == ()


def test_heads_are_not_below_none_nor_of_a_meeting_to_come(book):
    held = meetings.on(book, SATURDAY)
    assert fields(lambda: meetings.count_heads(book, held, Heads(regulars=-1))) == ["regulars"]
    assert fields(lambda: meetings.count_heads(book, replace(held, day=date(2026, 11, 21)), Heads())) == ["day"]
    assert meetings.heads(book, held) is None


def test_a_closed_meeting_is_not_held(book):
    (known,) = meetings.listing(book)
    meetings.change(book, replace(known, state="closed"))
    assert meetings.coming(book) == ()
    assert isinstance(known, Meeting)


def test_a_meeting_that_runs_differently_loses_nothing(book):
    occasion = meetings.on(book, SATURDAY)
    meetings.count_heads(book, occasion, Heads(regulars=9))
    sheet = money.sheet(book, occasion)
    for plan in formats.shipped():
        meetings.change(
            book, replace(occasion.meeting, format=plan.id, talk="listen", pack="secular", length="short")
        )
        held = meetings.on(book, SATURDAY)
        assert meetings.running_order(book, held).format.id == plan.id
        assert meetings.heads(book, held) == Heads(regulars=9)
        assert money.sheet(book, held).id == sheet.id
    meetings.change(book, occasion.meeting)
    assert meetings.on(book, SATURDAY) == occasion
