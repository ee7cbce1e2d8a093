"""A chair runs the meeting by typing, and prints the timekeeper's sheet."""

from datetime import datetime

import pytest

from tests.pdf.reading import words


@pytest.fixture
def on(does):
    """Plan a meeting that is on all day, every day."""
    for weekday in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"):
        does("meetings", "add", f"Group on {weekday}", "--weekday", weekday, "--start", "00:00", "--minutes", 1440)
    return does


def test_a_meeting_is_run_from_start_to_end(on):
    assert "runner start" in on("runner").out
    assert "Welcome" in on("runner", "start").out
    assert on("runner", "show", "--json").json["part"]["key"] == "welcome"
    assert "What we agree" in on("runner", "next").out
    assert "Welcome" in on("runner", "back").out
    on("runner", "more")
    on("runner", "pause")
    assert on("runner", "show", "--json").json["paused"]
    on("runner", "pause")
    on("runner", "skip", 2)
    assert on("runner", "show", "--json").json["coming"][0]["out"]
    on("runner", "share")
    on("runner", "pass")
    assert "Thank you" in on("runner", "finish").out
    assert "Thank you" in on("runner").out


def test_what_cannot_be_is_told_in_a_sentence(on, book):
    assert book("runner", "next").code == 1
    on("runner", "start")
    assert book("runner", "skip", 1).code == 1
    assert book("runner", "skip", 0).code == 2


def test_a_forgotten_start_is_put_right(does, book):
    now = datetime.now()  # noqa: DTZ005  the clock of this computer is the one the commands read
    hour, weekday = f"{now:%H}:00", ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[now.weekday()]
    does("meetings", "add", "This hour", "--weekday", weekday, "--start", hour, "--minutes", 120)
    assert does("runner", "start", "--at", hour).code == 0
    assert book("runner", "correct", hour).code == 0


def test_the_timekeeper_has_a_sheet_before_and_after(on, tmp_path):
    on("runner", "sheet", "--out", tmp_path / "before.pdf")
    assert "It began at" in words((tmp_path / "before.pdf").read_bytes())
    on("runner", "start")
    on("runner", "finish")
    on("runner", "sheet", "--large", "--out", tmp_path / "after.pdf")
    assert "Minutes it took" in words((tmp_path / "after.pdf").read_bytes())
