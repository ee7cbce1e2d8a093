"""A run of scanned pages becomes answers, rows to look at and words to type in, in no order."""

from dataclasses import replace
from io import BytesIO

import cv2
import numpy as np
import pytest
from PIL import Image

from groupkit.core.feedback.forms import RATHER_NOT
from groupkit.core.feedback.layout import Box
from groupkit.core.feedback.scanned import Trouble, settled
from groupkit.core.progress import CancelledError
from groupkit.pdf.scanning import arriving, reading
from tests import marks

DPI = 150
GRID = marks.grid(8)
ROWS = marks.rows_of(GRID)


def arrived(*pictures):
    """Return pictures as pages that came in."""
    return [page for at, each in enumerate(pictures) for page in arriving.pages(f"{at}.jpg", marks.jpeg(each))]


def marked(habits, layout=GRID, seed=1, label=0):
    """Return the picture of a page with some circles marked: by question and answer, how."""
    paper, chance = marks.printed(layout, label=label, dpi=DPI), np.random.default_rng(seed)
    for box in layout.boxes:
        if habit := habits.get((box.question, box.option)):
            marks.mark(paper, box, habit, chance, DPI)
    return paper


def read(*pictures, layouts=(GRID,), label=0):
    """Return what is read of some pictures."""
    return reading.read(arrived(*pictures), layouts, label=label)


def shown(crop):
    """Return the pixels of a picture that a person is shown."""
    pixels = cv2.imdecode(np.frombuffer(crop, np.uint8), cv2.IMREAD_GRAYSCALE)
    assert pixels is not None
    return pixels


def only(picture, layout=GRID):
    """Return what is read of one picture."""
    (page,) = read(picture, layouts=[layout])
    return page


HABITS = ("filled", "crossed", "ticked", "scribbled", "half", "light")


def test_each_usual_mark_is_an_answer_and_a_blank_row_is_none():
    page = only(marked({(f"q{row}", row % 4): habit for row, habit in enumerate(HABITS)}))
    assert page.answers == {f"q{row}": row % 4 for row in range(len(HABITS))}
    assert (page.page, page.pages, page.asked, page.doubts, page.trouble) == (1, 1, tuple(ROWS), (), None)


@pytest.mark.parametrize("habit", ["circled", "struck"])
def test_a_mark_that_could_mean_more_than_one_thing_is_looked_at(habit):
    page = only(marked({("q2", 1): habit, ("q3", 0): "crossed"}, seed=3))
    assert page.answers == {"q3": 0}
    (doubt,) = page.doubts
    assert (doubt.question, doubt.candidates, doubt.seen, doubt.several) == ("q2", (0, 1, 2, 3, 4), (1,), False)


def test_a_speck_is_looked_at():
    paper, (x, y) = marked({}), (GRID.boxes[1].x, GRID.boxes[1].y)
    marks.stroke(paper, [(x, y), (x + 0.2, y)], DPI / 25.4, 0.4, 20)
    (doubt,) = only(paper).doubts
    assert (doubt.question, doubt.seen) == ("q0", (1,))


def test_two_marks_in_a_row_are_looked_at_where_one_is_asked_for():
    page = only(marked({("q2", 1): "crossed", ("q2", 3): "filled"}))
    assert page.answers == {}
    assert page.doubts[0].seen == (1, 3)
    assert settled(page, {"q2": 3}).answers == {"q2": 3}


def test_a_row_in_doubt_is_shown_and_no_other():
    page = only(marked({("q2", 1): "circled"}))
    high, wide = shown(page.doubts[0].crop).shape
    assert wide / high == pytest.approx((210 - 20) / (9.9 + 2 * 1.2), rel=0.05)


