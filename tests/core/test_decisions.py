"""A group decides by rules of its own, in whole numbers, and nobody is named in what was decided."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.decisions import (
    AGREED,
    BIG,
    CONSENT,
    FIRST_READING,
    NOT_AGREED,
    ORDINARY,
    PUT_OFF,
    SMALL,
    VOTE,
    Action,
    Counts,
    Decision,
    Motion,
    Rules,
    Share,
    enough,
    needs_notice,
    outcome_of,
    reached,
    size_of,
    still_open,
    still_to_decide,
)

OURS = Rules()
IDEA = Motion(id=1, title="A kettle", proposal="We buy a kettle.")
people = st.integers(0, 500)
shares = st.integers(1, 12).flatmap(lambda whole: st.builds(Share, of=st.integers(1, whole), out_of=st.just(whole)))


def voted(yes, no, aside=0):
    return Decision(test=VOTE, counts=Counts(in_favour=yes, against=no, abstain=aside))


def asked(**counts):
    return Decision(test=CONSENT, counts=Counts(**counts))


def fields(problems):
    return [problem.field for problem in problems]


@given(yes=people, no=people, aside=people)
def test_two_of_every_three_are_counted_to_the_last_vote(yes, no, aside):
    carried = reached(voted(yes, no, aside), OURS, ORDINARY)
    assert carried == (yes + no > 0 and Fraction(yes, yes + no or 1) >= Fraction(2, 3))
    assert carried == (yes + no > 0 and yes >= 2 * no)


@pytest.mark.parametrize(("yes", "no", "carried"), [(2, 1, True), (6, 3, True), (5, 3, False), (0, 0, False)])
def test_a_vote_on_the_edge_is_not_rounded(yes, no, carried):
    assert reached(voted(yes, no), OURS, ORDINARY) is carried
    assert reached(voted(yes, no), OURS, BIG) is carried


@given(share=shares, total=st.integers(1, 500))
def test_the_least_number_reaches_a_part_and_one_fewer_does_not(share, total):
    least = share.least(total)
    assert share.reached(least, total)
    assert not share.reached(least - 1, total)


@given(present=people, usual=people, least=st.integers(1, 20), share=shares)
def test_enough_are_here_by_number_or_by_part(present, usual, least, share):
    rules = Rules(least=least, usual=share)
    by_part = usual > 0 and present > 0 and Fraction(present, usual) >= Fraction(share.of, share.out_of)
    assert (present >= enough(rules, usual)) == (present >= least or by_part)


def test_five_regulars_are_enough_or_half_of_a_small_group():
    assert [enough(OURS, usual) for usual in (0, 1, 6, 7, 20)] == [5, 1, 3, 4, 5]


def test_consent_is_spoiled_by_one_serious_worry_only():
    assert reached(asked(support=1, can_live=3, aside=8), OURS, BIG)
    assert reached(asked(can_live=1), OURS, ORDINARY)
    assert not reached(asked(support=9, concern=1), OURS, SMALL)
    assert not reached(asked(aside=5), OURS, ORDINARY)


def test_a_small_thing_goes_by_most_hands():
    assert reached(voted(4, 3), OURS, SMALL)
    assert not reached(voted(3, 3), OURS, SMALL)


@pytest.mark.parametrize(
    ("decision", "size", "few", "outcome"),
    [
        (voted(6, 3), ORDINARY, False, AGREED),
        (voted(6, 3), ORDINARY, True, PUT_OFF),
        (voted(2, 1), SMALL, True, AGREED),
        (voted(5, 3), ORDINARY, False, PUT_OFF),
        (voted(3, 3), ORDINARY, False, PUT_OFF),
        (voted(2, 5), ORDINARY, False, NOT_AGREED),
        (asked(support=5), BIG, False, AGREED),
        (asked(support=5, concern=1), BIG, False, PUT_OFF),
    ],
)
def test_the_counts_say_what_came_of_it_and_a_close_vote_rests(decision, size, few, outcome):
    assert outcome_of(decision, OURS, size, few=few) == outcome


@pytest.mark.parametrize(
    ("said", "cost", "size"),
    [
        (SMALL, None, SMALL),
        (SMALL, 2000, SMALL),
        (SMALL, 2001, ORDINARY),
        (ORDINARY, 10000, ORDINARY),
        (ORDINARY, 10001, BIG),
        (SMALL, 10001, BIG),
        (BIG, 0, BIG),
    ],
)
def test_what_costs_more_is_larger_than_its_card_says(said, cost, size):
    assert size_of(replace(IDEA, size=said, cost=cost), OURS) == size


def test_only_a_big_thing_is_put_up_ahead():
    assert needs_notice(IDEA, OURS) == 0
    assert needs_notice(replace(IDEA, size=BIG), OURS) == 2
    assert needs_notice(replace(IDEA, size=BIG), Rules(notice=0)) == 0


def test_an_idea_waits_until_it_is_agreed_turned_down_or_taken_back():
    ideas = tuple(replace(IDEA, id=at) for at in range(1, 7))
    back = replace(ideas[5], withdrawn_on=date(2026, 11, 14))
    said = [
        Decision(motion=at, outcome=outcome)
        for at, outcome in ((1, AGREED), (2, NOT_AGREED), (3, PUT_OFF), (4, FIRST_READING))
    ]
    assert [each.id for each in still_to_decide((*ideas[:5], back), said)] == [3, 4, 5]


def test_what_is_open_stands_by_its_day_and_what_has_none_comes_last():
    some = Action(id=1, what="x")
    found = still_open(
        (
            some,
            replace(some, id=2, due=date(2026, 12, 1)),
            replace(some, id=3, due=date(2026, 1, 1)),
            replace(some, id=4, done_on=date(2026, 1, 1)),
            replace(some, id=5, dropped_on=date(2026, 1, 1)),
        )
    )
    assert [each.id for each in found] == [3, 2, 1]


def test_the_words_of_an_idea_are_those_it_was_changed_to():
    assert IDEA.wording == "We buy a kettle."
    assert replace(IDEA, amendment="We borrow one.").wording == "We borrow one."


def test_a_card_needs_two_answers_only():
    assert fields(IDEA.problems()) == []
    odd = Motion(title=" ", proposal="", size="huge", cost=-1, why="Ring 01632 960 001", affects="x" * 601)
    assert fields(odd.problems()) == ["title", "proposal", "size", "cost", "why", "affects"]
    assert fields(replace(IDEA, cost=10**9).problems()) == ["cost"]


def test_more_answers_than_people_are_counted_again():
    assert fields(asked(support=5, concern=1).problems(6)) == []
    assert fields(asked(support=5, concern=2).problems(6)) == ["support"]
    assert fields(voted(5, 1, 1).problems(6)) == ["in_favour"]
    assert fields(voted(5, 1, 1).problems(None)) == []


def test_a_decision_says_everything_to_put_right_at_once():
    odd = Decision(test="coin", counts=Counts(abstain=-1), outcome="won", worry="x" * 601, owner="a@b.org")
    assert fields(odd.problems(None)) == ["test", "abstain", "outcome", "worry", "owner"]


def test_something_to_do_needs_words_only():
    assert fields(Action(what="Ask").problems()) == []
    assert fields(Action(what=" ", owner="x" * 41).problems()) == ["what", "owner"]


def test_rules_that_cannot_work_are_said_at_once():
    assert fields(OURS.problems()) == []
    odd = Rules(
        least=0,
        usual=Share(of=0, out_of=2),
        vote=Share(of=1, out_of=2),
        notice=13,
        small_up_to=200,
        big_over=100,
        big_things="x" * 601,
    )
    assert fields(odd.problems()) == ["least", "usual", "vote", "notice", "big_over", "big_things"]
    assert fields(Rules(vote=Share(of=4, out_of=3)).problems()) == ["vote"]
    assert fields(Rules(vote=Share(of=1, out_of=1)).problems()) == []
