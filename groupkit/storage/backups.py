"""Copies of the group file, one for each day it is used and one before each upgrade; the newest seven stay."""

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from datetime import date
from itertools import count
from pathlib import Path

from playhouse.sqlcipher_ext import SqlCipherDatabase

from groupkit.core.problems import GroupkitError
from groupkit.storage.vault import Key, WrongPassphraseError, connect, salt_of, unlock
from groupkit.storage.world import DAMAGED, plain_words

KEEP = 7
_LINKS = "feedback_links"


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
    return make(database, key, folder_of(book) / f"{today.isoformat()} {seal}.groupkit", book, _without_links)


def another(database: SqlCipherDatabase, key: Key, book: Path, today: date, seal: str) -> Path:
    """Make one more copy of a day, beside those there are."""
    folder, name = folder_of(book), f"{today.isoformat()} {seal}"
    numbered = (folder / f"{name} {number}.groupkit" for number in count(2))
    return make(database, key, next(path for path in numbered if not path.exists()), tidy=_without_links)


def _without_links(copy: SqlCipherDatabase) -> None:
    """Leave out of a copy what two-word cards hold: once it is destroyed, it is nowhere."""
    if _LINKS in copy.get_tables():
        copy.execute_sql(f"DELETE FROM {_LINKS}")


def make(
    database: SqlCipherDatabase,
    key: Key,
    target: Path,
    book: Path | None = None,
    tidy: Callable[[SqlCipherDatabase], object] | None = None,
) -> Path:
    """Copy an open group file; the copy is checked, then takes its name. Old daily copies make room.

    `tidy` takes out of the copy what is not to go along.
    """
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
                if tidy is not None:
                    tidy(copy)
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


def of_another_key(book: Path, key: Key) -> list[Path]:
    """Return the backups of this very file that its key does not open, newest first; other files stay out."""
    return [copy for copy in copies(book) if _had_another_key(copy, key)]


def _had_another_key(copy: Path, key: Key) -> bool:
    try:
        if salt_of(copy) != key.salt:
            return False
        database, _key = unlock(copy, key)
    except WrongPassphraseError:
        return True
    except GroupkitError:
        return False
    database.close()
    return False


def holding(database: SqlCipherDatabase, key: Key, book: Path, asked: Sequence[tuple[str, str]]) -> list[Path]:
    """Return the backups that hold what an open group file has no longer, newest first.

    It is asked by table and columns; where all of these are empty, there is nothing. One that its key does not open
    is left out: nobody can tell what stands in it.
    """
    here = _rows(database, asked)
    return [copy for copy in copies(book) if not _rows_of(copy, key, asked) <= here]


def _rows_of(copy: Path, key: Key, asked: Sequence[tuple[str, str]]) -> frozenset[tuple[object, ...]]:
    try:
        database, _key = unlock(copy, key)
    except GroupkitError:
        return frozenset()
    with closing(database):
        there = set(database.get_tables())
        return _rows(database, [each for each in asked if each[0] in there])


def _rows(database: SqlCipherDatabase, asked: Sequence[tuple[str, str]]) -> frozenset[tuple[object, ...]]:
    return frozenset(
        (table, columns, *row)
        for table, columns in asked
        for row in database.execute_sql(f'SELECT {columns} FROM "{table}"').fetchall()
        if any(value is not None for value in row)
    )


def drop(book: Path, unwanted: Iterable[Path]) -> None:
    """Remove backups of a group file; nothing outside its folder of backups is touched."""
    kept = set(copies(book))
    for copy in kept.intersection(unwanted):
        copy.unlink()


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
