"""A person adds a meeting, looks at how it runs, prints it and counts heads by typing."""

from datetime import date, timedelta

import pytest

TODAY = date.today()  # noqa: DTZ011  the day where the person sits
DAY = TODAY - timedelta(days=1)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAY = DAYS[DAY.weekday()]


@pytest.fixture
def planned(does):
    """Plan a meeting that was held yesterday and comes every week."""
    does("meetings", "add", "Evening group", "--weekday", WEEKDAY, "--start", "19:30", "--venue", "The Hall")
    return does


def test_a_meeting_is_added_and_listed(planned):
    (meeting,) = planned("meetings", "list", "--json").json
    assert (meeting["name"], meeting["start"], meeting["minutes"], meeting["doors"]) == (
        "Evening group",
        "19:30:00",
        60,
        30,
    )
    assert meeting["is_open"]
    assert meeting["place"] is None
    assert "The Hall" in planned("meetings", "list").out


def test_a_closed_meeting_of_some_weeks_is_added(does):
    about = ("--when", "1st 3rd", "--closed", "--online", "--minutes", 90, "--access", "Ramp at the side")
    does("meetings", "add", "Women’s group", "--weekday", "Tue", "--start", "18:00", *about)
    (meeting,) = does("meetings", "list", "--json").json
    assert (meeting["is_open"], meeting["online"], meeting["when"]["weeks"]) == (False, True, [1, 3])


def test_everything_to_put_right_is_said_at_once(book):
    odd = ("--when", "sometimes", "--tin", "Biscuit tin", "--minutes", 0)
    done = book("meetings", "add", " ", "--weekday", "mon", "--start", "19:30", *odd)
    assert done.code == 1
    assert len(done.err.splitlines()) == 4


@pytest.mark.parametrize(
    ("option", "text"),
    [("--weekday", "someday"), ("--start", "half past"), ("--minutes", "-1"), ("--minutes", "1" * 10)],
)
def test_what_cannot_be_read_says_how_to_write_it(book, option, text):
    line = {"--weekday": "mon", "--start": "19:30", "--minutes": "60"} | {option: text}
    done = book("meetings", "add", "Group", *(word for pair in line.items() for word in pair))
    assert done.code == 2
    assert done.err.startswith(f"{option}: ")


def test_the_coming_meetings_are_listed(planned):
    found = planned("meetings", "coming", "--weeks", 3, "--json").json
    assert len(found) == 3
    assert found[0]["day"] == str(DAY + timedelta(weeks=1))
    assert "Evening group" in planned("meetings", "coming").out


def test_the_ways_to_run_a_meeting_are_listed_without_a_book(typed):
    assert "open-dual-recovery" in typed("meetings", "formats").out
    assert typed("meetings", "formats", "--json").json[0]["segments"]


def test_a_meeting_is_shown_minute_by_minute(planned):
    shown = planned("meetings", "show", "--day", DAY)
    assert shown.out.startswith("Evening group, ")
    items = planned("meetings", "show", "--day", DAY, "--json").json["items"]
    assert items[0]["begins"] == "19:30:00"
    assert items[0]["segment"]["title"] in shown.out


def test_the_run_sheet_is_printed_and_ticks_the_list(planned, tmp_path):
    small, large = tmp_path / "small.pdf", tmp_path / "large.pdf"
    planned("meetings", "print", "--day", DAY, "--out", small)
    planned("meetings", "print", "--day", DAY, "--large", "--out", large)
    assert small.read_bytes().startswith(b"%PDF-")
    assert small.read_bytes() != large.read_bytes()
    ticks = planned("tonight", "--day", DAY, "--json").json["checklist"]["ticks"]
    assert [tick["done"] for tick in ticks if tick["task"] == "run-sheet"] == [True]


def test_heads_are_counted_as_numbers(planned, book):
    assert "Nobody has counted" in planned("meetings", "heads", "--day", DAY).out
    planned("meetings", "heads", "--day", DAY, "--regulars", 9, "--first-timers", 2, "--visitors", 1)
    assert "12 visits" in planned("meetings", "heads", "--day", DAY).out
    assert planned("meetings", "heads", "--day", DAY, "--json").json == {
        "regulars": 9,
        "first_timers": 2,
        "visitors": 1,
        "online": 0,
    }
    assert book("meetings", "heads", "--day", DAY + timedelta(weeks=1), "--regulars", 3).code == 1


def test_a_day_without_a_meeting_is_said(planned, book):
    done = book("meetings", "show", "--day", TODAY)
    assert (done.code, done.out) == (1, "")
    assert "No meeting is held on that day" in done.err


def test_a_meeting_is_added_with_its_own_words(does):
    own = ("--talk", "listen", "--pack", "secular", "--length", "short")
    does("meetings", "add", "Quiet group", "--weekday", "sun", "--start", "10:00", *own)
    (found,) = [each for each in does("meetings", "list", "--json").json if each["name"] == "Quiet group"]
    assert (found["talk"], found["pack"], found["length"]) == ("listen", "secular", "short")
