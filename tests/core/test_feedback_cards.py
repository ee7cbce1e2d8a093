"""Two-word cards tell about how many moved, and nothing of a card, of few people, or of those without one."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groupkit.core.feedback.cards import (
    CARDS,
    NOBODY,
    WORDS,
    Carried,
    Links,
    card_of,
    has_cards,
    links,
    moves,
    with_cards,
)
from groupkit.core.feedback.changes import Beside, Roster, Wave, may_move
from groupkit.core.feedback.figures import moved_in_words
from groupkit.core.feedback.forms import CARD_KEYS, RATHER_NOT, asked_alike, told
from groupkit.core.feedback.items import composite, items
from groupkit.core.feedback.release import Ballots, Level, Release, Shape, Table, release
from groupkit.core.feedback.rounding import BASE
from groupkit.i18n import catalogue
from groupkit.storage.feedback import shipped
from tests.feedback import FIVE, NAMES, USUAL, choosing

FORM = with_cards(USUAL, shipped.cards())
HIDDEN = Table(item="card_moved")
LOW, MIDDLE, HIGH = 0, 2, 4


def ballot(step, card=None):
    return {
        **dict.fromkeys(NAMES, step),
        **(dict(zip(CARD_KEYS, divmod(card, WORDS), strict=True)) if card is not None else {}),
    }


def opened(ballots, before=None, *, k=5, key=b"a round", form=FORM, pages=None):
    """Open a box; return what is shown, and what its cards hold."""
    kept: list[Links] = []
    shown = release(
        form, Ballots(ballots, pages), [FIVE], k=k, key=key, cards=Carried(before=before, keep=kept.append)
    )
    return shown, kept[0] if kept else None


def many(step, cards):
    return [ballot(step, card) for card in cards]


def shown_or_not(first, second, k):
    """Hold two rounds, and see that moves are shown only of enough with a card and enough without."""
    waves = [[ballot(step, card) for step, card in wave] for wave in (first, second)]
    one, held = opened(waves[0], k=k)
    if one is None:
        assert held is None
        return
    two, _kept = opened(waves[1], held, k=k)
    plain = release(FORM, Ballots(waves[1]), [FIVE], k=k, key=b"a round")
    if two is None:
        assert plain is None
        return
    once = [
        {card for _step, card in wave if [other for _s, other in wave].count(card) == 1} - {None}
        for wave in (first, second)
    ]
    linked = len(once[0] & once[1])
    alone = {len(first) - linked, len(second) - linked}
    if linked < max(k, 8) or any(0 < size < k for size in alone):
        # not one sign differs from a round that has no cards at all
        assert two == plain
    else:
        assert two.moved.shape is Shape.BANDS
        assert len(two.moved.figures) == 3
        assert all(figure % BASE == 0 and figure < linked for figure in two.moved.figures)
    assert replace(two, moved=HIDDEN) == plain


# some give cards as they come, so that few are alike; some give each their own
some = st.lists(
    st.tuples(st.sampled_from([LOW, MIDDLE, HIGH]), st.none() | st.integers(0, 15)), min_size=3, max_size=16
)
own = st.lists(st.sampled_from([LOW, MIDDLE, HIGH]), min_size=8, max_size=16).map(
    lambda steps: [(step, card) for card, step in enumerate(steps)]
)


@settings(max_examples=60, deadline=None)
@given(some | own, some | own, st.integers(3, 6))
def test_how_people_moved_is_shown_only_of_enough_with_a_card_and_enough_without(first, second, k):
    shown_or_not(first, second, k)


@pytest.mark.proof
@settings(max_examples=2000, deadline=None)
@given(some | own, some | own, st.integers(3, 6))
def test_so_it_is_in_two_thousand_rounds(first, second, k):
    shown_or_not(first, second, k)


def test_nothing_else_that_is_shown_knows_of_cards():
    asked = replace(
        FORM, tables=(*NAMES, CARD_KEYS[0], f"safe by {CARD_KEYS[1]}"), composite=(*NAMES, CARD_KEYS[0])
    )
    assert {item.key for item in items(asked, [FIVE])} == {*NAMES}
    assert {item.by for item in items(asked, [FIVE])} == {""}
    assert {item.key for item in composite(asked, [FIVE])} == {*NAMES}
    with_, without = (
        release(asked, Ballots(many(MIDDLE, cards)), [FIVE], k=5, key=b"x") for cards in (range(30), [None] * 30)
    )
    assert with_ == without


def test_many_who_moved_are_about_so_many():
    _one, held = opened(many(LOW, range(30)))
    two, _held = opened(many(HIGH, range(30)), held)
    down, same, up = two.moved.figures
    assert (down <= 6, same <= 6, up >= 24) == (True, True, True)
    back, _held = opened(many(LOW, range(30)), _held)
    assert back.moved.figures[0] >= 24


def test_the_same_round_is_the_same_release():
    _one, held = opened(many(LOW, range(12)))
    ballots = many(HIGH, range(12))
    assert opened(ballots, held)[0] == opened(ballots[::-1], held)[0]


def test_a_card_given_twice_is_nobodys():
    _shown, held = opened(many(LOW, [*range(9), 3]))
    assert held.steps[3] == NOBODY
    assert (held.steps.count(LOW), held.people, held.rated, held.k) == (8, 10, 10, 5)
    assert len(held.steps) == CARDS
    assert repr(held) == "Links(…)"


def test_the_box_that_waited_for_more_decides():
    _one, held = opened(many(LOW, range(12)), k=12)
    two, _held = opened(many(HIGH, [*range(12), *range(40, 46)]), held, k=5)
    assert two.moved == HIDDEN
    assert moves(replace(held, k=5), replace(_held, k=5), fewest=8) is not None


def test_those_who_rated_nothing_are_counted_as_well():
    before = Links(steps=bytes(10) + bytes([NOBODY]) * (CARDS - 10), people=10, rated=10, k=5)
    assert moves(before, replace(before, people=11), fewest=8) is None
    assert moves(before, replace(before, people=15, rated=11), fewest=8) is None
    assert moves(before, replace(before, people=15, rated=10), fewest=8) == (0, 10, 0)


def test_pages_in_large_print_count_with_what_is_on_them():
    front = [{"welcome": HIGH, **ballot(HIGH, card)} for card in range(9)]
    back = [dict.fromkeys(NAMES[1:], LOW) for _each in range(9)]
    _shown, held = opened([], pages={1: front, 2: back})
    assert (held.steps.count(2), held.people) == (9, 9)


def test_a_form_without_one_word_has_no_thirds():
    _shown, held = opened(many(LOW, range(9)), form=replace(FORM, composite=()))
    assert (held.steps.count(NOBODY), held.rated) == (CARDS, 0)


answer = st.integers(-5, 40) | st.tuples(st.integers(-1, 20)) | st.just(RATHER_NOT)


@given(st.dictionaries(st.sampled_from([*CARD_KEYS, "safe"]), answer))
def test_only_two_words_of_the_lists_are_a_card(answers):
    found = card_of(answers)
    both = [answers.get(key) for key in CARD_KEYS]
    assert (found is not None) == all(isinstance(each, int) and 0 <= each < WORDS for each in both)
    assert found is None or divmod(found, WORDS) == tuple(both)


@given(st.lists(st.tuples(st.none() | st.integers(0, CARDS - 1), st.none() | st.integers(0, 2)), max_size=40))
def test_what_cards_hold_is_always_of_one_size(known):
    held = links(known, len(known), 5)
    assert len(held.steps) == CARDS
    assert sum(step != NOBODY for step in held.steps) <= held.rated <= held.people


def test_a_form_asks_for_a_card_once_and_in_its_language():
    assert has_cards(FORM)
    assert not has_cards(USUAL)
    assert with_cards(FORM, shipped.cards()) == FORM
    for form in (FORM, replace(FORM, own=True)):
        spoken = told(form, catalogue("en-XA")).questions[-2]
        assert spoken.ask != FORM.questions[-2].ask
        assert [each.key for each in spoken.options] == [each.key for each in FORM.questions[-2].options]
    assert told(USUAL, catalogue("en")) == USUAL


def test_forms_are_not_alike_because_both_have_cards():
    other = replace(FORM, questions=(choosing("else", 5), *FORM.questions[-2:]))
    assert asked_alike(FORM, other) == frozenset()
    assert asked_alike(FORM, USUAL) == {*NAMES}


def moved(*figures):
    shown = Release(tables=(), level=Level.HIDDEN, moved=replace(HIDDEN, shape=Shape.BANDS, figures=figures, of=12))
    return Wave(roster=Roster(able=12), release=shown)


@pytest.mark.parametrize(("joined", "left", "may"), [(0, 0, True), (1, 1, False), (6, 6, True)])
def test_moves_beside_moves_are_decided_by_numbers_of_people(joined, left, may):
    roster = Roster(able=12, joined=joined, left=left)
    shown, none = moved(3, 3, 6), Wave(roster=Roster(able=12), release=Release(tables=(), level=Level.LOW))
    assert may_move(Beside(earlier=(shown,), now=roster, later=()), k=5) is may
    assert may_move(Beside(earlier=(none,), now=roster, later=()), k=5)


def test_moves_are_said_in_whole_sentences():
    words = shipped.words().figures
    (up, _share), (same, _none), (down, share) = moved_in_words(moved(3, 0, 12).release.moved, words)
    assert (up, same) == (("It goes better for them: nearly all.",), ("Much as last time: hardly anybody.",))
    assert (down, share) == (("It is harder for them: about 3 of about 12.",), 0.25)
    assert moved_in_words(HIDDEN, words) == (((words.hidden,), 0.0),)


def test_choices_with_as_many_answers_are_no_cards():
    assert not has_cards(replace(USUAL, questions=(choosing("card-first", 16),)))
