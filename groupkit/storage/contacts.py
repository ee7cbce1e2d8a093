"""Reads the shipped words of the help page and the shipped contacts of a country."""

import tomllib
from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec

from groupkit.core.problems import GroupkitError
from groupkit.core.safety import Contact, Grade, Guidance, Level
from groupkit.i18n import N_
from groupkit.resources import folder

LARGEST = 1_000_000
"""The largest file read, in bytes."""

_ABSENT = N_("groupkit has no contacts for {region} yet. Add your own: the emergency number first.")
_UNREADABLE = N_("The file {file} cannot be opened. Put groupkit on this computer again.")
_TOO_LARGE = N_("The file {file} is too large to be ours. Put the original file back.")
_UNCLEAR = N_("The file {file} cannot be read: {reason}. Put the original file back, or mend that line.")

_File = TypeVar("_File", bound=msgspec.Struct)


class _Row(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    key: str
    name: str
    reach: str
    for_whom: str
    region: str
    level: Level
    hours: str = ""
    cost: str = ""
    not_for: str = ""
    source: str = ""
    seen_on: date | None = None
    retired_on: date | None = None


class _Contacts(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    id: str
    region: str
    source: str
    license: str
    language: str
    contact: tuple[_Row, ...]


class _Grade(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    key: Level
    title: str
    when: str
    do: str


class _Guidance(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    id: str
    title: str
    unsure: str
    beside: str
    own: str
    source: str
    license: str
    language: str
    grade: tuple[_Grade, ...]


def regions() -> tuple[str, ...]:
    """Return the countries groupkit ships contacts for, like "UK"."""
    files = sorted(_place().glob("contacts-*.toml"))
    return tuple(path.stem.removeprefix("contacts-").upper() for path in files)


def shipped(region: str) -> tuple[Contact, ...]:
    """Return the shipped contacts of a country ("UK") or of one of its nations ("UK-Scotland").

    A country gives the contacts of all its nations; a nation leaves out those of the others. Raise
    GroupkitError when there are none or the file cannot be read.
    """
    country = region.partition("-")[0]
    if country not in regions():
        raise GroupkitError(_ABSENT, region=region)
    rows = _read(_place() / f"contacts-{country.lower()}.toml", _Contacts).contact
    wanted = (row for row in rows if region == country or row.region in {country, region})
    return tuple(Contact(**msgspec.structs.asdict(row)) for row in wanted)


def guidance() -> Guidance:
    """Return the words of the help page; raise GroupkitError when they cannot be read."""
    page = _read(_place() / "help-now.toml", _Guidance)
    return Guidance(
        title=page.title,
        unsure=page.unsure,
        beside=page.beside,
        own=page.own,
        grades=tuple(Grade(**msgspec.structs.asdict(each)) for each in page.grade),
        source=page.source,
        license=page.license,
    )


def _place() -> Path:
    return folder("forms") / "safety"


def _read(path: Path, shape: type[_File]) -> _File:
    try:
        if path.stat().st_size > LARGEST:
            raise GroupkitError(_TOO_LARGE, file=path.name)
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), shape)
    except OSError as trouble:
        raise GroupkitError(_UNREADABLE, file=path.name) from trouble
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as trouble:
        raise GroupkitError(_UNCLEAR, file=path.name, reason=trouble) from trouble
