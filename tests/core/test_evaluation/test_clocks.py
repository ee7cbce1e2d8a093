"""Talks are due in windows of each person's own, on the right days, and late or missed ones stay as they were."""

import calendar
from dataclasses import replace
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from groupkit.core.calendar import later
from groupkit.core.evaluation import clocks
from groupkit.core.evaluation.clocks import DueState
from groupkit.core.evaluation.people import Held, Person, Strand
from groupkit.storage.evaluation import shipped
from tests import talkrounds

WAVES = shipped.waves()
LEAP = date(2024, 2, 29)
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31))


def person(**about):
    return Person(**{"sign": "Heron", "strand": Strand.MEMBERS, "started": LEAP, **about})


def due(who, today=LEAP):
    return {each.wave: each for each in clocks.due(who, WAVES, today)}


def states(who, today):
    return [each.state for each in clocks.due(who, WAVES, today)]


@pytest.mark.parametrize("who", [*talkrounds.everybody()], ids=lambda who: who[0])
def test_the_study_is_planned_on_its_days(who):
    _key, strand, started, about = who
    known = [wave for wave in talkrounds.WAVES if wave in about]
    held = {wave: Held(day=about[wave]["held"]) for wave in known}
    found = due(person(strand=strand, started=started, held=held))
    assert list(found) == known
    for wave in known:
        assert (found[wave].first, found[wave].last) == (about[wave]["first"], about[wave]["last"])
        assert not found[wave].reckoned
        assert found[wave].state is (DueState.LATE if about[wave]["was"] == "late" else DueState.HELD)


@pytest.mark.parametrize(
    "row", talkrounds.study()["otherwise"], ids=lambda row: f"{row['key']} {row.get('held', 'not held')}"
)
def test_a_first_talk_missed_or_held_late_stays_and_moves_what_hangs_on_it(row):
    (who,) = (about for key, _strand, _started, about in talkrounds.everybody() if key == row["key"])
    found = due(person(started=who["joined"], held={"T1": Held(day=row.get("held"))}), date(2026, 1, 1))
    assert found["T1"].state is (DueState.LATE if "held" in row else DueState.NOT_HELD)
    assert (found["T1"].first, found["T1"].last) == (who["T1"]["first"], who["T1"]["last"])
    for wave in ("T2", "T3"):
        assert (found[wave].first, found[wave].last) == (row[wave]["first"], row[wave]["last"])
        assert found[wave].reckoned is ("held" not in row)


def test_the_study_has_twenty_five_talks():
    every = [
        due(person(strand=strand, started=started)) for _key, strand, started, _about in talkrounds.everybody()
    ]
    assert sum(map(len, every)) == talkrounds.study()["talks"] == 25


@pytest.mark.parametrize("row", talkrounds.study()["months"], ids=lambda row: f"{row['from']}+{row['months']}")
def test_months_end_where_they_end(row):
    assert later(row["from"], row["months"]) == row["to"] == row["from"] + relativedelta(months=row["months"])


@settings(max_examples=40)
@given(DAYS, st.sampled_from(tuple(Strand)))
def test_windows_are_reckoned_from_the_first_day_and_never_from_a_day_cut_short(started, strand):
    found = due(person(strand=strand, started=started))
    after = {"T1": (3, 4), "F1": (12, 12), "F2": (24, 24), "C1": (18, 18)}
    about = timedelta(days=14)
    for wave, (first, last) in after.items():
        if wave in found:
            around = timedelta() if wave == "T1" else about
            assert found[wave].first == started + relativedelta(months=first) - around
            assert found[wave].last == started + relativedelta(months=last) + around
    if "T2" in found:
        origin = found["T1"].last
        assert (found["T2"].first, found["T2"].last) == (
            origin + relativedelta(months=4) - about,
            origin + relativedelta(months=4) + about,
        )
        assert (found["T3"].first, found["T3"].last) == (
            origin + relativedelta(months=9),
            origin + relativedelta(months=10),
        )
        assert (found["T1"].reckoned, found["T2"].reckoned, found["T3"].reckoned) == (False, True, True)


