"""A person plans, holds, approves and prints business meetings by typing."""

from datetime import date, timedelta

import pytest

TODAY = date.today()  # noqa: DTZ011  the day where the person sits
WEEK = timedelta(days=7)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def test_a_meeting_is_planned_shown_and_called_off(does, book):
    does("meetings", "add", "Day group", "--weekday", DAYS[TODAY.weekday()], "--start", "09:30")
    about = ("--start", "19:30", "--room", "Room 2", "--meeting", "day group", "--told-on", TODAY, "--line", "Keys")
    assert does("decisions", "call", "--day", TODAY + WEEK, *about).out.startswith(
        "The business meeting is planned"
    )
    assert "Day group" in does("decisions", "meetings").out
    (found,) = does("decisions", "meetings", "--json").json
    assert (found["more"], found["start"]) == (["Keys"], "19:30:00")
    assert book("decisions", "call", "--day", TODAY, "--meeting", "Night").code == 1
    does("decisions", "call-off", "--day", TODAY + WEEK)
    assert does("decisions", "meetings").out == "Nothing here yet.\n"


def test_a_meeting_is_held_in_numbers_and_roles(does, book):
    assert book("decisions", "held", "--present", 4).code == 1
    does("decisions", "call", "--day", TODAY)
    does("decisions", "held", "--present", 6, "--apologies", 1, "--notes-by", "secretary", "--read-back")
    does("decisions", "held", "--day", TODAY, "--present", 7)
    (found,) = does("decisions", "meetings", "--json").json
    assert (found["present"], found["apologies"], found["taken_by"], found["read_back"]) == (
        7,
        1,
        "secretary",
        True,
    )
    shown = does("decisions", "meetings").out
    assert "Secretary" in shown
    assert "The whole group" in shown
    assert does("decisions", "approve", "--day", TODAY).out == "The notes are approved.\n"
    does("decisions", "approve", "--day", TODAY, "--on", TODAY + WEEK)
    assert does("decisions", "meetings", "--json").json[0]["approved_on"] == (TODAY + WEEK).isoformat()


def test_every_paper_is_printed(does, tmp_path):
    does("decisions", "call", "--day", TODAY)
    for what in ("agenda", "notes", "log", "card"):
        out = tmp_path / f"{what}.pdf"
        assert does("decisions", "print", what, "--out", out).out == f"Saved as {what}.pdf.\n"
        usual = len(out.read_bytes())
        does("decisions", "print", what, "--large", "--out", out)
        assert out.read_bytes()[:5] == b"%PDF-"
        assert len(out.read_bytes()) != usual


@pytest.mark.parametrize("what", ["agenda", "notes"])
def test_a_paper_of_no_meeting_is_refused(book, tmp_path, what):
    done = book("decisions", "print", what, "--out", tmp_path / "a.pdf")
    assert (done.code, done.err) == (1, "No business meeting is planned yet. Plan one first.\n")
    assert book("decisions", "print", what, "--out", tmp_path / "nowhere" / "a.pdf").code == 1
