"""Ideas are looked through by what a group can manage, and chosen with dots that add up and show nobody."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from groupkit.core.outings.bank import GRADES, SEASONS, Wanted, easiest_first, grade, graded, in_words
from groupkit.core.outings.choosing import Box, Idea, most_dots
from groupkit.core.outings.words.choosing import BankIdea, GradeWords
from groupkit.core.problems import RefusedError

EASY = dict.fromkeys(GRADES, 1)
BALLOT = some.dictionaries(some.integers(1, 5), some.integers(0, 3)).filter(lambda dots: sum(dots.values()) <= 3)


def bank_idea(key, *, season="any", roof=False, **grades):
    words = {"title": key.capitalize(), "about": "", "ask": ""}
    return BankIdea(key=key, season=season, roof=roof, helpers=2, **words, **{**EASY, **grades})


WALK = bank_idea("walk", energy=2)
SWIM = bank_idea("swim", season="summer", energy=3, crowd=2)
CHESS = bank_idea("chess", roof=True)
ALL = (SWIM, WALK, CHESS)


def keys(wanted=None):
    return [idea.key for idea in easiest_first(ALL, wanted)]


def test_what_asks_the_least_of_people_comes_first():
    assert keys() == ["chess", "walk", "swim"]
    assert [one.key for one in easiest_first((WALK, replace(WALK, key="amble", title="Amble")))] == [
        "amble",
        "walk",
    ]


def test_ideas_are_found_by_grade_season_and_roof():
    assert keys(Wanted(at_most={"energy": 2})) == ["chess", "walk"]
    assert keys(Wanted(at_most={"energy": 3, "crowd": 1})) == ["chess", "walk"]
    assert keys(Wanted(season="winter")) == ["chess", "walk"]
    assert keys(Wanted(season="summer")) == ["chess", "walk", "swim"]
    assert keys(Wanted(roof=True)) == ["chess"]
    assert keys(Wanted(at_most={"energy": 1}, season="summer", roof=False)) == ["chess"]
    assert "any" not in SEASONS


def test_grades_are_told_in_words():
    words = GradeWords(key="energy", title="Energy", low="Sitting", middle="Some walking", high="A lot of moving")
    assert [in_words(words, at) for at in (1, 2, 3)] == ["Sitting", "Some walking", "A lot of moving"]
    assert list(graded(WALK, [words])) == [("Energy", "Some walking")]
    assert grade(SWIM, "energy") == 3


@pytest.mark.parametrize(
    ("idea", "said"),
    [
        (Idea(title=" "), "Write the idea in a few words, such as A walk by the river."),
        (Idea(title="a" * 81), "Use fewer letters: 80 at most."),
        (Idea(title="Tea", about="a" * 301), "Use fewer letters: 300 at most."),
        (Idea(title="Tea"), ""),
    ],
)
def test_an_idea_says_what_is_to_put_right(idea, said):
    assert "\n".join(map(str, idea.problems())) == said


BOX = Box(dots=3, fewest=3)


def refused(said, does, *args):
    with pytest.raises(RefusedError) as why:
        does(*args)
    assert str(why.value) == said


def test_a_ballot_has_three_dots_at_most_and_none_is_below_nothing():
    refused("There are 3 dots for each person.", BOX.put, {1: 2, 2: 2})
    refused("Type how many dots, or 0.", BOX.put, {1: -1, 2: 2})
    refused("Type how many dots, or 0.", BOX.with_paper, {1: -1}, 1)


def test_an_empty_ballot_does_not_count_as_somebody_who_chose():
    assert BOX.put({}) == BOX
    assert BOX.put({1: 0}) == BOX
    assert BOX.put({1: 1}).voters == 1


def test_paper_is_added_if_its_dots_and_papers_agree():
    assert BOX.with_paper({1: 5, 2: 1}, 2).sums == {1: 5, 2: 1}
    more = "These are more dots than so many papers can have. Count the papers again."
    refused(more, BOX.with_paper, {1: 7}, 2)
    refused("Count only the papers with dots on them.", BOX.with_paper, {1: 1}, 2)
    refused("Type how many papers have dots on them, or 0.", BOX.with_paper, {}, -1)
    assert BOX.with_paper({}, 0) == BOX


@settings(max_examples=60, deadline=None)
@given(some.lists(BALLOT, max_size=8), some.randoms())
def test_the_box_is_the_same_in_whichever_order_the_ballots_came(ballots, chance):
    def filled(order):
        box = BOX
        for dots in order:
            box = box.put(dots)
        return box

    turned = list(ballots)
    chance.shuffle(turned)
    one, other = filled(ballots), filled(turned)
    assert (one.voters, {idea: dots for idea, dots in one.sums.items() if dots}) == (
        other.voters,
        {idea: dots for idea, dots in other.sums.items() if dots},
    )
    assert list(one.sums) == sorted(one.sums)
    assert sum(one.sums.values()) == sum(sum(dots.values()) for dots in ballots)
    assert one.too_few == (sum(any(dots.values()) for dots in ballots) < 3)


def test_nothing_of_what_lies_in_the_box_is_in_its_description():
    assert repr(BOX.put({417: 2})) == repr(BOX) == "Box(dots=3, fewest=3)"


def test_the_most_dots_may_be_on_one_on_two_or_on_none():
    assert most_dots({1: 4, 2: 1}) == (1,)
    assert most_dots({1: 4, 2: 4, 3: 0}) == (1, 2)
    assert most_dots({1: 0, 2: 0}) == ()
    assert most_dots({}) == ()
