"""Reads the lines of the yearly account and the kinds of cost, as they come with groupkit."""

import tomllib
from functools import cache
from typing import TypeVar

import msgspec

from groupkit.core.accounts import headings
from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_
from groupkit.resources import folder

LARGEST = 200_000
"""The largest file read, in bytes."""
_UNREADABLE = N_("The file {file} cannot be read. Put groupkit on this computer again.")
_Shape = TypeVar("_Shape")


@cache
def year() -> headings.YearForm:
    """Return the lines and headings of the yearly account."""
    return _read("cc16.toml", headings.YearForm)


@cache
def costs() -> headings.CostForm:
    """Return the kinds of cost of the yearly cost form."""
    return _read("categories.toml", headings.CostForm)


def _read(name: str, shape: type[_Shape]) -> _Shape:
    path = folder("forms") / "money" / name
    try:
        if path.stat().st_size > LARGEST:
            raise GroupkitError(_UNREADABLE, file=name)
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), shape)
    except (OSError, ValueError) as reason:
        raise GroupkitError(_UNREADABLE, file=name) from reason
