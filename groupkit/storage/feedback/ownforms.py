"""A group's own forms as files: read whole, or refused whole with the line to look at, and written again."""

import re
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any

import msgspec
import tomli_w

from groupkit.core.feedback.forms import Form, Kind, Option, Question, Translation
from groupkit.core.feedback.items import usual_tables
from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_, is_language
from groupkit.storage.forms import content, parsed, placed, words
from groupkit.storage.lines import line_of

_AT = N_("{file}, line {line}: {sentence}")
_LEFT_OUT = N_('There is no "{name}" here. Write a line for it.')
_UNKNOWN = N_('groupkit does not know "{name}". Check how it is spelled, or take it out.')
_WRONG_KIND = N_("This is written in another way here. Compare it with a form that comes with groupkit.")
_LANGUAGE = N_('{file}: there is no language "{language}". Write its code, as in "pl".')
_SHAPED_AT = re.compile(r"questions\[(\d+)\]")
_NOT_IN_FILE = {"own", "questions", "translations", "options"}


class _Option(msgspec.Struct, forbid_unknown_fields=True):
    """An answer to choose from, as it stands in the file."""

    key: str
    words: str


class _Question(msgspec.Struct, forbid_unknown_fields=True):
    """A question, as it stands in the file."""

    key: str
    kind: Kind
    ask: str = ""
    statement: str = ""
    easy: str = ""
    scale: str = ""
    options: tuple[_Option, ...] = ()
    most: int = 0
    longest: int = 0
    reverse: bool = False
    sensitive: bool = False


class _Form(msgspec.Struct, forbid_unknown_fields=True):
    """A form, as it stands in the file."""

    id: str
    title: str
    strand: str
    about: str
    what_happens: str
    questions: tuple[_Question, ...]
    version: int = 1
    intro: str = ""
    source: str = ""
    license: str = ""
    anonymous: bool = True
    language: str = "en"
    composite: tuple[str, ...] = ()
    tables: tuple[str, ...] | None = None
    credit: str = ""
    translations: dict[str, dict[str, str]] = {}


def read(path: Path) -> tuple[Form, str]:
    """Read a form out of a TOML file, and return it with the text of the file; refuse the whole file otherwise."""
    text = words(path.name, content(path))
    return restored(path.name, text), text


def restored(file: str, text: str) -> Form:
    """Read a form out of its text; raise RefusedError with the line and what to put right."""
    found = parsed(file, text)
    try:
        shape = msgspec.convert(found, _Form)
    except msgspec.ValidationError as reason:
        raise RefusedError(in_file(file, text, [_misshapen(reason)])) from reason
    odd = [language for language in (shape.language, *shape.translations) if not is_language(language)]
    if odd:
        raise RefusedError(Problem("language", _LANGUAGE, {"file": file, "language": each}) for each in odd)
    questions = tuple(_question(each) for each in shape.questions)
    return Form(
        **msgspec.structs.asdict(shape)
        | {
            "own": True,
            "questions": questions,
            "tables": usual_tables(questions) if shape.tables is None else shape.tables,
            "translations": tuple(
                Translation(key=language, texts=tuple(sorted(texts.items())))
                for language, texts in sorted(shape.translations.items())
            ),
        }
    )


def in_file(file: str, text: str, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems of a form with the line of the file each is about."""
    return tuple(
        Problem(each.field, _AT, {"file": file, "line": _line(text, each.field), "sentence": each}, each.asks)
        for each in problems
    )


def dumped(form: Form) -> str:
    """Return the text of a form, which `restored` reads back; what is as usual is left out."""
    shape = _told(form) | {"tables": list(form.tables)}
    shape["questions"] = [
        _told(each) | ({"options": [_told(option) for option in each.options]} if each.options else {})
        for each in form.questions
    ]
    if form.translations:
        shape["translations"] = {each.key: dict(each.texts) for each in form.translations}
    return tomli_w.dumps(shape)


def _question(shape: _Question) -> Question:
    options = tuple(Option(key=each.key, words=each.words) for each in shape.options)
    return Question(**msgspec.structs.asdict(shape) | {"options": options})


def _told(value: Form | Question | Option) -> dict[str, Any]:
    """Return what is not as usual, in the shape of the file."""
    told: dict[str, Any] = {}
    for field in fields(value):
        found = getattr(value, field.name)
        if field.name not in _NOT_IN_FILE and found != field.default:
            told[field.name] = list(found) if isinstance(found, tuple) else found
    return told


def _misshapen(reason: msgspec.ValidationError) -> Problem:
    at, name, said = placed(reason)
    question = _SHAPED_AT.search(at)
    message = (_LEFT_OUT if "required" in said else _UNKNOWN) if name else _WRONG_KIND
    field = f"{int(question[1]) + 1}/{at.rpartition('.')[2]}" if question else (at or name).partition(".")[0]
    return Problem(field, message, {"name": name})


def _line(text: str, field: str) -> int:
    """Return the line of a file on which something stands; else the first."""
    name, _slash, more = field.partition("/")
    path = f"questions[{name}].{more}" if name.isdigit() else name
    return line_of(text, path) or 1
