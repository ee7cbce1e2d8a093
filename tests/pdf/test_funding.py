"""The statement to a funder holds every figure, adds up, names nobody who was paid, and carries its receipts."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest

from groupkit.core.funding.stating import Allowed, Line, Paid, Part, Statement
from groupkit.pdf.funding import statement
from groupkit.storage.binder import Bound
from tests.pdf import reading

APRIL, NOVEMBER, MARCH = date(2026, 4, 1), date(2026, 11, 14), date(2027, 3, 31)
TOLD = Statement(
    group="Saturday group, Eastside",
    currency="GBP",
    pot="ICB grant",
    funder="Eastside ICB",
    sort="A grant",
    reference="ICB-2026-77",
    host="Town Hall",
    starts=APRIL,
    ends=MARCH,
    on=NOVEMBER,
    report_due=date(2027, 4, 30),
    award=50000,
    parts=(
        Part(day=APRIL, what="ICB-2026-77", pence=30000, entry=12),
        Part(day=date(2026, 12, 1), what="Still to come", pence=20000),
    ),
    lines=(
        Line(name="Room", budget=24000, spent=8000, payments=2),
        Line(name="Refreshments", budget=16000, spent=1735, payments=3),
        Line(name="Fares", budget=10000, spent=1160, payments=2),
        Line(name="Literature", budget=0, spent=600, payments=1),
    ),
    paid=(
        Paid(entry=20, day=APRIL, what="Hall", receipt="R-1", pence=4000),
        Paid(entry=24, day=date(2026, 5, 2), what="Hall", receipt="R-4", pence=4000),
        Paid(entry=30, day=date(2026, 5, 9), what="Tea, milk, biscuits", receipt="R-9", pence=1800),
        Paid(entry=31, day=date(2026, 5, 9), what="Typed 18.00", receipt="", pence=-1800, puts_right=30),
        Paid(entry=32, day=date(2026, 5, 9), what="Tea, milk, biscuits", receipt="R-9", pence=1735),
        Paid(entry=33, day=date(2026, 6, 6), what="Bus to open up", receipt="", pence=1160),
        Paid(entry=40, day=date(2026, 6, 13), what="Books", receipt="R-12", pence=600),
    ),
    allowed=(
        Allowed(
            entry=39, day=date(2026, 6, 12), kind="Literature", pence=1000, by="Coordinator", why="They agreed."
        ),
    ),
    received=30000,
    own=500,
    own_agreed=1000,
    back=0,
    spent=11495,
    left=19005,
    left_of_others=0,
    balance=19005,
    left_over="It goes back to them",
    proposal="Run to June.",
    shared=("Eastside ICB",),
    share=1,
    of=1,
    files=0,
    seal="7K4M-Q2ZD-9XVB-4H8T",
    head=bytes(range(32)),
    after_entry=41,
)  # fmt: skip
SHARED = replace(
    TOLD,
    shared=("Borough Drug and Alcohol", "Eastside ICB"),
    share=3,
    of=4,
    proposal="",
    own=0,
    own_agreed=0,
    back=500,
    allowed=(),
    left=18005,
    left_of_others=1000,
)
LONG = "Abcdefghijklmno " * 18


def printed(told, **how):
    written = BytesIO()
    statement(told, written, **how)
    return written.getvalue()


def test_the_golden_statement():
    shown = reading.words(printed(TOLD))
    for said in (
        "Grant statement for Eastside ICB",
        "Group Saturday group, Eastside Up to Sat 14 Nov 2026",
        "Funder Eastside ICB Reference ICB-2026-77",
        "What it is A grant From and to Wed 1 Apr 2026 to Wed 31 Mar 2027",
        "Our pot ICB grant Held by Town Hall",
        "Awarded £500.00 Report due Fri 30 Apr 2027",
        "1 What came Day What it is Entry Amount Wed 1 Apr 2026 ICB-2026-77 12 300.00 Came altogether 300.00",
        "Our own money put to it (agreed: 10.00) 5.00",
        "Tue 1 Dec 2026 Still to come – 200.00",
        "For what Set for it Spent so far Left of it Payments",
        "Room 240.00 80.00 160.00 2",
        "Refreshments 160.00 17.35 142.65 3",
        "Fares 100.00 11.60 88.40 2",
        "Literature – 6.00 – 1",
        "Spent altogether 500.00 114.95 – 8",
        "Sat 2 May 2026 Hall R-4 40.00",
        "Typed 18.00 (puts entry 30 right) – −18.00",
        "Sat 6 Jun 2026 Bus to open up – 11.60",
        "Paid altogether 114.95",
        "Fri 12 Jun 2026, entry 39: up to £10.00 for Literature. Coordinator said yes: They agreed.",
        "4 What is left: £190.05 What was agreed about it: It goes back to them.",
        "What we would like to do with it: Run to June.",
        "We spent no more than came in, or our own money is shown. Agrees: YES",
        "The lines add up to what we spent. Agrees: YES",
        "What came in, less what we spent, is what the book holds in this pot. Agrees: YES",
        "Two of us have looked at it.",
        "No receipts are bound in. We keep them, and you can see them.",
        "Seal 7K4M-Q2ZD-9XVB-4H8T, after entry 41.",
    ):
        assert said in shown, said
    assert shown.count("Name") == 2
    assert reading.count(printed(TOLD)) == 2


def test_the_share_of_one_funder_says_how_it_is_worked_out():
    shown = reading.words(printed(SHARED))
    for said in (
        "Grant statement, share of Eastside ICB",
        "Borough Drug and Alcohol and Eastside ICB fill this pot together.",
        "Eastside ICB has 3 parts of 4.",
        "3 All payments from this pot",
        "Went back to the funder −5.00",
        "What is left for each funder adds up to what the book holds in this pot. Agrees: YES",
    ):
        assert said in shown, said
    assert "What was agreed beyond" not in shown
    assert "Our own money put to it" not in shown


def test_sums_that_do_not_agree_are_not_hidden():
    shown = reading.words(printed(replace(TOLD, balance=1, lines=TOLD.lines[:1], received=1, own=0)))
    assert shown.count("Agrees: NO") == 3


def test_a_new_grant_says_that_nothing_was_paid():
    bare = replace(TOLD, parts=(), paid=(), lines=(), spent=0, received=0, own=0, reference="", host="",
                   report_due=None, proposal="")  # fmt: skip
    shown = reading.words(printed(bare))
    assert "Nothing was paid yet." in shown
    assert "Reference –" in shown
    assert "Held by Saturday group, Eastside" in shown
    assert "Report due –" in shown
    assert "Spent altogether – 0.00" in shown


def test_what_came_whole_leaves_nothing_to_come():
    assert "Still to come" not in reading.words(printed(replace(TOLD, received=50000)))


def test_receipts_are_bound_in_and_counted(tmp_path):
    receipt = Bound(media="application/pdf", data=printed(SHARED), name="R-1")
    target = tmp_path / "statement.pdf"
    statement(replace(TOLD, files=2), target, files=[receipt, receipt])
    data = target.read_bytes()
    assert "2 receipts are bound in behind this." in reading.words(data)
    assert reading.count(data) == 2 + 2 * reading.count(receipt.data)


@pytest.mark.parametrize(
    "how",
    [
        {"language": "ar-XB"},
        {"language": "en-XA", "large": True},
        {"paper": "Letter", "language": "ar-XB", "large": True},
    ],
)
def test_long_words_stay_on_the_page_in_every_edition(how):
    line = Line(name=LONG[:40], budget=9_999_999, spent=9_999_999, payments=999)
    paid = Paid(entry=9, day=NOVEMBER, what=LONG, receipt=LONG[:30], pence=9_999_999)
    full = replace(SHARED, group=LONG, pot=LONG, funder=LONG, proposal=LONG, reference=LONG[:60], award=9_999_999)
    full = replace(full, lines=(line,) * 12, paid=(paid,) * 9, allowed=(replace(TOLD.allowed[0], why=LONG),))
    data = printed(full, **how)
    assert reading.inside(data)
    assert min(reading.sizes(data)) >= 9


def test_the_same_statement_gives_the_same_bytes():
    receipt = Bound(media="application/pdf", data=printed(SHARED), name="R-1")
    assert printed(TOLD, files=[receipt]) == printed(TOLD, files=[receipt])
