"""The file of a box: a mark, a number used once, and a sealed block of all slots; its time is always the same."""

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt, crypto_aead_xchacha20poly1305_ietf_encrypt
from nacl.exceptions import CryptoError

from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_
from groupkit.storage import saving
from groupkit.storage.feedback.slots import SLOT
from groupkit.storage.world import plain_words

TIME = 946_684_800
"""The time every box and its folder have: the first second of the year 2000."""
MOST = 20_000
"""The most slots in use of a box: at ten sittings a month, enough for two years."""
LONGEST = (MOST + 1_000) * SLOT
"""The most bytes that are read of a file."""
_MARK, _NONCE, _USED = b"gkbox\x01\0\0", 24, 4
HEAD = len(_MARK) + _NONCE
"""The bytes before the block, which are others after each turn."""

GONE = N_(
    "The box of this round is not where it was. It belongs in the folder “{folder}”, beside the book. Nothing was "
    "changed."
)
SPOILED = N_("The box of this round cannot be read: part of it was changed, or is not there. Nothing was changed.")
NEWER = N_("This box was made by a newer groupkit. Put the newer one on this computer, then try again.")


@dataclass(frozen=True, slots=True)
class Held:
    """The slots of a box: those in use, in an order that says nothing, and those for later sittings."""

    used: tuple[bytes, ...]
    spare: tuple[bytes, ...]


def sealed(held: Held, lock: bytes) -> bytes:
    """Return a box as it may leave the memory; it is another each time."""
    plain = b"".join((len(held.used).to_bytes(_USED, "big"), *held.used, *held.spare))
    head = _MARK + secrets.token_bytes(_NONCE)
    return head + crypto_aead_xchacha20poly1305_ietf_encrypt(plain, head, head[-_NONCE:], lock)


def unsealed(found: bytes, lock: bytes) -> Held:
    """Return what is in the bytes of a box; raise GroupkitError where one bit of them is not as it was sealed."""
    if found[:5] == _MARK[:5] and found[: len(_MARK)] != _MARK:
        raise GroupkitError(NEWER)
    if len(found) > LONGEST:
        raise GroupkitError(SPOILED)
    head = found[:HEAD]
    try:
        plain = crypto_aead_xchacha20poly1305_ietf_decrypt(found[HEAD:], head, head[-_NONCE:], lock)
    except (CryptoError, ValueError) as why:
        raise GroupkitError(SPOILED) from why
    used = int.from_bytes(plain[:_USED], "big")
    every = [plain[at : at + SLOT] for at in range(_USED, len(plain), SLOT)]
    return Held(tuple(every[:used]), tuple(every[used:]))


def read(path: Path, most: int = LONGEST + 1) -> bytes:
    """Return the first bytes of a box; raise GroupkitError where it is not there."""
    with plain_words():
        if not path.is_file():
            raise GroupkitError(GONE, folder=path.parent.name)
        with path.open("rb") as file:
            found = file.read(most)
        # the system notes when a file was read as well
        with suppress(OSError):
            os.utime(path, (TIME, TIME))
    return found


def write(part: Path, content: bytes) -> None:
    """Write a box under the name it has until it is whole, with the time that every box has."""
    part.unlink(missing_ok=True)
    part.touch(mode=0o600, exist_ok=False)
    part.write_bytes(content)
    os.utime(part, (TIME, TIME))


def settle(folder: Path) -> None:
    """Give the folder the time that every box has; what is kept is kept already, so nothing may go wrong here."""
    with suppress(OSError):
        os.utime(folder, (TIME, TIME))
    saving.settle(folder)
