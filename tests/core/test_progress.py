"""Long work reports its steps to whoever shows them; by default nobody does."""

import pytest

from groupkit.core.progress import CancelledError, Progress, Silent


def work(progress: Progress, steps: int) -> int:
    for done in range(steps):
        progress.step(done, steps)
    return steps


def test_work_goes_on_when_nobody_watches():
    assert work(Silent(), 3) == 3


def test_whoever_watches_can_stop_the_work():
    class Impatient:
        def step(self, done: int, total: int) -> None:
            if done == 1:
                raise CancelledError

    with pytest.raises(CancelledError):
        work(Impatient(), 3)
