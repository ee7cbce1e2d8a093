"""The proof that paper comes back: every form, printed in every edition, marked by chance, scanned and read."""

from io import BytesIO

import cv2
import numpy as np
import pytest

from groupkit.core.feedback.layout import Area
from groupkit.pdf import raster
from groupkit.pdf.feedback import paper
from groupkit.pdf.feedback.settings import Told
from groupkit.pdf.scanning import reading
from groupkit.storage.feedback import shipped
from tests import marks

WORDS = shipped.words()
EDITIONS = {
    "normal": ("en", False),
    "large": ("en", True),
    "mirrored": ("ar-XB", False),
    "mirrored large": ("ar-XB", True),
    "long": ("en-XA", False),
}
SIZES = ("A4", "Letter")
CODE = 1234
SURE = ("filled", "scribbled", "crossed", "ticked")
WRITTEN, LINES = 0.5, 3


def pictures(form, **how):
    """Return the pages of a form as they come from the printer."""
    written = BytesIO()
    paper.book(form, WORDS, written, told=Told(able=7, label="Autumn", code=CODE), **how)
    for wide, high, pixels in raster.pages(written.getvalue(), marks.DPI):
        yield np.frombuffer(pixels, np.uint8).reshape(high, wide, 4)[:, :, 0].copy()


def marked(picture, layout, chance):
    """Mark a page by chance; return what was meant in each row, and where something was written."""
    meant = {}
    for question, row in marks.rows_of(layout).items():
        if chance.random() >= marks.BLANK:
            box = row[chance.integers(len(row))]
            marks.mark(picture, box, SURE[chance.integers(len(SURE))], chance)
            meant[question] = (box.option,) if question in layout.several and box.option >= 0 else box.option
    written = {area.question for area in layout.areas if chance.random() < WRITTEN}
    for area in layout.areas:
        if area.question in written:
            _scrawl(picture, area, chance)
    return meant, written


def _scrawl(picture, area: Area, chance):
    for line in range(LINES):
        y = area.y + 6 + line * 5
        path = [(area.x + 5 + at, y + chance.normal(0, 1.2)) for at in np.arange(0, 60, 1.2)]
        marks.stroke(picture, path, marks.DPI / 25.4, 0.5, 40)


def decoded(scan):
    """Return the picture in a scan."""
    return cv2.imdecode(np.frombuffer(scan, np.uint8), cv2.IMREAD_GRAYSCALE)


@pytest.mark.proof
@pytest.mark.parametrize("edition", EDITIONS)
def test_every_form_that_was_printed_and_marked_is_read_as_it_was_meant(edition):
    chance = np.random.default_rng(20_261_121 + len(edition))
    language, large = EDITIONS[edition]
    rows = doubts = 0
    for form in shipped.forms():
        for size in SIZES if form.anonymous else ():
            layouts = paper.layouts(form, WORDS, language=language, paper=size, large=large)
            printed = pictures(form, language=language, paper=size, large=large)
            for layout, picture in zip(layouts, printed, strict=True):
                meant, written = marked(picture, layout, chance)
                scan = marks.scanned(picture, chance, dpi=200, one_bit=False)
                found = reading.page(decoded(scan), layouts, label=CODE)
                where = f"{form.id} {edition} {size} page {layout.page}"
                assert found.trouble is None, where
                assert found.page == layout.page
                rows, doubts = rows + len(meant), doubts + len(found.doubts)
                doubted = {doubt.question for doubt in found.doubts}
                closed = {key: answer for key, answer in meant.items() if key in found.asked}
                assert dict(found.answers) == {
                    key: answer for key, answer in closed.items() if key not in doubted
                }, where
                assert {area.question for area in found.areas} == written, where
                for area in found.areas:
                    if area.question not in doubted:
                        assert area.may_be_read == (meant.get(area.question) == 1), where
    print(f"{edition}: {rows} rows marked, {doubts} for a person to look at")
    assert rows > 100
    assert doubts <= rows * 0.04
