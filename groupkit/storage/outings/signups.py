"""The list of those who put themselves down, saved as a table."""

from pathlib import Path

from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_
from groupkit.storage.world import plain_words

LARGEST = 256 * 1024
_TOO_LARGE = N_("The file {file} is too large for a list of names. Nothing has been brought in.")


def read_file(path: Path) -> bytes:
    """Return what a file holds; refuse one that is too large to be such a list."""
    with plain_words(), path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise RefusedError([Problem("file", _TOO_LARGE, {"file": path.name})])
    return data
