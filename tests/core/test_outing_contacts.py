"""Whom to call in need is kept for a week at the most, and hidden from the first moment of its last day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.outings.contacts import Contact, destroy_day, gone_on, hidden, moved
from groupkit.core.outings.plans import Plan

DAY = date(2026, 11, 14)
CONTACT = Contact(outing=1, name="Zed", whom="Sis", reach="ring 7", knows="no", helps="tea")


def test_what_is_written_is_kept_and_what_is_left_out_is_said():
    assert list(CONTACT.problems()) == []
    empty = Contact(outing=1, name=" ", reach=" ", knows="perhaps")
    assert [problem.field for problem in empty.problems()] == ["name", "reach", "knows"]
    long = replace(CONTACT, name="x" * 81, whom="x" * 81, reach="x" * 301, helps="x" * 301)
    assert [problem.field for problem in long.problems()] == ["name", "whom", "reach", "helps"]


@pytest.mark.parametrize(("days", "after"), [(7, 7), (1, 1), (0, 1), (-3, 1), (8, 7), (400, 7)])
def test_a_group_can_keep_it_for_fewer_days_and_never_for_more(days, after):
    assert destroy_day(DAY, days) == DAY + timedelta(days=after)


def test_a_later_day_written_down_does_not_keep_it_longer():
    plan = Plan(outing=1)
    assert gone_on(plan, DAY) == DAY + timedelta(days=7)
    assert gone_on(replace(plan, destroy_on=DAY + timedelta(days=2)), DAY) == DAY + timedelta(days=2)
    assert gone_on(replace(plan, destroy_on=DAY + timedelta(days=90)), DAY) == DAY + timedelta(days=7)


def test_it_is_hidden_from_its_day_on_and_at_once_when_the_outing_is_called_off():
    plan = Plan(outing=1, destroy_on=DAY + timedelta(days=3))
    assert [hidden(plan, DAY, DAY + timedelta(days=at)) for at in (-30, 0, 2, 3, 4)] == [
        *(False, False, False),
        *(True, True),
    ]
    assert hidden(replace(plan, called_off=True), DAY, DAY - timedelta(days=30))


@given(st.integers(1, 7), st.integers(-400, 400))
def test_the_day_goes_with_an_outing_that_moves(days, by):
    plan, new = Plan(outing=1, destroy_on=DAY + timedelta(days=days)), DAY + timedelta(days=by)
    assert moved(plan, DAY, new) == new + timedelta(days=days)
    assert moved(replace(plan, destroy_on=None), DAY, new) is None
