"""Feedback figures: enough answers or nothing, the same figure each time, and nothing about a few people."""

import ast
import copy
import pickle

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groupkit.core.feedback.forms import RATHER_NOT, Kind
from groupkit.core.feedback.release import Ballots, Extent, Level, Release, Shape, release, suggested
from groupkit.core.feedback.rounding import BASE
from tests.feedback import FIVE, NAMES, USUAL, choosing, form, rating
from tests.sources import PATHS, name_of, tree_of

KEYS = st.binary(min_size=16, max_size=16)
BALLOT = st.dictionaries(st.sampled_from(NAMES), st.integers(RATHER_NOT, 4))
RELEASE = "groupkit.core.feedback.release"


def released(whole, asked=USUAL, *, pages=None, k=5, key=b"k", extent=Extent.ALL):
    return release(asked, Ballots(whole, pages), [FIVE], k=k, key=key, extent=extent)


@given(st.lists(BALLOT, max_size=4), KEYS, st.integers(-3, 5))
def test_nothing_at_all_is_shown_of_too_few(ballots, key, k):
    assert (released(ballots, k=k, key=key) is None) == (len(ballots) < max(k, 3))


@settings(max_examples=40, deadline=None)
@given(st.lists(BALLOT, min_size=5, max_size=30), KEYS, st.randoms())
def test_asking_again_in_another_order_gives_the_same(ballots, key, chance):
    again = list(ballots)
    chance.shuffle(again)
    assert released(again, key=key) == released(ballots, key=key)


@settings(max_examples=40, deadline=None)
@given(st.lists(BALLOT, min_size=5, max_size=30), KEYS)
def test_how_much_is_shown_depends_on_how_many_answered_that_question(ballots, key):
    for table in released(ballots, key=key).tables:
        answered = sum(ballot.get(table.item, RATHER_NOT) != RATHER_NOT for ballot in ballots)
        shapes = [(8, Shape.HIDDEN), (10, Shape.BANDS), (20, Shape.CELLS), (31, Shape.PERCENT)]
        assert table.shape is next(shape for before, shape in shapes if answered < before)
        assert all(figure % BASE == 0 for figure in (*table.figures, table.rather_not, table.of))
        assert len(table.figures) == {Shape.HIDDEN: 0, Shape.BANDS: 3}.get(table.shape, 5)


@settings(max_examples=40, deadline=None)
@given(st.lists(BALLOT, min_size=5, max_size=7), KEYS)
def test_a_small_room_sees_one_word(ballots, key):
    shown = released(ballots, key=key)
    assert all(table.figures == () for table in shown.tables)
    rated = sum(any(step != RATHER_NOT for step in ballot.values()) for ballot in ballots)
    assert (shown.level is Level.HIDDEN) == (rated < 5)


@pytest.mark.parametrize(("step", "level"), [(0, Level.LOW), (2, Level.MIDDLE), (4, Level.HIGH)])
def test_when_all_agree_the_word_is_theirs(step, level):
    ballots = [dict.fromkeys(NAMES, step)] * 7
    assert {released(ballots, key=bytes([at] * 16)).level for at in range(50)} == {level}


def test_a_statement_that_is_better_the_less_it_fits_is_turned_round_for_the_word():
    asked = form(*(rating(name, reverse=True) for name in NAMES), composite=NAMES)
    assert released([dict.fromkeys(NAMES, 4)] * 7, asked).level is Level.LOW


def test_one_word_stands_for_five_questions_at_least():
    asked = form(*map(rating, NAMES), composite=NAMES[:4])
    assert released([dict.fromkeys(NAMES, 4)] * 7, asked).level is Level.HIDDEN


def test_hidden_and_empty_look_alike():
    nobody = [{"safe": 1}] * 12
    few = [{"safe": 1, "welcome": 4}] * 7 + [{"safe": 1}] * 5
    would_not = [{"safe": 1, "welcome": RATHER_NOT}] * 12
    asked = form(rating("welcome"), rating("safe"), tables=["welcome"])
    shown = [released(ballots, asked) for ballots in (nobody, few, would_not)]
    assert shown[0] == shown[1] == shown[2]


