"""A person keeps the list of people and says who does what by typing."""

from datetime import date, timedelta

import pytest

TODAY = date.today()  # noqa: DTZ011  the day where the person sits
DAY = TODAY - timedelta(days=1)
WEEKDAY = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[DAY.weekday()]


@pytest.fixture
def people(does):
    """A meeting, and two people of whom one would like to chair."""
    does("meetings", "add", "Evening group", "--weekday", WEEKDAY, "--start", "19:30")
    does("service", "add", "Jo", "--willing", "chair", "--willing", "reader")
    does("service", "add", "Ali", "--resting")
    return does


def test_people_are_listed_by_name(people):
    found = people("service", "people", "--json").json
    assert [(p["short_name"], p["willing"], p["resting"]) for p in found] == [
        ("Ali", [], True),
        ("Jo", ["chair", "reader"], False),
    ]
    assert "Chair and Reader" in people("service", "people").out


def test_a_surname_stays_out(book):
    done = book("service", "add", "Jo Bloggs")
    assert done.code == 1
    assert "One name is enough" in done.err


def test_what_somebody_would_like_to_do_changes_and_the_rest_stays(people, book):
    def known():
        return {p["short_name"]: (p["willing"], p["resting"]) for p in people("service", "people", "--json").json}

    people("service", "change", "ali", "--willing", "greeter")
    assert known()["Ali"] == (["greeter"], True)
    people("service", "change", "Ali", "--not-resting")
    assert known()["Ali"] == (["greeter"], False)
    people("service", "change", "Ali", "--no-job")
    assert known() == {"Ali": ([], False), "Jo": (["chair", "reader"], False)}
    assert "Nobody on the list is called Zed" in book("service", "change", "Zed").err


def test_a_job_is_held_over_time_and_given_for_one_night(people):
    people("service", "hold", "secretary", "Ali", "--since", DAY, "--meeting", "evening group")
    people("service", "assign", "greeter", "Jo", "--day", DAY)
    who = {h["role"]: h["person"] for h in people("service", "holders", "--day", DAY, "--json").json}
    assert who["secretary"] == "Ali"
    assert who["greeter"] == "Jo"
    assert who["chair"] is None
    people("service", "assign", "greeter", "--nobody", "--day", DAY)
    assert people("service", "holders", "--day", DAY).out.count("nobody yet") == 7


def test_everything_to_put_right_in_a_term_is_said_at_once(people, book):
    line = ("--since", DAY, "--until", DAY - timedelta(days=1), "--meeting", "Night group")
    done = book("service", "hold", "secretary", "Zed", *line)
    assert done.code == 1
    assert len(done.err.splitlines()) == 3


@pytest.mark.parametrize("words", [(), ("Jo", "--nobody")])
def test_a_job_goes_to_one_name_or_to_nobody(people, book, words):
    assert book("service", "assign", "greeter", *words, "--day", DAY).code == 2


def test_the_next_chair_is_nominated(people, book):
    assert "Nobody chairs next time yet" in people("service", "next-chair", "--day", DAY).out
    assert book("service", "next-chair", "Ali", "--day", DAY).code == 1
    people("service", "next-chair", "Jo", "--day", DAY)
    assert "Jo chairs next time" in people("service", "next-chair", "--day", DAY).out


def test_who_does_what_is_printed(people, tmp_path):
    people("service", "print-next", "--weeks", 2, "--out", tmp_path / "who.pdf")
    assert (tmp_path / "who.pdf").read_bytes().startswith(b"%PDF-")
