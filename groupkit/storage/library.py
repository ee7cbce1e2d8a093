"""Reads the formats of meetings: those that come with groupkit, then the group's own folder."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from groupkit.core.calendar import Rule
from groupkit.core.formats import Format, Segment
from groupkit.core.problems import GroupkitError, Problem, RefusedError, refuse
from groupkit.i18n import N_
from groupkit.resources import folder

LARGEST = 1_000_000
_FOUND = N_("There is no format called {id}. Choose another one for this meeting.")
_TOO_LARGE = N_("{file} is larger than 1 MB. A format is a few pages of text: take pictures and the like out.")
_NOT_OPENED = N_("{file} could not be opened. Copy it into the folder again.")
_NOT_TEXT = N_("{file} is not plain text. Save it again as text, in UTF-8.")
_NOT_TOML = N_("{file} cannot be read from line {line} on. Look for a quotation mark or bracket left open.")
_LEFT_OUT = N_('{file}: {key} has no "{name}". Write a line for it.')
_UNKNOWN = N_('{file}: {key} has a "{name}" that groupkit does not know. Check how it is spelled, or take it out.')
_WRONG_KIND = N_(
    '{file}: "{key}" is written in another way here. Compare it with a format that comes with groupkit.'
)
_ADDS_UP = N_("{file}: the parts take {found} minutes, and the file says {minutes}. Change one of them.")
_IN_FILE = N_("{file}: {key}. {sentence}")
_WHOLE = N_("the file")
_ID = re.compile(r"[a-z0-9-]+")
_AT = re.compile(r"at `\$\.?(.*)`")
_NAMED = re.compile(r"field `(\w+)`")
_Shape = TypeVar("_Shape", bound=msgspec.Struct)


class _Segment(msgspec.Struct, forbid_unknown_fields=True):
    """A part of a format, as it stands in the file."""

    key: str
    title: str
    minutes: int
    leads: tuple[str, ...] = ()
    read: str = ""
    read_short: str = ""
    read_spiritual: str = ""
    read_spiritual_short: str = ""
    read_secular: str = ""
    read_secular_short: str = ""
    do: str = ""
    needs: tuple[str, ...] = ()
    skippable: bool = False
    when: str = "every"
    slot: str = ""
    weight: int = 1
    holds: bool = False
    feedback: bool = False


class _Format(msgspec.Struct, forbid_unknown_fields=True):
    """A format, as it stands in the file; `minutes` is what its parts add up to, in every week."""

    id: str
    title: str
    summary: str
    talk: str
    source: str
    license: str
    minutes: int
    limits: str
    medicine: str
    segments: tuple[_Segment, ...]
    language: str = "en"
    before: int = 0
    needs: tuple[str, ...] = ()
    kind: str = ""
    codes: tuple[str, ...] = ()
    channel: str = "room"
    identity: str = ""
    feedback: bool = True
    site_rules: bool = False


def formats(extra: Path | None = None) -> tuple[Format, ...]:
    """Return every format that can be used, by title; the group's own comes before ours of the same id.

    A file that cannot be used is left out whole, and `refused` says why: one bad file spoils no evening.
    """
    found: dict[str, Format] = {}
    for path in _files(extra):
        try:
            plan = _known(path, path.stat().st_mtime_ns)
        except (RefusedError, OSError):
            continue
        found[plan.id] = plan
    return tuple(sorted(found.values(), key=lambda plan: plan.title))


def refused(extra: Path | None = None) -> tuple[Problem, ...]:
    """Return what to put right in each file that cannot be used."""
    return tuple(problem for path in _files(extra) for problem in _problems_of(path))


def format_by_id(id_: str, extra: Path | None = None) -> Format:
    """Return a format by its id; raise GroupkitError where there is none."""
    ours = folder("forms") / "formats" / f"{id_}.toml"
    if extra is None and _ID.fullmatch(id_) and ours.is_file():
        return _known(ours, ours.stat().st_mtime_ns)
    for plan in formats(extra):
        if plan.id == id_:
            return plan
    raise GroupkitError(_FOUND, id=id_)


def read(path: Path) -> Format:
    """Read one format; raise RefusedError with everything to put right in its file."""
    file = {"file": path.name}
    shape = _shaped(path, _source(path), _Format)
    plan = _format(shape, path)
    refuse(
        Problem(problem.field, _IN_FILE, file | {"key": problem.field, "sentence": problem})
        for problem in plan.problems()
    )
    off = [length for length in plan.lengths if length != shape.minutes]
    refuse(Problem("minutes", _ADDS_UP, file | {"found": found, "minutes": shape.minutes}) for found in off)
    return plan


@cache
def _known(path: Path, _changed: int) -> Format:
    """Read a file once, until it is written again: an evening asks for its format many times."""
    return read(path)


def _files(extra: Path | None) -> Iterator[Path]:
    yield from sorted((folder("forms") / "formats").glob("*.toml"))
    if extra is not None:
        yield from sorted(extra.glob("*.toml"))


def _problems_of(path: Path) -> Iterable[Problem]:
    try:
        read(path)
    except RefusedError as told:
        return told.problems
    return ()


def _source(path: Path) -> dict[str, object]:
    file = {"file": path.name}
    try:
        if path.stat().st_size > LARGEST:
            raise RefusedError([Problem("file", _TOO_LARGE, file)])
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as reason:
        raise RefusedError([Problem("file", _NOT_OPENED, file)]) from reason
    except UnicodeDecodeError as reason:
        raise RefusedError([Problem("file", _NOT_TEXT, file)]) from reason
    except tomllib.TOMLDecodeError as reason:
        line = re.search(r"line (\d+)", str(reason))
        values = file | {"line": line[1] if line else 1}
        raise RefusedError([Problem("file", _NOT_TOML, values)]) from reason


def _shaped(path: Path, found: object, shape: type[_Shape]) -> _Shape:
    try:
        return msgspec.convert(found, shape)
    except msgspec.ValidationError as reason:
        said = str(reason)
        at = _AT.search(said)
        name = _NAMED.search(said)
        message = _WRONG_KIND
        if name:
            message = _LEFT_OUT if "required" in said else _UNKNOWN
        values = {"file": path.name, "key": at[1] if at else _WHOLE, "name": name[1] if name else ""}
        raise RefusedError([Problem(str(values["key"]), message, values)]) from reason


def _format(shape: _Format, path: Path) -> Format:
    values = msgspec.structs.asdict(shape)
    del values["minutes"]
    return Format(**values | {"segments": tuple(_segment(part, path) for part in shape.segments)})


def _segment(shape: _Segment, path: Path) -> Segment:
    try:
        when = Rule.parse(shape.when)
    except RefusedError as told:
        values = {"file": path.name, "key": f"segments.{shape.key}.when", "sentence": told}
        raise RefusedError([Problem("when", _IN_FILE, values)]) from told
    return Segment(**msgspec.structs.asdict(shape) | {"when": when})
