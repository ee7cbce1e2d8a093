"""Where the money is, on paper: rows and columns add up, and anybody can hold it against a later book."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest

from groupkit.core.books import Told, Whereabouts
from groupkit.core.ledger import EntryType
from groupkit.core.letters import Holding
from groupkit.pdf.books import where
from tests.pdf import reading

SATURDAY = date(2026, 11, 14)
ABOUT = Whereabouts(
    group="Riverside <b>",
    currency="GBP",
    day=SATURDAY,
    funds=("General", "Outing pot"),
    holdings=(
        Holding(place="Tin", pence=(2815, 1000)),
        Holding(place="Jo, to bank", since=date(2026, 11, 7), pence=(2000, 0)),
        Holding(place="Bank", since=date(2026, 10, 31), statement=True, pence=(11000, -50)),
    ),
    entry=412,
    head=bytes(range(32)),
)
MOVED = Told(
    number=412,
    day=SATURDAY,
    type=EntryType.MOVE,
    what="Banked",
    said={"place": "Tin", "other_place": "Bank", "who": "Jo", "pot": "General"},
    pence=2000,
    corrected_by=413,
)
COUNTED = Told(number=411, day=SATURDAY, type=EntryType.RECORD, what="counted", said={"place": "Tin"}, counted=3820)
LONG = "Abcdefghijklmno " * 15


def printed(about=ABOUT, entries=(MOVED, COUNTED), **how):
    written = BytesIO()
    where(about, entries, written, **how)
    return written.getvalue()


def test_every_place_and_pot_stands_there_with_its_total():
    paper = printed()
    shown = reading.words(paper)
    for said in (
        "Where the money is Riverside <b>, on Saturday 14 November 2026 £167.65 in all.",
        "Where the money is now General Outing pot All",
        "Tin 28.15 10.00 38.15",
        "Jo, to bank (since 7 Nov) 20.00 0.00 20.00",
        "Bank (last statement 31 Oct) 110.00 −0.50 109.50",
        "All 158.15 9.50 167.65",
        f"Seal {ABOUT.seal} after entry 412.",
        "412 Sat 14 Nov 2026 Banked From Tin to Bank. With Jo. For General. Put right by entry 413. 20.00",
        "411 Sat 14 Nov 2026 Counted: £38.20 In Tin.",
    ):
        assert said in shown
    assert reading.count(paper) == 1
    assert max(reading.sizes(printed(large=True))) == pytest.approx(max(reading.sizes(paper)) * 1.25, abs=0.1)


def test_a_new_book_is_printed_too():
    shown = reading.words(printed(replace(ABOUT, funds=(), holdings=(), entry=0), ()))
    assert "£0.00 in all. Nothing is set up yet." in shown
    assert "The newest in the book" not in shown


@pytest.mark.parametrize("language", ["en-XA", "ar-XB"])
@pytest.mark.parametrize(("paper", "large"), [("A4", True), ("Letter", False)])
def test_nothing_leaves_the_page_in_any_language(language, paper, large):
    pots = 9
    about = replace(
        ABOUT,
        funds=tuple(f"{LONG[:30]} {at}" for at in range(pots)),
        holdings=tuple(Holding(place=f"{LONG[:40]} {at}", pence=(9_999_999,) * pots) for at in range(12)),
    )
    entries = [replace(MOVED, what=LONG, said={**MOVED.said, "why": LONG, "who": LONG[:40]}, pence=-9_999_999)] * 30
    assert reading.inside(printed(about, entries, language=language, paper=paper, large=large))
