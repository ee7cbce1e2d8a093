"""How long a book of 10,000 entries takes to be saved for every other program, and as a whole to take along."""

import time
from pathlib import Path

import pytest

from groupkit.services import bundles, exports
from tests import evening, treasury

ENTRIES = 10_000
ROUNDS = 3


@pytest.fixture(scope="module")
def group(tmp_path_factory):
    with evening.new_book(tmp_path_factory.mktemp("book") / "group.groupkit") as group:
        treasury.furnish(group)
        treasury.write(group, treasury.moves(group, ENTRIES, 7))
        yield group


def median(action) -> float:
    """Return the middle of the seconds of this process that an action took."""
    taken = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        action()
        taken.append(time.process_time() - begun)
    return sorted(taken)[ROUNDS // 2]


@pytest.mark.bench
def test_ten_thousand_entries_are_saved_for_every_program(group, tmp_path: Path):
    each = {kind: median(lambda kind=kind: exports.save(group, kind, tmp_path)) for kind in exports.KINDS}
    whole = median(lambda: exports.save(group, exports.ALL, tmp_path))
    print(f"\n{ENTRIES} entries, seconds of one core, the middle of {ROUNDS}:")
    print("  ".join(f"{kind} {seconds:.2f}" for kind, seconds in each.items()))
    print(f"all five together {whole:.2f} (the bar is 5)")
    assert len(list(tmp_path.iterdir())) == 11


@pytest.mark.bench
def test_ten_thousand_entries_are_taken_elsewhere_and_in_again(group, tmp_path: Path):
    path = tmp_path / "money.zip"
    begun = time.process_time()
    seal = bundles.bundle(group, path)
    made = time.process_time() - begun
    with evening.new_book(tmp_path / "empty.groupkit") as empty:
        begun = time.process_time()
        assert bundles.restore(path, empty) == seal
        taken = time.process_time() - begun
    size = path.stat().st_size / 2**20
    print(f"\n{ENTRIES} entries as a whole: made in {made:.2f} s, {size:.1f} MB, taken in again in {taken:.2f} s")
