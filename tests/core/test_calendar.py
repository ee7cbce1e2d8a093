"""A group says when something happens, in the words of a form."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.calendar import EVERY_WEEK, Rule, days, later
from groupkit.core.problems import RefusedError

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
PLAIN = st.one_of(
    st.just(EVERY_WEEK),
    st.builds(
        lambda weeks, last: Rule(weeks=tuple(sorted(weeks)), last=last), st.sets(st.integers(1, 5)), st.booleans()
    ),
    st.builds(lambda step, start: Rule(step=step, start=start), st.integers(1, 60), DAYS),
    st.builds(lambda chosen: Rule(dates=tuple(sorted(chosen))), st.sets(DAYS, min_size=1, max_size=5)),
)
LEFT_OUT = st.sets(DAYS, max_size=4).map(lambda days: tuple(sorted(days)))
RULES = st.builds(lambda rule, days: replace(rule, excluding=days), PLAIN, LEFT_OUT)
SATURDAY = 5


def november(text, weekday=SATURDAY):
    return [day.day for day in days(weekday, Rule.parse(text), date(2026, 11, 1), date(2026, 11, 30))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("every", [7, 14, 21, 28]),
        ("1st", [7]),
        ("2nd 4th", [14, 28]),
        ("2nd, 4th", [14, 28]),
        ("last", [28]),
        ("1st last", [7, 28]),
        ("5th", []),
        ("every 2 weeks from 2026-11-07", [7, 21]),
        ("every 3 weeks from 2026-11-14", [14]),
        ("every except 2026-11-14", [7, 21, 28]),
        ("2nd 4th except 2026-11-28, 2026-11-14", []),
        ("on 2026-11-10 2026-11-11 except 2026-11-10", [11]),
        ("on 2026-11-10", [10]),
        ("on 2026-11-10, 2026-11-03 2027-01-01", [3, 10]),
    ],
)
def test_a_rule_names_the_days_a_person_would_name(text, expected):
    assert november(text) == expected


def test_a_rule_of_dates_holds_on_those_dates_alone():
    rule = Rule.parse("on 2026-11-10")
    assert rule.holds(date(2026, 11, 10))
    assert not rule.holds(date(2026, 11, 17))


def test_a_fifth_week_is_there_when_the_month_is_long_enough():
    assert november("5th", weekday=6) == [29]
    assert november("last", weekday=6) == [29]


@pytest.mark.parametrize(
    "text",
    [
        "", "on", "sometimes", "6th", "every other", "every 2 weeks", "every 0 weeks from 2026-01-03",
        "every 2 weeks from", "every 2 weeks from Monday", "every two weeks from 2026-01-03",
        "every 2 weeks from 2026-01-03 2026-01-10", "on 2026-02-30", "except",
        "except 2026-11-14", "every except", "every except Monday", "every except 2026-11-14 except 2026-11-21",
    ],
)  # fmt: skip
def test_a_rule_that_cannot_be_read_is_shown_with_examples(text):
    with pytest.raises(RefusedError) as told:
        Rule.parse(text)
    assert f'"{text}"' in str(told.value)
    assert "every 2 weeks from" in str(told.value)


@given(RULES)
def test_a_rule_reads_back_as_it_was_written(rule):
    assert Rule.parse(str(rule)) == rule


@given(RULES, st.integers(0, 6), DAYS, st.integers(0, 400))
def test_days_are_in_order_within_the_span_and_keep_the_rule(rule, weekday, first, length):
    last = first + timedelta(days=length)
    found = list(days(weekday, rule, first, last))
    assert found == sorted(set(found))
    assert all(first <= day <= last and rule.holds(day) for day in found)
    if not rule.dates:
        span = (first + timedelta(days=n) for n in range(length + 1))
        assert found == [day for day in span if day.weekday() == weekday and rule.holds(day)]


@given(st.integers(1, 20), DAYS, st.integers(0, 300))
def test_every_few_weeks_comes_round_in_that_many_weeks(step, start, weeks):
    rule = Rule(step=step, start=start)
    assert rule.holds(start + timedelta(weeks=weeks)) == (weeks % step == 0)
    assert not rule.holds(start - timedelta(weeks=step))


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2023-10-31", 4, "2024-02-29"),
        ("2022-11-30", 3, "2023-02-28"),
    ],
)
def test_some_months_after_the_end_of_a_month_is_the_end_of_a_shorter_one(day, months, then):
    assert later(date.fromisoformat(day), months) == date.fromisoformat(then)


@given(DAYS, st.integers(0, 48))
def test_some_months_later_is_the_day_another_library_says(day, months):
    assert later(day, months) == day + relativedelta(months=months)
