"""How long the pack and a report take, how much memory, and how soon they stop: a sample, and ten years.

Beside each stands how often a plain reading of the same rows would have gone through in that time. The last one
measures what is known beyond sums: an attacker who has the rule itself, and tries every table there could be.
"""

import time
import tracemalloc
from collections import defaultdict
from datetime import date, timedelta
from datetime import time as clock
from itertools import product

import pytest

from groupkit.core.calendar import later
from groupkit.core.meetings import Heads, Meeting
from groupkit.core.packs.withheld import CELL, MARGIN, WHOLE, Counted
from groupkit.core.progress import CancelledError
from groupkit.core.service import Turn
from groupkit.services import meetings, sample
from groupkit.services.packs import meeting, report
from groupkit.services.packs.withheld import shown
from tests.bench.ledgers import long_book
from tests.evening import PASSPHRASE, surroundings

pytestmark = pytest.mark.bench

TODAY = date(2026, 11, 17)
EVENING = clock(19)
YEARS = 10
LAST = date(2026, 10, 31)
ALL_YEARS = (date(2016, 11, 1), LAST)
K = 3


class Watch:
    """Notes the longest time between two steps, which is how long Cancel may wait."""

    def __init__(self, stop=0):
        self.last, self.longest, self.left = time.perf_counter(), 0.0, stop

    def step(self, done, total):
        assert done <= total
        now = time.perf_counter()
        self.longest, self.last = max(self.longest, now - self.last), now
        self.left -= 1
        if not self.left:
            raise CancelledError


@pytest.fixture(scope="module")
def ten_years(tmp_path_factory):
    with long_book(tmp_path_factory.mktemp("packs") / "group.groupkit", 10_000) as group:
        group.surroundings = surroundings(TODAY)
        people(group)
        yield group


@pytest.fixture(scope="module")
def made_up(tmp_path_factory):
    with sample.make(tmp_path_factory.mktemp("packs") / "group.groupkit", PASSPHRASE, today=TODAY) as group:
        group.surroundings = surroundings(TODAY)
        yield group


def people(group):
    """Count heads at three meetings a week for ten years, and let two people serve at each."""
    (first,) = meetings.listing(group)
    for weekday in (0, 2):
        plan = Meeting(
            name=f"Meeting {weekday}", weekday=weekday, minutes=60, format=first.format, start=EVENING, venue="Hall"
        )
        meetings.add(group, plan)
    ids = [each.id for each in meetings.listing(group)]
    with group.store.quietly():
        for week, at in product(range(52 * YEARS), range(len(ids))):
            day = ALL_YEARS[0] + timedelta(weeks=week, days=at)
            heads = Heads(regulars=9 + week % 9, first_timers=week % 4, visitors=week % 3)
            group.store.heads.write(ids[at], day, heads)
            for role, who in (("chair", 1), ("tea", 2)):
                group.store.turns.add(Turn(meeting=ids[at], day=day, role=role, person=who))


def plainly(group, first, last):
    """Read the rows a report of some days is made of, and add nothing up."""
    return (
        list(group.store.heads.between(first, last)),
        list(group.store.ledger.movements(last)),
        list(group.store.turns),
        list(group.store.terms),
        list(group.store.people),
        list(group.store.report_figures),
    )


def spent(action):
    """Return the processor seconds of one run, and the most memory of another in MB."""
    begun = time.process_time()
    action()
    taken = time.process_time() - begun
    tracemalloc.start()
    action()
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    return taken, peak


def told(capsys, what, make, bare):
    """Make something, and print what it took beside a plain reading of its rows."""
    watch = Watch()
    make(watch)
    (ours, peak), (theirs, least) = spent(lambda: make(Watch())), spent(bare)
    with capsys.disabled():
        print(f"\n{what}: {ours:.2f} s, {ours / theirs:.0f} times a plain reading;", end=" ")
        print(f"{peak:.1f} MB at most, {peak / least:.1f} times; Cancel waits {watch.longest:.2f} s at most")
    with pytest.raises(CancelledError):
        make(Watch(stop=3))


def test_the_sample_group(made_up, capsys):
    year = (later(TODAY, -12), TODAY)
    told(
        capsys,
        "sample, pack",
        lambda watch: meeting.gather(made_up, progress=watch),
        lambda: plainly(made_up, *year),
    )
    told(
        capsys,
        "sample, report of a year",
        lambda watch: report.gather(made_up, *year, report.parts(), progress=watch),
        lambda: plainly(made_up, *year),
    )


def test_ten_years(ten_years, capsys):
    year = (later(TODAY, -12), TODAY)
    told(
        capsys,
        "ten years, pack",
        lambda watch: meeting.gather(ten_years, progress=watch),
        lambda: plainly(ten_years, *year),
    )
    told(
        capsys,
        "ten years, report of all",
        lambda watch: report.gather(ten_years, *ALL_YEARS, report.parts(), progress=watch),
        lambda: plainly(ten_years, *ALL_YEARS),
    )


@pytest.mark.parametrize("years", [1, pytest.param(YEARS, marks=pytest.mark.whole)])
def test_a_report_of_all_after_one_for_every_quarter(ten_years, capsys, years):
    """Guard everything the quarters told, and what they kept back."""
    first = date(LAST.year - years, 11, 1)
    begun, keys = time.perf_counter(), []
    for quarter in range(4 * years):
        at = later(first, 3 * quarter)
        keys.append(report.keep(ten_years, at, later(at, 3) - timedelta(days=1), report.parts()).key)
    each = (time.perf_counter() - begun) / len(keys)
    try:
        with capsys.disabled():
            print(f"\n{len(keys)} reports of a quarter: {each:.2f} s each", end="")
        told(
            capsys,
            f"after {len(keys)} quarters, report of all",
            lambda watch: report.gather(ten_years, first, LAST, report.parts(), progress=watch),
            lambda: plainly(ten_years, first, LAST),
        )
    finally:
        for key in keys:
            report.drop(ten_years, key)


def counted(values):
    """Return every count of a table of two by two: its cells, rows, columns and total."""
    names = [row + column for row in "ab" for column in "xy"]
    table = dict(zip(names, values, strict=True))
    sets = [(CELL, [name]) for name in names]
    sets += [(MARGIN, [name for name in names if letter in name]) for letter in "abxy"]
    sets += [(WHOLE, names)]
    return table, [
        Counted(key=" ".join(each), atoms=frozenset(each), value=sum(map(table.__getitem__, each)), rank=rank)
        for rank, each in sets
    ]


@pytest.mark.parametrize("most", [3, pytest.param(6, marks=pytest.mark.whole)])
def test_an_attacker_who_has_the_rule_tries_every_table(capsys, most):
    """Print how often somebody who tries all tables learns more than the sums tell. It is not nothing."""
    alike = defaultdict(list)
    for values in product(range(most + 1), repeat=4):
        table, every = counted(values)
        keys = shown(every, (), k=K)
        alike[tuple((each.key, each.value) for each in every if each.key in keys)].append(table)
    small = exactly = below = 0
    for public, tables in alike.items():
        for name in tables[0]:
            found = [table[name] for table in tables]
            hidden = sum(count < K for count in found) if name not in dict(public) else 0
            small += hidden
            exactly += hidden if len(set(found)) == 1 else 0
            below += hidden if max(found) < K else 0
    with capsys.disabled():
        print(
            f"\ntables of counts up to {most}, threshold {K}: of {small} small counts that were kept back", end=" "
        )
        print(f"{exactly / small:.0%} are known exactly, and {below / small:.0%} are known to be small")
    assert small
