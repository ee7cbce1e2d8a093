"""After an outing: heads that agree, words without a person in them, and figures that tell of nobody."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groupkit.core.outings.afterwards import AGAIN, Afterwards, Incident
from groupkit.core.outings.growth import (
    FIRST,
    FREE,
    PAID,
    PEOPLE,
    PLACES,
    YEAR,
    Gone,
    gone,
    growth,
    quarter_of,
    together,
)
from groupkit.core.outings.reckoning import FEW, Reckoning
from groupkit.core.outings.values import AMOUNTS, WAITING, Cost, Goer, Outing

DAY = date(2026, 11, 14)
WALK = Afterwards(outing=1, heads_out=12, heads_back=12)
NOTE = Incident(outing=1, at="Saturday, about 3", place="The pier", what="Somebody slipped", kept_until=DAY)


def fields(problems):
    return [problem.field for problem in problems]


def test_heads_that_agree_need_nothing_more():
    assert fields(Afterwards(outing=1).heads_problems()) == []
    assert fields(WALK.heads_problems()) == []
    assert fields(replace(WALK, heads_back=10, heads_early=2, first_time=3).heads_problems()) == []


def test_fewer_back_than_out_is_written_down_once_it_is_known_where_each_one_is():
    fewer = replace(WALK, heads_back=9, heads_early=1)
    assert fewer.not_back == 2
    (problem,) = fewer.heads_problems()
    assert str(problem) == "Fewer came back than went out. Look for them first. Then say that all are known."
    assert fields(fewer.heads_problems(all_known=True)) == []


def test_counts_that_cannot_be_are_asked_about_all_at_once():
    assert fields(replace(WALK, heads_early=1).heads_problems()) == ["heads_back"]
    assert fields(replace(WALK, first_time=13).heads_problems()) == ["first_time"]
    assert fields(Afterwards(outing=1, heads_back=3).heads_problems()) == ["heads_out"]
    assert fields(Afterwards(outing=1, heads_out=-1).heads_problems()) == ["heads_out"]
    assert fields(replace(WALK, heads_out=1000).heads_problems(all_known=True)) == ["heads_out"]


@pytest.mark.parametrize("name", ["well", "change", "left_out", "tip"])
def test_words_about_the_day_hold_no_way_to_reach_anybody(name):
    for words, found in (("The tea was hot.", []), ("Ring 07700 900123", [name]), ("a" * 2001, [name])):
        told: dict[str, Any] = {name: words}
        assert fields(replace(WALK, **told).words_problems()) == found


def test_doing_it_again_is_one_of_the_answers():
    assert [fields(replace(WALK, again=key).words_problems()) for key in AGAIN] == [[]] * 4
    assert fields(replace(WALK, again="never").words_problems()) == ["again"]


def test_a_note_of_what_happened_says_what_was_seen():
    assert fields(NOTE.problems()) == []
    assert fields(replace(NOTE, what=" ").problems()) == ["what"]
    assert fields(replace(NOTE, place="p" * 201, told="jo@example.org").problems()) == ["place", "told"]


# over time


def of(number, day, places=10, **more):
    return Gone(outing=number, name=f"Outing {number}", day=day, places=places, **{"free": 0, **more})


def test_each_year_stands_before_its_quarters_and_the_newest_first():
    found = growth([of(1, date(2025, 2, 1)), of(2, date(2026, 5, 1)), of(3, date(2026, 12, 31))])
    assert [(each.year, each.quarter, each.outings) for each in found] == [
        *((2026, YEAR, 2), (2026, 2, 1), (2026, 4, 1)),
        *((2025, YEAR, 1), (2025, 1, 1)),
    ]
    assert growth([]) == ()
    assert [quarter_of(date(2026, month, 1)) for month in (1, 3, 4, 9, 10, 12)] == [1, 1, 2, 3, 4, 4]


def test_sums_are_made_of_the_outings_they_name():
    first = of(1, DAY, 12, free=3, first_time=4, cost=9000, payers=9, paid=((PEOPLE, 5400), (7, 3600)))
    second = of(2, DAY, 8, free=0, cost=1000, payers=0, paid=((PEOPLE, 0), (7, 1000)))
    year = growth([second, first])[0]
    assert [each.outing for each in year.gone] == [1, 2]
    assert (year.places, year.free, year.first_time, year.cost) == (20, 3, 4, 10_000)
    assert year.paid == ((PEOPLE, 5400), (7, 4600))
    assert together(2026, [second]).first_time is None


def test_a_figure_about_few_people_is_left_out_of_every_quarter_of_its_year():
    found = growth(
        [
            of(1, date(2026, 1, 5), 10, free=4, first_time=3, payers=5, paid=((PEOPLE, 500),)),
            of(2, date(2026, 5, 5), 10, free=1, first_time=0, payers=2, paid=((PEOPLE, 300), (1, 100))),
        ]
    )
    year, winter, spring = found
    assert year.few == frozenset()
    assert (year.free, year.paid) == (5, ((PEOPLE, 800), (1, 100)))
    assert winter.few == spring.few == {FREE, PAID}
    assert (winter.free, winter.paid, spring.free, spring.paid) == (None, (), None, ())
    assert (winter.places, winter.first_time) == (10, 3)
    alone = together(2026, [of(1, DAY, FEW - 1, first_time=1)])
    assert alone.few == {PLACES, FIRST}
    assert (alone.places, alone.first_time, alone.outings) == (None, None, 1)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.dates(date(2025, 1, 1), date(2026, 12, 31)), st.integers(1, 9), st.integers(0, 4)), max_size=8
    )
)
def test_what_is_left_out_cannot_be_worked_out_from_what_is_shown(outings):
    found = growth([of(at, day, places, free=min(free, places)) for at, (day, places, free) in enumerate(outings)])
    for name in ("places", "free"):
        for year in (each for each in found if not each.quarter):
            quarters = [each for each in found if each.year == year.year and each.quarter]
            shown = [getattr(each, name) for each in quarters]
            assert None not in shown or not any(shown)
            assert all(count is None or count == 0 or count >= FEW for count in [*shown, getattr(year, name)])


# one outing in figures

BOWLING = Outing(id=4, name="Bowling", day=DAY, fund=2)
PEOPLE_ON_IT = (
    Goer(id=1, outing=4, name="Ann", party=2, free=1),
    Goer(id=2, outing=4, name="Ben"),
    Goer(id=3, outing=4, name="Caz", party=3, free=3, standing=WAITING),
)
LANES = Cost(outing=4, what="Lanes", pence=900)


def taken(known, after) -> Gone:
    found = gone(known, after, DAY)
    assert found is not None
    return found


def test_an_outing_is_told_by_its_list_until_heads_are_counted():
    known = Reckoning(outing=BOWLING, people=PEOPLE_ON_IT[:2], costs=(LANES,))
    found = taken(known, Afterwards(outing=4))
    assert (found.outing, found.name, found.places, found.free, found.cost) == (4, "Bowling", 3, 1, 900)
    assert sum(pence for _who, pence in found.paid) == 900
    counted = taken(known, Afterwards(outing=4, heads_out=11, first_time=2, free_taken=5))
    assert (counted.places, counted.free, counted.first_time) == (11, 5, 2)


def test_those_who_wait_took_no_place():
    known = Reckoning(outing=BOWLING, people=PEOPLE_ON_IT)
    assert taken(known, Afterwards(outing=4)).free == 1


def test_an_outing_to_come_and_one_nobody_went_on_count_nowhere():
    known = Reckoning(outing=BOWLING, people=PEOPLE_ON_IT[:2])
    assert gone(known, Afterwards(outing=4), date(2026, 11, 13)) is None
    assert gone(replace(known, people=()), Afterwards(outing=4), DAY) is None
    assert gone(known, Afterwards(outing=4, heads_out=0), DAY) is None


def test_what_paid_is_not_told_as_long_as_it_cannot_be_shared():
    people = tuple(replace(who, amount=1000) for who in PEOPLE_ON_IT[:2])
    known = Reckoning(outing=replace(BOWLING, way=AMOUNTS), people=people, costs=(LANES,))
    found = taken(known, Afterwards(outing=4))
    assert (found.payers, found.paid, found.cost) == (0, (), 900)
