"""Writes a form: turns a question into another kind, reads its answers, and keeps its lists in order."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from groupkit.core.feedback.checking import parts_of
from groupkit.core.feedback.forms import STEPPED, WRITTEN, Form, Kind, Option, Question, Translation, texts
from groupkit.core.keys import key_for

_SHARED = {Kind.FACES: "yes-no-5", Kind.FIT: "fit-5"}
What = Literal["up", "down", "add", "copy", "remove"]


def turned(question: Question, kind: Kind) -> Question:
    """Return a question answered in another way; its words stay, and what the new kind does not have goes."""
    if kind is question.kind:
        return question
    said = question.statement or question.ask
    written = kind in WRITTEN or kind is Kind.NOTE
    own = kind in {Kind.CHOICE, Kind.SEVERAL}
    return replace(
        question,
        kind=kind,
        statement=said if kind is Kind.FIT else "",
        ask=question.ask if kind is Kind.FIT and question.statement else ("" if kind is Kind.FIT else said),
        scale=_SHARED.get(kind, ""),
        options=question.options if own else (),
        most=question.most if kind is Kind.SEVERAL else 0,
        longest=question.longest if kind in WRITTEN else 0,
        reverse=question.reverse and not written and kind is not Kind.SEVERAL,
    )


def options_from(words: str, known: tuple[Option, ...]) -> tuple[Option, ...]:
    """Return the answers in some lines; one that was reworded or moved keeps its key."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    by_words = {each.words: each.key for each in known}
    kept = [by_words.get(line, "") for line in lines]
    taken = set(filter(None, kept))
    made: list[Option] = []
    used: set[str] = set()
    for at, line in enumerate(lines):
        key = kept[at]
        if not key and len(lines) == len(known) and known[at].key not in taken:
            key = known[at].key
        if not key or key in used:
            key = key_for(f"a {line}", taken | used, "answer")
        used.add(key)
        made.append(Option(key=key, words=line))
    return tuple(made)


def with_lists(form: Form, key: str, *, figures: bool, behind: bool) -> Form:
    """Return a form in whose lists a question stands or not, in the order of its questions."""
    kinds = {each.key: each.kind for each in form.questions}
    shown = {table for table in form.tables if len(parts_of(table)) == 1 and table != key} | (
        {key} if figures else set()
    )
    word = {each for each in form.composite if each != key} | ({key} if behind else set())
    crossed = tuple(table for table in form.tables if len(parts_of(table)) > 1)
    closed = {each for each, kind in kinds.items() if kind in STEPPED or kind is Kind.SEVERAL}
    stepped = {each for each, kind in kinds.items() if kind in STEPPED}
    return replace(
        form,
        tables=(*(each for each in kinds if each in shown & closed), *crossed),
        composite=tuple(each for each in kinds if each in word & stepped),
    )


def said_in(form: Form, language: str) -> dict[str, str]:
    """Return the texts of a form that are written in another language, by where they stand."""
    return dict(next((each.texts for each in form.translations if each.key == language), ()))


def in_language(form: Form, language: str, said: Mapping[str, str]) -> Form:
    """Return a form with its texts in another language; where none is left, the language goes."""
    wanted = texts(form)
    kept = tuple(sorted((at, words) for at, words in said.items() if words.strip() and at in wanted))
    others = [each for each in form.translations if each.key != language]
    made = [*others, Translation(key=language, texts=kept)] if kept else others
    return replace(form, translations=tuple(sorted(made, key=lambda each: each.key)))


def arranged(form: Form, at: int, what: What, words: str) -> tuple[Form, int]:
    """Return a form with a question moved, added after, copied or taken out, and which is chosen then.

    `at` counts from 0, and −1 is the place before the first; `words` are what a new question says.
    """
    questions = list(form.questions)
    if what in ("up", "down"):
        to = at + (1 if what == "down" else -1)
        if at < 0 or not 0 <= to < len(questions):
            return form, at
        questions[at], questions[to] = questions[to], questions[at]
        return _tidy(form, questions), to
    if what == "remove":
        if at < 0:
            return form, at
        del questions[at]
        return _tidy(form, questions), min(at, len(questions) - 1)
    if what == "copy" and at < 0:
        return form, at
    fresh = questions[at] if what == "copy" else Question(key="", kind=Kind.LONG, ask=words)
    key = key_for("question", {each.key for each in questions}, "question")
    questions.insert(at + 1, replace(fresh, key=key))
    return _tidy(form, questions), at + 1


def _tidy(form: Form, questions: list[Question]) -> Form:
    """Return a form with other questions; its lists follow them, and name none that is gone."""
    keys = {each.key for each in questions}
    fresh = replace(form, questions=tuple(questions))
    return replace(
        fresh,
        composite=tuple(each.key for each in questions if each.key in form.composite),
        tables=(
            *(each.key for each in questions if each.key in form.tables),
            *(table for table in form.tables if len(parts_of(table)) > 1 and {*parts_of(table)} <= keys),
        ),
    )
