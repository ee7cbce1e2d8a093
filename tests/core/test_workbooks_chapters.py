"""A workbook says of itself what is to be put right before anybody prints it."""

from dataclasses import replace

import pytest

from groupkit import extraction
from groupkit.core.workbooks.chapters import (
    LONGEST_PARAGRAPH,
    MOST_PARTS,
    Chapter,
    Notes,
    Section,
    Sort,
    Word,
    told,
)
from groupkit.core.workbooks.exercises import Wording
from groupkit.i18n import catalogue
from tests import shelf

STEP = shelf.step(1)
LONG = "x" * (LONGEST_PARAGRAPH + 1)


def fields(thing):
    return [problem.field for problem in thing.problems()]


def test_a_whole_workbook_has_nothing_to_put_right():
    book = shelf.workbook()
    assert fields(book) == []
    assert [fields(chapter) for chapter in book.chapters] == [[], [], []]


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"title": " ", "source": "", "license": ""}, ["title", "source", "license"]),
        ({"key": "Step 1"}, ["key"]),
        ({"key": "x" * 61}, ["key"]),
        ({"number": 0}, ["about"]),
        ({"number": 100}, ["about"]),
        ({"about": ()}, ["about"]),
        ({"sort": Sort.PAGE}, ["number"]),
        ({"exercises": tuple(shelf.exercise(f"a-{number}") for number in range(MOST_PARTS + 1))}, ["exercises"]),
        ({"notes": Notes(minutes=-1, watch=(LONG,))}, ["notes.minutes", "notes.watch"]),
        ({"sections": (Section(key="a", title=LONG),)}, ["a.words"]),
        ({"exercises": ()}, ["exercises"]),
        ({"exercises": (shelf.exercise(), shelf.exercise())}, ["key"]),
        ({"exercises": (shelf.exercise(minutes=0),)}, ["cost-map.minutes"]),
        ({"exercises": (shelf.exercise("Cost map"),)}, ["Cost map.key"]),
        ({"care": (LONG,), "both": LONG}, ["care", "both"]),
        ({"sections": (Section(key="a", title="A", items=(LONG,)),)}, ["a.words"]),
        ({"sections": (Section(key="a", title="A", grade="good"),)}, ["a.grade"]),
        ({"sections": (Section(key="a", title=" "),)}, ["a.title"]),
        ({"words": (Word(key="a", word="A", meaning=" "),)}, ["a.meaning"]),
        ({"words": (Word(key="a", word="A", meaning=LONG),)}, ["a.meaning"]),
    ],
)
def test_a_chapter_says_what_to_put_right(changes, wanted):
    assert fields(replace(STEP, **changes)) == wanted


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"title": "", "language": "", "source": "", "license": ""}, ["title", "language", "source", "license"]),
        ({"key": "../out"}, ["key"]),
        ({"language": "../out"}, ["language"]),
        ({"title": LONG, "summary": LONG}, ["title", "summary"]),
        ({"chapters": ()}, ["chapters"]),
        ({"chapters": (STEP, STEP)}, ["key", "number"]),
    ],
)
def test_a_book_says_what_to_put_right_about_the_whole(changes, wanted):
    assert fields(shelf.workbook(**changes)) == wanted


def test_steps_are_written_as_twelve_and_five():
    book = shelf.workbook()
    assert [step.label for step in book.steps] == ["1", "+1"]
    assert book.chapters[2].label == ""
    assert book.chapter("step-13") == book.chapters[1]
    assert book.chapter("moon") is None


def test_a_belief_chooses_its_exercises():
    rows = (shelf.exercise("a"), shelf.exercise("b", wording="secular"), shelf.exercise("c", wording="spiritual"))
    chapter = shelf.step(2, *rows)
    assert [each.key for each in chapter.chosen(Wording.SECULAR)] == ["a", "b"]
    assert [each.key for each in chapter.chosen(Wording.OPEN)] == ["a"]


def test_every_text_is_told_in_the_other_language_under_a_key_that_stays():
    asked = {}

    class Listener:
        def pgettext(self, key, text):
            asked[key] = text
            return text

    book = shelf.workbook()
    assert told(book, Listener()) == book  # type: ignore[arg-type]  # a catalogue that listens
    assert asked["workbooks/small/title"] == "A small book"
    assert asked["workbooks/small/step-01/cost-map/title"] == "About cost-map"
    assert asked["workbooks/small/step-01/cost-map/layout/prompts"] == "Who helps?"
    assert asked["workbooks/small/step-01/notes/before"] == "Put out pens."
    assert asked["workbooks/small/reading/peer/meaning"] == "Somebody who has been there."
    far = told(book, catalogue("en-XA"))
    assert far.chapters[0].source == book.chapters[0].source
    assert far.chapters[0].exercises[0].landing != book.chapters[0].exercises[0].landing
    own = replace(book, own=True)
    assert told(own, catalogue("en-XA")) == own


def test_no_field_of_words_is_forgotten_by_the_translator():
    untranslated = {"key", "sort", "number", "hard", "wording_box", "roles", "sections", "exercises", "notes"}
    untranslated |= {"source", "license"}
    assert {name for name in Chapter.__slots__ if name not in extraction.FIELDS["workbooks"]} == untranslated
    assert Sort.STEP in Sort
