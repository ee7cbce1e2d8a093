"""A person is a short name and nothing that could find them."""

import pytest

from groupkit.core.people import Person


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
