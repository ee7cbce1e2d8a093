"""A treasurer looks at a list of the bank, takes it in, and matches it with the book, by typing."""

from pathlib import Path

import pytest

BANKS = Path(__file__).parents[1] / "banks"
LIST = "Date,Narrative,Amount\n09/01/2026,Bank fee,-1.00\n13/01/2026,Cash,5.00\n14/01/2026,Gift,7.00\n"


@pytest.fixture
def bank(does):
    does("money", "set-up", "Tin")
    does("money", "add-place", "Bank", "--sort", "bank")
    does("money", "opening", "Tin/General=100", "Bank/General=50", "--day", "2026-01-01", "--made-by", "Sam")
    return does


@pytest.fixture
def taken(bank, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    assert bank("banking", "take-in", path).out == "3 new lines came in.\n"
    return bank


def lines(taken):
    return taken("banking", "lines", "--json").json


def test_a_list_is_looked_at_before_it_comes_in(bank, book, tmp_path):
    looked = bank("banking", "look", BANKS / "lloyds.csv")
    assert "HALL HIRE" in looked.out
    assert bank("banking", "look", BANKS / "lloyds.csv", "--json").json["form"]["key"] == "lloyds"
    path = tmp_path / "own.csv"
    path.write_text("A;B;C;D\n03.01.2026;Hall;4,00;\n04.01.2026;Gift;;1,00\n", encoding="utf-8")
    shown = bank("banking", "look", path).out
    assert "Show us which column is which" in shown
    assert "03.01.2026" in shown
    columns = ("--date", "A", "--what", "B", "--money-out", "C", "--money-in", "D", "--days", "%d.%m.%Y", "--comma")
    assert "Gift" in bank("banking", "look", path, *columns).out
    assert "£40.00" in bank("banking", "look", BANKS / "monzo.csv", "--amount", "Amount").out
    assert bank("banking", "take-in", path, *columns).out == "2 new lines came in.\n"
    assert [each["line"]["pence"] for each in lines(bank)] == [-400, 100]
    assert "came in on" in book("banking", "take-in", path).err


def test_lines_are_matched_or_written_into_the_book(taken, book):
    found = [each["line"]["n"] for each in lines(taken)]
    hands = ("--made-by", "Sam")
    assert "entry 2" in taken("banking", "write", found[0], "--kind", "Other money out", *hands).out
    taken("banking", "write", found[1], "--other", "Tin", *hands)
    assert [each["left"] for each in lines(taken)] == [0, 0, 700]
    assert taken("banking", "match-sure").out == "0 lines are matched.\n"
    taken("banking", "unmatch", found[0])
    assert lines(taken)[0]["likely"] == 2
    assert "2" in taken("banking").out
    taken("banking", "match", found[0], 2)
    assert lines(taken)[0]["entries"] == [2]
    assert book("banking", "match", found[2], 2).code == 1
    assert taken("banking", "uncleared", "--day", "2026-01-09", "--json").json == []
    taken("banking", "unmatch", found[0])
    assert taken("banking", "uncleared", "--day", "2026-01-09", "--json").json == [{"entry": 2, "pence": -100}]
    assert "−£1.00" in taken("banking", "uncleared", "--day", "2026-01-09").out.replace("-", "−")
    assert "£" in taken("banking", "lines", "--place", "bank").out


def test_one_of_several_accounts_is_chosen_by_its_last_digits(bank, book, tmp_path):
    rows = (
        "Number,Date,Account,Amount,Subcategory,Memo",
        ",09/01/2026,00-00 11,1.00,,a",
        ",10/01/2026,00-00 22,2.00,,b",
    )
    path = tmp_path / "two.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    assert "2 accounts" in book("banking", "take-in", path).err
    assert bank("banking", "take-in", path, "--account", "22").out == "1 new line came in.\n"


def test_a_book_without_a_bank_or_with_two_says_so(does, book):
    does("money", "set-up", "Tin")
    assert "no bank" in book("banking", "lines").err
    for name in ("One", "Two"):
        does("money", "add-place", name, "--sort", "bank")
    assert "One and Two" in book("banking", "lines").err
    assert does("banking", "lines", "--place", "two").out == "Nothing here yet.\n"
