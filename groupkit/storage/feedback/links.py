"""Seals what two-word cards hold until the next round to both keepers: always of one size, whoever had a card."""

import struct

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from groupkit.core.feedback.cards import CARDS, NOBODY, Links
from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_

_FORMAT = struct.Struct(f">{CARDS}s3H")
_MOST = 2**16 - 1
SIZE = _FORMAT.size + 2 * 48
"""The bytes of every one of them."""
SPOILED = N_("What the cards held cannot be read any more.")


def sealed(links: Links, reader: bytes, trustee: bytes) -> bytes:
    """Return links as only both keepers can open them: sealed to the trustee, and that once more to the reader."""
    sizes = (min(size, _MOST) for size in (links.people, links.rated, links.k))
    inner = SealedBox(PublicKey(trustee)).encrypt(_FORMAT.pack(links.steps, *sizes))
    return SealedBox(PublicKey(reader)).encrypt(inner)


def unsealed(blob: bytes, reader: PrivateKey, trustee: PrivateKey) -> Links:
    """Return the links; raise GroupkitError where they are sealed to others, or not as they were."""
    try:
        steps, people, rated, k = _FORMAT.unpack(SealedBox(trustee).decrypt(SealedBox(reader).decrypt(blob)))
    except (CryptoError, struct.error) as why:
        raise GroupkitError(SPOILED) from why
    if max(steps) > NOBODY:
        raise GroupkitError(SPOILED)
    return Links(steps=steps, people=people, rated=rated, k=k)
