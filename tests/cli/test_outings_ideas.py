"""Ideas are gathered, counted on paper and made into an outing by typing; nobody votes by command."""

import pytest

from tests.pdf import reading

DAY = "2026-12-05"


@pytest.fixture
def three(does):
    for title in ("Bowling", "A walk", "Tea"):
        does("outings", "suggest", title)
    return does


def standing(does):
    return {
        each["idea"]["title"]: (each["idea"]["standing"], each["dots"])
        for each in does("outings", "ideas", "--json").json
    }


def test_ideas_come_from_anybody_and_from_the_bank(does, book):
    assert does("outings", "suggest", "Bowling", "--about", "Two lanes").out == (
        "The idea stands on the ballot, with the number 1.\n"
    )
    does("outings", "suggest", "--bank", "park-walk")
    assert standing(does) == {"A slow walk in the park": ("open", None), "Bowling": ("open", None)}
    assert "On the ballot" in does("outings", "ideas").out
    assert "no idea with the key nowhere" in book("outings", "suggest", "--bank", "nowhere").err
    assert "stands on the ballot already" in book("outings", "suggest", "bowling").err
    assert "Write the idea in a few words" in book("outings", "suggest").err


def test_the_bank_is_looked_through_and_printed(does, book, tmp_path):
    found = does("outings", "bank", "--at-most", "energy=1", "--at-most", "noise=1", "--season", "winter", "--roof")
    assert "You can sit most of the time" in found.out
    assert "A lot of moving" not in found.out
    assert len(does("outings", "bank", "--json").json) == 66
    out = tmp_path / "bank.pdf"
    does("outings", "bank", "--roof", "--large", "--out", out)
    assert "A craft table" in reading.words(out.read_bytes())
    for typed in ("energy", "energy=4", "luck=1"):
        assert "Write a grade and a number from 1 to 3" in book("outings", "bank", "--at-most", typed).err


def test_ballots_are_saved_once_there_is_a_choice(does, book, tmp_path):
    out = tmp_path / "ballot.pdf"
    assert "Put two ideas or more on the ballot first." in book("outings", "ballot", "--out", out).err
    does("outings", "slips", "--out", out)
    assert reading.words(out.read_bytes()).count("An idea for an outing") == 10
    for title in ("Bowling", "Tea"):
        does("outings", "suggest", title)
    does("outings", "ballot", "--out", out)
    assert reading.words(out.read_bytes()).count("Bowling") == 5


def test_sums_counted_on_paper_are_written_in_one_go(three, book):
    assert "0 dots" not in three("outings", "ideas").out
    said = three("outings", "tally", "1=5", "2=1", "--papers", 3).out
    assert [line.split() for line in said.splitlines()[1:]] == [["Bowling", "5"], ["A", "walk", "1"], ["Tea", "0"]]
    assert standing(three) == {"A walk": ("open", 1), "Bowling": ("open", 5), "Tea": ("open", 0)}
    assert "Too few people" in book("outings", "tally", "1=3", "--papers", 2).err
    assert "does not stand on the ballot" in book("outings", "tally", "9=3", "--papers", 3).err
    for typed in (("1",), ("1=x",), ("1=1", "1=2"), ("1=9999999999",), ("²=1",)):
        assert "Write each idea once" in book("outings", "tally", *typed, "--papers", 3).err
    assert standing(three)["Bowling"] == ("open", 5)


def test_an_idea_becomes_an_outing(three, book):
    assert three("outings", "choose", 2, "--day", DAY).out == "The outing is written down, with the number 1.\n"
    assert three("outings", "list", "--json").json[0]["outing"]["name"] == "A walk"
    assert standing(three)["Tea"] == ("kept", None)
    assert "There is no idea with the number 9" in book("outings", "choose", 9, "--day", DAY).err


def test_there_is_no_vote_by_command(typed):
    for word in ("vote", "put", "kiosk"):
        assert typed("outings", word).code == 2
