"""A person who stops the printing waits for a page at most: the work looks up after every piece of it."""

from collections import Counter
from io import BytesIO

import pikepdf
import pytest

from groupkit.core.progress import CancelledError
from groupkit.core.workbooks.editions import Edition, Printing
from groupkit.pdf import forms
from groupkit.pdf.workbooks import chapters, stacking
from groupkit.pdf.workbooks.making import book
from tests.workpages import workbook

BOOK = workbook()
# of the fields that are set into finished pages, as many as a page may have are set at once
FIELDS = 50
DONE = {
    "exercise": (chapters, "exercise_pages"),
    "page": (stacking.Page, "draw"),
    "field": (forms._Making, "_made"),
}


class Looks:
    """Counts what is done between two steps, and remembers the most of each."""

    def __init__(self) -> None:
        self.now: Counter[str] = Counter()
        self.most: Counter[str] = Counter()

    def step(self, done: int, total: int) -> None:
        self.most |= self.now
        self.now.clear()

    def counted(self, name, real):
        def done(*given, **named):
            self.now[name] += 1
            return real(*given, **named)

        return done


@pytest.fixture
def looks(monkeypatch):
    made = Looks()
    for name, (place, verb) in DONE.items():
        monkeypatch.setattr(place, verb, made.counted(name, getattr(place, verb)))
    return made


@pytest.mark.parametrize(
    "printing",
    [
        Printing(),
        Printing(edition=Edition.EASY_READ),
        Printing(booklet=True),
        Printing(fillable=True),
        Printing(copies=3),
    ],
)
def test_the_work_can_be_stopped_after_every_piece(looks, printing):
    book(BOOK, printing, BytesIO(), progress=looks)
    looks.step(1, 1)
    assert looks.most["exercise"] == looks.most["page"] == 1
    assert looks.most["field"] == (FIELDS if printing.fillable else 0)


class Stop:
    """Stops at a step, the first being 1."""

    def __init__(self, at: int = 0) -> None:
        self.at, self.steps = at, 0

    def step(self, done: int, total: int) -> None:
        self.steps += 1
        if self.steps == self.at:
            raise CancelledError


@pytest.mark.parametrize("printing", [Printing(copies=3), Printing(fillable=True)])
def test_even_the_saving_of_finished_pages_can_be_stopped(printing, monkeypatch, tmp_path):
    saved, all_steps = [], Stop()
    real = pikepdf.Pdf.save

    def save(pdf, *given, **named):
        before = all_steps.steps
        real(pdf, *given, **named)
        saved.append((before, all_steps.steps))

    monkeypatch.setattr(pikepdf.Pdf, "save", save)
    book(BOOK, printing, tmp_path / "whole.pdf", progress=all_steps)
    before, after = saved[-1]
    assert after - before > 2
    with pytest.raises(CancelledError):
        book(BOOK, printing, tmp_path / "half.pdf", progress=Stop((before + after) // 2))
    assert [each.name for each in tmp_path.iterdir()] == ["whole.pdf"]
