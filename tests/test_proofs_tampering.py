"""Hundreds of ways to change a book behind its back: with the codes on the papers each of them is found."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from groupkit.core import seals
from groupkit.core.ledger import Entry, Line, Link, chained, first_break, seal
from groupkit.core.problems import GroupkitError
from groupkit.storage.store import Store
from tests.bench.ledgers import long_book, long_story

pytestmark = pytest.mark.proof

ENTRIES, TRIALS, FLIPS = 200, 200, 500
SEALED = (40, 80, 120, 160, 200)
Attack = Callable[[Sequence[Link], random.Random], tuple[list[Link], int]]


def _changed(entry: Entry, chance: random.Random) -> Entry:
    line = entry.lines[0]
    more = Line(line.place, line.fund, line.kind, line.pence + chance.choice((-100, -1, 1, 100)) or 7)
    return replace(entry, lines=(more, *entry.lines[1:]))


def _again(entries: Sequence[Entry]) -> list[Link]:
    """Number and chain entries anew, as a careful cheat would."""
    return list(chained(replace(entry, seq=seq) for seq, entry in enumerate(entries, start=1)))


def change_one(book: Sequence[Link], chance: random.Random) -> tuple[list[Link], int]:
    at = chance.randrange(len(book))
    return [*book[:at], replace(book[at], entry=_changed(book[at].entry, chance)), *book[at + 1 :]], at + 1


def take_one_out(book: Sequence[Link], chance: random.Random) -> tuple[list[Link], int]:
    at = chance.randrange(len(book) - 1)
    return [*book[:at], *book[at + 1 :]], at + 1


def swap_two(book: Sequence[Link], chance: random.Random) -> tuple[list[Link], int]:
    at = chance.randrange(len(book) - 1)
    return [*book[:at], book[at + 1], book[at], *book[at + 2 :]], at + 1


def change_and_chain_again(book: Sequence[Link], chance: random.Random) -> tuple[list[Link], int]:
    at = chance.randrange(len(book))
    entries = [link.entry for link in book]
    entries[at] = _changed(entries[at], chance)
    return _again(entries), at + 1


def put_one_in(book: Sequence[Link], chance: random.Random) -> tuple[list[Link], int]:
    at = chance.randrange(len(book))
    entries = [link.entry for link in book]
    entries.insert(at, replace(entries[at], day=entries[at].day - timedelta(days=1), reverses=None))
    return _again(entries), at + 1


def cut_the_end(book: Sequence[Link], chance: random.Random) -> tuple[list[Link], int]:
    kept = chance.randrange(len(book))
    return list(book[:kept]), kept + 1


def put_an_old_copy_back(book: Sequence[Link], chance: random.Random) -> tuple[list[Link], int]:
    """The old copy goes on with other entries, as if the newer ones had never been."""
    kept = chance.randrange(len(book))
    entries = [link.entry for link in book[:kept]]
    more = [_changed(link.entry, chance) for link in book[kept : kept + 3]]
    return _again([*entries, *more]), kept + 1


ATTACKS: tuple[Attack, ...] = (
    change_one,
    take_one_out,
    swap_two,
    change_and_chain_again,
    put_one_in,
    cut_the_end,
    put_an_old_copy_back,
)
BY_THE_CHAIN = (change_one, take_one_out, swap_two)


@pytest.fixture(scope="module")
def whole() -> list[Link]:
    """Return a book of 200 entries."""
    return list(chained(long_story(ENTRIES, seed=11)))


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_each_change_is_found_by_the_papers(whole, attack):
    codes = {seq: seal(whole[seq - 1].hash) for seq in SEALED}
    by_chain = by_paper = 0
    for trial in range(TRIALS):
        book, first = attack(whole, random.Random(trial))
        broken = first_break(book)
        by_chain += broken is not None
        assert broken in (None, first)
        heads = [(link.hash, link.entry.recorded_at) for link in book]
        told = {seq: seals.compare(heads, broken, code, seq) for seq, code in codes.items()}
        # A paper from before the change still holds: it saw nothing of it.
        assert all(one.holds == (seq < first) for seq, one in told.items())
        by_paper += not all(one.holds for one in told.values())
    print(f"{attack.__name__}: {by_chain} of {TRIALS} by the chain alone, {by_paper} with the papers")
    assert by_paper == TRIALS
    assert by_chain == (TRIALS if attack in BY_THE_CHAIN else 0)


def test_no_honest_book_is_doubted():
    doubted = 0
    for number in range(1000):
        book = list(chained(long_story(20, seed=number)))
        codes = [seal(link.hash) for link in book[::5]]
        heads = [(link.hash, link.entry.recorded_at) for link in book]
        broken = first_break(book)
        doubted += broken is not None or not all(seals.compare(heads, broken, code).holds for code in codes)
    print(f"{doubted} of 1000 honest books doubted")
    assert doubted == 0


def test_a_bit_turned_in_the_file_is_reported(tmp_path: Path):
    path = tmp_path / "whole.groupkit"
    with long_book(path, 300, seed=3) as group:
        key = group.store._key
    content = path.read_bytes()
    chance, refused, reported = random.Random(5), 0, 0
    for _ in range(FLIPS):
        at = chance.randrange(len(content))
        turned = bytearray(content)
        turned[at] ^= 1 << chance.randrange(8)
        spoilt = tmp_path / "spoilt.groupkit"
        spoilt.write_bytes(turned)
        try:
            store = Store.open(spoilt, key)
        except GroupkitError:
            refused += 1
            continue
        reported += bool(tuple(store.faults()))
        store.close()
    print(f"{FLIPS} bits turned in {len(content)} bytes: {refused} files refused, {reported} reported by the check")
    assert refused + reported == FLIPS
