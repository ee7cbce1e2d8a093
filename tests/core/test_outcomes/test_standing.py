"""What was answered, what matters most and what moved is said in words, and nothing becomes a score."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groupkit.core.outcomes.standing import (
    MOVEMENTS,
    Counts,
    Movement,
    Order,
    Said,
    order_problems,
    places,
    problems,
    since,
    together,
)
from groupkit.core.outcomes.statements import Answer

dots = st.lists(st.integers(0, 9), max_size=5)


def said(statement, channel="meeting", **counts):
    return Said(statement=statement, channel=channel, counts=Counts(**counts))


def ordered(many):
    return [Order(statement=key, dots=each) for key, each in many.items()]


def test_answers_of_all_ways_stand_together():
    found = together([said("j1", happening=2, unknown=1), said("j1", "post", happening=1, not_here=3), said("j2")])
    assert found["j1"] == Counts(happening=3, not_here=3, unknown=1)
    assert [found["j1"].of(answer) for answer in Answer] == [3, 0, 3, 1]
    assert (found["j1"].answered, found["j2"].answered) == (7, 0)


def test_answers_need_a_number_or_a_comment():
    assert [each.field for each in problems(said("j1"))] == ["counts"]
    assert [each.field for each in problems(said("j1", happening=2, partly=-1))] == ["counts"]
    assert not list(problems(Said(statement="j1", counts=Counts(), comment="Ask again in spring")))
    assert not list(problems(said("j1", unknown=1)))
    assert [each.field for each in order_problems(Order(statement="j1", dots=-1))] == ["dots"]
    assert not list(order_problems(Order(statement="j1")))


@settings(max_examples=15)
@given(dots)
def test_more_dots_come_first_and_as_many_share_a_place(counted):
    many = dict(zip("abcde", counted, strict=False))
    found = places(ordered(many))
    assert set(found) == {key for key, each in many.items() if each}
    for one, other in ((one, other) for one in found for other in found):
        assert (found[one] < found[other]) is (many[one] > many[other])
    assert 1 in found.values() or not found


@pytest.mark.parametrize(
    ("before", "now", "movement"),
    [
        ({"j1": 1, "j2": 3}, {"j1": 5, "j2": 3}, Movement.UP),
        ({"j1": 5, "j2": 3}, {"j1": 1, "j2": 3}, Movement.DOWN),
        ({"j1": 5}, {"j1": 1}, Movement.SAME),
        ({}, {"j1": 1}, Movement.NEW),
        ({"j1": 1}, {"j1": 0}, Movement.GONE),
        ({}, {}, Movement.NOT_ORDERED),
    ],
)
def test_a_statement_moves_up_or_down_in_words(before, now, movement):
    answered = [said("j1", partly=1)]
    (moved, *_more) = since(["j1", "j2"], ([], ordered(before)), (answered, ordered(now)))
    assert (moved.statement, moved.movement, moved.before, moved.now) == ("j1", movement, None, Counts(partly=1))
    assert MOVEMENTS[movement]


def test_what_neither_time_says_anything_of_is_left_out():
    then = ([said("j3", happening=1)], ordered({"j2": 2}))
    found = since(["j1", "j2", "j3", "j4"], then, ([], ordered({"j4": 1})))
    assert [each.statement for each in found] == ["j2", "j3", "j4"]
    assert [each.movement for each in found] == [Movement.GONE, Movement.NOT_ORDERED, Movement.NEW]
