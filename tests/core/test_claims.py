"""A claim is as far as its steps have brought it, and a change takes an agreement away."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.claims import (
    STEPS,
    Claim,
    ClaimLine,
    Deed,
    Person,
    State,
    Step,
    fold,
    leads_to,
    may_be_one,
    standing,
)
from groupkit.core.problems import GroupkitError

DAY = date(2026, 11, 14)
KIM, ANN = Person(name="Kim"), Person(name="Ann")
LINE = ClaimLine(id=1, day=DAY, kind=9, fund=1, what="Bus to open up", pence=400, receipt="R-88")
CLAIM = Claim(number=21, who=KIM, day=DAY, lines=(LINE,))
WAYS = {
    State.DRAFT: (),
    State.HANDED_IN: (Deed.HAND_IN,),
    State.SENT_BACK: (Deed.HAND_IN, Deed.SEND_BACK),
    State.AGREED: (Deed.HAND_IN, Deed.AGREE),
    State.NOT_AGREED: (Deed.HAND_IN, Deed.NOT_AGREE),
    State.PAID: (Deed.HAND_IN, Deed.AGREE, Deed.PAY),
    State.WAIVED: (Deed.HAND_IN, Deed.AGREE, Deed.WAIVE),
}


def step(deed: Deed, by: Person = ANN, **said) -> Step:
    return Step(deed=deed, by=by, day=DAY, **said)


@pytest.mark.parametrize(("state", "deeds"), WAYS.items())
def test_a_claim_is_where_its_steps_have_brought_it(state, deeds):
    assert fold(map(step, deeds)) is state


def test_only_the_steps_that_are_listed_lead_anywhere():
    assert {
        State.DRAFT: {State.HANDED_IN},
        State.HANDED_IN: {State.AGREED, State.SENT_BACK, State.NOT_AGREED},
        State.SENT_BACK: {State.HANDED_IN},
        State.AGREED: {State.HANDED_IN, State.PAID, State.WAIVED},
        State.NOT_AGREED: set(),
        State.PAID: set(),
        State.WAIVED: set(),
    } == STEPS


@given(st.lists(st.sampled_from(Deed), max_size=12))
def test_no_state_is_jumped_over(deeds):
    before = State.DRAFT
    for at, deed in enumerate(deeds, start=1):
        after = leads_to(before, deed)
        if after is None:
            with pytest.raises(GroupkitError, match="not in a row"):
                fold(map(step, deeds[:at]))
            return
        assert fold(map(step, deeds[:at])) is after
        assert after is before or after in STEPS[before]
        before = after


@pytest.mark.parametrize("state", [State.PAID, State.NOT_AGREED, State.WAIVED])
@pytest.mark.parametrize("deed", Deed)
def test_a_claim_that_is_finished_stays_as_it_is(state, deed):
    assert leads_to(state, deed) is None


def test_a_comment_is_no_step_and_only_adding_brings_a_claim_back():
    assert {deed for deed in Deed if leads_to(State.SENT_BACK, deed) is State.HANDED_IN} == {Deed.ADD}


def test_a_change_takes_the_agreement_away():
    agreed = [step(Deed.HAND_IN, KIM), step(Deed.AGREE, amounts={1: 300})]
    now = standing(agreed)
    assert (now.state, now.agreed, now.agreed_by, now.handed_in_on) == (State.AGREED, 300, ANN, DAY)
    now = standing([*agreed, step(Deed.CHANGE, KIM)])
    assert (now.state, now.agreed, now.agreed_by, now.makers) == (State.HANDED_IN, 0, None, (KIM, KIM))


def test_what_was_paid_stands_with_the_claim():
    deeds = [step(Deed.HAND_IN, KIM), step(Deed.AGREE, amounts={1: 300}), step(Deed.PAY, pence=300)]
    assert standing(deeds).paid == 300
    assert standing(deeds[:2]).paid == 0


@pytest.mark.parametrize(
    ("other", "one"),
    [
        (Person(name=" KIM "), True),
        (Person(name="kim"), True),
        (Person(name="Ｋｉｍ"), True),
        (Person(name="Kimberley", before=("Kim",)), True),
        (Person(name="Kimberley", id=7), True),
        (Person(name="Jo", stands_in_for="kim"), True),
        (Person(name="Jo"), False),
        (Person(name="Jo", id=8, before=("Joanna",)), False),
        (Person(name="Kimberley", id=8), False),
        (Person(name=""), False),
    ],
)
def test_one_person_is_known_by_every_name(other, one):
    kim = Person(name="Kim", id=7)
    assert may_be_one(kim, other) is one
    assert may_be_one(other, kim) is one


def test_two_nobodies_are_not_one_person_and_a_stand_in_is_somebody_else():
    assert not may_be_one(Person(name=" "), Person(name=""))
    assert not Person(name="Jo", stands_in_for="Kim").is_same(KIM)
    assert may_be_one(Person(name="Jo", stands_in_for="Kim"), Person(name="Sam", stands_in_for="Kim"))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"pence": 0}, "amount"),
        ({"pence": -4}, "amount"),
        ({"pence": 10_000_000}, "amount"),
        ({"what": "  "}, "what"),
        ({"miles": 124, "from_place": "Home"}, "from_place"),
        ({"receipt": " "}, "receipt"),
        ({"receipt": "", "no_receipt": "a whim"}, "receipt"),
        ({"receipt": "", "no_receipt": "other"}, "why_none"),
        ({"day": date(2026, 11, 15)}, "day"),
    ],
)
def test_a_line_that_is_not_whole_says_what_is_wanting(change, field):
    claim = replace(CLAIM, lines=(LINE, replace(LINE, **change)))
    assert [problem.field for problem in claim.problems(DAY)] == [field]


def test_a_whole_line_can_be_handed_in_with_a_receipt_or_a_reason():
    bus = replace(LINE, receipt="", no_receipt="bus")
    other = replace(LINE, receipt="", no_receipt="other", why_none="The dog ate it")
    drive = replace(LINE, miles=124, from_place="Home", to_place="Hall", receipt="", no_receipt="mileage")
    assert list(replace(CLAIM, lines=(LINE, bus, other, drive)).problems(DAY)) == []
    assert (LINE.without_receipt, bus.without_receipt) == (False, True)


def test_an_empty_claim_cannot_be_handed_in():
    empty = Claim(number=1, who=Person(name=" "), day=DAY)
    assert [problem.field for problem in empty.problems(DAY)] == ["who", "lines"]
