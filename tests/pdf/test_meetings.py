"""A secretary prints the run sheet, and a chair can follow it from arm's length."""

from dataclasses import replace
from datetime import date, time
from io import BytesIO

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from groupkit.core.formats import Duty, running_order
from groupkit.core.meetings import Meeting, Occasion
from groupkit.core.progress import CancelledError
from groupkit.core.readings import OwnText
from groupkit.pdf import meetings as sheets
from groupkit.storage.library import format_by_id, formats

PLAN = format_by_id("open-dual-recovery")
MEETING = Meeting(
    name="Saturday group", weekday=5, start=time(19), minutes=60, venue="Mill Lane Hall", format=PLAN.id
)
USUAL = ("chair", "secretary", "treasurer", "timekeeper", "reader", "greeter", "hospitality", "safety")
DUTIES = tuple(Duty(role=role, who="" if role == "greeter" else f"Name{place}") for place, role in enumerate(USUAL))


def order(day=date(2026, 11, 14), meeting=MEETING, duties=DUTIES, group="Riverside"):
    return running_order(PLAN, Occasion(meeting=meeting, day=day), duties, group)


def printed(tonight=None, **choices):
    written = BytesIO()
    sheets.running_order(tonight or order(), written, **choices)
    return pypdfium2.PdfDocument(written.getvalue())


def words(pdf):
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())


def size_of(pdf, text):
    """Return the size of type, in points, where a text stands first."""
    for page in pdf:
        read = page.get_textpage()
        if at := read.search(text, match_case=True).get_next():
            return round(pdfium.FPDFText_GetFontSize(read, at[0]), 1)
    raise AssertionError(text)


def test_the_first_page_says_where_when_and_who():
    first = printed()[0].get_textpage().get_text_range()
    for piece in (
        "Saturday group", "Riverside", "Saturday 14 November 2026, 19:00 to 20:00. Doors open at 18:30.",
        "Mill Lane Hall", "Ask first", "Chair Name0", "The meeting in one look", "19:20 Round",
    ):  # fmt: skip
        assert piece in " ".join(first.split())


@pytest.mark.parametrize("plan", formats(), ids=lambda plan: plan.id)
def test_every_way_to_run_a_meeting_prints_whole(plan):
    meeting = replace(MEETING, minutes=plan.minutes, format=plan.id)
    tonight = running_order(plan, Occasion(meeting=meeting, day=date(2026, 11, 14)), DUTIES, "Riverside")
    shown = words(printed(tonight))
    assert not tonight.over
    for item in tonight.items:
        assert f"{item.begins:%H:%M} {item.segment.title}" in shown
        for line in item.segment.read.strip().splitlines():
            assert " ".join(line.split()) in shown
    assert plan.medicine in shown
    assert plan.limits in shown


def test_the_words_and_the_length_of_a_meeting_stand_on_its_paper():
    meeting = replace(MEETING, pack="secular", length="short")
    tonight = order(meeting=meeting)
    shown = words(printed(tonight))
    for item in tonight.items:
        for line in tonight.read(item.segment).strip().splitlines():
            assert " ".join(line.split()) in shown
    assert len(shown) < len(words(printed()))


def test_a_meeting_that_replies_in_its_own_way_says_so_first():
    shown = words(printed(order(meeting=replace(MEETING, talk="listen"))))
    assert "Listen only: we listen, and nobody replies to what was shared." in shown
    assert "How we reply tonight is as it says here." in shown


def test_a_job_nobody_has_is_said_plainly():
    assert "Greeter Nobody yet. Ask at the door, or leave it." in words(printed())


def test_every_part_stands_with_its_time_and_its_words():
    shown = words(printed())
    for item in order().items:
        part = item.segment
        assert f"{item.begins:%H:%M} {part.title}" in shown
        assert " ".join(part.do.split()) in shown.replace("  ", " ")
    assert "27 minutes. Led by: Timekeeper (Name3) and Chair (Name0)." in shown
    assert "You may leave this out." in shown
    assert shown.count("READ") == len(order().items) == shown.count(" DO ")


def test_the_medicine_line_and_the_limits_are_always_there():
    shown = words(printed())
    assert PLAN.medicine in shown
    assert PLAN.limits in shown


