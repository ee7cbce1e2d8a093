"""A year is kept as long as the longest rule says, whichever day it ends on."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.retention import first_day, rules, year_of, years_kept
from groupkit.storage import retention


@pytest.mark.parametrize(
    ("last", "day"),
    [
        (date(2026, 4, 5), date(2032, 4, 6)),
        (date(2026, 12, 31), date(2033, 1, 1)),
        (date(2028, 2, 29), date(2034, 3, 1)),
        (date(2026, 2, 28), date(2032, 2, 29)),
    ],
)
def test_a_year_may_go_the_day_after_six_years_from_its_end(last, day):
    assert first_day(last, 6) == day


@pytest.mark.parametrize("region", ["UK", "US", ""])
def test_every_region_has_a_rule_for_the_book(region):
    kept = rules(retention.words(), region)
    assert years_kept(kept) == 6
    assert all(keep.by_law and keep.law for keep in kept if keep.key.startswith("book-")) is (region == "UK")


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.sampled_from([(4, 6), (1, 1), (3, 1), (12, 28)]))
def test_every_day_is_in_one_year_and_the_years_join(day, starts):
    first, last = year_of(day, starts)
    assert first <= day <= last
    assert (first.month, first.day) == starts
    assert year_of(last, starts) == (first, last)
    assert year_of(first, starts) == (first, last)
    assert year_of(date.fromordinal(last.toordinal() + 1), starts)[0].toordinal() == last.toordinal() + 1
