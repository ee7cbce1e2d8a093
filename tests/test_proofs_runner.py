"""The power goes in the middle of a meeting, again and again: it goes on where it was, and the book is whole."""

import os
import random
import signal
import time
from datetime import timedelta

import pytest

from groupkit.services import check, meetings, runner
from tests import evening
from tests.evening import SATURDAY

KILLS = 25

pytestmark = [
    pytest.mark.proof,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot stop a process in the middle this way"),
]
STEPS = (
    runner.next_part, runner.back, runner.pause, runner.pause, runner.one_more_minute,
    runner.begin_turn, runner.pass_turn, runner.end_turn,
)  # fmt: skip


def chair(path, said, seed):
    """Run the meeting as fast as the disk takes it; say each step that is kept."""
    chance = random.Random(seed)
    with evening.reopened(path) as group:
        held = meetings.on(group, SATURDAY)
        clock = group.surroundings.now
        assert isinstance(clock, evening.Clock)
        run = runner.run_of(group, held) or runner.start(group, held, held.starts)
        clock.now = max(run.seen, held.starts)
        while True:
            clock.now += timedelta(seconds=1)
            now = runner.run_of(group, held)
            if now is not None and now.finished is not None:
                runner.back(group, held)
            done = chance.choice(STEPS)(group, held)
            os.write(said, f"{done.seen.timestamp():.0f}\n".encode())


def test_a_meeting_survives_the_power_going(tmp_path):
    path = tmp_path / "group.groupkit"
    with evening.new_book(path) as group:
        evening.furnish(group)
        evening.open_with(group)
        clock = group.surroundings.now
        assert isinstance(clock, evening.Clock)
        held = meetings.on(group, SATURDAY)
        clock.now = held.starts
        runner.start(group, held)
    steps = 0
    for at in range(KILLS):
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(read)
            try:
                chair(path, write, at)
            finally:
                os._exit(1)
        os.close(write)
        time.sleep(random.Random(at).uniform(0.25, 0.6))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(read) as told:
            kept = told.read().splitlines()
        steps += len(kept)
        with evening.reopened(path) as group:
            assert check.check(group).holds
            run = runner.run_of(group, meetings.on(group, SATURDAY))
            assert run is not None
            if kept:
                seen = int(kept[-1])
                # The last step that was told is kept; one more may have been written and not told.
                assert 0 <= run.seen.timestamp() - seen <= 1
    print(f"{KILLS} kills in the middle of a meeting, {steps} steps acknowledged, 0 lost.")
    assert steps > KILLS
