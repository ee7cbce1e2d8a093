"""The pages of a group file, decrypted from its bytes alone: what somebody with the key could dig out of it."""

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from groupkit.storage.vault import PAGE, SALT, Key

_TAIL, _VECTOR = 80, 16
# before the pages of a journal stands its head, and round each page its number and its sum
_HEAD, _NUMBER = 512, 4


def pages(path: Path, key: Key) -> Iterator[bytes]:
    """Yield every page of a file, free ones too."""
    yield from of_bytes(path.read_bytes(), key)


def of_bytes(whole: bytes, key: Key) -> Iterator[bytes]:
    """Yield every page that stands in bytes: AES-256 in CBC mode, its vector before the seal at the end."""
    for first in range(0, len(whole), PAGE):
        page = whole[first : first + PAGE]
        body = page[SALT:-_TAIL] if first == 0 else page[:-_TAIL]
        yield _opened(body, page[-_TAIL : -_TAIL + _VECTOR], key)


def _opened(body: bytes, vector: bytes, key: Key) -> bytes:
    opened = Cipher(algorithms.AES(key.secret), modes.CBC(vector)).decryptor()
    return opened.update(body) + opened.finalize()


def holds(path: Path, key: Key, word: str) -> bool:
    """Tell whether a word stands anywhere in a file, also across two pages."""
    return word.casefold().encode() in b"".join(pages(path, key)).lower()


def journal(path: Path, key: Key) -> Iterator[bytes]:
    """Yield every page in the journal beside a file, those of finished changes too: what stood there before."""
    beside = path.with_name(f"{path.name}-journal")
    whole = beside.read_bytes() if beside.exists() else b""
    for first in range(_HEAD, len(whole) - PAGE, PAGE + 2 * _NUMBER):
        page = whole[first + _NUMBER : first + _NUMBER + PAGE]
        body = page[SALT:-_TAIL] if int.from_bytes(whole[first : first + _NUMBER]) == 1 else page[:-_TAIL]
        yield _opened(body, page[-_TAIL : -_TAIL + _VECTOR], key)
