"""What protects the treasurer, typed: what is kept by, a paper checked, a book looked at, papers, calm steps."""

import pytest

from tests.pdf import reading


@pytest.fixture
def tin(does):
    """A book with a tin that held £42.15 and a sheet that is being made."""
    does("money", "set-up", "Tin")
    does("meetings", "add", "Sat meeting", "--weekday", "sat", "--start", "11:00", "--tin", "Tin")
    does("money", "opening", "Tin/General=42.15", "--day", "2020-01-04", "--made-by", "Sam")
    return does


def test_what_is_kept_by_is_shown(tin):
    tin("settings", "--reserve", "40.00")
    shown = tin("money", "reserve")
    assert "not known yet" not in shown.out
    assert "£40.00" in shown.out
    assert "£2.15" in shown.out
    assert "the room, then refreshments" in shown.out
    assert tin("money", "reserve", "--json").json["free"] == 215
    tin("settings", "--reserve", "50.00")
    assert "Short of our reserve by" in tin("money", "reserve").out


def test_a_new_book_has_no_ordinary_month_yet(does):
    does("money", "set-up", "Tin")
    assert "not known yet" in does("money", "reserve").out


def test_a_tin_is_filled_up(tin):
    assert tin("money", "float", "Tin", "50.00", "--by", "Sam").out == "Put in £7.85, and it is full again.\n"
    assert tin("money", "float", "Tin", "0").out == ""


def test_what_cannot_be_said_of_a_tin_or_a_payment_is_refused(tin, book):
    assert book("money", "float", "Box", "x").code == 1
    assert "Choose a payment out of General" in book("money", "one-off", "1", "--by", "Sam").err


def test_a_paper_is_checked(tin, book):
    code = tin("check", "--json").json["seal"]
    assert "This book still contains exactly what that paper saw." in tin("money", "check-paper", code).out
    assert tin("money", "check-paper", code, "--entry", "1", "--json").json["holds"] is True
    done = book("money", "check-paper", "0000-0000-0000-0001")
    assert done.code == 1
    assert "This book does not contain what that paper saw." in done.err
    assert "Codes have no I, L, O or U" in book("money", "check-paper", "0000-0000-0000-000O").err


def test_a_book_is_looked_at_and_stays_as_it_is(tin, typed, secret_file, tmp_path):
    book = tmp_path / "ours.groupkit"
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.groupkit")}
    trail = tmp_path / "trail.pdf"
    shown = typed("--passphrase-file", secret_file, "money", "examine", book, "--trail", trail)
    assert shown.code == 0
    assert "£42.15" in shown.out
    assert "after entry 1." in shown.out
    assert "What we began with" in reading.words(trail.read_bytes())
    told = typed("--passphrase-file", secret_file, "money", "examine", book, "--json").json
    assert told["held"] == [{"place": "Tin", "pence": 4215}]
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.groupkit")} == before


def test_the_papers_are_printed(tin, tmp_path):
    tin("money", "trail", "--out", tmp_path / "trail.pdf")
    assert "The trail of our book" in reading.words((tmp_path / "trail.pdf").read_bytes())
    tin(
        "money", "trail", "--since", "2020-01-01", "--until", "2020-01-31", "--large", "--out", tmp_path / "old.pdf"
    )
    assert "From Wednesday 1 January 2020" in reading.words((tmp_path / "old.pdf").read_bytes())
    said = ("--giver", "Sam", "--taker", "Jo", "--sign-now", "Bo", "--open", "A bill")
    tin("money", "handing", *said, "--out", tmp_path / "handing.pdf")
    shown = reading.words((tmp_path / "handing.pdf").read_bytes())
    assert "From Sam To Jo" in shown
    assert "What is still open: A bill" in shown
    tin("money", "steps", "--out", tmp_path / "steps.pdf")
    tin("money", "words", "--out", tmp_path / "words.pdf")
    assert "to check against the bank" in reading.words((tmp_path / "words.pdf").read_bytes())
    assert "1. Stop and sit down" in reading.words((tmp_path / "steps.pdf").read_bytes())


def test_a_sheet_is_frozen_and_two_people_let_it_go_on(tin, book):
    assert "No sheet was open" in tin("money", "freeze").out
    tin("money", "sheet")
    assert "This sheet is frozen." in tin("money", "freeze").out
    assert "is frozen until two people say" in book("money", "made-by", "Sam").err
    assert "has to be someone else" in book("money", "unfreeze", "--by", "Sam", "--second", "sam").err
    tin("money", "unfreeze", "--by", "Sam", "--second", "Jo")
    tin("money", "made-by", "Sam")
