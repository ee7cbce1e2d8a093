"""Ballots have circles for every idea and room for nothing else, and fit on the page in any language and size."""

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from groupkit.core.outings.choosing import Idea
from groupkit.pdf.outings import ballot, bank, sheets
from groupkit.services.outings.known import telling
from tests.pdf import reading

FEW = tuple(
    Idea(id=at, title=title) for at, title in enumerate(("Bowling", "A walk", "Tea <b>and</b> cake"), start=1)
)
MANY = tuple(Idea(id=at, title=f"{at} {'long words ' * 8}"[:80].strip()) for at in range(1, 13))
CROWD = tuple(Idea(id=at, title=f"{at} {'W' * 76}") for at in range(1, 41))
HOW = [
    ("en", "A4", False),
    ("en", "Letter", True),
    ("ar-XB", "A4", True),
    ("en-XA", "Letter", False),
    ("en-XA", "A4", True),
]


def printed(make, *values, language="en", paper="A4", large=False):
    written = BytesIO()
    make(*values, telling(language), written, sheets.leaf(language, paper, large=large))
    return written.getvalue()


def test_four_ballots_to_cut_and_a_sheet_for_two_who_count():
    data = printed(ballot.ballot, FEW)
    words = reading.words(data)
    assert reading.count(data) == 2
    assert words.count("Which one shall we do?") == 4
    assert words.count("Bowling") == 5
    assert words.count("Tea <b>and</b> cake") == 5
    assert words.count("Fold it and put it in the box. Write nothing else on it.") == 4
    for said in ("Dots counted on paper", "First count Second count Both agree", "fewer than 3 papers"):
        assert said in words
    for never in ("Name", "Date", "Number", "Page"):
        assert never not in words


class Pen(Canvas):
    """A canvas that remembers the circles it is asked to draw."""

    def __init__(self):
        super().__init__(BytesIO())
        self.circles = []

    def circle(self, x_cen, y_cen, r, stroke=1, fill=0):
        assert (stroke, fill) == (1, 0)
        self.circles.append((x_cen - r, y_cen - r, x_cen + r, y_cen + r))


def test_each_idea_has_three_empty_circles_beside_each_other():
    drawn, pen = ballot.Circles(3, 12), Pen()
    drawn.canv = pen
    drawn.draw()
    wide, high = drawn.wrap(0, 0)
    first, second, third = pen.circles
    assert first[2] < second[0] < second[2] < third[0] < third[2] <= wide
    assert {(low, top) for _left, low, _right, top in pen.circles} == {(0, high)}


@pytest.mark.parametrize(
    ("ideas", "large", "ballots"), [(FEW, False, 4), (FEW, True, 2), (MANY, False, 2), (MANY, True, 1)]
)
def test_as_many_ballots_stand_on_a_sheet_as_can_be_read(ideas, large, ballots):
    data = printed(ballot.ballot, ideas, large=large)
    assert reading.words(data).count("Which one shall we do?") == ballots
    assert min(reading.sizes(data)) >= 9


@pytest.mark.parametrize(("language", "paper", "large"), HOW)
@pytest.mark.parametrize("ideas", [FEW, CROWD], ids=["few", "crowd"])
def test_ballots_fit_on_their_pages(ideas, language, paper, large):
    data = printed(ballot.ballot, ideas, language=language, paper=paper, large=large)
    assert reading.inside(data)
    assert min(reading.sizes(data)) >= 9


@pytest.mark.parametrize(("language", "paper", "large"), HOW)
def test_slips_for_ideas_ask_for_no_name(language, paper, large):
    data = printed(ballot.slips, language=language, paper=paper, large=large)
    assert reading.count(data) == 1
    assert reading.inside(data)
    assert min(reading.sizes(data)) >= 9
    if language == "en":
        assert reading.words(data).count("No name, please.") == 10


def test_the_pocket_list_tells_what_an_idea_asks_in_words():
    data = printed(bank.bank, {"park-walk"})
    words = reading.words(data)
    for said in (
        "A slow walk in the park",
        "with a stop at each bench",
        "Energy: Some walking or moving",
        "Noise: Quiet",
    ):
        assert said in words
    assert "A picnic" not in words
    assert "Energy: 2" not in words


@pytest.mark.parametrize(("language", "paper", "large"), HOW[1:3])
def test_the_whole_bank_fits_on_its_pages(language, paper, large):
    data = printed(bank.bank, set(), language=language, paper=paper, large=large)
    assert reading.inside(data)
    assert min(reading.sizes(data)) >= 9
