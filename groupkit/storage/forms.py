"""Reads the forms people write in TOML, and says of one that cannot be used where to look and what to do."""

import re
import tomllib
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_

LARGEST = 1_000_000
"""The largest file read, in bytes."""
IN_FILE = N_("{file}: {key}. {sentence}")
_TOO_LARGE = N_("{file} is larger than 1 MB. It holds a few pages of text: take pictures and the like out.")
_NOT_OPENED = N_("{file} could not be opened. Copy it into the folder again.")
_NOT_TEXT = N_("{file} is not plain text. Save it again as text, in UTF-8.")
_NOT_TOML = N_("{file} cannot be read from line {line} on. Look for a quotation mark or bracket left open.")
_LEFT_OUT = N_('{file}: {key} has no "{name}". Write a line for it.')
_UNKNOWN = N_('{file}: {key} has a "{name}" that groupkit does not know. Check how it is spelled, or take it out.')
_WRONG_KIND = N_('{file}: "{key}" is written in another way here. Compare it with one that comes with groupkit.')
WHOLE = N_("the file")
_AT = re.compile(r"at `\$\.?(.*)`")
_NAMED = re.compile(r"field `(\w+)`")
_Shape = TypeVar("_Shape")


def content(path: Path) -> bytes:
    """Return what is in a file; raise RefusedError where it is too large or cannot be opened."""
    file = {"file": path.name}
    try:
        with path.open("rb") as opened:
            found = opened.read(LARGEST + 1)
    except OSError as reason:
        raise RefusedError([Problem("file", _NOT_OPENED, file)]) from reason
    return small(path.name, found)


def small(name: str, found: bytes) -> bytes:
    """Return what was found in a file as it is; raise RefusedError where it is too large to be a form."""
    if len(found) > LARGEST:
        raise RefusedError([Problem("file", _TOO_LARGE, {"file": name})])
    return found


def words(name: str, found: bytes) -> str:
    """Return the content of a file as text; raise RefusedError where it is none."""
    try:
        return found.decode("utf-8-sig")
    except UnicodeDecodeError as reason:
        raise RefusedError([Problem("file", _NOT_TEXT, {"file": name})]) from reason


def parsed(name: str, text: str) -> dict[str, Any]:
    """Return the keys and values of a TOML text; raise RefusedError with the line that cannot be read."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as reason:
        line = re.search(r"line (\d+)", str(reason))
        values = {"file": name, "line": int(line[1]) if line else text.count("\n") + 1}
        raise RefusedError([Problem("file", _NOT_TOML, values)]) from reason


def source(path: Path) -> dict[str, Any]:
    """Return the keys and values of a TOML file; raise RefusedError where it cannot be read."""
    return parsed(path.name, words(path.name, content(path)))


def shaped(file: str, found: object, shape: type[_Shape]) -> _Shape:
    """Return keys and values in their shape; raise RefusedError with the first that does not fit."""
    try:
        return msgspec.convert(found, shape)
    except msgspec.ValidationError as reason:
        at, name, said = placed(reason)
        message = _WRONG_KIND
        if name:
            message = _LEFT_OUT if "required" in said else _UNKNOWN
        values = {"file": file, "key": at or WHOLE, "name": name}
        raise RefusedError([Problem(str(values["key"]), message, values)]) from reason


def placed(reason: msgspec.ValidationError) -> tuple[str, str, str]:
    """Return where a shape does not fit, the name that is left out or not known, and what was said of it."""
    said = str(reason)
    at, name = _AT.search(said), _NAMED.search(said)
    return at[1] if at else "", name[1] if name else "", said
