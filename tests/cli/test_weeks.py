"""A person moves a meeting, leaves one out, closes days, and takes the meetings along, all by typing."""

from datetime import date, timedelta

import pytest

TODAY = date.today()  # noqa: DTZ011  the day where the person sits
SOON = TODAY + timedelta(days=7)
NEXT, LATER = SOON + timedelta(days=1), SOON + timedelta(days=7)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HALL = f"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//a hall//EN
BEGIN:VEVENT
UID:1
DTSTAMP:20261101T000000Z
DTSTART;VALUE=DATE:{SOON:%Y%m%d}
SUMMARY:Painting
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def planned(does):
    """Plan a meeting that comes every week on the weekday of today."""
    about = ("--start", "23:59", "--minutes", 1, "--zone", "UTC")
    does("meetings", "add", "Evening group", "--weekday", DAYS[SOON.weekday()], *about)
    return does


def coming(does):
    return [
        held["day"] for held in does("meetings", "coming", "--weeks", 2, "--json").json if held["day"] > str(TODAY)
    ]


def test_a_meeting_moves_and_comes_back(planned):
    moved = planned("meetings", "move", "--day", SOON, "--to", NEXT, "--at", "18:30", "--why", "Street fair")
    assert moved.out.startswith("Evening group is held on ")
    assert "18:30" in moved.out
    assert coming(planned) == [str(NEXT), str(LATER)]
    assert ": Street fair" in planned("meetings", "coming").out
    (gone,) = planned("meetings", "changes", "--json").json
    assert (gone["moved_to"], gone["reason"]) == (str(NEXT), "Street fair")
    assert "Street fair" in planned("meetings", "changes").out
    assert "as usual" in planned("meetings", "restore", "--day", SOON).out
    assert coming(planned) == [str(SOON), str(LATER)]


def test_a_meeting_starts_at_another_time_and_then_as_usual_again(planned):
    planned("meetings", "move", "--day", SOON, "--to", SOON, "--at", "10:00")
    assert "At another time" in planned("meetings", "coming").out
    planned("meetings", "restore", "--day", SOON, "--meeting", "evening")
    assert "At another time" not in planned("meetings", "coming").out


def test_a_meeting_is_left_out_and_moved_after_all(planned):
    assert "is not held" in planned("meetings", "cancel", "--day", SOON, "--why", "No key").out
    assert coming(planned) == [str(LATER)]
    assert "not held" in planned("meetings", "changes").out
    planned("meetings", "move", "--day", SOON, "--to", NEXT)
    assert coming(planned) == [str(NEXT), str(LATER)]


def test_the_one_that_is_next_moves_when_no_day_is_said(planned):
    first = planned("meetings", "coming", "--json").json[0]["day"]
    planned("meetings", "move", "--to", NEXT)
    assert str(first) not in coming(planned)


def test_days_close_and_open_again(planned):
    assert "Painting" in planned("meetings", "close", SOON, NEXT, "--why", "Painting").out
    assert coming(planned) == [str(LATER)]
    (closed,) = planned("meetings", "closed", "--json").json
    assert (closed["first"], closed["last"]) == (str(SOON), str(NEXT))
    planned("meetings", "move", "--day", SOON, "--to", LATER + timedelta(days=1))
    planned("meetings", "open", SOON)
    assert planned("meetings", "closed").out == "Nothing here yet.\n"


def test_days_that_were_never_closed_stay_open(book):
    done = book("meetings", "open", SOON)
    assert (done.code, "meetings closed" in done.err) == (1, True)


def test_the_days_a_hall_is_shut_are_taken_from_its_calendar(planned, tmp_path, book):
    file = tmp_path / "hall.ics"
    file.write_text(HALL, encoding="utf-8")
    for _again in range(2):
        assert planned("meetings", "closed", "--from", file).out.count("Painting") == 1
    assert book("meetings", "closed", "--from", tmp_path / "none.ics").code == 1


def test_the_holidays_of_a_year_are_shown(planned):
    found = planned("meetings", "holidays", "--json").json
    assert "Christmas Day" in {each["name"] for each in found}
    assert "Boxing Day" in planned("meetings", "holidays", "--until", TODAY + timedelta(days=370)).out


def test_a_meeting_is_still_right(planned):
    assert "last confirmed" in planned("meetings", "confirm", "Evening group").out
    (meeting,) = planned("meetings", "list", "--json").json
    assert meeting["confirmed_on"]
    assert "Last confirmed" in planned("meetings", "list").out


def test_a_meeting_that_is_not_there_cannot_be_right(book):
    assert book("meetings", "confirm", "Nobody’s group").code == 1


def test_the_meetings_are_saved_for_a_calendar(planned, tmp_path):
    file = tmp_path / "ours.ics"
    planned("meetings", "calendar", "--out", file)
    assert b"SUMMARY:Evening group" in file.read_bytes()
    planned("meetings", "calendar", "--out", file, "--meeting", "Evening group", "--neutral")
    assert b"SUMMARY:Meeting\r\n" in file.read_bytes()


def test_a_group_says_where_its_clock_hangs(does, book):
    assert "America/Los_Angeles" in does("settings", "--zone", "America/Los_Angeles").out
    assert book("settings", "--zone", "Mars/Base").code == 1
    assert book("meetings", "add", "Group", "--weekday", "mon", "--start", "10:00", "--zone", "Mars/Base").code == 1
