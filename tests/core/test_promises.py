"""A promise has somebody who sees to it, and is finished when those who asked were told."""

from dataclasses import replace
from datetime import date

import pytest

from groupkit.core.promises import Promise, Source, SourceKind, State, open_for, poster, problems, time_to_look

TODAY = date(2026, 11, 7)
ASKED = Promise(
    id=1,
    said="The room is too loud",
    source=Source(kind=SourceKind.ROUND, ref="autumn"),
    what="Ask for the back room",
    owner="secretary",
    again=date(2027, 1, 1),
    made_on=TODAY,
)
DONE = replace(ASKED, id=2, state=State.DONE, settled_on=TODAY)
TOLD = replace(DONE, id=3, told_on=TODAY)
COULD_NOT = replace(ASKED, id=4, state=State.COULD_NOT, why="It is taken", settled_on=TODAY)


@pytest.mark.parametrize("promise", [ASKED, DONE, TOLD, COULD_NOT, replace(ASKED, again=date(2026, 11, 1))])
def test_a_whole_promise_can_be_kept(promise):
    assert list(problems(promise)) == []


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("said", {"said": " "}),
        ("what", {"what": ""}),
        ("owner", {"owner": ""}),
        ("again", {"again": date(2026, 10, 1)}),
        ("why", {"state": State.COULD_NOT}),
        ("told_on", {"told_on": TODAY}),
    ],
)
def test_what_a_promise_still_wants_is_asked_for(field, changes):
    assert [each.field for each in problems(replace(ASKED, **changes))] == [field]


def test_a_promise_waits_until_the_group_was_told():
    assert [each.finished for each in (ASKED, DONE, TOLD)] == [False, False, True]
    assert [each.id for each in open_for([TOLD, DONE, COULD_NOT, ASKED], TODAY)] == [1, 2, 4]


def test_what_it_is_time_to_look_at_again_comes_first_and_is_never_late():
    ripe = replace(ASKED, id=9, again=date(2026, 11, 1))
    assert [each.id for each in open_for([DONE, ASKED, ripe], TODAY)] == [9, 1, 2]
    assert [time_to_look(each, date(2027, 1, 1)) for each in (ASKED, DONE, ripe)] == [True, False, True]
    assert set(State) == {"open", "done", "tried", "could_not"}


def test_a_poster_says_what_was_done_and_what_could_not_be():
    tried = replace(ASKED, id=5, state=State.TRIED, settled_on=TODAY)
    made = poster([tried, COULD_NOT, TOLD, ASKED, DONE])
    assert [each.id for each in made.did] == [2, 3, 5]
    assert [each.id for each in (*made.could_not, *made.still)] == [4, 1]
