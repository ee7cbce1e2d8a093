"""Every form that comes with groupkit, printed, marked, scanned and read again: usual, large and mirrored."""

from io import BytesIO

import numpy as np
import pytest

from groupkit.core.feedback.forms import RATHER_NOT
from groupkit.pdf import raster
from groupkit.pdf.feedback import paper
from groupkit.pdf.scanning import arriving, reading
from groupkit.storage.feedback import shipped
from tests import marks

pytestmark = pytest.mark.proof

WORDS = shipped.words()
FORMS = {form.id: form for form in shipped.forms() if form.anonymous}
EDITIONS = [
    {"language": language, "paper": size, "large": large}
    for language, large in (("en", False), ("en", True), ("ar-XB", False))
    for size in ("A4", "Letter")
]
HABITS = ("filled", "crossed", "ticked", "scribbled", "half")
LABEL = 9


@pytest.mark.parametrize("form", FORMS)
def test_what_is_marked_on_any_edition_of_a_form_is_read(form):
    chance, asked = np.random.default_rng([11, *form.encode()]), 0
    for edition in EDITIONS:
        data, layouts = printed(FORMS[form], edition)
        for layout in layouts:
            sheet, meant, uses = filled(data, layout, chance)
            damage = (marks.scanned, marks.photographed)[chance.integers(2)]
            scan = marks.scanned(sheet, chance, one_bit=False) if damage is marks.scanned else damage(sheet, chance)
            (page,) = reading.read(list(arriving.pages("", scan)), layouts, prints=lambda _, data=data: data)
            doubts = {doubt.question for doubt in page.doubts}
            expected = {question: said for question, said in meant.items() if question not in doubts}
            assert page.trouble is None, edition
            assert (page.page, page.pages) == (layout.page, len(layouts))
            assert dict(page.answers) == expected, edition
            assert {area.question: area.may_be_read for area in page.areas if area.question not in doubts} == {
                question: read for question, read in uses.items() if question not in doubts
            }
            asked += len(doubts)
    print(f"\n{form}: {asked} rows of all editions are looked at")


@pytest.mark.parametrize("form", FORMS)
def test_a_blank_form_of_any_edition_is_blank(form):
    chance = np.random.default_rng([12, *form.encode()])
    for edition in EDITIONS:
        data, layouts = printed(FORMS[form], edition)
        for layout in layouts:
            scan = marks.scanned(drawn(data, layout), chance, one_bit=False)
            (page,) = reading.read(list(arriving.pages("", scan)), layouts, prints=lambda _, data=data: data)
            assert (page.trouble, page.answers, page.doubts, page.areas) == (None, {}, (), ()), edition


def printed(form, edition):
    """Return a form as a PDF, and where everything stands on its pages."""
    into = BytesIO()
    paper.book(form, WORDS, into, **edition)
    return into.getvalue(), paper.layouts(form, WORDS, **edition)


def drawn(data, layout):
    """Return the picture of one page at 300 dots per inch."""
    long = round(max(layout.size_mm) / 25.4 * marks.DPI)
    wide, high, rows = raster.grey(data, layout.page - 1, long)
    return np.frombuffer(rows, np.uint8).reshape(high, wide).copy()


def filled(data, layout, chance):
    """Mark a page: return its picture, what was meant, and how the words that were written may be used."""
    sheet, meant, uses = drawn(data, layout), {}, {}
    words = {area.question: area for area in layout.areas}
    for question, row in marks.rows_of(layout).items():
        if chance.random() < 0.1:
            continue
        box = row[chance.integers(len(row))]
        chosen = [box]
        if question in layout.several and box.option != RATHER_NOT:
            others = [each for each in row if each.option not in (box.option, RATHER_NOT)]
            chosen += [each for each in others if chance.random() < 0.4]
        for each in chosen:
            marks.mark(sheet, each, HABITS[chance.integers(len(HABITS))], chance)
        if question in words:
            uses[question] = box.option == 1
        elif question in layout.several and box.option != RATHER_NOT:
            meant[question] = tuple(sorted(each.option for each in chosen))
        else:
            meant[question] = box.option
    for question, area in words.items():
        uses.setdefault(question, False)
        _wrote(sheet, area, chance)
    return sheet, meant, uses


def _wrote(sheet, area, chance):
    """Write something that looks like words."""
    turns = np.linspace(0, 8 * np.pi, 120)
    x, y = area.x + 8 + turns * 1.4, area.y + 8 + 1.6 * np.sin(turns) + 0.3 * chance.standard_normal(120)
    marks.stroke(sheet, np.stack([x + 1.2 * np.cos(turns), y], 1), marks.DPI / 25.4, 0.4, 50)
