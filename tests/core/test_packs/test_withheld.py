"""Where there is no solver, a count is shown where it shares nothing with any other that is shown."""

from random import Random

import pytest

from groupkit.core.packs.withheld import CELL, MARGIN, WHOLE, Counted, apart
from groupkit.core.progress import CancelledError
from tests.sums import tried

K = 5


def count(key, names, value, rank=CELL, **more):
    return Counted(key=key, atoms=frozenset(names), value=value, rank=rank, **more)


def test_the_whole_is_shown_and_no_part_of_it():
    counted = [
        count("a", "a", 20),
        count("all", "ab", 29, WHOLE),
        count("b", "b", 9),
        count("other", "c", 8, MARGIN),
    ]
    assert apart(counted, (), k=K) == {"all", "other"}


def test_what_is_small_or_not_asked_for_is_not_shown():
    assert apart([count("a", "a", 4), count("b", "b", 0), count("c", "c", 9, asked=False)], (), k=K) == set()


def test_what_was_told_is_told_again_unless_it_was_put_right_and_what_shares_with_it_is_not():
    before = [count("before", "ab", 12), count("other", "c", 7)]
    counted = [count("again", "ab", 12), count("part", "a", 9), count("now", "c", 8)]
    assert apart(counted, before, k=K, stale={frozenset("c")}) == {"again"}


def test_an_attacker_who_tries_every_table_finds_each_small_count_anything_from_nothing_to_the_threshold():
    some, k = Random(5), 3
    for _each in range(4):
        values = {name: some.choice((0, 1, 2, 3, 5)) for name in "abcd"}
        counted = [
            count(names, names, sum(values[name] for name in names), rank)
            for rank, sets in ((CELL, "abcd"), (MARGIN, ("ab", "cd", "ac", "bd")), (WHOLE, ("abcd",)))
            for names in sets
        ]
        before = [each for each in counted if each.key == "ab" and each.value >= k]
        found = apart(counted, before, k=k)
        told = [(each.atoms, each.value) for each in (*counted, *before) if each.key in found or each in before]
        for each in counted:
            if each.value < k:
                fewest, most = tried("abcd", told, each.atoms, 8)
                assert (fewest, most >= k) == (0, True)


def test_it_can_be_stopped():
    class Stop:
        def step(self, done, total):
            assert (done, total) == (1, 2)
            raise CancelledError

    with pytest.raises(CancelledError):
        apart([count("a", "a", 9), count("b", "b", 9)], (), k=K, progress=Stop())
