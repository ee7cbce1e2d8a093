"""A talk with more than one person has one kind of voice in the room, and a way out of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from groupkit.core.evaluation.people import Strand
from groupkit.core.evaluation.sessions import Session, problems

TODAY = date(2026, 11, 7)
TALK = Session(
    strand=Strand.MEMBERS, day=TODAY, leads="Sam", way_out="The kitchen, with Jo", afterwards="Jo rings"
)  # fmt: skip
ALONE = frozenset({Strand.MEMBERS})


def test_a_whole_plan_is_fine():
    assert list(problems(TALK, ALONE, TODAY)) == []


@pytest.mark.parametrize("other", [each for each in Strand if each is not Strand.MEMBERS])
def test_voices_of_two_kinds_are_never_in_one_room(other):
    assert [each.field for each in problems(TALK, ALONE | {other}, TODAY)] == ["strands"]


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("day", {"day": TODAY - timedelta(1)}),
        ("minutes", {"minutes": 10}),
        ("minutes", {"minutes": 121}),
        ("leads", {"leads": " "}),
        ("way_out", {"way_out": ""}),
        ("afterwards", {"afterwards": ""}),
        ("place", {"place": "x" * 201}),
    ],
)
def test_what_a_plan_still_wants_is_asked_for(field, changes):
    assert [each.field for each in problems(replace(TALK, **changes), ALONE, TODAY)] == [field]


def test_somebody_is_heard():
    assert [each.field for each in problems(TALK, frozenset(), TODAY)] == ["strands"]
