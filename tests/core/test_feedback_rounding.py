"""Rounded figures: near the count, right on average, and the same for the same question."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.feedback.rounding import BASE, could_be, highest, nudge, rounded, tens

KEYS = st.binary(min_size=16, max_size=16)


@given(KEYS, st.integers(0, 40), st.integers(0, 9))
def test_a_figure_is_a_multiple_of_three_near_the_count(key, count, others):
    figure = rounded(key, count, count + others, "a")
    least, most = could_be(figure)
    assert figure % BASE == 0
    assert least <= count <= most
    assert figure <= highest(count + others)


def test_figures_are_right_on_average():
    keys = [at.to_bytes(16, "big") for at in range(6000)]
    for count in range(2, 7):
        assert sum(rounded(key, count, 20, "a") for key in keys) / len(keys) == pytest.approx(count, abs=0.1)


def test_another_question_or_round_is_rounded_anew():
    places = [rounded(b"k", 4, 20, "a", str(at)) for at in range(40)]
    assert len(set(places)) > 1
    assert places == [rounded(b"k", 4, 20, "a", str(at)) for at in range(40)]
    assert places != [rounded(b"l", 4, 20, "a", str(at)) for at in range(40)]


@given(KEYS)
def test_a_nudge_is_no_wider_than_asked(key):
    assert abs(nudge(key, Fraction(1, 2), "a")) <= Fraction(1, 2)


def test_the_highest_figure_is_always_below_everybody():
    assert [highest(answered) for answered in (0, 1, 3, 4, 9, 10, 12, 13)] == [0, 0, 0, 3, 6, 9, 9, 12]


def test_percentages_are_told_in_tens():
    assert tens((3, 9, 0, 12), 24) == (10, 40, 0, 50)
