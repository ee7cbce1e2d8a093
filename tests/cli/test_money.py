"""A secretary does the whole evening by typing, and a facilitator answers from another book."""

import shutil
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path

import pytest

from groupkit.core.letters import Answer, Letter, Statement
from groupkit.core.states import State
from groupkit.services import ledger, money
from groupkit.services.claims import steps
from groupkit.storage import letters
from tests import evening

DAY = date.today() - timedelta(days=1)  # noqa: DTZ011  the day where the person sits
WEEKDAY = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[DAY.weekday()]
BEFORE = DAY - timedelta(weeks=1)
COINS = ("20x0", "£10x1", "5x2", "2x3", "1=7", "50px6", "20px9", "10px3", "5p×2", "2px0", "1px0")
OPENING = (
    "Tin/General=28.15",
    "Tin/Outing pot=10",
    "Tin/ICB grant=4.00",
    "Member 4, advance/General=10",
    "Bank/General=£110.00",
    "Bank/ICB grant=212.40",
)
OWN = {"identity", "begins", "sent_on", "seal", "group", "holdings", "meeting"}
"""What differs between two books that lived the same evening on different days."""


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Return where the book stays that was furnished once."""
    return tmp_path_factory.mktemp("furnished") / "ours.groupkit"


@pytest.fixture
def furnished(does, tmp_path, kept):
    """Furnish the book by typing alone, up to the start of sheet 37: once, and every other test has a copy."""
    path = tmp_path / "ours.groupkit"
    if kept.exists():
        shutil.copy(kept, path)
    else:
        furnish(does)
        shutil.copy(path, kept)
    return does


def furnish(does):
    """Type all that the group has and did before."""
    does("settings", "--reserve", "96.00", "--reserve-months", 2)
    does("money", "set-up", "Tin", "--sheets-before", 36)
    does("money", "add-fund", "Outing pot", "--sort", "set-aside")
    does("money", "add-fund", "ICB grant", "--sort", "restricted")
    does("money", "add-place", "Jo, to bank", "--sort", "person")
    does("money", "add-place", "Member 4, advance", "--sort", "person", "--advance")
    does("money", "add-place", "Bank", "--sort", "bank", "--seen-on", "2026-10-31")
    does("service", "add", "Sam")
    does("service", "add", "Jo", "--willing", "chair")
    does("service", "hold", "secretary", "Sam", "--since", "2026-06-01")
    does("meetings", "add", "Sat meeting", "--weekday", WEEKDAY, "--start", "11:00", "--tin", "Tin")
    does("money", "opening", *OPENING, "--day", BEFORE, "--made-by", "Sam", "--second", "Jo")
    for claim, who, fund, amount in (
        (21, "Member 7", "ICB grant", "4"),
        (22, "Ali", "General", "6.70"),
        (23, "Dee", "general", "5.00"),
    ):
        does("claims", "new", who, "--number", claim)
        said = ("--what", "Fares", "--kind", "Fares", "--no-receipt", "bus", "--fund", fund, "--day", BEFORE)
        does("claims", "line", claim, amount, *said)
        does("claims", "hand-in", claim)
        does("claims", "agree", claim, "--by", "Jo", "--second", "Sam")


@pytest.fixture
def filled(furnished):
    """Fill sheet 37 in up to both counts."""
    furnished("money", "sheet", "--day", DAY)
    furnished("money", "made-by", "Sam (secretary)")
    furnished("money", "in", "18.40", "--kind", "Collection")
    paid = ("--fund", "Outing pot", "--what", "Paid towards bowling")
    furnished("money", "in", "6", "--kind", "Towards an outing", *paid)
    tea = ("--what", "Tea, milk, biscuits", "--to", "Sam", "--receipt", "R-88")
    furnished("money", "out", "4.35", "--kind", "Refreshments", *tea)
    fare = ("--no-receipt", "driver gave none, contactless declined", "--second", "Jo", "--claim", 21)
    bus = ("--fund", "ICB grant", "--what", "Bus fare to open up", "--to", "Member 7")
    furnished("money", "out", "4.00", "--kind", "Fares", *bus, *fare)
    furnished("money", "move", "20", "--to", "Jo, to bank", "--who", "Jo", "--what", "Handed to Jo to bank")
    furnished("money", "count", *COINS, "--who", "Sam")
    furnished("money", "count", *COINS, "--who", "Jo")
    return furnished


@pytest.fixture
def sent(filled, tmp_path):
    """Send sheet 37; return its PDF."""
    filled("money", "send", "--out", tmp_path / "sheet.pdf")
    return tmp_path / "sheet.pdf"


@pytest.fixture
def facilitator(maker):
    """The book of the facilitator."""
    return maker("Facilitator's book", "theirs")


def statement(path: Path) -> Statement:
    """Return what a sent sheet says."""
    letter = letters.read(path)
    assert isinstance(letter, Letter)
    return letter.statement


def as_verbs(tmp_path) -> Statement:
    """Return what the same evening says when it is done through the library."""
    group = evening.new_book(tmp_path / "verbs.groupkit")
    evening.furnish(group)
    evening.open_with(group)
    for number, who, fund, pence in ((21, "Member 7", "ICB grant", 400), (22, "Ali", "General", 670)):
        evening.claimed(group, number, who, pence, fund=fund)
        steps.agree(group, number, "Jo", second="Sam")
    evening.claimed(group, 23, "Dee", 500)
    steps.agree(group, 23, "Jo", second="Sam")
    with group:
        return money.send(group, evening.filled_sheet(group)).statement


def test_the_evening_by_typing_is_the_evening_by_verbs(sent, tmp_path):
    made, same = statement(sent), as_verbs(tmp_path)
    names = {field.name for field in fields(Statement)} - OWN
    assert {name: getattr(made, name) for name in names} == {name: getattr(same, name) for name in names}
    assert [(h.place, h.pence) for h in made.holdings] == [(h.place, h.pence) for h in same.holdings]
    assert (made.started, made.expected, made.counted, made.difference) == (4215, 3820, 3820, 0)


def test_the_sheet_goes_to_the_facilitator_and_the_answer_comes_back(sent, book, facilitator, tmp_path):
    came = facilitator("money", "receive", sent, "--json").json
    assert (came["number"], came["state"], came["counted"]) == (37, "sent", 3820)
    shown = facilitator("money", "open", came["received"])
    assert "£38.20" in shown.out
    assert statement(sent).seal in shown.out
    out = tmp_path / "answer.pdf"
    done = facilitator("money", "accept", came["received"], "--by", "Kit", "--words", "Thank you", "--out", out)
    assert done.code == 0
    assert isinstance(letters.read(out), Answer)
    assert book("money", "receive", out, "--json").json["state"] == "accepted"
    (line,) = book("money", "status", "--json").json
    assert (line["state"], line["by"], line["words"]) == ("accepted", "Kit", "Thank you")
    assert "Accepted" in book("money", "status").out


def test_a_question_is_answered_and_the_sheet_is_paid(sent, does, facilitator, tmp_path):
    question, reply, paid = (tmp_path / f"{name}.pdf" for name in ("question", "reply", "paid"))
    number = facilitator("money", "receive", sent, "--json").json["received"]
    facilitator("money", "query", number, "--by", "Kit", "--words", "Which bus was it?", "--out", question)
    does("money", "receive", question)
    does("money", "reply", "The 94, at seven", "--by", "Sam", "--out", reply)
    assert facilitator("money", "receive", reply, "--json").json["words"] == "The 94, at seven"
    facilitator("money", "pay", number, "--by", "Kit", "--out", paid)
    assert does("money", "receive", paid, "--json").json["state"] == State.PAID
    again = tmp_path / "again.pdf"
    does("money", "print", "--out", again)
    assert letters.read(again) == letters.read(reply)


def test_a_question_without_words_goes_nowhere(sent, facilitator, tmp_path):
    number = facilitator("money", "receive", sent, "--json").json["received"]
    done = facilitator("money", "query", number, "--by", " ", "--out", tmp_path / "q.pdf")
    assert done.code == 1
    assert len(done.err.splitlines()) == 2
    assert not (tmp_path / "q.pdf").exists()


def test_everything_to_put_right_in_a_row_is_said_at_once(furnished, book):
    done = book("money", "out", "4,35", "--kind", "Teaa", "--fund", "Potty", "--day", DAY)
    assert done.code == 1
    lines = done.err.splitlines()
    assert len(lines) == 5
    for said in ("Did you mean £4.35?", "“Teaa”", "“Potty”", "Write who was paid", "receipt number"):
        assert sum(said in line for line in lines) == 1
    assert book("money", "sheet", "--day", DAY, "--json").json["rows"] == []


def test_the_second_person_does_not_see_the_first_count(furnished):
    furnished("money", "in", "5", "--kind", "Collection", "--day", DAY)
    first = furnished("money", "count", "10x1", "--who", "Sam")
    shown = furnished("money", "sheet"), furnished("money", "sheet", "--json")
    for done in (first, *shown):
        assert "47.15" not in done.out
        assert "10.00" not in done.out
    assert shown[1].json["tallies"] == [{"who": "Sam", "coins": {}, "typed": None}]
    second = furnished("money", "count", "--total", "10.00", "--who", "Jo")
    assert "Counted £10.00. It should be £47.15. Difference −£37.15." in second.out


def test_two_counts_that_differ_are_counted_again(furnished):
    furnished("money", "in", "0", "--kind", "Collection", "--day", DAY)
    furnished("money", "count", "--total", "42.15", "--who", "Sam")
    assert "count-again" in furnished("money", "count", "--total", "42.10", "--who", "Jo").out
    furnished("money", "count-again")
    assert furnished("money", "sheet", "--json").json["tallies"] == []


def test_one_person_alone_says_why_and_a_difference_is_explained(furnished, book, tmp_path):
    out = tmp_path / "sheet.pdf"
    furnished("money", "in", "0", "--kind", "Collection", "--day", DAY)
    furnished("money", "made-by", "Sam")
    furnished("money", "count", "--total", "42.05", "--who", "Sam")
    refused = book("money", "send", "--out", out)
    assert refused.code == 1
    assert "Two people count" in refused.err
    furnished("money", "alone", "Jo was ill")
    assert book("money", "send", "--out", out).code == 1
    furnished("money", "explain", "Don’t know")
    furnished("money", "send", "--out", out)
    assert statement(out).difference == -10


@pytest.mark.parametrize("coins", ["5", "fivex2", "5x", "x3", "5x-1", "3x1"])
def test_a_coin_that_cannot_be_read_is_refused(furnished, book, coins):
    done = book("money", "count", "1x1", "--who", "Sam", "--day", DAY, "--", coins)
    assert done.code == 1
    assert done.err.strip()
    assert book("money", "sheet", "--day", DAY, "--json").json["tallies"] == []


@pytest.mark.parametrize("words", [(), ("1x2", "--total", "4")])
def test_a_count_is_either_coins_or_a_total(furnished, book, words):
    assert book("money", "count", *words, "--who", "Sam").code == 2


@pytest.mark.parametrize("words", [(), ("--to", "Bank", "--from", "Bank")])
def test_money_moves_one_way(furnished, book, words):
    assert book("money", "move", "4", "--who", "Jo", *words).code == 2


def test_money_comes_back_from_a_place(furnished):
    furnished("money", "move", "10", "--from", "Bank", "--who", "Jo", "--day", DAY)
    (row,) = furnished("money", "sheet", "--json").json["rows"]
    assert row["pence"] == 1000


def test_a_row_is_taken_off_the_sheet(furnished, book):
    furnished("money", "in", "5", "--kind", "Collection", "--day", DAY)
    (row,) = furnished("money", "sheet", "--json").json["rows"]
    furnished("money", "remove", row["id"])
    assert furnished("money", "sheet", "--json").json["rows"] == []
    assert book("money", "remove", row["id"]).code == 1


def test_a_sheet_that_cannot_be_saved_is_not_sent(filled, book, tmp_path):
    done = book("money", "send", "--out", tmp_path / "nowhere" / "sheet.pdf")
    assert done.code == 1
    assert book("money", "status", "--json").json[0]["state"] == "draft"


def test_a_file_that_is_no_sheet_is_refused(book, tmp_path):
    other = tmp_path / "other.pdf"
    other.write_bytes(b"%PDF-1.4 nothing of ours")
    assert book("money", "receive", other).code == 1
    assert book("money", "receive", tmp_path / "gone.pdf").code == 1


def test_a_number_that_never_came_in_is_refused(book, tmp_path):
    assert book("money", "open", 7).code == 1
    assert book("money", "accept", 7, "--by", "Kit", "--out", tmp_path / "a.pdf").code == 1
    assert book("money", "print", "--out", tmp_path / "a.pdf").code == 1


def test_the_book_shows_what_it_holds(furnished):
    assert "£42.15" in furnished("money", "places").out
    assert "£216.40" in furnished("money", "funds").out
    assert {row["fund"]["name"]: row["pence"] for row in furnished("money", "funds", "--json").json} == {
        "General": 14815,
        "Outing pot": 1000,
        "ICB grant": 21640,
    }
    assert len(furnished("money", "kinds", "--json").json) == len(ledger.KINDS)
    furnished("money", "add-kind", "Raffle", "--way", "in")
    assert "Raffle" in furnished("money", "kinds").out
    assert sum(row["pence"] for row in furnished("money", "places", "--json").json) == 37455


def test_a_grant_buys_what_it_is_for(furnished, book):
    furnished("money", "add-fund", "Fares grant", "--sort", "restricted", "--buys", "Fares")
    tea = ("--kind", "Refreshments", "--to", "Sam", "--receipt", "1", "--fund", "Fares grant", "--day", DAY)
    refused = book("money", "out", "1", *tea)
    assert refused.code == 1
    assert "Fares grant is for Fares" in refused.err
    assert book("money", "add-fund", "Odd", "--sort", "restricted", "--buys", "Moon").code == 1


def test_an_opening_that_cannot_be_read_is_refused_whole(does, book):
    does("money", "set-up", "Tin")
    refused = book("money", "opening", "Tin/Generl=1", "Tim/General=x", "--day", DAY, "--made-by", "Sam")
    assert refused.code == 1
    assert len(refused.err.splitlines()) == 3
    assert does("money", "places", "--json").json[0]["pence"] == 0


def test_an_entry_is_put_right_by_a_new_one(furnished):
    assert "entry 8" in furnished("money", "put-right", 1, "--why", "Wrong pot", "--made-by", "Sam").out
    assert sum(row["pence"] for row in furnished("money", "places", "--json").json) == 0


@pytest.mark.parametrize("paper", ["count-slip", "blank-sheet", "status"])
def test_paper_of_the_money_is_saved(does, tmp_path, paper):
    does("money", paper, "--out", tmp_path / "paper.pdf")
    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF-")


def test_a_sheet_for_the_wrong_day_is_given_up(furnished, book):
    furnished("money", "sheet", "--day", BEFORE)
    assert furnished("money", "void", "--why", "The wrong day").out == "Sheet 37 is void now.\n"
    assert "Void, see 38" in furnished("money", "status").out
    assert book("money", "void").code == 1
    assert "Sheet 38" in furnished("money", "sheet", "--day", DAY).out
