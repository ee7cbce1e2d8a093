"""A scanned page is known in whatever edition it was printed, and can be printed again to see what is a pen's."""

from dataclasses import replace

import pytest

from groupkit.core.feedback.scanned import Trouble
from groupkit.i18n import languages
from groupkit.pdf import raster
from groupkit.pdf.feedback.editions import editions
from groupkit.pdf.scanning import arriving, reading
from groupkit.storage.feedback import shipped

FORM = next(form for form in shipped.forms() if form.id == "after-tonight")


@pytest.fixture(scope="module")
def known():
    return editions(FORM, shipped.words())


def test_a_form_is_known_in_each_language_paper_and_size_of_print(known):
    firsts = [layout for layout in known.layouts if layout.page == 1]
    assert len(firsts) == len({layout.hash for layout in firsts}) == 4 * len(languages())


def test_a_page_can_be_printed_again_and_is_read_as_blank(known):
    for layout in known.layouts[:: len(known.layouts) // 3]:
        printed = known.prints(layout)
        assert raster.count(printed) == layout.pages
        page = list(arriving.pages("", printed))[layout.page - 1]
        (found,) = reading.read([page], known.layouts, prints=known.prints)
        assert (found.trouble, found.page, found.answers, found.doubts) == (None, layout.page, {}, ())


def test_a_page_of_an_older_printing_is_not_printed_again(known):
    older = replace(known.layouts[0], hash=1)
    assert known.prints(older) is None


def test_a_page_of_another_form_is_told(known):
    other = next(form for form in shipped.forms() if form.id == "carers")
    printed = editions(other, shipped.words()).prints
    (layout, *_) = editions(other, shipped.words()).layouts
    page, *_ = arriving.pages("", printed(layout) or b"")
    assert reading.read([page], known.layouts)[0].trouble is Trouble.OTHER_FORM


def test_a_talk_that_is_open_has_no_editions():
    talk = next(form for form in shipped.forms() if not form.anonymous)
    assert editions(talk, shipped.words()).layouts == ()
