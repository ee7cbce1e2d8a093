"""A person signs people up by typing, lets them wait, drop out and move up, and takes in a list."""

import pytest

SOME_DAY = "2099-06-05"


@pytest.fixture
def walk(does):
    """An outing with two places that costs £6 each, and nobody on its list."""
    does("money", "set-up", "Tin")
    does("outings", "start", "Walk", "--day", SOME_DAY)
    return does


@pytest.fixture
def full(walk, tmp_path):
    """The same, with its two places taken from a list."""
    path = tmp_path / "list.csv"
    path.write_text("name,party,way,company,helps\nAnn,,own,yes,quiet\n,1,,,\n")
    done = walk("outings", "signup-in", 1, path)
    assert done.out == "2 people come along.\n"
    return walk


def listed(walk):
    return [(who["name"], who["standing"]) for who in walk("outings", "people", 1, "--json").json["people"]]


def test_people_sign_up_and_are_listed(walk):
    done = walk("outings", "sign-up", 1, "Ann", "--party", 2, "--way", "needed", "--company", "want")
    assert done.out == "Ann comes along.\n"
    assert walk("outings", "places", 1, 3).out == "Place 2 comes along.\n"
    shown = walk("outings", "people", 1, "--json").json
    assert (shown["places"], shown["taken"]) == (0, 5)
    assert shown["people"][0] == {
        "name": "Ann",
        "party": 2,
        "standing": "coming",
        "in_line": 0,
        "way": "needed",
        "company": "want",
    }
    assert "Place 2" in walk("outings", "people", 1).out


def test_free_places_are_given_on_purpose(walk, book):
    assert "Free places: 0" in book("outings", "sign-up", 1, "Ann", "--free", 1).err
    walk("outings", "sign-up", 1, "Ann", "--free", 1, "--sure")
    assert "free" not in walk("outings", "people", 1).out


def test_who_drops_out_is_thanked_and_the_first_in_line_moves_up(full, book):
    assert full("outings", "drop-out", 1, "Place 2").out.startswith("That is all right. Thank you for telling us.")
    assert book("outings", "move-up", 1).err.strip().endswith("Nobody can move up now.")
    assert "not on the list" in book("outings", "drop-out", 1, "Zed").err
    assert listed(full) == [("Ann", "coming"), ("", "out")]
    again = full("outings", "sign-up", 1, "Ben").out
    assert again == "Ben comes along.\n"
    full("outings", "drop-out", 1, "Ben", "--refund", "back_none")
    full("outings", "sign-up", 1, "Ben")
    assert listed(full)[-1] == ("Ben", "coming")


def test_whoever_finds_no_place_waits_and_is_given_one_in_turn(full, book):
    full("outings", "change", 1, "--places", 2)
    assert "You are number 1 of those who wait." in full("outings", "sign-up", 1, "Ben").out
    assert "1 person waits" not in full("outings", "people", 1).out
    full("outings", "sign-up", 1, "Caz")
    assert "makes 3" in book("outings", "move-up", 1, "Caz").err
    assert "makes 3" in book("outings", "person", 1, "Dee").err
    assert "Ben is first in line. Ask them." in full("outings", "drop-out", 1, "Ann").out
    assert "Ben is first in line. Is that right?" in book("outings", "move-up", 1, "Caz").err
    assert full("outings", "move-up", 1).out == "Ben comes along.\n"
    assert full("outings", "move-up", 1, "Caz", "--sure").out == "Caz comes along.\n"
    assert full("outings", "people", 1, "--json").json["taken"] == 3


def test_a_list_tells_who_waits(walk, tmp_path):
    walk("outings", "change", 1, "--places", 1)
    path = tmp_path / "list.csv"
    path.write_text("name,party\nAnn,1\nBen,2\n")
    assert walk("outings", "signup-in", 1, path).out == "1 person comes along.\n2 people wait for a place.\n"


def test_a_list_that_cannot_be_read_brings_in_nothing(walk, book, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("name,party\nAnn,1\nann,many\n")
    assert "Line 3: Type how many of you come" in book("outings", "signup-in", 1, path).err
    assert listed(walk) == []
