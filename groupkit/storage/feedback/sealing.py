"""Seals words to their reader, filled up so that their length tells next to nothing."""

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_

_LENGTH, _LEAST = 4, 2**14
SPOILED = N_("These words cannot be read any more: part of them was changed, or they are sealed to somebody else.")


def sealed(plain: bytes, public: bytes) -> bytes:
    """Return words as only the holder of the other half of a public key can read them."""
    size = _LEAST
    while size < len(plain) + _LENGTH:
        size *= 2
    filled = (len(plain).to_bytes(_LENGTH, "big") + plain).ljust(size, b"\0")
    return SealedBox(PublicKey(public)).encrypt(filled)


def unsealed(sealed_words: bytes, secret: PrivateKey) -> bytes:
    """Return the words; raise GroupkitError where they are somebody else's, or not as they were sealed."""
    try:
        filled = SealedBox(secret).decrypt(sealed_words)
    except CryptoError as why:
        raise GroupkitError(SPOILED) from why
    return filled[_LENGTH : _LENGTH + int.from_bytes(filled[:_LENGTH], "big")]
