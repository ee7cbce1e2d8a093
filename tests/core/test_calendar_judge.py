"""The days of a rule, against a judge that knows nothing of ours: the recurrence rules of python-dateutil."""

from calendar import monthcalendar
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

import pytest
from dateutil import rrule, tz
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.calendar import Rule, days
from groupkit.core.meetings import Meeting, Occasion

WEEKDAYS = (rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA, rrule.SU)
NIGHT = Meeting(name="Late", weekday=5, start=time(23), minutes=90, format="x")
ZONES = ("Europe/London", "America/Los_Angeles")


def noon(day):
    return datetime.combine(day, time(12))


def judged(weekday, rule, first, last):
    """Return the days of a rule as dateutil finds them."""
    span = {"dtstart": noon(first), "until": noon(last)}
    found = rrule.rruleset()
    if rule.dates:
        for day in rule.dates:
            found.rdate(noon(day))
    elif rule.start is not None:
        # Weeks are counted in sevens of days from the start, whatever weekday it is on.
        begin = rule.start + timedelta(days=(weekday - rule.start.weekday()) % 7)
        found.rrule(
            rrule.rrule(
                rrule.WEEKLY, interval=rule.step, byweekday=WEEKDAYS[weekday], dtstart=noon(begin), until=noon(last)
            )
        )
    elif rule.weeks or rule.last:
        which = [WEEKDAYS[weekday](n) for n in (*rule.weeks, *([-1] if rule.last else []))]
        found.rrule(rrule.rrule(rrule.MONTHLY, byweekday=which, **span))
    else:
        found.rrule(rrule.rrule(rrule.WEEKLY, byweekday=WEEKDAYS[weekday], **span))
    for day in rule.excluding:
        found.exdate(noon(day))
    return sorted({at.date() for at in found.between(noon(first), noon(last), inc=True)})


def some_rule(chance, first, length):
    """Return any rule, with days left out among those it may fall on."""

    def near():
        return first + timedelta(days=chance.randrange(-60, length + 60))

    rule = (
        Rule(),
        Rule(weeks=tuple(sorted(chance.sample(range(1, 6), chance.randint(1, 5))))),
        Rule(weeks=tuple(sorted(chance.sample(range(1, 6), chance.randint(0, 3)))), last=True),
        Rule(step=chance.randint(1, 13), start=near()),
        Rule(dates=tuple(sorted({near() for _ in range(chance.randint(1, 9))}))),
    )[chance.randrange(5)]
    if chance.random() < 0.5:
        usual = list(
            days(chance.randrange(7), replace(rule, start=rule.start), first, first + timedelta(days=length))
        )
        left_out = {near() for _ in range(3)} | set(chance.sample(usual, min(3, len(usual))))
        rule = replace(rule, excluding=tuple(sorted(left_out)))
    return rule


def differences(count, seed, length):
    chance = Random(seed)
    wrong = 0
    for _ in range(count):
        first = date(2020, 1, 1) + timedelta(days=chance.randrange(3650))
        weekday, rule = chance.randrange(7), some_rule(chance, first, length)
        last = first + timedelta(days=length)
        wrong += list(days(weekday, rule, first, last)) != judged(weekday, rule, first, last)
    return wrong


@given(st.integers())
def test_any_rule_names_the_days_the_judge_names(seed):
    assert differences(1, seed, 400) == 0


@pytest.mark.proof
def test_ten_thousand_rules_over_three_years():
    wrong = differences(10_000, 2026, 3 * 366)
    print(f"10,000 random rules over 3 years: {wrong} differences")
    assert wrong == 0


def test_months_with_five_mondays():
    found = list(days(0, Rule(weeks=(5,)), date(2024, 1, 1), date(2028, 12, 31)))
    fives = [
        (year, month)
        for year in range(2024, 2029)
        for month in range(1, 13)
        if sum(week[0] > 0 for week in monthcalendar(year, month)) == 5
    ]
    assert [(day.year, day.month) for day in found] == fives


def test_a_leap_day_is_a_day_like_any_other():
    assert list(days(3, Rule(weeks=(5,)), date(2024, 2, 1), date(2024, 2, 29))) == [date(2024, 2, 29)]
    assert list(days(3, Rule(last=True), date(2024, 2, 1), date(2024, 2, 29))) == [date(2024, 2, 29)]
    assert list(days(3, Rule(weeks=(4,)), date(2023, 2, 1), date(2023, 2, 28))) == [date(2023, 2, 23)]
    every = Rule(step=2, start=date(2024, 2, 15))
    assert list(days(3, every, date(2024, 2, 1), date(2024, 3, 31))) == [
        date(2024, 2, 15), date(2024, 2, 29), date(2024, 3, 14), date(2024, 3, 28)
    ]  # fmt: skip


@pytest.mark.parametrize("zone", ZONES)
def test_every_night_of_three_years_has_the_moment_the_judge_gives_it(zone):
    hung = tz.gettz(zone)
    for n in range(3 * 366):
        night = Occasion(meeting=NIGHT, day=date(2026, 1, 1) + timedelta(days=n), zone=zone)
        at = datetime.combine(night.day, NIGHT.start, tzinfo=hung)
        assert night.starts == at.astimezone(UTC)
        over = (at.astimezone(UTC) + timedelta(minutes=90)).astimezone(hung)
        assert night.ends == over.replace(tzinfo=None, fold=0)
        assert (night.begins.time(), night.ends.time()) == (time(23), time(0, 30))
