"""What two tables tell together of a few people: found exactly, and never told at all by numbers that could."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groupkit.core.feedback.audit import audit, could_tell
from groupkit.core.feedback.release import Shape
from groupkit.core.feedback.rounding import could_be, rounded
from groupkit.core.feedback.seen import seen, small_sets
from tests.feedback import shown, spread

KEYS = st.binary(min_size=16, max_size=16)


def brute(first, second, people):
    """Return the range of each set and cell by trying everything; if need be with a cell of who did not answer."""
    bounds = [[could_be(figure) for figure in figures] for figures in (first, second)]
    for silent in ([], [(0, 99)]):
        found = _tried(bounds[0] + silent, bounds[1] + silent, people)
        if found:
            break
    return {place: told for place, told in found.items() if place[0] < len(first)}


def _tried(first, second, people):
    def fits(way, bounds):
        return all(least <= count <= most for count, (least, most) in zip(way, bounds, strict=True))

    found: dict[tuple[int, int], tuple[int, int]] = {}
    ways = [spread(size, len(first)) for size in people]
    for both in ways[0]:
        alone = [way for way in ways[1] if fits(map(int.__add__, both, way), first)]
        other = [way for way in ways[2] if fits(map(int.__add__, both, way), second)]
        if alone and other:
            for at, choices in enumerate(([both], alone, other)):
                for way in choices:
                    for cell, count in enumerate(way):
                        least, most = found.get((cell, at), (count, count))
                        found[cell, at] = min(least, count), max(most, count)
    return found


@settings(max_examples=60, deadline=None)
@given(
    st.data(),
    st.tuples(st.integers(0, 6), st.integers(0, 3), st.integers(0, 2)),
    st.integers(2, 3),
    KEYS,
)
def test_the_audit_finds_exactly_what_trying_everything_finds(data, people, cells, key):
    said = [data.draw(st.lists(st.integers(0, 2), min_size=size, max_size=size)) for size in people]
    first = [rounded(key, (said[0] + said[1]).count(cell), 20, "1", str(cell)) for cell in range(cells)]
    second = [rounded(key, (said[0] + said[2]).count(cell), 20, "2", str(cell)) for cell in range(cells)]
    expected = {
        (cell, people[at], least, most)
        for (cell, at), (least, most) in brute(first, second, people).items()
        if 0 < people[at] < 5 and most - least < 2 and most - least < people[at]
    }
    found = audit(first, second, people, k=5)
    assert {(told.cell, told.size, told.least, told.most) for told in found} == expected
    assert could_tell(people, k=5) or not found


def test_a_pair_that_gives_two_leavers_away_is_found():
    one, two = audit((0, 15), (0, 6), (10, 2, 0), k=5)
    assert (one.cell, one.size, one.least, one.most) == (0, 2, 0, 1)
    assert (two.cell, two.size, two.least, two.most) == (1, 2, 1, 2)


def test_figures_that_fit_nobody_tell_nothing():
    assert audit((30, 0), (0, 0), (3, 2, 0), k=5) == ()


def test_figures_that_fit_only_if_somebody_was_silent_are_looked_at_all_the_same():
    found = audit((0, 0), (0, 12), (20, 2, 0), k=5)
    assert all(told.size == 2 for told in found)


@pytest.mark.parametrize(
    ("people", "could"),
    [((12, 0, 0), False), ((12, 1, 0), True), ((12, 0, 4), True), ((12, 5, 5), False), ((4, 8, 8), True)],
)
def test_numbers_alone_say_whether_a_few_could_be_told(people, could):
    assert could_tell(people, k=5) is could


def test_what_is_seen_of_a_table_are_ranges():
    everyone = frozenset({0, 1})
    five = seen(shown(0, 3, 6, 0, 3, rather_not=3), everyone, 5)
    assert five.bounds[2] == (frozenset({2}), 2, 10)
    assert five.bounds[5] == (frozenset({5}), 0, 7)
    bands = seen(shown(0, 3, 6, shape=Shape.BANDS), everyone, 5)
    assert [cells for cells, _, _ in bands.bounds] == [{0, 1}, {2}, {3, 4}]


def test_small_sets_are_all_unions_of_fewer_than_so_many():
    assert set(small_sets({0: 2, 1: 0, 2: 2, 3: 9}, 5)) == {frozenset({0}), frozenset({2}), frozenset({0, 2})}
    assert small_sets({0: 12}, 5) == ()
