"""A page is found in its picture however it lies, and looked at as if it lay flat in even light."""

import cv2
import numpy as np
import pytest

from groupkit.core.feedback import layout
from groupkit.core.feedback.layout import PageCode
from groupkit.core.feedback.scanned import Trouble
from groupkit.pdf.scanning import coding, straightening
from tests import marks

GRID = marks.grid(4)
PAPER = marks.printed(GRID, label=9, dpi=120)
CODE = PageCode(hash=GRID.hash, page=1, pages=1, label=9)


<<<<<<< HEAD
def found_in(picture):
    """Return the corner marks of the page in a picture."""
    found = straightening.corners(np.ascontiguousarray(picture))
=======
def corners(picture):
    """Return the corner marks of the one page in a picture."""
    found = straightening.corners(picture)
>>>>>>> feedback
    assert not isinstance(found, Trouble)
    return found


def flat(picture, size=marks.A4):
    """Return the page of a picture as if it lay flat."""
<<<<<<< HEAD
    sheet = straightening.laid_flat(np.ascontiguousarray(picture), found_in(picture), size)
    assert sheet is not None
    return sheet
=======
    found = corners(np.ascontiguousarray(picture))
    return straightening.laid_flat(np.ascontiguousarray(picture), found, size)
>>>>>>> feedback


def without(numbers, paper=PAPER):
    """Return a page with some of its marks hidden."""
    hidden, scale = paper.copy(), 120 / 25.4
    for number in numbers:
        x, y = (round(place * scale) for place in layout.marks(marks.A4)[number])
        far = round(layout.MARK * scale)
        hidden[max(0, y - far) : y + far, max(0, x - far) : x + far] = 255
    return hidden


@pytest.mark.parametrize("number", range(4))
def test_the_marks_are_those_that_are_looked_for(number):
    drawn = cv2.aruco.generateImageMarker(cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50), number, 6)
    assert ["".join("#."[bool(cell)] for cell in line) for line in drawn] == list(layout.SQUARES[number])


@pytest.mark.parametrize("turned", range(4))
def test_a_page_is_found_however_it_is_turned(turned):
    sheet = flat(np.rot90(PAPER, turned))
    assert coding.code(sheet) == CODE
    box = GRID.boxes[0]
    around = sheet.part(box.x - 4, box.y - 4, 8, 8, 5)
    assert around[20, 20] > 240
    assert around[20, round((4 + box.r) * 5)] < 220


@pytest.mark.parametrize("hidden", [(0,), (1,), (2,), (3,), (0, 2), (1, 2)])
def test_a_page_is_found_with_marks_hidden(hidden):
    assert coding.code(flat(without(hidden))) == CODE


def test_a_page_in_deep_shadow_is_as_white_as_any():
    shade = np.linspace(0.2, 1, PAPER.shape[1])
    part = flat((PAPER * shade).astype(np.uint8)).part(20, 100, 170, 60, 2)
    assert np.percentile(part, 5) > 235


@pytest.mark.parametrize("spoilt", [lambda paper: 255 - paper, lambda paper: paper // 16 + 100])
def test_a_page_in_negative_or_with_hardly_any_contrast_is_found(spoilt):
<<<<<<< HEAD
    assert len(found_in(spoilt(PAPER))) == 4
=======
    assert len(corners(spoilt(PAPER))) == 4
>>>>>>> feedback


def test_one_mark_is_too_few():
    assert straightening.corners(without((0, 1, 2))) is Trouble.NO_MARKS


def test_two_pages_in_one_picture_are_told():
    assert straightening.corners(np.hstack([PAPER, PAPER])) is Trouble.TWO_PAGES


def test_a_page_seen_from_its_back_is_no_page():
<<<<<<< HEAD
    found = found_in(PAPER)
=======
    found = corners(PAPER)
>>>>>>> feedback
    swapped = {0: found[1], 1: found[0], 2: found[3], 3: found[2]}
    assert straightening.laid_flat(PAPER, swapped, marks.A4) is None


def test_marks_all_in_one_place_are_no_page():
<<<<<<< HEAD
    found = found_in(PAPER)
=======
    found = corners(PAPER)
>>>>>>> feedback
    assert straightening.laid_flat(PAPER, dict.fromkeys(range(4), found[0] * 0), marks.A4) is None


def test_a_scan_in_black_and_white_is_known():
    grey = np.clip(PAPER.astype(int) + np.random.default_rng(1).normal(0, 4, PAPER.shape), 0, 255).astype(np.uint8)
    assert straightening.harsh(np.where(grey > 150, 255, 0).astype(np.uint8))
    assert not straightening.harsh(grey // 2 + 60)


def painted(*places):
    """Return a page with white paint over some parts, in millimetres from the left and the right."""
    paper, scale = PAPER.copy(), 120 / 25.4
    for (left, right), line in places:
        y = layout.code_places(marks.A4)[line][0][1]
        top, foot = (round((y + side) * scale) for side in (-5, 6))
        paper[top:foot, round(left * scale) : round(right * scale)] = 255
    return paper


def test_a_code_is_read_at_the_foot_when_the_head_is_spoilt():
    assert coding.code(flat(painted(((60, 150), 0)))) == CODE


def test_a_code_is_made_of_what_is_left_at_head_and_foot():
    scale = 120 / 25.4
    paper = PAPER.copy()
    x, y = layout.code_places(marks.A4)[0][5]
    for line, at in ((0, 5), (1, 60)):
        x, y = layout.code_places(marks.A4)[line][at]
        low, high = (
            (round((x - 1.1) * scale), round((y - 1.1) * scale)),
            (round((x + 1) * scale), round((y + 1) * scale)),
        )
        cv2.rectangle(paper, low, high, 128, -1)
    assert coding.code(flat(paper)) == CODE


def test_a_code_that_is_gone_is_not_made_up():
    assert coding.code(flat(painted(((60, 150), 0), ((60, 150), 1)))) is None
