"""Saves a file whole, and reads one that is not too large.

Until the last byte is on the disk, what stood under the name before stays.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_
from groupkit.storage.world import plain_words

NOWHERE = N_("There is no folder called {folder}. Make it first, or choose another one.")
GONE = N_("There is no file here: {path}. Check its name, or choose another one.")
TOO_LARGE = N_("This file is too large. Nothing has been brought in.")
NO_TEXT = N_("This file is not text that we can read. Save it as “CSV UTF-8”. Nothing has been brought in.")


def save(path: Path, content: bytes) -> None:
    """Save a file, or raise GroupkitError why not and leave what was there."""
    with part_of(path) as part:
        part.write_bytes(content)


@contextmanager
def part_of(path: Path) -> Iterator[Path]:
    """Give a file to write to that takes its name once it is whole; where it does not come to that, it goes."""
    part = path.with_name(f"{path.name}.part")
    with plain_words():
        try:
            yield part
            with part.open("r+b") as written:
                os.fsync(written.fileno())
            part.replace(path)
        finally:
            if part.is_file():
                part.unlink()


def settle(folder: Path) -> None:
    """Put the new name of a file on the disk too, where the system has a way to."""
    with suppress(OSError):
        held = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(held)
        finally:
            os.close(held)


def erase(path: Path) -> None:
    """Write over a file once, then delete it."""
    with plain_words():
        with path.open("r+b") as file:
            file.write(secrets.token_bytes(path.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
        settle(path.parent)


def refuse_without(folder: Path) -> None:
    """Raise GroupkitError where a folder is not there."""
    if not folder.is_dir():
        raise GroupkitError(NOWHERE, folder=folder)


def text_of(path: Path, largest: int) -> str:
    """Return the text of a file; raise GroupkitError where there is none, or more than `largest` bytes."""
    with plain_words():
        if not path.is_file():
            raise GroupkitError(GONE, path=path)
        with path.open("rb") as file:
            content = file.read(largest + 1)
    if len(content) > largest:
        raise GroupkitError(TOO_LARGE)
    try:
        return content.decode()
    except UnicodeDecodeError as why:
        raise GroupkitError(NO_TEXT) from why
