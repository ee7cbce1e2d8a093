"""What is in a workbook hangs on the wall: each step with what it is about, and the other pages by name."""

from dataclasses import replace
from io import BytesIO

import pytest

from groupkit.core.workbooks.chapters import Workbook
from groupkit.pdf import raster
from groupkit.pdf.workbooks.wall import wall
from groupkit.storage import workbooks
from tests import shelf
from tests.pdf.reading import words


def printed(workbook: Workbook, **how: object) -> bytes:
    into = BytesIO()
    wall(workbook, into, **how)  # type: ignore[arg-type]  # the names are those of the paper
    return into.getvalue()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_workbook_that_comes_with_groupkit_fits_on_one_page(paper):
    (book,) = workbooks.shipped()
    data = printed(book, paper=paper)
    said = words(data)
    assert raster.count(data) == 1
    assert all(" ".join(each.title.split()) in said for each in book.chapters)


def test_in_large_print_it_takes_the_pages_it_needs():
    (book,) = workbooks.shipped()
    assert raster.count(printed(book, large=True)) > 1


def test_a_step_is_told_in_its_shortest_words():
    book = shelf.workbook()
    step = replace(book.steps[0], easy_about=("One idea.", "Another."))
    longer = replace(
        book.steps[1], easy_about=("A long sentence that fills the whole of its line on the page.", "No.")
    )
    plain = replace(book.steps[1], key="step-03", number=3, easy_about=())
    said = words(printed(replace(book, chapters=(step, longer, plain), summary="")))
    assert "One idea. Another." in said
    assert "No." not in said
    assert "What it is about." in said


def test_a_workbook_without_steps_lists_its_pages():
    said = words(printed(replace(shelf.workbook(), chapters=shelf.workbook().chapters[-1:])))
    assert "Pages to read" in said
    assert "Step" not in said
