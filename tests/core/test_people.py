"""A person is a short name and nothing that could find them."""

from datetime import date

import pytest

from groupkit.core.people import Away, Person, Usual


@pytest.mark.parametrize("name", ["Sam", " Jo ", "JoB", "Zoë", "O’Neil", "علي", "Member7"])
def test_a_first_name_is_enough(name):
    assert list(Person(short_name=name).problems()) == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "Write a first name or a nickname."),
        ("  ", "Write a first name or a nickname."),
        ("x" * 25, "Use a short name, 24 letters at most."),
        ("Sam Smith", "One name is enough. Leave the surname out; a letter will do: JoB."),
        ("sam@example.org", "Only a name goes here, not a number or an address."),
        ("01632960001", "Only a name goes here, not a number or an address."),
    ],
)
def test_more_than_a_name_is_not_kept(name, said):
    assert [str(problem) for problem in Person(short_name=name).problems()] == [said]


def test_how_often_somebody_comes_is_asked_meeting_by_meeting():
    assert Person(short_name="Jo").share(7) == 1
    some = Person(short_name="Jo", usual=(Usual(meeting=1, often="most"), Usual(meeting=2, often="some")))
    assert [float(some.share(meeting)) for meeting in (1, 2, 3)] == [0.7, 0.35, 0]


def test_somebody_is_away_from_the_first_day_to_the_last():
    jo = Person(short_name="Jo", away=(Away(first=date(2026, 12, 1), last=date(2026, 12, 3)),))
    assert [jo.is_away(date(2026, 12, day)) for day in (1, 3, 4)] == [True, True, False]
    assert not jo.is_away(date(2026, 11, 30))


def test_a_worker_may_lead_only_after_the_group_decided():
    assert Person(short_name="Jo").may_lead
    assert not Person(short_name="Jo", guest=True).may_lead
    assert Person(short_name="Jo", guest=True, decided_on=date(2026, 11, 1)).may_lead


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"willing": frozenset({"chair"}), "rather_not": frozenset({"chair"})}, "rather_not"),
        ({"away": (Away(first=date(2026, 12, 2), last=date(2026, 12, 1)),)}, "away"),
        ({"away": (Away(first=date(2026, 12, 1), last=date(2026, 12, 1)),) * 61}, "away"),
        ({"usual": (Usual(meeting=1, often="daily"),)}, "usual"),
        ({"most": 29}, "most"),
        ({"most": -1}, "most"),
    ],
)
def test_what_is_wrong_with_wishes_and_days_is_told(change, field):
    assert [problem.field for problem in Person(short_name="Jo", **change).problems()] == [field]