@settings(max_examples=30)
@given(DAYS, DAYS)
def test_a_late_first_talk_moves_the_next_ones(started, day):
    found = due(person(started=started, held={"T1": Held(day=day)}))
    assert found["T3"].first == day + relativedelta(months=9)
    assert found["T3"].last.day in {day.day, calendar.monthrange(found["T3"].last.year, found["T3"].last.month)[1]}
    assert not found["T3"].reckoned
    assert (found["T1"].state is DueState.LATE) == (day > found["T1"].last)


def test_a_talk_is_ahead_then_due_then_gone_by_and_stays_so():
    who = person()
    first, last = due(who)["T1"].first, due(who)["T1"].last
    day = timedelta(days=1)
    assert [due(who, at)["T1"].state for at in (first - day, first, last, last + day)] == [
        DueState.AHEAD,
        DueState.NOW,
        DueState.NOW,
        DueState.PASSED,
    ]
    late = replace(who, held={"T1": Held(day=last + day)})
    assert due(late, last + 9 * day)["T1"].state is DueState.LATE
    assert due(late)["T1"].held == last + day
    missed = replace(who, held={"T1": Held()})
    assert due(missed)["T1"].state is DueState.NOT_HELD
    assert due(missed)["T1"].held is None
    early = replace(who, held={"T1": Held(day=who.started + day)})
    assert due(early)["T1"].state is DueState.EARLY
    assert due(missed)["T2"].reckoned
    assert due(missed)["T2"].first == due(who)["T2"].first


def test_who_stops_has_no_later_talks_and_keeps_the_held_and_the_missed_ones():
    long_ago = person(held={"T1": Held(day=date(2024, 6, 1))})
    after_t2 = due(long_ago)["T2"].last + timedelta(days=1)
    stopped = replace(long_ago, stopped_on=after_t2)
    assert states(stopped, after_t2) == [DueState.HELD, DueState.PASSED, DueState.STOPPED]
    early = replace(long_ago, stopped_on=date(2024, 6, 2))
    assert states(early, date(2030, 1, 1)) == [DueState.HELD, DueState.STOPPED, DueState.STOPPED]


def test_the_whole_group_together_has_no_clock_and_carers_have_that_of_members():
    group, later_on = person(strand=Strand.WHOLE_GROUP), LEAP + timedelta(days=900)
    assert (list(due(group)), states(group, later_on)) == (["W1"], [DueState.NOW])
    assert states(replace(group, held={"W1": Held(day=later_on)}), later_on) == [DueState.HELD]
    assert list(due(person(strand=Strand.CARERS))) == ["T1", "T2", "T3"]
    assert clocks.keys(person(strand=Strand.FACILITATORS), WAVES) == ("F1", "F2")


def test_talks_stand_in_the_order_in_which_they_come():
    early, late = person(sign="Kite", started=LEAP - timedelta(days=30)), person()
    both = [*clocks.due(late, WAVES, LEAP), *clocks.due(early, WAVES, LEAP)]
    assert [(each.sign, each.wave) for each in clocks.by_time(both)] == [
        *(("Kite", "T1"), ("Heron", "T1"), ("Kite", "T2"), ("Heron", "T2"), ("Kite", "T3"), ("Heron", "T3")),
    ]


def test_the_next_month_to_look_is_that_of_the_next_talk():
    found = clocks.due(person(), WAVES, LEAP)
    assert clocks.look_again(found, LEAP) == date(2024, 5, 1)
    assert clocks.look_again(clocks.due(person(), WAVES, date(2024, 6, 20)), date(2024, 6, 20)) == date(2024, 6, 1)
    assert clocks.look_again((), LEAP) is None
    over = person(stopped_on=LEAP)
    assert clocks.look_again(clocks.due(over, WAVES, LEAP), LEAP) is None


def test_every_wave_has_a_name_and_a_form():
    assert clocks.wave_keys(WAVES) == tuple(clocks.WAVES) == ("T1", "T2", "T3", "F1", "F2", "C1", "W1")
    assert {clocks.form_of(wave, WAVES) for wave in clocks.WAVES} == {
        *("life-and-group", "life-since", "facilitator-talk", "commissioner-talk"),
    }
