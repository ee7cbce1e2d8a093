"""Two-word cards on paper: no two alike, nothing on them but their words, and rows on the form for a pen."""

from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest

from groupkit.core.feedback.cards import CARDS, WORDS
from groupkit.core.feedback.figures import moved_in_words
from groupkit.core.feedback.forms import CARD_KEYS, RATHER_NOT
from groupkit.core.feedback.release import Shape, Table
from groupkit.pdf import raster
from groupkit.pdf.feedback import paper, results
from groupkit.pdf.feedback.deck import deck
from groupkit.pdf.scanning import arriving
from groupkit.pdf.scanning import reading as scanner
from groupkit.services.feedback import cards
from groupkit.storage.feedback import shipped
from tests import askings, marks
from tests.pdf import printed, reading, test_feedback_sheets

WORDS_ = shipped.words()
FORM = cards.followed(askings.form())


def made(drawn, **how):
    into = BytesIO()
    deck(FORM, drawn, WORDS_, into, **how)
    return into.getvalue()


def test_a_card_has_its_two_words_and_how_to_keep_it_and_the_last_says_what_to_do_when_it_is_lost():
    data = made([(0, 3), (15, 15)])
    said = reading.words(data)
    assert reading.count(data) == 2
    assert "Tree Lamp" in said
    assert "Meadow Pencil" in said
    assert said.count(WORDS_.cards.keep) == 2
    assert said.count(WORDS_.cards.lost) == 8
    assert not any(letter.isdigit() for letter in said)


def test_cards_of_one_drawing_are_the_same_bytes_again_and_every_card_can_be_printed():
    drawn = cards.drawn(11)
    assert made(drawn) == made(drawn)
    assert made(drawn) != made(drawn[::-1])
    assert reading.count(made(cards.drawn(CARDS), paper="Letter")) == 27
    for how in ({"large": True, "language": "ar-XB"}, {"language": "en-XA"}):
        assert reading.inside(made(drawn, **how))


# where words are long and large, there is room for little else beside those of a card
@pytest.mark.parametrize(
    ("language", "large", "fewest"), [("en", False, 6), ("ar-XB", True, 2), ("en-XA", True, 1)]
)
def test_both_words_stand_on_one_page_with_what_they_follow(language, large, fewest):
    layouts = paper.layouts(FORM, WORDS_, language=language, large=large)
    into = BytesIO()
    paper.book(FORM, WORDS_, into, language=language, large=large)
    assert printed.faults(into.getvalue(), layouts) == []
    (page,) = [each for each in layouts if any(box.question in CARD_KEYS for box in each.boxes)]
    for key in CARD_KEYS:
        assert [box.option for box in page.boxes if box.question == key] == list(range(WORDS))
    assert not any(box.option == RATHER_NOT for box in page.boxes if box.question in CARD_KEYS)
    assert len({box.question for box in page.boxes} & {*FORM.composite}) >= fewest


def test_the_words_of_a_card_that_were_marked_are_read():
    into, chance = BytesIO(), np.random.default_rng(5)
    paper.book(FORM, WORDS_, into)
    (front, *others) = paper.layouts(FORM, WORDS_)
    wide, high, rows = raster.grey(into.getvalue(), 0, round(297 / 25.4 * marks.DPI))
    sheet = np.frombuffer(rows, np.uint8).reshape(high, wide).copy()
    meant = {"welcome": 4, CARD_KEYS[0]: 13, CARD_KEYS[1]: 7}
    for box in front.boxes:
        if meant.get(box.question) == box.option:
            marks.mark(sheet, box, "crossed", chance)
    scan = marks.scanned(sheet, chance, one_bit=False)
    (page,) = scanner.read(list(arriving.pages("", scan)), (front, *others), prints=lambda _page: into.getvalue())
    assert (page.trouble, page.doubts, dict(page.answers)) == (None, (), meant)


@pytest.mark.parametrize("figures", [(), (3, 0, 9)])
def test_how_people_moved_stands_among_the_results_in_words(figures):
    shape = Shape.BANDS if figures else Shape.HIDDEN
    moves, said = Table(item="card_moved", shape=shape, figures=figures, of=12), WORDS_.figures
    told = replace(test_feedback_sheets.found(), moves=moves, moved=moved_in_words(moves, said))
    words = reading.words(test_feedback_sheets.made(results.results, told, WORDS_))
    assert said.moved_heading in words
    assert (f"{said.moved_heading} {said.hidden}" in words) == (not figures)
    assert (said.moved_whose in words) == bool(figures)
    assert ("It is harder for them: about 3 of about 12." in words) == bool(figures)
    plain = reading.words(test_feedback_sheets.made(results.results, test_feedback_sheets.found(), WORDS_))
    assert said.moved_heading not in plain
