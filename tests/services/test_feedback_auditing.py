"""All that was ever shown is remembered, and a table that would tell of a few people beside it is hidden."""

import random

import pytest

from groupkit.core.feedback.audit import Told, audit
from groupkit.core.feedback.changes import Roster, Wave
from groupkit.core.feedback.release import Level, Release, Shape, Table
from groupkit.core.feedback.rounding import could_be, rounded
from groupkit.core.feedback.seen import Seen
from groupkit.services.feedback import auditing, chains
from tests.feedback import shown

ALL_SAME, NONE = shown(0, 0, 0, 0, 15), shown(6, 6, 0, 0, 0)
QUIET = shown(3, 3, 3, 3, 3)


def wave(table: Table, able: int, joined: int = 0, left: int = 0) -> Wave:
    return Wave(
        roster=Roster(able=able, joined=joined, left=left), release=Release(tables=(table,), level=Level.HIGH)
    )


def kept(table: Table, *earlier: Wave, able: int, joined: int = 0, left: int = 0) -> bool:
    release = Release(tables=(table,), level=Level.HIGH)
    guarded = auditing.guarded(release, earlier, Roster(able=able, joined=joined, left=left), k=5)
    hidden = Table(item=table.item, option=table.option, part=table.part)
    assert guarded in (release, Release(tables=(hidden,), level=Level.HIGH))
    return guarded == release


def test_a_first_table_is_kept():
    assert kept(ALL_SAME, able=12)


def test_a_table_beside_one_of_the_same_people_is_kept():
    assert kept(ALL_SAME, wave(ALL_SAME, 12), able=12)


def test_a_table_that_tells_of_two_who_left_is_hidden():
    assert not kept(shown(0, 0, 0, 0, 6), wave(ALL_SAME, 12), able=10, left=2)


def test_a_table_that_tells_nothing_of_two_who_left_is_kept():
    assert kept(QUIET, wave(QUIET, 14), able=12, left=2)


def test_a_round_whose_box_is_opened_after_a_later_one_is_looked_at_beside_it():
    release = Release(tables=(ALL_SAME,), level=Level.HIGH)
    later = [wave(shown(0, 0, 0, 0, 6), 10, left=2)]
    guarded = auditing.guarded(release, [], Roster(able=12), k=5, later=later)
    assert guarded.tables[0].shape is Shape.HIDDEN
    assert auditing.guarded(release, [], Roster(able=12), k=5, later=[wave(QUIET, 10, left=2)]) == release


def test_what_is_hidden_stays_hidden_and_hides_nothing():
    hidden = Table(item="safe")
    assert kept(hidden, wave(ALL_SAME, 12), able=10, left=2)
    assert kept(ALL_SAME, wave(hidden, 12), able=10, left=2)


def test_a_question_with_other_steps_or_another_question_is_not_set_beside():
    assert kept(shown(0, 0, 0, 6), wave(ALL_SAME, 12), able=10, left=2)
    assert kept(shown(0, 0, 0, 0, 6, item="fair"), wave(ALL_SAME, 12), able=10, left=2)


def test_bands_stand_beside_bands_and_beside_cells():
    bands = shown(0, 0, 6, shape=Shape.BANDS)
    assert not kept(bands, wave(shown(0, 0, 15, shape=Shape.BANDS), 12), able=10, left=2)
    assert not kept(bands, wave(ALL_SAME, 12), able=10, left=2)
    assert kept(shown(3, 3, 3, shape=Shape.BANDS), wave(QUIET, 11), able=9, left=2)


def test_one_of_several_answers_is_looked_at_by_itself():
    def marked(figure):
        return Table(item="any", option=1, shape=Shape.CELLS, figures=(figure,), of=12)

    assert not kept(marked(6), wave(marked(15), 12), able=10, left=2)
    assert kept(marked(6), wave(marked(6), 12), able=10, left=2)


def test_a_chain_of_three_tables_is_looked_at_together():
    earlier = [wave(ALL_SAME, 12), wave(shown(0, 0, 0, 0, 12), 11, left=1)]
    assert not kept(shown(0, 0, 0, 0, 6), *earlier, able=10, left=1)
    assert kept(QUIET, wave(QUIET, 16), wave(QUIET, 15, left=1), able=14, left=1)
    assert kept(QUIET, wave(QUIET, 26), wave(QUIET, 20, left=6), able=14, left=6)


