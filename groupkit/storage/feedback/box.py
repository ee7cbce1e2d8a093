"""Keeps the slots of a round in one file beside the book, which tells neither order nor time nor number.

After a mark and a number used once, the file is one sealed block: how many slots are in use, and every slot. Each
turn seals all of it anew, with the slots in another order, and gives file and folder one and the same time. Which
slots hold nothing is known in memory alone, for as long as one sitting lasts, so a later one begins with slots of
its own. The lock lies in the book; without it a copy of the box shows only its length.
"""

import os
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from random import SystemRandom
from threading import RLock

from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt, crypto_aead_xchacha20poly1305_ietf_encrypt
from nacl.exceptions import CryptoError

from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_
from groupkit.storage import saving
from groupkit.storage.feedback import slots
from groupkit.storage.feedback.keepers import RoundKeys
from groupkit.storage.world import plain_words

SUFFIX = ".box"
SLOTS, SEGMENTS = 64, 4
"""The slots a sitting begins with, and the sittings a box has room for before it grows by as many."""
RENEWED = 8
"""The fewest slots that are others after each turn, however many of them hold something."""
_MARK, _NONCE, _TAG, _USED = b"gkbox\x01\0\0", 24, 16, 4
_HEAD = len(_MARK) + _NONCE
_MOST = 20_000
"""The most slots of a box: at ten sittings a month, enough for two years."""
_NAME = 32
TIME = 946_684_800
"""The time every box and its folder have: the first second of the year 2000."""

GONE = N_(
    "The box of this round is not where it was. It belongs in the folder “{folder}”, beside the book. Nothing was "
    "changed."
)
SPOILED = N_("The box of this round cannot be read: part of it was changed, or is not there. Nothing was changed.")
TAKEN = N_("There is a box called {path} already. Give this round another name.")
FULL = N_("The box of this round is full. Close the round, then begin another one. Nothing was changed.")
NEWER = N_("This box was made by a newer groupkit. Put the newer one on this computer, then try again.")
ENDED = N_("This sitting has ended. Start another one.")

_chance = SystemRandom()
# one turn after the other, whichever thread it comes from
_turns = RLock()


def folder_of(book: Path) -> Path:
    """Return the folder beside a book that holds its boxes."""
    return book.with_name(f"{book.stem} feedback")


def path_of(book: Path, key: str) -> Path:
    """Return where the box of a round lies."""
    return folder_of(book) / f"{key}{SUFFIX}"


@dataclass(frozen=True, slots=True)
class _Held:
    """The slots of a box: those in use, in an order that says nothing, and those for later sittings."""

    used: tuple[bytes, ...]
    spare: tuple[bytes, ...]

    def further(self) -> "_Held":
        """Take the slots of one more sitting into use; they are the last of those in use."""
        if len(self.used) + SLOTS > _MOST:
            raise GroupkitError(FULL)
        spare = self.spare or _new()
        return _Held(self.used + spare[:SLOTS], spare[SLOTS:])

    def renewed(self, others: Mapping[bytes, bytes]) -> "_Held":
        """Put other slots in the places of some, and all that are in use into another order."""
        used = [others.get(_name(slot), slot) for slot in self.used]
        _chance.shuffle(used)
        return _Held(tuple(used), self.spare)


class Box:
    """The box of one round."""

    def __init__(self, path: Path, keys: RoundKeys) -> None:
        self.path, self.keys = path, keys

    @classmethod
    @contextmanager
    def making(cls, path: Path, keys: RoundKeys, taken: Sequence[bytes] = ()) -> "Iterator[Box]":
        """Make a box that gets its name when the block ends well; write the round into the book within it.

        `taken` are the slots in use of an earlier round, which are not opened.
        """
        held = _Held(tuple(taken), _new()).renewed({})
        with plain_words():
            if path.exists():
                raise GroupkitError(TAKEN, path=path.name)
            path.parent.mkdir(mode=0o700, exist_ok=True)
        with saving.part_of(path) as part:
            _write(part, _sealed(held, keys))
            with part.open("r+b") as written:
                os.fsync(written.fileno())
            yield cls(path, keys)
        _settle(path)

    @classmethod
    def create(cls, path: Path, keys: RoundKeys, taken: Sequence[bytes] = ()) -> "Box":
        """Make a box at once."""
        with cls.making(path, keys, taken) as made:
            return made

    @classmethod
    def open(cls, path: Path, keys: RoundKeys) -> "Box":
        """Return a box that is there already; raise GroupkitError where it is not, or cannot be read."""
        box = cls(path, keys)
        box._read()
        return box

    def begin(self) -> "Segment":
        """Begin a sitting: at the kiosk, with a pile of paper, or typing in."""
        with _turns:
            held = self._read()
            further = held.further()
            self._save(further.renewed({}))
        return Segment(self, frozenset(map(_name, further.used[len(held.used) :])))

    def slots(self) -> tuple[bytes, ...]:
        """Return every slot in use; what is in them only the keys of the round tell."""
        return self._read().used

    def shuffle(self) -> None:
        """Put all slots into another order and write them anew, as if somebody had had a turn."""
        with _turns:
            self._save(self._read().renewed({}))

    def _read(self) -> _Held:
        return _unsealed(_bytes(self.path), self.keys)

    def _save(self, held: _Held) -> None:
        with saving.part_of(self.path) as part:
            _write(part, _sealed(held, self.keys))
        _settle(self.path)


