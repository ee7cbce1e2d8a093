"""Shares of an outing add up to the penny, are as even as pence allow, and are settled in few payments."""

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groupkit.core.problems import RefusedError
from groupkit.core.shares import POT, Bill, Payment, Sharer, amount_problems, exact, nets, settle, share, split

parts_of = st.lists(st.integers(0, 5) | st.fractions(0, 3, max_denominator=12), min_size=1, max_size=12)
some = parts_of.filter(any)


@st.composite
def outings(draw):
    people = list(range(1, draw(st.integers(1, 9)) + 1))
    bills = []
    for _ in range(draw(st.integers(1, 8))):
        parts = draw(st.dictionaries(st.sampled_from(people), st.integers(0, 3).map(Fraction), min_size=1))
        if any(parts.values()):
            payer = draw(st.sampled_from([POT, *people]))
            bills.append(Bill(pence=draw(st.integers(1, 12_000)), payer=payer, parts=parts))
    caps, before = st.none() | st.integers(0, 3_000), st.integers(0, 9)
    return bills, [Sharer(id=who, most=draw(caps), odd_before=draw(before)) for who in people]


@given(st.integers(0, 9_999_999), some, st.data())
def test_shares_are_whole_pence_that_add_up_to_the_cost(cost, parts, data):
    before = data.draw(st.lists(st.integers(0, 9), min_size=len(parts), max_size=len(parts)))
    shares = split(cost, parts, before)
    assert sum(shares) == cost
    for pence, part in zip(shares, parts, strict=True):
        assert type(pence) is int
        assert pence >= 0
        assert abs(pence - cost * Fraction(part) / sum(parts)) < 1
        assert part or not pence


@given(st.integers(0, 99_999), st.integers(1, 12))
def test_equal_shares_differ_by_a_penny_at_most(cost, people):
    shares = split(cost, [1] * people, [0] * people)
    assert max(shares) - min(shares) <= 1
    assert list(shares) == sorted(shares, reverse=True)


