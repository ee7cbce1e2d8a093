"""A place goes to whoever is first, a party stays together, and nobody takes more than there are by accident."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.outings import company, places
from groupkit.core.outings.company import OFFER, WANT
from groupkit.core.outings.values import COMING, NOT_COMING, WAITING, Goer, Outing

WALK = Outing(id=1, name="Walk", day=date(2026, 11, 14), places=4, free_places=1)


def goer(number, standing=COMING, **more):
    more.setdefault("name", f"P{number}")
    return Goer(id=number, outing=1, standing=standing, **more)


def said(problems):
    return [str(each) for each in problems]


def test_places_are_counted_by_heads():
    people = (goer(1, party=2), goer(2, WAITING), goer(3, NOT_COMING), goer(4, free=1))
    assert (places.taken(people), places.places_left(people, 4), places.places_left(people, 0)) == (3, 1, None)
    assert places.places_left(people, 2) == 0
    assert (places.free_left(WALK, people), places.free_left(replace(WALK, free_places=0), people)) == (0, 0)
    assert [places.in_line(people, who) for who in people] == [0, 1, 0, 0]


def test_the_first_in_line_whose_party_fits_moves_up():
    people = (goer(1, party=3), goer(2, WAITING, party=2), goer(3, WAITING))
    first = [places.moved_up(people, count) for count in (4, 5, 3, 0)]
    assert first == [people[2], people[1], None, people[1]]


def test_whoever_comes_after_somebody_who_could_have_the_place_waits_behind_them():
    new = Goer(outing=1, name="New")
    assert places.seated((), 4, new).standing == COMING
    assert places.seated((goer(1, party=4),), 4, new).standing == WAITING
    assert places.seated((goer(1, party=2), goer(2, WAITING, party=2)), 4, new).standing == WAITING
    assert places.seated((goer(1, party=3), goer(2, WAITING, party=2)), 4, new).standing == COMING
    assert places.seated((goer(1, party=99),), 0, new).standing == COMING


def test_how_somebody_puts_themselves_down_is_looked_over():
    assert said(places.problems(goer(1))) == []
    assert said(places.problems(goer(1, name="sam@example.org"))) == [
        "Leave out the number or address. A first name, a letter or a sign is enough."
    ]
    assert said(places.problems(goer(1, lift="rocket"))) == ["Choose how they get there."]
    assert said(places.problems(goer(1, company="maybe"))) == ["Choose whether they would like company."]


def test_a_name_is_on_the_list_once_unless_somebody_could_not_come():
    people = (goer(1, name="Ann"), goer(2, NOT_COMING, name="Ben"), goer(3, name=""))
    assert said(places.twice(people, goer(4, name="ann"))) == [
        "ann is on the list already. Add a letter to tell them apart."
    ]
    for other in (goer(4, name="Ben"), goer(4, name=""), goer(1, name="Ann"), goer(4, NOT_COMING, name="Ann")):
        assert said(places.twice(people, other)) == []


def test_an_organiser_is_asked_before_there_are_more_than_places():
    people = (goer(1, party=3), goer(2, WAITING, party=2, name="Ben"), goer(3, WAITING, name="Caz"))
    ask = list(places.room_problems(WALK, people, goer(2, party=2)))
    assert said(ask) == [
        "There are places for 4, and that makes 5. Is that right?",
        "Caz is first in line. Is that right?",
    ]
    assert all(each.asks for each in ask)
    assert said(places.room_problems(WALK, people, people[0])) == []
    assert said(places.room_problems(WALK, people, goer(3))) == []
    assert said(places.room_problems(WALK, people, goer(2, WAITING, party=9))) == []
    unnamed = (goer(2, WAITING, name=""),)
    assert said(places.room_problems(WALK, unnamed, goer(5))) == ["Somebody else is first in line. Is that right?"]
    given = said(places.room_problems(WALK, (goer(1, free=1),), goer(5, free=1)))
    assert given == ["Free places: 1. That gives away 2. Is that right?"]


def test_a_place_is_filled_once_no_other_stays_empty():
    gone = (goer(1, NOT_COMING, amount=600), goer(2, NOT_COMING, amount=600), goer(3, NOT_COMING, amount=0))
    assert places.filled(WALK, (*gone, goer(4, party=2))) == ()
    assert [who.id for who in places.filled(WALK, (*gone, goer(4, party=3)))] == [1]
    assert [who.id for who in places.filled(WALK, (*gone, goer(4, party=4)))] == [1, 2]
    assert [who.id for who in places.filled(replace(WALK, places=0), gone)] == [1, 2]


STEPS = st.one_of(
    st.tuples(st.just("sign up"), st.integers(1, 4)),
    st.tuples(st.sampled_from(["drop out", "move up", "take off"]), st.integers(0, 9)),
)


@given(st.integers(0, 9), st.lists(STEPS, max_size=40))
def test_never_more_come_than_there_are_places_and_the_first_in_line_is_first(count, steps):
    people: list[Goer] = []
    for at, (step, number) in enumerate(steps, start=1):
        before = places.moved_up(people, count)
        if step == "sign up":
            people.append(places.seated(people, count, goer(at, party=number)))
            assert before is None or people[-1].standing == WAITING
        elif step == "move up" and before is not None:
            earlier = [who for who in people[: people.index(before)] if who.standing == WAITING]
            left = places.places_left(people, count)
            assert all(left is not None and who.party > left for who in earlier)
            moved = replace(before, standing=COMING)
            assert not any(places.room_problems(replace(WALK, places=count), people, moved))
            people[people.index(before)] = moved
        elif step == "take off" and people:
            people.pop(number % len(people))
        elif step == "drop out" and people:
            people[number % len(people)] = replace(people[number % len(people)], standing=NOT_COMING)
        assert not count or places.taken(people) <= count


def test_two_go_together_once_both_said_yes_and_a_third_can_join():
    ann, ben, caz, dee = (goer(at, name=name) for at, name in enumerate(("Ann", "Ben", "Caz", "Dee"), start=1))
    people = (ann, ben, caz, dee)
    assert said(company.pairing_problems(people, ann, ann, both_yes=False)) == [
        "Choose two people.",
        "Ask both first. Either can say no, and nobody asks why.",
    ]
    waits = replace(ben, standing=WAITING)
    assert said(company.pairing_problems(people, ann, waits, both_yes=True)) == ["Choose people who come along."]
    people = changed(people, company.joined(people, ann, ben))
    assert names(company.together(people)) == [("Ann", "Ben")]
    assert company.joined(people, people[0], people[1]) == ()
    people = changed(people, company.joined(people, caz, people[0]))
    assert names(company.together(people)) == [("Ann", "Ben", "Caz")]
    more = said(company.pairing_problems(people, people[3], people[1], both_yes=True))
    assert more == ["Two or three go together. Choose somebody else."]


@pytest.mark.parametrize("leaving", [0, 1, 2])
def test_of_three_who_go_together_two_stay_together(leaving):
    people = tuple(goer(at) for at in (1, 2, 3))
    people = changed(people, company.joined(people, people[0], people[1]))
    people = changed(people, company.joined(people, people[1], people[2]))
    people = changed(people, company.parted(people, people[leaving]))
    assert [tuple(who.id for who in each) for each in company.together(people)] == [
        tuple(who for who in (1, 2, 3) if who != leaving + 1)
    ]
    people = changed(people, company.parted(people, people[(leaving + 1) % 3]))
    assert company.together(people) == ()
    assert not any(who.both_yes or who.goes_with for who in people)
    assert company.parted(people, people[0]) == (people[0],)


def test_who_would_like_company_and_has_none_yet_is_known():
    people = (
        goer(1, company=WANT),
        goer(2, company=OFFER),
        goer(3, company=WANT, standing=WAITING),
        goer(4),
        goer(5, company=OFFER),
    )
    assert [who.id for who in company.alone(people)] == [1, 2, 5]
    assert [who.id for who in company.alone(changed(people, company.joined(people, people[0], people[1])))] == [5]


def changed(people, new):
    by = {who.id: who for who in new}
    return tuple(by.get(who.id, who) for who in people)


def names(found):
    return [tuple(who.name for who in each) for each in found]
