"""What a group settles about its money, and what is asked once."""

from datetime import date

import pytest

from groupkit.core.limits import Limits, in_words, questions
from groupkit.i18n import catalogue

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
        ({"two_over": -1}, "two_over"),
        ({"ask_over": 10**7}, "ask_over"),
        ({"hand_days": 0}, "hand_days"),
        ({"year_starts": (13, 1)}, "year_starts"),
        ({"year_starts": (2, 29)}, "year_starts"),
        ({"more_notes": (0,)}, "more_notes"),
        ({"more_notes": (150,)}, "more_notes"),
    ],
)
def test_limits_that_cannot_be_are_named(changed, field):
    assert [problem.field for problem in Limits(**changed).problems()] == [field]


def test_limits_are_read_as_sentences():
    said = list(in_words(Limits(two_over=0, claim_days=1, more_notes=(10000,)), catalogue("en"), "GBP"))
    assert said[:3] == [
        "Two people agree every payment.",
        "An amount over £500.00 is asked about once.",
        "A claim may wait 1 day before it is mentioned.",
    ]
    assert said[-2:] == ["Our year starts on 6 Apr.", "We also count these notes: £100.00."]
    assert len(list(in_words(Limits(), catalogue("en"), "GBP"))) == 6
