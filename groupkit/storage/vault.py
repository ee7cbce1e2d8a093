"""Opens and closes the encrypted file: one key for one file, derived once from its passphrase.

The salt stands in the file's own first 16 bytes, so nothing else has to be carried with it.
"""

import hashlib
import logging
import secrets
import unicodedata
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3
from nacl.pwhash import argon2id
from peewee import OperationalError
from playhouse.sqlcipher_ext import SqlCipherDatabase

from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_
from groupkit.storage.world import DAMAGED, ELSEWHERE, TROUBLE, sentence_of

SALT = 16
PAGE = 4096
APPLICATION = 0x67726B74  # "grkt"
PRAGMAS = {
    "cipher_log_level": "NONE",
    "locking_mode": "EXCLUSIVE",
    "journal_mode": "DELETE",
    "synchronous": "EXTRA",
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "secure_delete": 1,
    "temp_store": "MEMORY",
}
# Part of the file’s format: about 150 ms of one core and 128 MB of memory for each guess.
_OPERATIONS, _MEMORY = 4, 128 * 2**20
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_LETTERS, _CHECK_LETTERS = 52, 4

MISSING = N_("There is no group file here: {path}. Look on the stick, or in another folder.")
EXISTS = N_("There is already a file called {path}. Choose another name.")
NOT_OURS = N_("{path} is not a groupkit group file. Choose the file that ends in .groupkit.")
FORBIDDEN = N_("You may not open {path} on this computer. Ask whoever it belongs to for a copy of your own.")
UNCHANGED = N_(
    "The passphrase was not changed: the old one still opens this file. Make room on the disk, then try again."
)
WRONG = N_(
    "That passphrase does not open this file. Check Caps Lock and try again, or use the code on the recovery sheet."
)
CUT_SHORT = N_(
    "The end of this file is missing; perhaps a copy was stopped half way. Copy it again, or open the newest "
    "file in the folder of backups."
)


class WrongPassphraseError(GroupkitError):
    """The passphrase, or the recovery code, is not the one of this file."""


@dataclass(frozen=True, slots=True)
class Key:
    """The raw key of one file, and its salt; never shown, never logged."""

    secret: bytes
    salt: bytes

    def __repr__(self) -> str:
        return "Key(…)"

    @property
    def pragma(self) -> str:
        """The key as the cipher takes it."""
        return f"x'{self.secret.hex()}{self.salt.hex()}'"


def derive(passphrase: str, salt: bytes) -> Key:
    """Derive the key of a file; slow on purpose. A recovery code holds the key itself."""
    if (secret := _from_code(passphrase)) is not None:
        return Key(secret, salt)
    words = unicodedata.normalize("NFC", passphrase).encode()
    return Key(argon2id.kdf(32, words, salt, opslimit=_OPERATIONS, memlimit=_MEMORY), salt)


def recovery_code(key: Key) -> str:
    """Return the key as 14 groups of four letters, the last group a check, for the printed recovery sheet."""
    number = int.from_bytes(key.secret, "big")
    letters = "".join(_ALPHABET[number >> 5 * at & 31] for at in reversed(range(_CODE_LETTERS)))
    letters += _check(letters)
    return " ".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def _check(letters: str) -> str:
    number = int.from_bytes(hashlib.sha256(letters.encode()).digest()[:4], "big")
    return "".join(_ALPHABET[number >> 5 * at & 31] for at in range(_CHECK_LETTERS))


def _from_code(typed: str) -> bytes | None:
    """Return the key a recovery code holds, or None where the text is no such code."""
    letters = "".join(typed.upper().split()).replace("-", "").translate(str.maketrans("ILO", "110"))
    code, check = letters[:_CODE_LETTERS], letters[_CODE_LETTERS:]
    if len(letters) != _CODE_LETTERS + _CHECK_LETTERS or set(letters) - set(_ALPHABET) or _check(code) != check:
        return None
    number = 0
    for letter in code:
        number = number * 32 + _ALPHABET.index(letter)
    return number.to_bytes(33, "big")[1:]


