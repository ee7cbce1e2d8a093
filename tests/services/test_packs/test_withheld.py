"""What a report keeps back cannot be worked out from everything that was ever shown."""

import random
from datetime import date

import highspy
import pytest

from groupkit.core.packs.blocks import Row, Shown
from groupkit.core.packs.reports import Told
from groupkit.core.packs.withheld import CELL, MARGIN, WHOLE, Counted
from groupkit.core.progress import CancelledError
from groupkit.services.packs import deciding, withheld
from groupkit.services.packs.counting import EVENINGS, Count, ground, together
from groupkit.services.packs.deciding import decide
from groupkit.services.packs.withheld import bounds, shown
from tests.sums import tried

K = 5
JANUARY = date(2026, 1, 1)


def count(key, names, value, rank=CELL, *, asked=True):
    return Counted(key=key, atoms=frozenset(names), value=value, rank=rank, asked=asked)


def table(values):
    """Return every count of a table: its cells, margins and total."""
    rows, columns = ({at[place] for at in values} for place in (0, 1))

    def of(key, names, rank):
        return count(key, ("".join(name) for name in names), sum(values[name] for name in names), rank)

    return [
        *(of("".join(name), [name], CELL) for name in values),
        *(of(f"row {row}", [name for name in values if name[0] == row], MARGIN) for row in sorted(rows)),
        *(of(f"column {each}", [name for name in values if name[1] == each], MARGIN) for each in sorted(columns)),
        of("all", list(values), WHOLE),
    ]


def test_a_count_below_the_threshold_is_never_shown_and_nothing_gives_it_away():
    found = shown(table({("a", "x"): 3, ("a", "y"): 20, ("b", "x"): 9, ("b", "y"): 30}), (), k=K)
    assert "all" in found
    assert "ax" not in found
    # the rest of its row and of its column would tell it
    assert not {"row a", "ay"} <= found
    assert not {"column x", "bx"} <= found


def test_where_nothing_is_small_all_is_shown():
    counted = table({("a", "x"): 5, ("a", "y"): 20, ("b", "x"): 9, ("b", "y"): 30})
    assert shown(counted, (), k=K) == {each.key for each in counted}


def test_nobody_and_few_look_the_same():
    none, few = ({("a", "x"): value, ("a", "y"): 20, ("b", "x"): 9, ("b", "y"): 30} for value in (0, 4))
    assert "ax" not in shown(table(none), (), k=K) | shown(table(few), (), k=K)
    assert shown([count("none", (), 0)], (), k=K) == frozenset()


def test_what_nobody_wants_to_show_is_protected_and_not_shown():
    hidden = count("hidden", "a", 2, asked=False)
    others = [count("rest", "b", 7), count("whole", "ab", 9, WHOLE), count("wide", "c", 40, asked=False)]
    assert shown([hidden, *others], (), k=K) == {"whole"}


def test_the_next_report_gives_nothing_away_together_with_the_one_before():
    quarter, january, february = count("quarter", "abc", 30), count("january", "a", 3), count("rest", "bc", 27)
    assert shown([january, february], [quarter], k=K) == frozenset()
    assert shown([count("same", "abc", 30)], [quarter], k=K) == {"same"}


def test_what_was_told_already_is_told_and_gets_no_narrower():
    told = [count("all", "ab", 9, WHOLE), count("rest", "b", 7)]
    assert shown([count("known", "a", 2), count("apart", "c", 20)], told, k=K) == {"apart"}


def test_reports_that_cannot_both_be_true_let_nothing_more_out():
    told = [count("all", "ab", 9, WHOLE), count("part", "a", 20)]
    assert shown([count("small", "b", 2), count("more", "bc", 30)], told, k=K) == frozenset()


def test_a_solver_that_finds_no_answer_in_time_lets_nothing_out(monkeypatch):
    monkeypatch.setattr(highspy.Highs, "run", lambda _solver: highspy.HighsStatus.kOk)
    assert shown([count("all", "ab", 20, WHOLE), count("small", "a", 2)], (), k=K) == frozenset()


