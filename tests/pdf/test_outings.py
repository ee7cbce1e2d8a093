"""The organiser's sheet says who pays what; the page for everybody says it of nobody."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groupkit.core.outings.afterwards import Afterwards
from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.plans import Plan
from groupkit.core.outings.reckoning import Reckoning
from groupkit.core.outings.values import AMOUNTS, IN, PARTS, Cost, Goer, Outing, Planned, Settled
from groupkit.core.shares import Payment
from groupkit.i18n import catalogue
from groupkit.pdf.outings import sheets
from groupkit.services.outings.known import telling
from tests.pdf import reading

DAY = date(2026, 11, 14)
NAMES = ("Annika", "Benedict", "Cazimir", "Dorothea")
PEOPLE = tuple(Goer(id=at, outing=1, name=name) for at, name in enumerate(NAMES, start=1))
KNOWN = Reckoning(
    outing=Outing(id=1, name="Bowling", day=DAY, fund=2, way=PARTS),
    plan=(
        Planned(id=1, outing=1, what="Lanes", pence=4000),
        Planned(id=2, outing=1, what="What people pay", pence=3000, direction=IN),
    ),
    people=(replace(PEOPLE[0], parts=2), *PEOPLE[1:3], replace(PEOPLE[3], most=250)),
    costs=(
        Cost(id=1, outing=1, what="Two lanes", pence=3651, line=1),
        Cost(id=2, outing=1, what="Dorothea’s taxi", pence=812, payer=2, sharers=frozenset({2, 4})),
    ),
    settled=(Settled(seq=9, day=DAY, payment=Payment(1, 0, 500)),),
)
LONG = "Abcdefghijklmno " * 12


def printed(key, reckoning, *, group="", language="en", **how):
    known = KnownOuting(reckoning=reckoning, plan=Plan(outing=1), after=Afterwards(outing=1), group=group)
    written = BytesIO()
    sheets.make(key, known, telling(language), written, sheets.leaf(language, **how))
    return written.getvalue()


def test_the_organisers_sheet_says_who_pays_what_and_whom():
    shown = reading.words(printed("sheet", KNOWN, group="Riverside"))
    for said in (
        "Bowling Riverside, Saturday 14 November 2026",
        "For the organiser only.",
        "By parts, such as 2 for an adult and 1 for a child",
        "Who Their part Has paid Still gives Gets back Annika £14.61 £5.00 £9.61 –",
        "Benedict £11.36 £8.12",
        "Dorothea £2.50",
        "The pot meets £8.86.",
        "Annika gives £9.61 to the pot.",
        "Two lanes The pot Everybody £36.51",
        "Dorothea’s taxi Benedict Benedict and Dorothea £8.12",
        "Lanes £40.00 £36.51",
        "All together £40.00 £44.63",
        "What people pay £30.00 £35.77",
        "What the pot meets £10.00 £8.86",
    ):
        assert said in shown


def test_the_page_for_everybody_has_totals_only():
    shown = reading.words(printed("public", KNOWN, group="Riverside"))
    for said in (
        "4 people come along.",
        "Lanes £40.00 £36.51",
        "Other costs £8.12",
        "All together £40.00 £44.63",
        "What people pay together £35.77",
        "What the pot meets £8.86",
        "whatever they can pay",
    ):
        assert said in shown
    assert not [name for name in NAMES if name in shown]
    shares = [catalogue("en").money(pence, "GBP") for pence in KNOWN.shared.pays.values()]
    assert not [share for share in shares if share in shown]


@settings(max_examples=12, deadline=None)
@given(
    st.lists(st.integers(1, 9_999), min_size=1, max_size=4), st.lists(st.none() | st.integers(0, 900), max_size=4)
)
def test_no_name_and_no_part_of_one_person_stands_on_the_page_for_everybody(amounts, most):
    people = tuple(replace(who, most=cap) for who, cap in zip(PEOPLE, [*most, *[None] * 4], strict=False))
    costs = tuple(
        Cost(outing=1, what=f"Ticket of {NAMES[at]}", pence=pence, payer=at) for at, pence in enumerate(amounts)
    )
    known = replace(KNOWN, people=people, costs=costs)
    shown = reading.words(printed("public", known))
    result = known.result
    totals = {known.cost, result.people, result.pot_meets, 4000}
    assert not [name for name in NAMES if name in shown]
    for pence in set(known.shared.pays.values()) - totals - {0}:
        assert f"{catalogue('en').money(pence, 'GBP')} " not in f"{shown} "


def test_where_few_pay_their_total_stays_off_the_page():
    few = replace(KNOWN, people=KNOWN.people[:2], plan=())
    shown = reading.words(printed("public", few))
    assert "Saturday 14 November 2026 2 people come along." in shown
    assert "together" not in shown.replace("All together", "")
    nobody = replace(KNOWN, people=(), costs=())
    assert "come along" not in reading.words(printed("public", nobody))


def test_a_sheet_that_cannot_be_shared_yet_says_why():
    people = tuple(replace(who, amount=1000) for who in KNOWN.people)
    unclear = replace(KNOWN, outing=replace(KNOWN.outing, way=AMOUNTS), people=people)
    shown = reading.words(printed("sheet", unclear))
    assert "It cannot be shared yet The shares come to £40.00. That is £4.63 less than the cost (£44.63)." in shown
    assert "Who shares what" not in shown
    met = replace(unclear, outing=replace(unclear.outing, pot_meets=True), costs=KNOWN.costs)
    assert "The pot meets £4.63." in reading.words(printed("sheet", met))
    even = replace(KNOWN, people=KNOWN.people[:2], costs=(replace(KNOWN.costs[0], pence=3000),), settled=())
    assert "odd pence" not in reading.words(printed("sheet", even))


def test_a_sheet_before_anything_was_paid_and_after_all_is_settled():
    empty = reading.words(printed("sheet", replace(KNOWN, people=(), costs=(), plan=(), settled=())))
    assert "Nothing is paid yet." in empty
    assert "Who pays whom" not in empty
    settled = tuple(Settled(seq=1, day=DAY, payment=each) for each in KNOWN.payments)
    shown = reading.words(printed("sheet", replace(KNOWN, settled=(*KNOWN.settled, *settled))))
    assert "All is settled." in shown


@pytest.mark.parametrize("language", ["en-XA", "ar-XB"])
@pytest.mark.parametrize("key", ["sheet", "public"])
@pytest.mark.parametrize(("paper", "large"), [("A4", False), ("Letter", True)])
def test_every_letter_stands_on_the_page(language, key, paper, large):
    people = tuple(replace(who, name=LONG[:80]) for who in KNOWN.people)
    costs = tuple(replace(each, what=LONG) for each in KNOWN.costs)
    outing = replace(KNOWN.outing, name=LONG[:80])
    known = replace(KNOWN, outing=outing, people=people, costs=costs, plan=(replace(KNOWN.plan[0], what=LONG),))
    data = printed(key, known, language=language, paper=paper, large=large, group=LONG)
    assert reading.inside(data)
    assert min(reading.sizes(data)) >= 9
