"""Two people close a month: what they say of every place, and what they still have to say."""

from datetime import date

import pytest

from groupkit.core.accounts.whole import Check, Proof
from groupkit.core.accounts.years import Month
from groupkit.core.closing import (
    Draft,
    Said,
    ToProve,
    difference_problems,
    reopen_problems,
    said_problems,
    two_problems,
)

END, TODAY = date(2026, 11, 30), date(2026, 12, 3)
DRAFT = Draft(
    month=Month(2026, 11),
    to_prove=(
        ToProve(place=1, name="Tin", proof=Proof.COUNT),
        ToProve(place=3, name="Bank", proof=Proof.STATEMENT),
    ),
)


def told(**bank):
    return {1: Said(place=1, pence=5140), 3: Said(place=3, **{"pence": 36220, **bank})}


def test_every_tin_is_counted_and_every_bank_looked_at():
    assert not tuple(said_problems(DRAFT, told(), TODAY))
    assert [(problem.field, str(problem)) for problem in said_problems(DRAFT, {}, TODAY)] == [
        ("place-1", "Tin has to be counted by two people first."),
        ("place-3", "Bank: type what the statement says. It is on the last line of the month."),
    ]


@pytest.mark.parametrize(
    ("bank", "said"),
    [
        ({"pence": -10_000_000}, "That is more than this book can hold."),
        ({"on": date(2026, 11, 29)}, "Bank: choose the last day of the month or a day since then."),
        ({"on": date(2026, 12, 4)}, "Bank: choose the last day of the month or a day since then."),
    ],
)
def test_what_cannot_be_is_asked_for_again(bank, said):
    assert [str(problem) for problem in said_problems(DRAFT, told(**bank), TODAY)] == [said]


@pytest.mark.parametrize("on", [END, TODAY])
def test_a_statement_may_be_of_the_last_day_or_later(on):
    assert not tuple(said_problems(DRAFT, told(on=on), TODAY))


def test_what_was_counted_is_brought_to_the_last_day():
    check = Check(place=1, proof=Proof.COUNT, on=TODAY, pence=6140, since=1000, booked=5140)
    assert (check.comes_to, check.difference) == (5140, 0)
    bank = Check(place=3, proof=Proof.STATEMENT, on=END, pence=36220, waiting=((7, -500), (8, 100)), booked=35800)
    assert (bank.not_yet, bank.comes_to, bank.difference) == (-400, 35820, 20)


@pytest.mark.parametrize(
    ("pence", "why", "said"),
    [
        (
            5120,
            "",
            ["Tin has £0.20 less than the book says. Write what you think happened. “We do not know” is fine."],
        ),
        (
            5160,
            " ",
            ["Tin has £0.20 more than the book says. Write what you think happened. “We do not know” is fine."],
        ),
        (5120, "We do not know", []),
        (5140, "", []),
    ],
)
def test_a_difference_has_a_reason(pence, why, said):
    check = Check(place=1, proof=Proof.COUNT, on=END, pence=pence, booked=5140)
    assert [str(problem) for problem in difference_problems({check: why}, {1: "Tin"}, "GBP")] == said


@pytest.mark.parametrize(
    ("by", "second", "fields"),
    [
        ("Sam", "Jo", []),
        ("Sam", " sam ", ["second"]),
        ("José", "Jose\u0301", ["second"]),
        ("", "", ["by", "second"]),
        ("Sam", "", ["second"]),
    ],
)
def test_it_takes_two_people(by, second, fields):
    assert [problem.field for problem in two_problems(by, second)] == fields
    assert [problem.field for problem in reopen_problems(by, second, "why")] == fields


def test_opening_again_needs_a_reason():
    assert [str(problem) for problem in reopen_problems("Sam", "Jo", " ")] == ["Write why, in a few words."]
