"""The papers on which an outing is planned are ticked and written on, with what is known already filled in."""

from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO

import pytest

from groupkit.core.outings.afterwards import Afterwards
from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.papers import EVERYBODY, SHEETS
from groupkit.core.outings.plans import NO, NOT_NEEDED, YES, Checked, Need, Plan, StepTaken
from groupkit.core.outings.reckoning import Reckoning
from groupkit.core.outings.risks import DayJob, Risk
from groupkit.core.outings.values import Goer, Outing
from groupkit.core.outings.words.people import JobWords, RiskWords
from groupkit.core.outings.words.planning import StepWords, TravelWords, VenueWords, WeatherWords
from groupkit.pdf import raster
from groupkit.pdf.outings import sheets
from groupkit.services.outings.known import telling
from tests.pdf import reading

KEYS = ("steps", "venue", "travel", "weather", "jobs", "risks", "who")
LONG = "Abcdefghijklmno " * 18 + "Abcdefghijkl"
WALK = Outing(id=1, name="Walk to the mill", day=date(2026, 11, 14))
EMPTY = KnownOuting(
    reckoning=Reckoning(outing=WALK), plan=Plan(outing=1), after=Afterwards(outing=1), group="Riverside"
)
RISK = Risk(
    outing=1, key="road", title="Roads and rails", whom="All", likely=1, harm=3, what="We cross at the lights."
)
FULL = replace(
    EMPTY,
    reckoning=replace(EMPTY.reckoning, outing=replace(WALK, places=14)),
    plan=Plan(
        outing=1,
        place="The old mill",
        meet_at="The bench before the library",
        travel="Bus 27",
        last_back="20:14 from the mill",
        spare_day=date(2026, 11, 21),
        photos="hidden",
        who="one-guest",
    ),
    steps=(StepTaken(outing=1, key="idea"), StepTaken(outing=1, key="approve", state=NOT_NEEDED)),
    checks=(
        Checked(outing=1, sheet="venue", key="no-drink", answer=YES, words="The bar opens at six"),
        Checked(outing=1, sheet="venue", key="step-free", answer=NO, words="They have a ramp"),
        Checked(outing=1, sheet="travel", key="bars", answer=YES, words="Go by the canal"),
        Checked(outing=1, sheet="travel", key="wait", words="Ten minutes"),
        Checked(outing=1, sheet="weather", key="rain", words="We meet in the café"),
    ),
    needs=(Need(outing=1, words="No steps"), Need(outing=1, words="A seat by the door")),
    risks=(
        RISK,
        replace(RISK, key="own-1", title="The geese", likely=2, harm=1, job="second", ready=True),
        replace(RISK, key="alcohol", title="Drink close by", likely=2),
    ),
    jobs=(
        DayJob(outing=1, job="lead", person=1, said_yes=True),
        DayJob(outing=1, job="second", person=2),
        DayJob(outing=1, job="home", person=3),
        DayJob(outing=1, job="money"),
    ),
    names={1: "Amina", 2: "Ben"},
)


@cache
def telling_in(language):
    return telling(language)


def printed(key, known, language="en", **how):
    written = BytesIO()
    sheets.make(key, known, telling_in(language), written, sheets.leaf(language, **how))
    return written.getvalue()


def words(kind):
    return telling_in("en")(kind)


def long(known):
    """Return an outing whose every word is as long as it may be."""
    reckoning = replace(known.reckoning, outing=replace(known.outing, name=LONG[:80]))
    plan = replace(known.plan, place=LONG, meet_at=LONG, travel=LONG, last_back=LONG)
    return replace(
        known,
        reckoning=reckoning,
        plan=plan,
        checks=tuple(replace(each, words=LONG) for each in known.checks),
        needs=tuple(replace(each, words=LONG) for each in known.needs),
        risks=tuple(replace(each, title=LONG[:200], whom=LONG[:200], what=LONG) for each in known.risks),
        names={1: LONG[:32], 2: LONG[:32]},
    )


def test_each_is_offered_and_one_is_for_everybody():
    offered = {sheet.key: sheet.seen_by for sheet in SHEETS}
    assert set(KEYS) <= set(offered)
    assert [key for key in KEYS if offered[key] == EVERYBODY] == ["who"]


def test_the_place_is_asked_about_with_what_was_seen():
    shown = reading.words(printed("venue", FULL))
    for said in (
        "Looking at the place Walk to the mill, Saturday 14 November 2026",
        "The place The old mill",
        "Looked at on",
        "We are a small group of about 14. We would like to come on Saturday 14 November.",
        "What would help",
        "A seat by the door",
        "The bar opens at six",
        "They have a ramp",
        *(text for check in words(VenueWords).checks for text in (check.title, check.about)),
    ):
        assert said in shown
    assert "about ____." in reading.words(printed("venue", EMPTY))
    two = replace(EMPTY, reckoning=replace(EMPTY.reckoning, people=(Goer(id=1, outing=1, name="Ann", party=2),)))
    assert "about 2." in reading.words(printed("venue", two))


