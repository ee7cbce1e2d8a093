"""A group rewords, adds, moves and takes out exercises, and puts ours back."""

from dataclasses import replace

import pytest

from groupkit.core.problems import RefusedError
from groupkit.core.workbooks.exercises import Kind, Layout
from groupkit.services.workbooks import exercises, shelf, studio
from tests import shelf as made


@pytest.fixture
def ours(book, small):
    return studio.copy(book, small, "Our book")


def keys(workbook, chapter="step-01"):
    found = workbook.chapter(chapter)
    assert found is not None
    return [each.key for each in found.exercises]


def test_an_exercise_is_reworded_and_ours_is_put_back(book, ours):
    own = replace(made.exercise("cost-map"), title="In our words")
    changed = exercises.set_exercise(book, ours, "step-01", own)
    assert changed.chapters[0].exercises[0].title == "In our words"
    assert keys(changed) == keys(ours)
    assert exercises.as_it_came(book, changed, "step-01", "cost-map") == made.exercise("cost-map")
    assert exercises.put_exercise_back(book, changed, "step-01", "cost-map") == ours


@pytest.mark.parametrize(
    ("title", "key"), [("Our walk", "our-walk"), ("Cost map", "cost-map-2"), ("Прогулка", "our-exercise")]
)
def test_a_new_exercise_has_a_key_of_its_own(book, ours, title, key):
    new = replace(made.exercise(""), title=title, kind=Kind.CHECKLIST, layout=Layout(items=("a", "b", "c")))
    added = exercises.set_exercise(book, ours, "step-01", new, "cost-map")
    assert keys(added) == ["cost-map", key, "two-lists"]
    assert exercises.as_it_came(book, added, "step-01", key) is None
    with pytest.raises(RefusedError, match="was not in the workbook"):
        exercises.put_exercise_back(book, added, "step-01", key)


def test_exercises_move_leave_and_come_back(book, ours):
    moved = exercises.move_exercise(book, ours, "step-01", "two-lists", -1)
    assert keys(moved) == ["two-lists", "cost-map"]
    without = exercises.take_out_exercise(book, moved, "step-01", "two-lists")
    assert [each.key for each in exercises.exercises_left_out(book, without, "step-01")] == ["two-lists"]
    assert keys(exercises.put_exercise_back(book, without, "step-01", "two-lists")) == ["cost-map", "two-lists"]
    with pytest.raises(RefusedError, match="all there is"):
        exercises.take_out_exercise(book, without, "step-01", "cost-map")


def test_something_to_read_needs_no_exercise(book, ours):
    added = exercises.set_exercise(book, ours, "reading", made.exercise("walk"))
    assert keys(exercises.take_out_exercise(book, added, "reading", "walk"), "reading") == []


def test_every_problem_is_told_by_its_field_and_nothing_is_kept(book, ours):
    with pytest.raises(RefusedError) as told:
        exercises.set_exercise(book, ours, "step-01", made.exercise(title="", layout=Layout()))
    assert [problem.field for problem in told.value.problems] == ["title", "layout.prompts"]
    assert shelf.get(book, ours.key) == ours


def test_a_chapter_that_is_gone_is_said(book, ours):
    with pytest.raises(RefusedError, match="not there any more"):
        exercises.move_exercise(book, ours, "moon", "cost-map", 1)
    without = replace(ours, chapters=(*ours.chapters, made.step(2)))
    assert exercises.exercises_left_out(book, without, "step-02") == ()


def test_a_new_exercise_begins_like_one_of_ours(small):
    assert exercises.like(Kind.PROMPTS) == made.exercise().layout
    assert exercises.like(Kind.DRAWING) == Layout()
