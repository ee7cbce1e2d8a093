"""What one person gives is looked over before it goes into the box, and never repeated."""

import pytest

from groupkit.core.feedback.forms import RATHER_NOT, Kind, Question, Text
from groupkit.core.feedback.given import longest, options, problems, tidied
from groupkit.storage.feedback import shipped
from tests.boxes import FORM

WORDS = shipped.words()


def wrong(answers, texts=()):
    return {problem.field: str(problem) for problem in problems(FORM, WORDS, answers, texts)}


@pytest.mark.parametrize(
    "answers", [{}, {"ask-0": 0, "ask-1": 4, "ask-2": RATHER_NOT}, {"helped": ()}, {"helped": (0, 4)}]
)
def test_answers_of_the_form_go_in(answers):
    assert wrong(answers, [Text(question="more", words="x" * 600)]) == {}


@pytest.mark.parametrize(
    "answers",
    [{"ask-0": 5}, {"ask-0": -2}, {"ask-0": (1,)}, {"helped": 1}, {"helped": (5,)}, {"more": 1}, {"x": 1}],
)
def test_what_is_no_answer_is_refused(answers):
    assert set(wrong(answers)) == set(answers)


def test_more_than_was_asked_for_on_paper_is_taken_as_it_stands():
    assert wrong({"helped": (0, 1, 2, 3)}) == {}


def test_words_are_as_long_as_they_may_be():
    assert "600 letters" in wrong({}, [Text(question="more", words="x" * 601)])["more"]
    assert set(wrong({}, [Text(question="ask-0", words="x"), Text(question="y", words="x")])) == {"ask-0", "y"}
    assert longest(Question(key="a", kind=Kind.SHORT)) == 140
    assert longest(Question(key="a", kind=Kind.LONG, longest=9000)) == 600


def test_blanks_are_no_words():
    kept = tidied([Text(question="more", words="  tea "), Text(question="more", words=" \n")])
    assert [text.words for text in kept] == ["tea"]


def test_the_answers_of_a_question_are_told_in_words():
    assert options(Question(key="a", kind=Kind.FACES, scale="yes-no-5"), WORDS)[0] == "No"
    assert options(FORM.questions[0], WORDS)[-1] == "always"
    assert options(FORM.questions[-1], WORDS) == ()
