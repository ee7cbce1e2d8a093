"""How long the pack and a report take, how much memory, and how soon they stop: a sample, and ten years."""

import time
import tracemalloc
from datetime import date, timedelta
from datetime import time as clock

import pytest

from groupkit.core.meetings import Heads, Meeting
from groupkit.core.progress import CancelledError
from groupkit.services import meetings, sample
from groupkit.services.packs import meeting, report
from tests.bench.ledgers import long_book
from tests.evening import PASSPHRASE, surroundings

pytestmark = pytest.mark.bench

TODAY = date(2026, 11, 17)
EVENING = clock(19)
TEN_YEARS = (date(2016, 11, 1), date(2026, 10, 31))
TWO_YEARS = (date(2024, 11, 1), date(2026, 10, 31))


class Watch:
    """Notes the longest time between two steps, which is how long Cancel may wait."""

    def __init__(self, stop=0):
        self.last, self.longest, self.left = time.perf_counter(), 0.0, stop

    def step(self, _done, _total):
        now = time.perf_counter()
        self.longest, self.last = max(self.longest, now - self.last), now
        self.left -= 1
        if not self.left:
            raise CancelledError


@pytest.fixture(scope="module", params=["sample", "ten years"])
def book(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("packs") / "group.groupkit"
    if request.param == "sample":
        with sample.make(path, PASSPHRASE, today=TODAY) as group:
            group.surroundings = surroundings(TODAY)
            yield group
        return
    with long_book(path, 10_000) as group:
        group.surroundings = surroundings(TODAY)
        people(group)
        yield group


def people(group):
    """Count heads at three meetings a week for ten years."""
    made = [
        meetings.add(
            group,
            Meeting(
                name=f"Meeting {day}",
                weekday=day,
                minutes=60,
                format="open-dual-recovery",
                start=EVENING,
                venue="Hall",
            ),
        )
        for day in (0, 2)
    ]
    ids = [1, *(each.id for each in made)]
    with group.store.quietly():
        for week in range(520):
            for at_, meeting_ in enumerate(ids):
                day = TEN_YEARS[0] + timedelta(weeks=week, days=at_)
                heads = Heads(regulars=9 + week % 9, first_timers=week % 4, visitors=week % 3)
                group.store.heads.write(meeting_, day, heads)


@pytest.mark.parametrize("what", ["pack", "report of two years", "report of ten years"])
def test_the_pack_and_a_report_are_made(book, what):
    def make(watch):
        if what == "pack":
            return meeting.gather(book, progress=watch)
        days = TWO_YEARS if "two" in what else TEN_YEARS
        return report.gather(book, *days, report.parts(), progress=watch)

    watch, begun = Watch(), time.perf_counter()
    make(watch)
    taken = time.perf_counter() - begun
    tracemalloc.start()
    make(Watch())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f"\n{what}: {taken:.2f} s, longest step {watch.longest:.2f} s, {peak / 2**20:.1f} MB at most")
    with pytest.raises(CancelledError):
        make(Watch(stop=2))
