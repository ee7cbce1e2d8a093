"""Reads workbooks: a workbook.toml that says what the book is, and one TOML file for each of its chapters."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, asdict, fields, is_dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

import tomli_w

from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.workbooks.chapters import Chapter, Workbook
from groupkit.i18n import N_
from groupkit.resources import folder
from groupkit.storage.workbookfiles import HEAD, gathered
from groupkit.storage.workbookshapes import File, Head, chapter, head, opened, told

_NO_HEAD = N_("There is no workbook.toml here. Copy the one that comes with groupkit, and change it.")
_NO_FILE = N_("There is no file {name}. Add it, or take its name out of the list.")
_NOT_NAMED = N_('The list "chapters" in workbook.toml does not name this file. Add it there, or take the file out.')
_NOT_IN_FILE = {"own", "chapters"}


def shipped() -> tuple[Workbook, ...]:
    """Return the workbooks that come with groupkit, by key."""
    return tuple(_known(each.parent) for each in sorted(folder("workbooks").glob(f"*/{HEAD}")))


@cache
def _known(place: Path) -> Workbook:
    return read(place)


def read(path: Path) -> Workbook:
    """Read a workbook out of its folder, or out of one file.

    Raises:
        RefusedError: something is to be put right; each problem says the file, the line, the key and what to do.
    """
    files = gathered(path)
    if HEAD not in files:
        raise RefusedError([Problem("file", _NO_HEAD)])
    problems: list[Problem] = []
    about = None
    chapters: dict[str, Chapter | None] = dict.fromkeys(name for name in files if name != HEAD)
    for name, content in files.items():
        try:
            file = opened(name, content)
            if name == HEAD:
                about = file, head(file)
            else:
                chapters[name] = chapter(file)
        except RefusedError as refused:
            problems += refused.problems
    if about is not None:
        problems = [*_of_the_book(*about, chapters), *problems]
    refuse(problems)
    assert about is not None  # noqa: S101  a head that cannot be read is a problem
    return _bound(about[1], chapters)


def check(path: Path) -> tuple[Problem, ...]:
    """Return everything to put right in a workbook before it can be printed; nothing when it is as it should be."""
    try:
        read(path)
    except RefusedError as refused:
        return refused.problems
    return ()


def _bound(about: Head, chapters: Mapping[str, Chapter | None]) -> Workbook:
    named = (chapters.get(f"{key}.toml") for key in about.chapters)
    return Workbook(**asdict(about) | {"chapters": tuple(each for each in named if each is not None)})


def _of_the_book(file: File, about: Head, chapters: Mapping[str, Chapter | None]) -> Iterator[Problem]:
    """Yield what is to be put right about the book as a whole."""
    names = [f"{key}.toml" for key in about.chapters]
    for problem in _bound(about, chapters).problems():
        if problem.field != "chapters" or not names:
            yield told(file, problem.field, problem)
    for name in names:
        if name not in chapters:
            yield told(file, "chapters", Problem("chapters", _NO_FILE, {"name": name}))
    for name in chapters:
        if name not in names:
            yield told(File(name=name, text="", source={}), "key", Problem("key", _NOT_NAMED))


def dumped(workbook: Workbook) -> dict[str, str]:
    """Return the files of a workbook, name and TOML text, which `read` reads back."""
    about = _plain(workbook) | {"chapters": [each.key for each in workbook.chapters]}
    files = {HEAD: tomli_w.dumps(about, multiline_strings=True)}
    for each in workbook.chapters:
        files[f"{each.key}.toml"] = tomli_w.dumps(_plain(each), multiline_strings=True)
    return files


def _plain(value: Any) -> dict[str, Any]:  # noqa: ANN401  any part of a workbook
    """Return what is not as usual in a part of a workbook, in the shape of its file."""
    found: dict[str, Any] = {}
    for field in fields(value):
        each = getattr(value, field.name)
        usual = field.default_factory() if field.default_factory is not MISSING else field.default
        if field.name not in _NOT_IN_FILE and each != usual:
            found[field.name] = _cell(each)
    return found


def _cell(value: object) -> object:
    if isinstance(value, tuple):
        return [_cell(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    return _plain(value) if is_dataclass(value) else value
