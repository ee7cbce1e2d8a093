"""One open group file: its tables, its journal, and the transactions that change it."""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from playhouse.sqlcipher_ext import SqlCipherDatabase

from groupkit.core.ledger import seal
from groupkit.core.problems import GroupkitError
from groupkit.core.profile import Profile
from groupkit.lazy import lazily
from groupkit.storage import backups, profile, schema, vault
from groupkit.storage.alltables import AllTables
from groupkit.storage.evaluation import talkfiles
from groupkit.storage.feedback import box
from groupkit.storage.journal import Journal
from groupkit.storage.outings import contacts as callers
from groupkit.storage.world import DAMAGED, LOOKING, READ_ONLY, TROUBLE, plain_words

if TYPE_CHECKING:
    from groupkit.storage import erasing
else:  # a name is seldom erased
    erasing = lazily("groupkit.storage.erasing")


class Store(AllTables):
    """The tables of one open group file, and the journal of changes made to them."""

    def __init__(self, path: Path, database: SqlCipherDatabase, key: vault.Key) -> None:
        super().__init__(database)
        self.path, self._key = path, key
        self.read_only = not _writable(database, path)
        self.looking_only = self._in_memory = False
        self.journal = Journal(database)

    @classmethod
    def create(cls, path: Path, passphrase: str | vault.Key, first: Profile) -> "Store":
        """Make a new group file; raise GroupkitError where there is one already."""
        key = passphrase if isinstance(passphrase, vault.Key) else vault.new_key(passphrase)
        with plain_words():
            if path.exists():
                raise GroupkitError(vault.EXISTS, path=path.name)
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(".part")
            part.unlink(missing_ok=True)
            part.touch()
            try:
                database = vault.connect(part, key)
                with closing(database):
                    schema.upgrade(database)
                    with database.atomic():
                        profile.Profiles(database).write(first)
                part.replace(path)
            finally:
                part.unlink(missing_ok=True)
        return cls.open(path, key)

    @classmethod
    def open(cls, path: Path, passphrase: str | vault.Key) -> "Store":
        """Open a group file, bringing an older one up to date after a backup; raise GroupkitError why not."""
        with plain_words():
            database, key = vault.unlock(path, passphrase)
            try:
                schema.refuse_newer(database)
                if not schema.is_current(database):
                    version = int(database.user_version)
                    copy = backups.folder_of(path) / f"before upgrade from {version}.groupkit"
                    # what is to go by today does not go along into a copy, where the version knows of it
                    goes = partial(callers.let_go, today=date.today())  # noqa: DTZ011  the zone is in the book
                    backups.make(database, key, copy, tidy=goes if version >= schema.OUTINGS else None)
                    schema.upgrade(database)
                return cls(path, database, key)
            except (GroupkitError, *TROUBLE):
                database.close()
                raise

    @classmethod
    def look(cls, path: Path, passphrase: str | vault.Key) -> "Store":
        """Open a group file for looking only; an older one is brought up to date in a copy in memory alone."""
        with plain_words():
            database, key = vault.unlock(path, passphrase)
            try:
                schema.refuse_newer(database)
                is_old = not schema.is_current(database)
                if is_old:
                    file, database = database, vault.in_memory(database, key)
                    file.close()
                    schema.upgrade(database)
                store = cls(path, database, key)
            except (GroupkitError, *TROUBLE):
                database.close()
                raise
        store._in_memory = is_old
        store.only_look()
        return store

    def only_look(self) -> None:
        """Refuse every change from now on, whatever asks for it."""
        self.journal.forget()
        self._db.execute_sql("PRAGMA query_only = 1")
        self.read_only = self.looking_only = True

    def _refuse_looking(self) -> None:
        if self.looking_only:
            raise GroupkitError(LOOKING)

    def _refuse_reading(self) -> None:
        self._refuse_looking()
        if self.read_only:
            raise GroupkitError(READ_ONLY)

    @contextmanager
    def step(self, label: str) -> Iterator[None]:
        """Run one durable, undoable transaction; raise GroupkitError where the disk cannot take it."""
        self._refuse_reading()
        with plain_words(), self.journal.step(label):
            yield

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """Run one durable transaction that undo does not know of."""
        self._refuse_reading()
        with plain_words(), self._db.atomic("IMMEDIATE"):
            yield

    @contextmanager
    def looking(self) -> Iterator[None]:
        """Work something out as if it had been written; nothing of it is kept."""
        self._refuse_looking()
        with plain_words(), self._db.atomic("IMMEDIATE") as transaction:
            yield
            transaction.rollback()

    def forget(self, name: str) -> None:
        """Forget what could be undone and what was typed of a name and not saved, and write the file anew.

        What was deleted is then in none of its pages, nor in any backup made later. The file that guards each
        change is cut back to nothing: it keeps the pages as they were before, as long as the book is open.
        """
        with self.quietly():
            if name:
                self.unsaved.drop(name)
        self.journal.forget()
        self.write_anew()

    def write_anew(self) -> None:
        """Write the file anew, so that what was deleted is in none of its pages, nor in what guards each change."""
        self._refuse_reading()
        with plain_words():
            self._db.execute_sql("PRAGMA journal_size_limit = 0")
            self._db.execute_sql("VACUUM")
            self._db.execute_sql("PRAGMA journal_size_limit = -1")

    @cached_property
    def erasing(self) -> "erasing.Erasing":
        """What finds and erases words in everything kept about money."""
        return erasing.Erasing(self._db)

    def box_of(self, key: str, *, to_fill: bool = False) -> Path:
        """Return where the box of a round of feedback lies; a book for looking only refuses one `to_fill`."""
        if to_fill:
            self._refuse_reading()
        return box.path_of(self.path, key)

    def tidy_boxes(self) -> None:
        """Finish what was cut off while a round of feedback or of talks ended, and write every box anew."""
        self._refuse_reading()
        with plain_words():
            box.tidy(box.folder_of(self.path), self.feedback_rounds.boxes())
            talkfiles.tidy(talkfiles.folder_of(self.path), self.evaluation_rounds.files())

    @property
    def salt(self) -> bytes:
        """The salt of this file's key; no secret."""
        return self._key.salt

    def new_passphrase(self, passphrase: str | vault.Key) -> None:
        """Give the file a new passphrase; the old one, and its recovery sheet, end."""
        self._refuse_reading()
        key = passphrase if isinstance(passphrase, vault.Key) else vault.derive(passphrase, self.salt)
        with plain_words():
            vault.rekey(self._db, key)
        self._key = key

    def opened_by(self, key: vault.Key) -> bool:
        """Tell whether a key is the one that opens this file now."""
        return secrets.compare_digest(key.pragma, self._key.pragma)

    def opener(self, copy: Path) -> "Callable[[], Store]":
        """Return what opens a copy of this file with its key; it holds no part of this store."""
        return partial(Store.open, copy, self._key)

    def another_copy(self, today: date) -> Path:
        """Make one more backup beside this file, whatever others there are of the day; none makes room for it."""
        self._refuse_looking()
        with plain_words():
            return backups.another(self._db, self._key, self.path, today, seal(self.ledger.head()[1]))

    def copies_holding(self, *asked: tuple[str, str]) -> list[Path]:
        """Return the backups beside this file that hold what it has no longer, asked by table and columns."""
        with plain_words():
            return backups.holding(self._db, self._key, self.path, asked)

    def left_half_way(self) -> bool:
        """Tell whether what guards each change was left behind: the program was cut off while it had the file.

        Ask this as soon as the file is open, for a change of one's own leaves it there as well until the file is
        closed.
        """
        guard = self.path.with_name(f"{self.path.name}-journal")
        with plain_words():
            return guard.exists() and guard.stat().st_size > 0

    def earlier_copies(self) -> list[Path]:
        """Return the backups beside this file that only a passphrase it had earlier opens, newest first."""
        with plain_words():
            return backups.of_another_key(self.path, self._key)

    def drop_copies(self, copies: list[Path]) -> None:
        """Remove backups from beside this file."""
        self._refuse_looking()
        with plain_words():
            backups.drop(self.path, copies)

    def recovery_code(self) -> str:
        """Return the code that opens this file without the passphrase, for the printed recovery sheet."""
        return vault.recovery_code(self._key)

    def daily_backup(self, today: date) -> Path | None:
        """Make today's backup, unless there is one or the file cannot be written."""
        if self.read_only:
            return None
        return backups.daily(self._db, self._key, self.path, today, seal(self.ledger.head()[1]))

    def backup(self, target: Path, today: date | None = None) -> Path:
        """Copy the file, encrypted with the same passphrase; what is to go by `today` does not go along."""
        with plain_words():
            if target.exists():
                raise GroupkitError(vault.EXISTS, path=target.name)
            tidy = None if today is None else partial(callers.let_go, today=today)
            return backups.make(self._db, self._key, target, tidy=tidy)

    def faults(self) -> Iterator[str]:
        """Yield what the database itself finds wrong: pages, structure, and rows that point nowhere."""
        try:
            # memory has no pages to be damaged
            broken = "" if self._in_memory else "PRAGMA cipher_integrity_check"
            for (page,) in self._db.execute_sql(broken).fetchall() if broken else ():
                yield str(page)
            for (found,) in self._db.execute_sql("PRAGMA integrity_check").fetchall():
                if found != "ok":
                    yield str(found)
            for row in self._db.execute_sql("PRAGMA foreign_key_check").fetchall():
                yield f"{row[0]} {row[1]}"
        except TROUBLE:
            yield DAMAGED
        if not schema.is_current(self._db):
            yield "user_version"

    def close(self) -> None:
        """Close the file and forget its key."""
        self._db.close()
        self._db.connect_params.clear()
        self._key = vault.Key(b"", b"")


def _writable(database: SqlCipherDatabase, path: Path) -> bool:
    """Take the file for this program alone; tell whether it takes changes, and its folder the journal of them."""
    with database.atomic("IMMEDIATE"):
        database.execute_sql("SELECT 1")
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def new_identity() -> str:
    """Return a random name for a new group file, by which letters know it."""
    return secrets.token_hex(16)
