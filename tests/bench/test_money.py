"""How long a book of money takes to be looked over, added up, written in, in turns with hledger and beancount."""

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from groupkit.core.ledger import EntryType, Line
from groupkit.services import books, check, exports, ledger
from groupkit.services.group import Group
from tests import evening, judges
from tests.bench.ledgers import long_book

pytestmark = pytest.mark.bench

ROUNDS = 3
BY_ITSELF = """
import sys
from pathlib import Path
from groupkit.storage import vault
from groupkit.storage.store import Store
vault._OPERATIONS, vault._MEMORY = 1, 8192
store = Store.open(Path(sys.argv[1]), sys.argv[2])
found = store.ledger.verified()
assert found.broken_at is None and found.held == store.ledger.balances()
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def ours(action: Callable[[], object]) -> float:
    """Return the processor seconds an action took in this process."""
    begun = time.process_time()
    action()
    return time.process_time() - begun


def theirs(*words: str) -> float:
    """Return the processor seconds another program took from its start to its end."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(words, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.fixture(scope="module", params=[10_000, pytest.param(100_000, marks=pytest.mark.whole)])
def book(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("book")
    with long_book(folder / "group.groupkit", request.param) as group:
        exports.save(group, "hledger", folder)
        exports.save(group, "beancount", folder)
        yield group


def test_a_long_book_is_looked_over_and_added_up(book: Group):
    folder, many = book.path.parent, ledger.current_seal(book)[1]
    journal, beans = str(folder / "money.journal"), str(folder / "money.beancount")
    hledger, beancheck = judges.program("hledger"), judges.program("bean-check")
    turns: dict[str, Callable[[], float]] = {
        "chain": lambda: ours(book.store.ledger.verified),
        "whole check": lambda: ours(lambda: check.check(book)),
        "balances": lambda: ours(lambda: ledger.balances(book)),
        "hledger check": lambda: theirs(hledger, "-f", journal, "check", "-s", "ordereddates"),
        "hledger bal": lambda: theirs(hledger, "-f", journal, "bal"),
        "bean-check": lambda: theirs(beancheck, "--no-cache", beans),
    }
    taken: dict[str, list[float]] = {name: [] for name in turns}
    for _ in range(ROUNDS):
        for name, turn in turns.items():
            taken[name].append(turn())
    middle = {name: statistics.median(seconds) for name, seconds in taken.items()}
    print(f"\n{many} entries, processor seconds, the middle of {ROUNDS} turns:")
    print("  ".join(f"{name} {seconds:.3f}" for name, seconds in middle.items()))
    for name in ("chain", "whole check"):
        to_hledger, to_beans = middle[name] / middle["hledger check"], middle[name] / middle["bean-check"]
        print(f"{name}: {to_hledger:.2f} of hledger check (bar 0.5), {to_beans:.2f} of bean-check (bar 0.2)")
    print(f"balances: {middle['balances'] / middle['hledger bal']:.3f} of hledger bal (bar 0.1)")
    assert check.check(book).holds


def test_looking_over_a_long_book_needs_little_memory(book: Group):
    code = book.store.recovery_code()
    path, many = book.path.with_name("alone.groupkit"), ledger.current_seal(book)[1]
    book.store.backup(path)
    done = subprocess.run(
        [sys.executable, "-c", BY_ITSELF, str(path), code], check=True, capture_output=True, text=True
    )
    print(f"\n{many} entries: {int(done.stdout) / 1024:.0f} MB at most to open and look over (bar 100 at 100,000)")
    path.unlink()


def test_an_entry_and_a_month_in_a_long_book(tmp_path: Path):
    with long_book(tmp_path / "group.groupkit", 10_000) as group:
        line = Line(1, 1, 1, 500)
        seconds = []
        for _ in range(200):
            draft = books.entry(group, EntryType.RECEIPT, evening.SATURDAY, line)
            begun = time.perf_counter()
            books.write(group, draft, {"note": "Collection", "made_by": "Sam"})
            seconds.append(time.perf_counter() - begun)
        ordered = sorted(seconds)
        last = ordered[int(len(ordered) * 0.99) - 1]
        print(
            f"\nan entry, kept for good: {statistics.median(seconds) * 1000:.1f} ms, 99 of 100 in {last * 1000:.1f}"
        )