def test_several_marks_are_an_answer_where_several_may_be_marked():
    several = replace(GRID, several=("q1", "q2", "q3"), boxes=tuple(map(_rather_not, GRID.boxes)))
    page = only(
        marked(
            {
                ("q1", 3): "crossed",
                ("q1", 0): "filled",
                ("q2", 2): "ticked",
                ("q2", RATHER_NOT): "crossed",
                ("q3", RATHER_NOT): "crossed",
                ("q4", RATHER_NOT): "filled",
            },
            several,
        ),
        several,
    )
    assert page.answers == {"q1": (0, 3), "q3": RATHER_NOT, "q4": RATHER_NOT}
    assert [(doubt.question, doubt.seen, doubt.several) for doubt in page.doubts] == [("q2", (-1, 2), True)]


def _rather_not(box):
    """Return a circle with the last of a row made that of rather not saying."""
    return replace(box, option=RATHER_NOT) if box.option == 4 else box


WRITTEN = marks.grid(2, areas=((0, (110, 60)), (1, (200, 60))))
WRITTEN = replace(
    WRITTEN,
    boxes=WRITTEN.boxes
    + tuple(
        Box(question=f"w{at}", option=use, x=120 + 30 * use, y=y)
        for at, y in enumerate((176, 266))
        for use in (0, 1)
    ),
)


def written(*places, **habits):
    """Return the picture of a page with words written in some places and the circles of their use marked."""
    paper = marked({tuple(key): habit for key, habit in habits.get("uses", {}).items()}, WRITTEN)
    for x, y in places:
        marks.stroke(
            paper, [(x, y), (x + 3, y - 4), (x + 4, y + 1), (x + 8, y - 3), (x + 9, y)], DPI / 25.4, 0.5, 50
        )
    return paper


def test_words_are_cut_out_for_typing_with_how_they_may_be_used():
    page = only(written((40, 125), uses={("w0", 1): "crossed", ("q0", 2): "filled"}), WRITTEN)
    assert page.answers == {"q0": 2}
    assert page.asked == ("q0", "q1")
    (area,) = page.areas
    assert (area.question, area.may_be_read) == ("w0", True)
    assert shown(area.crop).min() < 90


@pytest.mark.parametrize("uses", [{}, {("w0", 0): "filled"}])
def test_words_are_for_a_summary_unless_they_may_be_read_out(uses):
    (area,) = only(written((40, 125), uses=uses), WRITTEN).areas
    assert not area.may_be_read


def test_a_use_in_doubt_is_looked_at_only_where_there_are_words():
    uses = {("w0", 1): "circled", ("w1", 1): "circled"}
    page = only(written((40, 125), uses=uses), WRITTEN)
    assert [doubt.question for doubt in page.doubts] == ["w0"]
    assert settled(page, {"w0": 1}).areas[0].may_be_read


def test_a_page_of_words_only_is_read():
    words = replace(WRITTEN, boxes=())
    paper = marks.printed(words, dpi=DPI)
    assert only(paper, words).areas == ()
    assert only(paper, words).asked == ()


