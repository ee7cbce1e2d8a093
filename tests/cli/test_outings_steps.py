"""A person plans the day of an outing by typing: where and when, the steps, and what was looked at."""

import pytest

# far ahead, so that the way to it begins with its first step
DAY = "2099-11-14"


@pytest.fixture
def walk(does):
    """An outing, not yet planned."""
    does("money", "set-up", "Tin")
    does("outings", "start", "Walk", "--day", DAY)
    return does


def test_the_day_is_planned_and_shown(walk, book):
    assert "Those who come to our meetings" in walk("outings", "plan-day", 1).out
    walk(
        "outings", "plan-day", 1, "--start", "13:00", "--finish", "17:00", "--place", "The mill", "--who", "family"
    )
    walk(
        "outings", "plan-day", 1, "--spare-day", "2099-11-21", "--closes-on", "2099-11-11", "--refund", "back_none"
    )
    walk("outings", "plan-day", 1, "--decided-on", "2099-10-17", "--map-link", "https://example.org/mill")
    said = walk("outings", "plan-day", 1).out
    for words in (
        "13:00–17:00",
        "The mill",
        "Saturday 21 November 2099",
        "https://example.org/mill",
        "Family, friends and carers",
        "No faces",
        "We had to pay for the place.",
    ):
        assert words in said
    told = walk("outings", "plan-day", 1, "--json").json
    assert (told["place"], told["start"], told["small"]) == ("The mill", "13:00:00", False)
    refused = book("outings", "plan-day", 1, "--finish", "12:00", "--who", "nobody", "--photos", "all")
    assert refused.code == 1
    assert len(refused.err.splitlines()) >= 3


def test_steps_are_taken_one_at_a_time(walk, book):
    said = walk("outings", "steps", 1).out
    assert said.startswith("Next step: Gather ideas\n")
    assert "Home contact" in said
    assert walk("outings", "done", 1, "idea").out == "Next step: Let the group choose\n"
    walk("outings", "not-needed", 1, "vote")
    told = walk("outings", "steps", 1, "--json").json
    assert told["next"] == "needs"
    assert [step["state"] for step in told["steps"]][:3] == ["done", "not needed", ""]
    assert told["steps"][0]["from"] == "2099-10-03"
    assert "We do not need this" in walk("outings", "steps", 1).out
    walk("outings", "not-yet", 1, "idea")
    assert walk("outings", "steps", 1, "--json").json["next"] == "idea"
    assert "no step called tea" in book("outings", "done", 1, "tea").err


def test_a_small_outing_has_fewer_steps_and_may_have_none_left(walk):
    whole = len(walk("outings", "steps", 1, "--json").json["steps"])
    walk("outings", "plan-day", 1, "--small")
    steps = walk("outings", "steps", 1, "--json").json["steps"]
    assert 0 < len(steps) < whole
    walk("outings", "call-off", 1)
    assert "Next step" not in walk("outings", "steps", 1).out
    assert walk("outings", "done", 1, "idea").out == ""
    walk("outings", "call-off", 1, "--back")
    assert "Next step" in walk("outings", "steps", 1).out


def test_what_was_looked_at_is_written_down(walk, book):
    walk("outings", "check", 1, "venue", "toilets", "--answer", "yes", "--words", "By the gate")
    walk("outings", "check", 1, "venue", "toilets", "--words", "By the gate, with a code")
    walk("outings", "check", 1, "travel", "bars", "--answer", "yes")
    walk("outings", "check", 1, "weather", "rain", "--words", "The café")
    said = walk("outings", "checks", 1, "venue").out
    assert "By the gate, with a code" in said
    assert "Is there a corner or a room to sit quietly?" in said
    found = {one["key"]: one["answer"] for one in walk("outings", "checks", 1, "venue", "--json").json}
    assert (found["toilets"], found["quiet"]) == ("yes", "unsure")
    assert "Pubs and bars" in walk("outings", "checks", 1, "travel").out
    assert "The café" in walk("outings", "checks", 1, "weather").out
    assert book("outings", "check", 1, "venue", "bars").code == 1
    assert book("outings", "checks", 1, "moon").code == 2


def test_good_days_are_told(walk):
    assert "Saturday" in walk("outings", "good-days").out
    assert {"day", "start"} == set(walk("outings", "good-days", "--json").json[0])


def test_every_paper_is_listed_and_printed_by_its_key(walk, tmp_path):
    assert "Looking at the place" in walk("outings", "papers").out
    listed = walk("outings", "papers", "--json").json
    assert ("risks", "What could go wrong") in {(one["key"], one["title"]) for one in listed}
    walk("outings", "print", 1, "venue", "--out", tmp_path / "venue.pdf")
    assert (tmp_path / "venue.pdf").read_bytes().startswith(b"%PDF")
