"""A person looks back on visits, and writes down what people wish for, by typing."""

from datetime import date, timedelta

import pytest

TODAY = date.today()  # noqa: DTZ011  the day where the person sits
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY = TODAY - timedelta(days=1)


@pytest.fixture
def counted(does):
    """A morning meeting that was counted in the last four weeks but one."""
    does("meetings", "add", "Day group", "--weekday", DAYS[DAY.weekday()], "--start", "09:30")
    for week in (0, 1, 3):
        does("meetings", "heads", "--day", DAY - timedelta(weeks=week), "--regulars", 7 + week, "--first-timers", 1)
    return does


def test_a_book_without_counts_says_so_kindly(does):
    assert "Nobody has counted heads yet." in does("visits").out
    assert does("visits", "months").out == "Nothing here yet.\n"
    assert does("visits", "months", "--json").json == []


def test_months_show_visits_and_say_that_they_are_not_people(counted):
    shown = counted("visits", "months").out
    assert "These are visits, not people." in shown
    found = counted("visits", "months", "--json").json
    assert sum(month["visits"] or 0 for month in found) == 8 + 9 + 11
    assert sum(month["held"] for month in found) == 4
    assert sum(month["counted"] for month in found) == 3
    assert counted("visits", "months", "--months", 1, "--json").json == found[-1:]


def test_one_meeting_is_named_or_refused(counted, book):
    assert "Day group" not in counted("visits", "months", "--meeting", "day group").out
    done = book("visits", "months", "--meeting", "Night group")
    assert (done.code, done.out) == (1, "")
    assert "Day group" in done.err


def test_a_typical_week_and_each_meeting_are_shown(counted):
    shown = counted("visits", "show").out
    assert "of 4 meetings in the last 12 weeks." in shown or "of 3 meetings in the last 12 weeks." in shown
    assert "Day group" in shown
    assert "3 of 4" in shown
    whole = counted("visits", "show", "--json").json
    assert whole["each"][0]["visits"] == 28
    assert len(whole["week"]) == 28


def test_the_week_shows_what_is_held_and_what_is_not(counted):
    shown = counted("visits", "coverage").out
    assert "Every week" in shown
    assert "Evenings without a meeting of ours: Monday" in shown
    assert len(counted("visits", "coverage", "--json").json) == 28


def test_wishes_are_written_down_listed_and_forgotten(counted):
    about = ("--weekday", "sun", "--part", "evening")
    told = counted("visits", "wish", *about, "--place", "Northside", "--people", 4, "--told-on", "2025-03-09")
    assert told.out == "The wish is written down.\n"
    counted("visits", "wish", *about)
    counted("visits", "wish", "--weekday", DAYS[DAY.weekday()], "--part", "morning")
    shown = counted("visits", "wishes").out
    assert "Northside" in shown
    assert "Day group" in shown
    assert [each["people"] for each in counted("visits", "wishes", "--json").json] == [4, 1, 1]
    assert len(counted("visits", "wishes", "--unmet", "--json").json) == 2
    assert counted("visits", "forget", "--before", "2025-04-01").out == "1 wish is forgotten.\n"
    assert len(counted("visits", "wishes", "--json").json) == 2


def test_everything_to_put_right_in_a_wish_is_said_at_once(book):
    odd = ("--place", "Ring 01632 960 001", "--people", 0)
    done = book("visits", "wish", "--weekday", "sun", "--part", "night", *odd)
    assert done.code == 1
    assert len(done.err.splitlines()) == 2


def test_visits_and_slips_are_printed(counted, tmp_path):
    small, large, slips = tmp_path / "small.pdf", tmp_path / "large.pdf", tmp_path / "slips.pdf"
    counted("visits", "print", "--out", small)
    counted("visits", "print", "--meeting", "Day group", "--large", "--months", 24, "--out", large)
    counted("visits", "slips", "--out", slips)
    counted("visits", "slips", "--large", "--out", slips)
    assert {path.read_bytes()[:5] for path in (small, large, slips)} == {b"%PDF-"}


def test_a_spreadsheet_gets_figures_and_no_formula(counted, tmp_path):
    counted("meetings", "add", "=1+1", "--weekday", DAYS[DAY.weekday()], "--start", "12:30")
    counted("meetings", "heads", "--day", DAY, "--meeting", "=1", "--regulars", 3)
    out = tmp_path / "visits.csv"
    assert counted("visits", "csv", "--out", out).out == "Saved as visits.csv.\n"
    head, *rows = out.read_text("utf-8-sig").splitlines()
    assert head == "month,meeting,held,counted,visits,first_timers"
    assert rows[0] == f"{DAY:%Y-%m},'=1+1,1,1,3,0"
    assert any(",Day group," in row for row in rows)


def test_nothing_is_made_where_it_could_not_be_saved(counted, book, tmp_path):
    done = book("visits", "csv", "--out", tmp_path / "nowhere" / "visits.csv")
    assert (done.code, done.out) == (1, "")
