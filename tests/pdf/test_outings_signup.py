"""The list has a row for each place, then some to wait, and names nobody; slips and cards are two to a sheet."""

from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO

import pytest

from groupkit.core.outings.afterwards import Afterwards
from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.papers import EVERYBODY, ORGANISER, SHEETS
from groupkit.core.outings.plans import Plan
from groupkit.core.outings.reckoning import Reckoning
from groupkit.core.outings.values import PRICE, WAITING, Goer, Outing
from groupkit.core.outings.words.people import SignupWords
from groupkit.core.outings.words.planning import WhoWords
from groupkit.pdf import raster
from groupkit.pdf.outings import sheets
from groupkit.services.outings.known import telling
from tests.pdf import reading

DAY = date(2026, 11, 14)
LONG = "Abcdefghijklmno " * 5
KEYS = ("signup", "slip", "company")
WALK = Outing(id=1, name="Walk to the mill", day=DAY, places=14, free_places=3, way=PRICE, price=600)
KNOWN = KnownOuting(reckoning=Reckoning(outing=WALK), plan=Plan(outing=1), after=Afterwards(outing=1))
NAMES = ("Annika", "Benedict", "Cazimir")
GOERS = (
    Goer(id=1, outing=1, name=NAMES[0], party=2),
    Goer(id=2, outing=1, name=NAMES[1]),
    Goer(id=3, outing=1, name=NAMES[2], standing=WAITING, party=2),
    Goer(id=4, outing=1, name=""),
)


@cache
def told(language):
    return telling(language)


def printed(key, known=KNOWN, language="en", **how):
    written = BytesIO()
    sheets.make(key, known, told(language), written, sheets.leaf(language, **how))
    return written.getvalue()


def of(people=(), **more):
    return replace(KNOWN, reckoning=Reckoning(outing=replace(WALK, **more), people=people))


def rows(data):
    """Return the numbers of the rows."""
    return [int(line) for line in reading.lines(data) if line.strip().isdecimal()]


def test_who_may_see_each_is_said():
    seen = {sheet.key: (sheet.seen_by, sheet.loose) for sheet in SHEETS}
    assert seen["signup"] == (EVERYBODY, False)
    assert seen["slip"] == seen["company"] == (ORGANISER, True)


def test_there_is_a_row_for_each_place_and_some_for_those_who_wait():
    data = printed("signup")
    said = reading.words(data)
    assert rows(data) == list(range(1, 19))
    form = told("en")(SignupWords)
    for words in (
        "Who would like to come? Walk to the mill, Saturday 14 November 2026",
        form.intro,
        "There are 14 places. After line 14, people wait",
        "£6.00 each. 3 places are free. For one of them, put no mark here. Ask the second quietly.",
        "Waiting",
        *form.notes,
        form.own_slip,
        form.never,
        "It is torn up on Saturday 21 November.",
    ):
        assert words in said
    assert "taken already" not in said
    assert reading.count(data) == 1


def test_places_that_are_taken_are_counted_and_nobody_is_named():
    data = printed("signup", of(GOERS))
    assert "4 places are taken already." in reading.words(data)
    assert not [name for name in NAMES if name in reading.words(data)]
    assert rows(data) == [*range(5, 15), *range(17, 21)]
    full = printed("signup", of((replace(GOERS[0], party=14),), free_places=0))
    assert rows(full) == [15, 16, 17, 18]
    assert "£6.00 each. There" not in reading.words(full)
    assert "£6.00 each." in reading.words(full)


def test_with_as_many_places_as_people_like_there_are_twenty_rows_and_nobody_waits():
    data = printed("signup", of(GOERS, places=0, price=0))
    said = reading.words(data)
    assert rows(data) == list(range(1, 21))
    assert not [words for words in ("Waiting", "places. After", "taken", "each") if words in said]


def test_a_slip_asks_for_little_and_says_when_it_is_torn_up():
    data = printed("slip")
    said = reading.words(data)
    assert said.count("My slip for Walk to the mill") == 2
    assert said.count("This slip is torn up on Saturday 21 November.") == 2
    assert reading.words(printed("slip", large=True)).count("My slip") == 1
    assert "Page 1" not in said
    chosen = replace(KNOWN, plan=Plan(outing=1, destroy_on=date(2026, 11, 16)))
    assert "torn up on Monday 16 November." in reading.words(printed("slip", chosen))


def test_a_card_asks_who_would_like_company():
    said = reading.words(printed("company"))
    words = told("en")(WhoWords).company
    for line in (words.title, words.want, words.offer, words.calm, words.stop, words.not_this, words.kept):
        assert said.count(line) == 2


@pytest.mark.parametrize("language", ["en-XA", "ar-XB"])
@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize(("paper", "large"), [("A4", False), ("Letter", True)])
def test_every_letter_stands_on_the_page(key, paper, large, language):
    data = printed(key, of(GOERS, name=LONG), language=language, paper=paper, large=large)
    assert reading.inside(data)
    assert min(reading.sizes(data)) >= 9
    if key != "signup":
        assert reading.count(data) == 1


@pytest.mark.parametrize("key", KEYS)
def test_they_are_black_and_white(key):
    for _wide, _high, pixels in raster.pages(printed(key), 40):
        assert pixels[0::4] == pixels[1::4] == pixels[2::4]
