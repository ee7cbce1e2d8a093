"""What a group settles about its money, and what is asked once."""

from datetime import date

import pytest

from groupkit.core.limits import Limits, questions

TODAY = date(2026, 11, 14)


def asked(pence, day=TODAY):
    return [str(problem) for problem in questions(pence, day, TODAY, Limits(), "GBP")]


def test_a_large_amount_is_asked_about():
    assert asked(50000) == asked(-50000) == []
    assert (
        asked(125000)
        == ["£1,250.00 is a lot for this group. If it is right, press the same button once more."]
        == asked(-125000)
    )
    assert all(problem.asks for problem in questions(125000, TODAY, TODAY, Limits(), "GBP"))


def test_a_day_long_ago_is_asked_about():
    assert asked(5, date(2025, 11, 13)) == []
    assert asked(5, date(2025, 11, 12)) == [
        "That is over a year ago. If the year is right, press the same button once more."
    ]


def test_our_own_limits_are_possible():
    assert not tuple(Limits().problems())


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"two_over": -1}, "amount"),
        ({"ask_over": 10**7}, "amount"),
        ({"hand_days": 0}, "days"),
        ({"year_starts": (13, 1)}, "year_starts"),
        ({"year_starts": (2, 29)}, "year_starts"),
        ({"more_notes": (0,)}, "more_notes"),
    ],
)
def test_limits_that_cannot_be_are_named(changed, field):
    assert [problem.field for problem in Limits(**changed).problems()] == [field]
