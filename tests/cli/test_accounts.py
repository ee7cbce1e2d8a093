"""A treasurer looks at a month, closes it, prints it and opens it again by typing."""

from datetime import date

import pytest

from groupkit.services.group import Group
from tests import months
from tests.evening import PASSPHRASE

FORM = "A1,Collections,101,0,0,101,90\nA1,Books,34,0,0,34,30\nA1-total,,134,0,0,134,120\n"


@pytest.fixture
def golden(typed, tmp_path):
    """Type a line about the book of the layout."""
    secret = tmp_path / "secret.txt"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    path = tmp_path / "golden.groupkit"
    months.golden(path).close()
    return lambda *line: typed("--book", path, "--passphrase-file", secret, "accounts", *line)


CLOSE = ("close", "2026-11", "--there", "Tin=51.40", "--there", "Bank=362.20", "--not-cleared", 430)
TWO = ("--by", "Sam", "--second", "Jo")


@pytest.fixture
def later(monkeypatch):
    """Let today be well after the month of the layout, wherever the tests run."""
    monkeypatch.setattr(Group, "today", lambda _group: date(2026, 12, 3))


def test_a_month_and_a_year_are_shown(golden, later):
    shown = golden("month").out
    assert "November 2026, Saturday group" in shown
    assert "Receipts total" in shown
    assert "258.05" in shown
    assert golden("month", "2026-11").out == shown
    found = golden("month", "2026-11", "--json").json
    assert (found["closed"], found["after_entry"], found["funds"][2]) == (None, 430, "ICB grant")
    assert [row["cells"] for row in found["rows"] if row["title"] == "Fares"] == [[0, None, 1200]]
    assert golden("year", "--starts", "calendar", "--json").json["start"] == "2026-01-01"
    assert "Mon 6 Apr 2026 to Mon 5 Apr 2027" in golden("year", "--day", "2026-11-01").out


def test_a_month_is_closed_by_two_and_opened_again_by_two(golden, later):
    done = golden(*CLOSE, *TWO)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("November 2026 is closed. Its seal is ")
    assert golden("months", "--json").json[1]["closed_on"] == "2026-12-03"
    assert "Thu 3 Dec 2026" in golden("months").out
    assert golden(*CLOSE, *TWO).err == "November 2026 is closed already. Choose another month.\n"
    opened = golden("reopen", "2026-11", *TWO, "--why", "A receipt turned up")
    assert opened.out == "Open again: November 2026.\n"
    assert golden("month", "2026-11", "--json").json["reopened"][0]["why"] == "A receipt turned up"


def test_what_differs_needs_a_reason(golden, later):
    line = ("close", "2026-11", "--there", "Tin=51.20", "--there", "Bank=-3.00", "--counted-on", "2026-11-30")
    done = golden(*line, *TWO)
    assert done.code == 1
    assert "Tin has £0.20 less than the book says." in done.err
    assert "Bank has £361.20 less than the book says." in done.err
    done = golden(*line, "--why", "Tin=We do not know", "--why", "Bank=Look at the statement", *TWO)
    assert (done.code, done.err) == (0, "")
    assert "Not all of it agrees: ask about Tin and Bank." in golden("read-aloud", "2026-11").out


def test_a_place_nobody_knows_is_named(golden, later):
    done = golden("close", "2026-11", "--there", "Jar=1", "--there", "Tin=x", *TWO)
    assert done.code == 1
    assert "There is no “Jar” here." in done.err
    assert "That is not an amount we can read." in done.err


def test_what_is_read_aloud_is_shown(golden, later):
    assert golden("read-aloud").out.splitlines()[0] == "November 2026: we began with £394.50."
    assert len(golden("read-aloud", "--json").json) == 6
    assert golden("read-aloud", "2026-1").err == "Write the month like 2026-11.\n"


@pytest.mark.parametrize("what", ["month", "month-pounds", "read-aloud", "year", "year-pounds", "scottish"])
def test_every_paper_is_printed(golden, later, tmp_path, what):
    out = tmp_path / "paper.pdf"
    assert golden("print", what, "--out", out).out == "Saved as paper.pdf.\n"
    named = out.read_bytes()
    assert golden("print", what, "--out", out, "--without-names").code == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert (out.read_bytes() == named) is (what in ("month-pounds", "read-aloud", "year-pounds"))


def test_a_form_is_worked_out_again(typed, tmp_path):
    file = tmp_path / "form.csv"
    file.write_text(FORM, encoding="utf-8")
    shown = typed("accounts", "form-check", file).out
    assert shown.splitlines() == [
        "a1-total, unrestricted: the form says 134, its figures come to 135. Rounding explains 1.",
        "a1-total, all: the form says 134, its figures come to 135. Rounding explains 1.",
    ]
    assert typed("accounts", "form-check", file, "--json").json[0]["off"] == -1
    file.write_text(FORM.replace("134", "139"), encoding="utf-8")
    assert "Look: 4 apart." in typed("accounts", "form-check", file).out
    file.write_text(FORM.replace("134", "135"), encoding="utf-8")
    assert typed("accounts", "form-check", file).out == "Every sum of the form comes out.\n"


def test_a_file_that_is_no_form_is_refused(typed, tmp_path):
    assert typed("accounts", "form-check", tmp_path / "none.csv").err.startswith("none.csv cannot be read.")
    large = tmp_path / "large.csv"
    large.write_text("x" * 1_000_001, encoding="utf-8")
    assert "larger than 1 MB" in typed("accounts", "form-check", large).err


def test_what_accounts_need_by_size_is_shown_for_a_year(golden, later):
    shown = golden("thresholds").out
    assert shown.startswith("What a charity’s accounts need, by size\nThe year Mon 6 Apr 2026 to Mon 5 Apr 2027.\n")
    assert "England and Wales: Simple accounts of money in and out\nUp to £500,000 in a year\n" in shown
    assert "We looked this up on Sat 21 Nov 2026: " in shown
    assert "Scotland: Full check by an auditor" in shown
    found = golden("thresholds", "--day", "2026-04-05", "--json").json
    assert found["end"] == "2026-04-05"
    assert {row["key"]: row["amount"] for row in found["thresholds"]}["ew-simple-old"] == 250_000
