"""Letters join as their script asks for: HarfBuzz asked directly, and another renderer, show the same."""

from io import BytesIO
from typing import cast

import pytest
import uharfbuzz as hb
from PIL import Image, ImageFilter
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from groupkit.pdf import fonts, lines, order, paper, raster, shaping
from groupkit.pdf.faces import Face
from groupkit.pdf.paragraphs import Paragraph
from groupkit.pdf.press import document
from groupkit.resources import folder
from tests.scripts import ARABIC, FARSI, MIXED, POPPLER, URDU, VOWELLED, by_pdfium, by_poppler

FACES = folder("look") / "fonts"
VAZIRMATN = FACES / "Vazirmatn-Regular.ttf"
RIGHT = paper.Leaf(language="ar-XB")


WORDS = sorted(
    word.strip("(),،.۔[]؛") for word in {*ARABIC.split(), *URDU.split(), *FARSI.split()} if order.begins_right(word)
)


def written(story, leaf=RIGHT, title="A paper"):
    made = BytesIO()
    document(made, title, story, leaf)
    return made.getvalue()


def face_of(font):
    """Return the tables of a font the press has."""
    return cast("Face", pdfmetrics.getFont(font)).face


def drawn(word, font="Vazirmatn", *, rtl=True):
    """Return the glyphs of a word and where each begins, as they go on paper."""
    fonts.register()
    face, found = face_of(font), []
    run = shaping.shaped(word, font, rtl)
    for stroke in run.strokes:
        x = stroke.x
        for letter in stroke.letters:
            found.append((face.charToGlyph[ord(letter)], round(x), round(stroke.y)))
            x += face.charWidths[ord(letter)]
    return sorted(found), len(run.marks), run.width


def asked(word, path=VAZIRMATN):
    """Return the same from HarfBuzz alone."""
    face = hb.Face(hb.Blob.from_file_path(path))
    font, buffer = hb.Font(face), hb.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    pen, found, scale = 0, [], 1000 / face.upem
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        at = round((pen + place.x_offset) * scale), round(place.y_offset * scale)
        found.append((info.codepoint, *at, place.x_advance))
        pen += place.x_advance
    return found, pen * scale


@pytest.mark.parametrize("word", WORDS)
def test_each_word_is_joined_as_harfbuzz_joins_it(word):
    glyphs, pen = asked(word)
    on_paper, outlined, width = drawn(word)
    assert len(on_paper) + outlined == len(glyphs)
    assert width == pytest.approx(pen, abs=1)
    for glyph, x, y in on_paper:
        assert any(glyph == each[0] and abs(x - each[1]) <= 2 and abs(y - each[2]) <= 2 for each in glyphs)


def test_a_letter_looks_different_inside_a_word():
    alone, _, _ = drawn("ب")
    joined, _, _ = drawn("ببب")
    assert len({glyph for glyph, _, _ in [*alone, *joined]}) == 4


def test_vowel_signs_stand_on_their_letters_as_harfbuzz_sets_them():
    glyphs, _ = asked("مُحَمَّدٌ")
    _, outlined, _ = drawn("مُحَمَّدٌ")
    assert outlined == sum(1 for glyph in glyphs if not glyph[3]) == 4


@pytest.mark.parametrize("text", ["الكراسي والشاي في الغرفة", "ٹھیک ہے گھر پچھلے ڑےں", "بِسْمِ مُحَمَّدٌ"])
def test_another_renderer_draws_the_same_line(qapp, text):
    """Qt lays the line out and paints it by itself; both pictures are blurred a little before they are laid on."""
    size = 96
    line = fonts.one_line(text, rtl=True)
    wide = lines.width(line) * size / 1000
    page = BytesIO()
    canvas = Canvas(page, pagesize=(wide + 2 * size, 3 * size))
    lines.draw(canvas, line, size, size, size)
    canvas.save()
    ((across, down, pixels),) = raster.pages(page.getvalue(), 72)
    ours = Image.frombuffer("RGB", (across, down), pixels, "raw", "BGRX").convert("L")
    theirs = _by_qt(text, size, across, down)
    assert ours.size == theirs.size
    left, right = (_ink(each) for each in (ours, theirs))
    assert left.getbbox()
    for one, other in zip(left.getbbox(), right.getbbox(), strict=True):
        assert abs(one - other) <= 3
    apart = sum(abs(a - b) for a, b in zip(left.tobytes(), right.tobytes(), strict=True))
    print("RATIO", apart / sum(left.tobytes()))
    assert apart / sum(left.tobytes()) < 0.08


