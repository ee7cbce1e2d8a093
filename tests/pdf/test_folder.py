"""A chair holds everything a meeting needs, and nothing that does not belong to it."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest

from groupkit.core.folder import PIECES
from groupkit.core.formats import order_in
from groupkit.core.meetings import Meeting
from groupkit.core.problems import GroupkitError
from groupkit.core.progress import CancelledError
from groupkit.core.readings import OwnText
from groupkit.i18n import catalogue
from groupkit.pdf.folder import folder
from groupkit.services import folder as folders
from groupkit.services import formats, meetings
from tests.evening import SATURDAY
from tests.pdf.reading import count, inside, sizes, words

FIVE = ("open-dual-recovery", "step-and-workbook", "ward-meeting", "business-meeting", "online-meeting")


@pytest.fixture
def told(book):
    """Return the folder of a meeting that runs by any format."""

    def of(plan="open-dual-recovery", **about):
        (meeting,) = meetings.listing(book)
        meetings.change(book, replace(meeting, format=plan, **about))
        return folders.folder(book, meetings.on(book, SATURDAY))

    return of


def printed(made, **choices):
    written = BytesIO()
    folder(made, written, **choices)
    return written.getvalue()


@pytest.mark.parametrize("plan", FIVE)
@pytest.mark.parametrize(
    "choices", [{}, {"large": True}, {"paper": "Letter"}, {"language": "ar-XB"}, {"language": "es", "large": True}]
)
def test_five_kinds_of_meeting_fit_their_paper(told, plan, choices):
    made = told(plan)
    data = printed(made, **choices)
    assert inside(data)
    assert 10 <= count(data) <= 45
    assert sizes(data) >= {10.0 * (1.35 if choices.get("large") else 1)}
    said, language = words(data), catalogue(choices.get("language", "en"))
    for item in order_in(made.order, language).items:
        assert item.segment.title.split()[0] in said


def test_each_piece_stands_on_its_own_sheet(told):
    made = told()
    whole = count(printed(made))
    assert whole == sum(count(printed(made, pieces=[piece])) for piece in made.pieces())
    shown = words(printed(made))
    for said in (
        "The meeting in one look", "READ", "1 minute", "What we agree", "Ask first", "Your first visit",
        "Visitors are welcome", "Count slip", "News for tonight", "Help now",
    ):  # fmt: skip
        assert said in shown
    assert shown.count("Your first visit") == 3


def test_what_does_not_belong_is_left_out_by_itself(told):
    assert set(told().pieces()) == set(PIECES) - {"site", "readings"}
    assert "visitors" not in told(is_open=False).pieces()
    assert "count-slip" not in told(place=None).pieces()
    ward = told("ward-meeting")
    assert "first-visit" not in ward.pieces()
    shown = words(printed(ward))
    assert "Ask the staff for the rules of this place" in shown
    assert "Sign in at the desk." in words(printed(told("ward-meeting", site_rules="Sign in at the desk.")))
    assert "Nothing is carried out of this place" in shown
    assert "staff if someone may come to serious harm" in shown


def test_readings_are_the_groups_own_words_one_on_a_page(told, book):
    with pytest.raises(GroupkitError, match="Choose what goes into the folder"):
        printed(told(), pieces=["readings"])
    formats.set_text(book, OwnText(slot="closing", title="Go well", words="Take care.", credit="Our own"))
    formats.set_text(book, OwnText(slot="steps", words="Ours.", credit="Our own"))
    data = printed(told(), pieces=["readings"])
    assert "Go well Take care. Our own" in words(data)
    assert count(data) == 2


def test_the_next_dates_are_told_on_the_first_visit(told, book):
    shown = words(printed(told(), pieces=["first-visit"]))
    assert "Saturday 21 November, 11:00" in shown
    assert "Eastside Hall, Room 2" in shown
    once = told(minutes=61, when=meetings.listing(book)[0].when)
    assert "We meet again" not in words(printed(replace(once, coming=()), pieces=["first-visit"]))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_what_is_taken_home_or_hung_up_stays_one_sheet_in_large_print(told, paper):
    for piece, pages in (("first-visit", 3), ("visitors", 1), ("time-cards", 1), ("news", 1)):
        assert count(printed(told(), pieces=[piece], large=True, paper=paper)) == pages


def test_a_meeting_without_a_place_needs_no_line_for_it(told):
    shown = words(printed(told(venue="", access=""), pieces=["first-visit"]))
    assert "Eastside" not in shown


def test_a_cancelled_folder_leaves_nothing(told, tmp_path):
    class Stop:
        def step(self, done, total):
            raise CancelledError

    with pytest.raises(CancelledError):
        folder(told(), tmp_path / "folder.pdf", progress=Stop())
    assert list(tmp_path.glob("*.pdf")) == []


def test_time_goes_on_and_the_dates_with_it(told, book):
    meetings.add(
        book, Meeting(name="Other", weekday=5, start=meetings.listing(book)[0].start, minutes=60, format="x")
    )
    made = told_of(book)
    assert [held.day for held in made.coming] == [SATURDAY + timedelta(weeks=at) for at in range(1, 5)]


def told_of(book):
    return folders.folder(book, meetings.on(book, SATURDAY, "Sat"))
