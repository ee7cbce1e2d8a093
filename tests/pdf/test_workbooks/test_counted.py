"""The press says how many pages there are of each chapter, so that a group can count them."""

from io import BytesIO

import pypdfium2 as pdfium
import pytest

from groupkit.core.workbooks.editions import Edition, Printing
from groupkit.pdf.workbooks import making
from tests import shelf


def pressed(**asked):
    into = BytesIO()
    pages = making.book(shelf.workbook(), Printing(**asked), into)
    return dict(pages), into.getvalue()


def test_the_pages_of_each_chapter_are_counted_in_all_copies():
    once, data = pressed(chapters=("step-01", "reading"))
    twice, _data = pressed(chapters=("step-01", "reading"), copies=2)
    assert set(once) == {"step-01", "reading"}
    assert once["step-01"] > 1
    assert twice == {key: 2 * count for key, count in once.items()}
    pdf = pdfium.PdfDocument(data)
    assert sum(once.values()) < len(pdf)
    pdf.close()


def test_one_chapter_alone_has_the_cover_and_all_the_rest():
    pages, data = pressed(chapters=("step-01",))
    pdf = pdfium.PdfDocument(data)
    assert pages == {"step-01": len(pdf)}
    pdf.close()


@pytest.mark.parametrize("asked", [{"edition": Edition.PLAIN_TEXT}, {"notes": True}])
def test_what_is_no_page_for_members_is_not_counted(asked):
    pages, data = pressed(chapters=("step-01",), **asked)
    assert pages == {}
    assert data
