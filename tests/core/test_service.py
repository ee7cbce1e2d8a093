"""Who does what at a meeting, and who may be asked."""

from dataclasses import replace
from datetime import date

import pytest

from groupkit.core.people import Person
from groupkit.core.service import (
    CHAIR,
    FOR_A_TERM,
    PER_MEETING,
    ROLES,
    SOME_MEETINGS,
    Term,
    Turn,
    holders,
    jobs,
    nomination_problems,
    title,
    willing,
)
from groupkit.i18n import use

DAY = date(2026, 11, 14)
SAM = Person(id=1, short_name="Sam", willing=frozenset({CHAIR}))
JO = Person(id=2, short_name="Jo", willing=frozenset({CHAIR, "reader"}), resting=True)
TERM = Term(role="secretary", person=1, since=date(2026, 6, 1))


def who(turns=(), terms=(), meeting=1, day=DAY):
    found = holders((SAM, JO), turns, terms, meeting, day)
    assert [holder.role for holder in found] == list(jobs())
    return {holder.role: holder.person.short_name for holder in found if holder.person}


def test_nobody_does_anything_until_somebody_says_yes():
    assert who() == {}


def test_a_turn_is_for_one_meeting_on_one_day():
    turn = Turn(meeting=1, day=DAY, role="reader", person=2)
    assert who([turn]) == {"reader": "Jo"}
    assert who([turn], meeting=2) == who([turn], day=date(2026, 11, 21)) == {}
    assert who([replace(turn, person=99)]) == {}


def test_a_turn_comes_before_a_term():
    turn = Turn(meeting=1, day=DAY, role="secretary", person=2)
    assert who(terms=[TERM]) == {"secretary": "Sam"}
    assert who([turn], [TERM]) == {"secretary": "Jo"}


@pytest.mark.parametrize(
    ("change", "covers"),
    [
        ({}, True),
        ({"meeting": 1}, True),
        ({"meeting": 2}, False),
        ({"since": DAY}, True),
        ({"since": date(2026, 11, 15)}, False),
        ({"until": DAY}, True),
        ({"until": date(2026, 11, 13)}, False),
    ],
)
def test_a_term_holds_from_its_first_to_its_last_day(change, covers):
    assert replace(TERM, **change).covers(1, DAY) is covers


def test_what_is_wrong_with_a_term_is_told():
    assert list(TERM.problems()) == []
    wrong = replace(TERM, role="king", until=date(2026, 5, 31))
    assert [problem.field for problem in wrong.problems()] == ["role", "until"]


def test_only_those_who_would_like_to_are_asked():
    assert willing((SAM, JO), CHAIR) == (SAM,)
    assert willing((SAM, JO), "reader") == ()


def test_why_somebody_cannot_be_nominated_is_told():
    def why(person, role=CHAIR):
        return [str(problem) for problem in nomination_problems(person, role, "Jo")]

    assert why(SAM) == []
    assert why(None) == ["Nobody on the list is called Jo. Add them first."]
    assert why(JO) == ["Jo is resting. Ask somebody else this time."]
    assert why(SAM, "reader") == ["Jo has not said yes to this. Ask first, then mark it beside the name."]


def test_roles_have_names_in_the_language_of_the_window():
    assert title(CHAIR) == "Chair"
    assert title("drummer") == "drummer"
    use("en-XA")
    assert title(CHAIR) != "Chair"
    assert {*PER_MEETING, *FOR_A_TERM, *SOME_MEETINGS} == set(ROLES)


def test_some_jobs_are_listed_only_where_a_format_has_them_or_somebody_does_them():
    assert set(jobs()) == {*PER_MEETING, *FOR_A_TERM}
    assert jobs({"facilitator", "chair"}) == (*jobs(), "facilitator")
    listed = holders((SAM,), (), (), 1, DAY, {"online-host"})
    assert [(each.role, each.person) for each in listed][-1] == ("online-host", None)
    turn = Turn(meeting=1, day=DAY, role="outings-lead", person=1)
    term = Term(role="feedback-steward", person=1, since=DAY)
    doing = [each.role for each in holders((SAM,), (turn,), (term,), 1, DAY) if each.person]
    assert doing == ["feedback-steward", "outings-lead"]