def test_who_would_rather_not_say_is_a_figure_of_its_own():
    ballots = [{"safe": 3}] * 12 + [{"safe": RATHER_NOT}] * 9 + [{}] * 2
    figures = [released(ballots, key=bytes([at])).tables[1] for at in range(200)]
    assert {table.shape for table in figures} == {Shape.CELLS}
    assert {table.rather_not for table in figures} == {6, 9, 12}
    assert all(sum(table.figures) <= 18 for table in figures)


def test_of_a_small_room_it_is_not_told_who_would_rather_not_say():
    tables = [
        released([{"safe": 3}] * 9 + [{"safe": RATHER_NOT}] * 9, key=bytes([at])).tables[1] for at in range(50)
    ]
    assert {(table.shape, table.rather_not) for table in tables} == {(Shape.BANDS, 0)}


def test_that_all_said_the_same_is_never_told():
    for many, most in ((8, 6), (10, 9), (12, 9), (13, 12), (20, 18)):
        figures = [max(released([{"safe": 4}] * many, key=bytes([at])).tables[1].figures) for at in range(200)]
        assert max(figures) == most


def test_figures_of_too_few_in_all_have_no_middle():
    evenly = [{"safe": at % 5} for at in range(10)]
    tables = [released(evenly, key=at.to_bytes(2, "big")).tables[1] for at in range(500)]
    assert {table.middle for table in tables} >= {None, 2.0}
    assert all((table.middle is None) == (sum(table.figures) < 6) for table in tables)
    assert {table.of for table in tables} >= {9, 12}


def test_a_middle_is_told_to_half_a_step():
    tables = [released([{"safe": 3}] * 8 + [{"safe": 4}] * 7, key=bytes([at])).tables[1] for at in range(100)]
    assert {table.middle for table in tables} >= {3.5}
    assert all(table.middle * 2 == int(table.middle * 2) for table in tables)


def test_answers_in_no_order_are_shown_from_ten_on_and_have_no_middle():
    asked = form(choosing("why", 5), tables=["why"])
    few, enough = (released([{"why": 0}] * many, asked).tables[0] for many in (9, 10))
    assert few.shape is Shape.HIDDEN
    assert (enough.shape, enough.middle) == (Shape.CELLS, None)


def test_where_several_could_be_marked_each_is_a_table_from_ten_on():
    asked = form(choosing("helped", 3, Kind.SEVERAL), tables=["helped"])
    ballots = [{"helped": (0, 2)}] * 14 + [{"helped": ()}, {"helped": RATHER_NOT}, {}]
    first, second, third = released(ballots, asked).tables
    assert [table.option for table in (first, second, third)] == [0, 1, 2]
    assert len(first.figures) == 1
    assert first.of == second.of
    assert (
        max(
            second.figures[0] for at in range(99) if (second := released(ballots, asked, key=bytes([at])).tables[1])
        )
        <= 3
    )
    assert (
        min(first.figures[0] for at in range(99) if (first := released(ballots, asked, key=bytes([at])).tables[0]))
        >= 12
    )
    assert {table.shape for table in released(ballots[:9], asked).tables} == {Shape.HIDDEN}


def test_an_answer_that_is_no_step_of_the_question_counts_as_none():
    asked = form(choosing("helped", 3, Kind.SEVERAL), rating("safe"), tables=["helped", "safe"])
    ballots = [{"safe": 9, "helped": 1}] * 12 + [{"safe": (1, 2), "helped": RATHER_NOT}] * 12
    assert {table.shape for table in released(ballots, asked).tables} == {Shape.HIDDEN}


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 8), st.integers(5, 9), KEYS)
def test_groups_are_shown_all_together_or_not_at_all(one, two, silent, k, key):
    asked = form(rating("safe"), choosing("way", 2), tables=["safe by way"])
    ballots = [{"safe": 1, "way": 0}] * one + [{"safe": 3, "way": 1}] * two + [{"safe": 2}] * silent
    if (shown := released(ballots, asked, k=k, key=key)) is not None:
        parts = [table.shape is not Shape.HIDDEN for table in shown.tables[1:]]
        least = max(k, 8)
        fits = one + two + silent >= 20 and all(side == 0 or side >= least for side in (one, two, silent))
        assert parts == [fits and side > 0 for side in (one, two)]


