"""The board is put up on the wall: by kind, each row with the day somebody looked, old ones left out and named."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest

from groupkit.core.openings import Board, Opening
from groupkit.core.outings.words.outside import BoardWords
from groupkit.pdf import openings
from groupkit.services.outings.known import telling
from tests.pdf import reading

TODAY = date(2026, 11, 14)
LONG = "Abcdefghijklmno " * 18
SWIM = Opening(
    id=1,
    kind="sport",
    name="Swim",
    what="An hour at your own pace",
    place="The baths, bus 14",
    times="Mondays at 10",
    cost="£2",
    access="Hoist, quiet hour",
    ask="Nothing",
    benefits="No",
    drink="None sold",
    reach="01632 960 001",
    ends_on=date(2027, 3, 1),
    checked_on=TODAY,
)
LONGEST = replace(SWIM, name=LONG, what=LONG, place=LONG, times=LONG, access=LONG, ask=LONG, reach=LONG)


def printed(*rows, language="en", **how):
    written = BytesIO()
    shown = Board(today=TODAY, words=telling(language)(BoardWords), openings=rows)
    openings.board(shown, written, language=language, **how)
    return written.getvalue()


def test_a_row_says_all_that_is_known_and_when_somebody_looked():
    shown = reading.words(printed(SWIM))
    for said in (
        "Things to do outside the group",
        "Sport and moving Swim",
        "An hour at your own pace",
        "Checked on Saturday 14 November 2026",
        "The baths, bus 14 Mondays at 10 £2",
        "Drink: None sold How to ask: 01632 960 001",
        "Open until: Monday 1 March 2027",
        "These are not our offers",
    ):
        assert said in shown, said
    assert "Not printed" not in shown


def test_old_rows_say_ring_first_and_the_oldest_are_left_out_with_a_line():
    old = replace(SWIM, id=2, name="Choir", kind="arts", checked_on=TODAY - timedelta(days=100))
    gone = replace(SWIM, id=3, name="Shed", kind="arts", what="Wood", checked_on=TODAY - timedelta(days=200))
    shown = reading.words(printed(SWIM, old, gone, replace(SWIM, id=4, name="Over", ended=True)))
    assert "Last checked on Thursday 6 August 2026. Ring them before you go." in shown
    assert "Shed: Not printed: last checked on Tuesday 28 April 2026." in shown
    assert "Wood" not in shown
    assert "Over" not in shown


def test_an_empty_board_asks_what_could_stand_there():
    assert "Nothing on the board yet." in reading.words(printed())
    never = reading.words(printed(replace(SWIM, checked_on=None)))
    assert "Nothing on the board yet." in never
    assert "Swim" in never
    bare = reading.words(printed(Opening(kind="place", name="Warm room", checked_on=TODAY)))
    assert "Places to be Warm room Checked on" in bare


@pytest.mark.parametrize(
    ("language", "paper", "large"), [("en", "A4", False), ("en-XA", "Letter", True), ("ar-XB", "Letter", True)]
)
def test_every_letter_stands_on_the_page(language, paper, large):
    data = printed(LONGEST, replace(LONGEST, kind="arts"), language=language, paper=paper, large=large)
    assert reading.inside(data)
    assert min(reading.sizes(data)) >= 9