def test_the_first_week_reads_the_traditions_instead():
    first, other = words(printed(order(date(2026, 11, 7)))), words(printed())
    assert "19:08 Opening words and traditions" in first
    assert "19:08 Opening words and steps" in other
    assert "19:56 Close" in first
    assert "19:56 Close" in other


def test_what_is_read_aloud_is_much_larger_than_what_is_done():
    usual, large = printed(), printed(large=True)
    assert size_of(usual, "Hello, and welcome") == 17
    assert size_of(usual, "Smile, and wait") == 12.5
    assert size_of(large, "Hello, and welcome") == 25.5
    assert size_of(large, "Smile, and wait") >= 18
    assert len(large) > len(usual)


def test_the_groups_own_words_stand_in_their_place_with_whose_they_are():
    own = OwnText(slot="closing", title="Go well", words="Take care.\n\nCome back.", credit="Written by our group")
    shown = words(printed(replace(order(), texts=(own,))))
    assert "OURS Go well Take care. Come back. Written by our group" in shown
    assert "OURS" not in words(printed())


def test_a_sheet_is_short_enough_to_hold():
    assert len(printed()) <= 7
    assert len(printed(paper="Letter")) <= 8
    assert len(printed(large=True)) <= 15


LONG = order(
    meeting=replace(MEETING, name="Long " * 20, venue="x" * 300),
    duties=[Duty(role="chair", title="Chair", who="N" * 60)],
    group="<b>Group</b> " * 20,
)


@pytest.mark.parametrize("tonight", [None, LONG], ids=["usual", "long names"])
@pytest.mark.parametrize("language", ["en", "en-XA", "ar-XB"])
@pytest.mark.parametrize("large", [False, True])
def test_nothing_leaves_the_page_in_any_language(tonight, language, large):
    for page in (pdf := printed(tonight, language=language, large=large)):
        text = page.get_textpage()
        for at in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(at)
            assert 0 <= left <= right <= page.get_width()
            assert 0 <= bottom <= top <= page.get_height()
    assert "?" * 3 not in words(pdf)


def test_no_heading_is_left_alone_at_the_foot_of_a_page():
    for choices in ({}, {"large": True}, {"language": "en-XA"}, {"paper": "Letter"}):
        pdf = printed(**choices)
        starts = {(entry.get_title(), entry.get_dest().get_index()) for entry in pdf.get_toc()}
        for title, index in starts:
            page = " ".join(pdf[index].get_textpage().get_text_range().split())
            after = page.partition(" ".join(title.split())[-12:])[2]
            assert len(after.split()) > 10, title


def test_a_sheet_without_duties_venue_or_set_up_leaves_those_out():
    plan = replace(PLAN, needs=(), segments=(replace(PLAN.segments[0], read="", leads=()),))
    held = Occasion(meeting=replace(MEETING, venue=""), day=date(2026, 11, 14))
    shown = words(printed(running_order(plan, held, (), "Riverside")))
    assert "Who does what" not in shown
    assert "Before the start" not in shown
    assert "READ" not in shown
    assert "Led by" not in shown


def test_a_part_with_nothing_to_do_has_no_box():
    plan = replace(PLAN, segments=(replace(PLAN.segments[0], do=" ", minutes=60),))
    shown = words(printed(running_order(plan, order().occasion, (), "Riverside")))
    assert "Hello, and welcome" in shown
    assert " DO " not in shown
    assert "Led by: Chair." in shown


def test_a_sheet_that_runs_over_says_so_and_a_fitting_one_does_not():
    short = order(meeting=replace(MEETING, minutes=45))
    assert "This runs 15 min past the time you booked." in words(printed(short))
    assert "past the time you booked" not in words(printed())


def test_a_cancelled_sheet_leaves_no_file(tmp_path):
    class Stop:
        def step(self, done, total):
            raise CancelledError

    with pytest.raises(CancelledError):
        sheets.running_order(order(), tmp_path / "sheet.pdf", progress=Stop())
    assert list(tmp_path.iterdir()) == []


def test_the_run_sheet_of_a_moved_meeting_says_that_it_moved():
    held = Occasion(
        meeting=MEETING, day=date(2026, 11, 15), moved_from=date(2026, 11, 14), start=time(17), reason="Street fair"
    )
    shown = words(printed(running_order(PLAN, held, DUTIES, "Riverside")))
    assert "Sunday 15 November 2026, 17:00" in shown
    assert "Moved from Saturday 14 November: Street fair" in shown
    assert "Moved from" not in words(printed())
