"""A meeting that is on keeps its time: no moment is lost or counted twice, and the end holds while it can."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.problems import RefusedError
from groupkit.core.runner import steps
from groupkit.core.runner.run import MINUTE, NOTHING, Part, Sharing, begun, shares_of_time
from groupkit.core.runner.view import view
from groupkit.i18n import catalogue

START = datetime(2026, 11, 14, 19, tzinfo=UTC)
PARTS = (
    Part(key="welcome", title="Welcome", leads=("chair",), minutes=5),
    Part(key="round", title="Round", leads=("timekeeper",), minutes=40, weight=3, shares=True),
    Part(key="urgent", title="Urgent", minutes=5, holds=True, urgent=True),
    Part(key="news", title="News", leads=("secretary",), minutes=6),
    Part(key="close", title="Close", leads=("chair",), minutes=4, holds=True, weight=0),
)
ENDS = START + 60 * MINUTE
ENGLISH = catalogue("en")


def at(minutes):
    return START + timedelta(minutes=minutes)


def started(minutes=0, parts=PARTS, ends=ENDS):
    return begun(parts, START, ends, at(minutes), at(minutes))


def minutes(spans):
    return [round(span / MINUTE, 2) for span in spans]


def test_on_time_every_part_has_what_was_planned():
    assert minutes(shares_of_time(started(), START)) == [5, 40, 5, 6, 4]
    assert started().granted == 5 * MINUTE


def test_late_parts_shrink_by_weight_and_length_and_the_end_holds():
    shares = shares_of_time(started(10), at(10))
    assert sum(shares, NOTHING) == 50 * MINUTE
    assert minutes(shares)[2] == 5
    assert minutes(shares)[4] == 4
    cut = [5 - shares[0] / MINUTE, 40 - shares[1] / MINUTE, 6 - shares[3] / MINUTE]
    assert cut[1] / cut[0] == pytest.approx(3 * 40 / 5)
    assert cut[2] / cut[0] == pytest.approx(6 / 5)


def test_very_late_no_part_has_less_than_a_minute_and_the_chair_is_told():
    run = started(55)
    assert minutes(shares_of_time(run, at(55))) == [1, 1, 5, 1, 4]
    told = view(run, at(55))
    assert told.overrun == 7
    assert told.pace(ENGLISH)[0] == "About 7 minutes past the end."
    assert "Leave a part out" in told.pace(ENGLISH)[1]


def test_early_nobody_is_given_more():
    run = steps.next_part(started(), at(1))
    assert run.granted == 40 * MINUTE
    assert view(run, at(1)).pace(ENGLISH) == ("A few minutes in hand.", "Room for one more share.")


def test_behind_is_said_with_what_brings_it_back():
    told = view(started(2), at(2))
    assert told.pace(ENGLISH) == ("About 2 minutes behind", "That is all right. A shorter “Round” brings us back.")
    assert view(started(), at(0)).pace(ENGLISH) == ("On time", "")
    last = replace(started(), at=4, entered=at(58), granted=4 * MINUTE)
    assert view(last, at(58)).pace(ENGLISH)[0] == "About 2 minutes past the end."


def test_nothing_to_shorten_is_all_right_too():
    stiff = tuple(replace(part, weight=0) for part in PARTS)
    told = view(replace(started(1, stiff), ends=ENDS), at(1))
    assert told.overrun == 1
    # a minute spread over all parts makes no part shorter in whole minutes
    assert view(started(1), at(1)).pace(ENGLISH) == ("About 1 minute behind", "That is all right.")


def test_skip_and_back_finds_the_part_as_it_was():
    run = steps.next_part(started(), at(2))
    home = steps.back(run, at(2))
    assert home.remaining(at(2)) == 3 * MINUTE
    assert steps.next_part(home, at(2)).remaining(at(2)) == 40 * MINUTE
    assert steps.back(started(), at(1)).at == 0


def test_a_part_left_out_gives_its_time_back():
    run = steps.leave_out(started(), 3)
    assert minutes(shares_of_time(run, at(6))) == [5, 40, 5, 0, 4]
    told = view(run, START)
    assert [(each.part.key, each.minutes, each.out) for each in told.coming][2] == ("news", 0, True)
    on_urgent = steps.next_part(steps.next_part(run, at(5)), at(45))
    assert steps.next_part(on_urgent, at(50)).part.key == "close"
    assert steps.leave_out(run, 3, out=False).out == frozenset()
    assert steps.go_to(run, 3, at(5)).out == frozenset()
    for wrong in (0, 5):
        with pytest.raises(RefusedError, match="comes later"):
            steps.leave_out(run, wrong)


def test_anything_that_cant_wait_is_counted_back_from_the_end():
    run = started()
    assert view(run, START).call_at == at(60 - 5 - 1 - 4)
    assert not view(run, at(49)).call_now
    assert view(run, at(50)).call_now
    urgent = steps.go_to(run, 2, at(50))
    assert view(urgent, at(50)).call_at is None
    assert view(steps.leave_out(run, 2), at(50)).call_at is None


def test_the_chair_hands_over_to_the_secretary():
    assert [view(steps.go_to(started(), n, at(5)), at(5)).hands_over for n in range(1, 5)] == [
        False,
        False,
        True,
        False,
    ]
    assert not view(started(), at(0)).hands_over
    both = (PARTS[0], PARTS[3], replace(PARTS[3], key="pot"))
    assert not view(steps.go_to(started(0, both), 2, at(5)), at(5)).hands_over


def test_over_the_end_and_back_again():
    run = steps.go_to(started(), 4, at(56))
    over = steps.next_part(run, at(59))
    assert over.finished == at(59)
    assert view(over, at(90)).finished
    assert sum(over.took(at(90)), NOTHING) == 59 * MINUTE
    with pytest.raises(RefusedError, match="is over"):
        steps.next_part(over, at(61))
    home = steps.back(over, at(61))
    assert home.remaining(at(61)) == run.remaining(at(59))
    assert steps.away(over, at(99)) == NOTHING


def test_a_pause_stops_the_share_too():
    run = steps.begin_turn(steps.next_part(started(), at(5)), at(5))
    paused = steps.pause(run, at(6))
    assert steps.away(paused, at(30)) == NOTHING
    assert view(paused, at(20)).share_left == 2
    back = steps.it_was_a_pause(paused, at(20))
    assert (view(back, at(20)).share_left, back.paused) == (2, 14 * MINUTE)
    assert steps.pause(paused, at(20)).paused_at == at(20)


def test_an_open_ended_share_has_no_clock():
    run = steps.share_by(started(), Sharing(mode="open-ended", minutes=3))
    run = steps.begin_turn(run, at(0))
    assert (view(run, at(50)).signal, view(run, at(50)).share_left) == ("", 0)
    assert view(started(), at(0)).signal == ""


def test_a_short_share_is_told_in_its_last_third():
    run = steps.begin_turn(steps.share_by(started(), Sharing(minutes=1)), at(0))
    assert [view(run, at(m)).signal for m in (0.5, 0.7, 1)] == ["", "soon", "thanks"]


def test_everything_wrong_with_a_way_to_share_is_said_at_once():
    with pytest.raises(RefusedError) as told:
        steps.share_by(started(), Sharing(mode="shouting", minutes=31, people=-1))
    assert [problem.field for problem in told.value.problems] == ["mode", "minutes", "people"]


def test_a_start_is_put_right_within_what_came_before():
    run = steps.next_part(started(), at(5))
    moved = steps.correct_start(run, at(3), at(8))
    assert (moved.taken[0], moved.spent(at(8))) == (3 * MINUTE, 5 * MINUTE)
    with pytest.raises(RefusedError, match="had not begun"):
        steps.correct_start(run, at(-1), at(8))
    with pytest.raises(RefusedError, match="not come yet"):
        steps.correct_start(run, at(9), at(8))
    first = steps.correct_start(started(4), at(1), at(8))
    assert (first.started, first.spent(at(8))) == (at(1), 7 * MINUTE)


def test_the_line_of_the_meeting_is_drawn_to_scale():
    run = steps.next_part(started(), at(5))
    line = view(run, at(15)).line
    assert [(round(each.long / MINUTE), each.done, each.now) for each in line] == [
        (5, 1.0, False), (40, 0.25, True), (5, 0.0, False), (6, 0.0, False), (4, 0.0, False)
    ]  # fmt: skip
    assert view(run, at(80)).line[1].done == 1.0


STEPS = st.sampled_from(
    [
        "next",
        "back",
        "pause",
        "resume",
        "more",
        "turn",
        "pass",
        "end",
        "asleep",
        "out",
        "in",
        "correct",
        "finish",
        "skip",
    ]
)


@given(st.lists(st.tuples(STEPS, st.integers(0, 900)), max_size=40), st.integers(0, 3600))
def test_whatever_a_chair_does_no_moment_is_lost_or_counted_twice(done, late):
    now = START + timedelta(seconds=late)
    run = begun(PARTS, START, ENDS, now, now)
    for what, seconds in done:
        now += timedelta(seconds=seconds)
        does = {
            "next": steps.next_part,
            "back": steps.back,
            "pause": steps.pause,
            "resume": steps.resume,
            "more": steps.one_more_minute,
            "turn": steps.begin_turn,
            "pass": steps.pass_turn,
            "end": steps.end_turn,
            "asleep": steps.it_was_a_pause,
            "out": lambda r, t: steps.leave_out(r, 3),
            "in": lambda r, t: steps.leave_out(r, 3, out=False),
            "correct": lambda r, t: steps.correct_start(r, r.entered + timedelta(seconds=30), t),
            "finish": steps.finish,
            "skip": lambda r, t: steps.go_to(r, min(r.at + 2, 4), t),
        }[what]
        try:
            run = does(run, now)
        except RefusedError:
            continue
        until = run.finished or run.paused_at or now
        assert sum(run.took(now), NOTHING) == until - run.started - run.paused
        assert all(span >= NOTHING for span in run.took(now))
        assert run.paused >= NOTHING
        shares = shares_of_time(run, now)
        assert all(share >= NOTHING for share in shares)
        told = view(run, now)
        assert told.left >= 0
        if told.overrun == 0 and run.finished is None and run.paused_at is None:
            later = sum(shares_of_time(run, now + max(run.remaining(now), NOTHING), run.at + 1), NOTHING)
            assert now + max(run.remaining(now), NOTHING) + later <= ENDS + timedelta(seconds=31)


def test_ninety_minutes_by_a_ticking_clock_drift_not_at_all():
    run, now = started(0, ends=at(90)), START
    while now < at(90):
        now += timedelta(milliseconds=997)
        run = steps.seen(run, now)
        if now >= run.entered + run.granted and run.at < 4:
            run = steps.next_part(run, now)
    assert abs(sum(run.took(at(90)), NOTHING) - 90 * MINUTE) < timedelta(milliseconds=100)