def test_the_way_is_asked_about_with_what_it_passes():
    shown = reading.words(printed("travel", FULL))
    told = words(TravelWords)
    for said in (
        "Where we meet The bench before the library",
        "How we go Bus 27",
        "The last bus or train back 20:14 from the mill",
        "Go by the canal",
        "Ten minutes",
        told.lift_pay,
        told.together,
        *(each.title for each in told.passes),
        *(each.title for each in told.checks),
    ):
        assert said in shown


def test_the_weather_plan_knows_its_days():
    shown = reading.words(printed("weather", FULL))
    for said in (
        "We decide on Thursday 12 November, at",
        "The spare day is Saturday 21 November.",
        "We meet in the café",
        *(each.title for each in words(WeatherWords).plans),
    ):
        assert said in shown
    assert "The spare day is ____" in reading.words(printed("weather", EMPTY))


def test_the_jobs_name_who_does_them_and_leave_room_for_others():
    shown = reading.words(printed("jobs", FULL))
    for job in words(JobWords).jobs:
        assert job.title in shown
        assert job.not_this in shown
    for said in ("Amina", "Ben", "You can say no, now or in the morning."):
        assert said in shown


def test_the_risks_stand_with_the_likely_and_bad_ones_first_and_no_mark():
    shown = reading.words(printed("risks", FULL))
    assert shown.index("Drink close by") < shown.index("Roads and rails") < shown.index("The geese")
    told = words(RiskWords)
    for said in ("Little Much", "Some Little", "Second", told.medicine, "Somebody talks of dying", told.after):
        assert said in shown
    assert not [figure for figure in "3456789" if f" {figure} " in shown]
    whole = replace(
        FULL,
        risks=tuple(
            replace(RISK, key=each.key, title=each.title, whom=each.whom, what=each.do) for each in told.risks
        ),
    )
    assert "More to think of" not in reading.words(printed("risks", whole))


def test_the_steps_have_their_days_and_whose_they_are():
    shown = reading.words(printed("steps", FULL))
    told = words(StepWords)
    for step in told.steps:
        assert step.title in shown
    for said in (
        "3 Oct",
        "28 Nov",
        "Let the group agree We do not need this",
        "All of us",
        "Home contact",
        "Amina",
    ):
        assert said in shown
    assert next(step.do for step in told.steps if step.key == "idea") not in shown
    assert next(step.do for step in told.steps if step.key == "vote") in shown


def test_a_small_outing_has_only_the_small_steps():
    shown = reading.words(printed("steps", replace(FULL, plan=replace(FULL.plan, small=True))))
    left_out = [step for step in words(StepWords).steps if not step.small]
    assert left_out
    assert not [step.title for step in left_out if step.title in shown]
    assert "•" not in shown


def test_who_may_come_stands_with_the_rule_on_pictures_and_a_slip_where_each_is_asked():
    shown = reading.words(printed("who", FULL))
    for said in (
        "Each may bring one person You may bring one person you trust",
        "People from behind, if each one said yes.",
        "You can be three, if that feels better.",
        "One picture, and my yes to it",
    ):
        assert said in shown
    kept = reading.words(printed("who", EMPTY))
    assert "No faces. Pictures of things and views are fine." in kept
    assert "One picture, and my yes to it" not in kept


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("key", KEYS)
def test_each_is_one_page_and_names_neither_group_nor_anybody_it_need_not(key, paper):
    for known in (EMPTY, FULL):
        data = printed(key, known, paper=paper)
        assert reading.count(data) == 1
        assert min(reading.sizes(data)) >= 9
        assert "Riverside" not in reading.words(data)


@pytest.mark.parametrize(
    ("language", "paper", "large"), [("en-XA", "Letter", True), ("ar-XB", "A4", False), ("en-XA", "A4", False)]
)
@pytest.mark.parametrize("key", KEYS)
def test_every_letter_stands_on_the_page(key, language, paper, large):
    data = printed(key, long(FULL), language, paper=paper, large=large)
    assert reading.inside(data)
    assert min(reading.sizes(data)) >= 9


@pytest.mark.parametrize("key", KEYS)
def test_it_is_black_on_white(key):
    for _wide, _high, pixels in raster.pages(printed(key, FULL), 40):
        assert pixels[0::4] == pixels[1::4] == pixels[2::4]
