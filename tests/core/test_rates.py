"""A mile is paid at the rate of the day it was driven, and at none when none is known."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.problems import RefusedError
from groupkit.core.rates import Rate, in_force, mileage, mileage_problems, overlaps, rate_on, to_confirm

BEGAN, CHANGED = date(2011, 4, 6), date(2026, 4, 6)
SEEN = date(2026, 11, 21)
DAY = timedelta(days=1)


def a_rate(since: date = BEGAN, **said) -> Rate:
    values: dict[str, Any] = {"key": "car", "tenths": 450, "source": "a page", "seen_on": SEEN}
    return Rate(since=since, **values | said)


OLD = a_rate(until=CHANGED - DAY, year_miles=10_000, tenths_above=250)
NEW = a_rate(CHANGED, tenths=550, tenths_above=250)
BICYCLE = a_rate(key="bicycle", tenths=200)
days = st.dates(date(2010, 1, 1), date(2030, 12, 31))
rates = st.builds(
    a_rate, days, tenths=st.integers(1, 900), year_miles=st.none() | st.integers(1, 500), tenths_above=st.just(0)
)


def test_the_rate_is_that_of_the_day_of_travel():
    known = (OLD, NEW, BICYCLE)
    assert in_force(known, "car", CHANGED - DAY) == OLD
    assert in_force(known, "car", CHANGED) == NEW
    assert in_force(known, "bicycle", CHANGED) == BICYCLE
    assert rate_on(known, "car", BEGAN) == OLD


@pytest.mark.parametrize(("key", "day"), [("car", CHANGED), ("car", BEGAN - DAY), ("boat", BEGAN)])
def test_where_no_rate_is_known_the_program_asks_and_takes_no_other(key, day):
    assert in_force([OLD], key, day) is None
    with pytest.raises(RefusedError, match=r"We know no rate for .* 20\d\d\. Type the one that held"):
        rate_on([OLD], key, day)


def test_a_rate_nobody_has_confirmed_is_offered_and_not_used():
    seen = a_rate(CHANGED, tenths=550, confirmed=False)
    assert in_force([OLD, seen], "car", CHANGED) is None
    assert to_confirm([OLD, seen], "car", CHANGED) == seen
    assert to_confirm([OLD, seen], "car", CHANGED - DAY) is None
    assert to_confirm([OLD, seen, NEW], "car", CHANGED) is None
    assert to_confirm([OLD, seen], "bicycle", CHANGED) is None


def test_of_two_that_hold_the_later_counts_and_of_two_that_began_together_the_one_given_last():
    ours = a_rate(CHANGED, tenths=300)
    assert in_force([NEW, a_rate(), ours], "car", CHANGED) == ours
    assert in_force([ours, NEW], "car", CHANGED) == NEW
    assert overlaps([OLD, NEW, BICYCLE]) == ()
    assert overlaps([NEW, a_rate(), BICYCLE]) == ((a_rate(), NEW),)


@given(st.lists(rates, max_size=5), days)
def test_a_rate_found_holds_that_day_and_none_that_holds_began_later(known, day):
    found = in_force(known, "car", day)
    holding = [rate for rate in known if rate.since <= day]
    assert (found is None) == (not holding)
    assert found is None or (found.since <= day and found.since == max(rate.since for rate in holding))


@given(st.integers(0, 50_000), st.integers(0, 50_000), rates, st.integers(0, 9_000))
def test_more_miles_are_never_paid_less_and_a_journey_in_two_parts_is_a_penny_out_at_most(one, other, rate, before):
    whole = mileage(one + other, rate, before)
    parts = mileage(one, rate, before) + mileage(other, rate, before + one)
    assert mileage(one, rate, before) <= whole
    assert abs(parts - whole) <= 1


@given(st.integers(0, 99_999), st.integers(1, 9_999))
def test_half_a_penny_is_rounded_up_once(miles, tenths):
    exactly = Fraction(miles * tenths, 100)
    assert -Fraction(1, 2) < mileage(miles, a_rate(tenths=tenths)) - exactly <= Fraction(1, 2)


def test_miles_beyond_the_band_of_the_year_are_paid_at_the_lower_rate():
    assert mileage(124, OLD) == 558
    assert mileage(1, OLD) == 5
    assert mileage(200, OLD, before=99_900) == 10 * 45 + 10 * 25
    assert mileage(200, OLD, before=150_000) == 20 * 25
    assert mileage(200, BICYCLE, before=150_000) == 20 * 20


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"tenths": 0}, "rate"),
        ({"tenths": 10_000}, "rate"),
        ({"tenths_above": -1}, "rate"),
        ({"until": BEGAN - DAY}, "until"),
        ({"year_miles": 0}, "year_miles"),
        ({"source": " "}, "source"),
    ],
)
def test_a_rate_that_cannot_be_kept_says_why(change, field):
    assert [problem.field for problem in a_rate(**change).problems()] == [field]


def test_a_whole_rate_can_be_kept():
    assert [*OLD.problems(), *NEW.problems(), *BICYCLE.problems(), *a_rate(until=BEGAN).problems()] == []


@pytest.mark.parametrize(("miles", "fits"), [(0, False), (1, True), (99_999, True), (100_000, False), (-1, False)])
def test_a_journey_has_miles(miles, fits):
    assert (not list(mileage_problems(miles))) is fits
