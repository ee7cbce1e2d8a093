"""What one member writes stands in its place, in the order of the book."""

import pytest

from groupkit.core.pages import LONGEST, TICKED, Answer, Content, Spot, fits, homeless, tidied, written
from groupkit.core.workbooks.answers import Place, Way
from groupkit.core.workbooks.exercises import Kind
from tests import workpages

BOOK = workpages.workbook()


def spot(chapter: str, exercise: str, place: str) -> Spot:
    return Spot(workbook=BOOK.key, chapter=chapter, exercise=exercise, place=place)


PROMPT = spot("step-01", "ex-prompts", "prompt-1")
SCALE = spot("step-01", "ex-scale", "scale-1")
LAST = spot("step-13", "ex-review", "prompt-2")


def test_the_workbook_of_every_kind_is_one_that_may_be_printed():
    assert [list(chapter.problems()) for chapter in BOOK.chapters] == [[], [], []]
    assert {each.kind for _part, each, _place in workpages.every_place(BOOK)} == set(Kind)


def test_what_is_written_comes_in_the_order_of_the_book():
    told = written(BOOK, {LAST: "last", SCALE: "7", PROMPT: "first"})
    assert [each.exercise.key for each in told] == ["ex-prompts", "ex-scale", "ex-review"]
    assert [each.chapter.key for each in told] == ["step-01", "step-01", "step-13"]
    assert [(one.place.key, one.words) for one in told[2].filled] == [("prompt-1", ""), ("prompt-2", "last")]


def test_one_chapter_or_one_exercise_can_be_asked_for():
    answers = {LAST: "last", PROMPT: "first"}
    assert [each.exercise.key for each in written(BOOK, answers, chapter="step-01")] == ["ex-prompts"]
    (empty,) = written(BOOK, answers, chapter="step-01", exercise="ex-scale")
    assert [one.words for one in empty.filled] == [""]
    assert written(BOOK, {}) == ()


def test_what_cannot_stand_in_a_place_is_not_shown_there():
    (shown,) = written(BOOK, {SCALE: "11"}, chapter="step-01", exercise="ex-scale")
    assert shown.filled[0].words == ""


@pytest.mark.parametrize(
    ("way", "words", "fit"),
    [
        (Way.SCALE, "0", True),
        (Way.SCALE, "10", True),
        (Way.SCALE, "11", False),
        (Way.SCALE, "٣", False),
        (Way.TICK, TICKED, True),
        (Way.TICK, "no", False),
        (Way.TEXT, "no", True),
    ],
)
def test_an_answer_fits_its_place(way, words, fit):
    assert fits(Place(key="x", way=way, label=""), words) is fit


def test_words_of_a_page_that_was_taken_out_are_not_forgotten():
    gone = spot("step-01", "ex-gone", "prompt-1")
    assert homeless((BOOK,), {PROMPT: "here", gone: "there"}) == (Answer(spot=gone, words="there"),)
    assert len(homeless((), {PROMPT: "here", gone: "there"})) == 2


def test_half_a_letter_does_not_stop_anything():
    assert tidied("a\ud83db\0") == "a\N{REPLACEMENT CHARACTER}b"
    assert tidied("\ud83d\ude42") == "🙂"


def test_what_groupkit_would_never_write_is_noticed():
    assert list(Content().problems()) == []
    long = Answer(spot=PROMPT, words="a" * (LONGEST + 1))
    assert [each.field for each in Content(answers=(long,), lock_after=1).problems()] == ["answers", "lock_after"]
