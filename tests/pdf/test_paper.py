"""Paper is the same each time, whole or not there, and safe with whatever a person typed."""

from io import BytesIO

import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from groupkit.core.problems import GroupkitError
from groupkit.core.progress import CancelledError
from groupkit.pdf import fonts, paper, raster
from groupkit.pdf.marks import Figure
from groupkit.pdf.press import document

LEAF = paper.Leaf()
MIRRORED = paper.Leaf(language="ar-XB")
ROWS = [["What", "Who", "£"], ["Tea", "Jo", "1.50"], ["Rent", "Sam", "111.11"], ["Cups", "Dee", "−48.07"]]


def made(story, leaf=LEAF, progress=None):
    written = BytesIO()
    document(written, "A paper", story, leaf, progress)
    return pypdfium2.PdfDocument(written.getvalue())


def words(pdf):
    return "\n".join(page.get_textpage().get_text_range().replace("\r\n", "\n") for page in pdf)


def places(pdf, text):
    """Return the boxes (left, bottom, right, top) of the first letters of each place a text stands on page 1."""
    page = pdf[0].get_textpage()
    search, found = page.search(text, match_case=True), []
    while at := search.get_next():
        found.append(page.get_charbox(at[0], loose=True))
    return found


def everything(leaf):
    return [
        paper.title(leaf, "Saturday group"),
        paper.heading(leaf, "Welcome"),
        paper.text(leaf, "Hello."),
        paper.boxed(leaf, "DO", "Smile."),
        paper.framed(leaf, [paper.text(leaf, "Always.", "read")]),
        paper.table(leaf, ROWS, [3, 2, 1], figures=[2]),
        paper.ticks(leaf, ["Chairs out", "Kettle on"]),
        paper.columns(leaf, [paper.text(leaf, "near"), paper.text(leaf, "far")], [1, 1]),
        paper.lines(leaf, 2),
        paper.ruled(leaf),
        paper.gap(10),
        paper.NextPage(),
        paper.heading(leaf, "After"),
    ]


@pytest.mark.parametrize("leaf", [LEAF, MIRRORED, paper.Leaf(language="en-XA", paper="Letter", scale=2.0)])
def test_every_piece_prints_in_every_setting(leaf):
    shown = words(made(everything(leaf)))
    for piece in (
        "Saturday group",
        "Welcome",
        "Hello.",
        "Smile.",
        "Always.",
        "111.11",
        "Kettle on",
        "near",
        "After",
    ):
        assert piece in shown


def test_the_same_story_gives_the_same_bytes():
    first, second = BytesIO(), BytesIO()
    for written in (first, second):
        document(written, "A paper", everything(LEAF), LEAF)
    assert first.getvalue() == second.getvalue()


def test_a_paper_says_its_name_its_language_and_its_pages():
    pdf = made([*everything(LEAF), paper.NextPage(), paper.text(LEAF, "End")])
    assert pdf.get_metadata_dict()["Title"] == "A paper"
    assert pdf.get_metadata_dict()["Author"] == "groupkit"
    assert [page.get_textpage().get_text_range().splitlines()[0] for page in pdf] == [
        "Page 1 of 3",
        "Page 2 of 3",
        "Page 3 of 3",
    ]
    outline = [(entry.get_title(), entry.get_dest().get_index()) for entry in pdf.get_toc()]
    assert outline == [("Saturday group", 0), ("Welcome", 0), ("After", 1)]
    written = BytesIO()
    document(written, "A paper", [paper.text(MIRRORED, "x")], MIRRORED)
    assert b"/Lang (ar-XB)" in written.getvalue()