def test_what_a_figure_can_be_is_the_same_when_every_table_is_tried():
    some = random.Random(7)
    for _each in range(3):
        values = {(row, column): some.choice((0, 1, 3, 5, 6)) for row in "ab" for column in "xy"}
        counted = table(values)
        told = [each for each in counted if each.key in shown(counted, (), k=3)]
        for each in counted:
            if each.value < 3:
                parts = [(one.atoms, one.value) for one in told]
                fewest, most = tried(["".join(name) for name in values], parts, each.atoms, 7)
                assert (fewest, most >= 3) == (0, True)
                assert bounds(each, told)[0] == fewest


class Inside:
    """Presses Cancel as soon as it is heard from twice at one step, which is while the solver works."""

    def __init__(self):
        self.seen = None

    def step(self, done, total):
        assert done <= total
        if self.seen == done:
            raise CancelledError
        self.seen = done


def test_a_question_to_the_solver_can_be_stopped_too(monkeypatch):
    monkeypatch.setattr(withheld, "_EVERY", 0.0)
    some = random.Random(3)
    values = {(row, column): some.choice((0, 1, 3, 7, 9)) for row in "abcdefgh" for column in "stuvwxyz"}
    with pytest.raises(CancelledError):
        shown(table(values), (), k=K, progress=Inside())


def test_only_whole_people_are_thought_of():
    # seven and a half would fit what is told of each two of three
    told = [count(names, names, 5) for names in ("abd", "bce", "acf")]
    assert bounds(count("three", "abc", 7), told) == (0, 7)


def test_where_no_solver_is_on_the_computer_only_what_stands_by_itself_is_shown(monkeypatch):
    monkeypatch.setattr(deciding, "find_spec", lambda _name: None)
    row = (Row(table="outing", id=1, day=JANUARY),)
    known = ground((), {"outing:1": (12, row), "outing:2": (9, row)})
    counts = [Count(key="a/one", made_of="outing:1"), Count(key="a/all", made_of="outing:1 outing:2", rank=WHOLE)]
    decided, _told = told_by(counts, known, ())
    assert decided.shown == {"a/all"}


def told_by(counts, known, before, asked=("a",), k=K):
    decided = decide(known, counts, before, asked=asked, k=k)
    return decided, tuple(decided.told(JANUARY, date(2026, 12, 31)))


def test_a_count_is_shown_with_its_rows_kept_back_or_blank():
    row = Row(table="outing", id=1, day=JANUARY)
    known = ground((), {"outing:1": (12, (row,)), "outing:2": (2, (row,))})
    counts = [
        Count(key="a/one", made_of="outing:1"),
        Count(key="a/two", made_of="outing:2"),
        Count(key="a/three", made_of="outing:2", known=False),
        Count(key="b/all", made_of=together(("outing:1", "outing:2")), rank=WHOLE),
    ]
    decided, told = told_by(counts, known, ())
    assert (decided.figure("a/one").value, decided.figure("a/one").rows) == (12, (row,))
    assert decided.figure("a/two").shown is Shown.WITHHELD
    assert decided.figure("a/three").shown is Shown.BLANK
    # nobody asked for it
    assert decided.figure("b/all").shown is Shown.WITHHELD
    assert [(each.key, each.value) for each in told] == [
        (EVENINGS, None),
        ("a/one", 12),
        ("a/two", None),
        ("b/all", None),
    ]


def test_what_was_put_right_in_the_book_counts_as_it_is_now():
    row = Row(table="outing", id=1, day=JANUARY)
    known = ground((), {"outing:1": (12, (row,)), "outing:2": (2, (row,))})
    counts = [Count(key="a/one", made_of="outing:1"), Count(key="a/two", made_of="outing:2")]
    before = [
        Told(key="a/all", atoms="outing:1 outing:2", value=99),
        Told(key="a/gone", atoms="outing:9", value=None),
        Told(key="a/old", atoms="outing:8", value=7),
        Told(key="a/two", atoms="outing:2", value=None),
    ]
    decided, _told = told_by(counts, known, before)
    # together with the total of before it would tell the other
    assert decided.figure("a/one").shown is Shown.WITHHELD
