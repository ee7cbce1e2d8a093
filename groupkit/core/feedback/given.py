"""Looks over what one person gives at a sitting, before it goes into the box."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from groupkit.core.feedback.forms import RATHER_NOT, STEPPED, WRITTEN, Answer, Answers, Form, Kind, Question, Text
from groupkit.core.feedback.words import Words
from groupkit.core.problems import Problem
from groupkit.i18n import N_

LONGEST = {Kind.SHORT: 140, Kind.LONG: 600}
"""The most letters of an answer in words, where a form says nothing of it."""
_NOT_ASKED = N_("This form does not ask that.")
_OTHER = N_("Choose one of the answers that are offered.")


def options(question: Question, words: Words) -> tuple[str, ...]:
    """Return the answers of a question in their order, in words; none where there are no steps."""
    steps = words.scale(question.scale).options if question.scale else question.options
    return tuple(option.words for option in steps)


def tidied(texts: Sequence[Text]) -> tuple[Text, ...]:
    """Return the words that were written, without the blanks around them; empty ones are no words."""
    kept = (replace(text, words=text.words.strip()) for text in texts)
    return tuple(text for text in kept if text.words)


def longest(question: Question) -> int:
    """Return how many letters an answer in words may have."""
    most = LONGEST[question.kind]
    return min(question.longest or most, LONGEST[Kind.LONG])


def problems(form: Form, words: Words, answers: Answers, texts: Sequence[Text]) -> Iterator[Problem]:
    """Yield everything that keeps answers and words from going into the box; it never repeats them.

    Somebody may have marked more on paper than was asked for: that is taken as it stands.
    """
    asked = {question.key: question for question in form.questions}
    for key, answer in answers.items():
        question = asked.get(key)
        if question is None or question.kind not in STEPPED | {Kind.SEVERAL}:
            yield Problem(key, _NOT_ASKED)
            continue
        if answer != RATHER_NOT and not _is_offered(question, words, answer):
            yield Problem(key, _OTHER)
    for text in texts:
        question = asked.get(text.question)
        if question is None or question.kind not in WRITTEN:
            yield Problem(text.question, _NOT_ASKED)
        elif len(text.words) > longest(question):
            said = N_("Use fewer words here, {longest} letters at most.")
            yield Problem(text.question, said, {"longest": longest(question)})


def _is_offered(question: Question, words: Words, answer: Answer) -> bool:
    known = range(len(options(question, words)))
    if isinstance(answer, tuple):
        return question.kind is Kind.SEVERAL and all(at in known for at in answer)
    return question.kind is not Kind.SEVERAL and answer in known
