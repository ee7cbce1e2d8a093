"""Rounds beside earlier rounds: figures where no few people could be worked out, else one word and an arrow."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.feedback.audit import could_tell
from groupkit.core.feedback.changes import Change, Roster, Wave, extent, groups, question, split, word
from groupkit.core.feedback.release import Extent, Level, Release, Table
from tests.feedback import shown

HIDDEN = Table(item="safe")


def wave(able: int, joined: int = 0, left: int = 0, *, tables: Sequence[Table] = (shown(3, 3, 6),)) -> Wave:
    return Wave(
        roster=Roster(able=able, joined=joined, left=left), release=Release(tables=tuple(tables), level=Level.LOW)
    )


def after(*earlier: Wave, able: int, joined: int = 0, left: int = 0) -> Extent:
    return extent(earlier, Roster(able=able, joined=joined, left=left), k=5)


def test_a_first_round_shows_all():
    assert after(able=12) is Extent.ALL


def test_beside_a_round_of_the_same_people_all_is_shown():
    assert after(wave(12), able=12) is Extent.ALL


@pytest.mark.parametrize(("joined", "left"), [(1, 0), (0, 1), (2, 2), (4, 6), (6, 4)])
def test_where_a_few_came_or_left_only_the_word_is_shown(joined, left):
    assert after(wave(20), able=20 + joined - left, joined=joined, left=left) is Extent.WORD


def test_where_many_came_and_left_figures_are_shown_again():
    assert after(wave(20), able=20, joined=6, left=6) is Extent.ALL


def test_a_round_that_showed_no_figures_is_nothing_to_set_beside():
    earlier = [wave(20), wave(18, left=2, tables=[HIDDEN])]
    assert after(*earlier, able=14, left=4) is Extent.ALL
    assert after(*earlier, able=17, left=1) is Extent.WORD
    assert after(wave(20), wave(18, left=2), able=13, left=5) is Extent.ALL


def test_whether_it_was_the_first_or_the_last_who_left_makes_no_difference_to_how_safe_it_is():
    # the eight who joined and left again may be the same: then only two of the first round are gone
    assert after(wave(20), wave(28, joined=8, tables=[HIDDEN]), able=18, left=10) is Extent.WORD
    assert after(wave(20), wave(28, joined=8, tables=[HIDDEN]), able=15, left=13) is Extent.ALL


def test_a_number_that_does_not_add_up_counts_as_people_who_came_or_left():
    assert after(wave(20), able=19) is Extent.WORD
    assert after(wave(20), able=22) is Extent.WORD
    assert after(wave(5), able=20, left=99) is Extent.ALL


def test_groups_stand_beside_groups_only_where_nobody_came_or_left():
    with_groups = wave(20, tables=[shown(9, 9, 9), shown(3, 3, 3, part="way=0")])
    assert after(with_groups, able=20) is Extent.ALL
    assert after(with_groups, wave(20), able=20, joined=6, left=6) is Extent.WHOLE
    assert after(wave(20), with_groups, able=20) is Extent.ALL


def test_a_round_whose_box_is_opened_after_a_later_one_stands_beside_it():
    later = [wave(18, left=2)]
    assert extent([], Roster(able=20), k=5, later=later) is Extent.WORD
    assert extent([], Roster(able=20), k=5, later=[wave(14, left=6)]) is Extent.ALL
    parted = [wave(14, left=6, tables=[shown(9, 9), shown(3, 6, part="way=0")])]
    assert extent([], Roster(able=20), k=5, later=parted) is Extent.WHOLE
    assert extent([], Roster(able=14), k=5, later=[wave(14, tables=parted[0].release.tables)]) is Extent.ALL


ROSTERS = st.lists(
    st.builds(Roster, able=st.integers(1, 30), joined=st.integers(0, 9), left=st.integers(0, 9)),
    min_size=1,
    max_size=5,
)


@given(ROSTERS, st.booleans())
def test_as_many_people_are_taken_to_be_there_as_could_answer(rosters, oldest_first):
    people = groups(rosters, oldest_first=oldest_first)
    for at, roster in enumerate(rosters):
        assert sum(size for rounds, size in people.items() if at in rounds) == roster.able
    assert all(size > 0 for size in people.values())
    assert all(rounds == tuple(range(rounds[0], rounds[-1] + 1)) for rounds in people)


@given(ROSTERS)
def test_figures_never_stand_beside_figures_where_a_few_could_be_told(rosters):
    waves: list[Wave] = []
    for roster in rosters:
        allowed = extent(waves, roster, k=5) is not Extent.WORD
        waves.append(
            wave(roster.able, roster.joined, roster.left, tables=[shown(3, 3, 3)] if allowed else [HIDDEN])
        )
    figured = [at for at, one in enumerate(waves) if one.release.tables[0] != HIDDEN]
    for oldest_first in (True, False):
        for second in figured:
            people = groups(rosters[: second + 1], oldest_first=oldest_first)
            assert not any(could_tell(split(people, first, second), k=5) for first in figured if first < second)


@pytest.mark.parametrize(
    ("before", "then", "change"),
    [("low", "high", "up"), ("high", "middle", "down"), ("middle", "middle", "same"), ("hidden", "low", "hidden")],
)
def test_the_word_has_an_arrow(before, then, change):
    one, two = (Release(tables=(), level=Level(level)) for level in (before, then))
    assert word(one, two) is Change(change)


@pytest.mark.parametrize(
    ("before", "then", "reverse", "change"),
    [
        (2.0, 2.5, False, "up"),
        (2.0, 2.5, True, "down"),
        (2.0, 1.0, False, "down"),
        (2.0, 2.0, True, "same"),
        (None, 2.0, False, "hidden"),
        (2.0, None, False, "hidden"),
    ],
)
def test_a_question_has_an_arrow_where_both_middles_are_shown(before, then, reverse, change):
    one, two = (Table(item="safe", middle=middle) for middle in (before, then))
    assert question(one, two, reverse=reverse) is Change(change)
