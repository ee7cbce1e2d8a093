"""Seals what was said in talks to whoever may read it, filled up in steps so that its length tells little."""

from typing import TypeVar

import msgspec
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from groupkit.core.problems import GroupkitError
from groupkit.storage.feedback.sealing import SPOILED

STEP = 2048
"""The bytes by which what is sealed grows."""
_LENGTH = 4

Value = TypeVar("Value")


def filled(plain: bytes, step: int = STEP) -> bytes:
    """Return bytes with their length before them and nothing after them, up to a whole number of steps."""
    whole = len(plain).to_bytes(_LENGTH, "big") + plain
    return whole.ljust(-(-len(whole) // step) * step, b"\0")


def emptied(whole: bytes) -> bytes:
    """Return what was filled up."""
    return whole[_LENGTH : _LENGTH + int.from_bytes(whole[:_LENGTH], "big")]


def sealed(value: object, public: bytes) -> bytes:
    """Return a value as only the holder of the other half of a public key can read it."""
    return SealedBox(PublicKey(public)).encrypt(filled(msgspec.msgpack.encode(value)))


def unsealed(blob: bytes, secret: PrivateKey, kind: type[Value]) -> Value:
    """Return a value that was sealed; raise GroupkitError where it is somebody else's, or not as it was sealed."""
    try:
        return msgspec.msgpack.decode(emptied(SealedBox(secret).decrypt(blob)), type=kind)
    except (CryptoError, msgspec.MsgspecError) as why:
        raise GroupkitError(SPOILED) from why
