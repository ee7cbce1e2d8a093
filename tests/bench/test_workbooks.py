"""How fast, in how much memory and how small workbooks are printed, beside other programs on the same texts.

Each program prints in a process of its own, in turns. Times are processor seconds and are shown as pages a second
and as ratios to groupkit's; a program that is not installed is left out. The story of the others is a little less
work: see `tests.bench.presses.story`. Only groupkit repeats the pages of a copy instead of setting them again.
"""

import json
import os
import subprocess
import sys
import time
from ctypes.util import find_library
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pypdfium2
import pytest

from groupkit.core.progress import CancelledError
from groupkit.core.workbooks.chapters import Workbook
from groupkit.core.workbooks.editions import Printing
from groupkit.pdf.workbooks.making import book
from groupkit.storage.workbooks import shipped
from tests.bench.presses.story import story

pytestmark = pytest.mark.bench

ROUNDS = 3
OURS = "ours"
# each program by the module it needs; the slow ones print what takes them long in one round only
PEERS = {"typst": "typst", "qt": "PySide6", "fpdf2": "fpdf", "weasyprint": "weasyprint"}
SLOW = {"fpdf2", "weasyprint"}
STEP = "step-01"
CASES = {
    "a whole book": Printing(),
    "one step": Printing(chapters=(STEP,)),
    "12 copies of one step": Printing(chapters=(STEP,), copies=12),
}
# how far the pages of the others may be from ours for the texts to be the same work
ALIKE = (0.8, 1.3)


class Told(NamedTuple):
    """What one print took: seconds for the building and for the whole process, and MB and KB."""

    building: float
    whole: float
    peak: float
    size: float
    pages: int


@pytest.fixture(scope="module")
def workbook() -> Workbook:
    return shipped()[0]


def there(name: str) -> bool:
    """Return whether a program is installed, with the libraries of the system it stands on."""
    return find_spec(PEERS[name]) is not None and (name != "weasyprint" or find_library("pango-1.0") is not None)


def printed(name: str, asked: Path, path: Path) -> Told:
    """Print in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.presses", name, asked, path],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    pdf = pypdfium2.PdfDocument(path)
    pages = len(pdf)
    pdf.close()
    return Told(**json.loads(done.stdout), pages=pages)


def wishes(workbook: Workbook, printing: Printing, folder: Path) -> tuple[Path, Path]:
    """Write what is asked of groupkit, and of the others."""
    ours, theirs = folder / "ours.json", folder / "theirs.json"
    ours.write_text(json.dumps({"chapters": printing.chapters, "copies": printing.copies}), "utf-8")
    theirs.write_text(json.dumps(story(workbook, printing)), "utf-8")
    return ours, theirs


def middle(rounds: list[Told]) -> Told:
    return Told(*(median(column) for column in zip(*rounds, strict=True)))


@pytest.mark.parametrize("case", CASES)
def test_a_workbook_beside_other_programs(workbook, tmp_path, case):
    ours, theirs = wishes(workbook, CASES[case], tmp_path)
    found: dict[str, list[Told]] = {name: [] for name in (OURS, *(name for name in PEERS if there(name)))}
    for turn in range(ROUNDS):
        for name, rounds in found.items():
            if not (turn and name in SLOW and case != "one step"):
                rounds.append(printed(name, ours if name == OURS else theirs, tmp_path / f"{name}.pdf"))
    us = middle(found[OURS])
    print(f"\n{case}, the middle of {ROUNDS} rounds, all as multiples of groupkit's:")
    for name, rounds in found.items():
        it = middle(rounds)
        speed = it.pages / it.building
        print(
            f"  {name:10} {it.pages:4} pages, {speed:5.0f} a second = {speed / (us.pages / us.building):5.2f}; "
            f"with its start {us.whole / it.whole:5.2f} as fast; "
            f"memory {it.peak:4.0f} MB = {it.peak / us.peak:4.2f}; "
            f"file {it.size:5.0f} KB = {it.size / us.size:4.2f}"
        )
        assert ALIKE[0] < it.pages / us.pages < ALIKE[1]
    for name in PEERS.keys() - found.keys():
        print(f"  {name} is not installed here")


def seconds(workbook: Workbook, printing: Printing) -> float:
    begun = time.process_time()
    book(workbook, printing, BytesIO())
    return time.process_time() - begun


def test_twelve_copies_beside_one(workbook):
    one, twelve = (CASES[case] for case in ("one step", "12 copies of one step"))
    seconds(workbook, one)
    turns = [(seconds(workbook, one), seconds(workbook, twelve)) for _round in range(9)]
    ratio = median(twelve for _one, twelve in turns) / median(one for one, _twelve in turns)
    print(f"\n12 copies of one step take {ratio:.2f} times as long as one (12 would be to set each again)")


class Watch:
    """Stops after some steps, and measures the longest time between two: a cancel waits no longer than that."""

    def __init__(self, last: int = 10**9) -> None:
        self.last, self.steps, self.longest, self.at = last, 0, 0.0, time.perf_counter()

    def step(self, done: int, total: int) -> None:
        now = time.perf_counter()
        self.longest, self.at, self.steps = max(self.longest, now - self.at), now, self.steps + 1
        if self.steps >= self.last:
            raise CancelledError

    def end(self) -> float:
        """Return the milliseconds since the last step, to which the work had to come to an end."""
        return (time.perf_counter() - self.at) * 1000


@pytest.mark.parametrize(
    "printing", [Printing(), Printing(fillable=True), Printing(booklet=True), Printing(copies=12)]
)
def test_a_cancel_is_answered(workbook, printing):
    watch = Watch()
    book(workbook, printing, BytesIO(), progress=watch)
    longest = max(watch.longest * 1000, watch.end())
    ends = []
    for tenth in range(1, 10, 2):
        stopped = Watch(last=watch.steps * tenth // 10)
        with pytest.raises(CancelledError):
            book(workbook, printing, BytesIO(), progress=stopped)
        ends.append(stopped.end())
    chosen = [name for name in ("fillable", "booklet") if getattr(printing, name)] or [f"{printing.copies} times"]
    print(
        f"\na whole book, {chosen[0]}: {watch.steps} steps; between two at most {longest:.0f} ms (the bar is 200), "
        f"from a cancel to the return {max(ends):.1f} ms"
    )


_LOADED = "import sys, time; import groupkit; begun = time.process_time(); {}; print(time.process_time() - begun)"


def test_what_loading_the_press_costs():
    def loaded(code: str) -> float:
        done = subprocess.run(
            [sys.executable, "-c", _LOADED.format(code)], capture_output=True, text=True, check=True
        )
        return float(done.stdout)

    press, bare = "import groupkit.pdf.workbooks.making", "import reportlab.platypus"
    turns = [(loaded(press), loaded(bare)) for _round in range(5)]
    ours, theirs = (median(column) for column in zip(*turns, strict=True))
    print(f"\nloading the press of workbooks takes {ours / theirs:.2f} times reportlab alone, {ours * 1000:.0f} ms")
