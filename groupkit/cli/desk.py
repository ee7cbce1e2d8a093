"""The group file a command is about, and how its passphrase gets to us without being seen."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from groupkit.cli.speech import UnclearError
from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_, _
from groupkit.lazy import lazily

if TYPE_CHECKING:
    from groupkit.services import group as groups
else:
    groups = lazily("groupkit.services.group")

_LONGEST = 4096
_NO_FILE = N_("The file with the passphrase could not be read: {path}. Check its name and where it is.")
_NO_TERMINAL = N_(
    "There is nobody here to type the passphrase. Put it in the first line of a file, and name that file with "
    "--passphrase-file."
)
_NOBODY = N_(
    "There is nobody here to type. Those who hold the keys of a box type their own passphrases, and put them in "
    "no file."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What stands on the line before the command."""

    book: Path | None = None
    passphrase_file: Path | None = None

    @contextmanager
    def open(self) -> Iterator["groups.Group"]:
        """Open the group file for as long as the command takes."""
        if self.book is None:
            said = _("Say which group file it is about, before the command: groupkit --book FILE …")
            raise UnclearError(said, click.get_current_context())
        with groups.open_group(self.book, self.secret()) as group:
            yield group

    def secret(self) -> str:
        """Return the passphrase of the group file."""
        return secret(self.passphrase_file, _("Passphrase of this group file"))

    def first_secret(self) -> tuple[str, str]:
        """Return the passphrase for a file that is to be made, twice over, as typed."""
        return twice(self.passphrase_file)


def twice(file: Path | None) -> tuple[str, str]:
    """Return a new passphrase and its repetition; from a file, once is enough."""
    first = secret(file, _("New passphrase"))
    return first, first if file is not None else secret(None, _("The same once more"))


def secret(file: Path | None, asked: str) -> str:
    """Return the first line of a file, or what a person types without it being shown."""
    if file is not None:
        return _first_line(file)
    if not _is_anybody():
        raise GroupkitError(_NO_TERMINAL)
    return _typed(asked)


def own_secret(asked: str) -> str:
    """Return a passphrase that is nobody's but whose who types it: it is never read from a file."""
    refuse_without_anybody()
    return _typed(asked)


def refuse_without_anybody() -> None:
    """Raise GroupkitError where nobody sits at the terminal."""
    if not _is_anybody():
        raise GroupkitError(_NOBODY)


def _is_anybody() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _typed(asked: str) -> str:
    typed: str = click.prompt(asked, hide_input=True, default="", show_default=False, err=True)
    return typed


def _first_line(file: Path) -> str:
    try:
        with file.open(encoding="utf-8-sig") as lines:
            return lines.readline(_LONGEST).rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as reason:
        raise GroupkitError(_NO_FILE, path=file) from reason
