"""A secretary prints the recovery sheet, seals it, and gives it away."""

from datetime import date
from io import BytesIO

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from groupkit.pdf.profile import recovery_sheet
from groupkit.services import profile
from tests.evening import PASSPHRASE, new_book, reopened

CODE = "0DSH A57M 5TXD 7GJH RPQB HZMV WD31 51WM H3B1 RMRY QTZ5 AZPK 9YX5 6XEY"
DAY = date(2026, 11, 14)


def printed(code=CODE, group="Riverside <b>& sons", **how):
    written = BytesIO()
    recovery_sheet(group, "riverside.groupkit", code, DAY, written, **how)
    return pypdfium2.PdfDocument(written.getvalue())


def words(pdf):
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", ["en", "en-XA", "ar-XB"])
def test_the_code_is_large_and_reads_from_left_to_right_in_every_language(language, paper):
    pdf = printed(language=language, paper=paper)
    assert len(pdf) == 1
    assert CODE in words(pdf)
    text, (wide, _high) = pdf[0].get_textpage(), pdf[0].get_size()
    starts = [text.get_charbox(text.search(letters).get_next()[0]) for letters in CODE.split()]
    for at, (left, low, right, _top) in enumerate(starts):
        assert 0 < left < right < wide
        if at % 4:
            before = starts[at - 1]
            assert before[0] < left
            assert abs(before[1] - low) < 2
    assert pdfium.FPDFText_GetFontSize(text, text.search("A57M").get_next()[0]) == 30


def test_it_says_what_it_is_for_where_to_keep_it_and_when_it_ends():
    shown = words(printed())
    for piece in (
        "Recovery sheet Riverside <b>& sons: file riverside.groupkit, Saturday 14 November 2026",
        "opens the file when nobody remembers the passphrase", "envelope", "Give it to the facilitator",
        "away from the laptop", "new passphrase, this code ends", "Sealed by, and the day:",
    ):  # fmt: skip
        assert piece in shown


def test_the_printed_code_opens_the_file_and_the_passphrase_is_not_on_the_sheet(tmp_path, monkeypatch):
    path = tmp_path / "group.groupkit"
    group = new_book(path)
    shown = words(printed(profile.recovery_code(group)))
    group.close()
    assert PASSPHRASE not in shown
    first = shown.index("2026") + 5
    monkeypatch.setattr("tests.evening.PASSPHRASE", shown[first : first + len(CODE)])
    again = reopened(path)
    assert again.profile.name == "Saturday group, Eastside"
    again.close()