def _by_qt(text, size, across, down):
    number = QFontDatabase.addApplicationFont(str(VAZIRMATN))
    second = QFontDatabase.addApplicationFont(str(FACES / "AtkinsonHyperlegibleNext-Regular.ttf"))
    font = QFont()
    names = [QFontDatabase.applicationFontFamilies(each)[0] for each in (second, number)]
    font.setFamilies(names)
    font.setPixelSize(size)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    image = QImage(across, down, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setFont(font)
    painter.setPen(QColor("black"))
    painter.drawText(size, down - size, text)
    painter.end()
    made = Image.frombuffer("L", (across, down), bytes(image.constBits()), "raw", "L", image.bytesPerLine(), 1)
    for each in (number, second):
        QFontDatabase.removeApplicationFont(each)
    return made


def _ink(picture):
    return picture.point(lambda shade: 255 - shade).filter(ImageFilter.BoxBlur(2))


@pytest.mark.parametrize("text", [ARABIC, URDU, FARSI, VOWELLED, MIXED])
@pytest.mark.parametrize("leaf", [RIGHT, paper.Leaf(), paper.Leaf(language="ar-XB", scale=1.5)])
def test_a_reader_of_the_pdf_finds_the_text_in_the_order_it_is_read(text, leaf):
    data = written([paper.text(leaf, text)], leaf)
    assert text in " ".join(by_pdfium(data))


@pytest.mark.skipif(not POPPLER, reason="pdftotext of poppler is not on this computer")
@pytest.mark.parametrize("text", [URDU, VOWELLED, MIXED])
def test_a_second_reader_finds_the_words_in_the_same_order(text):
    # this one sets its own spaces around figures, and does not turn brackets round
    found = " ".join(by_poppler(written([paper.text(RIGHT, text)])))
    assert _bare(text) in _bare(found)


def _bare(text):
    return "".join(letter for letter in text if letter not in " ()[]")


def test_brackets_are_mirrored_where_text_runs_to_the_left():
    face = face_of(fonts.REGULAR)
    opening, _, _ = drawn("(", fonts.REGULAR)
    assert [glyph for glyph, _, _ in opening] == [face.charToGlyph[ord(")")]]


def test_every_letter_of_arabic_farsi_and_urdu_is_there():
    needed = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگکیٹڈڑںےہھۓۂۃۀ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹،؛؟۔٪٫٬ًٌٍَُِّْٰٓٔ"
    for font in ("Vazirmatn", "Vazirmatn-Bold"):
        assert [letter for letter in needed if letter not in fonts.letters(font)] == []


def test_the_letters_of_welsh_and_polish_are_there():
    needed = "ŵŷẁẃẅỳâêîôûïöŴŶÂÊÎÔÛąćęłńóśźżĄĆĘŁŃÓŚŹŻ"
    for font in (fonts.REGULAR, fonts.SEMIBOLD, fonts.BOLD):
        assert [letter for letter in needed if letter not in fonts.letters(font)] == []
    assert "Tŷ ŵyn, Łódź" in " ".join(by_pdfium(written([paper.text(RIGHT, "Tŷ ŵyn, Łódź")])))


def test_joined_forms_from_old_papers_become_letters():
    assert fonts.named("\N{ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM}\N{ARABIC LETTER BEH INITIAL FORM}") == "لاب"


def test_the_same_text_gives_the_same_bytes_whatever_was_printed_before():
    first = written([paper.text(RIGHT, ARABIC)])
    written([paper.text(RIGHT, URDU + VOWELLED)])
    assert written([paper.text(RIGHT, ARABIC)]) == first


def test_latin_text_is_written_as_the_press_writes_it():
    made = []
    for kind in (TTFont, Face):
        face: TTFont = kind("Trial", str(FACES / "AtkinsonHyperlegibleNext-Regular.ttf"))
        pdfmetrics.registerFont(face)
        page = BytesIO()
        canvas = Canvas(page, invariant=1)
        canvas.setFont("Trial", 12)
        canvas.drawString(50, 700, "Tŷ ŵyn, Łódź 1.50")
        canvas.save()
        made.append(page.getvalue())
    assert made[0] == made[1]
    assert not fonts.woven("Tŷ ŵyn, Łódź e\N{COMBINING ACUTE ACCENT}")
    assert Paragraph("Tŷ ŵyn", RIGHT.style("body")).frags[0].text == "Tŷ ŵyn"
