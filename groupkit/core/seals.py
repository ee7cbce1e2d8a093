"""The code on a paper about money, typed back in: it tells whether a book still is what that paper saw."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from groupkit.core.ledger import START, seal
from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_

LETTERS = 16
_UNUSED = "ILOU"
_USED = frozenset("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
_BETWEEN = frozenset("-‐‑‒–—−.")


def read_seal(typed: str) -> str:
    """Return a typed code as it is printed, like 7K4M-Q2ZD-9XVB-4H8T.

    Raises:
        RefusedError: it is no such code; the problem says which letter to look at.
    """
    found = [letter for letter in typed.upper() if not letter.isspace() and letter not in _BETWEEN]
    if not found:
        raise RefusedError([Problem("code", N_("Type the code from the foot of the paper."))])
    if set(found) & set(_UNUSED):
        raise RefusedError([Problem("code", N_("Codes have no I, L, O or U. Check that letter."))])
    if other := [letter for letter in found if letter not in _USED]:
        said = N_("“{letter}” is not part of a code. Codes are made of numbers and letters.")
        raise RefusedError([Problem("code", said, {"letter": other[0]})])
    if len(found) != LETTERS:
        said = N_("A code has 16 numbers and letters. Here are {count}. Look at it once more.")
        raise RefusedError([Problem("code", said, {"count": len(found)})])
    return "-".join("".join(found[at : at + 4]) for at in range(0, LETTERS, 4))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """What stands at the foot of a paper about money: the code, the entry it stands after, the whole hash."""

    code: str
    entry: int
    head: bytes

    @classmethod
    def of(cls, entry: int, head: bytes) -> "Sealed":
        """Return the seal of a book whose newest entry has this hash."""
        return cls(code=seal(head), entry=entry, head=head)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What a paper says of a book.

    `entry` is the entry the paper stands after, 0 for a book without entries and None where it is not known; `day`
    is when it was written down, `last` the newest entry of the book. `changed` is the first entry that is not as it
    was written, None where none is, or a single code cannot say which.
    """

    holds: bool
    entry: int | None
    last: int
    day: date | None = None
    changed: int | None = None

    @property
    def is_cut(self) -> bool:
        """Whether the book ends before the entry of the paper, as an older copy of it does."""
        return not self.holds and self.entry is not None and self.entry > self.last


def compare(
    heads: Iterable[tuple[bytes, datetime]], broken: int | None, code: str, entry: int | None = None
) -> Compared:
    """Tell whether a book still contains exactly what a paper saw.

    Args:
        heads: the hash of each entry of the book, from the first, and when it was written.
        broken: the first entry that is not as it was written, None where all are.
        code: the code of the paper, as `read_seal` gives it.
        entry: the number beside the code, where the paper has one. A code that stands nowhere in the book is then
            answered for that entry.
    """
    book = tuple(heads)
    codes = [seal(START), *(seal(hash_) for hash_, _ in book)]
    at = codes.index(code) if code in codes else None
    if at is None or (broken is not None and broken <= at):
        return Compared(holds=False, entry=at if entry is None else entry, last=len(book), changed=broken)
    if entry is not None and entry != at:
        raise RefusedError([_other(at, entry)])
    day = book[at - 1][1].date() if at else None
    return Compared(holds=True, entry=at, last=len(book), day=day, changed=broken)


def _other(at: int, entry: int) -> Problem:
    said = N_("This code stands after entry {at}, and you typed {entry}. Look at the number on the paper.")
    return Problem("entry", said, {"at": at, "entry": entry})
