"""The budget and the paper for the envelope: figures worked out, room to write, and two who count."""

from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO

import pytest

from groupkit.core.outings.afterwards import Afterwards
from groupkit.core.outings.budget import Pot
from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.papers import ORGANISER, SHEETS
from groupkit.core.outings.plans import Plan
from groupkit.core.outings.reckoning import Reckoning
from groupkit.core.outings.values import EQUAL, IN, NOT_COMING, PRICE, WAITING, Cost, Goer, Outing, Planned
from groupkit.pdf import raster
from groupkit.pdf.outings import sheets
from groupkit.services.outings.known import telling
from tests.pdf import reading

DAY = date(2026, 11, 14)
GRANT = 3
LONG = "Abcdefghijklmno " * 18 + "Abcdefghijkl"
NAMES = ("Annika", "Benedict", "Cazimir", "Dorothea", "Emeka")
PEOPLE = tuple(Goer(id=at, outing=1, name=name) for at, name in enumerate(NAMES, start=1))
SEASIDE = Outing(id=1, name="Seaside", day=DAY, fund=2, way=PRICE, price=600, places=14, free_places=3)
PLAN = (
    Planned(id=1, outing=1, what="Coach", pence=9600),
    Planned(id=2, outing=1, what="Way in", pence=450, each=True),
    Planned(id=3, outing=1, what="A ticket for a helper", pence=450),
    Planned(id=4, outing=1, what="Grant", pence=9600, direction=IN, fund=GRANT),
)
POTS = (
    Pot(id=2, name="Outing pot"),
    Pot(id=GRANT, name="Seaside grant", grant=True, ends_on=date(2027, 3, 31), buys=("Fares", "Room")),
)
KNOWN = KnownOuting(
    reckoning=Reckoning(
        outing=SEASIDE,
        plan=PLAN,
        people=(replace(PEOPLE[0], party=3, free=1), *PEOPLE[1:3], replace(PEOPLE[3], free=1)),
        costs=(Cost(id=1, outing=1, what="Coach", pence=9600, fund=GRANT, line=1),),
    ),
    plan=Plan(outing=1),
    after=Afterwards(outing=1),
    pots=POTS,
)


@cache
def told(language):
    return telling(language)


def printed(key, known, language="en", **how):
    written = BytesIO()
    sheets.make(key, known, told(language), written, sheets.leaf(language, **how))
    return written.getvalue()


def words(key, known=KNOWN, **changed):
    reckoning = replace(known.reckoning, **changed)
    return reading.words(printed(key, replace(known, reckoning=reckoning)))


def test_the_budget_is_worked_out_with_a_little_by():
    shown = words("budget")
    for said in (
        "What it costs Seaside, Saturday 14 November 2026",
        "Costs that stay the same Coach £96.00",
        "Costs for each place Way in 14 × £4.50 £63.00",
        "What access costs A ticket for a helper £4.50",
        "A little by, for what nobody thought of £16.35 All together £179.85",
        "A grant pays Seaside grant £96.00",
        "Price of one place £6.00 Free places 3 What people pay 11 paid places £66.00 The pot pays £17.85",
        "The grant can be used until Wednesday 31 March 2027. The outing is on Saturday 14 November",
        "The grant is for: Fares and Room",
        "With 14 places taken, £17.85 is still to find.",
        "Paid before the day by the group: £96.00",
        "You get back what you paid, all of it.",
        "Who has one is never printed.",
    ):
        assert said in shown
    assert not [name for name in NAMES if name in shown]


def test_a_budget_says_where_it_comes_out_even_and_what_is_over():
    shown = words("budget", outing=replace(SEASIDE, price=900))
    assert "With 8 paid places, it comes out even. What is left over stays in the pot for the next one." in shown
    just = words("budget", outing=replace(SEASIDE, price=9585 - 1200), plan=PLAN[:1], costs=())
    assert "is still to find" not in just
    exact = words("budget", outing=replace(SEASIDE, price=960), plan=PLAN[:1])
    assert "With 11 paid places" in exact
    assert "left over" not in exact


