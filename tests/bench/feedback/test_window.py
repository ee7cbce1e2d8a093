"""While photographs of forms are read, the window answers, and reading stops soon after it is asked to."""

import time

import numpy as np
import pytest
from PySide6.QtCore import QObject, QTimer

from groupkit.pdf.scanning import reading
from groupkit.qt.jobs import Job
from tests import marks

pytestmark = pytest.mark.bench

GRID = marks.grid()
PHOTOS = 6


@pytest.fixture(scope="module")
def photos(tmp_path_factory):
    folder, taken = tmp_path_factory.mktemp("photos"), []
    for at in range(PHOTOS):
        chance = np.random.default_rng([21, at])
        taken.append(folder / f"{at}.jpg")
        taken[-1].write_bytes(marks.photographed(marks.answered(GRID, chance).picture, chance))
    return taken


def watched(qtbot, photos, stop_after=-1):
    """Read photographs as the window does; return the longest that it stood still, the steps, and the end in ms."""
    owner, steps, ticks, asked = QObject(), [], [time.perf_counter()], [0.0]
    job = Job(lambda progress: reading.read_files(photos, [GRID], progress=progress), owner)

    def stepped(done, _total):
        steps.append(done)
        if done == stop_after:
            job.cancel()
        asked[0] = time.perf_counter()

    job.stepped.connect(stepped)
    beat = QTimer(interval=2)
    beat.timeout.connect(lambda: ticks.append(time.perf_counter()))
    beat.start()
    with qtbot.waitSignal(job.ended, timeout=60_000):
        job.start()
    beat.stop()
    return max(np.diff(ticks)) * 1000, steps, (time.perf_counter() - asked[0]) * 1000


def test_the_window_answers_while_photographs_are_read(qtbot, photos):
    longest, steps, _ = watched(qtbot, photos)
    print(f"\n{PHOTOS} photographs: the window stood still for at most {longest:.0f} ms (bar: 100 ms)")
    assert steps[-1] == PHOTOS
    assert longest < 1000


def test_reading_stops_soon_after_it_is_asked_to(qtbot, photos):
    _, steps, later = watched(qtbot, photos, stop_after=1)
    print(f"\nasked to stop after page 1 of {PHOTOS}: it stopped {later:.0f} ms later")
    assert steps[-1] < PHOTOS
