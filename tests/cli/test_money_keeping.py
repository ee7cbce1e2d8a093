"""Receipts, names that go and years that may go, all by typing."""

from datetime import date, timedelta

import pytest

from tests import pictures

TODAY = date.today()  # noqa: DTZ011  the day where the person sits


@pytest.fixture
def furnished(does):
    does("money", "set-up", "Tin")
    does("money", "opening", "Tin/General=10", "--day", TODAY, "--made-by", "Zebedee")
    return does


@pytest.fixture
def slip(tmp_path):
    path = tmp_path / "slip.jpg"
    path.write_bytes(pictures.jpeg())
    return path


def test_a_receipt_is_kept_shown_and_saved(book, furnished, slip, tmp_path):
    assert furnished("money", "receipt-add", slip, "--entry", 1).out == "Receipt 2 is kept in the book.\n"
    assert "slip.jpg  Entry 1" in furnished("money", "receipts").out
    found = furnished("money", "receipts", "--json").json
    assert [use["on"]["entry"] for use in found["receipts"][0]["uses"]] == [1]
    assert furnished("money", "receipt-save", 2, "--to", tmp_path).out == "Saved as Receipt 2.jpg.\n"
    assert pictures.PLACE not in (tmp_path / "Receipt 2.jpg").read_bytes()
    away = book("money", "receipt-away", 2)
    assert (away.code, away.err) == (1, "That file belongs to something. Take it off there first.\n")
    again = book("money", "receipt-save", 2, "--to", tmp_path / "nowhere")
    assert again.code == 1


def test_one_on_nothing_is_taken_away(furnished, slip):
    furnished("money", "receipt-add", slip)
    furnished("money", "receipt-away", 2)
    assert furnished("money", "receipts").out == "Nothing here yet.\n"


def test_a_file_that_is_no_receipt_is_refused(book, furnished, tmp_path):
    (tmp_path / "a.txt").write_text("hello")
    done = book("money", "receipt-add", tmp_path / "a.txt")
    assert (done.code, done.err) == (1, "We can keep pictures and PDFs up to 10 MB.\n")


def test_a_name_is_found_and_taken_out(book, furnished):
    assert "The book, 1 entry" in furnished("money", "find-name", "zebedee").out
    found = furnished("money", "find-name", "Saturday", "--json").json
    assert found == {"elsewhere": True, "on_the_list": False, "places": []}
    furnished("service", "add", "Zebedee")
    assert "list of people" in furnished("money", "find-name", "Zebedee").out
    assert "not about money" in furnished("money", "find-name", "Saturday").out
    done = furnished("money", "redact", "Zebedee", "--why", "They asked us to", "--by", "Treasurer")
    assert done.out.startswith("1 texts are gone; entry 2 says so.")
    assert furnished("money", "find-name", "Zebedee", "--json").json["places"] == []
    assert furnished("check").code == 0


def test_a_year_is_kept_as_long_as_it_has_to_be(book, furnished):
    (year,) = furnished("money", "keep-until", "--json").json
    assert not year["removed"]
    assert "May go from" in furnished("money", "keep-until").out
    done = book("money", "remove-year", year["last"], "--why", "Over", "--by", "Treasurer")
    assert done.code == 1
    assert "Nothing was removed." in done.err
    done = book("money", "remove-year", TODAY + timedelta(days=9999), "--why", "Over", "--by", "Treasurer")
    assert "No year of the book ends on that day" in done.err


def test_a_year_of_long_ago_goes(does):
    does("money", "set-up", "Tin")
    does("money", "opening", "Tin/General=10", "--day", "2015-05-01", "--made-by", "Zebedee")
    done = does("money", "remove-year", "2016-04-05", "--why", "The time is over", "--by", "Treasurer")
    assert "entry 2 says so" in done.out
    assert "Names and receipts are gone" in does("money", "keep-until").out
    assert does("money", "find-name", "Zebedee", "--json").json["places"] == []
