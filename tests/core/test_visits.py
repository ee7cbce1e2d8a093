"""Visits are added up by month and by week; what nobody counted stays unknown."""

from dataclasses import fields, replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.meetings import Heads
from groupkit.core.visits import (
    ENOUGH,
    Month,
    Night,
    OfMeeting,
    TypicalWeek,
    by_meeting,
    counted_in_words,
    month_in_words,
    month_of,
    months,
    months_before,
    typical_in_words,
    typical_week,
    visits_in_words,
)
from groupkit.i18n import catalogue

TODAY = date(2026, 11, 18)
MONDAY = date(2026, 11, 16)


def night(day, visits=None, meeting=1, new=0):
    heads = None if visits is None else Heads(regulars=visits - new, first_timers=new)
    return Night(meeting=meeting, day=day, heads=heads)


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(0, 500))
def test_months_are_counted_backwards_and_forwards(day, count):
    back = months_before(day, count)
    assert back.day == 1
    assert (day.year - back.year) * 12 + day.month - back.month == count
    assert months_before(back, -count) == month_of(day)


def test_each_month_says_how_much_of_it_was_counted():
    nights = [
        night(date(2026, 7, 4), 9, new=2),
        night(date(2026, 7, 11), 12, meeting=2, new=1),
        night(date(2026, 8, 1)),
        night(date(2026, 10, 3), 7),
        night(date(2026, 10, 10)),
    ]
    july, august, september, october = months(nights, date(2026, 1, 15), date(2026, 10, 31))
    assert july == Month(first=date(2026, 7, 1), held=2, counted=2, visits=21, first_timers=3)
    assert august == Month(first=date(2026, 8, 1), held=1)
    assert september == Month(first=date(2026, 9, 1))
    assert (october.visits, october.held, october.counted, october.not_counted) == (7, 2, 1, 1)
    assert [each.state for each in (july, august, september, october)] == ["whole", "uncounted", "none", "part"]


def test_what_was_not_counted_is_never_a_nought():
    (only,) = months([night(date(2026, 8, 1))], date(2026, 8, 1), date(2026, 8, 31))
    assert only.visits is None
    assert only.first_timers is None
    (nobody,) = months([night(date(2026, 8, 1), 0)], date(2026, 8, 1), date(2026, 8, 31))
    assert (nobody.visits, nobody.state) == (0, "whole")


def test_months_of_which_nothing_is_known_yet_are_not_shown():
    assert months([], date(2026, 1, 1), TODAY) == ()
    assert [each.first.month for each in months([night(date(2026, 10, 3), 1)], date(2026, 1, 1), TODAY)] == [10, 11]
    early = months([night(date(2026, 3, 3), 1)], date(2026, 4, 1), date(2026, 5, 1))
    assert [each.first.month for each in early] == [4, 5]


@given(st.lists(st.tuples(st.integers(0, 700), st.one_of(st.none(), st.integers(0, 40))), max_size=60))
def test_no_visit_is_lost_or_made_up(held):
    nights = [night(date(2025, 1, 1) + timedelta(days=after), visits) for after, visits in held]
    found = months(nights, date(2025, 1, 1), date(2026, 12, 31))
    assert sum(each.visits or 0 for each in found) == sum(visits or 0 for _, visits in held)
    assert sum(each.held for each in found) == len(nights)
    assert all((each.visits is None) == (each.counted == 0) for each in found)


def test_each_meeting_shows_its_middle_evening():
    nights = [night(TODAY - timedelta(weeks=at), visits, new=1) for at, visits in enumerate((4, 9, 6, 7), start=1)]
    nights += [night(TODAY), night(TODAY, meeting=2)]
    assert by_meeting(nights, [(2, "Women"), (1, "Sat"), (3, "New")]) == (
        OfMeeting(meeting=1, name="Sat", held=5, counted=4, visits=26, first_timers=4, typical=7),
    )


def weeks(*counts):
    """Return nights of the last weeks, newest first; each week is a tuple of visits."""
    return [
        night(MONDAY - timedelta(weeks=back) + timedelta(days=day), visits, meeting=day + 1)
        for back, week in enumerate(counts, start=1)
        for day, visits in enumerate(week)
    ]


def test_a_typical_week_is_the_middle_one_of_those_counted_whole():
    nights = weeks((8, 10), (9, 12), (20, None), (7, 9), (None, None), (), (40, 40))
    found = typical_week([*nights, night(MONDAY, 99), night(date(2020, 1, 1), 99)], TODAY)
    assert found == TypicalWeek(weeks=12, whole=4, held=12, counted=9, visits=20, meetings=2)


def test_too_few_whole_weeks_are_not_called_typical():
    few = typical_week(weeks(*[(8,)] * (ENOUGH - 1)), TODAY)
    assert (few.visits, few.meetings, few.whole, few.counted) == (None, None, ENOUGH - 1, ENOUGH - 1)
    assert typical_week(weeks(*[(8,)] * ENOUGH), TODAY).visits == 8
    assert typical_week([], TODAY) == TypicalWeek(weeks=12, whole=0, held=0, counted=0)


def test_the_week_of_today_waits_until_it_is_over():
    nights = weeks((1,), (1,), (1,))
    assert typical_week([*nights, night(MONDAY, 100)], MONDAY).visits == 1
    assert typical_week([*nights, night(MONDAY, 100)], MONDAY + timedelta(days=6)).held == 3
    assert typical_week([*nights, night(MONDAY, 100)], MONDAY + timedelta(days=7)).held == 4


def test_nothing_about_visits_is_kept_for_a_person():
    for kind in (Night, Month, OfMeeting, TypicalWeek):
        assert {each.name for each in fields(kind)}.isdisjoint({"person", "people", "who", "member", "members"})


def test_a_typical_week_is_said_in_words():
    english = catalogue("en")
    assert typical_in_words(typical_week(weeks((8, 3), (9, 4), (8,), (7, 4)), TODAY), english) == (
        "A typical week: about 11 visits.",
        "That is at 2 meetings.",
        "We counted 7 of 7 meetings in the last 12 weeks.",
    )
    assert typical_in_words(typical_week(weeks((8, None)), TODAY), english) == (
        "A typical week will stand here once we have counted every meeting in 3 weeks.",
        "We counted 1 of 2 meetings in the last 12 weeks.",
    )
    assert len(typical_in_words(typical_week([], TODAY), english)) == 1


def test_a_gap_is_said_in_words_and_has_no_figure():
    english = catalogue("en")
    first = date(2026, 8, 1)
    told = (
        Month(first=first),
        Month(first=first, held=2),
        Month(first=first, held=2, counted=1, visits=0, first_timers=0),
    )
    assert [visits_in_words(each, english) for each in told] == ["No meeting", "Not counted", "0"]
    assert [counted_in_words(each, english) for each in told] == ["", "0 of 2", "1 of 2"]
    assert [month_in_words(each, english) for each in told] == [
        "August 2026: no meeting.",
        "August 2026: we met, and nobody counted. That is fine.",
        "August 2026: 0 visits.\nWe counted 1 of 2 meetings.",
    ]


def test_the_month_that_is_not_over_says_so_and_is_not_whole():
    this = Month(first=date(2026, 11, 1), held=1, counted=1, visits=1, first_timers=0, so_far=True)
    assert month_in_words(this, catalogue("en")) == "November 2026, so far: 1 visit.\nWe counted 1 of 1 meetings."
    assert [each.whole for each in (this, replace(this, so_far=False), Month(first=this.first))] == [
        False,
        True,
        False,
    ]
