"""What leaves the group carries no e-mail, telephone number, passcode or key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.privacy import leaks, veiled


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
