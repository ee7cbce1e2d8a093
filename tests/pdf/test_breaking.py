"""Plain text is broken into the same lines, and drawn in the same places, as the press does it by itself."""

from io import BytesIO
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from reportlab import platypus
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas

from groupkit.pdf import breaking, paper, raster
from groupkit.pdf.paragraphs import Paragraph

STYLE = paper.Leaf().style("body")
PIECES = ["a", "if", "ten", "two\N{NO-BREAK SPACE}words", "unforgettable", "–", "café"]
LONG = "It could be a worker, a sponsor, a friend, or someone from the group. They need not read it."


def drawn(made, wide=200.0):
    written = BytesIO()
    canvas = Canvas(written, pagesize=(300, 300), invariant=1)
    _wide, high = made.wrap(wide, 1000)
    made.drawOn(canvas, 20, 280 - high)
    canvas.save()
    return raster.page(written.getvalue(), 0, 144)


@given(st.lists(st.sampled_from(PIECES), min_size=1), st.integers(1, 300))
@example(["unforgettable"], 20)
@example(["a"] * 60, 200)
def test_the_lines_are_those_of_the_press(words, wide):
    ours: Any = Paragraph(" ".join(words), STYLE)
    theirs: Any = platypus.Paragraph(" ".join(words), STYLE)
    assert ours.wrap(wide, 1000) == theirs.wrap(wide, 1000)
    assert list(ours.blPara.lines) == theirs.blPara.lines
    assert vars(ours.blPara).keys() == vars(theirs.blPara).keys()


@pytest.mark.parametrize("side", [TA_LEFT, TA_CENTER, TA_RIGHT])
@pytest.mark.parametrize("wide", [30.0, 60.0, *(150.0 + each / 2 for each in range(20))])
def test_a_paragraph_looks_as_the_press_draws_it(side, wide):
    style = ParagraphStyle("beside", parent=STYLE, alignment=side, leftIndent=5, rightIndent=3)
    assert drawn(Paragraph(LONG, style), wide) == drawn(platypus.Paragraph(LONG, style), wide)


def test_a_part_of_a_paragraph_looks_as_the_press_draws_it():
    looks = []
    for made in (Paragraph, platypus.Paragraph):
        whole = made(LONG * 2, STYLE)
        whole.wrap(120, 1000)
        looks.append([drawn(part, 120) for part in whole.split(120, 60)])
    assert len(looks[0]) == 2
    assert looks[0] == looks[1]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("alignment", TA_JUSTIFY),
        ("backColor", "yellow"),
        ("firstLineIndent", 9),
        ("wordWrap", "CJK"),
        ("textTransform", "uppercase"),
        ("bulletText", "x"),
    ],
)
def test_a_style_with_more_to_it_is_left_to_the_press(name, value):
    style = ParagraphStyle("special", parent=STYLE, **{name: value})
    assert breaking.usual(STYLE)
    assert not breaking.usual(style)
    assert drawn(Paragraph(LONG, style)) == drawn(platypus.Paragraph(LONG, style))


@pytest.mark.parametrize("words", ["a<br/>b", "a &amp; b", " \t", "two\nlines", "soft\u00adly"])
def test_what_is_not_plain_is_parsed(words):
    assert breaking.piece(words, STYLE) is None


def test_a_paragraph_put_at_a_place_stands_where_it_would_be_drawn():
    looks = []
    for verb in ("put", "drawOn"):
        for words in (LONG, f"{LONG}<br/>{LONG}"):
            written = BytesIO()
            canvas = Canvas(written, pagesize=(300, 300), invariant=1)
            made = Paragraph(words, STYLE)
            made.wrap(200, 1000)
            getattr(made, verb)(canvas, 20, 100)
            canvas.save()
            looks.append(raster.page(written.getvalue(), 0, 144))
    assert looks[:2] == looks[2:]