@pytest.mark.parametrize(("sheet", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_a_group_prints_on_the_paper_it_has(sheet, size):
    page = made([paper.gap(1)], paper.Leaf(paper=sheet))[0]
    assert tuple(round(side) for side in page.get_size()) == size


def test_figures_stand_under_each_other_and_are_copied_whole():
    pdf = made([paper.table(LEAF, ROWS, [3, 2, 1], figures=[2])])
    assert [amount for amount in ("1.50", "111.11", "−48.07") if amount not in words(pdf)] == []
    style = LEAF.style("body")
    wide = {Figure(amount, style).wrap(0, 0)[0] for amount in ("1.11", "8.08", "6.47")}
    assert len(wide) == 1


def test_a_mirrored_paper_begins_at_the_right():
    left, right = made(everything(LEAF)), made(everything(MIRRORED), MIRRORED)
    middle = right[0].get_width() / 2
    for piece in ("Welcome", "What", "DO", "near"):
        assert places(left, piece)[0][0] < middle < places(right, piece)[0][2]
    assert places(left, "Page 1")[0][0] > middle > places(right, "Page 1")[0][0]
    assert places(left, "1.50")[0][0] > middle > places(right, "1.50")[0][0]


def test_what_a_person_typed_never_becomes_markup():
    typed = "<b>Jo & Sam</b> <font size=90>&amp; </para> \N{GREEK SMALL LETTER ALPHA}"
    shown = words(made([paper.text(LEAF, typed), paper.heading(LEAF, typed), paper.ticks(LEAF, [typed])]))
    assert shown.count("<b>Jo & Sam</b> <font size=90>&amp; </para> ?") == 3


def test_letters_come_from_the_second_font_or_turn_into_a_question_mark():
    assert fonts.marked("Jo \N{ARABIC LETTER SEEN}") == 'Jo <font name="Vazirmatn">\N{ARABIC LETTER SEEN}</font>'
    assert fonts.marked("Jo \N{SLIGHTLY SMILING FACE}\N{VARIATION SELECTOR-16}") == "Jo ?"
    assert fonts.plain("Jo\n\N{ARABIC LETTER SEEN}") == "Jo ?"


def test_accents_odd_spaces_and_new_lines_are_kept_as_a_reader_sees_them():
    assert fonts.marked("e\N{COMBINING ACUTE ACCENT}") == "\N{LATIN SMALL LETTER E WITH ACUTE}"
    assert fonts.marked("12\N{NARROW NO-BREAK SPACE}\N{EURO SIGN}\tx\N{THIN SPACE}y") == (
        "12\N{NO-BREAK SPACE}\N{EURO SIGN} x y"
    )
    assert fonts.marked("one\r\ntwo\rthree\x00\N{ZERO WIDTH SPACE}") == "one<br/>two<br/>three"


@given(st.text(max_size=200))
@example("x" * 400)
@example("\N{ARABIC LETTER SEEN}" * 300)
@settings(max_examples=40, deadline=None)
def test_any_text_prints_inside_the_page(typed):
    leaf = paper.Leaf(scale=1.5)
    pdf = made([paper.text(leaf, typed, "read"), paper.table(leaf, [["a", "b"], [typed, typed]], [1, 3])])
    for page in pdf:
        text = page.get_textpage()
        for at in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(at)
            assert left >= 0
            assert bottom >= 0
            assert right <= page.get_width()
            assert top <= page.get_height()


def test_more_than_a_page_in_one_box_goes_on_over_the_page():
    long = "A long word or two. " * 600
    for piece in (paper.boxed(LEAF, "DO", long), paper.framed(LEAF, [paper.text(LEAF, long)])):
        pdf = made([piece])
        assert len(pdf) > 1
        assert words(pdf).replace("\n", " ").count("long") == 600


def test_a_heading_goes_with_its_text_to_the_next_page():
    height = paper.Paper.A4.size[1] - paper.MARGIN - paper.FOOT
    story = [paper.gap(height - 45), paper.heading(LEAF, "Alone"), paper.text(LEAF, "With it")]
    pdf = made(story)
    assert "Alone" not in pdf[0].get_textpage().get_text_range()
    assert "Alone" in pdf[1].get_textpage().get_text_range()


class Listening:
    """Hears how far the work is, and stops it when told to."""

    def __init__(self, stop_at=None):
        self.heard, self.stop_at = [], stop_at

    def step(self, done, total):
        self.heard.append(done / total)
        if len(self.heard) == self.stop_at:
            raise CancelledError


def pages(count):
    return [piece for page in range(count) for piece in (paper.text(LEAF, str(page)), paper.NextPage())]


def test_progress_rises_page_by_page_to_the_end():
    listening = Listening()
    made(pages(5), progress=listening)
    assert listening.heard == sorted(listening.heard)
    assert len(listening.heard) >= 5
    assert listening.heard[-1] == 1


def test_a_cancelled_paper_leaves_nothing_and_keeps_the_one_before(tmp_path):
    path = tmp_path / "sheet.pdf"
    path.write_text("before")
    with pytest.raises(CancelledError):
        document(path, "A paper", pages(5), LEAF, Listening(stop_at=2))
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_paper_is_written_whole_in_place_of_the_one_before(tmp_path):
    path = tmp_path / "sheet.pdf"
    path.write_text("before")
    document(path, "A paper", pages(1), LEAF)
    assert path.read_bytes().startswith(b"%PDF")
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(tmp_path):
    (tmp_path / "taken.pdf").mkdir()
    for path in (tmp_path / "nowhere" / "sheet.pdf", tmp_path / "taken.pdf"):
        with pytest.raises(GroupkitError, match=f"{path.name}"):
            document(path, "A paper", pages(1), LEAF)
    assert [left.name for left in tmp_path.iterdir()] == ["taken.pdf"]


def test_pages_become_pictures_black_on_white():
    written = BytesIO()
    document(written, "A paper", [*everything(LEAF)], LEAF)
    pictures = list(raster.pages(written.getvalue(), 72))
    assert [(width, height) for width, height, _ in pictures] == [(596, 842)] * 2
    for width, height, pixels in pictures:
        assert len(pixels) == width * height * 4
        assert pixels[:3] == b"\xff\xff\xff"
        assert pixels[0::4] == pixels[1::4] == pixels[2::4]
    assert min(pictures[0][2][0::4]) < 60
