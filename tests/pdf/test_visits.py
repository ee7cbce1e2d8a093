"""Visits over time fit on a page for the notice board or a funder, and wishes are made with a pen."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdfium2
import pytest

from groupkit.core.visits import Month, OfMeeting, TypicalWeek, months_before
from groupkit.core.wishes import PARTS, Cover, Wanted
from groupkit.pdf.visits import visits, wish_slips
from groupkit.services.visits import Overview

COUNTS = (91, 88, None, 97, 104, 72, 0, 95, 99, 110, 93, 41, 90, 87)
FIRST = date(2025, 10, 1)
MONTHS = tuple(
    Month(
        first=months_before(FIRST, -at),
        held=13 if count != 0 else 0,
        counted=0 if not count else 12 + (at % 4 != 0),
        visits=count or None,
        first_timers=at if count else None,
    )
    for at, count in enumerate(COUNTS)
)
WEEK = tuple(
    Cover(weekday=day, part=part, how="every", meetings=("Sat meeting",))
    if (day, part) == (5, "morning")
    else Cover(weekday=day, part=part, how="some" if (day, part) == (2, "evening") else "none")
    for day in range(7)
    for part in PARTS
)
WANTED = Wanted(weekday=6, part="evening", place="Northside <b>& more", people=4)
FOUND = Overview(
    group="Riverside",
    months=MONTHS[-12:],
    typical=TypicalWeek(weeks=12, whole=9, held=36, counted=31, visits=23, meetings=3),
    each=(OfMeeting(meeting=1, name="Sat", held=50, counted=40, visits=400, first_timers=9, typical=10),),
    week=WEEK,
    unmet=(WANTED, replace(WANTED, weekday=0, part="night", place="", people=1)),
)
EMPTY = replace(FOUND, months=(), unmet=(), week=tuple(replace(each, how="none", meetings=()) for each in WEEK))


def printed(does=visits, *what, **how):
    written = BytesIO()
    does(*what, written, **how)
    return pypdfium2.PdfDocument(written.getvalue())


def words(pdf):
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())


def test_months_the_week_and_the_wishes_stand_on_one_page():
    pdf = printed(visits, FOUND, meeting="Sat meeting")
    shown = words(pdf)
    assert len(pdf) == 1
    for said in (
        "Visits over time Riverside Sat meeting A typical week: about 23 visits.",
        "We counted 31 of 36 meetings in the last 12 weeks.",
        "These are visits, not people. One person may visit many times.",
        "Full bar: every meeting was counted.",
        "December 2025 0 of 13 Not counted",
        "April 2026 No meeting",
        "March 2026 13 of 13 72 5",
        "Wednesday – – Some weeks –",
        "Saturday Every week – – –",
        "Evenings without a meeting of ours: Monday, Tuesday, Thursday, Friday, Saturday and Sunday.",
        "Sunday Evening Northside <b>& more 4",
        "Monday Night 1",
    ):
        assert said in shown


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", ["en", "ar-XB"])
def test_a_year_fits_on_one_page_of_either_paper(paper, language):
    assert len(printed(visits, FOUND, paper=paper, language=language)) == 1


def test_the_bars_carry_their_figures_and_gaps_carry_none():
    shown = words(printed(visits, FOUND))
    assert shown.count(" 110 ") == 2
    assert shown.count("Not counted") == 1


def test_a_year_in_full_needs_no_key():
    whole = tuple(replace(each, counted=each.held) for each in MONTHS if each.visits)
    assert "Full bar" not in words(printed(visits, replace(FOUND, months=whole)))


def test_nothing_counted_yet_is_said_kindly():
    shown = words(printed(visits, EMPTY))
    assert "Nobody has counted heads yet." in shown
    assert "No wish waits for a meeting now." in shown
    assert "These are visits" not in shown


def test_a_long_list_of_wishes_ends_in_words():
    many = tuple(replace(WANTED, place=f"Place {at}") for at in range(14))
    shown = words(printed(visits, replace(FOUND, unmet=many)))
    assert "Place 11" in shown
    assert "And 2 more that fewer people asked for." in shown


def test_large_print_is_half_as_large_again():
    text = printed(visits, FOUND, large=True)
    assert len(text) > 1
    assert "Visits over time Riverside" in words(text)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", ["en", "ar-XB"])
def test_two_slips_to_wish_with_a_pen_stand_on_one_page(paper, language):
    pdf = printed(wish_slips, group="Riverside", paper=paper, language=language)
    shown = words(pdf)
    assert len(pdf) == 1
    assert shown.count("Leave out your name") == 2 or language != "en"
    if language == "en":
        assert shown.count("When and where would you like a meeting? Riverside") == 2
        assert shown.count("Sunday") == 2


def test_a_large_slip_stands_alone_and_a_group_may_have_no_name():
    pdf = printed(wish_slips, large=True)
    assert len(pdf) == 1
    assert words(pdf).count("Sunday") == 1


@pytest.mark.parametrize("language", ["en", "en-XA", "ar-XB"])
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_nothing_leaves_the_page_in_any_language(language, large, paper):
    long = replace(FOUND, group="Group " * 30, months=MONTHS[:1] * 24, unmet=(replace(WANTED, place="W" * 60),) * 3)
    for does, what in ((visits, (long,)), (wish_slips, ())):
        for page in printed(does, *what, language=language, large=large, paper=paper):
            text, (wide, high) = page.get_textpage(), page.get_size()
            for at in range(text.count_chars()):
                left, low, right, top = text.get_charbox(at)
                assert 0 <= left <= right <= wide
                assert 0 <= low <= top <= high
