"""Makes and opens the keys of feedback: a pair for each keeper, and for each round a lock and two pairs.

What a round's secret keys are is sealed to its trustee, and that once more to its reader. So neither of them
opens a box alone, and whoever has the passphrase of the book opens none at all. Nobody is kept out who changes the
keys in the book, or the program: the answers given from then on are sealed to other keys, and this is no more than
noticed once the round is opened.
"""

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import date

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.pwhash import argon2id
from nacl.secret import SecretBox

from groupkit.core.feedback.rounds import Keeper
from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_
from groupkit.storage.vault import WrongPassphraseError

_SALT, _SECRET = 16, 32
# Part of the book’s format: a keeper’s passphrase is as dear to guess as the book’s own.
_OPERATIONS, _MEMORY = 4, 128 * 2**20

WRONG = N_(
    "That passphrase is not the one of {name}. Check Caps Lock and try again. Only {name} knows it, and nobody can "
    "find it again."
)
OTHER_KEYS = N_(
    "The keys of this round are not the ones it began with, so the box stays closed. Speak about it in the group "
    "before you ask anybody to answer again."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundKeys:
    """What the book keeps for a round: the lock of its box file, what answers are sealed to, and what opens them.

    `secret` holds the secret keys and what was promised, sealed to the trustee and then to the reader.
    """

    lock: bytes
    count_key: bytes
    content_key: bytes
    secret: bytes

    def __repr__(self) -> str:
        return "RoundKeys(…)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Secrets:
    """The secret keys of a round, in memory only while it is being opened.

    `count` tells which slots hold something and no more; `content` opens what somebody answered.
    `promise` is what people answered on; nobody changes it in the book without the keys.
    """

    count: PrivateKey
    content: PrivateKey
    promise: bytes = b""

    def __repr__(self) -> str:
        return "Secrets(…)"

    @property
    def rounding(self) -> bytes:
        """The key by which the figures of the round are rounded; it is gone with the round."""
        return hashlib.blake2b(bytes(self.content), digest_size=_SECRET, person=b"gk-release").digest()


def new_keeper(name: str, passphrase: str, since: date) -> Keeper:
    """Make the pair of keys of a keeper; slow on purpose."""
    secret, salt = PrivateKey.generate(), secrets.token_bytes(_SALT)
    wrapped = SecretBox(_derived(passphrase, salt)).encrypt(bytes(secret))
    return Keeper(name=name, public=bytes(secret.public_key), salt=salt, wrapped=bytes(wrapped), since=since)


def unlock(keeper: Keeper, passphrase: str) -> PrivateKey:
    """Return the secret key of a keeper, slow on purpose; raise WrongPassphraseError where it is not theirs."""
    try:
        secret = PrivateKey(SecretBox(_derived(passphrase, keeper.salt)).decrypt(keeper.wrapped))
    except CryptoError as why:
        raise WrongPassphraseError(WRONG, name=keeper.name) from why
    if bytes(secret.public_key) != keeper.public:
        raise GroupkitError(OTHER_KEYS)
    return secret


def _derived(passphrase: str, salt: bytes) -> bytes:
    words = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return argon2id.kdf(_SECRET, words, salt, opslimit=_OPERATIONS, memlimit=_MEMORY)


def round_keys(reader: Keeper, trustee: Keeper, promise: bytes = b"") -> RoundKeys:
    """Make the keys of a new round; its secret ones are nowhere but sealed to both keepers, with the promise."""
    count, content = PrivateKey.generate(), PrivateKey.generate()
    inner = SealedBox(PublicKey(trustee.public)).encrypt(bytes(count) + bytes(content) + promise)
    return RoundKeys(
        lock=secrets.token_bytes(_SECRET),
        count_key=bytes(count.public_key),
        content_key=bytes(content.public_key),
        secret=SealedBox(PublicKey(reader.public)).encrypt(inner),
    )


def going_on(keys: RoundKeys) -> RoundKeys:
    """Return the keys of a round that takes over the answers of another: all but the lock of its box."""
    return RoundKeys(
        lock=secrets.token_bytes(_SECRET),
        count_key=keys.count_key,
        content_key=keys.content_key,
        secret=keys.secret,
    )


def secrets_of(keys: RoundKeys, reader: PrivateKey, trustee: PrivateKey) -> Secrets:
    """Return the secret keys of a round; raise GroupkitError where its keys were changed or are somebody else's."""
    try:
        plain = SealedBox(trustee).decrypt(SealedBox(reader).decrypt(keys.secret))
    except CryptoError as why:
        raise GroupkitError(OTHER_KEYS) from why
    count, content, promise = plain[:_SECRET], plain[_SECRET : 2 * _SECRET], plain[2 * _SECRET :]
    found = Secrets(count=PrivateKey(count), content=PrivateKey(content), promise=promise)
    if (bytes(found.count.public_key), bytes(found.content.public_key)) != (keys.count_key, keys.content_key):
        raise GroupkitError(OTHER_KEYS)
    return found
