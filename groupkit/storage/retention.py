"""Reads how long things are kept, as it comes with groupkit."""

import tomllib
from functools import cache

import msgspec

from groupkit.core.problems import GroupkitError
from groupkit.core.retention import RetentionWords
from groupkit.i18n import N_
from groupkit.resources import folder

LARGEST = 1_000_000
"""The largest file read, in bytes."""
_UNREADABLE = N_("The file {file} cannot be read. Put groupkit on this computer again.")


@cache
def words() -> RetentionWords:
    """Return the words and rules, or raise GroupkitError when the file is not as it came."""
    path = folder("forms") / "money" / "retention.toml"
    try:
        if path.stat().st_size > LARGEST:
            raise GroupkitError(_UNREADABLE, file=path.name)
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), RetentionWords)
    except (OSError, ValueError) as reason:
        raise GroupkitError(_UNREADABLE, file=path.name) from reason
