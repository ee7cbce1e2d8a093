"""Letters stand in the order both directions of writing ask for: another maker's program agrees."""

import re

import pytest
from bidi import get_display
from bidi.mirror import MIRRORED
from hypothesis import assume, example, given
from hypothesis import strategies as st

from groupkit.pdf import order

LETTERS = "abJ سلامگ٣٤۱12 ()[]{}.,:;/-+%£«»–\N{ARABIC FATHA}\N{COMBINING ACUTE ACCENT}\N{NO-BREAK SPACE}"
OWN = re.compile(r"\d[ \-]\d|[+\-−£€$]\d")


def seen(text, *, rtl, mirrored=True):
    """Return a text as it stands on the line, from left to right."""
    turned = MIRRORED if mirrored else {}
    levels = order.levels(text, rtl=rtl)
    places = order.visual(range(len(text)), levels)
    return "".join(turned.get(text[at], text[at]) if levels[at] % 2 else text[at] for at in places)


@given(st.text(LETTERS, max_size=24), st.booleans())
@example("سلام (abc) [12]", True)
@example("ab (سلام) cd", False)
@example("ab (سلام 12) س", True)
@example("س (a", True)
@example("([س)]", False)
@example("a)(س]", True)
def test_another_maker_sets_the_letters_in_the_same_order(text, rtl):
    # spaces at the end of a line are cut off before it is ordered
    text = text.strip()
    assume(text and not OWN.search(text))
    assert seen(text, rtl=rtl, mirrored=False) == get_display(text, base_dir="R" if rtl else "L")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("اتصل على 020 7946 0000 الآن", "020 7946 0000"),
        ("اتصل على +44 20 7946 0958 الآن", "+44 20 7946 0958"),
        ("ہم 0800-132-737 پر ہیں", "0800-132-737"),
        ("کل £3.50 فی ہفتہ", "£3.50"),
        ("الرصيد −48.07 اليوم", "−48.07"),
        ("الساعة 12:30 اليوم", "12:30"),
        ("صفحة ۱۲ هنا", "۱۲"),
        ("هاتف ٠٢٠ ٧٩٤٦ هنا", "٠٢٠ ٧٩٤٦"),
    ],
)
@pytest.mark.parametrize("rtl", [True, False])
def test_a_number_keeps_its_order_and_its_sign(text, number, rtl):
    assert number in seen(text, rtl=rtl)


def test_a_range_of_times_is_read_from_its_own_side():
    assert "14:00 – 12:30" in seen("من 12:30 – 14:00 اليوم", rtl=True)
    assert "12:30 – 14:00" in seen("Tea 12:30 – 14:00", rtl=False)


def test_brackets_look_at_what_they_hold():
    assert seen("ا (ب) ج", rtl=True) == "ج (ب) ا"
    assert seen("Jo (سارة) Smith", rtl=False) == "Jo (ةراس) Smith"
    assert seen("سارة (Jo)", rtl=True) == "(Jo) ةراس"


@pytest.mark.parametrize(
    ("text", "left"), [("سارة Jo", True), ("Jo سارة", False), ("12 سارة", True), ("12", False), ("", False)]
)
def test_a_text_begins_where_its_first_letter_does(text, left):
    assert order.begins_right(text) is left
    assert order.begins_right("12 – 14", otherwise=left) is left


def test_what_only_joins_stays_with_its_word():
    assert order.levels("می\N{ZERO WIDTH NON-JOINER}خواهم a", rtl=False)[:3] == [1, 1, 1]
    assert order.levels("\N{ZERO WIDTH JOINER}", rtl=True) == [1]
