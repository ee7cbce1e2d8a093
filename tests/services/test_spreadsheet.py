"""A file for a spreadsheet holds figures and words, and nothing that works itself out."""

import csv
from io import StringIO

import pytest

from groupkit.core.problems import GroupkitError
from groupkit.services import spreadsheet


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@now", "\t=1", "\r=1", "  =HYPERLINK(1)"])
def test_words_that_begin_like_a_formula_are_only_words(words):
    (_head, row) = csv.reader(StringIO(spreadsheet.written(["What"], [[words]]), newline=""))
    assert row == [f"'{words}"]


def test_figures_gaps_and_awkward_words_come_back_as_they_were():
    rows: list[list[object]] = [[-3, None, 'Jo’s "Tea, and cake"\nhere'], [0, "", "Łódź"]]
    head, *found = csv.reader(StringIO(spreadsheet.written(["a", "=b", "c"], rows), newline=""))
    assert head == ["a", "'=b", "c"]
    assert found == [["-3", "", 'Jo’s "Tea, and cake"\nhere'], ["0", "", "Łódź"]]


def test_a_number_to_ring_does_not_leave_the_group():
    assert "01632" not in spreadsheet.written(["What"], [["Ring 01632 960 001"]])


def test_it_is_saved_so_that_spreadsheets_read_its_letters(tmp_path):
    path = tmp_path / "visits.csv"
    spreadsheet.save(path, ["What"], [["Łódź"]])
    assert path.read_bytes() == b"\xef\xbb\xbfWhat\r\n\xc5\x81\xc3\xb3d\xc5\xba\r\n"
    with pytest.raises(GroupkitError):
        spreadsheet.save(tmp_path / "nowhere" / "visits.csv", ["What"], [])
