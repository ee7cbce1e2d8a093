"""Reads the lines of the yearly account, and what accounts need by size, as they come with groupkit."""

import tomllib
from functools import cache
from typing import TypeVar

import msgspec

from groupkit.core.accounts.headings import YearForm
from groupkit.core.accounts.thresholds import ThresholdWords
from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_
from groupkit.resources import folder

LARGEST = 200_000
"""The largest file read, in bytes."""
_UNREADABLE = N_("The file {file} cannot be read. Put groupkit on this computer again.")

Form = TypeVar("Form", YearForm, ThresholdWords)


@cache
def year() -> YearForm:
    """Return the lines and headings of the yearly account."""
    return _form("cc16.toml", YearForm)


@cache
def thresholds() -> ThresholdWords:
    """Return what the accounts of a charity need by size."""
    return _form("thresholds.toml", ThresholdWords)


def _form(name: str, kind: type[Form]) -> Form:
    path = folder("forms") / "money" / name
    try:
        if path.stat().st_size > LARGEST:
            raise GroupkitError(_UNREADABLE, file=path.name)
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), kind)
    except (OSError, ValueError) as reason:
        raise GroupkitError(_UNREADABLE, file=path.name) from reason
