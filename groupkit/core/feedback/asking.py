"""Checks one question of a form: its words, its answers to choose from, and what it may tell of a person."""

import re
import unicodedata
from collections.abc import Iterator

from groupkit.core.feedback.forms import WRITTEN, Kind, Question
from groupkit.core.feedback.telling import is_open, tells_who
from groupkit.core.feedback.words import Words
from groupkit.core.problems import Problem
from groupkit.i18n import N_

FEWEST_STEPS, MOST_STEPS = 2, 7
"""How many answers to choose from there are, at least and at most."""
FACES = 5
"""How many faces there are."""
LONGEST = {Kind.SHORT: 140, Kind.LONG: 600}
"""The most letters of an answer in words."""
_ASKED, _ANSWER = 300, 100
# letters on a line of what is asked, and of an answer that stands over its circle
_LINE, _NARROW = 70, 20
_KEY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST_KEY = 60

_LONG = N_("That is too long to read at once. It may have {most} letters.")
_ODD = N_("There is a sign in “{words}” that cannot be printed. Type it again.")
_NO_KEY = N_("Question {number}: its short name has small letters, numbers and hyphens, and begins with a letter.")
_NO_WORDS = N_("Question {number}: write what is asked.")
_NO_STATEMENT = N_("Question {number}: write the sentence that is weighed.")
_ONLY_FIT = N_("Question {number}: only “How far does it fit” shows a sentence of its own.")
_NO_SCALE = N_("Question {number}: there are no steps called “{scale}”. Choose others.")
_BOTH = N_("Question {number}: it has steps and answers of its own. Keep one of them.")
_STEPS = N_("Question {number}: give it {least} to {most} answers to choose from.")
_FIVE = N_("Question {number}: there are {count} faces. Give it {count} answers, or choose another kind.")
_NONE = N_("Question {number}: it is answered in words. Take its answers to choose from out.")
_NO_OPTION_KEY = N_("Question {number}: answer {at} needs a short name of its own, in small letters and numbers.")
_NO_OPTION = N_("Question {number}: write answer {at}.")
_OPEN = N_("Question {number}: “{words}” asks for more words. Ask for them in a question of their own.")
_MOST = N_("Question {number}: it has {count} answers. No more can be marked.")
_LONGEST = N_("Question {number}: an answer of that kind has {most} letters at most.")
_TELLS = N_(
    "Question {number}: “{words}” may tell who answers. Is it needed? If so, say that it is about a person."
)


def problems_of(question: Question, number: int, words: Words, *, anonymous: bool = True) -> Iterator[Problem]:
    """Yield everything to put right in a question; `number` counts from 1."""
    yield from _of_words(question, number)
    yield from _of_answers(question, number, words)
    yield from _of_options(question, number)
    yield from _of_sizes(question, number)
    said = "\n".join((question.statement, question.ask, question.easy, *(each.words for each in question.options)))
    told = tells_who(said) if anonymous and not question.sensitive else ""
    if told:
        yield Problem(f"{number}/sensitive", _TELLS, {"number": number, "words": told}, asks=True)


def boxes(question: Question, words: Words) -> int:
    """Return how many circles to answer a question has on paper, with the one for whoever would rather not say."""
    steps = len(steps_of(question, words))
    return steps + 1 if steps else 0


def rows(question: Question, words: Words) -> int:
    """Return about how many lines a question to mark takes on paper; none for words of one's own."""
    steps = steps_of(question, words)
    if not steps:
        return 0
    lines = sum(-(-len(said) // _LINE) for said in (question.statement, question.ask))
    under = (
        max((len(each.words) for each in question.options), default=0) > _NARROW or question.kind is Kind.SEVERAL
    )
    return lines + (len(steps) + 2) // 2 if under else lines


def steps_of(question: Question, words: Words) -> tuple[str, ...]:
    """Return the keys of the answers to choose from, least first; none for words of one's own."""
    if question.kind in WRITTEN or question.kind is Kind.NOTE:
        return ()
    found = next((scale.options for scale in words.scales if scale.key == question.scale), question.options)
    return tuple(each.key for each in found)


def is_key(words: str) -> bool:
    """Tell whether words can be the short name of a form, a question or an answer."""
    return len(words) <= _LONGEST_KEY and _KEY.fullmatch(words) is not None


def spoken(field: str, words: str, most: int) -> Iterator[Problem]:
    """Yield what is wrong with a text: too long, or a sign in it that cannot be printed."""
    if len(words) > most:
        yield Problem(field, _LONG, {"most": most})
    if any(unicodedata.category(letter) in {"Cc", "Cs", "Cn"} for letter in words if letter not in "\n\t"):
        plain = "".join(letter if letter.isprintable() else " " for letter in words)
        yield Problem(field, _ODD, {"words": plain[:40].strip()})


def _of_words(question: Question, number: int) -> Iterator[Problem]:
    told = {"number": number}
    if not is_key(question.key):
        yield Problem(f"{number}/key", _NO_KEY, told)
    if question.kind is Kind.FIT and not question.statement.strip():
        yield Problem(f"{number}/statement", _NO_STATEMENT, told)
    elif question.kind is not Kind.FIT and question.statement.strip():
        yield Problem(f"{number}/statement", _ONLY_FIT, told)
    elif not question.says.strip():
        yield Problem(f"{number}/ask", _NO_WORDS, told)
    for name in ("ask", "statement", "easy"):
        yield from spoken(f"{number}/{name}", getattr(question, name), _ASKED)


def _of_answers(question: Question, number: int, words: Words) -> Iterator[Problem]:
    told: dict[str, object] = {"number": number}
    if question.kind in WRITTEN or question.kind is Kind.NOTE:
        if question.options or question.scale:
            yield Problem(f"{number}/options", _NONE, told)
        return
    if question.scale and not any(scale.key == question.scale for scale in words.scales):
        yield Problem(f"{number}/scale", _NO_SCALE, told | {"scale": question.scale})
        return
    if question.scale and question.options:
        yield Problem(f"{number}/options", _BOTH, told)
    count = len(steps_of(question, words))
    if not FEWEST_STEPS <= count <= MOST_STEPS:
        yield Problem(f"{number}/options", _STEPS, told | {"least": FEWEST_STEPS, "most": MOST_STEPS})
    elif question.kind is Kind.FACES and count != FACES:
        yield Problem(f"{number}/options", _FIVE, told | {"count": FACES})


def _of_options(question: Question, number: int) -> Iterator[Problem]:
    seen: set[str] = set()
    for at, option in enumerate(question.options, start=1):
        told: dict[str, object] = {"number": number, "at": at}
        if not is_key(option.key) or option.key in seen:
            yield Problem(f"{number}/options/{at}", _NO_OPTION_KEY, told)
        seen.add(option.key)
        if not option.words.strip():
            yield Problem(f"{number}/options/{at}", _NO_OPTION, told)
        if is_open(option.words):
            yield Problem(f"{number}/options/{at}", _OPEN, told | {"words": option.words.strip()})
        yield from spoken(f"{number}/options/{at}", option.words, _ANSWER)


def _of_sizes(question: Question, number: int) -> Iterator[Problem]:
    if not 0 <= question.most <= len(question.options):
        yield Problem(f"{number}/most", _MOST, {"number": number, "count": len(question.options)})
    most = LONGEST.get(question.kind, 0)
    if not 0 <= question.longest <= most:
        yield Problem(f"{number}/longest", _LONGEST, {"number": number, "most": most})
