"""Who does what at a meeting, who may be asked, and what is vacant."""

from dataclasses import replace
from datetime import date

import pytest

from groupkit.core.people import Away, Person
from groupkit.core.roles import CHAIR, OFF, ON
from groupkit.core.service import (
    Job,
    Term,
    Turn,
    eligibility_problems,
    holders,
    jobs,
    nomination_problems,
    vacancies,
    willing,
)
from groupkit.storage.roles import shipped

DAY = date(2026, 11, 14)
ROLES = shipped()
BY_KEY = {role.key: role for role in ROLES}
SAM = Person(id=1, short_name="Sam", willing=frozenset({CHAIR}))
JO = Person(id=2, short_name="Jo", willing=frozenset({CHAIR, "reader"}), resting=True)
TERM = Term(role="secretary", person=1, since=date(2026, 6, 1))
USUAL = ["chair", "secretary", "treasurer", "timekeeper", "reader", "greeter", "hospitality", "safety"]


def who(turns=(), terms=(), meeting=1, day=DAY, people=(SAM, JO)):
    found = holders(people, turns, terms, ROLES, (meeting, day))
    assert [holder.role.key for holder in found] == USUAL
    return {holder.role.key: holder.name for holder in found if holder.person}


def test_nobody_does_anything_until_somebody_says_yes():
    assert who() == {}


def test_a_turn_is_for_one_meeting_on_one_day():
    turn = Turn(meeting=1, day=DAY, role="reader", person=2)
    assert who([turn]) == {"reader": "Jo"}
    assert who([turn], meeting=2) == who([turn], day=date(2026, 11, 21)) == {}
    assert who([replace(turn, person=99)]) == {}


def test_a_turn_of_somebody_who_left_the_list_names_nobody():
    assert who([Turn(meeting=1, day=DAY, role="reader", person=None)]) == {}


def test_a_turn_comes_before_a_term():
    turn = Turn(meeting=1, day=DAY, role="secretary", person=2)
    assert who(terms=[TERM]) == {"secretary": "Sam"}
    assert who([turn], [TERM]) == {"secretary": "Jo"}


def test_the_deputy_steps_in_while_the_holder_is_away_or_rests():
    ali = Person(id=3, short_name="Ali")
    term = replace(TERM, deputy=3)
    away = replace(SAM, away=(Away(first=DAY, last=DAY),))
    assert who(terms=[term], people=(SAM, ali)) == {"secretary": "Sam"}
    assert who(terms=[term], people=(away, ali)) == {"secretary": "Ali"}
    assert who(terms=[term], people=(replace(SAM, resting=True), ali)) == {"secretary": "Ali"}
    assert who(terms=[term], people=(away, replace(ali, away=away.away))) == {}
    assert who(terms=[TERM], people=(away,)) == {}


def test_somebody_who_rests_and_has_no_deputy_is_still_shown():
    assert who(terms=[replace(TERM, person=2)]) == {"secretary": "Jo"}


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


@pytest.mark.parametrize(
    ("until", "soon"),
    [
        (None, False),
        (date(2026, 11, 13), False),
        (DAY, True),
        (date(2026, 12, 12), True),
        (date(2026, 12, 13), False),
    ],
)
def test_the_end_of_a_term_is_said_four_weeks_ahead(until, soon):
    assert replace(TERM, until=until).ends_soon(DAY) is soon


def test_what_is_wrong_with_a_term_is_told():
    assert list(TERM.problems(ROLES)) == []
    wrong = replace(TERM, role="king", until=date(2026, 5, 31), deputy=1)
    assert [problem.field for problem in wrong.problems(ROLES)] == ["role", "until", "deputy"]


def test_only_those_who_would_like_to_are_asked():
    assert willing((SAM, JO), CHAIR) == (SAM,)
    assert willing((SAM, JO), "reader") == ()


def test_why_somebody_cannot_be_nominated_is_told():
    def why(person, role=CHAIR):
        return [str(problem) for problem in nomination_problems(person, BY_KEY[role], "Jo")]

    assert why(SAM) == []
    assert why(None) == ["Nobody on the list is called Jo. Add them first."]
    assert why(JO) == ["Jo is resting. Ask somebody else this time."]
    assert why(SAM, "reader") == ["Jo has not said yes to this. Ask first, then mark it beside the name."]


def test_a_worker_does_not_chair_unless_the_group_decided_so():
    worker = replace(SAM, guest=True)
    assert "for members" in str(next(nomination_problems(worker, BY_KEY[CHAIR], "Sam")))
    assert list(eligibility_problems(worker, BY_KEY["greeter"])) == []
    assert list(eligibility_problems(replace(worker, decided_on=DAY), BY_KEY[CHAIR])) == []


def test_some_jobs_are_listed_only_where_a_format_has_them_or_somebody_does_them():
    assert [role.key for role in jobs(ROLES)] == USUAL
    assert [role.key for role in jobs(ROLES, {"facilitator", "chair"})] == [*USUAL, "facilitator"]
    listed = holders((SAM,), (), (), ROLES, (1, DAY), {"online-host"})
    assert [(each.job, each.person) for each in listed][-2:] == [
        (Job("online-host", 1), None),
        (Job("online-host", 2), None),
    ]
    turn = Turn(meeting=1, day=DAY, role="outings-lead", person=1)
    term = Term(role="feedback-steward", person=1, since=DAY)
    doing = [each.role.key for each in holders((SAM,), (turn,), (term,), ROLES, (1, DAY)) if each.person]
    assert doing == ["feedback-steward", "outings-lead"]


def test_more_people_may_do_a_job_than_its_card_says():
    turns = [Turn(meeting=1, day=DAY, role="reader", person=1, place=3)]
    listed = [each for each in holders((SAM,), turns, (), ROLES, (1, DAY)) if each.role.key == "reader"]
    assert [each.name for each in listed] == ["", "", "Sam"]


def test_a_role_nobody_holds_is_vacant_since_the_day_after_the_last_term():
    ended = replace(TERM, until=date(2026, 10, 31))
    older = replace(ended, until=date(2026, 3, 1), since=date(2026, 1, 1))
    found = {each.role.key: each.since for each in vacancies(ROLES, (older, ended), DAY)}
    assert found == {"secretary": date(2026, 11, 1), "treasurer": None, "safety": None}
    assert "secretary" not in {each.role.key for each in vacancies(ROLES, (TERM,), DAY)}
    left = replace(TERM, person=None, until=date(2026, 11, 13))
    assert {each.role.key: each.since for each in vacancies(ROLES, (left,), DAY)}["secretary"] == DAY
    off = tuple(replace(role, used=OFF if role.key == "secretary" else ON) for role in ROLES)
    assert "secretary" not in {each.role.key for each in vacancies(off, (), DAY)}
