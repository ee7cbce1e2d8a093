"""Every place to answer in an exercise is known by name, in the order it is read."""

import pytest

from groupkit.core.workbooks.answers import Way, places
from groupkit.core.workbooks.exercises import Kind, Layout
from tests.workpages import exercise


@pytest.mark.parametrize("lines", [0, 2])
def test_a_ladder_whose_rungs_are_weighed_has_room_for_a_number_on_each(lines):
    layout = Layout(labels=("First", "Smaller"), low="not sure", high="sure", lines=lines)
    found = places(exercise(Kind.GOAL_LADDER, layout=layout))
    assert [each.key for each in found] == ["label-1", "sure-1", "label-2", "sure-2"]
    assert [each.way for each in found] == [Way.TEXT, Way.LINE] * 2
    assert found[1].label == "First"
    assert found[1].under == "0–10"


def test_a_ladder_that_is_only_climbed_has_no_numbers():
    found = places(exercise(Kind.GOAL_LADDER, layout=Layout(labels=("First", "Next"), prompts=("Who helps?",))))
    assert [each.key for each in found] == ["label-1", "label-2", "prompt-1"]
