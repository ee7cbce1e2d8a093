"""Locks what coders made of an answer to that answer, so that it goes when the answer goes; and seals it for two.

Whoever takes back what they said takes back what was made of it, and neither coder has to be there for that:
without the row of the answer nobody opens it any more, not even those it is sealed to.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

import msgspec
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox

from groupkit.core.evaluation.agreement import Agreement
from groupkit.core.problems import GroupkitError
from groupkit.storage.evaluation.sealed import Threefold
from groupkit.storage.evaluation.sealing import sealed, unsealed
from groupkit.storage.feedback.sealing import SPOILED

_TAG, _KEY = 16, 32
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What one coder made of answers, or both agreed on: each locked to its answer, with the mark it is found by.

    `agreement` tells how alike two coders decided; it is kept with what they agreed on.
    """

    items: tuple[tuple[bytes, bytes], ...] = ()
    agreement: Agreement | None = None

    def __repr__(self) -> str:
        return "Sheet(…)"


def written(made: Iterable[tuple[Threefold, object]], agreement: Agreement | None = None) -> Sheet:
    """Return a sheet with what was made of each answer, which its row locks."""
    items = []
    for row, value in made:
        mark, box = _lock(row)
        items.append((mark, bytes(box.encrypt(msgspec.msgpack.encode(value)))))
    return Sheet(items=tuple(items), agreement=agreement)


def read(sheet: Sheet, rows: Iterable[Threefold], kind: type[Value]) -> tuple[Value, ...]:
    """Return what a sheet holds of these answers, in its order; what is of any other nobody can read."""
    boxes = dict(map(_lock, rows))
    try:
        return tuple(
            msgspec.msgpack.decode(boxes[mark].decrypt(item), type=kind)
            for mark, item in sheet.items
            if mark in boxes
        )
    except (CryptoError, msgspec.MsgspecError) as why:
        raise GroupkitError(SPOILED) from why


def for_two(sheet: Sheet, first: bytes, second: bytes) -> bytes:
    """Return a sheet that opens only where the secret keys of both come together."""
    return SealedBox(PublicKey(first)).encrypt(sealed(sheet, second))


def of_two(blob: bytes, first: PrivateKey, second: PrivateKey) -> Sheet:
    """Return a sheet that was sealed for two; raise GroupkitError where a key is not the right one."""
    try:
        return unsealed(SealedBox(first).decrypt(blob), second, Sheet)
    except CryptoError as why:
        raise GroupkitError(SPOILED) from why


def _lock(row: Threefold) -> tuple[bytes, SecretBox]:
    """Return the mark and the lock that a row makes: it holds its own chance, which is gone with it."""
    whole = b"".join((row.for_reader, row.for_first, row.for_second))
    made = hashlib.blake2b(whole, digest_size=_TAG + _KEY, person=b"gk-coding").digest()
    return made[:_TAG], SecretBox(made[_TAG:])
