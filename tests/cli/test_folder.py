"""A chair prints the folder by typing, and a group starts from a kind of meeting."""

import pytest

from tests.pdf.reading import count, words


@pytest.fixture
def planned(does):
    """Plan a meeting on every day of the week, so that one always comes."""
    for weekday in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"):
        does("meetings", "add", f"Group on {weekday}", "--weekday", weekday, "--start", "00:00", "--minutes", 1440)
    return does


def test_the_folder_is_printed_whole_or_in_pieces(planned, book, tmp_path):
    planned("meetings", "folder", "--out", tmp_path / "all.pdf")
    assert "Your first visit" in words((tmp_path / "all.pdf").read_bytes())
    planned("meetings", "folder", "--large", "--piece", "news", "--out", tmp_path / "one.pdf")
    assert count((tmp_path / "one.pdf").read_bytes()) == 1
    assert book("meetings", "folder", "--piece", "site", "--out", tmp_path / "none.pdf").code == 1


def test_a_kind_of_meeting_is_used_for_one_or_all(planned, book):
    assert "listen-only" in planned("meetings", "kinds").out
    assert planned("meetings", "kinds", "--json").json[0]["key"] == "open"
    planned("meetings", "use", "women", "--meeting", "Group on mon")
    found = {each["name"]: each["format"] for each in planned("meetings", "list", "--json").json}
    assert (found["Group on mon"], found["Group on tue"]) == ("closed-women", "open-dual-recovery")
    planned("meetings", "use", "twelve")
    assert "12" in planned("settings", "--json").json["steps"]
    planned("settings", "--steps", "12+5")
    assert planned("settings", "--json").json["steps"] == "12+5"
    assert book("meetings", "use", "picnic").code == 1
