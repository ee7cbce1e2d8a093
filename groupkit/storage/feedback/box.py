"""The box of a round: one file beside the book, which tells neither order nor time nor number of the answers.

Each turn seals all of it anew, with the slots in another order. Which slots hold nothing is known in memory alone,
for as long as one sitting lasts, so a later one begins with slots of its own. The lock lies in the book; without it
a copy of the box shows only its length. Who has the book as well, and two copies from either side of one turn, sees
that somebody had a turn, and not whether they answered.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from random import SystemRandom
from threading import RLock

from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_
from groupkit.storage import saving
from groupkit.storage.feedback import boxfile, slots
from groupkit.storage.feedback.boxfile import Held, settle
from groupkit.storage.feedback.keepers import RoundKeys
from groupkit.storage.world import plain_words

SUFFIX = ".box"
SLOTS, SEGMENTS = 64, 4
"""The slots a sitting begins with, and the sittings a box has room for before it grows by as many."""
RENEWED = 6
"""The fewest slots that are others after each turn, however many of them hold something."""
_NAME = 32

TAKEN = N_("There is a box called {path} already. Give this round another name.")
FULL = N_("The box of this round is full. Close the round, then begin another one. Nothing was changed.")
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


class Box:
    """The box of one round."""

    def __init__(self, path: Path, keys: RoundKeys) -> None:
        self.path, self.keys = path, keys
        self._head, self._held = b"", Held((), ())

    @classmethod
    @contextmanager
    def making(cls, path: Path, keys: RoundKeys, taken: Sequence[bytes] = ()) -> "Iterator[Box]":
        """Make a box that gets its name when the block ends well; write the round into the book within it.

        `taken` are the slots in use of an earlier round, which are not opened.
        """
        held = _renewed(Held(tuple(taken), _new()), {})
        with plain_words():
            if path.exists():
                raise GroupkitError(TAKEN, path=path.name)
            path.parent.mkdir(mode=0o700, exist_ok=True)
        with saving.part_of(path) as part:
            boxfile.write(part, boxfile.sealed(held, keys.lock))
            with part.open("r+b") as written:
                os.fsync(written.fileno())
            yield cls(path, keys)
        settle(path.parent)

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
            further = _further(held)
            self._save(_renewed(further, {}))
        return Segment(self, frozenset(map(_name, further.used[len(held.used) :])))

    def slots(self) -> tuple[bytes, ...]:
        """Return every slot in use; what is in them only the keys of the round tell."""
        return self._read().used

    def shuffle(self) -> None:
        """Put all slots into another order and write them anew, as if somebody had had a turn."""
        with _turns:
            self._save(_renewed(self._read(), {}))

    def _read(self) -> Held:
        """Return what is in the file; what was written from here is not read again."""
        if not self._head or boxfile.read(self.path, boxfile.HEAD) != self._head:
            sealed = boxfile.read(self.path)
            self._head, self._held = sealed[: boxfile.HEAD], boxfile.unsealed(sealed, self.keys.lock)
        return self._held

    def _save(self, held: Held) -> None:
        sealed = boxfile.sealed(held, self.keys.lock)
        with saving.part_of(self.path) as part:
            boxfile.write(part, sealed)
        self._head, self._held = sealed[: boxfile.HEAD], held
        settle(self.path.parent)


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
                before, held = len(held.used), _further(held)
                free |= frozenset(map(_name, held.used[before:]))
            places = sorted(free) if last else _chance.sample(sorted(free), many)
            nothing = [slots.empty() for _place in places[len(given) :]]
            self._box._save(_renewed(held, dict(zip(places, (*given, *nothing), strict=True))))  # noqa: SLF001
            self._free = free.difference(places).union(map(_name, nothing))


def erase(path: Path) -> None:
    """Write over a box once, then delete it."""
    saving.erase(path)
    settle(path.parent)


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
    settle(folder)


def _opens(path: Path, keys: RoundKeys) -> bool:
    try:
        boxfile.unsealed(path.read_bytes(), keys.lock)
    except GroupkitError:
        return False
    return True


def _new() -> tuple[bytes, ...]:
    return tuple(slots.empty() for _slot in range(SLOTS * SEGMENTS))


def _name(slot: bytes) -> bytes:
    """Return what tells a slot from every other: the key that was thrown away once it was sealed."""
    return slot[:_NAME]


def _further(held: Held) -> Held:
    """Take the slots of one more sitting into use; they are the last of those in use."""
    if len(held.used) + SLOTS > boxfile.MOST:
        raise GroupkitError(FULL)
    spare = held.spare or _new()
    return Held(held.used + spare[:SLOTS], spare[SLOTS:])


def _renewed(held: Held, others: Mapping[bytes, bytes]) -> Held:
    """Put other slots in the places of some, and all that are in use into another order."""
    used = [others.get(_name(slot), slot) for slot in held.used]
    _chance.shuffle(used)
    return Held(tuple(used), held.spare)
