"""A group looks back on its visits, sees its week, and keeps what people wish for."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from groupkit.core.meetings import Heads
from groupkit.core.problems import RefusedError
from groupkit.core.wishes import Wish
from groupkit.services import meetings, visits
from tests.evening import SATURDAY

WISH = Wish(weekday=6, part="evening", place="  North   side ", people=4)
FIRST = SATURDAY - timedelta(weeks=10)


def count(group, day, visitors, first_timers=0):
    held = meetings.on(group, day)
    meetings.count_heads(group, held, Heads(regulars=visitors - first_timers, first_timers=first_timers))


@pytest.fixture
def counted(book):
    """A book in which a Saturday group was counted from September on, with a gap."""
    for week, visitors in enumerate((9, 11, 10, None, 12, 8, None, 10, 9, 14)):
        if visitors is not None:
            count(book, FIRST + timedelta(weeks=week), visitors, 1)
    return book


def test_nothing_is_known_before_anybody_counts(book):
    assert visits.nights(book, date(2026, 1, 1), SATURDAY) == ()
    assert visits.last_months(book, 12) == ()
    assert visits.typical_week(book).visits is None
    assert visits.by_meeting(book, date(2026, 1, 1), SATURDAY) == ()


def test_months_begin_with_the_first_count_and_tell_what_was_not_counted(counted):
    found = visits.months(counted, date(2026, 1, 1), SATURDAY)
    assert [(each.first.month, each.held, each.counted, each.visits) for each in found] == [
        (9, 4, 3, 30),
        (10, 5, 4, 39),
        (11, 1, 1, 14),
    ]
    assert [each.first_timers for each in found] == [3, 4, 1]
    assert [each.so_far for each in found] == [False, False, True]
    assert visits.last_months(counted, 2) == found[1:]


def test_a_whole_month_is_shown_even_if_a_day_inside_it_is_asked_for(counted):
    (october,) = visits.months(counted, date(2026, 10, 20), date(2026, 10, 21))
    assert (october.held, october.visits) == (5, 39)


def test_months_that_have_not_come_are_not_shown(counted):
    assert visits.months(counted, SATURDAY, date(2027, 6, 1)) == visits.last_months(counted, 1)
    assert visits.months(counted, date(2027, 1, 1), date(2027, 6, 1)) == ()


def test_a_meeting_that_is_on_waits_until_it_is_over(counted):
    assert visits.nights(counted, SATURDAY, SATURDAY) == ()
    counted.surroundings.now.now = datetime(2026, 11, 14, 12, 0, tzinfo=UTC)
    (held,) = visits.nights(counted, SATURDAY, SATURDAY)
    assert held.heads is None
    count(counted, SATURDAY, 5)
    (held,) = visits.nights(counted, SATURDAY, SATURDAY)
    assert held.heads == Heads(regulars=5)


def test_a_typical_week_comes_from_weeks_counted_whole(counted):
    found = visits.typical_week(counted)
    assert (found.visits, found.meetings, found.counted, found.held, found.whole) == (10, 1, 8, 10, 8)


def test_one_meeting_is_looked_at_alone(counted):
    (known,) = meetings.listing(counted)
    other = meetings.add(counted, replace(known, id=0, name="Another", weekday=2, place=None))
    count(counted, date(2026, 11, 4), 30)
    assert visits.last_months(counted, 1)[0].visits == 44
    assert visits.last_months(counted, 1, known.id)[0].visits == 14
    assert visits.typical_week(counted, known.id).visits == 10
    found = visits.by_meeting(counted, FIRST, SATURDAY)
    assert [(each.name, each.held, each.counted, each.typical) for each in found] == [
        ("Another", 2, 1, 30),
        ("Sat meeting", 10, 8, 10),
    ]
    assert visits.nights(counted, date(2026, 1, 1), date(2026, 10, 31), other.id) == ()


def test_a_paused_meeting_keeps_its_counts_and_leaves_no_gaps(counted):
    (known,) = meetings.listing(counted)
    meetings.change(counted, replace(known, state="paused"))
    assert [(each.held, each.visits) for each in visits.last_months(counted, 3)] == [(3, 30), (4, 39), (1, 14)]


def test_a_running_meeting_covers_its_part_of_the_week(book):
    held = [each for each in visits.coverage(book) if each.how != "none"]
    assert [(each.weekday, each.part, each.how) for each in held] == [(5, "morning", "every")]


def test_a_wish_is_kept_tidy_and_only_with_its_month(book):
    kept = visits.wish(book, WISH)
    assert kept == Wish(
        id=kept.id, weekday=6, part="evening", place="North side", people=4, told_on=date(2026, 11, 1)
    )
    assert visits.wishes(book) == (kept,)
    early = visits.wish(book, replace(WISH, told_on=date(2025, 3, 9)))
    assert early.told_on == date(2025, 3, 1)
    book.undo()
    assert visits.wishes(book) == (kept,)


def test_a_wish_with_a_number_in_it_is_refused_with_everything_else(book):
    with pytest.raises(RefusedError) as refused:
        visits.wish(book, replace(WISH, place="Ring 01632 960 001", people=0))
    assert {problem.field for problem in refused.value.problems} == {"place", "people"}
    assert visits.wishes(book) == ()


def test_a_wish_is_met_once_a_meeting_runs_then(book):
    visits.wish(book, WISH)
    visits.wish(book, replace(WISH, weekday=5, part="morning"))
    assert [each.weekday for each in visits.unmet(book)] == [6]
    assert len(visits.wanted(book)) == 2
    (known,) = meetings.listing(book)
    meetings.add(book, replace(known, id=0, name="Sunday", weekday=6, start=time(18), place=None))
    assert visits.unmet(book) == ()


def test_old_wishes_and_answered_ones_are_forgotten_and_come_back(book):
    for told in (date(2025, 10, 1), date(2025, 11, 30), date(2026, 11, 1)):
        visits.wish(book, replace(WISH, told_on=told))
    assert visits.forget_wishes(book, date(2025, 11, 30)) == 1
    assert visits.forget_wishes(book, date(2025, 11, 30)) == 0
    (whole,) = visits.wanted(book)
    visits.wish(book, replace(WISH, place="Elsewhere"))
    assert visits.forget_wanted(book, whole) == 2
    assert [each.place for each in visits.wishes(book)] == ["Elsewhere"]
    book.undo()
    assert len(visits.wishes(book)) == 3


def test_pages_that_show_visits_hear_of_a_wish(book):
    heard: list[frozenset[str]] = []
    book.subscribe(heard.append)
    visits.wish(book, WISH)
    assert heard == [frozenset({"visits"})]


def test_everything_about_visits_comes_in_one_look(counted):
    visits.wish(counted, WISH)
    found = visits.overview(counted, 2)
    assert found.group == "Saturday group, Eastside"
    assert [each.first.month for each in found.months] == [10, 11]
    assert [each.name for each in found.each] == ["Sat meeting"]
    assert (len(found.week), len(found.unmet), found.typical.visits) == (28, 1, 10)


def test_a_spreadsheet_gets_a_row_for_each_meeting_and_month(counted):
    assert visits.FIGURES == ("month", "meeting", "held", "counted", "visits", "first_timers")
    assert visits.figures(counted, 2) == (
        ("2026-10", "Sat meeting", 5, 4, 39, 4),
        ("2026-11", "Sat meeting", 1, 1, 14, 1),
    )