class Segment:
    """One sitting: it alone knows which of its slots hold nothing yet."""

    def __init__(self, box: Box, free: frozenset[bytes]) -> None:
        self._box, self._free, self._ended = box, free, False

    def cast(self, ballot: bytes, texts: Sequence[bytes] = (), kind: int = slots.WHOLE) -> None:
        """Put a ballot and texts into the box, each into a slot of its own; once this returns, they are kept.

        Raises:
            GroupkitError: the disk cannot take it, the box is not there, or a text is too long; nothing is kept.
        """
        keys = self._box.keys
        self._turn((slots.sealed(kind, ballot, keys), *(slots.sealed(slots.TEXT, text, keys) for text in texts)))

    def leave(self) -> None:
        """Do on the disk what a cast does, for somebody who stopped; nothing is put into the box."""
        self._turn(())

    def end(self) -> None:
        """End the sitting: which of its slots hold nothing is forgotten, and can no longer be seen."""
        if not self._ended:
            self._turn((), last=True)
            self._free, self._ended = frozenset(), True

    def _turn(self, given: Sequence[bytes], *, last: bool = False) -> None:
        if self._ended:
            raise GroupkitError(ENDED)
        many = max(len(given), RENEWED)
        with _turns:
            held = self._box._read()  # noqa: SLF001  a sitting is part of its box
            free = self._free.intersection(map(_name, held.used))
            while len(free) < many and not last:
                before, held = len(held.used), held.further()
                free |= frozenset(map(_name, held.used[before:]))
            places = sorted(free) if last else _chance.sample(sorted(free), many)
            nothing = [slots.empty() for _place in places[len(given) :]]
            self._box._save(held.renewed(dict(zip(places, (*given, *nothing), strict=True))))  # noqa: SLF001
            self._free = free.difference(places).union(map(_name, nothing))


def erase(path: Path) -> None:
    """Write over a box once, then delete it."""
    saving.erase(path)
    _settle(path)


def tidy(folder: Path, rounds: Mapping[str, RoundKeys | None]) -> None:
    """Finish what was cut off, and write every box anew so that its file tells of this time and of no earlier one.

    `rounds` are the keys of the book’s rounds, None where a round has let go of its box. A box of a round that the
    book does not know stays: the book may be an older copy.
    """
    if not folder.is_dir():
        return
    for part in folder.glob(f"*{SUFFIX}.part"):
        path = part.with_suffix("")
        keys = rounds.get(path.stem)
        if keys is not None and not path.exists() and _opens(part, keys):
            part.replace(path)
        else:
            saving.erase(part)
    for key, keys in rounds.items():
        path = folder / f"{key}{SUFFIX}"
        if not path.exists():
            continue
        if keys is None:
            erase(path)
        else:
            # one that cannot be read is told of where it is needed
            with suppress(GroupkitError):
                Box(path, keys).shuffle()
    _settle(folder / SUFFIX)


def _opens(path: Path, keys: RoundKeys) -> bool:
    try:
        _unsealed(path.read_bytes(), keys)
    except GroupkitError:
        return False
    return True


def _new() -> tuple[bytes, ...]:
    return tuple(slots.empty() for _slot in range(SLOTS * SEGMENTS))


def _name(slot: bytes) -> bytes:
    """Return what tells a slot from every other: the key that was thrown away once it was sealed."""
    return slot[:_NAME]


def _sealed(held: _Held, keys: RoundKeys) -> bytes:
    plain = b"".join((len(held.used).to_bytes(_USED, "big"), *held.used, *held.spare))
    head = _MARK + secrets.token_bytes(_NONCE)
    return head + crypto_aead_xchacha20poly1305_ietf_encrypt(plain, head, head[-_NONCE:], keys.lock)


def _unsealed(sealed: bytes, keys: RoundKeys) -> _Held:
    if sealed[:5] == _MARK[:5] and sealed[: len(_MARK)] != _MARK:
        raise GroupkitError(NEWER)
    head = sealed[:_HEAD]
    try:
        plain = crypto_aead_xchacha20poly1305_ietf_decrypt(sealed[_HEAD:], head, head[-_NONCE:], keys.lock)
    except (CryptoError, ValueError) as why:
        raise GroupkitError(SPOILED) from why
    used = int.from_bytes(plain[:_USED], "big")
    every = [plain[at : at + slots.SLOT] for at in range(_USED, len(plain), slots.SLOT)]
    return _Held(tuple(every[:used]), tuple(every[used:]))


def _longest() -> int:
    return _HEAD + _USED + (_MOST + SLOTS * SEGMENTS) * slots.SLOT + _TAG


def _bytes(path: Path) -> bytes:
    with plain_words():
        if not path.is_file():
            raise GroupkitError(GONE, folder=path.parent.name)
        with path.open("rb") as file:
            sealed = file.read(_longest() + 1)
        # the system notes when a file was read as well
        with suppress(OSError):
            os.utime(path, (TIME, TIME))
    if len(sealed) > _longest():
        raise GroupkitError(SPOILED)
    return sealed


def _write(part: Path, sealed: bytes) -> None:
    """Write a box under the name it has until it is whole, with the time that every box has."""
    part.unlink(missing_ok=True)
    part.touch(mode=0o600, exist_ok=False)
    part.write_bytes(sealed)
    os.utime(part, (TIME, TIME))


def _settle(path: Path) -> None:
    """Give the folder the time that every box has; what is kept is kept already, so nothing may go wrong here."""
    with suppress(OSError):
        os.utime(path.parent, (TIME, TIME))
    saving.settle(path.parent)
