"""The whole workbook that comes with groupkit prints in every edition, size and direction."""

import pytest

from groupkit.core.progress import Silent
from groupkit.core.workbooks.answers import places
from groupkit.core.workbooks.editions import Edition, Printing
from groupkit.core.workbooks.exercises import Wording
from groupkit.pdf.workbooks.making import laid_out
from groupkit.pdf.workbooks.sheets import Sheet
from groupkit.services.workbooks.shelf import in_language
from groupkit.storage.workbooks import shipped
from tests.pdf.test_workbooks.paper import OWN, faults, made, page_words

FOLDED = (Edition.STANDARD, Edition.EASY_READ, Edition.PENCIL)
EDITIONS = tuple(each for each in Edition if each is not Edition.PLAIN_TEXT)


def names(book, wording):
    return {
        f"{chapter.key}/{each.key}/{place.key}"
        for chapter in book.chapters
        for each in chapter.chosen(wording)
        for place in places(each)
    }


def test_a_step_of_the_workbook_prints_without_a_word_outside_its_frame():
    book = next(each for each in shipped() if each.key == "twelve-and-five")
    for how in ({}, {"booklet": True, "language": "ar-XB"}):
        assert faults(made(book, chapters=("step-01",), **how)) == []


@pytest.mark.proof
@pytest.mark.parametrize("language", ["en", "ar-XB", "en-XA"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_every_edition_size_and_direction_prints_without_a_word_outside_its_frame(edition, language):
    book = in_language(next(each for each in shipped() if each.key == "twelve-and-five"), language)
    for paper in ("A4", "Letter"):
        for booklet in (False, True) if edition in FOLDED else (False,):
            printed = made(book, edition=edition, paper=paper, booklet=booklet, language=language)
            assert faults(printed) == []
            found = [spot.name for spot in printed.spots]
            assert len(found) == len(set(found))
            if edition is not Edition.CARDS:
                assert names(book, Wording.OPEN) <= set(found)
                assert not [number for number, words in enumerate(page_words(printed.data)) if not words]


@pytest.mark.proof
@pytest.mark.parametrize("wording", list(Wording))
def test_every_belief_and_the_notes_print_without_a_word_outside_their_frame(wording):
    book = next(each for each in shipped() if each.key == "twelve-and-five")
    for how in ({}, {"black_only": True}, {"notes": True}, {"booklet": True, "cream": True}):
        printed = made(book, wording=wording, **how)
        assert faults(printed) == []
        assert how.get("notes") or names(book, wording) <= {spot.name for spot in printed.spots}


@pytest.mark.parametrize("how", [{}, {"booklet": True}, {"edition": Edition.LARGE}, {"edition": Edition.EASY_READ}])
def test_no_heading_stands_alone_at_the_foot_of_a_page(how):
    book = next(each for each in shipped() if each.key == "twelve-and-five")
    sheet = Sheet(printing=Printing(chapters=("pacing", "step-04", "evidence"), **how))
    found = laid_out(sheet, book, OWN, Silent())
    assert len(found) > 20
    assert all(not page.blocks[-1][0].kept for page in found)