@given(st.integers(0, 9_999), st.lists(st.integers(0, 4), min_size=2, max_size=5).filter(any))
def test_the_order_people_stand_in_changes_only_who_gets_an_odd_penny(cost, parts):
    whole = sum(parts)
    found = set()
    for turned in permutations(parts):
        shares = split(cost, turned, [0] * len(turned))
        odd = [
            cost * part % whole for part, pence in zip(turned, shares, strict=True) if pence > cost * part // whole
        ]
        assert all(pence - cost * part // whole in (0, 1) for part, pence in zip(turned, shares, strict=True))
        found.add(tuple(sorted(odd)))
    assert len(found) == 1


@given(st.integers(0, 9_999), st.permutations(range(5)), st.lists(st.integers(0, 4), min_size=5, max_size=5))
def test_where_odd_pence_before_tell_people_apart_their_order_changes_nothing(cost, turned, drawn):
    parts = [1, *drawn[1:]]
    straight = split(cost, parts, range(5))
    assert split(cost, [parts[at] for at in turned], turned) == tuple(straight[at] for at in turned)


def test_whoever_carried_the_fewest_odd_pence_before_gets_the_next():
    assert split(1000, [1, 1, 1], [1, 0, 0]) == (333, 334, 333)
    assert split(1000, [1, 1, 1], [1, 1, 0]) == (333, 333, 334)
    assert split(1001, [1, 1, 1], [1, 0, 0]) == (333, 334, 334)


def test_over_many_outings_nobody_carries_more_than_one_odd_penny_more():
    before = dict.fromkeys(range(1, 8), 0)
    for pence in range(1000, 1100):
        bill = Bill(pence=pence, parts=dict.fromkeys(before, Fraction(1)))
        shared = share([bill], [Sharer(id=who, odd_before=many) for who, many in before.items()])
        before = {who: many + (who in shared.odd) for who, many in before.items()}
    assert max(before.values()) - min(before.values()) <= 1


def test_a_larger_fraction_comes_before_whoever_had_fewer_odd_pence():
    assert split(10, [2, 1], [9, 0]) == (7, 3)


def test_bills_are_rounded_once_together_and_not_one_by_one():
    bills = [Bill(pence=100, parts={1: Fraction(1), 2: Fraction(1), 3: Fraction(1)}) for _ in range(3)]
    shared = share(bills, [Sharer(id=who) for who in (1, 2, 3)])
    assert shared.pays == {1: 100, 2: 100, 3: 100}
    assert shared.odd == frozenset()


@settings(max_examples=60)
@given(outings())
def test_everybody_is_within_a_penny_and_the_pot_meets_what_is_above_the_most(drawn):
    bills, people = drawn
    shared = share(bills, people)
    exactly = exact(bills, [person.id for person in people])
    uncapped = share(bills, [Sharer(id=person.id, odd_before=person.odd_before) for person in people])
    assert sum(shared.pays.values()) + shared.pot_meets == sum(bill.pence for bill in bills)
    assert uncapped.pot_meets == 0
    for person in people:
        most = exactly[person.id] if person.most is None else min(exactly[person.id], person.most)
        assert abs(shared.pays[person.id] - most) < 1
        assert (person.id in shared.odd) == (shared.pays[person.id] > exactly[person.id])
        assert shared.pays[person.id] == min(uncapped.pays[person.id], person.most or 0) or person.most is None


@settings(max_examples=60)
@given(outings(), st.data())
def test_settling_brings_everyone_to_nothing_whatever_was_paid_before(drawn, data):
    bills, people = drawn
    shared = share(bills, people)
    left = nets(bills, shared)
    assert sum(left.values()) == 0
    first = settle(left)
    part = [Payment(pay.payer, pay.payee, data.draw(st.integers(1, pay.pence))) for pay in first[:2]]
    rest = settle(nets(bills, shared, part))
    assert not any(nets(bills, shared, [*part, *rest]).values())


@given(st.lists(st.integers(-9_999, 9_999), max_size=14))
def test_settling_takes_fewer_payments_than_people(drawn):
    left = dict(enumerate([*drawn, -sum(drawn)]))
    payments = settle(left)
    between = [who for who, pence in left.items() if pence]
    assert len(payments) <= max(0, len(between) - 1)
    for pay in payments:
        assert pay.pence > 0
        assert left[pay.payer] < 0 < left[pay.payee]
        left[pay.payer] += pay.pence
        left[pay.payee] -= pay.pence
    assert not any(left.values())


def test_whoever_gets_back_just_what_another_gives_is_paid_first():
    payments = settle({1: -500, 2: -300, 3: -300, 4: 600, 5: 500})
    assert payments == (Payment(1, 5, 500), Payment(2, 4, 300), Payment(3, 4, 300))


def test_two_who_owe_just_what_two_others_get_back_settle_in_two_payments():
    assert settle({1: -500, 2: -300, 3: 300, 4: 500}) == (Payment(1, 4, 500), Payment(2, 3, 300))
    assert settle({1: -500, 2: 600, 3: 500, 4: -600}) == (Payment(4, 2, 600), Payment(1, 3, 500))
    assert settle({1: -500, 2: 600, 3: 500, 4: -600, 5: 0}) == settle({1: -500, 2: 600, 3: 500, 4: -600})
    assert settle({}) == ()


def test_sums_that_do_not_meet_are_not_settled():
    with pytest.raises(ValueError, match="same"):
        settle({1: 5, 2: -4})


def test_an_outing_without_costs_costs_nobody_anything():
    shared = share([], [Sharer(id=1), Sharer(id=2)])
    assert (shared.pays, shared.pot_meets, shared.odd) == ({1: 0, 2: 0}, 0, frozenset())


def test_what_cannot_be_shared_says_what_to_do():
    nobody = "Choose at least one person to share this."
    with pytest.raises(RefusedError, match=nobody):
        split(100, [0, 0], [0, 0])
    with pytest.raises(RefusedError, match=nobody):
        share([Bill(pence=100, parts={})], [])
    with pytest.raises(RefusedError, match="minus"):
        split(100, [2, -1], [0, 0])
    with pytest.raises(RefusedError, match="above zero"):
        share([Bill(pence=0, parts={1: Fraction(1)})], [Sharer(id=1)])
    with pytest.raises(RefusedError, match="the most they pay"):
        share([], [Sharer(id=1, most=-1)])


@pytest.mark.parametrize(
    ("amounts", "says"),
    [
        ([3000, 1700], ["The shares come to £47.00. That is £1.50 less than the cost (£48.50)."]),
        ([3000, 2000], ["The shares come to £50.00. That is £1.50 more than the cost (£48.50)."]),
        ([3000, 1850], []),
        ([4850, 0], []),
        ([0, 0], ["Choose at least one person to share this."]),
        ([5000, -150], ["Put the amount without a minus."]),
    ],
)
def test_amounts_set_by_hand_say_by_how_much_and_which_way_they_are_out(amounts, says):
    assert [str(problem) for problem in amount_problems(4850, amounts, "GBP")] == says
