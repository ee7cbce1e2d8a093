"""Scans lie in any way, with corners gone or shrunk in print; what is circled or struck out is always shown."""

from collections import Counter
from collections.abc import Callable

import cv2
import numpy as np
import pytest

from groupkit.core.feedback import layout
from groupkit.pdf.scanning import arriving, reading
from tests import marks, pens

pytestmark = pytest.mark.proof

GRID = marks.grid()
DAMAGE: dict[str, Callable[..., bytes]] = {"scan": marks.scanned, "photo": marks.photographed}


def read(scan):
    """Return what is read of one scan."""
    (page,) = reading.read(list(arriving.pages("scan", scan)), [GRID])
    return page


@pytest.mark.parametrize("sort", ["scan", pytest.param("photo", marks=pytest.mark.whole)])
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
        picture = np.asarray(cv2.imdecode(np.frombuffer(upright, np.uint8), cv2.IMREAD_GRAYSCALE))
        said = [read(marks.png(np.rot90(picture, turned))) for turned in range(4)]
        assert all(each.answers == said[0].answers for each in said)
        assert all(_asked(each) == _asked(said[0]) for each in said)
        assert all(said[0].answers.get(q) == meant for q, meant in page.meant.items() if q not in _asked(said[0]))


@pytest.mark.parametrize(
    ("sort", "pages"),
    [("scan", 12), *(pytest.param(sort, 60, marks=pytest.mark.whole) for sort in DAMAGE)],
)
def test_a_page_with_a_corner_gone_is_read(sort, pages):
    got = 0
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


def printed(layout):
    """Return a form as it is printed."""
    return marks.png(marks.printed(layout, dpi=200))


def in_colour(picture, chance):
    """Return the JPEG of a page in colour that went through a flat-bed at 200 dots per inch."""
    small = cv2.resize(picture, None, fx=2 / 3, fy=2 / 3, interpolation=cv2.INTER_AREA)
    high, wide = small.shape[:2]
    lie = cv2.getRotationMatrix2D((wide / 2, high / 2), chance.uniform(-2, 2), 0.99)
    laid = cv2.warpAffine(small, lie, (wide, high), borderValue=(250, 250, 250))
    return marks.jpeg(np.clip(laid + chance.normal(0, 4, laid.shape), 0, 255).astype(np.uint8), 80)


def black_and_white(picture, chance):
    """Return the JPEG of a page that went through a flat-bed set to black and white only."""
    return marks.scanned(grey(picture), chance, one_bit=True)


def photo(picture, chance, worse=1):
    """Return the JPEG of a page that somebody photographed."""
    return marks.photographed(grey(picture), chance, worse)


def hard_photo(picture, chance):
    """Return the JPEG of a page that somebody photographed badly."""
    return photo(picture, chance, 2)


def grey(picture):
    """Return a picture without its colours."""
    return cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)


WHOLE = [pytest.param(each, marks=pytest.mark.whole) for each in (black_and_white, hard_photo)]


@pytest.mark.parametrize("taken", [pytest.param(photo, marks=pytest.mark.whole), *WHOLE])
@pytest.mark.parametrize("hand", pens.HANDS)
def test_what_any_hand_means_is_read_or_looked_at(hand, taken):
    layout, chance = marks.grid(12, pens.OPTIONS, last=pens.OPTIONS), np.random.default_rng(3)
    page = pens.written(hand, layout, marks.printed(layout))
    _nothing_silent(hand, page, taken(page.picture, chance), layout, printed)


@pytest.mark.parametrize("hand", pens.HANDS)
def test_on_our_own_forms_too_what_any_hand_means_is_read_or_looked_at(hand):
    blank, chance = pens.shipped_page("group-climate"), np.random.default_rng(4)
    page = pens.written(hand, blank.layout, blank.picture)
    assert len(page.meant) == 12
    _nothing_silent(hand, page, in_colour(page.picture, chance), blank.layout, lambda _: blank.pdf)


@pytest.mark.parametrize("taken", [in_colour, photo, *WHOLE])
@pytest.mark.parametrize("page", pens.PAGES)
def test_what_people_leave_on_whole_pages_is_read_or_looked_at(page, taken):
    blank, drawn = pens.drawn(page)
    scan = taken(drawn.picture, np.random.default_rng(5))
    _nothing_silent(page, drawn, scan, blank.layout, lambda _: blank.pdf)


def _nothing_silent(name, page, scan, layout, prints):
    (found,) = reading.read(list(arriving.pages("scan", scan)), [layout], prints=prints)
    asked = {doubt.question for doubt in found.doubts}
    read_out = {area.question: area.may_be_read for area in found.areas}
    # words go into a summary unless it is said that they may be read out
    uses = {area.question: read_out.get(area.question, False) for area in layout.areas}
    said = {question: uses.get(question, found.answers.get(question)) for question in page.meant}
    meant = {question: option == 1 if question in uses else option for question, option in page.meant.items()}
    wrong = {question for question, option in meant.items() if said[question] != option}
    kinds = Counter(page.habits[question] for question in asked)
    print(f"\n{name}: {len(asked)} of {len(page.meant)} rows are looked at: {dict(kinds)}")
    assert found.trouble is None
    assert wrong <= asked, [page.habits[question] for question in wrong - asked]


def _asked(page):
    return {doubt.question for doubt in page.doubts}