def new_key(passphrase: str) -> Key:
    """Derive the key of a file that does not exist yet."""
    return derive(passphrase, secrets.token_bytes(SALT))


def connect(path: Path, key: Key) -> SqlCipherDatabase:
    """Open the database of a file with its key, unchecked; the file is made where there is none."""
    _quiet()
    database = SqlCipherDatabase(str(path), passphrase=key.pragma, pragmas=PRAGMAS, timeout=1, autoconnect=False)
    database.connect()
    return database


def in_memory(database: SqlCipherDatabase, key: Key) -> SqlCipherDatabase:
    """Return a copy of an open file that is in memory alone."""
    copy = SqlCipherDatabase(":memory:", passphrase=key.pragma, pragmas=PRAGMAS, autoconnect=False)
    copy.connect()
    database.connection().backup(copy.connection())
    return copy


def unlock(path: Path, passphrase: str | Key) -> tuple[SqlCipherDatabase, Key]:
    """Open a group file with its passphrase or its key; raise GroupkitError saying why it cannot be opened."""
    salt = salt_of(path)
    key = passphrase if isinstance(passphrase, Key) else derive(passphrase, salt)
    try:
        database = connect(path, key)
        _look_over(database, path)
    except TROUBLE as error:
        if "not a database" in str(error):
            raise WrongPassphraseError(WRONG) from error
        raise GroupkitError(sentence_of(error) or DAMAGED) from error
    return database, key


def _look_over(database: SqlCipherDatabase, path: Path) -> None:
    """Read the first page, which only the right key can, then every other; close the file where one is no good."""
    try:
        (application,) = database.execute_sql("PRAGMA application_id").fetchone()
        database.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()
        broken = database.execute_sql("PRAGMA cipher_integrity_check").fetchall()
    except TROUBLE:
        database.close()
        raise
    if application != APPLICATION or broken:
        database.close()
        raise GroupkitError(DAMAGED if broken else NOT_OURS, path=path.name)


def salt_of(path: Path) -> bytes:
    """Return the salt of a group file after looking it over from outside."""
    if not path.exists():
        raise GroupkitError(MISSING, path=path)
    if not path.is_file():
        raise GroupkitError(NOT_OURS, path=path.name)
    _refuse_if_open(path)
    try:
        with path.open("rb") as file:
            head = file.read(PAGE)
    except PermissionError as error:
        raise GroupkitError(FORBIDDEN, path=path.name) from error
    if len(head) < SALT or _looks_foreign(head):
        raise GroupkitError(NOT_OURS, path=path.name)
    if path.stat().st_size % PAGE:
        raise GroupkitError(CUT_SHORT)
    return head[:SALT]


def _looks_foreign(head: bytes) -> bool:
    """Tell whether the start of a file is text, or of few different bytes: encrypted pages never are."""
    return head.startswith((b"SQLite format 3\0", b"%PDF", b"PK\x03\x04", b"\x89PNG")) or len(set(head)) < min(
        128, len(head) // 2
    )


def _refuse_if_open(path: Path) -> None:
    """Ask for the file's lock through the database library alone.

    Opening and closing the file ourselves would let go of a lock this process already holds.
    """
    _quiet()
    try:
        with closing(sqlcipher3.connect(f"{path.resolve().as_uri()}?mode=ro", timeout=0.3, uri=True)) as probe:
            probe.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher3.DatabaseError as error:
        if "locked" in str(error):
            raise GroupkitError(ELSEWHERE) from error
        # anything else is as it should be: the file is encrypted


def _quiet() -> None:
    """Keep the cipher from writing to the terminal, and names, notes and keys out of every log."""
    logging.getLogger("peewee").setLevel(logging.WARNING)
    silent = sqlcipher3.connect(":memory:")
    silent.execute("PRAGMA cipher_log_level = NONE")
    silent.close()


def rekey(database: SqlCipherDatabase, key: Key) -> None:
    """Give the file a new key; the salt stays, the old key ends."""
    try:
        database.execute_sql(f'PRAGMA rekey = "{key.pragma}"')
    except OperationalError as error:
        raise GroupkitError(UNCHANGED) from error
