"""A facilitator prints the help sheet: one page, large, honest about what was checked."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pypdfium2
import pytest

from groupkit.core.problems import GroupkitError
from groupkit.core.safety import LEVELS, LONGEST, Contact
from groupkit.pdf.safety import help_now
from groupkit.storage.contacts import guidance, shipped

TODAY = date(2026, 11, 21)
LONG = "Warm words about this place and people "


def own(count, *, long):
    """Return contacts the group wrote itself, as long as they may be or of everyday length."""
    everyday: dict[str, Any] = {
        "name": "Elm Ward",
        "reach": "Call 01632 960 123",
        "for_whom": "Ask for Sam",
        "hours": "Till 8",
    }
    longest: dict[str, Any] = {field: (LONG * 3)[:most].strip() for field, most in LONGEST.items()}
    return tuple(
        Contact(
            key=f"own-{place}",
            level=LEVELS[place % 3],
            local=True,
            checked_on=date(2026, 8, 30),
            **(longest if long else everyday),
        )
        for place in range(count)
    )


def printed(contacts, **how):
    sheet = BytesIO()
    help_now(contacts, guidance(), TODAY, sheet, **how)
    return sheet.getvalue()


def read(data):
    """Return the text of each page, with every run of blanks as one."""
    document = pypdfium2.PdfDocument(data)
    texts = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return texts


def boxes(data):
    document = pypdfium2.PdfDocument(data)
    page = document[0]
    words, size = page.get_textpage(), page.get_size()
    found = [words.get_charbox(place) for place in range(words.count_chars())]
    document.close()
    return size, found


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", ["en", "en-XA", "ar-XB"])
@pytest.mark.parametrize("region", ["UK", "US"])
@pytest.mark.parametrize("more", [0, 8])
def test_the_sheet_is_one_page_in_every_country_language_and_size(region, language, paper, more):
    data = printed(shipped(region) + own(more, long=False), group="Tuesday Harbour", language=language, paper=paper)
    assert len(read(data)) == 1
    (wide, high), found = boxes(data)
    assert len(found) > 500
    assert all(0 <= left <= right <= wide and 0 <= low <= top <= high for left, low, right, top in found)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", ["en", "ar-XB"])
@pytest.mark.parametrize("region", ["UK", "US"])
def test_eight_contacts_of_our_own_with_long_words_still_fit(region, language, paper):
    (page,) = read(printed(shipped(region) + own(8, long=True), language=language, paper=paper))
    assert page.count("Checked on 30 August 2026") == 8


def test_every_number_and_every_grade_can_be_read():
    (page,) = read(printed(shipped("UK"), group="Tuesday Harbour"))
    for words in (
        "Help now", "Call 999", "Call 116 123", "Text SHOUT to 85258", "Samaritans", "Near us",
        "In danger now", "Need to talk today", "Worse than usual", "It does not replace treatment",
        "Printed on Saturday 21 November 2026 for Tuesday Harbour", "This group has not checked this number yet.",
    ):  # fmt: skip
        assert words in page
    assert page.index("Call 999") < page.index("Call 116 123") < page.index("Call 0800 917 7650")


def test_numbers_nobody_has_seen_or_rung_lately_stay_off_the_sheet():
    rows = {each.key: each for each in shipped("UK")}
    old = replace(rows["samaritans"], checked_on=date(2026, 1, 1))
    (page,) = read(printed([rows["emergency"], old, rows["frank"], rows["shout"]]))
    assert "Text SHOUT to 85258" in page
    assert "Samaritans" not in page
    assert "FRANK" not in page


def test_a_sheet_without_an_emergency_number_leaves_room_to_write_it():
    (page,) = read(printed(own(1, long=False)))
    assert "Write the emergency number here:" in page
    assert "Printed on Saturday 21 November 2026" in page


def test_what_people_write_never_becomes_markup():
    (page,) = read(printed([replace(own(1, long=False)[0], name="<b>Elm</b> & Oak")]))
    assert "<b>Elm</b> & Oak" in page


def test_too_much_for_one_page_is_refused_and_nothing_is_written(tmp_path):
    path = tmp_path / "help.pdf"
    with pytest.raises(GroupkitError, match="too much here for one page"):
        help_now(own(40, long=True), guidance(), TODAY, path)
    assert list(tmp_path.iterdir()) == []


def test_the_same_sheet_gives_the_same_bytes():
    assert printed(shipped("US")) == printed(shipped("US"))
