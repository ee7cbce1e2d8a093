"""Keeps private pages in a file of their own: locked with their owner's passphrase, and with nothing else.

The file is 64 bytes that say how it is locked, and one sealed block. Those 64 are a mark, the salt of the
passphrase, a check that tells a wrong passphrase from a spoiled file, and a number that is used once; the seal
covers them too. The block is filled up to one of a few sizes, so that the length of the file tells next to nothing.
Nobody can open it without the passphrase: there is no second key and no recovery sheet.
"""

import secrets
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import msgspec
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt, crypto_aead_xchacha20poly1305_ietf_encrypt
from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id

from groupkit.core.pages import Content
from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_
from groupkit.storage import saving
from groupkit.storage.vault import WrongPassphraseError
from groupkit.storage.world import plain_words

SUFFIX = ".mypages"
LARGEST = 5 * 2**20
"""The most bytes of a file."""
_MARK, _SALT, _CHECK, _NONCE, _TAG = b"mypages\x01", 16, 16, 24, 16
HEAD = len(_MARK) + _SALT + _CHECK + _NONCE
_SECRET, _LENGTH = 32, 4
_BLOCKS = (*(2**power for power in range(16, 23)), LARGEST - HEAD - _TAG)
# Part of the file’s format, by the version in the mark: as dear to guess as the passphrase of a group.
_OPERATIONS, _MEMORY = 4, 128 * 2**20

NOWHERE = N_("There is no file of private pages here: {path}. Look on the stick, or in another folder.")
EXISTS = N_("There is already a file called {path}. Choose another name.")
GONE = N_(
    "The file of these pages is not where it was. Put the stick back in, or keep the pages in another file. "
    "Nothing you wrote is lost."
)
NOT_OURS = N_("{path} is not a file of private pages. Choose the file that ends in .mypages.")
NEWER = N_("These pages were kept by a newer groupkit. Put the newer one on this computer, then open them.")
CUT_SHORT = N_("Part of this file is not there; perhaps a copy was stopped half way. Copy it again, if you can.")
WRONG = N_(
    "That passphrase does not open these pages. Check Caps Lock and try again. Only you know it, and nobody can "
    "open them without it."
)
SPOILED = N_("Part of this file was changed or cannot be read any more. If you have a copy, open the copy.")
FULL = N_(
    "These pages are full, so your last words are not kept yet. Take out words you no longer want, or print them "
    "and start another file."
)


@dataclass(frozen=True, slots=True)
class Lock:
    """What locks one file: the secret, the salt it came from, and its check; never shown, never logged."""

    secret: bytes
    salt: bytes
    check: bytes

    def __repr__(self) -> str:
        return "Lock(…)"


def new_lock(passphrase: str) -> Lock:
    """Make the lock of a file; slow on purpose."""
    return _lock(passphrase, secrets.token_bytes(_SALT))


def lock_of(sealed: bytes, passphrase: str) -> Lock:
    """Return the lock of sealed pages, slow on purpose; raise WrongPassphraseError where it is another one."""
    made = _lock(passphrase, sealed[len(_MARK) :][:_SALT])
    if not secrets.compare_digest(made.check, sealed[len(_MARK) + _SALT :][:_CHECK]):
        raise WrongPassphraseError(WRONG)
    return made


def opens(lock: Lock, passphrase: str) -> bool:
    """Whether a passphrase is the one of a lock; slow on purpose."""
    return secrets.compare_digest(_lock(passphrase, lock.salt).check, lock.check)


def _lock(passphrase: str, salt: bytes) -> Lock:
    words = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    made = argon2id.kdf(_SECRET + _CHECK, words, salt, opslimit=_OPERATIONS, memlimit=_MEMORY)
    return Lock(made[:_SECRET], salt, made[_SECRET:])


def seal(content: Content, lock: Lock) -> bytes:
    """Return the pages as they may leave the memory: sealed, and filled up."""
    plain = msgspec.json.encode(content)
    wanted = len(plain) + _LENGTH
    block = next((size for size in _BLOCKS if size >= wanted), wanted)
    head = _MARK + lock.salt + lock.check + secrets.token_bytes(_NONCE)
    filled = len(plain).to_bytes(_LENGTH, "big") + plain.ljust(block - _LENGTH, b"\0")
    return head + crypto_aead_xchacha20poly1305_ietf_encrypt(filled, head, head[-_NONCE:], lock.secret)


def unseal(sealed: bytes, lock: Lock) -> Content:
    """Return the pages; raise GroupkitError where one bit of them is not as it was sealed."""
    head, block = sealed[:HEAD], sealed[HEAD:]
    try:
        filled = crypto_aead_xchacha20poly1305_ietf_decrypt(block, head, head[-_NONCE:], lock.secret)
        plain = filled[_LENGTH : _LENGTH + int.from_bytes(filled[:_LENGTH], "big")]
        content = msgspec.json.decode(plain, type=Content)
    except (CryptoError, msgspec.MsgspecError, UnicodeDecodeError) as why:
        raise GroupkitError(SPOILED) from why
    if any(content.problems()):
        raise GroupkitError(SPOILED)
    return content


def read(path: Path) -> bytes:
    """Return the sealed pages of a file after looking it over from outside; raise GroupkitError why not."""
    with plain_words():
        if not path.exists():
            raise GroupkitError(NOWHERE, path=path.name)
        if not path.is_file():
            raise GroupkitError(NOT_OURS, path=path.name)
        with path.open("rb") as file:
            sealed = file.read(LARGEST + 1)
    if sealed[: len(_MARK) - 1] != _MARK[:-1]:
        raise GroupkitError(NOT_OURS, path=path.name)
    if sealed[: len(_MARK)] != _MARK:
        raise GroupkitError(NEWER)
    if len(sealed) - HEAD - _TAG not in _BLOCKS:
        raise GroupkitError(CUT_SHORT)
    return sealed


def head_of(path: Path) -> bytes:
    """Return the first bytes of a file, which are others after each save."""
    with plain_words():
        if not path.is_file():
            raise GroupkitError(GONE)
        with path.open("rb") as file:
            return file.read(HEAD)


def refuse_taken(path: Path) -> None:
    """Raise GroupkitError where something stands under a name already."""
    if path.exists():
        raise GroupkitError(EXISTS, path=path.name)


def write(path: Path, sealed: bytes) -> None:
    """Keep sealed pages: what was kept before stays until every byte of these is on the disk."""
    if len(sealed) > LARGEST:
        raise GroupkitError(FULL)
    with saving.part_of(path) as part:
        part.unlink(missing_ok=True)
        part.touch(mode=0o600, exist_ok=False)
        part.write_bytes(sealed)
    saving.settle(path.parent)


def sweep(path: Path) -> None:
    """Take away what is left of a save that was cut off; it is as sealed as the file itself."""
    with plain_words():
        path.with_name(f"{path.name}.part").unlink(missing_ok=True)


def erase(path: Path) -> None:
    """Write over a file once, then delete it, and what is left of a save that was cut off."""
    saving.erase(path)
    sweep(path)
