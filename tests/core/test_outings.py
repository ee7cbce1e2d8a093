"""The money of an outing: whole pence for everybody, the rest met by the pot, and settling up is no spending."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groupkit.core.outings.reckoning import Reckoning, in_words, name_of, pay_problems
from groupkit.core.outings.values import AMOUNTS, EQUAL, IN, OUT, PARTS, Cost, Goer, Outing, Planned, Settled
from groupkit.core.problems import RefusedError
from groupkit.core.shares import POT, Payment
from groupkit.i18n import catalogue

DAY = date(2026, 11, 14)
BOWLING = Outing(id=1, name="Bowling", day=DAY, fund=2)
ANN, BEN, CAZ = (Goer(id=at, outing=1, name=name) for at, name in enumerate(("Ann", "Ben", "Caz"), start=1))


def cost(pence, payer=POT, *sharers, line=None):
    return Cost(outing=1, what="Lanes", pence=pence, payer=payer, sharers=frozenset(sharers), line=line)


def reckoned(*costs, people=(ANN, BEN, CAZ), outing=BOWLING, **more):
    return Reckoning(outing=outing, people=people, costs=costs, **more)


@st.composite
def reckonings(draw):
    way = draw(st.sampled_from((EQUAL, PARTS)))
    most = st.none() | st.integers(0, 3_000)
    people = [
        Goer(id=at, outing=1, name=f"P{at}", parts=draw(st.integers(0, 3)), most=draw(most))
        for at in range(1, draw(st.integers(1, 7)) + 1)
    ]
    payers = st.sampled_from([POT, *(who.id for who in people)])
    among = st.sets(st.sampled_from([who.id for who in people]))
    costs = [cost(draw(st.integers(1, 9_999)), draw(payers), *draw(among)) for _ in range(draw(st.integers(0, 5)))]
    return reckoned(*costs, people=tuple(people), outing=replace(BOWLING, way=way))


@settings(max_examples=60)
@given(reckonings(), st.data())
def test_people_and_the_pot_bear_the_cost_and_settling_brings_all_to_nothing(known, data):
    if any(known.problems()):
        with pytest.raises(RefusedError):
            known.shared  # noqa: B018  asked for, and refused
        return
    result = known.result
    assert result.people + result.pot_meets == result.cost == known.cost
    assert all(type(pence) is int and pence >= 0 for pence in known.shared.pays.values())
    assert sum(known.left.values()) == 0
    first = tuple(
        Settled(seq=at, day=DAY, payment=replace(pay, pence=data.draw(st.integers(1, pay.pence))))
        for at, pay in enumerate(known.payments[:2])
    )
    later = replace(known, settled=first)
    assert later.result == result
    rest = tuple(Settled(seq=9, day=DAY, payment=pay) for pay in later.payments)
    assert len(rest) <= len(known.people)
    assert not any(replace(known, settled=(*first, *rest)).left.values())


def test_parts_count_only_where_it_is_shared_by_parts():
    people = (replace(ANN, parts=2), BEN, replace(CAZ, parts=0))
    assert reckoned(cost(900), people=people).shared.pays == {1: 450, 2: 450, 3: 0}
    by_parts = reckoned(cost(900), people=people, outing=replace(BOWLING, way=PARTS))
    assert by_parts.shared.pays == {1: 600, 2: 300, 3: 0}


def test_a_cost_is_shared_by_those_it_was_for():
    known = reckoned(cost(600, 1, 1, 2), cost(900, 3))
    assert known.shared.pays == {1: 600, 2: 600, 3: 300}
    assert known.payments == (Payment(2, 3, 600),)
    assert (known.paid(1), known.paid(3), known.paid(POT)) == (600, 900, 0)
    said = [in_words(pay, known.people, catalogue("en"), "GBP") for pay in (Payment(2, 3, 600), Payment(2, POT, 5))]
    assert said == ["Ben gives Caz £6.00.", "Ben gives £0.05 to the pot."]
    assert in_words(Payment(POT, 1, 300), (ANN,), catalogue("en"), "GBP") == "The pot gives Ann £3.00."


def test_what_is_above_the_most_a_person_pays_is_met_by_the_pot():
    known = reckoned(cost(900, 1), people=(ANN, BEN, replace(CAZ, most=0)))
    assert (known.shared.pays, known.result.pot_meets) == ({1: 300, 2: 300, 3: 0}, 300)
    assert known.payments == (Payment(POT, 1, 300), Payment(2, 1, 300))


def test_amounts_set_by_hand_add_up_or_the_pot_meets_the_rest():
    people = (replace(ANN, amount=3000), replace(BEN, amount=1700), CAZ)
    known = reckoned(cost(4850), people=people, outing=replace(BOWLING, way=AMOUNTS))
    said = "The shares come to £47.00. That is £1.50 less than the cost (£48.50)."
    assert [str(each) for each in known.problems()] == [said]
    met = replace(known, outing=replace(known.outing, pot_meets=True))
    assert (met.shared.pays, met.result.pot_meets) == ({1: 3000, 2: 1700, 3: 0}, 150)
    over = replace(met, costs=(cost(4000),))
    said = "The shares come to £47.00. That is £7.00 more than the cost (£40.00)."
    assert [str(each) for each in over.problems()] == [said]
    assert replace(known, costs=()).shared.pays == {1: 0, 2: 0, 3: 0}


def test_a_cost_nobody_shares_says_so():
    known = reckoned(cost(100, POT, 3), people=(ANN, BEN, replace(CAZ, parts=0)))
    assert [str(each) for each in known.problems()] == ["Lanes: choose at least one person to share this."]
    assert (known.result.people, known.result.pot_meets, known.result.cost) == (None, None, 100)


def test_the_pot_meets_everything_while_nobody_is_on_the_list():
    known = reckoned(cost(100), people=())
    assert (list(known.problems()), known.result.pot_meets, known.payments) == ([], 100, ())


def test_budget_stands_against_what_it_came_to():
    plan = (
        Planned(id=1, outing=1, what="Lanes", pence=3000),
        Planned(id=2, outing=1, what="Bus", pence=1000),
        Planned(id=3, outing=1, what="What people pay", pence=2500, direction=IN),
    )
    people = (replace(ANN, most=500), replace(BEN, most=500), replace(CAZ, most=500))
    result = reckoned(cost(2000, line=1), cost(900, 1, line=1), cost(60), people=people, plan=plan).result
    assert [(row.planned, row.actual) for row in result.rows] == [(3000, 2900), (1000, 0), (None, 60)]
    assert (result.planned, result.cost) == (4000, 2960)
    assert (result.people_planned, result.people) == (2500, 1500)
    assert (result.pot_planned, result.pot_meets) == (1500, 1460)


def test_everybody_sees_totals_without_names_and_without_the_part_of_one_person():
    plan = (Planned(id=1, outing=1, what="Lanes", pence=3000),)
    costs = (cost(2000, 1, line=1), replace(cost(401), what="Ann’s taxi"))
    totals = reckoned(*costs, plan=plan).totals
    assert (totals.people, totals.others, totals.cost, totals.together, totals.pot_meets) == (3, 401, 2401, 2401, 0)
    assert [row.what for row in totals.rows] == ["Lanes"]
    few = reckoned(*costs, plan=plan, people=(ANN, BEN, replace(CAZ, most=0))).totals
    assert (few.cost, few.together, few.pot_meets) == (2401, None, None)
    unclear = reckoned(cost(1, POT, 9)).totals
    assert (unclear.cost, unclear.together) == (1, None)


def test_what_was_given_to_settle_up_is_told_for_each():
    settled = (
        Settled(seq=1, day=DAY, payment=Payment(2, 1, 100)),
        Settled(seq=2, day=DAY, payment=Payment(3, 1, 50)),
    )
    known = reckoned(cost(900, 1), settled=settled)
    assert [known.paid(who) for who in (1, 2, 3)] == [750, 100, 50]
    assert known.left == {1: 450, 2: -200, 3: -250, POT: 0}


def test_a_name_that_was_erased_is_a_number():
    people = (ANN, replace(BEN, name=""))
    assert [name_of(who, people, catalogue("en")) for who in (POT, 1, 2)] == ["The pot", "Ann", "Place 2"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (replace(BOWLING, name=" "), ["Give the outing a name, such as Bowling."]),
        (replace(BOWLING, name="x" * 81, way="?"), ["Use fewer letters: 80 at most.", "Choose how it is shared."]),
        (BOWLING, []),
        (
            replace(ANN, name="", parts=100),
            ["Write who comes along.", "Type how many parts"],
        ),
        (replace(ANN, name="x" * 81, amount=-1), ["Use fewer letters: 80 at most.", "Type what they pay, or 0."]),
        (replace(ANN, most=-1, parts=-1), ["Type how many parts", "Type the most they pay, or leave it empty."]),
        (replace(ANN, amount=0, most=0, parts=0), []),
        (cost(0), ["Type an amount above zero."]),
        (replace(cost(1), what=""), ["Say what it is for."]),
        (replace(cost(1), what="x" * 201), ["Use fewer letters: 200 at most."]),
        (
            Planned(outing=1, what="", pence=0, direction="?"),
            ["Say what it is for.", "Choose money", "Type an amount"],
        ),
        (Planned(outing=1, what="Bus", pence=5), []),
        (Planned(outing=1, what="x" * 201, pence=5, direction=OUT), ["Use fewer letters: 200 at most."]),
    ],
)
def test_what_cannot_be_kept_says_what_to_do(value, said):
    found = [str(problem) for problem in value.problems()]
    assert len(found) == len(said)
    assert all(each.startswith(words) for each, words in zip(found, said, strict=True))


@pytest.mark.parametrize(
    ("payment", "fields"),
    [
        (Payment(1, 2, 5), []),
        (Payment(POT, 2, 5), []),
        (Payment(1, 1, 5), ["payee"]),
        (Payment(1, 9, 0), ["payer", "amount"]),
        (Payment(1, 2, 10_000_000), ["amount"]),
    ],
)
def test_nobody_pays_themselves_or_a_stranger(payment, fields):
    assert [problem.field for problem in pay_problems(payment, (ANN, BEN))] == fields
