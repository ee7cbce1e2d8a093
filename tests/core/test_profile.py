"""A group says what it is called and what money it uses; a passphrase has to be long, not odd."""

from dataclasses import replace

import pytest

from groupkit.core.profile import Profile, passphrase_problems, strength

US = Profile(identity="a", name="Us")


def test_a_plain_group_has_nothing_to_put_right():
    assert list(US.problems()) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": "  "}, "name"),
        ({"currency": "XYZ"}, "currency"),
        ({"paper": "A3"}, "paper"),
        ({"region": "XX"}, "region"),
        ({"reserve": -1}, "reserve"),
        ({"cash_limit": -1}, "reserve"),
    ],
)
def test_what_is_to_be_put_right_is_told_by_its_field(change, field):
    assert [problem.field for problem in replace(US, **change).problems()] == [field]


@pytest.mark.parametrize(
    ("passphrase", "expected"),
    [
        ("", "short"),
        ("elevenchars", "short"),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", "short"),
        ("twelve chars", "fair"),
        ("one two three", "fair"),
        ("four words to smile", "good"),
        ("averyveryverylongwordindeed", "good"),
        ("ä ö ü é à ñ x", "good"),
    ],
)
def test_length_makes_a_passphrase_strong(passphrase, expected):
    assert strength(passphrase) == expected


def test_a_passphrase_is_long_enough_and_typed_twice():
    assert [problem.field for problem in passphrase_problems("short", "short")] == ["passphrase"]
    assert [problem.field for problem in passphrase_problems("twelve chars", "twelve char")] == ["again"]
    assert list(passphrase_problems("twelve chars", "twelve chars")) == []
