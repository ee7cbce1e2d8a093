"""A person counts at any time, moves money, renames, settles limits and reads the book, by typing."""

from datetime import date

import pytest

TODAY = date.today()  # noqa: DTZ011  the day where the person sits


@pytest.fixture
def tin(does):
    """A tin and a bank with something in them."""
    does("money", "set-up", "Tin")
    does("money", "add-place", "Bank", "--sort", "bank", "--below-zero")
    does("money", "add-fund", "Outing pot", "--sort", "set-aside")
    does("money", "opening", "Tin/General=42.15", "Bank/General=100", "--day", TODAY, "--made-by", "Sam")
    return does


def test_a_tin_is_counted_now_and_the_book_says_so(tin, book):
    counted = tin("money", "count-now", "tin", "20x2", "1x2", "--by", "Sam", "--second", "Jo").out
    assert counted == "Entry 2: counted £42.00. The book says £42.15. Difference −£0.15.\n"
    assert book("money", "accept-count", 2).code == 1
    assert tin("money", "accept-count", 2, "--why", "a coin under the table").out.endswith("entry 3.\n")
    alone = tin("money", "count-now", "Tin", "--total", "42", "--by", "Sam", "--alone", "snow").out
    assert "Difference £0.00." in alone
    assert tin("money", "accept-count", 4).out == "The book says so already.\n"
    assert book("money", "count-now", "Tin", "--by", "Sam").code == 2
    odd = book("money", "count-now", "Shed", "--total", "x", "--by", "Sam")
    assert (odd.code, len(odd.err.splitlines())) == (1, 2)


def test_money_is_carried_and_set_aside(tin, book):
    carried = ("money", "carry", "20", "--from", "Tin", "--to", "Bank", "--who", "Jo", "--note", "Banked")
    assert tin(*carried, "--second", "Sam").out == "Written in the book, entry 2.\n"
    asked = book("money", "carry", "600", "--from", "Bank", "--to", "Tin", "--who", "Jo")
    assert (asked.code, "is a lot" in asked.err) == (1, True)
    tin("money", "carry", "600", "--from", "Bank", "--to", "Tin", "--who", "Jo", "--day", TODAY, "--sure")
    wrong = book("money", "carry", "x", "--from", "Tin", "--to", "Tin")
    assert (wrong.code, len(wrong.err.splitlines())) == (1, 3)
    aside = ("money", "set-aside", "5", "--from", "General", "--to", "Outing pot", "--place", "Tin")
    assert book(*aside).code == 1
    assert tin(*aside, "--why", "Bowling", "--decided", TODAY).out.endswith("entry 4.\n")
    shown = tin("money", "entries").out
    assert "Banked" in shown
    assert "Out of General into Outing pot. In Tin. Bowling" in shown
    (newest,) = tin("money", "entries", "--many", 1, "--json").json
    assert (newest["number"], newest["pence"], newest["type"]) == (4, 500, "fund-move")


@pytest.mark.parametrize(
    ("sort", "name", "show"), [("place", "Jo", "places"), ("fund", "Jo", "funds"), ("kind", "Jo", "kinds")]
)
def test_things_are_renamed_put_away_and_brought_back(tin, book, sort, name, show):
    add = {"place": ("--sort", "person"), "fund": ("--sort", "set-aside"), "kind": ("--way", "in")}
    tin("money", f"add-{sort}", name, *add[sort])
    tin("money", "rename", sort, name, "Dee")
    assert "Dee" in tin("money", show).out
    tin("money", "put-away", sort, "Dee")
    tin("money", "put-away", sort, "Dee", "--back")
    assert book("money", "put-away", sort, "Nobody").code == 1
    assert "Dee brought back" in tin("money", "entries").out


def test_limits_are_shown_and_settled(tin, book):
    assert "Two people agree a payment over £50.00." in tin("money", "limits").out
    settled = tin(
        *("money", "limits", "--two-over", "0", "--ask-over", "200", "--claim-days", 30, "--hand-days", 7),
        *("--short-run", 2, "--short-month", "3", "--year-starts", "2026-01-01", "--more-note", "100"),
    ).out
    assert settled.splitlines() == [
        "Two people agree every payment.",
        "An amount over £200.00 is asked about once.",
        "A claim may wait 30 days before it is mentioned.",
        "Cash may be in somebody’s hands for 7 days before it is mentioned.",
        "2 counts in a row that came out short are mentioned, and more than £3.00 short in a month.",
        "Our year starts on 1 Jan.",
        "We also count these notes: £100.00.",
    ]
    found = tin("money", "limits", "--more-note", "0", "--json").json
    assert (found["two_over"], found["more_notes"], found["year_starts"]) == (0, [], [1, 1])
    odd = book("money", "limits", "--two-over", "x", "--short-run", 0)
    assert (odd.code, len(odd.err.splitlines())) == (1, 2)


def test_where_the_money_is_is_printed(tin, tmp_path):
    out = tmp_path / "where.pdf"
    assert tin("money", "where", "--large", "--out", out).out == "Saved as where.pdf.\n"
    assert out.read_bytes()[:5] == b"%PDF-"


def test_a_bank_may_go_below_zero_and_no_more(tin, book):
    out = ("money", "carry", "150", "--from", "Bank", "--to", "Tin", "--who", "Jo")
    tin("money", "below-zero", "Bank", "--no-more")
    assert book(*out).code == 1
    tin("money", "below-zero", "bank")
    tin(*out)
    below = book("money", "below-zero", "Bank", "--no-more")
    assert (below.code, below.err) == (1, "Bank is below zero now. First write down what came in.\n")
    assert book("money", "below-zero", "Tin").err == "Only a bank may go below zero. Choose a bank.\n"
    assert book("money", "below-zero", "Shed").code == 1
