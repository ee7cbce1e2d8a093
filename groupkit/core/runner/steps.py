"""What a chair does with a meeting that is on. Each step takes a run and a moment, and returns the run after it."""

from dataclasses import replace
from datetime import datetime, timedelta

from groupkit.core.problems import Problem, RefusedError
from groupkit.core.runner.run import MINUTE, NOTHING, Run, Sharing, Turn, shares_of_time
from groupkit.i18n import N_

MODES = ("round-robin", "pick-next", "timed", "open-ended", "ask-it-basket")
LONGEST_SHARE = 30
_ON = N_("The meeting is over. Start it again, if it goes on.")


def _on(run: Run, now: datetime) -> Run:
    """Return the run as it goes on: one that paused is on again; one that is over refuses."""
    if run.finished is not None:
        raise RefusedError([Problem("run", _ON)])
    return resume(run, now) if run.paused_at is not None else run


def go_to(run: Run, at: int, now: datetime) -> Run:
    """Leave the part the meeting is in, and go to another; what each still had is kept."""
    run = _on(run, now)
    left = list(run.left)
    left[run.at] = run.remaining(now)
    left_behind = replace(run, taken=run.took(now), left=tuple(left), at=at, entered=now, turn=None, seen=now)
    had = left[at]
    granted = shares_of_time(left_behind, now)[0] if had is None else had
    return replace(left_behind, granted=granted, out=run.out - {at})


def next_part(run: Run, now: datetime) -> Run:
    """Go to the next part that is not left out; after the last, the meeting is over."""
    coming = [at for at in range(run.at + 1, len(run.parts)) if at not in run.out]
    return go_to(run, coming[0], now) if coming else finish(run, now)


def back(run: Run, now: datetime) -> Run:
    """Go back to the part before, which has what it still had; from the end, back into the last part."""
    if run.finished is not None:
        off = now - run.finished
        return replace(run, finished=None, entered=run.entered + off, paused=run.paused + off, seen=now)
    before = [at for at in range(run.at) if at not in run.out]
    return go_to(run, before[-1], now) if before else _on(run, now)


def leave_out(run: Run, at: int, *, out: bool = True) -> Run:
    """Leave out a part that comes later, or take it in again."""
    if not run.at < at < len(run.parts):
        raise RefusedError([Problem("part", N_("Only a part that comes later can be left out."))])
    return replace(run, out=run.out | {at} if out else run.out - {at})


def pause(run: Run, now: datetime) -> Run:
    """Let the clock stand still."""
    run = _on(run, now)
    return replace(run, paused_at=now, seen=now)


def resume(run: Run, now: datetime) -> Run:
    """Let the clock go on; the part and the turn have what they had before the pause."""
    return _slept(replace(run, paused_at=None), run.paused_at, now) if run.paused_at is not None else run


def it_was_a_pause(run: Run, now: datetime) -> Run:
    """Take the time since the computer was last awake for a pause."""
    if run.finished is not None:
        return run
    return resume(run, now) if run.paused_at is not None else _slept(run, run.seen, now)


def _slept(run: Run, since: datetime, now: datetime) -> Run:
    off = max(now - since, NOTHING)
    turn = replace(run.turn, since=run.turn.since + off) if run.turn is not None else None
    return replace(run, entered=run.entered + off, paused=run.paused + off, turn=turn, seen=now)


def one_more_minute(run: Run, now: datetime) -> Run:
    """Give the part a minute more; one that is over its time gets a minute from now."""
    run = _on(run, now)
    return replace(run, granted=max(run.granted, run.spent(now)) + MINUTE, seen=now)


def correct_start(run: Run, at: datetime, now: datetime) -> Run:
    """Say when the part really began: the time goes to the part before, or the meeting began earlier or later.

    Refuse a moment that has not come, or one before the part before it began.
    """
    run = _on(run, now)
    if at > now:
        raise RefusedError([Problem("start", N_("That time has not come yet. Check the clock."))])
    before = [other for other in range(run.at) if other not in run.out]
    if not before:
        return replace(run, started=run.started + (at - run.entered), entered=at, seen=now)
    taken = list(run.taken)
    taken[before[-1]] += at - run.entered
    if taken[before[-1]] < NOTHING:
        raise RefusedError([Problem("start", N_("The part before had not begun by then. Check the clock."))])
    return replace(run, taken=tuple(taken), entered=at, seen=now)


def finish(run: Run, now: datetime) -> Run:
    """End the meeting."""
    run = _on(run, now)
    return replace(run, finished=now, turn=None, seen=now)


# turns


def share_by(run: Run, sharing: Sharing) -> Run:
    """Choose how people take turns, how long a share is, and how many people there are, where that helps."""
    problems = []
    if sharing.mode not in MODES:
        problems.append(Problem("mode", N_("Choose how you share tonight.")))
    if not 0 <= sharing.minutes <= LONGEST_SHARE:
        problems.append(Problem("minutes", N_("Give each share from 1 to 30 minutes, or 0 for no clock.")))
    if sharing.people < 0:
        problems.append(Problem("people", N_("Count from 0 upwards.")))
    if problems:
        raise RefusedError(problems)
    return replace(run, sharing=sharing)


def begin_turn(run: Run, now: datetime) -> Run:
    """Begin a share; one that is on ends."""
    run = end_turn(_on(run, now), now)
    clock = run.sharing.minutes * MINUTE if run.sharing.mode != "open-ended" else NOTHING
    return replace(run, turn=Turn(since=now, long=clock))


def end_turn(run: Run, now: datetime) -> Run:
    """End the share that is on, and count it."""
    if run.turn is None:
        return replace(run, seen=now)
    return replace(run, turn=None, sharing=replace(run.sharing, turns=run.sharing.turns + 1), seen=now)


def pass_turn(run: Run, now: datetime) -> Run:
    """Count a pass, without a word about it."""
    run = end_turn(_on(run, now), now)
    return replace(run, sharing=replace(run.sharing, passes=run.sharing.passes + 1))


def seen(run: Run, now: datetime) -> Run:
    """Note that the computer is awake."""
    return replace(run, seen=now)


def away(run: Run, now: datetime) -> timedelta:
    """Return how long the computer was off or asleep, if the clock went on meanwhile."""
    return NOTHING if run.finished is not None or run.paused_at is not None else max(now - run.seen, NOTHING)
