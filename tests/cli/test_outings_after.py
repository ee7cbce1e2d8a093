"""A person writes down by typing how an outing went, and sees how outings grow."""

import pytest

from tests.pdf import reading

TODAY = "2026-01-10"


@pytest.fixture
def walk(does):
    """An outing that takes place today."""
    does("money", "set-up", "Tin")
    does("outings", "start", "A walk", "--day", TODAY)
    return does


def test_heads_are_counted_and_fewer_back_is_asked_about(walk, book):
    refused = book("outings", "heads", 1, "--went-out", 9, "--came-back", 7, "--first-time", 4)
    assert refused.code == 1
    assert "Look for them first" in refused.err
    walk("outings", "heads", 1, "--went-out", 9, "--came-back", 7, "--all-known")
    walk("outings", "heads", 1, "--left-early", 2, "--first-time", 4)
    year, quarter = walk("outings", "over-time", "--json").json
    assert (year["outings"], year["places"], year["first_time"], year["free"]) == ([1], 9, 4, 0)
    assert (quarter["quarter"], quarter["cost"]) == (1, 0)


def test_what_worked_is_written_bit_by_bit(walk, book, tmp_path):
    walk("outings", "worked", 1, "--well", "The tea", "--again", "yes")
    walk("outings", "worked", 1, "--tip", "Bring a rug")
    assert book("outings", "worked", 1, "--tip", "Ring 07700 900123").code == 1
    assert book("outings", "worked", 1, "--again", "never").code == 2
    paper = tmp_path / "worked.pdf"
    walk("outings", "print", 1, "worked", "--out", paper)
    assert "Bring a rug" in reading.words(paper.read_bytes())


def test_what_happened_is_noted_printed_and_let_go(walk, book, tmp_path):
    said = walk("outings", "incident", 1, "A slip", "--where", "The pier", "--job", "lead").out
    assert said.startswith("See to people first.")
    assert "The note has the number 1. It is kept until" in said
    assert "The pier" in walk("outings", "incidents", 1).out
    (note,) = walk("outings", "incidents", 1, "--json").json
    assert (note["what"], note["job"]) == ("A slip", "lead")
    assert note["kept_until"] > TODAY
    paper = tmp_path / "note.pdf"
    walk("outings", "print-incident", 1, 1, "--large", "--out", paper)
    assert "A slip" in reading.words(paper.read_bytes())
    walk("outings", "forget-incident", 1, 1)
    assert book("outings", "print-incident", 1, 1, "--out", paper).code == 1
    assert book("outings", "incident", 1, " ").code == 1


def test_an_outing_is_planned_once_more(walk, book):
    said = walk("outings", "again", 1, "--day", "2027-02-06").out
    assert said == "The outing is written down, with the number 2.\n"
    assert [one["outing"]["day"] for one in walk("outings", "list", "--json").json] == ["2027-02-06", TODAY]
    assert book("outings", "again", 9).code == 1


def test_outings_over_time_are_shown_and_printed(walk, tmp_path):
    assert walk("outings", "over-time").out == "Nothing here yet.\n"
    walk("outings", "heads", 1, "--went-out", 2)
    walk("outings", "cost", 1, "Tea", "6.00")
    said = walk("outings", "over-time").out
    assert "Jan to Mar" in said
    assert "We do not count people." in said
    year, _quarter = walk("outings", "over-time", "--json").json
    assert (year["places"], year["cost"]) == (None, 600)
    assert year["paid"] == [{"fund": "General", "pence": 600, "people": False}]
    paper = tmp_path / "time.pdf"
    walk("outings", "print-over-time", "--out", paper)
    assert "Outings over time" in reading.words(paper.read_bytes())


def test_the_outings_of_some_days_stand_in_a_report(walk):
    walk("outings", "heads", 1, "--went-out", 9, "--came-back", 9)
    walk("outings", "cost", 1, "Tea", "6.00")
    said = walk("outings", "report", "--first", "2026-01-01", "--last", "2026-03-31").out
    for words in ("Places taken", "£6.00", "A walk", "General"):
        assert words in said
    found = walk("outings", "report", "--first", "2026-01-01", "--last", "2026-03-31", "--json").json
    assert (found["outings"], found["places"], found["last"]) == ([1], 9, "2026-03-31")
    other = walk("outings", "report", "--first", "2026-02-01", "--last", "2026-03-31", "--json").json
    assert (other["outings"], other["cost"]) == ([], 0)
