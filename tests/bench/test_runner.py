"""How long a tick of the live meeting takes to draw, as a ratio to putting words on a bare label."""

from collections.abc import Callable
from datetime import timedelta
from time import perf_counter

import pytest
from PySide6.QtWidgets import QLabel

from groupkit.qt.runner.page import RunnerPage
from groupkit.services import meetings, runner
from tests.evening import SATURDAY, Clock
from tests.qt import checks, desks

ROUNDS = 200


def middle(does: Callable[[], None]) -> float:
    """Return the middle of many times, in milliseconds."""

    def once() -> float:
        begun = perf_counter()
        does()
        return perf_counter() - begun

    return sorted(once() for _ in range(ROUNDS))[ROUNDS // 2] * 1000


@pytest.mark.bench
def test_a_tick_beside_a_bare_label(benchmark, tmp_path, qtbot):
    with desks.typical(tmp_path) as group:
        held, clock = meetings.on(group, SATURDAY), group.surroundings.now
        assert isinstance(clock, Clock)
        clock.now = held.starts
        runner.start(group, held)
        page = RunnerPage(desks.desk(group))
        page.occasion = held
        page.draw({})
        frame, label = desks.framed(qtbot, page), QLabel("0")
        qtbot.addWidget(label)
        label.resize(frame.size())
        label.show()
        checks.settle(label)

        def bare() -> None:
            label.setText(str(perf_counter()))
            label.grab()

        def tick() -> None:
            clock.now += timedelta(seconds=20)
            page.tick()
            frame.grab()

        words, whole = middle(bare), middle(tick)
        benchmark.pedantic(tick, rounds=20)
        print(
            f"\nA tick of the live meeting {whole:.2f} ms, a bare label {words:.2f} ms: {whole / words:.1f} times."
        )
