"""Verifies the chain of a book from plain rows, without making a value of each: many thousand entries a second.

What it finds is what `ledger.first_break` finds; besides, it adds up what every place and fund holds.
"""

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from groupkit.core.ledger import FORMAT, START, EntryType
from groupkit.core.records import FACTS

_TYPES = frozenset(kind.value for kind in EntryType)
_NO_LINES = frozenset(kind.value for kind in EntryType if not kind.moves_money)
_SIGNS = {EntryType.RECEIPT.value: 1, EntryType.PAYMENT.value: -1}
# The column of a line that has to add up to nothing: a move keeps each fund, a fund-move each place
_EVEN = {EntryType.MOVE.value: 1, EntryType.FUND_MOVE.value: 0}

Stored = tuple[Any, ...]
Lines = list[tuple[int, int, int | None, int]]
Words = list[tuple[str, str, bytes | None, str | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What a look over the whole chain found: how many entries, the first that is not as it was written, sums."""

    entries: int
    head: bytes
    broken_at: int | None
    held: Mapping[tuple[int, int], int]


def verify(
    entries: Iterable[Stored], lines: Iterable[Stored], words: Iterable[Stored], target: Callable[[int], Lines]
) -> Verified:
    """Look over a chain, holding one entry at a time.

    Args:
        entries: the columns seq, day, recorded_at, type, sheet, reverses, decided_on, prev and hash, by seq.
        lines: seq, place, fund, kind and pence of every line, in order.
        words: seq, what, digest, salt and text of every wording, in order.
        target: the lines of an entry that another one puts right.
    """
    prev, number, broken = START, 0, None
    held: dict[tuple[int, int], int] = defaultdict(int)
    lines_of, words_of = _by_entry(lines), _by_entry(words)
    for number, row in enumerate(entries, start=1):
        seq, _, _, type_, _, reverses, _, before, hash_ = row
        own, said = lines_of(seq), words_of(seq)
        for place, fund, _, pence in own:
            held[place, fund] += pence
        if broken is None:
            body = _body(row, own, said)
            found = hashlib.sha256(FORMAT + prev + len(body).to_bytes(8, "big") + body).digest()
            whole = seq == number and before == prev and hash_ == found and type_ in _TYPES and _hold(said)
            if not whole or not _adds_up(type_, own, target(reverses) if reverses else []):
                broken = number
        prev = bytes(hash_)
    return Verified(entries=number, head=prev, broken_at=broken, held=dict(held))


def _by_entry(rows: Iterable[Stored]) -> Callable[[int], list[Any]]:
    """Return what gives the rows of one entry after another, without their number."""
    left = iter(rows)
    ahead = next(left, None)

    def of(seq: int) -> list[Any]:
        nonlocal ahead
        found: list[Any] = []
        while ahead is not None and ahead[0] <= seq:
            if ahead[0] == seq:
                found.append(ahead[1:])
            ahead = next(left, None)
        return found

    return of


def _body(row: tuple[Any, ...], lines: Lines, words: Words) -> bytes:
    """Return what `Entry.body` returns, from the texts as they are stored."""
    seq, day, at, type_, sheet, reverses, decided, _, _ = row
    own = ",".join(f"[{p},{f},{'null' if k is None else k},{pence}]" for p, f, k, pence in lines)
    said = ",".join(f'"{what}":"{digest}"' for what, digest, _, _ in words)
    return (
        f'{{"day":"{day}","decided_on":{_text(decided)},"lines":[{own}],"recorded_at":"{at}",'
        f'"reverses":{_number(reverses)},"seq":{seq},"sheet":{_number(sheet)},"type":"{type_}",'
        f'"words":{{{said}}}}}'
    ).encode()


def _text(text: str | None) -> str:
    return f'"{text}"' if text else "null"


def _number(number: int | None) -> str:
    return "null" if number is None else str(number)


def _hold(words: Words) -> bool:
    """Tell whether every wording still is what was chained; one that was erased whole holds, but no particulars."""
    for what, digest, salt, text in words:
        if not what.isidentifier() or (what == FACTS and not salt):
            return False
        if salt:
            said = text if text is None or text.isascii() else unicodedata.normalize("NFC", text)
            if hashlib.sha256(salt + (said or "").encode()).hexdigest() != digest:
                return False
        elif text:
            return False
    return True


def _adds_up(type_: str, lines: Lines, target: Lines) -> bool:
    """Tell whether the lines are such as an entry of this type has."""
    if type_ in _NO_LINES:
        return not lines
    if type_ in _SIGNS:
        sign = _SIGNS[type_]
        return bool(lines) and all(line[3] * sign > 0 and line[2] is not None for line in lines)
    if type_ in _EVEN:
        return not any(_sums(lines, _EVEN[type_]))
    if type_ == EntryType.REVERSAL.value:
        return [(p, f, k, -pence) for p, f, k, pence in target] == lines
    return bool(lines)


def _sums(lines: Lines, column: int) -> Iterator[int]:
    sums: dict[object, int] = defaultdict(int)
    for line in lines:
        sums[line[column]] += line[3]
    return iter(sums.values())