def test_who_came_and_left_between_what_was_shown_does_not_count():
    between = wave(Table(item="safe"), 15, joined=3)
    assert kept(QUIET, wave(QUIET, 12), between, able=12, left=3)


def test_without_a_solver_what_would_need_one_is_hidden(monkeypatch):
    monkeypatch.setattr(auditing, "find_spec", lambda name: None)
    assert not kept(QUIET, wave(QUIET, 16), wave(QUIET, 15, left=1), able=14, left=1)
    assert kept(QUIET, wave(QUIET, 15), able=14, left=1)


def pair(first, second):
    ways = [(frozenset({0, 1}), first), (frozenset({0, 2}), second)]
    return [
        Seen(who=who, bounds=tuple((frozenset({cell}), *could_be(figure)) for cell, figure in enumerate(figures)))
        for who, figures in ways
    ]


def test_of_a_pair_the_solver_finds_what_the_count_of_all_ways_finds():
    rng = random.Random(4)
    found = 0
    for _ in range(60):
        people = (rng.randint(0, 9), rng.randint(1, 3), rng.choice((0, 9)))
        said = [[0 if rng.random() < 0.8 else 1 for _ in range(size)] for size in people]
        first, second = ([(said[0] + said[at]).count(cell) for cell in (0, 1)] for at in (1, 2))
        key = rng.randbytes(8)
        one, two = (
            [rounded(key, count, 99, str(at), str(cell)) for cell, count in enumerate(counts)]
            for at, counts in enumerate((first, second))
        )
        expected = set(audit(one, two, people, k=4))
        told = chains.told(dict(enumerate(people)), pair(one, two), k=4)
        small = [size for size in people if 0 < size < 4]
        # of two small sets together the solver tells too
        assert set(told) >= expected if len(small) > 1 else set(told) == expected
        found += len(expected)
    assert found


def test_figures_that_fit_no_answers_tell_nothing():
    assert chains.told({0: 3, 1: 2, 2: 0}, pair((30, 0), (0, 0)), k=5) == ()


def test_what_cannot_be_worked_out_in_time_counts_as_told(monkeypatch):
    monkeypatch.setattr(chains, "_reached", lambda *_: [])
    tables = pair((6, 6), (6, 6))
    told = chains.told({0: 10, 1: 2, 2: 0}, tables, k=5)
    assert {one.size for one in told} == {2}


def test_a_solver_that_gives_up_at_once_counts_as_told(monkeypatch):
    monkeypatch.setattr(chains, "_WHOLE", -1.0)
    told = chains.told({0: 10, 1: 2, 2: 0}, pair((6, 6), (6, 6)), k=5)
    assert all(one.too_much for one in told)
    assert len(told) == 2


def test_a_solver_that_gives_up_later_adds_nothing(monkeypatch):
    begun, goes_on = chains._counts, iter([True])
    monkeypatch.setattr(chains, "_counts", lambda solver: begun(solver) if next(goes_on, False) else None)
    assert chains.told({0: 10, 1: 2, 2: 0}, pair((6, 6), (6, 6)), k=5)


def test_only_whole_people_are_counted():
    # a ring of three tables, each with two of three sets: half a person would fit, and no whole one
    who = ({0, 1}, {1, 2}, {0, 2})
    ring = [Seen(who=frozenset(one), bounds=((frozenset({0}), 1, 1),)) for one in who]
    assert chains.told({0: 1, 1: 1, 2: 1}, ring, k=5) == ()
    assert chains.told({0: 1, 1: 1, 2: 1}, ring[:2], k=5)


def test_nothing_is_asked_where_there_are_no_small_sets():
    assert chains.told({0: 10, 1: 9}, pair((6, 6), (6, 6))[:1], k=5) == ()


@pytest.mark.parametrize(
    ("least", "most", "size", "too_much"), [(0, 1, 2, True), (0, 1, 1, False), (0, 2, 2, False)]
)
def test_a_set_of_one_is_told_only_where_nothing_is_left_open(least, most, size, too_much):
    assert Told(cell=0, size=size, least=least, most=most).too_much is too_much
