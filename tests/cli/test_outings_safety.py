"""A person writes down by typing what could go wrong on an outing, and who does which job."""

import pytest

DAY = "2026-11-14"


@pytest.fixture
def walk(does):
    """An outing without money, and three people of the list."""
    does("money", "set-up", "Tin")
    does("outings", "start", "Walk", "--day", DAY)
    for name in ("Ann", "Ben", "Caz"):
        does("service", "add", name)
    return does


def test_the_risk_sheet_begins_with_lines_that_come_with_groupkit(walk, book):
    before = walk("outings", "risks", 1).out
    assert "Nothing here yet." in before
    assert "Lines to begin with: alcohol" in before
    walk("outings", "take-risk", 1, "road", "alcohol")
    told = walk("outings", "risks", 1, "--json").json
    assert [line["key"] for line in told["risks"]] == ["alcohol", "road"]
    assert "road" not in told["starters"]
    refused = book("outings", "take-risk", 1, "geese", "wolves")
    assert refused.code == 1
    assert "geese" in refused.err
    assert "wolves" in refused.err


def test_a_line_is_written_changed_and_taken_off(walk, book):
    walk(
        "outings", "risk", 1, "The geese", "--likely", "much", "--harm", "little", "--whom", "All", "--job", "lead"
    )
    walk("outings", "risk", 1, "the geese", "--do", "We go round.", "--ready")
    (line,) = walk("outings", "risks", 1, "--json").json["risks"]
    assert (line["likely"], line["harm"], line["what"], line["ready"]) == (3, 1, "We go round.", True)
    said = walk("outings", "risks", 1).out
    for words in ("The geese", "Much", "Little", "We go round.", "Lead", "yes"):
        assert words in said
    assert book("outings", "risk", 1, "x", "--job", "baker").code == 1
    assert book("outings", "risk", 1, "x", "--likely", "very").code == 2
    walk("outings", "drop-risk", 1, "The geese")
    assert "no line like “The geese”" in book("outings", "drop-risk", 1, "The geese").err


def test_every_line_may_be_on_the_sheet(walk):
    keys = walk("outings", "risks", 1, "--json").json["starters"]
    walk("outings", "take-risk", 1, *keys)
    assert "Lines to begin with" not in walk("outings", "risks", 1).out


def test_somebody_takes_a_job_and_gives_it_back(walk, book):
    assert walk("outings", "ask", 1, "lead").out.count("Ann, Ben and Caz") == 1
    walk("outings", "job", 1, "Lead", "ann", "--yes")
    walk("outings", "job", 1, "money", "Ben")
    assert walk("outings", "ask", 1, "second", "--json").json == {"willing": [], "others": ["Ben", "Caz"]}
    said = walk("outings", "jobs", 1).out
    for words in ("Ann", "Ben", "Open", "yes"):
        assert words in said
    assert [one["job"] for one in walk("outings", "jobs", 1, "--json").json] == ["lead", "money"]
    assert book("outings", "job", 1, "second", "Ann").code == 1
    assert book("outings", "job", 1, "second", "Dee").code == 1
    assert book("outings", "job", 1, "baker", "Ben").code == 1
    walk("outings", "job", 1, "lead")
    assert [one["job"] for one in walk("outings", "jobs", 1, "--json").json] == ["money"]


def test_it_is_said_who_would_like_a_job_and_when_nobody_is_free(walk):
    walk("service", "change", "Caz", "--willing", "greeter")
    assert "They would like such a job: Caz" in walk("outings", "ask", 1, "buddy").out
    for name in ("Ann", "Ben", "Caz"):
        walk("service", "change", name, "--resting")
    assert "Nobody on the list is free for it that day." in walk("outings", "ask", 1, "buddy").out
