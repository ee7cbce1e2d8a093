"""The jobs of a group, their names, and what a group may make of them."""

from dataclasses import replace

import pytest

from groupkit.core.roles import OFF, ON, SOMETIMES, TERM, TITLES, Role, called, in_use, renamed
from groupkit.i18n import catalogue
from groupkit.storage.roles import shipped

ROLES = shipped()
CHAIR = ROLES[0]
ENGLISH = catalogue("en")


def test_eighteen_jobs_come_with_groupkit_each_with_a_whole_card():
    assert [role.key for role in ROLES] == list(TITLES)
    assert len(ROLES) == 18
    for role in ROLES:
        assert list(role.problems()) == []
        assert all((role.purpose, role.before, role.during, role.after, role.time, role.eligibility))
        assert all((role.deputy, role.handover, role.not_this, role.ask_for_help, role.sample))


def test_professionals_are_kept_from_the_jobs_of_members():
    assert {role.key for role in ROLES if role.members_only} == {"chair", "secretary", "treasurer"}
    assert not next(role for role in ROLES if role.key == "starting-helper").members_only


def test_a_job_is_called_by_the_groups_own_name_or_by_ours_in_every_language():
    assert CHAIR.called(ENGLISH) == "Chair"
    assert CHAIR.called(catalogue("en-XA")) != "Chair"
    assert replace(CHAIR, title="Host").called(catalogue("en-XA")) == "Host"
    assert called("drummer", ENGLISH) == "drummer"


def test_a_card_is_told_in_another_language_but_the_groups_own_is_not():
    assert CHAIR.told(catalogue("en-XA")).purpose != CHAIR.purpose
    assert CHAIR.told(catalogue("en-XA")).before[0] != CHAIR.before[0]
    own = replace(CHAIR, own=True)
    assert own.told(catalogue("en-XA")) is own


def test_a_name_that_is_ours_is_not_kept_as_the_groups_own():
    assert renamed(replace(CHAIR, title="x"), " Chair ").title == ""
    assert renamed(CHAIR, "  Our   host ").title == "Our host"
    own = Role(key="own-1", purpose="Feeds the cat.", own=True)
    assert renamed(own, "Cat").title == "Cat"


def test_jobs_that_are_switched_off_are_left_out():
    assert {role.used for role in in_use(ROLES)} == {ON, SOMETIMES}
    assert all(role.is_term for role in in_use(ROLES, TERM))
    assert OFF in {role.used for role in ROLES}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": "x" * 33}, "title"),
        ({"purpose": " "}, "purpose"),
        ({"purpose": "x" * 301}, "purpose"),
        ({"purpose": "Ring 07700 900123"}, "purpose"),
        ({"own": True, "title": " "}, "title"),
        ({"group": "weekly"}, "group"),
        ({"used": "maybe"}, "used"),
        ({"needed": 0}, "needed"),
        ({"effort": 4}, "effort"),
        ({"gap_weeks": 27}, "gap_weeks"),
    ],
)
def test_what_is_wrong_with_a_job_is_told(change, field):
    assert [problem.field for problem in replace(CHAIR, **change).problems()] == [field]
