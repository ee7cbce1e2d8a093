"""Money that changes place or pot: what has to be said about it, and that nothing is lost on the way."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.ledger import Fund, FundKind
from groupkit.core.moves import Move, Transfer

TODAY = date(2026, 11, 14)
GENERAL = Fund(id=1, name="General", kind=FundKind.GENERAL)
POT = Fund(id=2, name="Outing pot", kind=FundKind.SET_ASIDE)
GRANT = Fund(id=3, name="ICB grant", kind=FundKind.RESTRICTED)


def moved(**changed):
    return replace(Move(day=TODAY, pence=5, fund=1, out_of=1, into=2, who="Jo"), **changed)


def given_over(**changed):
    usual = Transfer(pence=5, place=1, out_of=GENERAL, into=POT, why="Bowling", decided_on=TODAY)
    return replace(usual, **changed)


@given(st.integers(1, 9_999_999))
def test_nothing_is_lost_on_the_way(pence):
    for lines in (moved(pence=pence).lines, given_over(pence=pence).lines):
        assert sum(line.pence for line in lines) == 0
        assert max(line.pence for line in lines) == pence
    assert {line.fund for line in moved().lines} == {1}
    assert {line.place for line in given_over().lines} == {1}


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({}, []),
        ({"second": "Sam"}, []),
        ({"pence": 0}, ["amount"]),
        ({"pence": 10**7}, ["amount"]),
        ({"into": 1}, ["place"]),
        ({"who": " "}, ["who"]),
        ({"second": " jo "}, ["second"]),
    ],
)
def test_a_move_says_who_and_where(changed, fields):
    assert [problem.field for problem in moved(**changed).problems()] == fields


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({}, []),
        ({"pence": 0}, ["amount"]),
        ({"into": GENERAL}, ["fund"]),
        ({"why": ""}, ["why"]),
        ({"decided_on": None}, ["decided_on"]),
        ({"decided_on": date(2026, 11, 15)}, ["decided_on"]),
        ({"out_of": GRANT}, ["consent"]),
        ({"out_of": GRANT, "consent": "Ms Lee, 3 November"}, []),
    ],
)
def test_a_transfer_says_why_when_and_with_whose_consent(changed, fields):
    assert [problem.field for problem in given_over(**changed).problems(TODAY)] == fields
