"""Every date a group's meetings are held, moved or left out, told from any first to any last day."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.calendar import Rule
from groupkit.core.meetings import Meeting, Occasion
from groupkit.core.weeks import (
    ChangedDate,
    ClosedDays,
    NotHeld,
    Weeks,
    following,
    gone,
    moved_here,
    not_held,
    occasions,
)
from groupkit.i18n import catalogue

SATURDAY = Meeting(id=1, name="Saturday group", weekday=5, start=time(19), minutes=60, format="plain")
MONDAY = Meeting(id=2, name="Monday group", weekday=0, start=time(12), minutes=60, format="plain")
FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)


def held(*meetings, **about):
    return [(o.meeting.id, o.day.day) for o in occasions(meetings, FIRST, LAST, Weeks(**about))]


def away(*meetings, **about):
    return [(each.occasion.day.day, each.reason) for each in not_held(meetings, FIRST, LAST, Weeks(**about))]


def test_a_month_as_usual():
    assert held(SATURDAY, MONDAY) == [
        (2, 2), (1, 7), (2, 9), (1, 14), (2, 16), (1, 21), (2, 23), (1, 28), (2, 30)
    ]  # fmt: skip
    assert away(SATURDAY, MONDAY) == []


def test_a_meeting_moves_to_another_day_and_time():
    change = ChangedDate(
        meeting=1, day=date(2026, 11, 14), to_day=date(2026, 11, 15), to_start=time(17), reason="Fair"
    )
    (moved,) = [o for o in occasions([SATURDAY], FIRST, LAST, Weeks(changes=(change,))) if o.moved_from]
    assert (moved.day.day, moved.begins.time(), moved.moved_from, moved.reason) == (
        15,
        time(17),
        change.day,
        "Fair",
    )
    assert held(SATURDAY, changes=(change,)) == [(1, 7), (1, 15), (1, 21), (1, 28)]
    assert not_held([SATURDAY], FIRST, LAST, Weeks(changes=(change,))) == (
        NotHeld(occasion=Occasion(meeting=SATURDAY, day=change.day), reason="Fair", moved_to=change.to_day),
    )


def test_a_meeting_at_another_time_of_the_same_day_is_held():
    change = ChangedDate(meeting=1, day=date(2026, 11, 14), to_day=date(2026, 11, 14), to_start=time(17))
    assert held(SATURDAY, changes=(change,)) == [(1, 7), (1, 14), (1, 21), (1, 28)]
    assert away(SATURDAY, changes=(change,)) == []


def test_a_meeting_moves_into_the_days_that_are_asked_for_and_out_of_them():
    into = ChangedDate(meeting=1, day=date(2026, 12, 5), to_day=date(2026, 11, 29))
    out = ChangedDate(meeting=1, day=date(2026, 11, 7), to_day=date(2026, 10, 31))
    assert held(SATURDAY, changes=(into, out)) == [(1, 14), (1, 21), (1, 28), (1, 29)]


def test_a_meeting_is_left_out_and_says_why():
    change = ChangedDate(meeting=1, day=date(2026, 11, 14), reason="No hall")
    assert held(SATURDAY, changes=(change,)) == [(1, 7), (1, 21), (1, 28)]
    assert away(SATURDAY, changes=(change,)) == [(14, "No hall")]


def test_closed_days_close_every_meeting_but_one_that_was_moved_there():
    closed = ClosedDays(first=date(2026, 11, 14), last=date(2026, 11, 23), reason="Hall shut")
    moved = ChangedDate(meeting=2, day=date(2026, 11, 16), to_day=date(2026, 11, 17))
    assert held(SATURDAY, MONDAY, closed=(closed,), changes=(moved,)) == [
        (2, 2), (1, 7), (2, 9), (2, 17), (1, 28), (2, 30)
    ]  # fmt: skip
    assert away(SATURDAY, MONDAY, closed=(closed,), changes=(moved,)) == [
        (14, "Hall shut"), (16, ""), (21, "Hall shut"), (23, "Hall shut")
    ]  # fmt: skip


def test_a_meeting_that_rests_is_neither_held_nor_left_out():
    resting = replace(SATURDAY, state="paused")
    change = ChangedDate(meeting=1, day=date(2026, 11, 14), to_day=date(2026, 11, 15))
    assert held(resting, changes=(change,)) == away(resting, changes=(change,)) == []


def test_the_order_is_that_of_the_clock_round_the_world():
    there = replace(MONDAY, name="There", weekday=0, start=time(9), zone="America/Los_Angeles")
    here = replace(MONDAY, id=3, name="Here", weekday=0, start=time(18))
    day = date(2026, 11, 16)
    found = occasions([there, here], day, day, Weeks(zone="Europe/London"))
    assert [(o.meeting.name, o.starts.hour) for o in found] == [("There", 17), ("Here", 18)]
    assert (found[0].zone, found[1].zone) == ("America/Los_Angeles", "Europe/London")


def test_the_one_that_is_on_is_found_across_midnight_and_zones():
    night = replace(SATURDAY, start=time(23), minutes=90)
    london = Weeks(zone="Europe/London")
    found = following([night], datetime(2026, 11, 15, 0, 29, tzinfo=UTC), london)
    assert found is not None
    assert found.day == date(2026, 11, 14)
    later = following([night], datetime(2026, 11, 15, 0, 30, tzinfo=UTC), london)
    assert later is not None
    assert later.day == date(2026, 11, 21)
    far = following([replace(night, zone="Pacific/Kiritimati")], datetime(2026, 11, 14, 9, tzinfo=UTC), london)
    assert far is not None
    assert far.day == date(2026, 11, 14)


@pytest.mark.parametrize(
    ("day", "zone", "begins", "ends"),
    [
        (date(2026, 3, 28), "Europe/London", "23:00", "00:30"),
        (date(2026, 10, 24), "Europe/London", "23:00", "00:30"),
        (date(2026, 3, 29), "Europe/London", "00:30", "03:00"),
        (date(2026, 10, 25), "Europe/London", "00:30", "01:00"),
        (date(2026, 3, 8), "America/Los_Angeles", "01:30", "04:00"),
        (date(2026, 11, 1), "America/Los_Angeles", "00:30", "01:00"),
    ],
)
def test_a_meeting_lasts_90_minutes_also_when_clocks_change(day, zone, begins, ends):
    one = Occasion(meeting=replace(SATURDAY, start=time.fromisoformat(begins), minutes=90), day=day, zone=zone)
    assert one.finishes - one.starts == timedelta(minutes=90)
    assert (one.begins.strftime("%H:%M"), one.ends.strftime("%H:%M")) == (begins, ends)


def test_what_stands_on_a_poster_holds_no_number_to_ring():
    change = ChangedDate(meeting=1, day=FIRST, reason="Ring 01632 960 001")
    closed = ClosedDays(first=LAST, last=FIRST, reason="Ask jo@example.org")
    assert [problem.field for problem in change.problems()] == ["reason"]
    assert [problem.field for problem in closed.problems()] == ["last", "reason"]
    assert list(replace(change, reason="Hall shut").problems()) == []


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
CHANGES = st.lists(
    st.builds(
        ChangedDate, meeting=st.sampled_from([1, 2]), day=DAYS, to_day=st.none() | DAYS,
        to_start=st.none() | st.just(time(8)),
    ),
    max_size=6, unique_by=lambda change: (change.meeting, change.day),
)  # fmt: skip
CLOSED = st.lists(
    st.tuples(DAYS, st.integers(0, 9)).map(
        lambda span: ClosedDays(first=span[0], last=span[0] + timedelta(days=span[1]))
    ),
    max_size=3,
)


@given(CHANGES, CLOSED, DAYS, st.integers(0, 60))
def test_any_span_is_the_sum_of_its_days_and_every_usual_date_is_told(changes, closed, first, length):
    weeks = Weeks(changes=tuple(changes), closed=tuple(closed))
    last = first + timedelta(days=length)
    meetings = (SATURDAY, replace(MONDAY, when=Rule(weeks=(1, 3))))
    whole = occasions(meetings, first, last, weeks)
    span = [first + timedelta(days=n) for n in range(length + 1)]
    each = [held for day in span for held in occasions(meetings, day, day, weeks)]
    assert sorted(whole, key=repr) == sorted(each, key=repr)
    always = occasions(meetings, date(2025, 1, 1), date(2028, 1, 1), weeks)
    told = {(o.meeting.id, o.moved_from or o.day) for o in always}
    told |= {(gone.occasion.meeting.id, gone.occasion.day) for gone in not_held(meetings, first, last, weeks)}
    taken = {(change.meeting, change.to_day) for change in changes}
    usual = {(o.meeting.id, o.day) for o in occasions(meetings, first, last)}
    assert usual - taken <= told


@pytest.mark.parametrize(
    ("moved_from", "reason", "said"),
    [
        (None, "", ""),
        (date(2026, 11, 14), "", "Moved from Saturday 14 November"),
        (date(2026, 11, 14), "Street fair", "Moved from Saturday 14 November: Street fair"),
        (date(2026, 11, 15), "", "At another time"),
        (date(2026, 11, 15), "Late key", "At another time: Late key"),
    ],
)
def test_a_moved_meeting_says_so_in_words(moved_from, reason, said):
    held = Occasion(meeting=SATURDAY, day=date(2026, 11, 15), moved_from=moved_from, reason=reason)
    assert moved_here(held, catalogue("en")) == said


@pytest.mark.parametrize(
    ("to", "reason", "said"),
    [
        (None, "", "Not held"),
        (None, "Hall shut", "Not held: Hall shut"),
        (date(2026, 11, 15), "", "Moved to Sunday 15 November"),
        (date(2026, 11, 15), "Street fair", "Moved to Sunday 15 November: Street fair"),
    ],
)
def test_a_meeting_that_is_not_held_says_so_in_words(to, reason, said):
    usual = Occasion(meeting=SATURDAY, day=date(2026, 11, 14))
    assert gone(NotHeld(occasion=usual, reason=reason, moved_to=to), catalogue("en")) == said
