"""A poster and small invitations are read from afar, by a camera, and mirrored; nobody is named on them."""

from dataclasses import replace
from datetime import date, time
from io import BytesIO

import pytest
from reportlab.graphics.barcode import qrencoder
from reportlab.lib.units import mm

from groupkit.core.outings.afterwards import Afterwards
from groupkit.core.outings.choosing import Idea
from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.papers import EVERYBODY, SHEETS
from groupkit.core.outings.plans import Plan
from groupkit.core.outings.reckoning import Reckoning
from groupkit.core.outings.values import PRICE, Goer, Outing
from groupkit.pdf.outings import sheets
from groupkit.pdf.outings.squares import square
from groupkit.services.outings.known import telling
from tests.pdf import reading, scanning

LONG = "Abcdefghijklmno " * 18
KEYS = tuple(sheet.key for sheet in SHEETS if sheet.outside)
OUTING = Outing(id=1, name="Bowling", day=date(2026, 11, 14), way=PRICE, price=600, places=14, free_places=3)
PLAN = Plan(
    outing=1,
    start=time(14),
    finish=time(17, 30),
    meet_at="The library steps",
    map_link="https://maps.example/library",
    travel="The 14 bus",
    bring="A coat",
    access="No steps",
    closes_on=date(2026, 11, 10),
)
KNOWN = KnownOuting(
    reckoning=Reckoning(outing=OUTING, people=(Goer(id=1, outing=1, name="Beatrix"),)),
    plan=PLAN,
    after=Afterwards(outing=1),
    idea=Idea(id=1, bank="bowls", title="Bowling"),
    names={1: "Sam"},
    group="Saturday group",
)
BARE = replace(KNOWN, plan=Plan(outing=1), idea=None)
LONGEST = replace(
    KNOWN,
    reckoning=replace(KNOWN.reckoning, outing=replace(OUTING, name=LONG[:80])),
    plan=replace(PLAN, meet_at=LONG, travel=LONG, bring=LONG, access=LONG),
    group=LONG[:80],
)


def printed(key, known=KNOWN, language="en", **how):
    written = BytesIO()
    sheets.make(key, known, telling(language), written, sheets.leaf(language, **how))
    return written.getvalue()


def modules(words):
    """Return the modules as the encoder itself works them out."""
    made = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    made.addData(words)
    made.make()
    return [[bool(cell) for cell in row] for row in made.modules]


def test_a_poster_says_what_people_outside_want_to_know():
    shown = reading.words(printed("poster"))
    for said in (
        "Saturday group Come along Bowling Saturday 14 November 2026, from 14:00 to 17:30",
        "We meet at The library steps",
        "It costs £6.00 each. Some places are free. Ask quietly, and nobody asks why.",
        "Point a telephone here to find the meeting place. Or go to: The library steps",
        "There is no drink on this outing. No pictures of faces.",
    ):
        assert said in shown
    assert not any(name in shown for name in ("Beatrix", "Sam"))
    assert "Page 1" not in shown


@pytest.mark.parametrize("key", KEYS)
def test_a_neutral_one_does_not_say_whose_it_is(key):
    shown = reading.words(printed(key))
    assert ("Saturday group" in shown) == ("neutral" not in key)
    assert ("no drink" in shown) == ("neutral" not in key)
    (sheet,) = (sheet for sheet in SHEETS if sheet.key == key)
    assert sheet.seen_by == EVERYBODY


def test_slips_are_torn_off_and_large_print_has_room_instead():
    slips = reading.words(printed("poster")).count("14:00. We meet at")
    assert 4 <= slips <= 9
    assert "14:00. We meet at" not in reading.words(printed("poster", large=True))
    assert "14:00. We meet at" not in reading.words(printed("poster", LONGEST))


@pytest.mark.parametrize(("large", "many"), [(False, 4), (True, 2)])
def test_invitations_are_cut_apart(large, many):
    assert reading.words(printed("invitation", large=large)).count("We meet at The library steps") == many
    assert reading.words(printed("invitation", LONGEST, large=large)).count("The list closes") in {1, 2}


@pytest.mark.parametrize(
    ("key", "language", "large"),
    [("poster", "en", False), ("poster", "ar-XB", True), ("invitation", "ar-XB", False)],
)
def test_a_camera_finds_the_meeting_place_and_is_never_shown_a_mirrored_square(key, language, large):
    data = printed(key, language=language, large=large)
    found = scanning.squares(data)
    assert found
    assert all(one == modules(PLAN.map_link) for one in found)
    assert scanning.quiet(data)


def test_without_a_link_the_square_says_the_words_of_the_place():
    plan = replace(PLAN, map_link="", meet_at="قاعة الشرق")
    assert scanning.squares(printed("poster", replace(KNOWN, plan=plan))) == [modules("قاعة الشرق")]
    assert scanning.squares(printed("poster", BARE)) == scanning.squares(printed("invitation", BARE)) == []


def test_a_square_is_wide_enough_and_too_many_words_have_none():
    made, finer = square("https://maps.example"), square("x" * 400)
    assert made is not None
    assert finer is not None
    count = len(modules("https://maps.example"))
    assert made.width * count / (count + 8) == pytest.approx(30 * mm)
    assert finer.width > made.width
    assert square("") is square("x" * 601) is None


@pytest.mark.parametrize("key", ["poster", "invitation"])
@pytest.mark.parametrize(
    ("language", "paper", "large"), [("en", "A4", False), ("en-XA", "Letter", True), ("ar-XB", "Letter", False)]
)
def test_every_letter_stands_on_one_page(language, key, paper, large):
    for known in (LONGEST, BARE):
        data = printed(key, known, language, paper=paper, large=large)
        assert reading.inside(data)
        assert min(reading.sizes(data)) >= 9
        assert reading.count(data) == 1
