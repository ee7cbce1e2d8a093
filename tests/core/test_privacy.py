"""What leaves the group carries no e-mail, telephone number, passcode or key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.privacy import bare, leaks, named, unseen, veiled


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Write to sam.b+x@mail.example.org today", ("email",)),
        ("Ring 01632 960 001 after six", ("phone",)),
        ("+44 (0)1632 960-001", ("phone",)),
        ("07700900123", ("phone",)),
        ("Passcode: 8841x", ("passcode",)),
        ("the pin is 4417", ("passcode",)),
        ("https://zoom.example/j/1?pwd=abc", ("passcode", "link")),
        ("sam@x.org or 01632960001", ("email", "phone")),
    ],
)
def test_a_private_detail_is_found_and_veiled(text, kinds):
    assert leaks(text) == kinds
    assert leaks(veiled(text)) == ()
    assert "…" in veiled(text)


@pytest.mark.parametrize(
    "text",
    ["Tea, milk, biscuits", "Sheet 37, 14 Nov 2026", "£1,234.50", "R-88", "4.35 + 6.00", "11:00 to 12:00", ""],
)
def test_plain_words_and_figures_stay(text):
    assert leaks(text) == ()
    assert veiled(text) == text


@given(st.text(max_size=80))
def test_a_veiled_text_has_nothing_left_to_veil(text):
    assert leaks(veiled(text)) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ask sam at the door", "Sam"),
        ("Sam’s café", "Sam"),
        ("SAM_K on the list", "Sam"),
        ("Bring JOSÉ a cake", "Jose"),
        ("Meet Maria there", "Maria K."),
        ("with  maria   k", "Maria K."),
        ("D'Arcy's", "D’Arcy"),
        ("J K is there", "J K"),
        ("So\u200bfia", "Sofia"),
    ],
)
def test_a_name_is_found_as_whole_words(text, name):
    assert named(text, (name, "Nobody else")) == (name,)


@pytest.mark.parametrize(
    ("text", "name"),
    [("The same way", "Sam"), ("A flask of tea", "A"), ("Room 7", "7"), ("Marian went", "Maria K."), ("k", "J K")],
)
def test_signs_and_parts_of_words_are_no_names(text, name):
    assert named(text, (name, "")) == ()


def test_words_set_down_in_another_way_are_the_same_words():
    assert bare("It’s 4 o'clock – Tea!\n") == bare("ITS 4 o clock, tea") == "its4oclocktea"
    assert bare("Straße") == bare("STRASSE")
    assert bare("Tea at 4") != bare("Tea at 5")
    assert bare(" …") == ""


def test_what_nobody_sees_in_a_text_is_found():
    for text in ("a\0", "\x1b[2J", "\u202ecod.exe", "\u2066", "\ud800"):
        assert unseen(text)
    for text in ("", "Two lines\nand a tab\t", "می\u200cروم", "שלום\u200f", "👩\u200d👧"):
        assert not unseen(text)
