"""How many vouchers are left follows from what became of them; nothing says who got one."""

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groupkit.core.vouchers import SORTS, STEPS, Held, Move, Sort, Step, Voucher, lowest

DAY = date(2026, 11, 14)
GIFT = Voucher(id=1, sort=Sort.GIFT, issuer="Corner shop", worth=1000)


def move(step, many, days=0, **more):
    return Move(voucher=1, day=DAY + timedelta(days=days), step=step, many=many, **{"by": "Sam", **more})


def told(problems):
    return {(problem.field, str(problem)) for problem in problems}


def test_every_sort_and_step_has_its_words():
    assert set(SORTS) == set(Sort)
    assert set(STEPS) == set(Step)


def test_there_is_no_room_for_whom_or_why():
    names = {field.name for each in (Voucher, Move) for field in fields(each)}
    assert names == {
        *("id", "sort", "issuer", "worth", "until", "fund"),
        *("record", "voucher", "day", "step", "many", "by", "second", "entry"),
    }


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"issuer": " "}, "issuer"), ({"worth": 0}, "worth"), ({"issuer": "Shop 1234-5678-90AB"}, "issuer")],
)
def test_a_kind_that_says_too_little_or_too_much_is_refused(changed, field):
    assert {name for name, _said in told(replace(GIFT, **changed).problems())} == {field}
    assert told(replace(GIFT, issuer="Supermarket, ends 4421").problems()) == set()


def test_what_was_bought_less_what_went_is_left():
    held = Held(
        voucher=GIFT,
        moves=(move(Step.BOUGHT, 5), move(Step.GIVEN, 3), move(Step.BACK, 1), move(Step.GONE, 1)),
    )
    assert (held.left, held.worth, held.many(Step.GIVEN)) == (2, 2000, 3)


def test_only_what_is_left_can_be_handed_out():
    before = (move(Step.BOUGHT, 2), move(Step.GIVEN, 1, days=5))
    assert told(move(Step.GIVEN, 1, days=2).problems(before)) == set()
    said = "The list shows 1 left of this kind. Add the ones you bought first, or pick another."
    assert told(move(Step.GIVEN, 2, days=2).problems(before)) == {("many", said)}
    assert {field for field, _ in told(move(Step.GONE, 1, days=-1).problems(before))} == {"many"}
    assert told(move(Step.BOUGHT, 1, days=9).problems(before)) == set()


def test_only_what_was_handed_out_comes_back():
    before = (move(Step.BOUGHT, 2), move(Step.GIVEN, 2), move(Step.BACK, 1))
    assert told(move(Step.BACK, 1).problems(before)) == set()
    assert told(move(Step.BACK, 2).problems(before)) == {
        ("many", "The list shows 1 handed out of this kind. Count them once more.")
    }


def test_two_people_who_do_it_are_two_people():
    assert told(move(Step.BOUGHT, 0, by=" ", second="").problems(())) == {
        ("many", "Type how many, 1 or more."),
        ("by", "Write who did it. A first name is enough."),
    }
    same = move(Step.BOUGHT, 1, by="Sam", second=" SAM ").problems(())
    assert told(same) == {("second", "The second person has to be someone else.")}


def test_those_good_for_a_few_weeks_only_are_told():
    held = Held(voucher=replace(GIFT, until=DAY + timedelta(days=30)), moves=(move(Step.BOUGHT, 1),))
    assert held.ends_soon(DAY)
    assert not held.ends_soon(DAY - timedelta(days=1))
    assert not held.ends_soon(DAY + timedelta(days=31))
    assert not replace(held, moves=()).ends_soon(DAY)
    assert not replace(held, voucher=GIFT).ends_soon(DAY)


@given(st.lists(st.tuples(st.sampled_from(list(Step)), st.integers(1, 5), st.integers(0, 9)), max_size=25))
@settings(max_examples=100, deadline=None)
def test_a_list_that_takes_only_what_is_left_never_goes_below_none(drawn):
    kept: list[Move] = []
    for step, many, days in drawn:
        made = move(step, many, days)
        if not list(made.problems(kept)):
            kept.append(made)
        assert lowest(kept) >= 0
        assert Held(voucher=GIFT, moves=tuple(kept)).left >= 0
