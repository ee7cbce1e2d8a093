"""How long a cast and an opening take, in turns with a plain write of as many bytes and with a plain row."""

import os
import secrets
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median

import pytest

from groupkit.storage.feedback import slots
from groupkit.storage.feedback.box import Box
from tests.boxes import Desk, answer, text

TURNS, MANY = 60, 1_000

pytestmark = pytest.mark.bench


def timed(do: Callable[[], object]) -> tuple[float, float]:
    """Return milliseconds on the clock and of the processor."""
    begun, spent = time.perf_counter(), time.process_time()
    do()
    return (time.perf_counter() - begun) * 1000, (time.process_time() - spent) * 1000


def plainly(path: Path, content: bytes) -> None:
    """Write a file so that it is whole or as it was, and do nothing else."""
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def test_a_cast_beside_a_plain_write_and_a_plain_row(tmp_path, capsys):
    desk = Desk(tmp_path)
    plain, size = tmp_path / "plain", desk.path.stat().st_size
    content, one, said = secrets.token_bytes(size), answer(3), text(3)
    rows = sqlite3.connect(tmp_path / "rows.db", isolation_level=None)
    rows.execute("CREATE TABLE answer (id INTEGER PRIMARY KEY, body BLOB)")
    taken: dict[str, list[tuple[float, float]]] = {"cast": [], "write": [], "row": []}
    with closing(rows):
        for turn in range(TURNS):
            if turn % 15 == 0:
                cast = partial(desk.box.begin().cast, one, [said])
            taken["cast"].append(timed(cast))
            taken["write"].append(timed(lambda: plainly(plain, content)))
            taken["row"].append(timed(lambda: rows.execute("INSERT INTO answer (body) VALUES (?)", (one,))))
    clock = {name: median(each[0] for each in times) for name, times in taken.items()}
    spent = median(each[1] for each in taken["cast"])
    with capsys.disabled():
        print(f"\ncast with its words, whole box on the disk: {clock['cast']:.1f} ms (reach 10, beat 4)", end=", ")
        print(f"of the processor {spent:.1f} ms; beside a write of {size // 1024} KB and no more", end=" ")
        print(f"{clock['cast'] / clock['write']:.2f}, beside a plain row {clock['cast'] / clock['row']:.2f}")
    assert clock["cast"] > 0


def test_opening_a_thousand_answers(tmp_path, capsys):
    desk = Desk(tmp_path)
    held = [slots.sealed(slots.WHOLE, answer(who), desk.keys) for who in range(MANY)]
    path = desk.path.with_name("many.box")
    with Box.making(path, desk.keys, held):
        pass
    keys, many = desk.secrets, Box.open(path, desk.keys)
    opened = [timed(lambda: slots.contents(many.slots(), keys, 5)) for _turn in range(7)]
    counted = [timed(lambda: slots.count(many.slots(), keys.count)) for _turn in range(7)]
    found = slots.contents(many.slots(), keys, 5)
    assert found is not None
    assert len(found.filled) == MANY
    with capsys.disabled():
        print(f"\nopen {MANY} answers: {median(each[0] for each in opened):.0f} ms (reach 200, beat 100)", end=", ")
        print(f"of the processor {median(each[1] for each in opened):.0f} ms;", end=" ")
        print(f"count them and no more: {median(each[0] for each in counted):.0f} ms")
