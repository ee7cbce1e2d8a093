"""Who has the book and every key of a round cannot tell in which order people answered; a plain store tells."""

import os
import random
import shutil
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from statistics import fmean

import msgspec
import pytest

from groupkit.core.feedback.forms import Text
from groupkit.storage.feedback import box as boxfile
from groupkit.storage.feedback import slots
from groupkit.storage.feedback.box import Box
from groupkit.storage.feedback.keepers import Secrets
from groupkit.storage.feedback.slots import TEXT
from tests import traces
from tests.boxes import Desk, answer, text, word

pytestmark = pytest.mark.proof

TRIALS, RUNS = (40, 160), (60, 240)
"""For each change, and for a release."""
PEOPLE, BINS = 8, 4
BAR, PLAIN = 2.5, 0.9
Order = Sequence[int]
Seen = dict[str, dict[int, float]]
"""For each attacker, a number for each person by which they might be put into the order in which they answered."""
Places = dict[str, list[list[int]]]
"""For each attacker, how often each person stood in each quarter."""
Store = Callable[[Path, Order], Seen]


@pytest.fixture(name="box")
def _box(tmp_path, monkeypatch) -> Store:
    """Return how people answer into a box in two sittings; when it reaches the disk does not matter here."""
    monkeypatch.setattr(os, "fsync", lambda _file: None)
    monkeypatch.setattr(boxfile, "SEGMENTS", 1)
    desk = Desk(tmp_path)
    keys = desk.secrets

    def answered(folder: Path, order: Order) -> Seen:
        path = folder / "evening.box"
        shutil.copy(desk.path, path)
        half = len(order) // 2
        for people in (order[:half], order[half:]):
            sitting = Box(path, desk.keys).begin()
            for who in people:
                sitting.cast(answer(who), [text(who)])
            sitting.end()
        return looked_at(path, Box(path, desk.keys).slots(), keys)

    return answered


def looked_at(path: Path, held: Sequence[bytes], keys: Secrets) -> Seen:
    """Say where everything stands, for somebody who has the lock and both secret keys."""
    whose = {word(who): who for who in range(100)}
    ballots = {answer(who): who for who in range(25)}
    seen: Seen = {"ballot": {}, "words": {}, "bytes": {}, "opened": {}, "time": {}}
    for place, slot in enumerate(held):
        for kind, inner in slots._outer([slot], keys.count):
            plain = slots._inside(inner, keys.content)
            if kind == TEXT:
                who = whose[msgspec.msgpack.decode(plain, type=Text).words]
                seen["words"][who] = place
                seen["bytes"][who] = int.from_bytes(slot[:8])
                seen["time"][who] = path.stat().st_mtime
            else:
                seen["ballot"][ballots[plain]] = place
    found = slots.contents(held, keys, 3)
    assert found is not None
    seen["opened"] = {whose[each.words]: place for place, each in enumerate(found.texts)}
    return seen


def plain_store(folder: Path, order: Order) -> Seen:
    """Write answers as rows with a number and a time, as programs mostly do, and look through its files."""
    path = folder / "plain.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as rows:
        rows.execute("PRAGMA journal_mode = WAL")
        rows.execute("PRAGMA synchronous = OFF")
        rows.execute("CREATE TABLE answer (id INTEGER PRIMARY KEY AUTOINCREMENT, words TEXT, created INTEGER)")
        for who in order:
            rows.execute("INSERT INTO answer (words, created) VALUES (?, ?)", (word(who), time.time_ns()))
        ahead = path.with_name("plain.db-wal").read_bytes()
        kept = {words: (number, at) for number, words, at in rows.execute("SELECT * FROM answer")}
        rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = path.read_bytes()
    return {
        "row": {who: kept[word(who)][0] for who in order},
        "created": {who: kept[word(who)][1] for who in order},
        # a page of rows is filled from its end
        "page": {who: -whole.find(word(who).encode()) for who in order},
        "journal": {who: ahead.find(word(who).encode()) for who in order},
    }


def taus(store: Store, folder: Path, many: int, trials: int) -> dict[str, list[float]]:
    """Return how far each attacker saw the order, in each of many trials."""
    told: dict[str, list[float]] = {}
    for trial in range(trials):
        here = folder / f"{many}-{trial}"
        here.mkdir(parents=True)
        order = random.sample(range(25), many)
        for attacker, at in store(here, order).items():
            places = [at[who] for who in order]
            told.setdefault(attacker, []).append(traces.tau(places))
            told.setdefault(f"{attacker}, side by side", []).append(traces.nearness(places))
        shutil.rmtree(here)
    return told


