"""A place has a price, parties count with every head, and free places cost nobody else."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groupkit.core.outings.budget import Anew, anew, forecast
from groupkit.core.outings.reckoning import Reckoning, with_party
from groupkit.core.outings.results import Met
from groupkit.core.outings.values import (
    AMOUNTS,
    EQUAL,
    IN,
    NOT_COMING,
    PARTS,
    PRICE,
    WAITING,
    WAYS,
    Cost,
    Goer,
    Outing,
    Planned,
    Settled,
)
from groupkit.core.shares import POT, Payment
from groupkit.i18n import catalogue

DAY = date(2026, 11, 14)
SEASIDE = Outing(id=1, name="Seaside", day=DAY, fund=2, way=PRICE, price=600)
ANN, BEN, CAZ = (Goer(id=at, outing=1, name=name) for at, name in enumerate(("Ann", "Ben", "Caz"), start=1))
GRANT = 9


def cost(pence, payer=POT, *sharers, fund=None):
    return Cost(outing=1, what="Lanes", pence=pence, payer=payer, sharers=frozenset(sharers), fund=fund)


def paid(payer, payee, pence, fund=None):
    return Settled(seq=1, day=DAY, payment=Payment(payer, payee, pence), fund=fund)


def reckoned(*costs, people=(ANN, BEN, CAZ), outing=SEASIDE, **more):
    return Reckoning(outing=outing, people=people, costs=costs, **more)


def shared_by(way, *people, pence=900):
    return reckoned(cost(pence), people=people, outing=replace(SEASIDE, way=way, price=0)).shared


@st.composite
def outings(draw):
    """Any outing in any of the four ways, with parties, free places, drop-outs and a grant."""
    way = draw(st.sampled_from(sorted(WAYS)))
    people = []
    for at in range(1, draw(st.integers(0, 7)) + 1):
        party = draw(st.integers(1, 4))
        people.append(
            Goer(
                id=at,
                outing=1,
                name=f"P{at}",
                parts=draw(st.integers(0, 3)),
                party=party,
                free=draw(st.integers(0, party)),
                most=draw(st.none() | st.integers(0, 3_000)),
                amount=draw(st.none() | st.integers(0, 3_000)),
                standing=draw(st.sampled_from(("coming", "coming", WAITING, NOT_COMING))),
            )
        )
    ids = [who.id for who in people]
    funds, payers = st.sampled_from((None, 2, GRANT)), st.sampled_from([POT, *ids])
    among = st.sets(st.sampled_from(ids)) if ids else st.just(set())
    costs = [
        cost(draw(st.integers(1, 9_999)), draw(payers), *draw(among), fund=draw(funds))
        for _ in range(draw(st.integers(0, 4)))
    ]
    settled = [paid(who, POT, draw(st.integers(1, 900)), draw(funds)) for who in ids if draw(st.booleans())]
    made = replace(SEASIDE, way=way, price=draw(st.integers(0, 2_000)), pot_meets=True)
    return reckoned(*costs, people=tuple(people), outing=made, settled=tuple(settled))


@settings(max_examples=120, deadline=None)
@given(outings())
def test_every_penny_is_borne_by_somebody_and_nobody_else_pays_for_a_free_place(known):
    if any(known.problems()):
        return
    result = known.result
    assert result.people + result.pot_meets == known.cost
    assert sum(met.actual for met in result.met) == result.pot_meets
    assert sum(met.planned for met in result.met) == result.pot_planned
    assert sum(known.left.values()) == 0
    for who in known.people:
        pence = known.shared.pays[who.id]
        assert type(pence) is int
        assert pence >= 0
        if who.standing == WAITING or (who.free == who.party and who in known.coming):
            assert pence == 0 or known.outing.way == AMOUNTS
    done = tuple(replace(paid(*(one.payer, one.payee, one.pence)), seq=9) for one in known.payments)
    assert len(done) <= len(known.people)
    assert not any(replace(known, settled=(*known.settled, *done)).left.values())


def test_each_pays_the_price_of_the_places_that_are_not_free():
    people = (replace(ANN, party=3, free=1), replace(BEN, free=1), replace(CAZ, most=250))
    known = reckoned(cost(1000), people=people)
    assert (known.shared.pays, known.result.pot_meets) == ({1: 1200, 2: 0, 3: 250}, -450)
    assert known.heads == 5
    early = replace(known, costs=())
    assert early.payments == (Payment(1, POT, 1200), Payment(3, POT, 250))


def test_at_a_price_all_is_paid_to_the_pot_and_given_back_by_it():
    known = reckoned(
        cost(1235, 2), people=(ANN, BEN, replace(CAZ, standing=NOT_COMING)), settled=(paid(3, 0, 600),)
    )
    assert known.payments == (Payment(1, POT, 600), Payment(POT, 2, 635), Payment(POT, 3, 600))


def test_heads_count_where_everybody_pays_the_same():
    assert shared_by(EQUAL, replace(ANN, party=2), BEN).pays == {1: 600, 2: 300}
    assert shared_by(EQUAL, replace(ANN, party=2, parts=5), replace(BEN, parts=0)).pays == {1: 900, 2: 0}
    assert shared_by(PARTS, replace(ANN, party=2, parts=2), BEN).pays == {1: 600, 2: 300}


def test_the_pot_meets_what_a_free_place_shares():
    shared = shared_by(EQUAL, replace(ANN, party=2, free=1), BEN)
    assert (shared.pays, shared.pot_meets) == ({1: 300, 2: 300}, 300)
    parts = shared_by(PARTS, replace(ANN, party=2, free=1, parts=4), BEN)
    assert (parts.pays, parts.pot_meets) == ({1: 360, 2: 180}, 360)
    odd = shared_by(EQUAL, replace(ANN, free=1), BEN, CAZ, pence=100)
    assert (sorted(odd.pays.values()), odd.pot_meets) == ([0, 33, 33], 34)


@pytest.mark.parametrize("standing", [WAITING, NOT_COMING])
@pytest.mark.parametrize("way", [EQUAL, PARTS, PRICE])
def test_who_waits_or_cannot_come_bears_nothing_and_gets_back_what_they_gave(way, standing):
    people = (ANN, BEN, replace(CAZ, standing=standing))
    about = replace(SEASIDE, way=way)
    known = reckoned(cost(1200), people=people, outing=about, settled=(paid(3, POT, 400),))
    assert known.shared.pays == {1: 600, 2: 600, 3: 0}
    assert known.left[3] == 400
    assert [who.id for who in known.concerned] == [1, 2, 3]
    untouched = replace(known, settled=())
    assert [who.id for who in untouched.concerned] == [1, 2]
    mine = reckoned(cost(1200, 3), people=people, outing=about)
    assert mine.left[3] == 1200
    assert [who.id for who in mine.concerned] == [1, 2, 3]


def test_who_cannot_come_may_leave_something_with_the_pot():
    people = (ANN, BEN, replace(CAZ, standing=NOT_COMING, amount=200))
    for way, pays in ((EQUAL, 450), (PRICE, 600)):
        known = reckoned(cost(900), people=people, outing=replace(SEASIDE, way=way), settled=(paid(3, POT, 600),))
        assert (known.shared.pays, known.left[3]) == ({1: pays, 2: pays, 3: 200}, 400)
        assert known.concerned == people
    by_hand = replace(SEASIDE, way=AMOUNTS)
    people = (replace(ANN, amount=700), replace(BEN, standing=WAITING, amount=700), people[2])
    assert list(reckoned(cost(900), people=people, outing=by_hand).problems()) == []


def test_where_nobody_comes_after_all_the_pot_meets_everything():
    known = reckoned(cost(900), people=(replace(ANN, standing=NOT_COMING),), outing=replace(SEASIDE, way=EQUAL))
    assert (list(known.problems()), known.result.pot_meets, known.result.people) == ([], 900, 0)


def test_a_grant_bears_what_it_paid_and_gave_back_beside_the_pot():
    plan = (Planned(outing=1, what="Grant", pence=300, direction=IN, fund=GRANT),)
    costs = (cost(1000, fund=GRANT), cost(500, fund=2), cost(100, 1))
    known = reckoned(*costs, plan=plan, settled=(paid(POT, 1, 100, GRANT), paid(2, POT, 600), paid(1, 3, 5)))
    assert known.result.met == (
        Met(fund=2, planned=-300 - 1800 + 0, actual=1600 - 1800 - 1100),
        Met(fund=GRANT, planned=300, actual=1100),
    )
    unclear = replace(known, outing=replace(SEASIDE, way=AMOUNTS))
    assert [met.actual for met in unclear.result.met] == [None, None]
    no_pot = replace(known, outing=replace(SEASIDE, fund=None))
    assert [met.fund for met in no_pot.result.met] == [None, 2, GRANT]
    assert [met.fund for met in known.totals.grants] == [GRANT]
    assert known.totals.pot_meets == -1300


PLAN = (
    Planned(id=1, outing=1, what="Coach", pence=9600),
    Planned(id=2, outing=1, what="Way in", pence=450, each=True),
    Planned(id=3, outing=1, what="Grant", pence=9600, direction=IN, fund=GRANT),
)


def test_a_line_for_each_place_counts_with_every_place_there_is():
    known = reckoned(outing=replace(SEASIDE, places=14, free_places=3), plan=PLAN)
    assert [row.planned for row in known.result.rows] == [9600, 6300]
    assert (known.places, known.paid_places, known.people_planned) == (14, 11, 6600)
    assert known.result.met == (Met(fund=2, planned=-300, actual=-1800), Met(fund=GRANT, planned=9600, actual=0))
    said = Planned(id=4, outing=1, what="What people pay", pence=500, direction=IN, each=True)
    assert replace(known, plan=(*PLAN, said)).people_planned == 5500
    no_end = reckoned(people=(replace(ANN, party=4, free=1), BEN), plan=PLAN)
    assert (no_end.places, no_end.paid_places, no_end.result.planned) == (5, 4, 9600 + 5 * 450)


def test_a_budget_says_with_how_many_paid_places_it_comes_out_even():
    known = reckoned(outing=replace(SEASIDE, places=14, free_places=3), plan=PLAN)
    found = forecast(known, 10)
    assert (found.cost, found.by, found.whole, found.given, found.people) == (15900, 1590, 17490, 9600, 6600)
    assert (found.places, found.paid, found.even, found.over, found.each) == (14, 11, None, -1290, 718)
    dear = forecast(replace(known, outing=replace(known.outing, price=900)), 0)
    assert (dear.even, dear.over, dear.each) == (3, 3600, 573)
    cheap = forecast(replace(known, outing=replace(known.outing, price=400, places=0)), 10)
    assert (cheap.even, cheap.places, cheap.paid) == (None, 3, 0)
    assert cheap.each is None
    free = forecast(reckoned(outing=replace(SEASIDE, places=0), plan=PLAN), 10)
    assert free.even == 10
    assert forecast(replace(known, outing=replace(known.outing, way=EQUAL)), 10).even is None
    said = Planned(id=4, outing=1, what="What people pay", pence=900, direction=IN, each=True)
    assert forecast(replace(known, plan=(*PLAN, said)), 10).people == 9900


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (replace(ANN, party=0), "Type how many of you come, from 1 to 99."),
        (replace(ANN, party=1000), "Type how many of you come, from 1 to 99."),
        (replace(ANN, party=2, free=3), "Type how many of their places are free, from 0 to 2."),
        (replace(ANN, standing="?"), "Choose whether they come, wait, or cannot come."),
        (replace(SEASIDE, price=-1), "Type the price of one place, or 0."),
        (replace(SEASIDE, places=1000), "Type how many places there are, from 0 to 999."),
        (replace(SEASIDE, places=3, free_places=4), "Type how many places are free, from 0 to 3."),
    ],
)
def test_what_cannot_be_kept_says_what_to_do(value, said):
    assert [str(problem) for problem in value.problems()] == [said]


def test_who_drops_out_of_a_priced_outing_leaves_a_choice():
    plan = (Planned(id=1, outing=1, what="Coach", pence=1800),)
    gone = (ANN, BEN, replace(CAZ, standing=NOT_COMING))
    assert anew(reckoned(people=gone, plan=plan)) == Anew(places=1, each=900, gap=600)
    assert anew(reckoned(people=gone, plan=plan, outing=replace(SEASIDE, places=4))) is None
    three = replace(SEASIDE, places=3)
    assert anew(reckoned(people=gone, plan=plan, outing=three)) == Anew(places=1, each=900, gap=600)
    left = (*gone[:2], replace(gone[2], amount=400))
    assert anew(reckoned(cost(2000), people=left, plan=plan, outing=three)) == Anew(places=1, each=800, gap=400)
    grant = Planned(id=2, outing=1, what="Grant", pence=700, direction=IN, fund=GRANT)
    assert anew(reckoned(people=gone, plan=(*plan, grant), outing=three)) is None
    for nothing in (
        reckoned(plan=plan, outing=three),
        reckoned(people=(replace(CAZ, standing=NOT_COMING),), plan=plan),
        reckoned(people=gone, plan=plan, outing=replace(three, way=EQUAL)),
    ):
        assert anew(nothing) is None


def test_a_party_is_told_with_its_name():
    known = reckoned(people=(replace(ANN, party=3), BEN, replace(CAZ, party=2, standing=WAITING)))
    told = [with_party(who, known, catalogue("en")) for who in known.people]
    assert told == ["Ann (3 people)", "Ben", "Caz"]
