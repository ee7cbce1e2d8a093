"""One file of a workbook in its shape: everything that does not fit is told at once, with its line."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from enum import Enum
from typing import Any

import msgspec

from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.workbooks.chapters import Chapter, Notes, Section, Sort, Word
from groupkit.core.workbooks.exercises import Exercise, Keep, Kind, Layout
from groupkit.i18n import N_
from groupkit.storage import forms
from groupkit.storage.lines import line_of

_ON_LINE = N_("{file}, line {line}: {key}. {sentence}")
_LEFT_OUT = N_('There is no "{name}" here. Write a line for it.')
_UNKNOWN = N_('groupkit does not know "{name}". Check how it is spelled, or take it out.')
_ONE_OF = N_("Choose one of these words: {words}.")
_WRONG_KIND = N_("This is written in another way here. Compare it with the workbook that comes with groupkit.")
_OTHER_NAME = N_('The key in the file is "{key}". Give the file and the key the same name.')
_LISTS: Mapping[str, type[Any]] = {"sections": Section, "words": Word, "exercises": Exercise}
_CHOICES: Mapping[str, type[Enum]] = {"kind": Kind, "keep": Keep, "sort": Sort}


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What workbook.toml says of the book; `chapters` are keys, in the order they are printed."""

    key: str
    title: str
    summary: str
    source: str
    license: str
    chapters: tuple[str, ...]
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file: its name, its text, and the keys and values in it."""

    name: str
    text: str
    source: Mapping[str, Any]


def opened(name: str, content: bytes) -> File:
    """Return a file of a workbook; raise RefusedError where it is not TOML."""
    text = forms.words(name, content)
    return File(name=name, text=text, source=forms.parsed(name, text))


def told(file: File, key: str, problem: Problem) -> Problem:
    """Say of a problem in which file it is, on which line, and at which key."""
    line = line_of(file.text, key)
    values = {"file": file.name, "line": line, "key": key or forms.WHOLE, "sentence": problem}
    return Problem(f"{file.name}:{key}", _ON_LINE if line else forms.IN_FILE, values)


def head(file: File) -> Head:
    """Return what a workbook says of itself; raise RefusedError with everything to put right."""
    made, problems = _shaped(file, file.source, Head, "")
    refuse(problems)
    found: Head = made
    return found


def chapter(file: File) -> Chapter:
    """Return a chapter; raise RefusedError with everything to put right in its file."""
    problems: list[Problem] = []
    parts: dict[str, Any] = {}
    for name, shape in _LISTS.items():
        rows = file.source.get(name, [])
        rows = rows if isinstance(rows, list) else [rows]
        made = [_shaped(file, row, shape, _called(row, name, at)) for at, row in enumerate(rows, start=1)]
        parts[name] = tuple(row for row, _ in made if row is not None)
        problems += (problem for _, found in made for problem in found)
    parts["notes"], of_notes = _shaped(file, file.source.get("notes", {}), Notes, "notes")
    whole = {name: value for name, value in file.source.items() if name not in parts}
    found, of_chapter = _shaped(file, whole, Chapter, "")
    problems += of_notes + of_chapter
    if found is None or parts["notes"] is None:
        raise RefusedError(problems)
    read: Chapter = replace(found, **parts)
    refuse((*problems, *_deeper(file, read, incomplete=bool(problems))))
    return read


def _deeper(file: File, read: Chapter, *, incomplete: bool) -> Iterator[Problem]:
    """Yield what the chapter itself asks for; where parts could not be read, it may seem to have none."""
    if f"{read.key}.toml" != file.name:
        yield told(file, "key", Problem("key", _OTHER_NAME, {"key": read.key}))
    for problem in read.problems():
        if not (incomplete and problem.field == "exercises"):
            yield told(file, problem.field, problem)


def _called(row: object, name: str, at: int) -> str:
    key = row.get("key") if isinstance(row, Mapping) else None
    return key if isinstance(key, str) and key else f"{name}[{at}]"


def _shaped(file: File, found: object, shape: type[Any], at: str) -> tuple[Any, list[Problem]]:
    """Return a value in its shape, or None, and everything that does not fit."""
    if not isinstance(found, Mapping):
        return None, [told(file, at, Problem(at, _WRONG_KIND))]
    problems = [told(file, key, problem) for key, problem in _names(found, shape, at)]
    left_out = any(problem.values["sentence"].message == _LEFT_OUT for problem in problems)  # type: ignore[attr-defined]
    if left_out:
        return None, problems
    try:
        return msgspec.convert(dict(found), shape, strict=True), problems
    except msgspec.ValidationError as reason:
        where = _under(at, forms.placed(reason)[0])
        return None, [*problems, told(file, where, _unfit(where))]


def _names(found: Mapping[str, Any], shape: type[Any], at: str) -> Iterator[tuple[str, Problem]]:
    """Yield the key and the problem of each name that is not known, and of each that is left out."""
    known = {field.name: field for field in fields(shape)}
    for name in found:
        if name not in known:
            yield _under(at, name), Problem(name, _UNKNOWN, {"name": name})
    for name, field in known.items():
        if name not in found and field.default is MISSING and field.default_factory is MISSING:
            yield _under(at, name), Problem(name, _LEFT_OUT, {"name": name})
    if shape is Exercise and isinstance(found.get("layout"), Mapping):
        yield from _names(found["layout"], Layout, _under(at, "layout"))


def _unfit(where: str) -> Problem:
    name = where.rpartition(".")[2]
    if name in _CHOICES:
        return Problem(name, _ONE_OF, {"words": ", ".join(each.value for each in _CHOICES[name])})
    return Problem(name, _WRONG_KIND)


def _under(at: str, name: str) -> str:
    return f"{at}.{name}" if at and name else at or name
