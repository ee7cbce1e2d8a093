"""A booklet is folded: whatever the number of pages, the edge and the direction, they follow each other."""

from io import BytesIO

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from reportlab.lib import pagesizes
from reportlab.lib.units import inch
from reportlab.pdfgen.canvas import Canvas

from groupkit.core.workbooks.editions import Edge
from groupkit.pdf import paper
from groupkit.pdf.booklets import imposed, order
from groupkit.pdf.press import document

A5, HALF_LETTER = pagesizes.A5, (5.5 * inch, 8.5 * inch)
A4, LETTER = pagesizes.landscape(pagesizes.A4), pagesizes.landscape(pagesizes.letter)


def numbered(count, size=A5):
    """Return pages that say their number in type of 14 points."""
    made = BytesIO()
    canvas = Canvas(made, pagesize=size, invariant=1)
    for number in range(1, count + 1):
        canvas.setFont("Helvetica", 14)
        canvas.drawString(100, 300, f"p{number}")
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def sides(data):
    """Return for each side of the sheets what stands on its left and right half, and whether it is head down."""
    pdf, found = pypdfium2.PdfDocument(data), []
    for page in pdf:
        text, (wide, _high), halves, turned = page.get_textpage(), page.get_size(), ["", ""], set()
        for at in range(text.count_chars()):
            letter = text.get_text_range(at, 1)
            left, _bottom, right, _top = text.get_charbox(at)
            if letter.strip():
                halves[(left + right) / 2 > wide / 2] += letter
                turned.add(round(pdfium.FPDFText_GetCharAngle(text, at), 1) == 3.1)
        found.append((*halves, turned == {True}))
    pdf.close()
    return found


def folded(found, edge, *, rtl):
    """Return what a reader finds leaf by leaf after printing on both sides, stacking and folding.

    A sheet turned over its short edge shows its back with left and right swapped; one turned over its long edge
    shows it head down as well, and a page is read only where it stands upright then.
    """
    front_half, back_half = list[tuple[str, str]](), list[tuple[str, str]]()
    for front, back in zip(found[::2], found[1::2], strict=True):
        assert not front[2]
        words = [each for each in back[:2] if each]
        assert not words or back[2] is (edge is Edge.LONG)
        # behind the right half of the front stands, turned over, the left half of what is upright on the back
        upright = back[:2] if edge is Edge.SHORT else (back[1], back[0])
        behind_right, behind_left = upright
        near, far = ((front[1], behind_right), (behind_left, front[0]))
        if rtl:
            near, far = ((front[0], behind_left), (behind_right, front[1]))
        front_half.append(near)
        back_half.insert(0, far)
    return [page for leaf in (*front_half, *back_half) for page in leaf]


@pytest.mark.parametrize("edge", Edge)
@pytest.mark.parametrize("rtl", [False, True])
def test_one_to_sixty_four_pages_follow_each_other_when_folded(edge, rtl):
    for count in range(1, 65):
        found = sides(imposed(numbered(count), edge=edge, rtl=rtl))
        assert len(found) % 2 == 0
        assert len(found) == 2 * -(-count // 4)
        blanks = [""] * (-count % 4)
        assert folded(found, edge, rtl=rtl) == [*(f"p{number}" for number in range(1, count + 1)), *blanks]


@pytest.mark.parametrize("count", [17, 32, 40, 70])
def test_a_thick_booklet_is_folded_in_sections(count):
    found = sides(imposed(numbered(count), edge=Edge.SHORT, section=16))
    sections = (found[first : first + 8] for first in range(0, len(found), 8))
    pages = [page for each in sections for page in folded(each, Edge.SHORT, rtl=False)]
    assert pages == [*(f"p{number}" for number in range(1, count + 1)), *[""] * (-count % 4)]
    assert found[0][:2] == ("p16", "p1")


@pytest.mark.parametrize(("page", "sheet"), [(A5, A4), (HALF_LETTER, LETTER), ((300, 400), (600, 400))])
def test_two_pages_stand_on_a_sheet_at_their_own_size_against_the_fold(page, sheet):
    pdf = pypdfium2.PdfDocument(imposed(numbered(4, page), edge=Edge.SHORT))
    assert pdf[0].get_size() == pytest.approx(sheet, abs=0.01)
    text = pdf[0].get_textpage()
    assert {round(pdfium.FPDFText_GetFontSize(text, at), 3) for at in range(2)} == {14.0}
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, 0, matrix)
    assert (matrix.a, matrix.d) == pytest.approx((1, 1))
    letters = [at for at in range(text.count_chars()) if text.get_text_range(at, 1) == "p"]
    places = sorted(text.get_charbox(at, loose=True)[0] for at in letters)
    assert places == pytest.approx([sheet[0] / 2 - page[0] + 100, sheet[0] / 2 + 100], abs=0.01)
    pdf.close()


def test_a_printed_paper_keeps_its_name_language_and_letters():
    leaf, written = paper.Leaf(paper="A5", language="ar-XB"), BytesIO()
    story = [piece for at in range(6) for piece in (paper.text(leaf, f"سارة Łódź {at}"), paper.NextPage())]
    document(written, "Tŷ", story, leaf, numbered=False)
    data = imposed(written.getvalue(), edge=Edge.LONG, rtl=True)
    assert data == imposed(written.getvalue(), edge=Edge.LONG, rtl=True)
    pdf = pypdfium2.PdfDocument(data)
    assert pdf.get_metadata_dict()["Title"] == "Tŷ"
    assert "سارة" in pdf[0].get_textpage().get_text_range()
    assert "Łódź" in pdf[0].get_textpage().get_text_range()
    pdf.close()
    with pikepdf.open(BytesIO(data)) as file:
        assert str(file.Root.Lang) == "ar-XB"


def test_no_pages_make_no_sheets():
    assert list(order(0)) == []
