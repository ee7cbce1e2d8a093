"""Reads the words of claims, of mileage and of payment for time, as they come with groupkit."""

import tomllib
from collections.abc import Mapping
from functools import cache

import msgspec

from groupkit.core.claimforms import ClaimWords, InvolvementWords, RateWords, Words
from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_
from groupkit.resources import folder

LARGEST = 1_000_000
"""The largest file read, in bytes."""
FILES: Mapping[type, str] = {ClaimWords: "claims", RateWords: "rates", InvolvementWords: "involvement"}
_UNREADABLE = N_("The file {file} cannot be read. Put groupkit on this computer again.")


def words(kind: type[Words]) -> Words:
    """Return one kind of words, or raise GroupkitError when its file is not as it came."""
    name = FILES[kind]
    try:
        return msgspec.convert(_form(name), kind)
    except msgspec.ValidationError as reason:
        raise GroupkitError(_UNREADABLE, file=f"{name}.toml") from reason


@cache
def _form(name: str) -> Mapping[str, object]:
    path = folder("forms") / "money" / f"{name}.toml"
    try:
        if path.stat().st_size > LARGEST:
            raise GroupkitError(_UNREADABLE, file=path.name)
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as reason:
        raise GroupkitError(_UNREADABLE, file=path.name) from reason