def seen_each_time(errors: dict[str, float], again: Callable[[int], dict[str, float]]) -> set[str]:
    """Return which attackers saw something in each of three looks; what is chance alone is not seen so often."""
    seen = {who for who, each in errors.items() if each >= BAR}
    for look in range(2):
        if seen:
            more = again(look)
            print("seen once, and in another look:", {who: (errors[who], more[who]) for who in seen})
            seen = {who for who in seen if more[who] >= BAR}
    return seen


@pytest.mark.parametrize("part", [0, 1])
@pytest.mark.parametrize("many", [6, 12, 20])
def test_no_order_is_seen_in_a_box_and_all_of_it_in_a_plain_store(box, tmp_path, capsys, many, part):
    told = taus(box, tmp_path / "ours", many, TRIALS[part])

    def errors(told: dict[str, list[float]]) -> dict[str, float]:
        return {who: traces.errors_from_none(each) for who, each in told.items()}

    def again(at: int) -> dict[str, float]:
        return errors(taus(box, tmp_path / f"again {at}", many, TRIALS[part]))

    assert not seen_each_time(errors(told), again)
    plain = taus(plain_store, tmp_path / "plain", many, 10)
    for attacker, each in plain.items():
        # those who are side by side are one place apart
        assert fmean(each) > (1 - 4 / many if "side" in attacker else PLAIN)
    with capsys.disabled():
        ours = ", ".join(
            f"{who} {fmean(each):+.3f} ({traces.errors_from_none(each):.1f})" for who, each in told.items()
        )
        print(f"\n{many} people, tau (standard errors): {ours}; plain", end=" ")
        print(", ".join(f"{who} {fmean(each):+.2f}" for who, each in plain.items()))


def tables(store: Store, folder: Path, order: Order, runs: int) -> tuple[Places, dict[str, float]]:
    """Return how often each person stood in each quarter, and how often the order was guessed for this one."""
    counts: Places = {}
    right: dict[str, float] = {}
    for run in range(runs):
        here = folder / str(run)
        here.mkdir(parents=True)
        for attacker, at in store(here, order).items():
            ranks = {who: rank for rank, who in enumerate(sorted(at, key=lambda who: at[who]))}
            table = counts.setdefault(attacker, [[0] * BINS for _who in range(PEOPLE)])
            for who, rank in ranks.items():
                table[who][rank * BINS // PEOPLE] += 1
            sure = traces.tau([at[who] for who in range(PEOPLE)])
            right[attacker] = right.get(attacker, 0) + ((sure > 0) + (sure == 0) / 2) / runs
        shutil.rmtree(here)
    return counts, right


def told_apart(store: Store, folder: Path, runs: int) -> dict[str, tuple[float, float]]:
    """Return how unlike the files of two orders are, and how often somebody guesses which of the two it was."""
    there, right = tables(store, folder / "there", range(PEOPLE), runs)
    back, wrong = tables(store, folder / "back", range(PEOPLE)[::-1], runs)
    return {
        who: (traces.unlikeness(there[who], back[who]), (right[who] + 1 - wrong[who]) / 2)
        for who in there
        if who != "time"
    }


@pytest.mark.parametrize("part", [0, 1])
def test_the_same_answers_in_two_orders_leave_files_nobody_can_tell_apart(box, tmp_path, capsys, part):
    runs = RUNS[part]
    found = told_apart(box, tmp_path / "ours", runs)

    def again(at: int) -> dict[str, float]:
        return unlike(told_apart(box, tmp_path / f"again {at}", runs))

    def unlike(found: dict[str, tuple[float, float]]) -> dict[str, float]:
        return {who: each for who, (each, _right) in found.items()}

    assert not seen_each_time(unlike(found), again)
    plain = told_apart(plain_store, tmp_path / "plain", runs)
    assert all(each > 4 * BAR and right > PLAIN for each, right in plain.values())
    with capsys.disabled():
        for name, both in (("box", found), ("plain store", plain)):
            said = ", ".join(f"{who} {each:+.1f} (guessed {right:.0%})" for who, (each, right) in both.items())
            print(f"\n{name}, two orders, {runs} runs each, standard errors apart: {said}", end="")


def test_the_files_of_two_orders_are_of_one_size_one_time_and_one_name(box, tmp_path):
    seen = set()
    for order in (range(PEOPLE), range(PEOPLE)[::-1]):
        here = tmp_path / str(order[0])
        here.mkdir()
        box(here, order)
        (path,) = here.iterdir()
        found = path.stat()
        seen.add((path.name, found.st_size, found.st_mode, found.st_mtime_ns, found.st_atime_ns))
        seen.add(here.stat().st_mtime_ns)
    assert len(seen) == 2
