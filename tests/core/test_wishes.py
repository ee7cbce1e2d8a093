"""A group sees which parts of its week have no meeting, and what people wish for there."""

from dataclasses import fields, replace
from datetime import date, time

import pytest

from groupkit.core.calendar import Rule
from groupkit.core.meetings import Meeting
from groupkit.core.wishes import (
    PARTS,
    Cover,
    Wanted,
    Wish,
    coverage,
    evenings_without,
    gaps_in_words,
    part_of,
    unmet,
    wanted,
    weekends_without,
)
from groupkit.i18n import catalogue

TODAY = date(2026, 11, 14)
MEETING = Meeting(name="Sat meeting", weekday=5, start=time(11), minutes=60, format="open")
WISH = Wish(weekday=6, part="evening", place="Northside", people=4, told_on=date(2026, 11, 1))


def cover(meetings, weekday, part):
    found = coverage(meetings, TODAY)
    assert len(found) == 7 * len(PARTS)
    return next(each for each in found if (each.weekday, each.part) == (weekday, part))


@pytest.mark.parametrize(
    ("start", "part"),
    [
        (time(0, 30), "night"),
        (time(4, 59), "night"),
        (time(5), "morning"),
        (time(11, 59), "morning"),
        (time(12), "afternoon"),
        (time(16, 59), "afternoon"),
        (time(17), "evening"),
        (time(21, 59), "evening"),
        (time(22), "night"),
    ],
)
def test_a_meeting_belongs_to_the_part_of_the_day_it_starts_in(start, part):
    assert part_of(start) == part


def test_a_weekly_meeting_covers_its_slot_and_no_other():
    found = coverage([MEETING], TODAY)
    assert [each for each in found if each.how != "none"] == [
        Cover(weekday=5, part="morning", how="every", meetings=("Sat meeting",))
    ]


@pytest.mark.parametrize(
    ("when", "how"),
    [
        (Rule(), "every"),
        (Rule(weeks=(1, 3)), "some"),
        (Rule(weeks=(1, 2, 3, 4, 5)), "every"),
        (Rule(step=2, start=TODAY), "some"),
        (Rule(step=1, start=TODAY), "every"),
        (Rule(step=1, start=date(2027, 3, 6)), "some"),
        (Rule(dates=(date(2026, 12, 5),)), "some"),
        (Rule(dates=(date(2026, 1, 3),)), "none"),
    ],
)
def test_some_weeks_are_told_from_every_week(when, how):
    assert cover([replace(MEETING, when=when)], 5, "morning").how == how


def test_two_meetings_that_take_turns_make_every_week():
    odd = replace(MEETING, name="Odd", when=Rule(weeks=(1, 3, 5)))
    even = replace(MEETING, name="Even", start=time(9), when=Rule(weeks=(2, 4)))
    both = cover([odd, even], 5, "morning")
    assert (both.how, both.meetings) == ("every", ("Odd", "Even"))


def test_a_date_on_another_day_counts_where_it_falls():
    sunday = replace(MEETING, when=Rule(dates=(date(2026, 12, 6),)))
    assert cover([sunday], 6, "morning").how == "some"
    assert cover([sunday], 5, "morning").how == "none"


@pytest.mark.parametrize("state", ["paused", "closed"])
def test_a_meeting_that_does_not_run_covers_nothing(state):
    assert all(each.how == "none" for each in coverage([replace(MEETING, state=state)], TODAY))


def test_evenings_and_weekends_without_a_meeting_are_named():
    evening = replace(MEETING, weekday=2, start=time(19))
    assert evenings_without(coverage([MEETING, evening], TODAY)) == (0, 1, 3, 4, 5, 6)
    assert weekends_without(coverage([MEETING, evening], TODAY)) == (6,)
    assert weekends_without(coverage([evening], TODAY)) == (5, 6)
    assert len(evenings_without(coverage([], TODAY))) == 7


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"weekday": 7}, "weekday"),
        ({"part": "noon"}, "part"),
        ({"people": 0}, "people"),
        ({"people": 1000}, "people"),
        ({"place": "Ring 01632 960 001"}, "place"),
        ({"place": "jo@example.org"}, "place"),
        ({"place": "word " * 13}, "place"),
    ],
)
def test_everything_to_put_right_in_a_wish_is_told(change, field):
    assert list(WISH.problems()) == []
    assert [problem.field for problem in replace(WISH, **change).problems()] == [field]


def test_wishes_for_one_time_and_place_are_put_together_most_asked_first():
    wishes = (
        replace(WISH, weekday=0, place="", people=1),
        replace(WISH, part="night", people=5),
        WISH,
        replace(WISH, place="NORTHSIDE", people=2),
        replace(WISH, place="Eastside", people=1),
    )
    found = wanted(wishes, ())
    assert [(each.weekday, each.part, each.place, each.people) for each in found] == [
        (6, "evening", "Northside", 6),
        (6, "night", "Northside", 5),
        (0, "evening", "", 1),
        (6, "evening", "Eastside", 1),
    ]


def test_a_wish_is_unmet_while_no_meeting_runs_at_that_time():
    saturday = replace(WISH, weekday=5, part="morning")
    covers = coverage([MEETING], TODAY)
    assert [each.meetings for each in wanted((saturday, WISH), covers)] == [("Sat meeting",), ()]
    assert unmet((saturday, WISH), covers) == (
        Wanted(weekday=6, part="evening", place="Northside", people=4, meetings=()),
    )
    assert len(unmet((saturday, WISH), coverage([replace(MEETING, state="paused")], TODAY))) == 2


def test_no_name_stands_in_a_wish():
    assert [each.name for each in fields(Wish)] == ["id", "weekday", "part", "place", "people", "told_on"]


def test_evenings_and_weekends_are_said_in_words():
    english = catalogue("en")
    weekend = (replace(MEETING, weekday=5), replace(MEETING, weekday=6))
    every = tuple(replace(MEETING, weekday=day, start=time(18)) for day in range(7))
    assert gaps_in_words(coverage(every[:5], TODAY), english) == (
        "Evenings without a meeting of ours: Saturday and Sunday.",
        "Weekend days without a meeting of ours: Saturday and Sunday.",
    )
    assert gaps_in_words(coverage((*every, *weekend), TODAY), english) == (
        "There is a meeting of ours every evening.",
        "There is a meeting of ours on both days of the weekend.",
    )
