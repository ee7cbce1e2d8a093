"""Each of the twenty-eight kinds of exercise has room for every answer, in every edition and direction."""

from dataclasses import replace
from typing import Any

import pytest

from groupkit.core.workbooks.answers import places
from groupkit.core.workbooks.editions import Edition
from groupkit.core.workbooks.exercises import NEEDS, TEXTS, Exercise, Kind, Layout, Shape
from tests.pdf.reading import words as words_on
from tests.pdf.test_workbooks.paper import faults, made
from tests.workpages import SOURCE, every_place, exercise, workbook

BOOK = workbook()
_MOST = {"rows": 6, "lines": 8, "copies": 7, "prompts": 3, "columns": 3, "labels": 3}


def fullest(kind: Kind, words: str, shape: str = "") -> Exercise:
    """Return an exercise of a kind with the most its layout may hold."""
    needs = NEEDS[kind]
    lay: dict[str, Any] = {}
    for name in (*needs.most, *needs.may):
        most = needs.most[name][1] if name in needs.most else _MOST.get(name, 1)
        if name in TEXTS:
            lay[name] = tuple(f"{words} {at}" for at in range(most))
        else:
            lay[name] = most if name in _MOST else shape or Shape.BLANK.value if name == "shape" else words
    about: dict[str, Any] = {
        "title": words,
        "purpose": words,
        "do": (words,) * 4,
        "easy": (words,) * 4,
        "example": (words,),
    }
    return exercise(kind, layout=Layout(**lay), key=f"ex-{kind}-{shape or 'all'}", landing=words, **about)


def fullest_book(words):
    drawings = [fullest(Kind.DRAWING, words, shape) for shape in Shape]
    every = (*(fullest(kind, words) for kind in Kind), *drawings)
    return replace(BOOK, chapters=(replace(BOOK.chapters[1], exercises=every, **SOURCE),))


@pytest.mark.parametrize(
    "how",
    [
        {},
        {"language": "ar-XB", "booklet": True},
        {"edition": Edition.LARGE, "paper": "Letter"},
        {"edition": Edition.EASY_READ, "language": "ar-XB"},
        {"edition": Edition.PENCIL, "booklet": True, "paper": "Letter"},
    ],
)
def test_every_place_to_answer_has_its_own_room_on_paper(how):
    printed = made(BOOK, **how)
    names = [spot.name for spot in printed.spots]
    wanted = {
        f"{chapter.key}/{each.key}/{place.key}" for chapter, each, place in every_place(BOOK) if not each.wording
    }
    assert wanted <= set(names)
    assert len(names) == len(set(names))
    assert faults(printed) == []


@pytest.mark.parametrize(("words", "how"), [
    ("Words", {}),
    ("A longer label of several words", {"booklet": True}),
    ("W" * 40, {"edition": Edition.LARGE, "language": "ar-XB"}),
])  # fmt: skip
def test_the_fullest_layout_of_every_kind_stays_in_its_frame(words, how):
    book = fullest_book(words)
    printed = made(book, **how)
    names = {spot.name for spot in printed.spots}
    assert {f"{c.key}/{e.key}/{place.key}" for c, e, place in every_place(book)} <= names
    assert faults(printed) == []


def test_words_far_too_long_for_a_drawing_follow_one_another():
    words = "Some words again and again " * 21
    every = tuple(
        fullest(kind, words)
        for kind in (Kind.SUPPORT_RINGS, Kind.CHECKLIST, Kind.SCALE, Kind.DRAWING, Kind.TIMELINE)
    )
    book = replace(BOOK, chapters=(replace(BOOK.chapters[1], exercises=every),))
    printed = made(book, booklet=True)
    assert faults(printed) == []
    assert {f"step-01/{e.key}/{place.key}" for e in every for place in places(e)} <= {s.name for s in printed.spots}


def test_lines_stand_ten_millimetres_apart_and_thirteen_for_a_pencil():
    for edition, apart in ((Edition.STANDARD, 10), (Edition.PENCIL, 13)):
        printed = made(BOOK, edition=edition)
        assert printed.sheet.pitch == pytest.approx(apart * 72 / 25.4, abs=0.01)
        written = [spot for spot in printed.spots if spot.name.startswith("step-01/ex-prompts/prompt-")]
        for spot in written:
            count = (spot.box[3] - spot.box[1]) / printed.sheet.pitch
            assert count == pytest.approx(round(count), abs=0.01)
            assert count >= spot.place.lines


def test_rows_and_boxes_have_room_for_a_large_hand():
    printed = made(BOOK, booklet=True)
    rows = [spot for spot in printed.spots if "/cell-" in spot.name or "/box-" in spot.name]
    assert rows
    assert min(spot.box[3] - spot.box[1] for spot in rows) >= 10 * 72 / 25.4


def test_a_strip_to_cut_is_repeated_on_paper_and_stands_once_in_a_form():
    strip = exercise(Kind.BODY_CHECK, layout=Layout(items=("Fuelled", "Alone", "Tired", "In pain"), copies=7))
    book = replace(BOOK, chapters=(replace(BOOK.chapters[1], exercises=(strip,)),))
    for how, times in (({}, 7), ({"fillable": True}, 1)):
        printed = made(book, **how)
        ticks = [spot for spot in printed.spots if "/tick-" in spot.name]
        assert len(ticks) == 4
        assert words_on(printed.data).count("Fuelled") == times
