"""A claim from the first line to the last penny, typed; and what is not clear is said before anything is kept."""

import pytest

TODAY = "2026-01-01"
OPENING = ("Tin/General=100", "Bank/General=200")


@pytest.fixture
def furnished(does):
    """A book with a tin, a bank and two people."""
    does("money", "set-up", "Tin")
    does("money", "add-place", "Bank", "--sort", "bank")
    does("service", "add", "Jo")
    does("money", "opening", *OPENING, "--day", TODAY, "--made-by", "Sam", "--second", "Jo")
    return does


@pytest.fixture
def claim(furnished):
    """A claim of two lines, handed in; the id of its lines."""
    furnished("claims", "new", "Kim")
    tea = furnished("claims", "line", 1, "4.35", "--what", "Tea", "--kind", "Refreshments", "--receipt", "R-88")
    assert tea.out == "It is line 1 of claim 1.\n"
    bus = ("--what", "Bus", "--kind", "Fares", "--no-receipt", "bus", "--day", TODAY)
    furnished("claims", "line", 1, "4.00", *bus, "--sure")
    done = furnished("claims", "hand-in", 1)
    assert done.out == "Handed in. Someone else will look at it.\n"
    return (1, 2)


def test_a_claim_is_handed_in_agreed_and_paid(book, furnished, claim):
    assert "Handed in" in furnished("claims", "list").out
    shown = furnished("claims", "show", 1).out
    assert "Bus" in shown
    assert "The bus or train gave none" in shown
    own = book("claims", "agree", 1, "--by", "Kim", "--second", "Jo")
    assert (own.code, "Someone else needs to agree this one." in own.err) == (1, True)
    agreed = furnished(
        "claims", "agree", 1, "--by", "Jo", "--second", "Sam", "--line", "2=3.50", "--why", "One way"
    )
    assert agreed.out == "Agreed – not paid yet.\n"
    assert furnished("claims", "list", "--json").json[0]["agreed"] == 785
    paid = furnished("claims", "pay", 1, "--by", "Sam", "--place", "Tin", "--received")
    assert paid.out == "Paid. It is in the book.\n"
    assert furnished("claims", "show", 1, "--json").json["state"] == "paid"
    assert "£92.15" in furnished("money", "places").out


def test_a_claim_comes_back_with_a_question_and_is_taken_up_again(furnished, claim):
    furnished("claims", "send-back", 1, "Which bus?", "--by", "Jo")
    furnished("claims", "take-out", 1, 2)
    assert furnished("claims", "added", 1).out == "Handed in again.\n"
    furnished("claims", "not-agree", 1, "The council pays", "--by", "Jo")
    assert "Not this time" in furnished("claims", "show", 1).out


def test_a_claim_is_given_to_the_group(furnished, claim):
    today = furnished("claims", "show", 1, "--json").json["steps"][0]["day"]
    furnished("claims", "agree", 1, "--by", "Jo", "--second", "Sam", "--far-on", today)
    assert furnished("claims", "waive", 1).out == "Thank you. Nothing was paid.\n"


def test_what_is_not_clear_is_said(book, furnished, claim):
    for line in ("x=4", "99=1.00"):
        said = book("claims", "agree", 1, "--by", "Jo", "--line", line)
        assert (said.code, "Write each like 3=4.00" in said.err) == (2, True)
    unread = book("claims", "line", 1, "4,00", "--what", "Tea", "--kind", "Tee", "--receipt", "1")
    assert "Did you mean £4.00?" in unread.err
    assert "There is no “Tee” here." in unread.err


def test_miles_are_paid_at_the_rate_of_the_day(book, furnished):
    furnished("claims", "new", "Kim", "--how", "bank")
    way = ("--from", "Hall", "--to", "Ward", "--what", "Books", "--kind", "Fares")
    old = furnished("claims", "miles", 1, "12.4", *way, "--day", "2026-04-01", "--sure")
    assert old.out == "12.4 miles come to £5.58.\n"
    asked = book("claims", "miles", 1, "10", *way, "--day", "2026-04-06", "--sure")
    assert "We know no rate for Monday 6 April 2026." in asked.err
    furnished("claims", "rate", "car", "50p", "--since", "2026-04-06", "--source", "gov.uk")
    assert "£5.00" in furnished("claims", "miles", 1, "10", *way, "--day", "2026-04-06", "--sure").out
    assert "Type a number like 12 or 12.5." in book("claims", "miles", 1, "ten", *way).err
    assert "Type a number like 12 or 12.5." in book("claims", "miles", 1, "1.25", *way).err


def test_thanks_for_time_begin_with_the_note(furnished):
    done = furnished("claims", "new", "Kim", "--sort", "time")
    assert done.out.startswith("If you get benefits, talk to a benefits adviser before you say yes.")
    assert "Thanks for time" in furnished("money", "kinds").out


def test_cash_is_given_before_spent_and_brought_back(furnished):
    furnished("claims", "advance", "10", "--to", "Dee", "--place", "Tin", "--by", "Sam")
    furnished("claims", "new", "Dee", "--sort", "advance", "--advance", "Dee, advance")
    furnished("claims", "line", 1, "6.50", "--what", "Tea", "--kind", "Refreshments", "--receipt", "R-1")
    furnished("claims", "hand-in", 1, "--by", "Sam")
    furnished("claims", "agree", 1, "--by", "Jo")
    furnished("claims", "pay", 1, "--by", "Sam")
    assert furnished("claims", "advances", "--json").json[0]["out"] == 350
    assert "£3.50" in furnished("claims", "advances").out
    furnished("claims", "change-back", "3.50", "--from", "Dee, advance", "--place", "Tin", "--by", "Sam")
    assert furnished("claims", "advances").out == "Nothing here yet.\n"


def test_the_form_is_printed_filled_in_and_empty(furnished, claim, tmp_path):
    for number in ((1,), ()):
        out = tmp_path / f"claim{len(number)}.pdf"
        furnished("claims", "print", *number, "--out", out, "--large")
        assert out.read_bytes().startswith(b"%PDF")
