"""A secretary keeps several meetings, and a chair follows one of them minute by minute."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.calendar import Rule
from groupkit.core.formats import Duty, Format, Segment, order_in, running_order, translated
from groupkit.core.meetings import Heads, Meeting, Occasion, contacts, visits
from groupkit.core.weeks import following, occasions
from groupkit.i18n import catalogue

WELCOME = Segment(key="welcome", title="Welcome", leads=("chair",), minutes=5, read="Hello.", needs=("a bell",))
ROUND = Segment(key="round", title="Round", minutes=50, do="Go round.")
FIRST = Segment(key="first", title="First week", minutes=5, do="Read.", when=Rule(weeks=(1,)))
OTHER = Segment(key="other", title="Other weeks", minutes=5, do="Read.", when=Rule(weeks=(2, 3, 4, 5)))
PLAN = Format(
    id="plain",
    title="Plain",
    summary="A plain meeting.",
    talk="ask",
    source="Ours",
    license="CC-BY-4.0",
    before=30,
    needs=("chairs",),
    segments=(WELCOME, FIRST, OTHER, ROUND),
    limits="What is said stays here.",
    medicine="Ask your doctor first.",
)
MEETING = Meeting(name="Saturday group", weekday=5, start=time(19), minutes=60, format="plain", venue="Hall")
SATURDAY = date(2026, 11, 14)
TONIGHT = Occasion(meeting=MEETING, day=SATURDAY)


def at(moment):
    return datetime.fromisoformat(moment).replace(tzinfo=UTC)


def asked(thing):
    return [problem.field for problem in thing.problems()]


def test_a_good_meeting_format_and_part_need_nothing():
    assert asked(MEETING) == asked(PLAN) == asked(WELCOME) == asked(Heads()) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "name"),
        ({"weekday": 7}, "weekday"),
        ({"weekday": -1}, "weekday"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": 1441}, "minutes"),
        ({"doors": -1}, "doors"),
        ({"doors": 1441}, "doors"),
        ({"format": ""}, "format"),
        ({"state": "lapsed"}, "state"),
        ({"hosted": "perhaps"}, "hosted"),
        ({"site_rules": "x" * 1501}, "site_rules"),
        ({"zone": "Nowhere"}, "zone"),
        ({"name": "Ring 01632 960 001"}, "name"),
        ({"venue": "Passcode: 1234"}, "venue"),
        ({"access": "Ask jo@example.org"}, "access"),
    ],
)
def test_a_secretary_is_told_what_to_put_right_in_a_meeting(change, field):
    assert asked(replace(MEETING, **change)) == [field]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"key": "Big Welcome"}, "key"),
        ({"title": ""}, "title"),
        ({"minutes": 0}, "minutes"),
        ({"read": " "}, "read"),
        ({"when": Rule(dates=(SATURDAY,))}, "when"),
        ({"when": Rule(step=2, start=SATURDAY)}, "when"),
        ({"when": Rule(weeks=(1,), excluding=(SATURDAY,))}, "when"),
    ],
)
def test_a_writer_is_told_what_to_put_right_in_a_part(change, field):
    part = replace(WELCOME, **change)
    assert asked(part) == [field]
    assert asked(replace(PLAN, segments=(part,))) == [f"segments.{part.key}.{field}"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"id": "No good"}, "id"),
        *(({name: " "}, name) for name in ("title", "summary", "source", "license", "language")),
        *(({name: ""}, name) for name in ("limits", "medicine")),
        ({"talk": "shout"}, "talk"),
        ({"before": -1}, "before"),
        ({"segments": ()}, "segments"),
        ({"segments": (WELCOME, WELCOME, ROUND)}, "segments.welcome.key"),
    ],
)
def test_a_writer_is_told_what_to_put_right_in_a_format(change, field):
    assert asked(replace(PLAN, **change)) == [field]


def test_everything_to_put_right_is_told_at_once():
    assert len(asked(replace(MEETING, name="", weekday=9, minutes=0, state="?"))) == 4


def test_parts_that_take_turns_leave_every_week_the_same_length():
    assert (PLAN.minutes, PLAN.lengths) == (60, (60,))
    assert [part.key for part in PLAN.on(date(2026, 11, 7))] == ["welcome", "first", "round"]
    assert [part.key for part in PLAN.on(SATURDAY)] == ["welcome", "other", "round"]


def test_a_last_week_is_seen_in_a_short_and_in_a_long_month():
    last = replace(FIRST, when=Rule(last=True))
    assert replace(PLAN, segments=(WELCOME, last)).lengths == (5, 10)
    fourth = replace(FIRST, when=Rule(weeks=(4,)))
    assert replace(PLAN, segments=(last, replace(fourth, key="fourth"))).lengths == (0, 5, 10)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.times(), st.integers(1, 1440))
def test_a_meeting_may_end_after_midnight(day, start, minutes):
    held = Occasion(meeting=replace(MEETING, start=start, minutes=minutes), day=day)
    assert held.begins.date() == day
    assert held.ends - held.begins == timedelta(minutes=minutes)
    assert held.begins - held.doors == timedelta(minutes=30)


@given(st.times().map(lambda start: start.replace(second=0, microsecond=0)), st.integers(1, 90))
def test_a_running_order_leaves_no_gap_and_says_when_it_runs_over(start, minutes):
    held = Occasion(meeting=replace(MEETING, start=start, minutes=minutes), day=SATURDAY)
    order = running_order(PLAN, held, (), "Riverside")
    assert order.items[0].begins == start
    assert all(one.ends == two.begins for one, two in zip(order.items, order.items[1:], strict=False))
    assert order.items[-1].ends == (held.begins + timedelta(minutes=60)).time()
    assert order.over == max(0, 60 - minutes)
    assert bool(order.note(catalogue("en"))) == (minutes < 60)


def test_a_chair_is_told_where_nobody_it_is_held_for_looks_after_it():
    women = replace(PLAN, identity="women")
    held = Occasion(meeting=replace(MEETING, hosted="no"), day=SATURDAY)
    assert "Ask who would like to." in running_order(women, held, (), "").note(catalogue("en"))
    assert running_order(PLAN, held, (), "").note(catalogue("en")) == ""
    assert running_order(women, TONIGHT, (), "").note(catalogue("en")) == ""


def test_a_chair_sees_who_does_what_and_what_is_free():
    duties = [Duty(role="chair", title="Chair", who="Jo"), Duty(role="reader", title="Reader")]
    duties += [Duty(role="greeter", title="Greeter", who=who) for who in ("Sam", "Ali")]
    order = running_order(PLAN, TONIGHT, duties, "Riverside")
    assert (order.chair, order.who("reader"), order.who("greeter")) == ("Jo", (), ("Sam", "Ali"))
    assert running_order(PLAN, TONIGHT, (), "Riverside").chair == ""


def test_a_format_is_shown_in_another_language_and_keeps_its_shape():
    words = catalogue("en-XA")
    plan = translated(PLAN, words)
    assert plan.segments[0].read == words.pgettext("formats/plain/welcome/read", "Hello.") != "Hello."
    assert plan.segments[0].needs[0] != "a bell"
    assert (plan.title, plan.medicine, plan.needs) != (PLAN.title, PLAN.medicine, PLAN.needs)
    assert (plan.id, plan.source, plan.license, plan.minutes) == ("plain", "Ours", "CC-BY-4.0", 60)
    order = order_in(running_order(PLAN, TONIGHT, (), "Riverside"), words)
    assert [item.segment for item in order.items] == list(plan.on(SATURDAY))
    assert order.items[0].begins == time(19)


def test_several_meetings_stand_in_one_calendar_without_those_that_rest():
    monday = replace(MEETING, name="Monday group", weekday=0, start=time(12))
    early = replace(MEETING, name="Early group", start=time(9))
    resting = replace(MEETING, name="Resting", state="paused")
    held = occasions([MEETING, monday, resting, early], date(2026, 11, 9), date(2026, 11, 15))
    assert [one.meeting.name for one in held] == ["Monday group", "Early group", "Saturday group"]


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (at("2026-11-14 18:30"), SATURDAY),
        (at("2026-11-14 19:59"), SATURDAY),
        (at("2026-11-14 20:00"), date(2026, 11, 21)),
        (at("2026-11-15 09:00"), date(2026, 11, 21)),
    ],
)
def test_a_meeting_is_tonight_until_it_ends(now, day):
    found = following([MEETING], now)
    assert found is not None
    assert found.day == day


def test_a_late_meeting_is_still_on_after_midnight():
    late = replace(MEETING, start=time(23, 30))
    found = following([late], at("2026-11-15 00:15"))
    assert found is not None
    assert found.day == SATURDAY


def test_nothing_follows_when_every_meeting_is_closed():
    assert following([replace(MEETING, state="closed")], at("2026-11-14 09:00")) is None


@given(st.lists(st.builds(Heads, **{field.name: st.integers(0, 50) for field in fields(Heads)})))
def test_visits_add_up_over_meetings(heads):
    assert contacts(heads) == sum(one.regulars + one.first_timers + one.visitors + one.online for one in heads)


@pytest.mark.parametrize("name", [field.name for field in fields(Heads)])
def test_a_count_begins_at_nought(name):
    assert asked(Heads(**{name: -1})) == [name]


@pytest.mark.parametrize("count", [0, 1, 12])
def test_a_number_of_visits_is_never_said_as_people(count):
    said = visits(count)
    assert said.startswith(f"{count} visit")
    assert "may visit many times" in said
    assert "people" not in said


def test_the_running_order_goes_by_the_clock_when_the_clocks_change():
    night = Occasion(meeting=replace(MEETING, start=time(0, 30)), day=date(2026, 3, 29), zone="Europe/London")
    order = running_order(PLAN, night, (), "Riverside")
    assert [(item.begins, item.ends) for item in order.items] == [
        (time(0, 30), time(0, 35)), (time(0, 35), time(0, 40)), (time(0, 40), time(2, 30))
    ]  # fmt: skip
    assert order.over == 0