def test_a_budget_without_a_price_says_what_each_place_would_bear():
    shown = words("budget", outing=replace(SEASIDE, way=EQUAL, price=0), costs=())
    assert "Price of one place £7.63" in shown
    assert "comes out even" not in shown
    assert "Paid before" not in shown
    walk = KnownOuting(
        reckoning=Reckoning(outing=Outing(id=1, name="Walk", day=DAY)), plan=Plan(outing=1), after=KNOWN.after
    )
    assert "Price of one place £0.00 Free places 0" in words("budget", walk)
    unnamed = replace(KNOWN, pots=())
    assert "A grant pays Grant £96.00" in words("budget", unnamed)
    assert "The grant can be used" not in words("budget", unnamed)


def test_two_count_what_is_in_the_envelope():
    shown = words("cash")
    for said in (
        "Count the money Seaside, Saturday 14 November 2026",
        "Two people count and write it down. Put the slips in the envelope.",
        "In the envelope at the start",
        "Note or coin First person Second person £50 £20 £10 £5 £2 £1 50p 20p",
        "Two names protect both.",
    ):
        assert said in shown
    assert not [name for name in NAMES if name in shown]


def test_the_sheet_tells_the_pot_from_the_grant_and_counts_parties():
    tea = Cost(id=2, outing=1, what="Tea", pence=1000)
    costs = (*KNOWN.reckoning.costs, tea)
    shown = words("sheet", costs=costs)
    for said in (
        "A place has a price, and the pot meets what is left",
        "Annika (3 people) £12.00",
        "Dorothea £0.00",
        "£14.00 stays in the pot. Seaside grant meets £96.00.",
        "What people pay £66.00 £24.00 What the pot meets £1.50 −£14.00 Seaside grant £96.00 £96.00",
    ):
        assert said in shown
    kept = (replace(tea, pence=5000), replace(costs[0], fund=9, pence=1))
    assert "The pot meets £26.00. A grant meets £0.01." in words("sheet", costs=kept)
    out = (*PEOPLE[:2], replace(PEOPLE[2], standing=WAITING), replace(PEOPLE[3], standing=NOT_COMING))
    shared = words("sheet", people=out)
    assert "Benedict" in shared
    assert "Cazimir" not in shared
    assert "Dorothea" not in shared


def test_the_page_for_everybody_tells_neither_free_places_nor_whose_grant_it_is():
    shown = words("public", people=PEOPLE)
    for said in (
        "5 people come along.",
        "What people pay together £30.00 A grant pays £96.00 What stays in the pot £30.00",
        "What is left over stays in the pot for the next one.",
    ):
        assert said in shown
    for hidden in ("Seaside grant", "ree place", *NAMES):
        assert hidden not in shown
    few = words("public", people=(KNOWN.people[0], *KNOWN.people[2:]))
    assert "5 people come along." in few
    assert "A grant pays £96.00" in few
    for hidden in ("together", "pot"):
        assert hidden not in few.replace("All together", "")


def test_both_are_for_those_who_organise_it():
    assert {sheet.key: sheet.seen_by for sheet in SHEETS if sheet.key in ("budget", "cash")} == {
        "budget": ORGANISER,
        "cash": ORGANISER,
    }


@pytest.mark.parametrize("language", ["en-XA", "ar-XB"])
@pytest.mark.parametrize("key", ["budget", "cash", "public"])
@pytest.mark.parametrize(("paper", "large"), [("A4", False), ("Letter", True)])
def test_every_letter_stands_on_the_page(language, key, paper, large):
    outing = replace(SEASIDE, name=LONG[:80])
    plan = tuple(replace(line, what=LONG[:200]) for line in PLAN)
    pots = tuple(replace(pot, name=LONG[:80]) for pot in POTS)
    known = replace(KNOWN, reckoning=replace(KNOWN.reckoning, outing=outing, plan=plan), pots=pots)
    data = printed(key, known, language, paper=paper, large=large)
    assert reading.inside(data)
    assert min(reading.sizes(data)) >= 9


def test_what_is_counted_stands_on_a_page_of_its_own_in_large_print():
    data = printed("cash", KNOWN, large=True)
    assert raster.count(data) == 2
    assert "What is in the envelope at the end" in reading.words(data).split("Page 2 of 2")[1]


@pytest.mark.parametrize("key", ["budget", "cash"])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_each_is_one_page(key, paper):
    assert raster.count(printed(key, KNOWN, paper=paper)) == 1