@pytest.mark.parametrize(("extent", "whole", "parts"), [("all", 1, 2), ("whole", 1, 0), ("word", 0, 0)])
def test_beside_earlier_rounds_no_more_is_shown_than_was_allowed(extent, whole, parts):
    asked = form(*map(rating, NAMES), choosing("way", 2), tables=["safe by way"], composite=NAMES)
    ballots = [dict.fromkeys(NAMES, 3) | {"way": at % 2} for at in range(30)]
    shown = released(ballots, asked, extent=Extent(extent))
    there = [table.shape is not Shape.HIDDEN for table in shown.tables]
    assert (sum(there[:1]), sum(there[1:])) == (whole, parts)
    assert shown.level is not Level.HIDDEN


def test_pages_of_a_form_in_large_print_count_as_one_person():
    first, second = (dict.fromkeys(names, 0) for names in (NAMES[:3], NAMES[3:]))
    pages = {1: [first] * 4, 2: [second] * 4}
    assert released([], pages=pages) is None
    shown = released([dict.fromkeys(NAMES, 4)] * 5, pages=pages)
    assert shown.tables[0].shape is Shape.BANDS
    assert shown.level is Level.HIGH


def test_what_was_released_can_be_kept_and_read_again():
    asked = form(rating("safe"), choosing("any", 3, Kind.SEVERAL), tables=["safe", "any"])
    for many in (6, 9, 12, 24):
        shown = released([{"safe": at % 5, "any": (at % 3,)} for at in range(many)], asked)
        assert msgspec.json.decode(msgspec.json.encode(shown), type=Release) == shown


def test_larger_groups_wait_for_more_answers():
    assert [suggested(able) for able in (6, 11, 12, 30)] == [5, 5, 8, 8]


def test_ballots_cannot_be_looked_into_copied_or_kept():
    ballots = Ballots([{"safe": 4}])
    assert repr(ballots) == str(ballots) == "Ballots()"
    assert not any(hasattr(ballots, name) for name in ("__iter__", "__len__", "__getitem__", "__dict__"))
    assert [name for name in dir(ballots) if not name.startswith("_")] == []
    assert ballots != Ballots([{"safe": 4}])
    for does in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="Ballots"):
            does(ballots)


MANY = ("Sequence[Answers]", "Iterable[Answers]", "list[Answers]", "tuple[Answers")
FUNCTIONS = tuple(
    (name_of(path), node)
    for path in PATHS
    if "Answers" in path.read_text("utf-8") or "Ballots" in path.read_text("utf-8")
    for node in ast.walk(tree_of(path))
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
)


def takers(*wanted: str) -> set[tuple[str, str]]:
    """Return the functions of the whole program of which a parameter is one of these types."""
    found = set()
    for module, node in FUNCTIONS:
        given = node.args
        every = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
        types = [ast.unparse(one.annotation) for one in every if one and one.annotation]
        if any(name in kind for name in wanted for kind in types):
            found.add((module, node.name))
    return found


def test_no_other_function_of_the_whole_program_takes_ballots():
    assert takers("Ballots") == {(RELEASE, "release")}


def test_nothing_but_the_release_looks_into_ballots():
    paths = [path for path in PATHS if "Ballots" in path.read_text("utf-8")]
    inside = {
        name_of(path)
        for path in paths
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr in {"_whole", "_pages"}
    }
    assert inside == {RELEASE}


def test_nothing_but_the_release_takes_the_answers_of_many():
    found = takers(*MANY)
    assert {module for module, _ in found} == {RELEASE}
    assert all(name.startswith("_") for _, name in found)
