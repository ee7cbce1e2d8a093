"""Easy Read shows a small drawing of our own beside each sentence."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from groupkit.core.workbooks.editions import Edition, Printing
from groupkit.core.workbooks.exercises import Kind
from groupkit.pdf.workbooks import illustrating
from groupkit.pdf.workbooks.pens import Pen, Rect
from groupkit.pdf.workbooks.pictograms import PICTURES, picture
from groupkit.pdf.workbooks.sheets import Sheet
from tests.pdf.test_workbooks.paper import made
from tests.workpages import exercise, workbook


def inked(name, language="en"):
    """Return the pixels of a picture that stands in a square of 80 pixels, with a border of ten around it."""
    written, sheet = BytesIO(), Sheet(printing=Printing(language=language))
    canvas = Canvas(written, pagesize=(100, 100))
    left = sheet.paper.size[0] - 90 if sheet.rtl else 10
    picture(Pen(canvas, sheet), name, Rect(left, 10, 80, 80))
    canvas.showPage()
    canvas.save()
    pdf = pypdfium2.PdfDocument(written.getvalue())
    image = pdf[0].render().to_pil().convert("L")
    pdf.close()
    return {(at % 100, at // 100) for at, grey in enumerate(image.tobytes()) if grey < 128}


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_a_picture_is_drawn_inside_its_square_in_both_directions(name):
    for language in ("en", "ar-XB"):
        found = inked(name, language)
        assert len(found) > 100
        assert all(9 <= x <= 91 and 9 <= y <= 91 for x, y in found)


def test_no_two_pictures_are_the_same():
    drawn = {frozenset(inked(name)) for name in PICTURES}
    assert len(drawn) == len(PICTURES)


@pytest.mark.parametrize(("words", "name"), [
    ("Ask your pharmacist about it.", "medicine"), ("You can stop.", "stop"), ("Write one word.", "pen"),
    ("Napisz jedno słowo.", "tick"),
])  # fmt: skip
def test_a_sentence_is_shown_by_its_plainest_word_or_by_what_it_is_part_of(words, name):
    assert illustrating.of_words(words, "tick") == name


def test_every_picture_that_is_asked_for_is_drawn():
    assert {illustrating.of_kind(kind) for kind in Kind} <= set(PICTURES)
    assert set(illustrating.NAMES) <= set(PICTURES)


def test_each_easy_sentence_has_its_picture():
    easy = exercise(Kind.PROMPTS, easy=("Write one word.", "Then stop."))
    book = workbook()
    book = replace(book, chapters=(replace(book.chapters[1], exercises=(easy,)),))
    counts = [curves(made(book, edition=edition).data) for edition in (Edition.STANDARD, Edition.EASY_READ)]
    assert counts[0] < counts[1]


def curves(data):
    with pikepdf.open(BytesIO(data)) as pdf:
        return sum(page.Contents.read_bytes().count(b" l ") for page in pdf.pages)
