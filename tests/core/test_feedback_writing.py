"""A form is written: questions move and change their kind, answers are read line by line, and lists follow."""

from dataclasses import replace

import pytest

from groupkit.core.feedback.checking import problems
from groupkit.core.feedback.forms import Kind, Option
from groupkit.core.feedback.writing import What, arranged, in_language, options_from, said_in, turned, with_lists
from groupkit.storage.feedback import shipped
from tests.core.test_feedback_checking import FORM

CHOICE = FORM.questions[5]
KNOWN = (Option(key="yes", words="Yes"), Option(key="no", words="No"))


def keys(form):
    return [each.key for each in form.questions]


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("at", range(len(FORM.questions)))
def test_a_question_can_be_turned_into_any_kind_and_keeps_its_words(at, kind):
    question = replace(FORM.questions[at], reverse=FORM.questions[at].kind is Kind.FACES)
    made = turned(question, kind)
    assert made.kind is kind
    assert made.says in {question.ask, question.statement}
    if kind not in {Kind.CHOICE, Kind.SEVERAL, Kind.NOTE}:
        form = replace(FORM, composite=(), tables=(), questions=(made,))
        assert [str(each) for each in problems(form, shipped.words())] == []


def test_a_statement_becomes_the_question_and_back():
    fit = FORM.questions[7]
    assert turned(fit, Kind.LONG).ask == "It fits."
    assert turned(turned(fit, Kind.LONG), Kind.FIT).statement == "It fits."
    assert turned(CHOICE, Kind.SEVERAL).options == CHOICE.options
    assert turned(FORM.questions[6], Kind.CHOICE).most == 0


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ("Yes\nNo", ["yes", "no"]),
        ("No\n\n Yes ", ["no", "yes"]),
        ("Yes\nNo way", ["yes", "no"]),
        ("Yes\nMaybe\nNo", ["yes", "a-maybe", "no"]),
        ("Yes\nYes", ["yes", "a-yes"]),
        ("Yes\nYes\nYes", ["yes", "a-yes", "a-yes-2"]),
        ("لا\nنعم\nربما", ["a", "a-2", "a-3"]),
        ("", []),
    ],
)
def test_answers_keep_their_keys_when_they_are_moved_or_reworded(lines, wanted):
    assert [each.key for each in options_from(lines, KNOWN)] == wanted


def test_lists_follow_the_order_of_the_questions():
    form = replace(FORM, tables=(), composite=())
    for key in ("face-3", "choose", "face-0", "long"):
        form = with_lists(form, key, figures=True, behind=True)
    assert form.tables == ("face-0", "face-3", "choose")
    assert form.composite == ("face-0", "face-3", "choose")
    form = with_lists(form, "face-3", figures=False, behind=False)
    assert form.tables == form.composite == ("face-0", "choose")
    assert with_lists(FORM, "face-1", figures=True, behind=True).tables == FORM.tables


def test_a_question_is_moved_added_copied_and_taken_out():
    form, at = arranged(FORM, 0, "down", "")
    assert (keys(form)[:2], at) == (["face-1", "face-0"], 1)
    assert form.composite[:2] == ("face-1", "face-0")
    assert arranged(form, 1, "up", "") == (FORM, 0)
    form, at = arranged(FORM, -1, "add", "Ask?")
    assert (keys(form)[0], at, form.questions[0].ask) == ("question", 0, "Ask?")
    form, at = arranged(form, 0, "copy", "")
    assert (keys(form)[:2], at) == (["question", "question-2"], 1)
    form, at = arranged(FORM, 0, "remove", "")
    assert (keys(form)[0], at, form.tables) == ("face-1", 0, ("face-1",))
    assert len(form.composite) == 4
    last = len(FORM.questions) - 1
    assert arranged(FORM, last, "remove", "")[1] == last - 1


def test_a_form_is_put_into_another_language_and_out_of_it():
    form = in_language(FORM, "pl", {"title": "Nasz", "intro": " ", "gone/ask": "Co?"})
    form = in_language(form, "es", {"title": "Nuestro"})
    assert [(each.key, each.texts) for each in form.translations] == [
        ("es", (("title", "Nuestro"),)),
        ("pl", (("title", "Nasz"),)),
    ]
    assert said_in(form, "pl") == {"title": "Nasz"}
    assert said_in(form, "fr") == {}
    assert in_language(in_language(form, "pl", {}), "es", {"title": ""}) == FORM


def test_what_cannot_be_moved_stays():
    last = len(FORM.questions) - 1
    tried: tuple[tuple[int, What], ...] = (
        *((0, "up"), (last, "down")),
        *((-1, "down"), (-1, "remove"), (-1, "copy")),
    )
    for at, what in tried:
        assert arranged(FORM, at, what, "") == (FORM, at)
