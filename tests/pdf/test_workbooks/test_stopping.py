"""A person who stops the printing waits for a page at most: the work looks up after every piece of it."""

from collections import Counter
from io import BytesIO

import pytest

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
