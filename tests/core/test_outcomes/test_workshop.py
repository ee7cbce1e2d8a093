"""A half-day has a plan that fits, guests of many kinds with the gaps shown, and somebody beside each step."""

from dataclasses import replace
from datetime import date, time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.outcomes.workshop import (
    MOST_MINUTES,
    Guests,
    Kind,
    Run,
    Segment,
    Step,
    Workshop,
    gaps,
    minutes,
    problems,
    step_problems,
    timed,
)

DAY = date(2026, 11, 21)
PLAN = (Segment(key="open", minutes=10), Segment(key="rank", minutes=50))
RUN = Run(day=DAY, title="Half-day", place="The hall", start=time(9, 30), agenda=PLAN)
KINDS = (
    *(
        Kind(key="members", title="Members", least=3, source=""),
        Kind(key="carers", title="Carers", least=1, source=""),
    ),
    Kind(key="gp", title="Doctors", least=0, source=""),
)
STEP = Step(said="A warm welcome", what="Put tea on", who="Tea maker", month=date(2026, 11, 1))


def wrong(**changes):
    """Return the fields that are to be put right once something of the half-day is changed."""
    return [problem.field for problem in problems(replace(RUN, **changes))]


def test_a_plan_has_its_times():
    assert [(each.segment.key, each.begins, each.ends) for each in timed(RUN)] == [
        ("open", time(9, 30), time(9, 40)),
        ("rank", time(9, 40), time(10, 30)),
    ]
    assert timed(replace(RUN, start=None)) == ()


@given(st.lists(st.integers(1, 60), min_size=1, max_size=12), st.times().map(lambda at: at.replace(microsecond=0)))
def test_a_plan_has_no_holes_and_ends_when_it_says(lengths, start):
    run = replace(RUN, start=start, agenda=tuple(Segment(key="open", minutes=each) for each in lengths))
    rows = timed(run)
    assert rows[0].begins == start
    assert all(one.ends == other.begins for one, other in pairwise(rows))
    long = minutes(run) > MOST_MINUTES
    assert ("agenda" in {each.field for each in problems(run)}) is long
    if not list(problems(run)):
        assert rows[-1].ends > start


def test_a_half_day_is_a_half_day():
    assert wrong() == []
    assert wrong(place=" ", start=None, agenda=()) == ["place", "agenda", "start"]
    assert wrong(agenda=(Segment(key="open", minutes=MOST_MINUTES),)) == []
    assert wrong(agenda=(Segment(key="open", minutes=MOST_MINUTES + 1),)) == ["agenda"]
    assert wrong(agenda=(Segment(key="open", minutes=0),)) == ["agenda"]
    assert wrong(start=time(22, 59)) == []
    assert wrong(start=time(23, 0)) == ["start"]


def test_a_kind_of_people_that_is_not_coming_shows_before_the_day():
    asked = Workshop(run=RUN, guests=(Guests(kind="members", asked=6, coming=2), Guests(kind="carers", coming=1)))
    assert [kind.key for kind in gaps(asked, KINDS)] == ["members"]
    assert [kind.key for kind in gaps(Workshop(run=RUN), KINDS)] == ["members", "carers"]
    over = replace(asked, run=replace(RUN, closed_on=DAY))
    assert [kind.key for kind in gaps(over, KINDS)] == ["members", "carers"]
    assert asked.of("gp") == Guests(kind="gp")


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"what": " ", "who": ""}, ["what", "who"]),
        ({"month": date(2026, 10, 31)}, ["month"]),
        ({"month": date(2027, 1, 31)}, []),
    ],
)
def test_a_step_has_somebody_beside_it_and_a_month(changes, fields):
    assert [each.field for each in step_problems(replace(STEP, **changes), DAY)] == fields
