"""Every format that comes with groupkit is fit to be read aloud by somebody who is tired."""

import re
import tomllib
from datetime import date, time, timedelta

import pytest
import textstat

from groupkit.core.formats import TALK, running_order
from groupkit.core.meetings import Meeting, Occasion
from groupkit.core.roles import SOMETIMES, TITLES
from groupkit.resources import folder
from groupkit.storage import library, roles

OLDEST = 11
"""The oldest reading age, in years; a school grade is a reading age less five."""
BANNED = re.compile(
    r"\b(errors?|invalid|failed?|warning|must|overdue|missing|users?|submit|abus\w+|clean|dirty|non-compliant|"
    r"debit|credit|ledger|posting|reconcile|accrual|imprest|fees?|addicts?|alcoholics?|sober|sobriety|relapse)\b|!|\d{3}",
    re.IGNORECASE,
)
PLANS = library.formats()
PARTS = [(plan, part) for plan in PLANS for part in plan.segments]
READ = {f"{plan.id}/{part.key}": part.read for plan, part in PARTS if part.read}
READ |= {f"{plan.id}/{name}": getattr(plan, name) for plan in PLANS for name in ("limits", "medicine")}
SHOWN = {
    f"{plan.id}/{part.key}": "\n".join((part.title, part.read, part.do, *part.needs)) for plan, part in PARTS
} | {plan.id: "\n".join((plan.title, plan.summary, plan.limits, plan.medicine, *plan.needs)) for plan in PLANS}
every_plan = pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.id)


def test_every_file_that_ships_can_be_used():
    assert len(PLANS) == len(list((folder("forms") / "formats").glob("*.toml"))) > 0
    assert library.refused() == ()


def test_no_two_formats_and_no_two_parts_of_one_share_a_key():
    ids = [plan.id for plan in PLANS]
    assert len(ids) == len(set(ids))
    files = {tomllib.loads(path.read_text("utf-8"))["id"] for path in (folder("forms") / "formats").glob("*.toml")}
    assert files == set(ids)
    for plan in PLANS:
        keys = [part.key for part in plan.segments]
        assert len(keys) == len(set(keys)), plan.id


def test_each_job_of_some_meetings_leads_a_part_somewhere_and_not_everywhere():
    for role in (each.key for each in roles.shipped() if each.used == SOMETIMES):
        led = [plan.id for plan in PLANS if any(role in part.leads for part in plan.segments)]
        assert 0 < len(led) < len(PLANS), role


def test_a_day_with_a_meal_asks_about_food_aloud_and_writes_nothing_down():
    plan = library.format_by_id("activity-meal-discussion")
    assert [part.key for part in plan.segments][2:5] == ["activity", "food-check", "meal"]
    food = next(part for part in plan.segments if part.key == "food-check")
    for read in (food.read, food.read_short):
        assert "makes you ill" in read
        assert "We do not write it down." in read
    assert "Write no name and no list." in food.do
    assert "only if you can" in " ".join(part.read for part in plan.segments)
    assert plan.lengths == (150,)


@every_plan
def test_the_minutes_add_up_in_every_week_of_a_year(plan):
    for weekday in range(7):
        meeting = Meeting(name="x", weekday=weekday, start=time(19), minutes=plan.minutes, format=plan.id)
        for week in range(53):
            held = Occasion(meeting=meeting, day=date(2026, 1, 1) + timedelta(days=weekday, weeks=week))
            order = running_order(plan, held, (), "")
            assert order.over == 0
            assert order.items[-1].ends == held.ends.time()


@every_plan
def test_it_says_where_it_comes_from_and_on_what_terms(plan):
    assert plan.source.strip()
    assert plan.license == "CC-BY-4.0"
    assert (folder("forms") / "formats" / f"{plan.id}.toml").exists()


@every_plan
def test_every_part_is_led_by_a_role_the_group_knows(plan):
    assert {role for part in plan.segments for role in part.leads} <= set(TITLES)
    assert all(part.leads for part in plan.segments)


@every_plan
def test_the_whole_script_can_be_read_aloud_in_its_time(plan):
    for part in plan.segments:
        assert len(part.read.split()) <= 130 * part.minutes


@pytest.mark.parametrize("key", READ)
# Two formulas that count letters: the ones that count syllables fetch a word list from the network.
@pytest.mark.parametrize("grade", [textstat.automated_readability_index, textstat.coleman_liau_index])
def test_an_eleven_year_old_can_read_it_aloud(key, grade):
    assert grade(READ[key].replace("________", "Sam")) + 5 <= OLDEST


@pytest.mark.parametrize("key", READ)
def test_sentences_are_short_enough_for_one_breath(key):
    assert max(len(sentence.split()) for sentence in re.split(r"[.?:\n]", READ[key])) <= 20


@pytest.mark.parametrize("key", SHOWN)
def test_no_cold_word_and_no_number_to_ring_stands_in_it(key):
    assert BANNED.search(SHOWN[key]) is None


@pytest.mark.parametrize("talk", TALK)
def test_no_cold_word_stands_in_a_talk_rule(talk):
    assert BANNED.search(TALK[talk]) is None


def test_the_open_meeting_keeps_its_promises():
    plan = library.format_by_id("open-dual-recovery")
    script = " ".join(part.read for part in plan.segments)
    for promise in ("Everyone may pass", "pull someone back", "can't wait", "only if you can", "no reason"):
        assert promise in script
    assert "habit" in script
    assert "mental health" in script
    assert "do not stop or change your medicine" in plan.medicine
    assert "serious harm" in plan.limits
