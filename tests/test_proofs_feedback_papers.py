"""Every form, printed in every edition, marked by chance and scanned, comes back as it was meant."""

from collections import Counter
from io import BytesIO

import numpy as np
import pytest

from groupkit.core.feedback.forms import RATHER_NOT, Answer
from groupkit.core.profile import PAPERS
from groupkit.pdf import raster
from groupkit.pdf.feedback import paper
from groupkit.pdf.feedback.settings import Told
from groupkit.pdf.scanning import arriving, reading
from groupkit.storage.feedback import shipped
from tests import marks

WORDS = shipped.words()
FORMS = tuple(form for form in shipped.forms() if form.anonymous)
EDITIONS = {
    "normal": ("en", False),
    "large": ("en", True),
    "mirrored": ("ar-XB", False),
    "mirrored and large": ("ar-XB", True),
    "long": ("en-XA", False),
}
AT_EACH_CHANGE = ("normal", "large", "mirrored")
HABITS = ("filled", "crossed", "ticked", "scribbled", "half")
BLANK, MORE, PHOTOS = 0.1, 0.4, 0.25
THINGS = ("scans", "photos", "rows marked", "rows left blank", "places to write")
TOLD = Told(able=14, label="Autumn", code=1234)


@pytest.mark.proof
@pytest.mark.parametrize("part", range(4))
@pytest.mark.parametrize(
    "edition", [pytest.param(name, marks=[] if name in AT_EACH_CHANGE else pytest.mark.whole) for name in EDITIONS]
)
def test_every_form_that_was_printed_and_marked_is_read_as_it_was_meant(edition, part):
    """For each change every form on one size of paper in each of three editions, some 140 rows, and on both in all.

    For a release every form is on both sizes in each of five, in three parts more: above 80 rows in each part.
    """
    chance, seen, wrong = np.random.default_rng([11, part, *edition.encode()]), Counter[str](), []
    for at, form in enumerate(FORMS, start=[*EDITIONS].index(edition)):
        for sheet in PAPERS if part else (PAPERS[at % len(PAPERS)],):
            trip = Trip(form, edition, sheet)
            there, asked = trip.marked(chance)
            wrong += [(form.id, sheet, *each) for each in there]
            seen.update(asked)
            wrong += [(form.id, sheet, "blank", *each) for each in trip.blank(chance, seen)]
    told = ", ".join(f"{seen[name]} {name}" for name in THINGS)
    blank = f"{seen['blank pages']} blank pages with {seen['blank rows']} rows"
    print(f"\n{edition}, part {part}: {told}; {blank}; {len(wrong)} wrong, {seen['asked']} for a person to look at")
    assert wrong == []
    assert seen["rows marked"] > (80 if part else 40)
    assert seen["asked"] <= 0.04 * (seen["rows marked"] + seen["places to write"])


class Trip:
    """One edition of a form from the printer to what is read of it."""

    def __init__(self, form, edition, sheet):
        language, large = EDITIONS[edition]
        how = {"language": language, "paper": sheet, "large": large}
        into = BytesIO()
        paper.book(form, WORDS, into, told=TOLD, **how)
        self.printed, self.layouts = into.getvalue(), paper.layouts(form, WORDS, **how)

    def marked(self, chance):
        """Mark every page and read it: return what is wrong, and how many rows there were of each sort."""
        seen = Counter[str]()
        meant = {layout.page: filled(self._drawn(layout), layout, chance) for layout in self.layouts}
        scans = []
        for picture, said, uses in meant.values():
            taken = "photos" if chance.random() < PHOTOS else "scans"
            scans.append(_scan(picture, chance) if taken == "scans" else marks.photographed(picture, chance))
            left = sum(answer is None for answer in said.values())
            seen["places to write"] += len(uses)
            seen.update({taken: 1, "rows marked": len(said) - left, "rows left blank": left})
        wrong = []
        for page in self._read(scans):
            if page.trouble:
                wrong.append((0, page.trouble))
                continue
            _picture, said, uses = meant.pop(page.page)
            doubts = {doubt.question for doubt in page.doubts}
            seen["asked"] += len(doubts)
            got = {question: page.answers.get(question) for question in said}
            read = {area.question: area.may_be_read for area in page.areas}
            wrong += [(page.page, each) for each in said if each not in doubts and got[each] != said[each]]
            wrong += [(page.page, each) for each in uses if each not in doubts and read.get(each) != uses[each]]
            wrong += [(page.page, each) for each in {*page.answers, *read} - {*said, *uses}]
        return [*wrong, *((page, "not read") for page in meant)], seen

    def blank(self, chance, seen):
        """Read every page with no mark on it: return what was seen there."""
        scans = [_scan(self._drawn(layout), chance) for layout in self.layouts]
        seen["blank pages"] += len(scans)
        seen["blank rows"] += sum(len(marks.rows_of(layout)) for layout in self.layouts)
        pages = self._read(scans)
        return [(page,) for page in pages if page.trouble or page.answers or page.doubts or page.areas]

    def _read(self, scans):
        arrived = [each for scan in scans for each in arriving.pages("", scan)]
        return reading.read(arrived, self.layouts, prints=self._prints, label=TOLD.code)

    def _prints(self, _layout):
        return self.printed

    def _drawn(self, layout):
        """Return the picture of one page at 300 dots per inch."""
        long = round(max(layout.size_mm) / 25.4 * marks.DPI)
        wide, high, rows = raster.grey(self.printed, layout.page - 1, long)
        return np.frombuffer(rows, np.uint8).reshape(high, wide).copy()


def _scan(picture, chance):
    return marks.scanned(picture, chance, one_bit=False)


def filled(sheet, layout, chance):
    """Mark a page: return its picture, what was meant in each row, and how the words on it may be used."""
    uses = {area.question: False for area in layout.areas}
    meant: dict[str, Answer | None] = {}
    for question, row in marks.rows_of(layout).items():
        box = row[chance.integers(len(row))]
        chosen = [box] if chance.random() >= BLANK else []
        if chosen and question in layout.several and box.option != RATHER_NOT:
            others = [each for each in row if each.option not in (box.option, RATHER_NOT)]
            chosen += [each for each in others if chance.random() < MORE]
        for each in chosen:
            marks.mark(sheet, each, HABITS[chance.integers(len(HABITS))], chance)
        if question in uses:
            uses[question] = bool(chosen) and box.option == 1
        elif question in layout.several and box.option != RATHER_NOT and chosen:
            meant[question] = tuple(sorted(each.option for each in chosen))
        else:
            meant[question] = box.option if chosen else None
    for area in layout.areas:
        _write(sheet, area, chance)
    return sheet, meant, uses


def _write(sheet, area, chance):
    """Write something that looks like words."""
    turns = np.linspace(0, 8 * np.pi, 120)
    x, y = area.x + 8 + turns * 1.4, area.y + 8 + 1.6 * np.sin(turns) + 0.3 * chance.standard_normal(120)
    marks.stroke(sheet, np.stack([x + 1.2 * np.cos(turns), y], 1), marks.DPI / 25.4, 0.4, 50)
