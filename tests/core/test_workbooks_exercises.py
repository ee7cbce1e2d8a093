"""Each kind of exercise takes what it needs, says what it lacks, and refuses what it has no room for."""

from dataclasses import replace
from typing import Any

import pytest

from groupkit.core.workbooks.answers import Way, places
from groupkit.core.workbooks.exercises import MOST, MOST_TEXTS, NEEDS, TEXTS, Kind, Layout, Shape
from tests import shelf


def layout(kind: Kind, *, most: bool = False) -> Layout:
    """Return the smallest or the largest layout a kind can have."""
    filled: dict[str, object] = {}
    for name, ends in NEEDS[kind].most.items():
        count = ends[most]
        if name in TEXTS:
            filled[name] = tuple(f"{name} {at}" for at in range(count))
        else:
            filled[name] = Shape.ROPE.value if name == "shape" else count if name in MOST else name
    if not filled.get("labels") and not filled.get("rows") and kind in (Kind.TABLE, Kind.IF_THEN, Kind.TWO_VIEWS):
        filled["rows"] = 3
    return Layout(**filled)  # type: ignore[arg-type]  # the names are those of a layout


def fields(**changes):
    return [problem.field for problem in shelf.exercise(**changes).problems()]


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("most", [False, True])
def test_every_kind_is_answered_somewhere(kind, most):
    exercise = shelf.exercise(kind=kind, layout=layout(kind, most=most))
    assert list(exercise.problems()) == []
    found = places(exercise)
    assert found
    assert len({place.key for place in found}) == len(found)
    assert all(place.lines > 0 for place in found)
    assert all(place.label for place in found if place.way is Way.TICK)


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_says_what_it_lacks_and_what_it_has_no_room_for(kind):
    needed = NEEDS[kind].most
    lacking = fields(kind=kind, layout=Layout())
    assert set(lacking) - {"layout.rows"} == {
        f"layout.{name}" for name, (least, _most) in needed.items() if least
    } - {"layout.rows"}
    room = {*needed, *NEEDS[kind].may}

    def told_with(name, value):
        values: dict[str, Any] = {name: value}
        return fields(kind=kind, layout=replace(layout(kind), **values))

    for name in set(TEXTS) - room:
        assert f"layout.{name}" in told_with(name, ("x",))
    for name in {"low", "high"} - room:
        assert f"layout.{name}" in told_with(name, "x")
    for name in (room.intersection(TEXTS)) - needed.keys():
        assert f"layout.{name}" in told_with(name, ("x",) * (MOST_TEXTS + 1))
    for name in MOST.keys() - needed.keys():
        assert f"layout.{name}" in told_with(name, 99)


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"title": " ", "purpose": "", "landing": ""}, ["title", "purpose", "landing"]),
        ({"minutes": 0}, ["minutes"]),
        ({"minutes": 61}, ["minutes"]),
        ({"do": ()}, ["do"]),
        ({"do": ("x",) * 5}, ["do"]),
        ({"do": ("x" * 601,)}, ["do"]),
        ({"example": ()}, ["example"]),
        ({"example_by": " "}, ["example"]),
        ({"example_by": "x" * 601}, ["do"]),
        ({"wording": "loud"}, ["wording"]),
        ({"kind": Kind.DRAWING, "layout": Layout(shape="moon")}, ["layout.shape"]),
        ({"kind": Kind.TABLE, "layout": Layout(columns=("a", "b"))}, ["layout.rows"]),
    ],
)
def test_an_exercise_says_what_to_put_right(changes, wanted):
    assert fields(**changes) == wanted


def test_a_row_with_a_beginning_has_no_place_there():
    table = shelf.exercise(kind=Kind.TABLE, layout=Layout(columns=("When", "What"), labels=("Morning",), rows=1))
    assert [place.key for place in places(table)] == ["cell-1-2", "cell-2-1", "cell-2-2"]
    ticked = shelf.exercise(kind=Kind.CHECKLIST, layout=Layout(items=("a", "b", "c"), rows=1))
    assert [place.key for place in places(ticked)] == ["tick-1-1", "tick-2-1", "tick-3-1", "row-1"]
    drawn = shelf.exercise(kind=Kind.DRAWING, layout=Layout(shape="rope"))
    assert [place.way for place in places(drawn)] == [Way.DRAWING]
