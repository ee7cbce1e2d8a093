"""Seals what somebody answered into slots of one size, beside slots that hold nothing and look the same.

A slot has two layers. The outer one opens with the key that counts, and tells only what sort of thing lies in it;
the inner one holds the answers and opens with the other key, which stays untouched while there are too few.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from random import SystemRandom
from typing import TypeVar

import msgspec
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.utils import random

from groupkit.core.feedback.forms import CARD_KEYS, RATHER_NOT, Answer, Answers, Form, Text
from groupkit.core.feedback.release import LEAST
from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_
from groupkit.storage.feedback.keepers import RoundKeys, Secrets

SLOT = 3072
"""The bytes of every slot, whatever it holds."""
_SEAL, _LENGTH = 48, 2
_INNER = SLOT - _SEAL - 1
ROOM = _INNER - _SEAL - _LENGTH
"""The most bytes that one slot takes."""

WHOLE, BLANK, TEXT = 0, 64, 128
"""What lies in a slot: a filled form, one without any answer, somebody’s own words; 1 to 9 is a page of a form."""
PAGES = range(1, 10)

TOO_LONG = N_("This is too long for one answer. Please write a little less.")


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as somebody filled it in, or one page of it; page 0 is the whole form."""

    page: int
    answers: Mapping[str, Answer]

    def __repr__(self) -> str:
        return "Filled(…)"


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything in a box, in no order."""

    filled: tuple[Filled, ...]
    texts: tuple[Text, ...]

    def __repr__(self) -> str:
        return "Contents(…)"


Read = TypeVar("Read", Filled, Text)


def ballot(form: Form, answers: Answers, page: int = 0) -> bytes:
    """Return answers as they go into a slot, in the order of the form whatever order they were given in."""
    ordered = {ask.key: answers[ask.key] for ask in form.questions if ask.key in answers}
    return msgspec.msgpack.encode(Filled(page, ordered))


def words(text: Text) -> bytes:
    """Return somebody's own words as they go into a slot."""
    return msgspec.msgpack.encode(text)


def kind_of(answers: Answers, page: int = 0) -> int:
    """Return what answers are counted as; a form without any answer, or with a card alone, is not counted."""
    given = (answer for key, answer in answers.items() if key not in CARD_KEYS)
    return page if any(answer not in (RATHER_NOT, ()) for answer in given) else BLANK


def sealed(kind: int, plain: bytes, keys: RoundKeys) -> bytes:
    """Return a slot that holds this; raise GroupkitError where it is too long for one."""
    if len(plain) > ROOM:
        raise GroupkitError(TOO_LONG)
    filled = (len(plain).to_bytes(_LENGTH, "big") + plain).ljust(ROOM + _LENGTH, b"\0")
    inner = SealedBox(PublicKey(keys.content_key)).encrypt(filled)
    return SealedBox(PublicKey(keys.count_key)).encrypt(bytes([kind]) + inner)


def empty() -> bytes:
    """Return a slot that holds nothing, sealed to a key that is thrown away."""
    return SealedBox(PrivateKey.generate().public_key).encrypt(random(1 + _INNER))


def count(slots: Iterable[bytes], key: PrivateKey, pages: int = 0) -> int:
    """Return how many filled in every one of so many pages; each slot is tried, so that it always takes as long."""
    return _fewest(Counter(kind for kind, _inner in _outer(slots, key)), pages)


def contents(slots: Iterable[bytes], keys: Secrets, least: int, pages: int = 0) -> Contents | None:
    """Return everything in the slots, shuffled, or None where fewer than `least` filled in a form.

    Below that number the key of the answers is not used at all.
    """
    least = max(least, LEAST)
    found = list(_outer(slots, keys.count))
    if _fewest(Counter(kind for kind, _inner in found), pages) < least:
        return None
    filled: list[Filled] = []
    texts: list[Text] = []
    for kind, inner in found:
        plain = _inside(inner, keys.content)
        if kind == TEXT:
            texts.extend(_read(plain, Text))
        elif kind != BLANK:
            filled.extend(one for one in _read(plain, Filled) if one.page == kind)
    # whatever groupkit did not write is no answer of anybody
    if _fewest(Counter(one.page for one in filled), pages) < least:
        return None
    SystemRandom().shuffle(filled)
    SystemRandom().shuffle(texts)
    return Contents(tuple(filled), tuple(texts))


def _fewest(kinds: Counter[int], pages: int) -> int:
    last = max([pages, *(page for page in PAGES if kinds[page])])
    return kinds[WHOLE] + min((kinds[page] for page in range(1, last + 1)), default=0)


def _outer(slots: Iterable[bytes], key: PrivateKey) -> Iterator[tuple[int, bytes]]:
    opener = SealedBox(key)
    for slot in slots:
        try:
            plain = opener.decrypt(slot)
        except CryptoError:
            continue
        yield plain[0], plain[1:]


def _inside(inner: bytes, key: PrivateKey) -> bytes:
    try:
        plain = SealedBox(key).decrypt(inner)
    except CryptoError:
        return b""
    return plain[_LENGTH : _LENGTH + int.from_bytes(plain[:_LENGTH], "big")]


def _read(plain: bytes, kind: type[Read]) -> Iterator[Read]:
    with suppress(msgspec.MsgspecError, UnicodeDecodeError):
        yield msgspec.msgpack.decode(plain, type=kind)
