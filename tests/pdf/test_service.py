"""A secretary hangs up who does what, and everyone can read it from across the room."""

from dataclasses import replace
from datetime import date, time, timedelta
from io import BytesIO

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from groupkit.core.formats import Duty
from groupkit.core.meetings import Meeting, Occasion
from groupkit.core.weeks import NotHeld
from groupkit.pdf.service import who_does_what

MEETING = Meeting(
    name="Sat <b>meeting", weekday=5, start=time(11), minutes=60, venue="Eastside Hall & Room 2", format="open"
)
FIRST = date(2026, 11, 14)
USUAL = ("chair", "secretary", "treasurer", "timekeeper", "reader", "greeter", "hospitality", "safety")
DUTIES = tuple(
    Duty(role=role, who="" if role in ("greeter", "reader") else f"Name{at}") for at, role in enumerate(USUAL)
)


def coming(count, duties=DUTIES):
    return tuple((Occasion(meeting=MEETING, day=FIRST + timedelta(weeks=week)), duties) for week in range(count))


def printed(rows, **how):
    written = BytesIO()
    who_does_what(rows, written, **how)
    return pypdfium2.PdfDocument(written.getvalue())


def words(pdf):
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())


def test_each_meeting_shows_its_jobs_and_who_does_them():
    shown = words(printed(coming(2), group="Riverside"))
    assert "Who does what Riverside" in shown
    for day in ("Saturday 14 November, 11:00", "Saturday 21 November, 11:00"):
        assert f"{day} Sat <b>meeting, Eastside Hall & Room 2 Chair Name0 Secretary Name1" in shown
    assert shown.count("Reader vacant Greeter vacant") == 2
    assert shown.count("Name6") == 2


def test_names_are_large_enough_for_a_wall():
    text = printed(coming(1))[0].get_textpage()
    at, _length = text.search("Name0").get_next()
    assert pdfium.FPDFText_GetFontSize(text, at) == 15


def test_four_meetings_fit_on_one_page_and_more_go_on():
    assert len(printed(coming(4), group="Riverside")) == 1
    assert len(printed(coming(4), paper="Letter")) <= 2
    later = printed(coming(9))
    assert words(later).count("Chair Name0") == 9


def test_an_odd_job_and_one_of_our_own_are_shown_too():
    own = (*DUTIES, Duty(role="dog", title="Walks the dog", who="Ali"))
    assert words(printed(coming(1, own))).endswith("Walks the dog Ali")


def test_a_meeting_without_a_room_shows_its_name_alone():
    nowhere = Occasion(meeting=replace(MEETING, venue=""), day=FIRST)
    assert "11:00 Sat <b>meeting Chair Name0" in words(printed([(nowhere, DUTIES)]))


def test_an_empty_diary_says_so():
    assert "No meeting is planned yet." in words(printed(()))


@pytest.mark.parametrize("language", ["en", "en-XA", "ar-XB"])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_nothing_leaves_the_page_in_any_language(language, paper):
    long = tuple(replace(duty, who="W" * 24) for duty in DUTIES)
    for page in printed(coming(5, long), group="Group " * 40, language=language, paper=paper):
        text, (wide, high) = page.get_textpage(), page.get_size()
        for at in range(text.count_chars()):
            left, low, right, top = text.get_charbox(at)
            assert 0 <= left <= right <= wide
            assert 0 <= low <= top <= high


def test_what_is_moved_or_left_out_is_said_before_all_else_and_by_its_day():
    moved = replace(coming(1)[0][0], day=FIRST + timedelta(days=1), moved_from=FIRST, reason="Street fair")
    usual, later = (Occasion(meeting=MEETING, day=FIRST + timedelta(weeks=week)) for week in (0, 1))
    gone = (
        NotHeld(occasion=usual, reason="Street fair", moved_to=moved.day),
        NotHeld(occasion=later, reason="Hall shut"),
    )
    shown = words(printed([(moved, DUTIES)], gone=gone))
    assert "Not as usual Saturday 14 November, Sat <b>meeting. Moved to Sunday 15 November: Street fair." in shown
    assert "Saturday 21 November, Sat <b>meeting. Not held: Hall shut." in shown
    assert "Moved from Saturday 14 November: Street fair Chair" in shown
    assert shown.index("Not as usual") < shown.index("Moved from")
    assert "Not as usual" not in words(printed(coming(2)))
