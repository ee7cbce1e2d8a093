"""What a chair does while the meeting is on. Every step is in the file at once, so that nothing stops a meeting."""

from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from statistics import median

from groupkit.core.meetings import Meeting, Occasion
from groupkit.core.problems import Problem, RefusedError
from groupkit.core.runner import steps
from groupkit.core.runner.run import PartTime, Run, Sharing, begun, parts_of
from groupkit.core.runner.view import View
from groupkit.core.runner.view import view as seen_at
from groupkit.i18n import N_
from groupkit.services import formats, meetings
from groupkit.services.group import Group
from groupkit.services.weeks import weeks

TOPIC = "runner"
AWAKE = timedelta(minutes=2)
"""How long a computer may be silent before it was surely off or asleep; it writes a sign of life each minute."""
_STALE = timedelta(hours=12)
_NOT_BEGUN = N_("This meeting has not begun. Start it first.")
Step = Callable[[Run, datetime], Run]


def running(group: Group) -> Occasion | None:
    """Return the meeting that is on and was not ended, if there is one; half a day later it is surely over."""
    for meeting, day, run in group.store.runs:
        if run.finished is None and group.now() - run.seen < _STALE:
            return weeks(group).occasion(group.store.meetings.get(meeting), day)
    return None


def run_of(group: Group, occasion: Occasion) -> Run | None:
    """Return how a meeting stands, if it has begun."""
    return group.store.runs.read(occasion.meeting.id, occasion.day)


def view(group: Group, occasion: Occasion) -> View | None:
    """Return what the chair of a meeting sees now, if it has begun."""
    run = run_of(group, occasion)
    return seen_at(run, group.now()) if run is not None else None


def start(group: Group, occasion: Occasion, at: datetime | None = None) -> Run:
    """Begin a meeting now, or say that it began at a moment (with its zone) that has passed."""
    now = group.now()
    moment = now if at is None else at
    if moment > now:
        raise RefusedError([Problem("start", N_("That time has not come yet. Check the clock."))])
    if now - moment > _STALE:
        raise RefusedError([Problem("start", N_("That is too long ago. Choose a time of today."))])
    order = meetings.running_order(group, occasion)
    run = begun(parts_of(order), occasion.starts, max(occasion.finishes, moment), moment, now)
    formats.keep_used(group, occasion)
    return _write(group, occasion, run)


def moment(occasion: Occasion, clock: time) -> datetime:
    """Return the moment that a clock on the wall means about one meeting, also past midnight."""
    minutes = (clock.hour - occasion.begins.hour) * 60 + clock.minute - occasion.begins.minute
    # Half a day either way: 23:50 before a start at midnight is ten minutes early, not a day late.
    return occasion.starts + timedelta(minutes=(minutes + 720) % 1440 - 720)


def step(group: Group, occasion: Occasion, does: Step) -> Run:
    """Do one step with a meeting that is on, and write it down at once.

    Raise RefusedError where it has not begun, or where the step refuses.
    """
    run = run_of(group, occasion)
    if run is None:
        raise RefusedError([Problem("run", _NOT_BEGUN)])
    return _write(group, occasion, does(run, group.now()))


def next_part(group: Group, occasion: Occasion) -> Run:
    """Go on to the next part; after the last, the meeting is over."""
    return step(group, occasion, steps.next_part)


def back(group: Group, occasion: Occasion) -> Run:
    """Go back to the part before, which has what it still had."""
    return step(group, occasion, steps.back)


def pause(group: Group, occasion: Occasion) -> Run:
    """Let the clock stand still, or go on again."""
    return step(
        group, occasion, lambda run, now: steps.pause(run, now) if run.paused_at is None else steps.resume(run, now)
    )


def one_more_minute(group: Group, occasion: Occasion) -> Run:
    """Give the part a minute more."""
    return step(group, occasion, steps.one_more_minute)


def leave_out(group: Group, occasion: Occasion, at: int, *, out: bool = True) -> Run:
    """Leave out a part that comes later, or take it in again."""
    return step(group, occasion, lambda run, _now: steps.leave_out(run, at, out=out))


def correct_start(group: Group, occasion: Occasion, at: datetime) -> Run:
    """Say when the part the meeting is in really began."""
    return step(group, occasion, lambda run, now: steps.correct_start(run, at, now))


def it_was_a_pause(group: Group, occasion: Occasion) -> Run:
    """Take the time the computer was off for a pause."""
    return step(group, occasion, steps.it_was_a_pause)


def share_by(group: Group, occasion: Occasion, sharing: Sharing) -> Run:
    """Choose how people take turns tonight."""
    return step(group, occasion, lambda run, _now: steps.share_by(run, sharing))


def begin_turn(group: Group, occasion: Occasion) -> Run:
    """Begin the next share."""
    return step(group, occasion, steps.begin_turn)


def end_turn(group: Group, occasion: Occasion) -> Run:
    """End the share that is on."""
    return step(group, occasion, steps.end_turn)


def pass_turn(group: Group, occasion: Occasion) -> Run:
    """Count a pass, without a word about it."""
    return step(group, occasion, steps.pass_turn)


def finish(group: Group, occasion: Occasion) -> Run:
    """End the meeting."""
    return step(group, occasion, steps.finish)


def still_here(group: Group, occasion: Occasion) -> None:
    """Write down that the computer is awake; a window does so each minute."""
    if not group.read_only and run_of(group, occasion) is not None:
        step(group, occasion, steps.seen)


def away(group: Group, occasion: Occasion) -> timedelta:
    """Return how long the computer was off or asleep while the meeting went on; nothing where it was not."""
    run = run_of(group, occasion)
    gone = steps.away(run, group.now()) if run is not None else timedelta()
    return gone if gone > AWAKE else timedelta()


def forget(group: Group, occasion: Occasion) -> None:
    """Forget that a meeting was begun, as if nobody had pressed start."""
    with group.store.quietly():
        group.store.runs.remove(occasion.meeting.id, occasion.day)


def times(group: Group, occasion: Occasion) -> tuple[PartTime, ...]:
    """Return how long each part of a meeting took, once it is over."""
    return group.store.runs.times(occasion.meeting.id, occasion.day)


def usual(group: Group, meeting: Meeting) -> Mapping[str, float]:
    """Return the minutes each part usually takes, by key: the middle of all the times it was held."""
    found: dict[str, list[int]] = {}
    for each in group.store.runs.all_times(meeting.id):
        if each.seconds:
            found.setdefault(each.part, []).append(each.seconds)
    return {part: median(seconds) / 60 for part, seconds in found.items()}


def _write(group: Group, occasion: Occasion, run: Run) -> Run:
    with group.store.quietly():
        group.store.runs.write(occasion.meeting.id, occasion.day, run)
    return run