def test_pages_come_back_in_no_order():
    pages = [marked({("q0", at % 4): "crossed", ("q1", at // 4): "filled"}) for at in range(12)]
    sent = [(at % 4, at // 4) for at in range(12)]
    found = [[(page.answers["q0"], page.answers["q1"]) for page in read(*pages)] for _ in range(2)]
    assert sorted(found[0]) == sorted(found[1]) == sorted(sent)
    assert found != [sent, sent]
    assert not any(page.file or page.at for page in read(pages[0]))


def test_the_same_picture_counts_once():
    page, other = marked({("q0", 1): "crossed"}), marked({("q0", 2): "crossed"})
    found = read(page, other, page)
    assert sorted(each.trouble or "" for each in found) == ["", "", Trouble.TWICE]
    assert [each.file for each in found if each.trouble] == ["2.jpg"]


def test_a_page_of_another_form_or_round_is_told_and_not_read():
    other = replace(GRID, hash=GRID.hash ^ 1)
    assert only(marked({("q0", 1): "crossed"}), other).trouble is Trouble.OTHER_FORM
    page = marked({("q0", 1): "crossed"}, label=7)
    assert [each.trouble for each in read(page, label=8)] == [Trouble.OTHER_ROUND]
    assert [each.answers for each in read(page, label=7)] == [{"q0": 1}]
    assert [each.answers for each in read(marked({("q0", 1): "crossed"}), label=7)] == [{"q0": 1}]


def prints(layout):
    """Return a form as it is printed."""
    return marks.png(marks.printed(layout, dpi=200))


def circled_words(row):
    """Return the picture of a page where somebody circled the words of a row, and no circle."""
    paper, turn, y = marked({("q0", 1): "crossed"}), np.linspace(0, 6.6, 60), ROWS[row][0].y
    marks.stroke(paper, np.stack([45 + 27 * np.cos(turn), y + 2.8 * np.sin(turn)], 1), DPI / 25.4, 0.5, 40)
    return paper


def test_a_row_with_marked_words_and_no_marked_circle_is_looked_at():
    (page,) = reading.read(arrived(circled_words("q3")), [GRID], prints=prints)
    assert page.answers == {"q0": 1}
    assert [(doubt.question, doubt.seen) for doubt in page.doubts] == [("q3", ())]
    assert shown(page.doubts[0].crop).mean() < 253


def test_a_blank_page_has_nothing_to_look_at_however_it_lies():
    chance = np.random.default_rng(6)
    scans = [page for at in range(2) for page in arriving.pages(str(at), _taken(at, chance))]
    found = reading.read(scans, [GRID], prints=prints)
    assert [(page.answers, page.doubts) for page in found] == [({}, ()), ({}, ())]


LIST = replace(GRID, several=("q3",))


@pytest.mark.parametrize("among", [{}, {("q3", 1): "crossed", ("q3", 2): "filled"}])
def test_words_marked_in_a_list_are_looked_at_though_circles_are_marked_too(among):
    paper, turn, y = marked({("q0", 1): "crossed", **among}, LIST), np.linspace(0, 6.6, 60), ROWS["q3"][0].y
    read = [{"q0": 1, "q3": (1, 2)}, {"q0": 1}]
    for answers in read[0 if among else 1 :]:
        (page,) = reading.read(arrived(paper), [LIST], prints=prints)
        assert page.answers == answers
        marks.stroke(paper, np.stack([45 + 27 * np.cos(turn), y + 2.8 * np.sin(turn)], 1), DPI / 25.4, 0.5, 40)


def test_a_ring_on_the_very_line_of_a_circle_is_looked_at():
    paper, turn, box = marked({("q0", 1): "crossed"}), np.linspace(0, 6.6, 60), ROWS["q4"][2]
    ring = np.stack([box.x + box.r * np.cos(turn), box.y + box.r * np.sin(turn)], 1)
    marks.stroke(paper, ring, DPI / 25.4, 0.5, 30)
    page = only(paper)
    assert page.answers == {"q0": 1}
    assert [(doubt.question, doubt.seen) for doubt in page.doubts] == [("q4", (2,))]


def test_every_row_that_one_line_runs_through_is_looked_at():
    paper, above, below = marked({("q0", 1): "crossed"}), ROWS["q3"][2], ROWS["q6"][2]
    marks.stroke(paper, [(above.x, above.y - 3), (below.x, below.y + 3)], DPI / 25.4, 0.6, 30)
    page = only(paper)
    assert page.answers == {"q0": 1}
    assert {doubt.question for doubt in page.doubts} == {"q3", "q4", "q5", "q6"}


def test_a_question_mark_in_a_circle_is_no_answer():
    paper, (x, y) = marked({("q0", 1): "crossed"}), (ROWS["q5"][3].x, ROWS["q5"][3].y)
    hook = [(x - 0.7, y - 0.9), (x, y - 1.6), (x + 0.7, y - 0.9), (x, y - 0.1), (x, y + 0.3)]
    for stroke in (hook, [(x, y + 1.3), (x + 0.1, y + 1.4)]):
        marks.stroke(paper, stroke, DPI / 25.4, 0.4, 20)
    page = only(paper)
    assert page.answers == {"q0": 1}
    assert [(doubt.question, doubt.seen) for doubt in page.doubts] == [("q5", (3,))]


def test_a_circle_that_was_filled_and_then_crossed_out_is_looked_at():
    paper, box, far = marked({("q2", 1): "filled"}), ROWS["q2"][1], 3.8
    for up in (-far, far):
        marks.stroke(paper, [(box.x - far, box.y - up), (box.x + far, box.y + up)], DPI / 25.4, 0.4, 30)
    page = only(paper)
    assert page.answers == {}
    assert [(doubt.question, doubt.seen) for doubt in page.doubts] == [("q2", (1,))]


@pytest.mark.parametrize("none", [None, b"no picture", marks.png(np.full((900, 600), 255, np.uint8))])
def test_where_there_is_no_print_circles_are_read_all_the_same(none):
    (page,) = reading.read(arrived(circled_words("q3")), [GRID], prints=lambda _: none)
    assert (page.answers, page.doubts) == ({"q0": 1}, ())


def _taken(at, chance):
    paper = marks.printed(GRID, dpi=300)
    return marks.photographed(paper, chance) if at else marks.scanned(paper, chance, one_bit=False)


def test_a_page_without_a_code_or_without_marks_is_told():
    paper = marked({})
    for y in (15, 282):
        paper[round((y - 6) * DPI / 25.4) : round((y + 6) * DPI / 25.4), 350:900] = 255
    assert only(paper).trouble is Trouble.NO_CODE
    bare = np.full_like(paper, 255)
    bare[300:310] = 0
    found = only(bare)
    assert (found.trouble, found.file, found.at) == (Trouble.NO_MARKS, "0.jpg", 1)


def test_a4_and_letter_and_large_circles_are_told_apart():
    large = marks.grid(8, size=marks.LETTER, r=3.25)
    found = read(marked({("q1", 2): "filled"}), marked({("q2", 3): "crossed"}, large), layouts=[GRID, large])
    assert sorted(tuple(page.answers.items()) for page in found) == [(("q1", 2),), (("q2", 3),)]


def test_all_pages_of_a_scanned_file_are_read(tmp_path):
    pages = [Image.fromarray(marked({("q0", at): "crossed"})) for at in range(3)]
    into = BytesIO()
    pages[0].save(into, "pdf", save_all=True, append_images=pages[1:], resolution=DPI)
    (tmp_path / "scan.pdf").write_bytes(into.getvalue())
    before = sorted(tmp_path.iterdir())
    found = reading.read_files([tmp_path / "scan.pdf"], [GRID])
    assert sorted(page.answers["q0"] for page in found) == [0, 1, 2]
    assert sorted(tmp_path.iterdir()) == before


class Stopping:
    """Progress that stops the work after some steps."""

    def __init__(self, after):
        self.steps, self.after = [], after

    def step(self, done, total):
        self.steps.append((done, total))
        if done == self.after:
            raise CancelledError


def test_a_run_tells_how_far_it_is_and_stops_when_asked():
    pages = arrived(*[marked({("q0", at % 4): "crossed"}, seed=at) for at in range(4)])
    told = Stopping(after=-1)
    assert len(reading.read(pages, [GRID], progress=told)) == 4
    assert told.steps == [(done, 4) for done in range(5)]
    with pytest.raises(CancelledError):
        reading.read(pages, [GRID], progress=Stopping(after=2))


def test_on_a_scan_that_lost_the_circles_blank_rows_are_looked_at():
    paper = marked({("q0", 1): "crossed", ("q1", 2): "filled"})
    page = only(np.where(paper > 150, 255, 0).astype(np.uint8))
    assert page.answers == {"q0": 1, "q1": 2}
    assert {doubt.question for doubt in page.doubts} == set(ROWS) - {"q0", "q1"}


def test_a_bent_page_is_read_where_its_circles_are():
    chance = np.random.default_rng(4)
    page = marks.answered(GRID, chance, ghost=0)
    (found,) = reading.read(list(arriving.pages("a", marks.photographed(page.picture, chance, 2))), [GRID])
    known = {question: option for question, option in page.meant.items() if option is not None}
    assert found.answers.items() <= known.items()
    assert len(found.answers) + len(found.doubts) >= len(known)
    assert len(found.doubts) <= 1
