"""A form is filled in on a screen: two readers find every field, what is put in shows, and keys go in order."""

import ctypes
import subprocess
from io import BytesIO
from shutil import which

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from groupkit.pdf.forms import Fields

POPPLER = which("pdftoppm") is not None
TALL, WIDE = (60, 600, 360, 780), (60, 540, 360, 562)


def form(ask, *, rtl=False, pages=1):
    """Return a PDF with the fields that `ask` notes on each page."""
    written, fields = BytesIO(), Fields(size=12, rtl=rtl)
    canvas = Canvas(written, invariant=1)
    for page in range(pages):
        canvas.drawString(60, 800, "Fill in")
        ask(fields, canvas, page)
        canvas.showPage()
    canvas.save()
    return fields.filled(written.getvalue())


def everything(fields, canvas, page=0):
    fields.text(canvas, TALL, f"step/{page}/why", "Why today?", multiline=True)
    fields.text(canvas, WIDE, f"step/{page}/name", "A first name")
    fields.tick(canvas, (60, 500, 74, 514), f"step/{page}/rest", "I rest")
    fields.scale(canvas, (60, 440, 360, 464), f"step/{page}/mood", "My mood")


def by_pikepdf(data):
    """Return name, words and kind of every field."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return [(str(each.T), str(each.TU), str(each.FT)) for each in pdf.Root.AcroForm.Fields]


def by_pdfium(data):
    """Return the same as another library finds it on the pages, each field once, in the order of the keys."""
    pdf = pypdfium2.PdfDocument(data)
    handle = _filling(pdf)
    kinds = {
        pdfium.FPDF_FORMFIELD_TEXTFIELD: "/Tx",
        pdfium.FPDF_FORMFIELD_CHECKBOX: "/Btn",
        pdfium.FPDF_FORMFIELD_RADIOBUTTON: "/Btn",
    }
    found = []
    for page in pdf:
        for at in range(pdfium.FPDFPage_GetAnnotCount(page)):
            note = pdfium.FPDFPage_GetAnnot(page, at)
            name = _text(pdfium.FPDFAnnot_GetFormFieldName, handle, note)
            words = _text(pdfium.FPDFAnnot_GetFormFieldAlternateName, handle, note)
            entry = (name, words, kinds[pdfium.FPDFAnnot_GetFormFieldType(handle, note)])
            if entry not in found:
                found.append(entry)
            pdfium.FPDFPage_CloseAnnot(note)
    pdf.close()
    return found


def _filling(pdf):
    pdf.init_forms()
    return pdf.formenv.raw


def _text(ask, handle, note):
    size = ask(handle, note, None, 0)
    buffer = ctypes.create_string_buffer(size)
    ask(handle, note, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def seen(data):
    """Return the first page as pdfium shows it, with its fields."""
    pdf = pypdfium2.PdfDocument(data)
    pdf.init_forms()
    shown = pdf[0].render(scale=2, may_draw_forms=True).to_pil().convert("L")
    pdf.close()
    return shown


def seen_by_poppler(data):
    ran = subprocess.run(["pdftoppm", "-r", "144", "-gray", "-"], input=data, capture_output=True, check=True)
    return Image.open(BytesIO(ran.stdout))


def ink(shown, rect):
    """Return how many dark dots stand in a rectangle of the page, and on how many rows there are some."""
    left, low, right, top = (2 * side for side in rect)
    part = shown.crop((int(left), int(shown.height - top), int(right), int(shown.height - low)))
    rows = [part.crop((0, at, part.width, at + 1)).tobytes() for at in range(part.height)]
    dark = [sum(shade < 128 for shade in row) for row in rows]
    return sum(dark), sum(count > 0 for count in dark)


READERS = [seen, pytest.param(seen_by_poppler, marks=pytest.mark.skipif(not POPPLER, reason="no pdftoppm here"))]


def test_two_libraries_read_every_field_with_its_name_in_words():
    data = form(everything, pages=2)
    expected = [
        (f"step/{page}/{name}", words, kind)
        for page in range(2)
        for name, words, kind in (
            ("why", "Why today?", "/Tx"),
            ("name", "A first name", "/Tx"),
            ("rest", "I rest", "/Btn"),
            ("mood", "My mood", "/Btn"),
        )
    ]
    assert by_pikepdf(data) == expected
    assert by_pdfium(data) == expected


def test_the_keys_go_from_field_to_field_as_they_are_read():
    with pikepdf.open(BytesIO(form(everything))) as pdf:
        page = pdf.pages[0]
        tops = [float(each.Rect[3]) for each in page.Annots]
        lefts = [float(each.Rect[0]) for each in page.Annots if each.get("/Parent")]
        assert str(page.obj.Tabs) == "/S"
        assert all(each.P.objgen == page.obj.objgen for each in page.Annots)
    assert tops == sorted(tops, reverse=True)
    assert lefts == sorted(lefts)
    assert len(lefts) == 11


def test_a_place_takes_as_many_letters_and_lines_as_there_are():
    with pikepdf.open(BytesIO(form(everything))) as pdf:
        why, name, *_others = pdf.Root.AcroForm.Fields
        assert "/MaxLen" not in why
        assert (int(why.Ff), int(name.Ff)) == (4096, 0)


def test_somebody_can_type_welsh_and_polish():
    """Type into a field as a window would, and look at what the viewer makes of it in our typeface."""
    pdf = pypdfium2.PdfDocument(form(lambda fields, canvas, _page: fields.text(canvas, WIDE, "a", "A")))
    handle = _filling(pdf)
    page = pdf[0]
    shown = {}
    for words in ("w", "ŵ", "l", "ł"):
        pdfium.FORM_OnMouseMove(handle, page, 0, 100, 550)
        pdfium.FORM_OnLButtonDown(handle, page, 0, 100, 550)
        pdfium.FORM_OnLButtonUp(handle, page, 0, 100, 550)
        pdfium.FORM_SelectAllText(handle, page)
        typed = (words + "\0").encode("utf-16-le")
        buffer = ctypes.create_string_buffer(typed, len(typed))
        pdfium.FORM_ReplaceSelection(handle, page, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
        pdfium.FORM_ForceToKillFocus(handle)
        shown[words] = ink(page.render(scale=2, may_draw_forms=True).to_pil().convert("L"), WIDE)
    pdf.close()
    assert 0 < shown["w"][0] < shown["ŵ"][0]
    assert 0 < shown["l"][0] < shown["ł"][0]


@pytest.mark.parametrize("look", READERS)
def test_what_another_program_ticks_shows(look):
    with pikepdf.open(BytesIO(form(everything))) as pdf:
        _why, _name, rest, mood = pdf.Root.AcroForm.Fields
        rest.V = rest.AS = pikepdf.Name.Yes
        mood.V = mood.Kids[10].AS = pikepdf.Name("/10")
        into = BytesIO()
        pdf.save(into)
    before, after = look(form(everything)), look(into.getvalue())
    assert ink(after, (60, 500, 74, 514))[0] > 20
    assert ink(after, (346, 440, 360, 464))[0] > ink(before, (346, 440, 360, 464))[0]


def test_a_form_read_from_right_to_left_begins_at_the_right():
    with pikepdf.open(BytesIO(form(everything, rtl=True))) as pdf:
        assert str(pdf.Root.ViewerPreferences.Direction) == "/R2L"
        rings = [float(each.Rect[0]) for each in pdf.Root.AcroForm.Fields[3].Kids]
        assert rings == sorted(rings, reverse=True)
        assert int(pdf.Root.AcroForm.Fields[0].Q) == 2


def test_names_are_never_the_same_and_never_read_as_groups():
    def asked(fields, canvas, _page):
        for _time in range(3):
            fields.text(canvas, WIDE, "a.b", "")

    data = form(asked)
    assert [name for name, _words, _kind in by_pikepdf(data)] == ["a-b", "a-b 2", "a-b 3"]
    assert [words for _name, words, _kind in by_pikepdf(data)] == ["a-b", "a-b 2", "a-b 3"]


def test_the_same_fields_give_the_same_bytes():
    assert form(everything) == form(everything)


def test_a_paper_without_fields_stays_a_paper():
    with pikepdf.open(BytesIO(form(lambda *_args: None))) as pdf:
        assert len(pdf.Root.AcroForm.Fields) == 0
        assert "/Annots" not in pdf.pages[0]
