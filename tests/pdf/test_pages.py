"""What somebody wrote for themselves comes on paper: every label and every word, in the order it is read."""

from dataclasses import replace
from io import BytesIO

import pytest

from groupkit.core.pages import Spot, written
from groupkit.core.workbooks.answers import Way
from groupkit.pdf.pages import own_pages
from tests import workpages
from tests.pdf import reading

BOOK = workpages.workbook()
PLACES = workpages.every_place(BOOK)
OTHERS = ("Words from a page that was taken out",)


def answers(words: str = "written") -> dict[Spot, str]:
    """Return an answer for every place; texts are numbered."""
    found = {}
    for at, (part, each, place) in enumerate(PLACES):
        spot = Spot(workbook=BOOK.key, chapter=part.key, exercise=each.key, place=place.key)
        found[spot] = {Way.TICK: "yes", Way.SCALE: str(at % 11)}.get(place.way, f"{words} {at}")
    return found


def printed(pages, **how):
    into = BytesIO()
    own_pages(pages, into, **how)
    assert reading.inside(into.getvalue())
    return reading.words(into.getvalue())


@pytest.mark.parametrize(("paper", "large"), [("A4", False), ("Letter", True)])
def test_every_word_and_every_label_stands_on_paper_in_reading_order(paper, large):
    words = printed(written(BOOK, answers()), paper=paper, large=large, others=OTHERS)
    texts = [
        f"written {at}" for at, (_part, _each, place) in enumerate(PLACES) if place.way not in (Way.TICK, Way.SCALE)
    ]
    found = [words.index(f"{text} " if text != texts[-1] else text) for text in texts]
    assert found == sorted(found)
    assert all(place.label in words and place.under in words for _part, _each, place in PLACES)
    assert OTHERS[0] in words
    assert "My pages" in words


def test_one_empty_page_has_room_to_write_and_its_own_name(tmp_path):
    (page,) = written(BOOK, {}, chapter="step-01", exercise="ex-scale")
    words = printed([page])
    assert words.startswith("Page 1 of 1 Title of scale")
    assert "My pages" not in words
    assert "0 means low end, 10 means high end" in words
    assert "9 10" in words
    table = written(BOOK, {}, chapter="step-01", exercise="ex-table")
    assert "Line 1: columns 1" in printed(table)
    target = tmp_path / "page.pdf"
    own_pages([page], target)
    assert target.read_bytes().startswith(b"%PDF")


def test_what_a_person_wrote_is_never_taken_for_markup_and_runs_over_pages():
    (page,) = written(BOOK, {}, chapter="step-01", exercise="ex-prompts")
    long = "<b>not bold</b> & so on\n" * 300
    filled = tuple(replace(each, words=long) for each in page.filled)
    words = printed([replace(page, filled=filled)])
    assert words.count("<b>not bold</b> & so on") == 300


def test_from_right_to_left_too():
    assert "written 3" in printed(written(BOOK, answers()), language="ar-XB")
