"""One file of a workbook in its shape: everything that does not fit is told at once, with its line."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any, get_type_hints

import msgspec

from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.workbooks.chapters import Chapter, Notes, Section, Sort, Word
from groupkit.core.workbooks.exercises import Exercise, Keep, Kind
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
        for exercise in parts["exercises"]:
            problems += (told(file, f"{exercise.key}.{each.field}", each) for each in exercise.problems())
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
    kinds, values = get_type_hints(shape), dict[str, Any]()
    problems = [told(file, _under(at, name), problem) for name, problem in _names(found, shape)]
    for name in (each for each in found if each in kinds):
        where = _under(at, name)
        if is_dataclass(kinds[name]):
            values[name], more = _shaped(file, found[name], kinds[name], where)
            problems += more
            continue
        try:
            values[name] = msgspec.convert(found[name], kinds[name], strict=True)
        except msgspec.ValidationError as reason:
            problems.append(told(file, where + forms.placed(reason)[0], _unfit(name)))
    return None if problems else shape(**values), problems


def _names(found: Mapping[str, Any], shape: type[Any]) -> Iterator[tuple[str, Problem]]:
    """Yield each name that is not known, and each that is left out, with what to do."""
    known = {field.name: field for field in fields(shape)}
    for name in found:
        if name not in known:
            yield name, Problem(name, _UNKNOWN, {"name": name})
    for name, field in known.items():
        if name not in found and field.default is MISSING and field.default_factory is MISSING:
            yield name, Problem(name, _LEFT_OUT, {"name": name})


def _unfit(name: str) -> Problem:
    if name in _CHOICES:
        return Problem(name, _ONE_OF, {"words": ", ".join(each.value for each in _CHOICES[name])})
    return Problem(name, _WRONG_KIND)


def _under(at: str, name: str) -> str:
    return f"{at}.{name}" if at else name
