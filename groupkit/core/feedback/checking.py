"""Checks a feedback form: everything that would not work in the room, on paper or in the box, all at once."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping

from groupkit.core.feedback.asking import boxes, is_key, problems_of, rows, spoken, steps_of
from groupkit.core.feedback.forms import ABOUT, STEPPED, STRANDS, Form, Kind, texts
from groupkit.core.feedback.words import Words
from groupkit.core.problems import Problem
from groupkit.i18n import N_, own_name

FEWEST_BEHIND, STEPS = 5, 5
"""How many questions stand behind the one word for a small room at least, and the steps each of them has."""
MOST_BOXES = 110
"""The most circles a page of paper holds."""
MOST_LINES = 14
"""The most lines of questions to mark on one page of paper."""
MOST_QUESTIONS = 60
_ROOM, _HEAD = 2900, 6
_LETTERS = {"title": 100, "intro": 600, "what_happens": 600, "source": 300, "license": 100, "credit": 300}
_FEW = frozenset({"facilitators", "commissioner"})
_BY = " by "

_NO_TITLE = N_("Give the form a title.")
_NO_PROMISE = N_("Say what will be done with the answers. People read it before they answer.")
_NO_SOURCE = N_("Say who wrote the questions.")
_NO_LICENSE = N_("These are somebody else’s words. Say on what terms you may use them.")
_PERMISSION = N_(
    "These are the words of {credit}. Have you been given leave to use them here? "
    "If so, press the same button once more."
)
_ID = N_("The short name of a form has small letters, numbers and hyphens, and begins with a letter.")
_VERSION = N_("The version is a whole number from 1 on.")
_STRAND = N_("Say who the form is for. Answers of different people are never mixed.")
_ABOUT = N_("Say what the form is about.")
_TOO_FEW = N_("There are only a few of them, and they could be told apart. Make it an open talk.")
_NO_QUESTIONS = N_("Write one question at least.")
_MANY = N_("A form has {most} questions at most. Make two forms of it.")
_NO_ROOM = N_("The short names of the questions are too long for one answer to hold them all. Make some shorter.")
_TWICE = N_("Question {number}: another question has the short name “{key}” too. Give it one of its own.")
_BOXES = N_("There are more circles than one page of paper holds. Take a question out, or make two forms of it.")
_PAGES = N_(
    "On paper, the questions to mark fill more than one page. Pages of one person are never put together again. "
    "Take some out, or press the same button once more to leave it so."
)
_ONE_WORD = N_("The one word for a small room needs {least} questions at least, or none.")
_NOT_THERE = N_("There is no question “{key}”. Take it out of the list.")
_NOT_FIVE = N_("“{key}” cannot be part of the one word: only questions with five steps can.")
_NOT_ALIKE = N_("All questions behind the one word need the same answers to choose from.")
_LISTED_TWICE = N_("“{key}” is in the list twice. Take one out.")
_NO_FIGURES = N_("“{key}” has no figures to show: only questions with answers to mark have.")
_CLASH = N_(
    "You have another “{id}” in version {version}, with other answers to choose from. Give this one a new version."
)
_UNTOLD = N_("“{words}” is not written in {language} yet.")


def problems(form: Form, words: Words) -> tuple[Problem, ...]:
    """Return everything to put right in a form, and what only asks.

    The field of a problem is a field of the form, or "3/ask" for what concerns the third question.
    """
    return (*_of_form(form), *_of_questions(form, words), *_of_lists(form, words), *gaps(form))


def question_of(problem: Problem) -> int | None:
    """Return the place of the question a problem concerns, from 0; None where it concerns the form."""
    at, _slash, _name = problem.field.partition("/")
    return int(at) - 1 if at.isdigit() else None


def gaps(form: Form, languages: Mapping[str, Mapping[str, str]] | None = None) -> tuple[Problem, ...]:
    """Return every text of a form that is not written in a language; words of blanks count as not written.

    `languages` holds the texts of each language by where they stand; else they are those of the form's own.
    """
    told = {each.key: dict(each.texts) for each in form.translations} if languages is None else languages
    return tuple(
        Problem(
            f"translations/{language}/{at}", _UNTOLD, {"words": said, "language": own_name(language)}, asks=True
        )
        for language, written in told.items()
        for at, said in texts(form).items()
        if not written.get(at, "").strip()
    )


def clash(form: Form, known: Form | None) -> tuple[Problem, ...]:
    """Return a problem where a form has the name and version of a known one, and other answers to choose from."""
    if known is None or (known.id, known.version) != (form.id, form.version) or _asked(known) == _asked(form):
        return ()
    return (Problem("version", _CLASH, {"id": form.id, "version": form.version}),)


def parts_of(table: str) -> tuple[str, ...]:
    """Return the questions of a table: one, or one question by another."""
    return tuple(part.strip() for part in table.split(_BY, 1))


def _asked(form: Form) -> list[tuple[object, ...]]:
    return [
        (each.key, each.kind, each.scale, tuple(option.key for option in each.options)) for each in form.questions
    ]


def _of_form(form: Form) -> Iterator[Problem]:
    empty = {"title": _NO_TITLE, "what_happens": _NO_PROMISE, "source": _NO_SOURCE}
    yield from (Problem(name, told) for name, told in empty.items() if not getattr(form, name).strip())
    if form.credit.strip():
        yield Problem("credit", _PERMISSION, {"credit": form.credit.strip()}, asks=True)
        if not form.license.strip():
            yield Problem("license", _NO_LICENSE)
    if not is_key(form.id):
        yield Problem("id", _ID)
    if form.version < 1:
        yield Problem("version", _VERSION)
    if form.strand not in STRANDS:
        yield Problem("strand", _STRAND)
    if form.about not in ABOUT:
        yield Problem("about", _ABOUT)
    if form.anonymous and form.strand in _FEW:
        yield Problem("anonymous", _TOO_FEW)
    for name, most in _LETTERS.items():
        yield from spoken(name, getattr(form, name), most)


def _of_questions(form: Form, words: Words) -> Iterator[Problem]:
    if not any(each.kind is not Kind.NOTE for each in form.questions):
        yield Problem("questions", _NO_QUESTIONS)
    if len(form.questions) > MOST_QUESTIONS:
        yield Problem("questions", _MANY, {"most": MOST_QUESTIONS})
    # an answer goes into the box with the names of all questions, and no answer may be too long to be sent
    marked = (each for each in form.questions if each.kind in STEPPED | {Kind.SEVERAL})
    if sum(len(each.key) + len(each.options) + _HEAD for each in marked) > _ROOM:
        yield Problem("questions", _NO_ROOM)
    seen: set[str] = set()
    for number, question in enumerate(form.questions, start=1):
        if question.key in seen:
            yield Problem(f"{number}/key", _TWICE, {"number": number, "key": question.key})
        seen.add(question.key)
        yield from problems_of(question, number, words, anonymous=form.anonymous)
    if sum(boxes(each, words) for each in form.questions) > MOST_BOXES:
        yield Problem("questions", _BOXES)
    elif form.anonymous and sum(rows(each, words) for each in form.questions) > MOST_LINES:
        yield Problem("questions", _PAGES, asks=True)


def _of_lists(form: Form, words: Words) -> Iterator[Problem]:
    known = {each.key: each for each in form.questions}
    # of steps nobody knows, that alone is told
    shared = {"", *(scale.key for scale in words.scales)}
    sound = {key: each for key, each in known.items() if each.scale in shared}
    behind = [sound[key] for key in form.composite if key in sound]
    if 0 < len(form.composite) < FEWEST_BEHIND:
        yield Problem("composite", _ONE_WORD, {"least": FEWEST_BEHIND})
    yield from _named("composite", form.composite, form.composite, known)
    for each in behind:
        if each.kind not in STEPPED or len(steps_of(each, words)) != STEPS:
            yield Problem("composite", _NOT_FIVE, {"key": each.key})
    if len({steps_of(each, words) for each in behind if each.kind in STEPPED}) > 1:
        yield Problem("composite", _NOT_ALIKE)
    named = dict.fromkeys(key for table in form.tables for key in parts_of(table))
    yield from _named("tables", form.tables, named, known)
    for key in named:
        if key in sound and not steps_of(sound[key], words):
            yield Problem("tables", _NO_FIGURES, {"key": key})


def _named(field: str, rows: Iterable[str], keys: Iterable[str], known: Container[str]) -> Iterator[Problem]:
    yield from (Problem(field, _LISTED_TWICE, {"key": key}) for key, times in Counter(rows).items() if times > 1)
    yield from (Problem(field, _NOT_THERE, {"key": key}) for key in keys if key not in known)
