"""Scans lie in any way, with corners gone or shrunk in print; what is circled or struck out is always shown."""

from collections.abc import Callable

import cv2
import numpy as np
import pytest

from groupkit.core.feedback import layout
from groupkit.pdf.scanning import arriving, reading
from tests import marks

pytestmark = pytest.mark.proof

GRID = marks.grid()
DAMAGE: dict[str, Callable[[np.ndarray, np.random.Generator], bytes]] = {
    "scan": marks.scanned,
    "photo": marks.photographed,
}


def read(scan):
    """Return what is read of one scan."""
    (page,) = reading.read(list(arriving.pages("scan", scan)), [GRID])
    return page


@pytest.mark.parametrize("sort", DAMAGE)
@pytest.mark.parametrize("habit", ["circled", "struck", "corrected"])
def test_what_is_circled_or_struck_out_is_never_taken_without_a_look(habit, sort):
    asked = rows = at = 0
    while rows < 200:
        chance = np.random.default_rng([7, at])
        page = marks.answered(GRID, chance, habit, blank=0)
        found = read(DAMAGE[sort](page.picture, chance))
        seen = {doubt.question for doubt in found.doubts}
        silent = {
            question
            for question, meant in page.meant.items()
            if question not in seen and found.answers.get(question) != meant
        }
        assert silent == set(), (habit, at)
        asked, rows, at = asked + len(seen), rows + len(page.meant), at + 1
    print(f"\n{habit}, {sort}: {asked} of {rows} rows are looked at, and none is wrong")


@pytest.mark.parametrize("share", [0.96, 0.97, 0.98, 0.99, 1.0, 1.01])
def test_a_page_says_the_same_however_it_is_turned_and_however_small_it_was_printed(share):
    for at in range(2):
        page = marks.answered(GRID, np.random.default_rng([8, at]))
        upright = marks.scanned(
            page.picture, np.random.default_rng([9, at]), dpi=200, turned=0, share=share, one_bit=False
        )
        picture = marks.unpacked(upright)
        said = [read(marks.png(np.rot90(picture, turned))) for turned in range(4)]
        assert all(each.answers == said[0].answers for each in said)
        assert all(_asked(each) == _asked(said[0]) for each in said)
        assert all(said[0].answers.get(q) == meant for q, meant in page.meant.items() if q not in _asked(said[0]))


@pytest.mark.parametrize("sort", DAMAGE)
def test_a_page_with_a_corner_gone_is_read(sort):
    pages, got = 40, 0
    for at in range(pages):
        chance = np.random.default_rng([10, at])
        page = marks.answered(GRID, chance, ghost=0)
        x, y = (round(side * marks.DPI / 25.4) for side in layout.marks(GRID.size_mm)[at % 4])
        cv2.circle(page.picture, (x, y), round(14 * marks.DPI / 25.4), int(chance.choice([0, 90, 255])), -1)
        found = read(DAMAGE[sort](page.picture, chance))
        if found.trouble:
            continue
        got += 1
        sure = {question: meant for question, meant in page.meant.items() if question not in _asked(found)}
        wrong = {question for question, meant in sure.items() if found.answers.get(question) != meant}
        assert len(wrong) <= 1, (at, wrong)
    print(f"\n{sort}: {got} of {pages} pages with a corner gone are read")
    assert got >= 0.97 * pages


def _asked(page):
    return {doubt.question for doubt in page.doubts}
