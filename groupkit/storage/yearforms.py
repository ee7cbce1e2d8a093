"""Reads the lines and headings of the yearly account, as they come with groupkit."""

import tomllib
from functools import cache

import msgspec

from groupkit.core.accounts import headings
from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_
from groupkit.resources import folder

LARGEST = 200_000
"""The largest file read, in bytes."""
_UNREADABLE = N_("The file {file} cannot be read. Put groupkit on this computer again.")


@cache
def year() -> headings.YearForm:
    """Return the lines and headings of the yearly account."""
    path = folder("forms") / "money" / "cc16.toml"
    try:
        if path.stat().st_size > LARGEST:
            raise GroupkitError(_UNREADABLE, file=path.name)
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), headings.YearForm)
    except (OSError, ValueError) as reason:
        raise GroupkitError(_UNREADABLE, file=path.name) from reason
