"""Text in any script prints on every kind of piece: broken between words, at its own side, within the page."""

import subprocess
import sys
from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reportlab import platypus
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle

from groupkit.core.visits import Month
from groupkit.pdf import bars, fonts, paper
from groupkit.pdf.marks import Figure
from groupkit.pdf.paragraphs import Paragraph
from groupkit.pdf.press import document
from tests.pdf.reading import inside
from tests.scripts import ARABIC, NAME, URDU, VOWELLED, by_pdfium
from tests.sources import PATHS, imports, name_of, tree_of

LEFT, RIGHT = paper.Leaf(), paper.Leaf(language="ar-XB")


def printed(story, leaf=RIGHT, title="A paper"):
    made = BytesIO()
    document(made, title, story, leaf)
    return made.getvalue()


def edges(data):
    """Return the left and right edge of the text of a page above its footer."""
    text = pypdfium2.PdfDocument(data)[0].get_textpage()
    boxes = [text.get_charbox(at) for at in range(text.count_chars())]
    above = [box for box in boxes if box[1] > paper.FOOT and box[2] > box[0]]
    return min(box[0] for box in above), max(box[2] for box in above)


def test_every_piece_prints_in_arabic():
    story = [
        paper.title(RIGHT, ARABIC),
        paper.heading(RIGHT, NAME),
        paper.boxed(RIGHT, NAME, URDU),
        paper.table(RIGHT, [[NAME, "£"], [NAME, "1.50"], [ARABIC, "ج.م 20"]], [3, 1], figures=[1]),
        paper.ticks(RIGHT, [NAME, URDU]),
        paper.columns(RIGHT, [paper.text(RIGHT, NAME), paper.text(RIGHT, VOWELLED)], [1, 1]),
    ]
    data = printed(story, title=NAME)
    shown = " ".join(by_pdfium(data))
    assert shown.count(NAME) >= 5
    assert "?" not in shown
    assert inside(data)
    pdf = pypdfium2.PdfDocument(data)
    assert pdf.get_metadata_dict()["Title"] == NAME
    assert [entry.get_title() for entry in pdf.get_toc()] == [ARABIC, NAME]


def test_a_paragraph_is_broken_between_words_and_loses_none():
    lines = by_pdfium(printed([paper.text(RIGHT, " ".join([URDU] * 4))]))
    body = [line for line in lines if "Page" not in line]
    assert len(body) > 3
    assert " ".join(" ".join(body).split()) == " ".join([URDU] * 4)


def test_long_text_goes_on_over_the_page_and_a_line_is_never_left_alone():
    data = printed([paper.text(RIGHT, "سطر " * 3000), paper.text(RIGHT, "نهاية")])
    pdf = pypdfium2.PdfDocument(data)
    assert len(pdf) > 1
    assert sum(line.split().count("سطر") for line in by_pdfium(data)) == 3000
    piece = paper.text(RIGHT, "سطر " * 60)
    piece.wrap(RIGHT.width, 1000)
    high, leading = piece.height, piece.style.leading
    assert high > 2 * leading
    assert piece.split(RIGHT.width, leading * 1.5) == []
    assert [part.height for part in piece.split(RIGHT.width, high - leading)] == [high - 2 * leading, 2 * leading]
    assert piece.split(RIGHT.width, high) == [piece]


def test_an_arabic_text_begins_at_the_right_and_a_single_line_stays_at_its_box():
    right_edge = paper.Paper.A4.size[0] - paper.MARGIN
    for leaf in (LEFT, RIGHT):
        first = edges(printed([paper.text(leaf, URDU * 2)], leaf))
        assert first[1] == pytest.approx(right_edge, abs=6)
    assert edges(printed([paper.text(LEFT, NAME)], LEFT))[0] == pytest.approx(paper.MARGIN, abs=6)
    assert edges(printed([paper.text(RIGHT, NAME)]))[1] == pytest.approx(right_edge, abs=6)


def test_a_line_can_stand_in_the_middle():
    style = ParagraphStyle("middle", parent=RIGHT.style("body"), alignment=TA_CENTER)
    left, right = edges(printed([Paragraph(fonts.marked(NAME), style)]))
    assert (left + right) / 2 == pytest.approx(paper.Paper.A4.size[0] / 2, abs=3)


