"""How well scanned and photographed pages are read, on marks and damage that were never seen before.

GROUPKIT_BENCH_PAGES is how many pages of each sort a whole run reads; GROUPKIT_BENCH_SEED makes a run again.
Figures are shares of all circles, of the questions and of pages for each second of one processor.
"""

import os
import secrets
import time
from collections import Counter

import cv2
import numpy as np
import pytest

from groupkit.core.feedback.scanned import Trouble
from groupkit.pdf.scanning import arriving, circles, ink, judging, reading, straightening
from tests import marks
from tests.bench.feedback import peers

PAGES = int(os.environ.get("GROUPKIT_BENCH_PAGES", "200"))
SEED = int(os.environ.get("GROUPKIT_BENCH_SEED", secrets.randbelow(2**31)))
GRID = marks.grid()
DAMAGE = {
    "scan": marks.scanned,
    "grey scan": lambda paper, chance: marks.scanned(paper, chance, one_bit=False),
    "photo": marks.photographed,
    "hard photo": lambda paper, chance: marks.photographed(paper, chance, 2),
}
BARS = {
    "scan": "99.95 % right, 1 false, 0.15 % silent, 1.5 % asked, 15 pages",
    "photo": "99.5 % read, 99.90 % right, 0.20 % silent, 15 pages",
    "hard photo": "98 % read, 99.85 % of what is accepted right, 6 % asked",
}
FEWER = {"grey scan": 0.3, "hard photo": 0.3}
HOW_MANY = [10, pytest.param(PAGES, marks=pytest.mark.whole)]

pytestmark = pytest.mark.bench


def printed(layout):
    """Return a form as it is printed."""
    return marks.png(marks.printed(layout, dpi=200))


def made(sort, at, paper=None):
    """Return a page and what became of it; the same marks and damage on our paper and on another."""
    seed = [SEED, list(DAMAGE).index(sort), at]
    page = marks.answered(GRID, np.random.default_rng([*seed, 1]), paper=paper)
    return page, DAMAGE[sort](page.picture, np.random.default_rng([*seed, 2]))


def forced(scan):
    """Return how each circle is read where doubt is not allowed."""
    picture = arriving.picture(scan)
    assert not isinstance(picture, Trouble)
    found = straightening.corners(picture)
    assert not isinstance(found, Trouble)
    sheet = straightening.laid_flat(picture, found, GRID.size_mm)
    assert sheet
    return judging.forced(ink.measured(circles.windows(sheet, GRID.boxes)[0]))


def tally(sort, pages):
    """Read pages of one sort and count what came of them."""
    count: Counter[str] = Counter()
    seconds, blank = 0.0, reading._blank_pages(printed)
    for at in range(pages):
        page, scan = made(sort, at)
        (arrival,) = arriving.pages("scan", scan)
        began = time.process_time()
        found, _ = reading._one(arrival, [GRID], blank, 0)
        seconds += time.process_time() - began
        count["pages"] += 1
        if isinstance(found.trouble, Trouble):
            continue
        count["read"] += 1
        asked = {doubt.question for doubt in found.doubts}
        for box, dark in zip(GRID.boxes, forced(arrival), strict=True):
            meant = page.meant[box.question] == box.option
            count["circles"] += 1
            count["empty"] += not meant
            count["right"] += dark == meant
            taken = box.question not in asked and found.answers.get(box.question) == box.option
            count["false"] += taken and not meant
            count["accepted"] += box.question not in asked
            count["accepted right"] += box.question not in asked and taken == meant
        for question, meant in page.meant.items():
            count["questions"] += 1
            count["asked"] += question in asked
            silent = question not in asked and found.answers.get(question) != meant
            count["silent"] += silent
            count[f"silent: {page.habits[question]}"] += silent
    return count, seconds


@pytest.mark.parametrize("most", HOW_MANY)
def test_pages_are_read_at_least_as_well_as_the_bars_ask(most):
    cv2.setNumThreads(1)
    print(f"\nseed {SEED}; bars: {BARS}")
    print("           pages     read    right    false/10k  accepted right  silent   asked   pages a second")
    for sort in DAMAGE:
        pages = max(5, round(most * FEWER.get(sort, 1)))
        count, seconds = tally(sort, pages)
        kinds = {kind: times for kind, times in count.items() if kind.startswith("silent:") and times}
        print(
            f"{sort:>11} {pages:4} {count['read'] / pages:8.1%} {count['right'] / count['circles']:8.3%}"
            f" {count['false'] / count['empty'] * 1e4:9.2f}   {count['accepted right'] / count['accepted']:10.3%}"
            f" {count['silent'] / count['questions']:11.3%} {count['asked'] / count['questions']:8.2%}"
            f" {pages / seconds:9.1f}   {kinds or ''}"
        )
        assert count["read"] > 0.9 * pages
        assert count["silent"] < 0.01 * count["questions"]


@pytest.mark.skipif(not peers.AMC, reason="auto-multiple-choice is not installed")
@pytest.mark.parametrize("most", HOW_MANY)
def test_the_same_scans_are_read_better_than_by_auto_multiple_choice(most, tmp_path):
    cv2.setNumThreads(1)
    pages = max(10, most // 2)
    count, seconds = tally("scan", pages)
    paper = peers.amc_paper(GRID)
    meant, scans = zip(*(made("scan", at, paper) for at in range(pages)), strict=True)
    found, theirs = peers.amc_darkness(GRID, scans, tmp_path)
    best = 0.0
    ours = count["right"] / count["circles"]
    print(f"\n{pages} scans, the same marks and damage, seed {SEED}")
    print(f"{'groupkit':>20}: read {count['read'] / pages:6.1%}, circles right {ours:8.3%}")
    for threshold in (0.05, 0.08, 0.1, 0.15, 0.25, 0.5):
        right = sum(
            (dark > threshold) == (page.meant[question] == option)
            for at, page in enumerate(meant)
            for (question, option), dark in found.get(at, {}).items()
        )
        share = right / max(1, sum(map(len, found.values())))
        best = max(best, share)
        print(f"{f'AMC above {threshold}':>20}: read {len(found) / pages:6.1%}, circles right {share:8.3%}")
    print(f"wrong circles: AMC at its best {(1 - best) / max(1 - ours, 1 / count['circles']):.1f} times as many")
    print(f"speed: {pages / seconds:.1f} against {pages / theirs:.1f} pages a second: {theirs / seconds:.1f} times")
    print("SDAPS and OMRChecker: not to be had from Debian 12 or the Python package index, so not run")
