"""Two people stand behind every payment, and no claim comes to more than was spent."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.claiming import advance, given_by_members, old_lines, step_problems, to_pay, total
from groupkit.core.claims import (
    Claim,
    ClaimLine,
    Deed,
    Person,
    Sort,
    State,
    Step,
    fold,
    leads_to,
    may_be_one,
    standing,
)
from groupkit.core.problems import RefusedError

DAY = date(2026, 11, 14)
LIMIT = 5000
KIM, ANN, JO, NOBODY = (Person(name=name) for name in ("Kim", "Ann", "Jo", " "))
FARES = ClaimLine(id=1, day=DAY, kind=9, fund=1, what="Bus to open up", pence=400, no_receipt="bus", second="Jo")
TEA = ClaimLine(id=2, day=DAY, kind=7, fund=2, what="Tea and milk", pence=435, receipt="R-88")
CLAIM = Claim(number=21, who=KIM, day=DAY, lines=(FARES, TEA))
ALL = {1: 400, 2: 435}
HANDED_IN = (Step(deed=Deed.HAND_IN, by=KIM, day=DAY),)
AGREED = (*HANDED_IN, Step(deed=Deed.AGREE, by=ANN, day=DAY, amounts=ALL))
PEOPLE = (
    KIM,
    ANN,
    JO,
    Person(name=" kim"),
    Person(name="Kimberley", before=("Kim",)),
    Person(name="Lee", stands_in_for="Kim"),
    Person(name="Jo", stands_in_for="Ann"),
)


def said(history: tuple[Step, ...], deed: Deed, by: Person = ANN, *, claim: Claim = CLAIM, **values) -> list[str]:
    taken: dict[str, Any] = {"deed": deed, "by": by, "day": DAY}
    step = Step(**taken | values)
    return [str(problem) for problem in step_problems(claim, history, step, currency="GBP", two_over=LIMIT)]


def agreeing(by: Person = ANN, claim: Claim = CLAIM, **values) -> list[str]:
    return said(HANDED_IN, Deed.AGREE, by, claim=claim, **{"amounts": ALL} | values)


def paying(by: Person = JO, claim: Claim = CLAIM, history: tuple[Step, ...] = AGREED, **values) -> list[str]:
    return said(history, Deed.PAY, by, claim=claim, **{"pence": 835, "received": True} | values)


def test_a_claim_goes_from_hand_to_hand_until_it_is_paid():
    assert said((), Deed.HAND_IN, KIM) == []
    assert agreeing() == []
    assert paying() == []
    assert paying(KIM) == []


def test_no_step_is_jumped_over():
    assert said((), Deed.AGREE) == ["This claim is at another step now. Look at it again."]
    assert said(HANDED_IN, Deed.PAY) == ["This claim is at another step now. Look at it again."]


@pytest.mark.parametrize("by", [KIM, *PEOPLE[3:6]])
@pytest.mark.parametrize("deed", [Deed.AGREE, Deed.SEND_BACK, Deed.NOT_AGREE])
def test_nobody_answers_their_own_claim_under_any_name(by, deed):
    assert said(HANDED_IN, deed, by, amounts=ALL, why="Yes") == ["Someone else needs to agree this one."]


def test_a_facilitator_far_away_agrees_by_name_and_day():
    assert agreeing(far_on=DAY) == []
    out = ["Put in the day they said yes: after it was handed in, and not after today."]
    assert agreeing(far_on=DAY + timedelta(days=1)) == out
    assert agreeing(far_on=DAY - timedelta(days=1)) == out
    assert agreeing(KIM, far_on=DAY) == ["Someone else needs to agree this one."]


@pytest.mark.parametrize(
    ("amounts", "why", "says"),
    [
        ({1: 400, 2: 436}, "", "You claimed £4.35 and the agreed amount says £4.36. It can be the same or less."),
        ({1: 400, 2: 434}, "", "Say in a few words why it is less, so that Kim knows."),
        ({1: 400, 2: 434}, "One tea was ours", None),
        ({1: 400, 2: 0}, "Tea was given", None),
        ({1: 400, 2: -1}, "A slip", "Put the amount without a minus."),
        ({1: 400}, "So", "Put an agreed amount beside each line. Nothing is 0."),
        ({1: 400, 2: 435, 3: 0}, "", "Put an agreed amount beside each line. Nothing is 0."),
        ({1: 0, 2: 0}, "No", "Nothing is agreed here. Choose “Not this time” and say why."),
    ],
)
def test_each_line_is_agreed_for_what_it_cost_or_less(amounts, why, says):
    assert agreeing(amounts=amounts, why=why) == ([says] if says else [])


def test_a_blank_line_is_never_agreed():
    blank = replace(CLAIM, lines=(replace(TEA, pence=0),))
    assert "One line has no amount yet. Type what it cost, or take the line out." in agreeing(claim=blank)
    assert "Add what the money was spent on." in said((), Deed.HAND_IN, KIM, claim=replace(CLAIM, lines=()))


def test_a_line_without_a_receipt_is_seconded_by_somebody_else():
    alone = replace(CLAIM, lines=(replace(FARES, second=""), TEA))
    own = replace(CLAIM, lines=(replace(FARES, second=" kim"), TEA))
    assert said((), Deed.HAND_IN, KIM, claim=alone) == []
    assert agreeing(claim=alone) == ["Without a receipt, a second person says it is all right. Who?"]
    assert agreeing(claim=alone, second=JO) == []
    assert agreeing(claim=own) == ["The second person has to be someone else."]


@pytest.mark.parametrize(
    ("pence", "limit", "second", "says"),
    [
        (5000, 5000, None, []),
        (5001, 5000, None, ["This is over £50.00, so two people agree it. Who is the second?"]),
        (5001, 5000, NOBODY, ["This is over £50.00, so two people agree it. Who is the second?"]),
        (1, 0, None, ["This is over £0.00, so two people agree it. Who is the second?"]),
        (5001, 5000, JO, []),
        (5001, 5000, KIM, ["The second person has to be someone else."]),
        (5001, 5000, Person(name="ANN"), ["The second person has to be someone else."]),
    ],
)
def test_above_what_the_group_settled_two_people_agree(pence, limit, second, says):
    claim = replace(CLAIM, lines=(replace(TEA, pence=pence),))
    step = Step(deed=Deed.AGREE, by=ANN, day=DAY, amounts={2: pence}, second=second)
    assert list(map(str, step_problems(claim, HANDED_IN, step, currency="GBP", two_over=limit))) == says


def test_nobody_hands_in_agrees_and_pays_one_claim():
    by_ann = (Step(deed=Deed.HAND_IN, by=ANN, day=DAY), *AGREED[1:])
    assert paying(ANN) == []
    assert paying(ANN, history=by_ann) == ["You handed this in and agreed it. Ask someone else to pay it."]
    assert paying(Person(name="Jo", stands_in_for="Ann"), history=by_ann) != []
    assert paying(JO, history=by_ann) == []


def test_what_is_paid_is_what_was_agreed_and_leaves_a_mark():
    assert paying(pence=834) == ["£8.35 was agreed, so that is what is paid."]
    assert paying(received=False) == ["Ask Kim to mark that the money has come."]
    bank = replace(CLAIM, how="bank")
    assert paying(claim=bank, received=False) == ["Write the bank’s reference for this payment."]
    assert paying(claim=bank, received=False, reference="BACS 1") == []
    assert paying(claim=replace(CLAIM, sort=Sort.ADVANCE), received=False) == []


def test_sending_back_or_saying_no_takes_a_few_words():
    for deed in (Deed.SEND_BACK, Deed.NOT_AGREE):
        assert said(HANDED_IN, deed) == ["Say in a few kind words what is needed, or why not."]
        assert said(HANDED_IN, deed, why="Which bus was it?") == []


def test_only_the_claimant_gives_their_claim_to_the_group():
    assert said(AGREED, Deed.WAIVE, KIM) == []
    for by in (ANN, Person(name="Lee", stands_in_for="Kim")):
        assert said(AGREED, Deed.WAIVE, by) == ["Only Kim can give this to the group."]


def test_a_step_says_who_took_it_and_comes_after_the_last():
    assert said((), Deed.HAND_IN, NOBODY) == ["Write who does this. A first name is enough."]
    early = said(AGREED, Deed.CHANGE, KIM, day=DAY - timedelta(days=1))
    assert early == ["That day is before the last step of this claim."]


@given(st.data())
def test_whatever_people_try_a_claim_keeps_its_rules(data):
    history: tuple[Step, ...] = ()
    for _ in range(data.draw(st.integers(1, 14))):
        claim = replace(CLAIM, sort=data.draw(st.sampled_from(Sort)))
        step = Step(
            deed=data.draw(st.sampled_from([deed for deed in Deed if leads_to(fold(history), deed)] or list(Deed))),
            by=data.draw(st.sampled_from(PEOPLE)),
            day=DAY,
            why=data.draw(st.sampled_from(["", "Because"])),
            amounts=data.draw(st.fixed_dictionaries({1: st.sampled_from([0, 400, 401]), 2: st.integers(434, 436)})),
            second=data.draw(st.none() | st.sampled_from(PEOPLE)),
            pence=data.draw(st.sampled_from([standing(history).agreed, 835])),
            received=True,
        )
        if not list(step_problems(claim, history, step, currency="GBP", two_over=LIMIT)):
            history = (*history, step)
    now = standing(history)
    assert now.agreed <= total(CLAIM.lines)
    assert now.state is not State.PAID or now.paid == now.agreed > 0
    assert now.state in (State.AGREED, State.PAID, State.WAIVED) or not now.agreed
    for step in history:
        assert step.deed is not Deed.AGREE or not may_be_one(step.by, KIM)
        assert step.deed is not Deed.WAIVE or step.by.is_same(KIM)
        assert step.deed not in (Deed.SEND_BACK, Deed.NOT_AGREE) or step.why
    if now.state is State.PAID and now.agreed_by and may_be_one(now.agreed_by, history[-1].by):
        assert not any(may_be_one(maker, history[-1].by) for maker in now.makers)


@given(st.lists(st.sampled_from(Deed), max_size=10))
def test_money_still_to_pay_and_money_given_follow_the_state(deeds):
    history: list[Step] = []
    for deed in deeds:
        if leads_to(fold(history), deed):
            history.append(Step(deed=deed, by=ANN, day=DAY, amounts=ALL if deed is Deed.AGREE else {}))
    now = standing(history)
    agreed = {1: 400, 2: 435}
    assert to_pay([(CLAIM, now)]) == (agreed if now.state is State.AGREED else {})
    assert given_by_members([(CLAIM, now)]) == (agreed if now.state is State.WAIVED else {})


def test_what_is_to_pay_adds_up_by_pot_without_what_an_advance_covers():
    now = standing([*HANDED_IN, Step(deed=Deed.AGREE, by=ANN, day=DAY, amounts={1: 0, 2: 435})])
    assert to_pay([(CLAIM, now), (CLAIM, now)]) == {2: 870}
    assert to_pay([(replace(CLAIM, sort=Sort.ADVANCE), now)]) == {}


def test_a_claim_that_took_a_while_is_asked_about_and_still_claimed():
    assert old_lines(CLAIM, DAY + timedelta(days=90)) == ()
    assert old_lines(CLAIM, DAY + timedelta(days=91)) == CLAIM.lines
    assert said((), Deed.HAND_IN, KIM, day=DAY + timedelta(days=400)) == []


@given(*[st.integers(-10, 2_000)] * 3)
def test_an_advance_is_spent_or_comes_back_or_is_still_out(given, spent, back):
    try:
        out = advance(given, spent, back, currency="GBP")
    except RefusedError:
        assert min(given, spent, back) < 0 or spent + back > given
    else:
        assert out >= 0
        assert given == spent + back + out


@pytest.mark.parametrize(
    ("amounts", "says"),
    [
        ((1000, 1150, 0), "£1.50 more was spent than was given. Hand in a claim for that part."),
        ((1000, 700, 301), "Only £3.00 of this money is still out. Look at the change again."),
        ((1000, -1, 0), "Put the amount without a minus."),
    ],
)
def test_an_advance_that_does_not_add_up_says_what_to_do(amounts, says):
    with pytest.raises(RefusedError) as refused:
        advance(*amounts, currency="GBP")
    assert str(refused.value) == says
