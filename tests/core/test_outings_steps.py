"""The next step is always there and never late; good days are evenings and weekends without a meeting."""

from datetime import date, datetime, time, timedelta

from groupkit.core.outings.plans import DONE, NOT_NEEDED, StepTaken
from groupkit.core.outings.steps import GoodTime, Progress, due, good_days
from groupkit.core.outings.words.planning import Step

DAY = date(2026, 11, 28)


def step(key, days, small=True):
    return Step(key=key, days=days, small=small, job="lead", sheet="", field="", title=key, do="", why="")


STEPS = (step("place", -35), step("insurance", -21, small=False), step("brief", 0), step("thanks", 7))


def going(today=DAY, **more):
    return Progress(steps=STEPS, taken=more.pop("taken", ()), day=DAY, today=today, **more)


def keys(found):
    return [each.key for each in found]


def test_a_step_can_be_taken_from_its_day_on():
    assert due(STEPS[0], DAY) == date(2026, 10, 24)
    assert due(STEPS[3], DAY) == date(2026, 12, 5)


def test_what_could_have_been_done_before_comes_first():
    for today in (DAY - timedelta(weeks=9), DAY - timedelta(days=1), DAY):
        assert going(today).next is STEPS[0]
    taken = (StepTaken(outing=1, key="place"), StepTaken(outing=1, key="insurance", state=NOT_NEEDED))
    on = going(taken=taken)
    assert on.next is STEPS[2]
    assert keys(on.open) == ["brief", "thanks"]
    assert keys(on.behind) == ["place", "insurance"]
    assert [on.state(each.key) for each in STEPS] == [DONE, NOT_NEEDED, "", ""]


def test_after_the_day_what_led_to_it_waits_behind():
    after = going(DAY + timedelta(days=1))
    assert keys(after.open) == ["brief", "thanks", "place", "insurance"]
    assert after.next is STEPS[2]


def test_a_small_outing_has_fewer_steps():
    assert keys(going(small=True).needed) == ["place", "brief", "thanks"]
    assert keys(going().needed) == keys(STEPS)


def test_nothing_comes_next_where_all_is_done_or_the_outing_is_over():
    taken = tuple(StepTaken(outing=1, key=each.key) for each in STEPS)
    assert going(taken=taken).next is None
    assert going(over=True).next is None


def test_good_days_are_evenings_and_weekends():
    friday = date(2026, 11, 13)
    found = good_days(friday, ())
    assert found[:4] == (
        GoodTime(day=date(2026, 11, 14), start=time(10)),
        GoodTime(day=date(2026, 11, 14), start=time(17)),
        GoodTime(day=date(2026, 11, 15), start=time(10)),
        GoodTime(day=date(2026, 11, 15), start=time(17)),
    )
    assert found[4] == GoodTime(day=date(2026, 11, 16), start=time(17))
    assert found[-1].day == friday + timedelta(weeks=6)
    assert len(found) == 42 + 12


def test_a_meeting_keeps_its_hours_free():
    friday = date(2026, 11, 13)
    saturday, sunday, monday = (friday + timedelta(days=ahead) for ahead in (1, 2, 3))
    meetings = (
        (datetime.combine(saturday, time(9)), datetime.combine(saturday, time(10))),
        (datetime.combine(sunday, time(16)), datetime.combine(sunday, time(18))),
        (datetime.combine(monday, time(21, 30)), datetime.combine(monday + timedelta(days=1), time(0, 30))),
    )
    first = [each for each in good_days(friday, meetings) if each.day <= monday]
    assert first == [GoodTime(day=saturday, start=time(10)), GoodTime(day=saturday, start=time(17))]
