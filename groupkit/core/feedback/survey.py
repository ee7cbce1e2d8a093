"""A feedback form as the pages of an XLSForm, which other survey programs read.

What only groupkit knows of a form stands on a page of its own, which the others pass over.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from groupkit.core.feedback.asking import LONGEST
from groupkit.core.feedback.forms import STEPPED, WRITTEN, Form, Kind, Option, Question, texts
from groupkit.core.feedback.words import Words

Row = tuple[str, ...]
RATHER_NOT_SAY = "rather_not_say"
"""The name of the answer that is added to all answers to choose from; no key of groupkit has such a line in it."""
SHARED = "_steps"
INTRO, DONE, DANGER = "gk_intro", "gk_what_happens", "gk_danger"
"""The names of the notes before and after the questions."""
LISTS = ("composite", "tables")
PLAIN = ("strand", "about", "source", "license", "credit")
NAMED = {"label": "says", "hint": "hint", "guidance_hint": "easy"}
_APPEARANCE = {Kind.FACES: "likert", Kind.FIT: "likert", Kind.LONG: "multiline"}
_HIDDEN_SIGN = "\u2060"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A form in one language, with the words around it; `name` is what the language is called."""

    language: str
    name: str
    form: Form
    words: Words

    @property
    def column(self) -> str:
        """The name of the language in the heads of columns."""
        return f"{self.name} ({self.language})"


def sheets(tellings: Sequence[Telling]) -> dict[str, list[Row]]:
    """Return the pages of a form told in one or several languages, its own first."""
    return {
        "survey": _survey(tellings),
        "choices": _choices(tellings),
        "settings": _settings(tellings[0]),
        "groupkit": _own(tellings),
    }


def safe(words: str) -> str:
    """Return words that no other program takes for the answer to another question: those have ${…}."""
    return words.replace("${", f"${_HIDDEN_SIGN}{{")


def unsafe(words: str) -> str:
    """Return the words `safe` was given."""
    return words.replace(f"${_HIDDEN_SIGN}{{", "${")


def _survey(tellings: Sequence[Telling]) -> list[Row]:
    form = tellings[0].form
    heads = [f"{part}::{each.column}" for part in NAMED for each in tellings]
    rows = [("type", "name", *heads, "appearance", "constraint")]
    rows += _note(INTRO, [each.form.intro for each in tellings])
    rows += _note(DONE, [each.form.what_happens for each in tellings])
    for at, question in enumerate(form.questions):
        told = [each.form.questions[at] for each in tellings]
        labels = [each.statement or each.ask for each in told]
        hints = [each.ask if each.statement else "" for each in told]
        words = map(safe, (*labels, *hints, *(each.easy for each in told)))
        rows.append(
            (_type(question), question.key, *words, _APPEARANCE.get(question.kind, ""), _constraint(question))
        )
    if form.anonymous:
        rows += _note(DANGER, ["\n".join(each.words.danger.lines) for each in tellings])
    return rows


def _note(name: str, words: Sequence[str]) -> list[Row]:
    blanks = [""] * ((len(NAMED) - 1) * len(words) + 2)
    return [("note", name, *map(safe, words), *blanks)] if words[0].strip() else []


def list_name(question: Question) -> str:
    """Return what the answers of a question are called together; steps that are shared have a name no key has."""
    return f"{question.scale}{SHARED}" if question.scale else question.key


def _type(question: Question) -> str:
    named = list_name(question)
    if question.kind in STEPPED:
        return f"select_one {named}"
    if question.kind is Kind.SEVERAL:
        return f"select_multiple {named}"
    return "text" if question.kind in WRITTEN else "note"


def _constraint(question: Question) -> str:
    if question.kind in WRITTEN:
        return f"string-length(.) <= {question.longest or LONGEST[question.kind]}"
    return f"count-selected(.) <= {question.most}" if question.most else ""


def _choices(tellings: Sequence[Telling]) -> list[Row]:
    rows: list[Row] = [("list_name", "name", *(f"label::{each.column}" for each in tellings))]
    seen: set[str] = set()
    for at, question in enumerate(tellings[0].form.questions):
        named = list_name(question)
        if question.kind in STEPPED | {Kind.SEVERAL} and named not in seen:
            seen.add(named)
            told = [_options(each.form.questions[at], each.words) for each in tellings]
            rows += [
                (named, options[0].key, *(safe(each.words) for each in options))
                for options in zip(*told, strict=True)
            ]
            rows.append((named, RATHER_NOT_SAY, *(each.words.rather_not for each in tellings)))
    return rows


def _options(question: Question, words: Words) -> tuple[Option, ...]:
    return words.scale(question.scale).options if question.scale else question.options


def _settings(telling: Telling) -> list[Row]:
    form = telling.form
    return [
        ("form_title", "form_id", "version", "default_language"),
        (safe(form.title), form.id, str(form.version), telling.column),
    ]


def _own(tellings: Sequence[Telling]) -> list[Row]:
    """Return what only groupkit knows: whether a part is of the form or of a question, its name, and its value."""
    form = tellings[0].form
    rows: list[Row] = [("part", "name", "value"), ("form", "language", form.language)]
    rows += [("form", name, getattr(form, name)) for name in PLAIN if getattr(form, name)]
    rows += [("form", name, key) for name in LISTS for key in getattr(form, name)]
    # that nothing may be shown is said as well, for otherwise all may that is rated
    rows += [] if form.tables else [("form", "tables", "")]
    rows += [] if form.anonymous else [("form", "anonymous", "no")]
    rows += [("title", each.language, each.form.title) for each in tellings[1:]]
    rows += [(each.key, name, value) for each in form.questions for name, value in _of_question(each)]
    return rows


def _of_question(question: Question) -> Iterator[tuple[str, str]]:
    yield "kind", question.kind.value
    yield from ((name, "yes") for name in ("reverse", "sensitive") if getattr(question, name))
    yield from ((name, str(value)) for name in ("most", "longest") if (value := getattr(question, name)))


def languages(form: Form) -> tuple[str, ...]:
    """Return the languages a group's own form is written in whole, its own first."""
    whole = (each.key for each in form.translations if _reaches(dict(each.texts), texts(form)))
    return (form.language, *whole)


def _reaches(written: dict[str, str], wanted: Iterable[str]) -> bool:
    return all(written.get(at, "").strip() for at in wanted)
