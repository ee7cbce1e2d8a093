"""Copies of the group file, one for each day it is used and one before each upgrade; the newest seven stay."""

import os
from contextlib import closing
from datetime import date
from pathlib import Path

from playhouse.sqlcipher_ext import SqlCipherDatabase

from groupkit.core.problems import GroupkitError
from groupkit.storage.vault import Key, connect
from groupkit.storage.world import DAMAGED, plain_words

KEEP = 7


def folder_of(book: Path) -> Path:
    """Return the folder beside a group file that holds its backups."""
    return book.with_name(f"{book.stem} backups")


def copies(book: Path) -> list[Path]:
    """Return the backups of a group file, newest first."""
    return sorted(folder_of(book).glob("*.groupkit"), key=lambda copy: copy.name, reverse=True)


def daily(database: SqlCipherDatabase, key: Key, book: Path, today: date, seal: str) -> Path | None:
    """Make today's copy, unless there is one; return it."""
    with plain_words():
        if any(copy.name.startswith(today.isoformat()) for copy in copies(book)):
            return None
    return make(database, key, folder_of(book) / f"{today.isoformat()} {seal}.groupkit", book)


def make(database: SqlCipherDatabase, key: Key, target: Path, book: Path | None = None) -> Path:
    """Copy an open group file; the copy is checked, then takes its name. Old daily copies make room."""
    with plain_words():
        if database.execute_sql("PRAGMA cipher_integrity_check").fetchall():
            raise GroupkitError(DAMAGED)
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(".part")
        part.unlink(missing_ok=True)
        part.touch()
        try:
            with closing(connect(part, key)) as copy:
                database.connection().backup(copy.connection())
                broken = copy.execute_sql("PRAGMA cipher_integrity_check").fetchall()
            if broken:
                raise GroupkitError(DAMAGED)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
        _settle(target.parent)
        for old in _of_a_day(book)[KEEP:] if book is not None else ():
            old.unlink()
    return target


def _of_a_day(book: Path) -> list[Path]:
    """Return the daily backups, newest first; a copy made before an upgrade is no daily one and stays."""
    return [copy for copy in copies(book) if copy.name[:4].isdigit()]


def _settle(folder: Path) -> None:
    """Make a new name last through a power cut, where the system lets a folder be synced."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
