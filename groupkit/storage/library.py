"""Reads the formats of meetings: those that come with groupkit, then the group's own folder."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import tomli_w

from groupkit.core.calendar import Rule
from groupkit.core.formats import Format, Segment
from groupkit.core.problems import GroupkitError, Problem, RefusedError, refuse
from groupkit.i18n import N_
from groupkit.resources import folder
from groupkit.storage.forms import IN_FILE, parsed, shaped, source

_FOUND = N_("There is no format called {id}. Choose another one for this meeting.")
_ADDS_UP = N_("{file}: the parts take {found} minutes, and the file says {minutes}. Change one of them.")
_ID = re.compile(r"[a-z0-9-]+")
_NOT_IN_FILE = {"segments", "version"}


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
    urgent: bool = False


class _Format(msgspec.Struct, forbid_unknown_fields=True):
    """A format, as it stands in the file; `minutes` is what its parts add up to in every week, if it says so."""

    id: str
    title: str
    summary: str
    talk: str
    source: str
    license: str
    limits: str
    medicine: str
    segments: tuple[_Segment, ...]
    minutes: int | None = None
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
    return _read(path.name, source(path))


def restored(text: str, name: str = "") -> Format:
    """Read one format out of its text; raise RefusedError with everything to put right in it."""
    return _read(name, parsed(name, text))


def dumped(plan: Format) -> str:
    """Return the text of a format, which `restored` reads back; what is as usual is left out."""
    shape = _told(plan)
    if len(plan.lengths) == 1:
        shape["minutes"] = plan.minutes
    return tomli_w.dumps(shape | {"segments": [_told(part) for part in plan.segments]}, multiline_strings=True)


def _told(value: Format | Segment) -> dict[str, Any]:
    """Return what is not as usual in a format or a part, in the shape of the file."""
    told: dict[str, Any] = {}
    for field in fields(value):
        found = getattr(value, field.name)
        if field.name in _NOT_IN_FILE or found == field.default:
            continue
        told[field.name] = (
            list(found) if isinstance(found, tuple) else str(found) if isinstance(found, Rule) else found
        )
    return told


def _read(name: str, found: object) -> Format:
    file = {"file": name}
    shape = shaped(name, found, _Format)
    plan = _format(shape, name)
    refuse(
        Problem(problem.field, IN_FILE, file | {"key": problem.field, "sentence": problem})
        for problem in plan.problems()
    )
    off = [] if shape.minutes is None else [length for length in plan.lengths if length != shape.minutes]
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


def _format(shape: _Format, file: str) -> Format:
    values = msgspec.structs.asdict(shape)
    del values["minutes"]
    return Format(**values | {"segments": tuple(_segment(part, file) for part in shape.segments)})


def _segment(shape: _Segment, file: str) -> Segment:
    try:
        when = Rule.parse(shape.when)
    except RefusedError as told:
        values = {"file": file, "key": f"segments.{shape.key}.when", "sentence": told}
        raise RefusedError([Problem("when", IN_FILE, values)]) from told
    return Segment(**msgspec.structs.asdict(shape) | {"when": when})
