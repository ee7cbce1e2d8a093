"""A person keeps grants by typing: sets one up, takes its money in, says yes to a cost, prints the statement."""

from datetime import date, timedelta

import pytest

from tests.pdf import reading

TODAY = date.today()  # noqa: DTZ011  the day where the person sits
ENDS = TODAY + timedelta(days=300)


@pytest.fixture
def grant(does):
    """A book with a bank and a grant."""
    does("money", "set-up", "Tin")
    does("money", "add-place", "Bank", "--sort", "bank")
    first = does(
        *("funding", "add", "ICB", "--amount", "500", "--starts", TODAY, "--ends", ENDS, "--pot", "ICB grant"),
        *("--buys", "Room=300", "--buys", "Fares", "--comes", f"{TODAY}=200", "--comes", f"{ENDS}=300"),
        *("--own-money", "10", "--left-over", "back", "--stops", "The room", "--report-due", ENDS),
    )
    assert first.out == "The grant is written down, with the number 1.\n"
    return does


def test_a_grant_is_listed_with_what_is_left(grant):
    shown = grant("funding", "list").out
    assert "ICB grant  £500.00  £0.00  £0.00" in shown
    assert "stops" not in shown
    (found,) = grant("funding", "list", "--json").json
    assert [line["pence"] for line in found["award"]["lines"]] == [30000, 0]
    assert (found["award"]["own_money"], found["award"]["left_over"]) == (1000, "back")


def test_everything_to_put_right_is_said_at_once(does, book):
    does("money", "set-up", "Tin")
    days = ("--starts", TODAY, "--ends", TODAY)
    done = book("funding", "add", "", "--amount", "x", "--buys", "Nothing=1", "--own-money", "y", *days)
    assert (done.code, len(done.err.splitlines())) == (1, 4)
    done = book("funding", "add", "ICB", "--amount", "5", "--comes", "soon=4", *days)
    assert (done.code, done.err.splitlines()[0]) == (
        2, "Write a part like 2026-10-01=250: the day, then how much comes.",
    )  # fmt: skip


def test_money_comes_and_goes_back(grant, book):
    who = ("--place", "Bank", "--made-by", "Sam")
    done = grant("funding", "received", 1, "200", "--due", TODAY, *who)
    assert done.out == "It is in the book, as entry 1.\n"
    again = book("funding", "received", 1, "200", "--due", TODAY, *who)
    assert (again.code, again.err.splitlines()[0]) == (2, "No part of it is due on that day.")
    assert book("funding", "received", 1, "x", "--made-by", "Sam").code == 1
    assert book("funding", "received", 9, "1", *who).code == 1
    grant("funding", "give-back", 1, "50", "--kind", "Passed on", *who)
    assert book("funding", "give-back", 1, "50", "--kind", "x", *who).code == 1
    assert "£500.00  £0.00  £150.00" in grant("funding", "list").out


def test_a_host_holds_the_money_and_is_where_it_comes(grant):
    days = ("--starts", TODAY, "--ends", TODAY + timedelta(days=20))
    grant("funding", "add", "NHS", "--amount", "5", "--pot", "Hosted", "--host", "Town Hall", *days)
    grant("funding", "received", 2, "5", "--made-by", "Sam")
    assert "Town Hall  host  £5.00" in grant("money", "places").out
    assert "Talk about it at the next meeting" in grant("funding", "list").out


def test_two_funders_share_a_pot(grant):
    days = ("--starts", TODAY, "--ends", ENDS, "--with", 1, "--parts", 3)
    grant("funding", "add", "Borough", "--amount", "600", "--sort", "contract", *days)
    grant("funding", "received", 2, "100", "--place", "Bank", "--made-by", "Sam")
    shown = grant("funding", "share", 1).out
    assert "Borough  3      £100.00  £0.00  £100.00" in shown
    found = grant("funding", "share", 2, "--on", TODAY - timedelta(days=1), "--json").json
    assert [(each["award"]["funder"], each["left"]) for each in found] == [("ICB", 0), ("Borough", 0)]


def test_the_statement_is_printed_with_what_was_agreed_beyond_it(grant, book, tmp_path):
    grant("funding", "allow", 1, "Literature", "10", "--by", "Coordinator", "--why", "They agreed.")
    assert book("funding", "allow", 1, "Literature", "x", "--by", "Jo").code == 1
    out = tmp_path / "statement.pdf"
    assert grant("funding", "statement", 1, "--out", out).out == "Saved as statement.pdf.\n"
    shown = reading.words(out.read_bytes())
    assert "up to £10.00 for Literature. Coordinator said yes: They agreed." in shown
    grant("funding", "statement", 1, "--large", "--no-receipts", "--on", TODAY - timedelta(days=1), "--out", out)
    assert "Coordinator" not in reading.words(out.read_bytes())