def test_new_lines_and_empty_lines_are_kept():
    lines = by_pdfium(printed([paper.text(RIGHT, f"{NAME}\n\nJo  {NAME} {NAME}\n12")]))
    assert [line for line in lines if "Page" not in line] == [NAME, f"Jo {NAME} {NAME}", "12"]
    piece = paper.text(RIGHT, f"{NAME}\n\n{NAME}")
    assert piece.wrap(300, 300)[1] == 3 * piece.style.leading


def test_the_room_of_a_label_is_that_of_its_joined_letters():
    assert fonts.width("ببب", fonts.REGULAR, 12) < 3 * fonts.width("ب", fonts.REGULAR, 12)
    label = paper.text(RIGHT, NAME)
    assert label.minWidth() == pytest.approx(fonts.width(NAME, fonts.REGULAR, 12), abs=0.1)


def test_an_amount_with_letters_is_drawn_whole():
    figure = Figure("ج.م 20", RIGHT.style("body"))
    assert figure.wrap(0, 0)[0] > Figure("20", RIGHT.style("body")).wrap(0, 0)[0]
    assert "ج.م 20" in " ".join(by_pdfium(printed([figure])))


def test_footers_and_bars_speak_arabic(monkeypatch):
    arabic = {"Page {number} of {count}": "صفحة {number} من {count}"}
    words = RIGHT.words
    monkeypatch.setattr(type(words), "gettext", lambda _self, message: arabic.get(message, message))
    monkeypatch.setattr(type(words), "month", lambda _self, _day, _style="long": "يناير")
    month = Month(first=date(2026, 1, 1), held=1, counted=1, visits=4)
    shown = by_pdfium(printed([bars.bars(RIGHT, [month], 120)]))
    assert "صفحة 1 من 1" in shown
    assert "يناير" in " ".join(shown)


@given(st.text("سلامبٹے ab12()[]\N{ARABIC FATHA}\N{ZERO WIDTH JOINER}\n \N{RIGHT-TO-LEFT MARK}-،", max_size=120))
@example("س" * 300)
@example("م\N{ARABIC FATHA}" * 200)
@example("\N{ARABIC FATHA}" * 40)
@settings(max_examples=30, deadline=None)
def test_any_text_in_arabic_letters_prints_inside_the_page(typed):
    leaf = paper.Leaf(language="ar-XB", scale=1.5)
    assert inside(
        printed([paper.text(leaf, typed, "read"), paper.table(leaf, [["a", "b"], [typed, typed]], [1, 4])], leaf)
    )


def test_words_are_never_hyphenated():
    words = "Llanfairpwllgwyngyll Konstantynopolitańczykowianeczka responsabilización"
    for leaf in (paper.Leaf(language="pl"), RIGHT):
        narrow = paper.table(leaf, [["a", "b"], [f"{words} " * 3, f"{words} {NAME}"]], [1, 5])
        assert "-" not in "".join(by_pdfium(printed([narrow], leaf)))


def test_no_paper_has_paragraphs_that_know_one_script_only():
    others = [
        name_of(path)
        for path in PATHS
        for entry in imports(tree_of(path))
        if entry.module == "reportlab.platypus.Paragraph"
    ]
    assert others == []


def test_plain_latin_papers_load_nothing_for_other_scripts():
    code = (
        "import sys; from io import BytesIO;"
        "from groupkit.pdf import paper; from groupkit.pdf.press import document;"
        "leaf = paper.Leaf(); document(BytesIO(), 'A', [paper.text(leaf, 'Tŷ ŵyn')], leaf);"
        "sys.exit('bidi' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(st.text(st.characters(exclude_characters="\0", codec="utf-8"), min_size=1, max_size=40))
@example("plain words")
@example("  two  spaces\N{NO-BREAK SPACE}")
@example(" \t ")
@example("&amp; <br/> marked")
def test_plain_text_is_read_as_if_it_were_parsed(words):
    style = RIGHT.style("lead")
    markup = words if words.startswith("&amp;") else fonts.marked(words, style.fontName)
    ours, parsed = Paragraph(markup, style), platypus.Paragraph(markup, style)
    assert [vars(frag) for frag in ours.frags] == [vars(frag) for frag in parsed.frags]
