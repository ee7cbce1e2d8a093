"""A person looks at the next meeting, ticks its list and prints it by typing."""

import pytest


@pytest.fixture
def planned(does):
    """Plan a meeting on every day of the week, so that one always comes."""
    for weekday in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"):
        does("meetings", "add", f"Group on {weekday}", "--weekday", weekday, "--start", "00:00", "--minutes", 1440)
    return does


def test_without_a_meeting_it_says_what_to_do(does, book, tmp_path):
    assert "meetings add" in does("tonight").out
    assert does("tonight", "--json").json is None
    assert book("tonight", "print", "--out", tmp_path / "list.pdf").code == 1


def test_the_next_meeting_is_shown_in_one_look(planned):
    done = planned("tonight")
    assert done.out == planned("tonight", "show").out
    for said in ("Group on", "Chair", "nobody yet", "greeter", "Count heads"):
        assert said in done.out


def test_the_next_meeting_is_shown_to_other_programs(planned):
    found = planned("tonight", "--json").json
    assert found["holders"][0]["role"] == "chair"
    assert found["occasion"]["meeting"]["minutes"] == 1440


def test_a_tick_is_made_and_taken_away(planned):
    def room():
        ticks = planned("tonight", "--json").json["checklist"]["ticks"]
        return next(tick["done"] for tick in ticks if tick["task"] == "room")

    assert not room()
    planned("tonight", "tick", "room")
    assert room()
    planned("tonight", "tick", "ROOM", "--not-yet")
    assert not room()


def test_the_list_is_printed(planned, tmp_path):
    planned("tonight", "print", "--out", tmp_path / "list.pdf")
    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF-")
