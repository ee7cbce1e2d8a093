"""An empty idea card fits on one page of either paper, and on both sides of it in large print."""

from io import BytesIO

import pytest

from groupkit.pdf.motions import ANSWERS, blank_cards
from groupkit.storage import business as shipped
from tests.pdf import reading


def printed(**how):
    written = BytesIO()
    blank_cards(shipped.words(), written, **how)
    return written.getvalue()


@pytest.mark.parametrize("language", ["en", "ar-XB"])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_an_empty_card_fits_on_one_page(paper, language):
    card = printed(paper=paper, language=language)
    assert reading.count(card) == 1
    assert reading.inside(card)


def test_an_empty_card_is_set_in_usual_type_where_there_is_room_for_it():
    assert max(reading.sizes(printed())) == 22.0
    assert 18 < max(reading.sizes(printed(paper="Letter"))) < 22


def test_it_asks_what_the_group_needs_to_decide():
    shown = reading.words(printed())
    assert "Idea card One idea, one card." in shown
    for asked in ("What we would do, in one sentence", "Who backs it", "When we look at it again", *ANSWERS):
        assert asked in shown


@pytest.mark.parametrize("language", ["en", "en-XA"])
def test_large_print_is_turned_over_for_the_night(language):
    card = printed(language=language, large=True)
    assert reading.count(card) == 2
    assert reading.inside(card)
    assert max(reading.sizes(card)) == 27.5
