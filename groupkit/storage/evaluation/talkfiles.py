"""The files beside a book that belong to its talks: how to reach people, and what was typed and not accepted.

They are in no backup and go along nowhere. A file alone says nothing, and so does the book alone. When one goes, it
is written over once and deleted, and what opens it is gone already: whatever a disk keeps of it stays shut.
"""

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_
from groupkit.storage import saving
from groupkit.storage.evaluation.rows import RoundKeys
from groupkit.storage.evaluation.sealing import emptied, filled
from groupkit.storage.world import plain_words

CONTACTS, DRAFTS = ".contacts", ".drafts"
"""How the names of the two sorts of files end."""
STEP = 8192
LARGEST = 4 * 2**20
_MARK = b"gktalk\x01\0"
_TIME = 946_684_800

GONE = N_(
    "The file that says how to reach people is not where it was. It belongs in the folder “{folder}”, beside the "
    "book. Nothing was changed."
)
SPOILED = N_(
    "The file of these talks cannot be read: part of it was changed, or is not there. Nothing was changed."
)


def folder_of(book: Path) -> Path:
    """Return the folder beside a book that holds the files of its talks."""
    return book.with_name(f"{book.stem} evaluation")


def path_of(book: Path, key: str, suffix: str) -> Path:
    """Return where a file of a round lies."""
    return folder_of(book) / f"{key}{suffix}"


def new_secret() -> bytes:
    """Return a secret that opens one file."""
    return secrets.token_bytes(SecretBox.KEY_SIZE)


def write(path: Path, words: Mapping[str, Mapping[str, str]], secret: bytes) -> None:
    """Write a file whole, with a time that tells nothing; raise GroupkitError where the disk cannot take it."""
    content = _MARK + SecretBox(secret).encrypt(filled(msgspec.msgpack.encode(words), STEP))
    with plain_words():
        path.parent.mkdir(mode=0o700, exist_ok=True)
    with saving.part_of(path) as part:
        part.unlink(missing_ok=True)
        part.touch(mode=0o600, exist_ok=False)
        part.write_bytes(content)
        os.utime(part, (_TIME, _TIME))
    _settle(path.parent)


def read(path: Path, secret: bytes) -> dict[str, dict[str, str]]:
    """Return what is in a file; raise GroupkitError where it is not there, or not as it was written."""
    with plain_words():
        if not path.is_file():
            raise GroupkitError(GONE, folder=path.parent.name)
        with path.open("rb") as file:
            found = file.read(LARGEST + 1)
    if len(found) > LARGEST or not found.startswith(_MARK):
        raise GroupkitError(SPOILED)
    try:
        plain = emptied(SecretBox(secret).decrypt(found[len(_MARK) :]))
        return msgspec.msgpack.decode(plain, type=dict[str, dict[str, str]])
    except (CryptoError, ValueError) as why:
        raise GroupkitError(SPOILED) from why


def erase(path: Path) -> None:
    """Write over a file once and delete it; where there is none, nothing is left to do."""
    for each in (path, path.with_name(f"{path.name}.part")):
        if each.is_file():
            saving.erase(each)
    if path.parent.is_dir():
        _settle(path.parent)


def tidy(folder: Path, rounds: Mapping[str, RoundKeys]) -> None:
    """Finish what was cut off: files that nothing opens any more go, and parts that never got their name.

    The file of a round that the book does not know stays, and so does one with contacts of which it does not know
    yet: the book may be an older copy.
    """
    if not folder.is_dir():
        return
    for suffix in (CONTACTS, DRAFTS):
        for part in folder.glob(f"*{suffix}.part"):
            saving.erase(part)
    for key, keys in rounds.items():
        for suffix, goes in ((CONTACTS, keys.gone), (DRAFTS, keys.secret is None)):
            if goes:
                erase(folder / f"{key}{suffix}")
    _settle(folder)


def _settle(folder: Path) -> None:
    with suppress(OSError):
        os.utime(folder, (_TIME, _TIME))
    saving.settle(folder)
