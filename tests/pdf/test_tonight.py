"""A secretary without the laptop ticks the evening off on paper."""

from dataclasses import replace
from datetime import date, time
from io import BytesIO

import pypdfium2
import pytest

from groupkit.core.formats import Duty
from groupkit.core.meetings import Meeting, Occasion
from groupkit.core.tonight import TITLES, Task
from groupkit.core.tonight import checklist as tasks
from groupkit.pdf.tonight import checklist

MEETING = Meeting(
    name="Sat <b>meeting", weekday=5, start=time(11), minutes=60, venue="Eastside Hall", access="Ramp & lift",
    format="open",
)  # fmt: skip
TONIGHT = Occasion(meeting=MEETING, day=date(2026, 11, 14))
USUAL = ("chair", "secretary", "treasurer", "timekeeper", "reader", "greeter", "hospitality", "safety")
DUTIES = tuple(Duty(role=role, who="" if role == "greeter" else f"Name{at}") for at, role in enumerate(USUAL))
DONE = {Task.FORMAT: None, Task.CHAIR: None}


def printed(occasion=TONIGHT, duties=DUTIES, done=None, **how):
    written = BytesIO()
    checklist(occasion, duties, tasks(DONE if done is None else done, {}), written, **how)
    return pypdfium2.PdfDocument(written.getvalue())


def words(pdf):
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())


def strokes(pdf):
    """Return how many drawn shapes stand on the first page."""
    return sum(1 for drawn in pdf[0].get_objects() if drawn.type == 2)


def test_the_facts_the_jobs_and_every_task_are_on_one_page():
    pdf = printed(group="Riverside")
    assert len(pdf) == 1
    shown = words(pdf)
    for piece in (
        "Tonight: Sat <b>meeting Riverside",
        "Saturday 14 November 2026, 11:00 to 12:00. Doors open at 10:30. Eastside Hall Ramp & lift",
        "Chair Name0 Secretary Name1", "Greeter vacant",
        *TITLES.values(),
    ):  # fmt: skip
        assert piece in shown
    assert shown.index("Before") < shown.index("During") < shown.index("After")


def test_a_task_that_is_done_is_ticked():
    assert strokes(printed()) == strokes(printed(done={})) + len(DONE)


def test_an_open_task_offers_a_way_out_and_nothing_speaks_of_the_screen():
    shown = words(printed())
    assert "Find a greeter Or leave it: the chair can say hello at the door" in shown
    assert "anybody may say yes" not in shown
    assert "anybody may say yes" in words(printed(done={}))
    assert "Ticks itself" not in shown


def test_a_night_without_jobs_leaves_them_out():
    assert "Who does what" not in words(printed(duties=()))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", ["en", "en-XA", "ar-XB"])
def test_it_stays_on_one_page_with_long_names_in_any_language(language, paper):
    long = tuple(replace(duty, who="W" * 24) for duty in DUTIES)
    wordy = replace(
        TONIGHT, meeting=replace(MEETING, name="Long name " * 6, venue="Street " * 25, access="Ramp " * 30)
    )
    pdf = printed(wordy, long, {}, group="Group " * 20, language=language, paper=paper)
    assert len(pdf) == 1
    text, (wide, high) = pdf[0].get_textpage(), pdf[0].get_size()
    for at in range(text.count_chars()):
        left, low, right, top = text.get_charbox(at)
        assert 0 <= left <= right <= wide
        assert 0 <= low <= top <= high
